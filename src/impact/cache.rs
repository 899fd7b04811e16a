//! Keeps what does not change from one revision to the next, or not within one.

use super::{Beginning, Mentions};
use crate::registry::Registry;
use std::sync::{Arc, Mutex, PoisonError};

/// Who mentions what, and where to begin, as last read.
#[derive(Debug, Default)]
pub struct Cache {
    mentions: Mutex<Option<(Arc<Registry>, Arc<Mentions>)>>,
    beginnings: Mutex<Option<(u64, Arc<Vec<Beginning>>)>>,
}

impl Cache {
    /// Who mentions what, read anew when the shapes and the ontology are others: then there is
    /// another registry.
    pub fn mentions(
        &self,
        registry: &Arc<Registry>,
        read: impl FnOnce() -> Mentions,
    ) -> Arc<Mentions> {
        let lock = || self.mentions.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, mentions)) = &*lock()
            && Arc::ptr_eq(of, registry)
        {
            return Arc::clone(mentions);
        }
        // Read outside the lock: two readers may both do it, none waits for the other.
        let mentions = Arc::new(read());
        *lock() = Some((Arc::clone(registry), Arc::clone(&mentions)));
        mentions
    }

    /// Where to begin in a revision.
    pub fn beginnings(
        &self,
        revision: u64,
        read: impl FnOnce() -> Vec<Beginning>,
    ) -> Arc<Vec<Beginning>> {
        let lock = || {
            self.beginnings
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some((of, beginnings)) = &*lock()
            && *of == revision
        {
            return Arc::clone(beginnings);
        }
        let beginnings = Arc::new(read());
        *lock() = Some((revision, Arc::clone(&beginnings)));
        beginnings
    }
}
