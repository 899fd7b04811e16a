//! What is done beside the lane, by one thread: compaction, and storing the index from time to
//! time and at the end.

use super::compaction;
use super::group::{Group, State};
use super::{Error, stored};
use crate::log::Pace;
use std::sync::Arc;
use std::thread::JoinHandle;

/// Fewest changed quads that are worth storing the index anew while running, and at the end.
const STORE_RUNNING: u64 = 200_000;
const STORE_AT_END: u64 = 1_000;
/// Fewest quads of an overlay that are worth a compaction, and the share of all quads.
const COMPACT: u64 = 20_000;
const COMPACT_SHARE: u64 = 16;
/// Fewest quads to change between two looks at the overlay.
const LOOK: u64 = 5_000;

/// The thread that keeps house.
pub(super) struct Keeper {
    group: Arc<Group>,
    thread: Option<JoinHandle<Stored>>,
}

/// The stored index: its revision, and how many quads had changed by then.
#[derive(Clone, Copy)]
struct Stored {
    revision: u64,
    changed: u64,
}

impl Keeper {
    /// Starts it; `stored` is the revision of the stored index.
    pub fn start(group: Arc<Group>, stored: u64) -> Self {
        let stored = Stored {
            revision: stored,
            changed: 0,
        };
        let worker = Arc::clone(&group);
        let thread = std::thread::Builder::new()
            .name("keeper".into())
            .spawn(move || run(&worker, stored))
            .inspect_err(
                |cause| tracing::warn!(%cause, "the index is neither compacted nor stored"),
            )
            .ok();
        Self { group, thread }
    }

    /// Ends the thread and stores the index if that is worth it.
    pub fn stop(&mut self) -> Result<(), Error> {
        let Some(thread) = self.thread.take() else {
            return Ok(());
        };
        self.group.end();
        let stored = thread.join().unwrap_or(Stored {
            revision: 0,
            changed: 0,
        });
        let state = self.group.published();
        if state.changed - stored.changed >= STORE_AT_END {
            stored::write(&self.group, &state, Pace::Alone)?;
        }
        Ok(())
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        if let Err(cause) = self.stop() {
            tracing::warn!(%cause, "the index was not stored; the next start replays the log");
        }
    }
}

fn run(group: &Group, mut stored: Stored) -> Stored {
    let mut store_due = stored.changed + store_after(&group.published());
    let mut look_due = 0;
    while group.wait_for_work(store_due.min(look_due)) {
        let state = group.published();
        if state.changed >= look_due {
            look_due = look(group, &state);
        }
        if state.changed >= store_due {
            store_due = state.changed + store_after(&state);
            if state.head.revision != stored.revision {
                match stored::write(group, &state, Pace::BesideCommits) {
                    Ok(()) => {
                        stored = Stored {
                            revision: state.head.revision,
                            changed: state.changed,
                        }
                    }
                    Err(cause) => tracing::warn!(%cause, "the index was not stored"),
                }
            }
        }
    }
    stored
}

/// Compacts if that is worth it; says at how many changed quads to look again.
fn look(group: &Group, state: &State) -> u64 {
    let limit = COMPACT.max(state.snapshot.quad_count() as u64 / COMPACT_SHARE);
    let overlay = state.snapshot.overlay_len() as u64;
    if overlay < limit {
        return state.changed + (limit - overlay).max(LOOK);
    }
    if let compaction::Outcome::Abandoned = compaction::run(group) {
        tracing::debug!("a compaction was abandoned: what it began with was not written");
    }
    state.changed + LOOK
}

/// Changed quads after which the index is stored anew: a quarter of it, so that the work stays
/// in proportion.
fn store_after(state: &State) -> u64 {
    STORE_RUNNING.max(state.snapshot.quad_count() as u64 / 4)
}
