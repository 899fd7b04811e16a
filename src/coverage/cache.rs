//! Keeps what was counted of the newest revision.

use super::Coverage;
use crate::index::Snapshot;
use crate::registry::Registry;
use std::sync::{Arc, Mutex, PoisonError};

/// What is known of one revision.
#[derive(Debug, Default)]
pub struct Counted {
    /// The entries, kind by kind.
    pub coverage: Coverage,
}

/// What was counted of the revision last asked for.
#[derive(Debug, Default)]
pub struct Cache(Mutex<Option<(u64, Arc<Counted>)>>);

impl Cache {
    /// What is known of a snapshot, counted anew only when the revision is another than last time.
    pub fn get(&self, snapshot: &Snapshot, registry: &Registry, base: &str) -> Arc<Counted> {
        let revision = snapshot.revision();
        let kept = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some((_, counted)) = kept.filter(|(known, _)| *known == revision) {
            return counted;
        }
        // Counted outside the lock: two readers may both do it, none waits for the other.
        let counted = Arc::new(Counted {
            coverage: Coverage::read(snapshot, registry, base),
        });
        let newest = Some((revision, counted.clone()));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = newest;
        counted
    }
}
