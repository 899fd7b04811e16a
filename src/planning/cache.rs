//! Keeps what was read of the newest revision.

use super::{Asker, Error, Needs, Roadmap};
use std::sync::{Arc, Mutex, PoisonError};

/// What was read last, for every reader of its revision.
#[derive(Debug, Default)]
pub struct Cache {
    needs: Kept<Needs>,
    roadmap: Kept<Roadmap>,
}

impl Cache {
    /// The needs of the asker's revision.
    pub fn needs(&self, asker: &Asker<'_>) -> Result<Arc<Needs>, Error> {
        self.needs.get(asker, Needs::read)
    }

    /// The roadmap of the asker's revision.
    pub fn roadmap(&self, asker: &Asker<'_>) -> Result<Arc<Roadmap>, Error> {
        self.roadmap.get(asker, Roadmap::read)
    }
}

#[derive(Debug)]
struct Kept<T>(Mutex<Option<(u64, Arc<T>)>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T> Kept<T> {
    fn get(
        &self,
        asker: &Asker<'_>,
        read: impl FnOnce(&Asker<'_>) -> Result<T, Error>,
    ) -> Result<Arc<T>, Error> {
        let revision = asker.snapshot.revision();
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, it)) = &*kept()
            && *known == revision
        {
            return Ok(it.clone());
        }
        // Read outside the lock: two readers may both do it, none waits for the other.
        let fresh = Arc::new(read(asker)?);
        let mut place = kept();
        // A slow reader of an old revision does not push out a newer one.
        if place.as_ref().is_none_or(|(known, _)| *known <= revision) {
            *place = Some((revision, fresh.clone()));
        }
        Ok(fresh)
    }
}
