//! Keeps the comparisons asked for last.

use super::{Comparison, Error, Reader};
use crate::rdf::Language;
use std::sync::{Arc, Mutex, PoisonError};

/// Three languages of today and of one day more.
const KEPT: usize = 6;

/// The comparisons asked for last.
#[derive(Debug, Default)]
pub struct Cache(Mutex<Vec<(Key, Arc<Comparison>)>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    revision: u64,
    language: Language,
    date: String,
}

impl Cache {
    /// The comparison of the reader's revision, language and day, read anew only when it is not
    /// among those asked for last.
    pub fn get(&self, reader: &Reader<'_>) -> Result<Arc<Comparison>, Error> {
        if let Some(kept) = self.kept(reader) {
            return Ok(kept);
        }
        let key = Key::of(reader);
        // Read outside the lock: two readers may both do it, none waits for the other.
        let read = Arc::new(Comparison::read(reader)?);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(known, _)| known.revision == key.revision && *known != key);
        all.insert(0, (key, read.clone()));
        all.truncate(KEPT);
        Ok(read)
    }

    /// The same, if it is among those asked for last.
    pub fn kept(&self, reader: &Reader<'_>) -> Option<Arc<Comparison>> {
        let key = Key::of(reader);
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = all.iter().find(|(known, _)| *known == key)?;
        Some(kept.1.clone())
    }
}

impl Key {
    fn of(reader: &Reader<'_>) -> Self {
        Self {
            revision: reader.asker.snapshot.revision(),
            language: reader.asker.language,
            date: reader.date.to_owned(),
        }
    }
}
