//! Keeps what was read of the newest revision.

use super::{Asker, Error, Needs};
use crate::index::Kept;
use std::sync::Arc;

/// What was read last, for every reader of its revision.
#[derive(Debug)]
pub struct Cache {
    needs: Kept<(), Arc<Needs>>,
}

impl Default for Cache {
    fn default() -> Self {
        Self {
            needs: Kept::new(1),
        }
    }
}

impl Cache {
    /// The needs of the asker's revision.
    pub fn needs(&self, asker: &Asker<'_>) -> Result<Arc<Needs>, Error> {
        let read = || Needs::read(asker).map(Arc::new);
        self.needs.try_get(asker.snapshot.version(), (), read)
    }
}
