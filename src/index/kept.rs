//! What takes long to work out, kept for who asks the same of the newest version.
//!
//! A [`Version`] tells one state of the graph, or of a part of it, from all others; a [`Kept`]
//! holds values of the newest version anybody asked about.

use std::convert::Infallible;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Which state of the graph, or of a part of it, something was worked out of; newer ones are greater.
///
/// Two with the same number are two all the same, unless one is a copy of the other: a compacted
/// snapshot has other ids than the one it was made from, of the same revision.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    number: u64,
    /// 0 for one that nothing is kept of.
    id: u64,
}

impl Version {
    /// One that differs from all others, and is newer than those with a lower number.
    pub fn new(number: u64) -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        let id = LAST.fetch_add(1, Ordering::Relaxed) + 1;
        Self { number, id }
    }

    /// One that is asked about once, such as what a change would lead to: nothing is kept of it.
    pub fn for_once(number: u64) -> Self {
        Self { number, id: 0 }
    }

    /// Its number, which is the revision for a snapshot.
    pub fn number(self) -> u64 {
        self.number
    }
}

/// Values by key, of the newest version anybody asked about.
///
/// Whoever asks about an older version works the value out for himself and pushes nothing out. Two
/// who come at once may both work it out, and get what the first of them put here. Nobody waits for
/// another: work is done within the time and rows of who asked for it, and when those are used up or
/// he leaves, the others would have waited in vain.
#[derive(Debug)]
pub struct Kept<K, V> {
    most: usize,
    shelf: Mutex<Shelf<K, V>>,
}

#[derive(Debug)]
struct Shelf<K, V> {
    version: Version,
    /// The one asked for last is the last.
    values: Vec<(K, V)>,
}

impl<K: Eq, V: Clone> Kept<K, V> {
    /// With room for `most` values, which are cheap to copy; the one not asked for longest goes first.
    pub const fn new(most: usize) -> Self {
        let version = Version { number: 0, id: 0 };
        Self {
            most,
            shelf: Mutex::new(Shelf {
                version,
                values: Vec::new(),
            }),
        }
    }

    /// The value of a key in a version, made if it is not here.
    pub fn get(&self, version: Version, key: K, make: impl FnOnce() -> V) -> V {
        let made = self.try_get(version, key, || Ok::<V, Infallible>(make()));
        made.unwrap_or_else(|never| match never {})
    }

    /// As [`Kept::get`], for what may fail: a failure is not kept.
    pub fn try_get<E>(
        &self,
        version: Version,
        key: K,
        make: impl FnOnce() -> Result<V, E>,
    ) -> Result<V, E> {
        if let Some(value) = self.find(version, &key) {
            return Ok(value);
        }
        let made = make()?;
        Ok(self.lock().put(version, key, made, self.most))
    }

    /// The value of a key in a version, if it is here.
    pub fn find(&self, version: Version, key: &K) -> Option<V> {
        let mut shelf = self.lock();
        let found = (shelf.version == version).then(|| shelf.take(key));
        found.flatten()
    }

    /// The newest version anybody asked about, and the value of a key in it if it is here.
    pub fn newest(&self, key: &K) -> (Version, Option<V>) {
        let mut shelf = self.lock();
        (shelf.version, shelf.take(key))
    }

