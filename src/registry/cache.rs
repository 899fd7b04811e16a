//! Keeps the registry of the newest revision.

use crate::index::Snapshot;
use crate::registry::Registry;
use std::sync::{Arc, Mutex};

/// The registry of the revision last asked for.
#[derive(Debug, Default)]
pub struct Cache(Mutex<Option<(u64, Arc<Registry>)>>);

impl Cache {
    /// The registry of a snapshot, read anew only when the revision is another than last time.
    ///
    /// `base` is the canonical base of this deployment's IRIs.
    pub fn get(&self, snapshot: &Snapshot, base: &str) -> Arc<Registry> {
        let revision = snapshot.revision();
        if let Some((_, registry)) = self.lock().as_ref().filter(|(r, _)| *r == revision) {
            return registry.clone();
        }
        // Read outside the lock: two readers may both do it, none waits for the other.
        let registry = Arc::new(Registry::read(snapshot, base));
        *self.lock() = Some((revision, registry.clone()));
        registry
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<(u64, Arc<Registry>)>> {
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
