//! Keeps the comparisons asked for last.

use super::{Comparison, Error, Reader};
use crate::index::Kept;
use crate::rdf::Language;
use std::sync::Arc;

/// Three languages of today and of one day more.
const MOST: usize = 6;

/// The comparisons asked for last, by language and day.
#[derive(Debug)]
pub struct Cache(Kept<Key, Arc<Comparison>>);

type Key = (Language, String);

impl Default for Cache {
    fn default() -> Self {
        Self(Kept::new(MOST))
    }
}

impl Cache {
    /// The comparison of the reader's revision, language and day.
    pub fn get(&self, reader: &Reader<'_>) -> Result<Arc<Comparison>, Error> {
        let read = || Comparison::read(reader).map(Arc::new);
        let version = reader.asker.snapshot.version();
        self.0.try_get(version, key(reader), read)
    }

    /// The same, if it is among those asked for last.
    pub fn kept(&self, reader: &Reader<'_>) -> Option<Arc<Comparison>> {
        let version = reader.asker.snapshot.version();
        self.0.find(version, &key(reader))
    }
}

fn key(reader: &Reader<'_>) -> Key {
    (reader.asker.language, reader.date.to_owned())
}
