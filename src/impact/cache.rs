//! Keeps what does not change from one revision to the next, or not within one.

use super::{Beginning, Mentions};
use crate::index::{Kept, Snapshot};
use crate::registry::Registry;
use std::sync::Arc;

/// Who mentions what, and where to begin, as last read.
#[derive(Debug)]
pub struct Cache {
    mentions: Kept<(), Arc<Mentions>>,
    beginnings: Kept<(), Arc<Vec<Beginning>>>,
}

impl Default for Cache {
    fn default() -> Self {
        Self {
            mentions: Kept::new(1),
            beginnings: Kept::new(1),
        }
    }
}

impl Cache {
    /// Who mentions what, read anew when the shapes and the ontology are others: then there is
    /// another registry.
    pub fn mentions(&self, registry: &Registry, read: impl FnOnce() -> Mentions) -> Arc<Mentions> {
        let read = || Arc::new(read());
        self.mentions.get(registry.version(), (), read)
    }

    /// Where to begin in a revision.
    pub fn beginnings(
        &self,
        snapshot: &Snapshot,
        read: impl FnOnce() -> Vec<Beginning>,
    ) -> Arc<Vec<Beginning>> {
        let read = || Arc::new(read());
        self.beginnings.get(snapshot.version(), (), read)
    }
}
