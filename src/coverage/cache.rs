//! Keeps what was counted of the newest revision.

use super::Coverage;
use crate::index::{Kept, Snapshot};
use crate::registry::Registry;
use std::sync::Arc;

/// What is known of one revision.
#[derive(Debug, Default)]
pub struct Counted {
    /// The entries, kind by kind.
    pub coverage: Coverage,
}

/// What was counted of the newest revision.
#[derive(Debug)]
pub struct Cache(Kept<(), Arc<Counted>>);

impl Default for Cache {
    fn default() -> Self {
        Self(Kept::new(1))
    }
}

impl Cache {
    /// What is known of a snapshot.
    pub fn get(&self, snapshot: &Snapshot, registry: &Registry, base: &str) -> Arc<Counted> {
        self.0.get(snapshot.version(), (), || {
            let coverage = Coverage::read(snapshot, registry, base);
            Arc::new(Counted { coverage })
        })
    }
}
