//! Pages that take long to draw, kept for the revision they show.

use crate::html::Reader;
use std::sync::{Arc, Mutex, PoisonError};

/// Most pages kept at once; readers who differ in more than language are few.
const MOST: usize = 12;

/// Pages of one revision, each by its address and reader.
#[derive(Debug, Default)]
pub struct Kept(Mutex<Pages>);

#[derive(Debug, Default)]
struct Pages {
    revision: u64,
    drawn: Vec<(Key, Arc<str>)>,
}

type Key = (&'static str, Reader);

impl Kept {
    /// The page of an address for a reader at a revision, drawn if it was not yet.
    ///
    /// Two who come at once may both draw it; nobody waits for another.
    pub fn get_or(
        &self,
        revision: u64,
        path: &'static str,
        reader: Reader,
        draw: impl FnOnce() -> String,
    ) -> Arc<str> {
        let key = (path, reader);
        if let Some(page) = self.find(revision, &key) {
            return page;
        }
        let page: Arc<str> = draw().into();
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if pages.revision < revision {
            *pages = Pages {
                revision,
                drawn: Vec::new(),
            };
        }
        if pages.revision == revision {
            if pages.drawn.len() == MOST {
                pages.drawn.remove(0);
            }
            pages.drawn.push((key, Arc::clone(&page)));
        }
        page
    }

    fn find(&self, revision: u64, key: &Key) -> Option<Arc<str>> {
        let pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut drawn = pages.drawn.iter();
        let found = drawn.find(|(known, _)| known == key);
        found
            .filter(|_| pages.revision == revision)
            .map(|(_, page)| Arc::clone(page))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::Language;

    #[test]
    fn a_page_is_drawn_once_a_revision_and_reader() {
        let kept = Kept::default();
        let mut drawn = 0;
        let mut get = |revision, language| {
            let reader = Reader {
                language,
                pinned: false,
                who: None,
            };
            let page = kept.get_or(revision, "/x", reader, || {
                drawn += 1;
                format!("{revision} {}", language.tag())
            });
            (page, drawn)
        };
        assert_eq!(get(1, Language::Nb), ("1 nb".into(), 1));
        assert_eq!(get(1, Language::Nb), ("1 nb".into(), 1));
        assert_eq!(get(1, Language::En), ("1 en".into(), 2));
        assert_eq!(get(2, Language::Nb), ("2 nb".into(), 3));
        assert_eq!(get(2, Language::Nb), ("2 nb".into(), 3));
        // Who still reads an older revision gets that, and does not push the newer out.
        assert_eq!(get(1, Language::Nb), ("1 nb".into(), 4));
        assert_eq!(get(2, Language::Nb), ("2 nb".into(), 4));
    }

    #[test]
    fn there_are_never_many() {
        let kept = Kept::default();
        let paths: [&'static str; 4] = ["/a", "/b", "/c", "/d"];
        for path in paths {
            for language in Language::ALL {
                for pinned in [true, false] {
                    let reader = Reader {
                        language,
                        pinned,
                        who: None,
                    };
                    kept.get_or(1, path, reader, String::new);
                }
            }
        }
        assert_eq!(kept.0.lock().unwrap().drawn.len(), MOST);
    }
}
