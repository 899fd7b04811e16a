//! Keeps what was read of the newest revision.

use super::{Asker, Declared, Error, Needs, Rankings};
use crate::index::Kept;
use oxrdf::NamedNode;
use std::sync::Arc;

/// Rankings kept at once.
const MOST: usize = 8;

/// What was read last, for every reader of its revision.
#[derive(Debug)]
pub struct Cache {
    rankings: Kept<(), Arc<Rankings>>,
    needs: Kept<Option<NamedNode>, Arc<Needs>>,
}

impl Default for Cache {
    fn default() -> Self {
        Self {
            rankings: Kept::new(1),
            needs: Kept::new(MOST),
        }
    }
}

impl Cache {
    /// The rankings of the asker's revision.
    pub fn rankings(&self, asker: &Asker<'_>) -> Result<Arc<Rankings>, Error> {
        let read = || Rankings::read(asker).map(Arc::new);
        self.rankings.try_get(asker.snapshot.version(), (), read)
    }

    /// What a ranking ranks in the asker's revision.
    pub fn needs(&self, asker: &Asker<'_>, ranking: Declared) -> Result<Arc<Needs>, Error> {
        let key = ranking.iri.clone();
        let read = || Needs::read(asker, ranking).map(Arc::new);
        self.needs.try_get(asker.snapshot.version(), key, read)
    }
}
