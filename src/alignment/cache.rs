//! Keeps the alignments asked for last.

use super::{Alignment, Asker, Error};
use crate::index::Kept;
use crate::rdf::Language;
use std::sync::Arc;

/// Three languages of today and of one day more.
const MOST: usize = 6;

/// The alignments asked for last, by language and day.
#[derive(Debug)]
pub struct Cache(Kept<(Language, String), Arc<Alignment>>);

impl Default for Cache {
    fn default() -> Self {
        Self(Kept::new(MOST))
    }
}

impl Cache {
    /// The alignment of the asker's revision and language on a day.
    pub fn get(&self, asker: &Asker<'_>, date: &str) -> Result<Arc<Alignment>, Error> {
        let key = (asker.language, date.to_owned());
        let read = || Alignment::read(asker, date).map(Arc::new);
        self.0.try_get(asker.snapshot.version(), key, read)
    }
}
