//! Keeps the alignments asked for last.

use super::{Alignment, Asker, Error};
use crate::rdf::Language;
use std::sync::{Arc, Mutex, PoisonError};

/// Three languages of today and of one day more.
const KEPT: usize = 6;

/// The alignments asked for last.
#[derive(Debug, Default)]
pub struct Cache(Mutex<Vec<(Key, Arc<Alignment>)>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    revision: u64,
    language: Language,
    date: String,
}

impl Cache {
    /// The alignment of the asker's revision and language on a day, read anew only when it is not
    /// among those asked for last.
    pub fn get(&self, asker: &Asker<'_>, date: &str) -> Result<Arc<Alignment>, Error> {
        let key = Key {
            revision: asker.snapshot.revision(),
            language: asker.language,
            date: date.to_owned(),
        };
        if let Some(kept) = self.kept(&key) {
            return Ok(kept);
        }
        // Read outside the lock: two readers may both do it, none waits for the other.
        let read = Arc::new(Alignment::read(asker, date)?);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(known, _)| known.revision == key.revision && *known != key);
        all.insert(0, (key, read.clone()));
        all.truncate(KEPT);
        Ok(read)
    }

    fn kept(&self, key: &Key) -> Option<Arc<Alignment>> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = all.iter().find(|(known, _)| known == key)?;
        Some(kept.1.clone())
    }
}