    fn lock(&self) -> MutexGuard<'_, Shelf<K, V>> {
        // Nothing that may panic is done under the lock but comparing and copying.
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Eq, V: Clone> Shelf<K, V> {
    /// A value that is here; it is now the one asked for last.
    fn take(&mut self, key: &K) -> Option<V> {
        let place = self.values.iter().position(|(known, _)| known == key)?;
        self.values[place..].rotate_left(1);
        self.values.last().map(|(_, value)| value.clone())
    }

    /// Puts a value here unless it is of an older version; what is here already stays.
    fn put(&mut self, version: Version, key: K, value: V, most: usize) -> V {
        if version.id == 0 || version < self.version {
            return value;
        }
        if self.version < version {
            self.version = version;
            self.values.clear();
        }
        if let Some(known) = self.take(&key) {
            return known;
        }
        if self.values.len() >= most {
            self.values.remove(0);
        }
        self.values.push((key, value.clone()));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Snapshot;
    use crate::rdf::Delta;
    use std::sync::Arc;

    /// Asks, and says whether the value had to be made.
    fn ask(kept: &Kept<&'static str, Arc<str>>, version: Version, key: &'static str) -> bool {
        let mut made = false;
        let value = kept.get(version, key, || {
            made = true;
            format!("{key} {}", version.number()).into()
        });
        assert_eq!(*value, format!("{key} {}", version.number()));
        made
    }

    #[test]
    fn a_value_is_made_once_an_version_and_key() {
        let kept = Kept::new(4);
        let (one, two) = (Version::new(1), Version::new(2));
        for (version, key, made) in [
            (one, "a", true),
            (one, "a", false),
            (one, "b", true),
            (two, "a", true),
            (two, "a", false),
            // Who still reads an older version gets that, and pushes nothing out.
            (one, "a", true),
            (one, "a", true),
            (two, "a", false),
        ] {
            assert_eq!(ask(&kept, version, key), made, "{version:?} {key}");
        }
        assert_eq!(kept.newest(&"a").0, two);
        assert!(kept.newest(&"b").1.is_none());
    }

    #[test]
    fn versions_of_one_number_are_told_apart_and_the_later_stays() {
        let kept = Kept::new(4);
        let (before, after) = (Version::new(1), Version::new(1));
        assert!(ask(&kept, before, "a"));
        assert!(ask(&kept, after, "a"));
        assert!(ask(&kept, before, "a"));
        assert!(!ask(&kept, after, "a"));
    }

    #[test]
    fn nothing_is_kept_of_what_is_asked_about_once() {
        let kept = Kept::new(4);
        let (now, once) = (Version::new(1), Version::for_once(2));
        assert!(ask(&kept, once, "a"));
        assert!(ask(&kept, once, "a"));
        assert!(ask(&kept, now, "a"));
        assert!(ask(&kept, once, "a"));
        assert!(!ask(&kept, now, "a"));
    }

    #[test]
    fn what_was_not_asked_for_longest_makes_room() {
        let kept = Kept::new(2);
        let version = Version::new(1);
        for (key, made) in [
            ("a", true),
            ("b", true),
            ("a", false),
            ("c", true),
            ("a", false),
            ("b", true),
        ] {
            assert_eq!(ask(&kept, version, key), made, "{key}");
        }
        assert_eq!(kept.lock().values.len(), 2);
    }

    #[test]
    fn a_failure_is_not_kept_and_two_at_once_get_the_same() {
        let kept = Kept::new(2);
        let version = Version::new(1);
        assert_eq!(kept.try_get(version, "a", || Err("no")), Err("no"));
        // Somebody else is faster.
        let slow: Arc<str> = kept.get(version, "a", || {
            kept.get(version, "a", || Arc::from("first"));
            Arc::from("second")
        });
        assert_eq!(&*slow, "first");
        let found = kept.find(version, &"a").expect("it was put there");
        assert!(Arc::ptr_eq(&slow, &found));
    }

    #[test]
    fn a_snapshot_keeps_its_version_with_its_copies_alone() {
        let first = Snapshot::empty(&[]);
        assert_eq!(first.clone().version(), first.version());
        // Another one of the same revision may have other ids.
        assert!(first.compact().version() > first.version());
        let second = first.apply(&Delta::default(), 1);
        assert!(second.version() > first.compact().version());
        assert_eq!(second.version().number(), 1);
        let once = second.apply(&Delta::default(), 2).for_once();
        assert_eq!(once.revision(), 2);
        let kept = Kept::new(1);
        kept.get(once.version(), (), || 1);
        assert_eq!(kept.find(once.version(), &()), None);
    }
}
