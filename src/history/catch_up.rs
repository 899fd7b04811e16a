//! The index brought up to the newest commit: on the spot, or in the background.

use super::History;
use super::touches::Touches;
use crate::graph::Error;
use crate::index::Snapshot;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

/// Commits that are caught up with on the spot; more are read in the background.
const FEW: u64 = 50;

/// Longest time a question waits for the first index.
const PATIENCE: Duration = Duration::from_millis(1_500);

impl History {
    /// Begins to read the log, in the background.
    pub fn start(&self) {
        let snapshot = self.graph.snapshot();
        if self.lock().revision() < snapshot.revision()
            && !self.shared.is_building.swap(true, Ordering::AcqRel)
        {
            self.build(snapshot);
        }
    }

    /// Reads the commits up to a revision: here if they are few, else in the background. False if
    /// that takes too long.
    pub(super) fn catch_up(&self, snapshot: &Snapshot) -> Result<bool, Error> {
        let wanted = snapshot.revision();
        let behind = wanted.saturating_sub(self.lock().revision());
        if behind == 0 {
            return Ok(true);
        }
        let is_first = self.lock().revision() == 0;
        if behind <= FEW && !is_first {
            let mut touches = self.lock();
            touches.read(&self.graph, snapshot)?;
            return Ok(true);
        }
        if !self.shared.is_building.swap(true, Ordering::AcqRel) {
            self.build(snapshot.clone());
        }
        let touches = self.lock();
        let is_behind = |touches: &mut Touches| touches.revision() < wanted;
        let waited = self
            .shared
            .caught_up
            .wait_timeout_while(touches, PATIENCE, is_behind);
        let (touches, _) = waited.unwrap_or_else(PoisonError::into_inner);
        Ok(touches.revision() >= wanted)
    }

    /// Reads the log on a thread of its own, then puts what it found in place.
    fn build(&self, snapshot: Snapshot) {
        let (graph, shared) = (Arc::clone(&self.graph), Arc::clone(&self.shared));
        let thread = std::thread::Builder::new().name("history".to_owned());
        let begun = thread.spawn(move || {
            let mut fresh = Touches::default();
            match fresh.read(&graph, &snapshot) {
                Ok(()) => {
                    let mut touches = shared
                        .touches
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner);
                    if touches.revision() < fresh.revision() {
                        *touches = fresh;
                    }
                }
                Err(cause) => tracing::error!(%cause, "the history could not be read"),
            }
            shared.is_building.store(false, Ordering::Release);
            shared.caught_up.notify_all();
        });
        if let Err(cause) = begun {
            tracing::error!(%cause, "the history could not be read: no thread");
            self.shared.is_building.store(false, Ordering::Release);
        }
    }
}
