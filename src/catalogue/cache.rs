//! Keeps the feeds of the newest revision: one is built when it is asked for, and only once.

use super::feed::{Failure, Feed};
use super::profile::Profile;
use crate::index::Snapshot;
use crate::query::Budget;
use oxrdf::NamedNode;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, TryLockError};

/// The feeds of the revision last asked for, one a profile.
#[derive(Debug, Default)]
pub struct Cache(Mutex<HashMap<String, Slot>>);

type Slot = Arc<Mutex<Option<Arc<Feed>>>>;

impl Cache {
    /// The feed of a profile at the revision of `snapshot`, or a newer one that is there already.
    ///
    /// Whoever comes while it is being built is told so, and neither waits nor builds it too.
    pub fn get(
        &self,
        profile: &Profile,
        base: &NamedNode,
        snapshot: &Snapshot,
        budget: &Budget,
    ) -> Result<Arc<Feed>, Failure> {
        let slot = {
            let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            slots.entry(profile.token.clone()).or_default().clone()
        };
        let mut kept = match slot.try_lock() {
            Ok(kept) => kept,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Err(Failure::Building),
        };
        if let Some(feed) = kept.as_ref()
            && feed.revision >= snapshot.revision()
        {
            return Ok(feed.clone());
        }
        let feed = Arc::new(Feed::build(profile, base, snapshot, budget)?);
        *kept = Some(feed.clone());
        Ok(feed)
    }
}
