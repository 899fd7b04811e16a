//! What is done beside the lane: the index is stored from time to time, and at the end.

use super::group::{Group, State};
use super::{Error, stored};
use std::sync::Arc;
use std::thread::JoinHandle;

/// Fewest changed quads that are worth storing the index anew while running, and at the end.
const STORE_RUNNING: u64 = 200_000;
const STORE_AT_END: u64 = 1_000;

/// The thread that keeps house.
pub(super) struct Keeper {
    group: Arc<Group>,
    thread: Option<JoinHandle<Kept>>,
}

/// What has been stored.
#[derive(Clone, Copy)]
struct Kept {
    revision: u64,
    changed: u64,
}

impl Keeper {
    /// Starts it; `stored` is the revision of the stored index.
    pub fn start(group: Arc<Group>, stored: u64) -> Self {
        let kept = Kept {
            revision: stored,
            changed: 0,
        };
        let worker = Arc::clone(&group);
        let thread = std::thread::Builder::new()
            .name("keeper".into())
            .spawn(move || run(&worker, kept))
            .inspect_err(|cause| tracing::warn!(%cause, "the index is only stored at the end"))
            .ok();
        Self { group, thread }
    }

    /// Ends the thread and stores the index if that is worth it.
    pub fn stop(&mut self) -> Result<(), Error> {
        let Some(thread) = self.thread.take() else {
            return Ok(());
        };
        self.group.end();
        let kept = thread.join().unwrap_or(Kept {
            revision: 0,
            changed: 0,
        });
        let state = self.group.published();
        if state.changed - kept.changed >= STORE_AT_END {
            store(&self.group, &state)?;
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

fn run(group: &Group, mut kept: Kept) -> Kept {
    let mut due = kept.changed + patience(&group.published());
    while group.wait_for_work(due) {
        let state = group.published();
        due = state.changed + patience(&state);
        if state.head.revision == kept.revision {
            continue;
        }
        match store(group, &state) {
            Ok(()) => {
                kept = Kept {
                    revision: state.head.revision,
                    changed: state.changed,
                }
            }
            Err(cause) => tracing::warn!(%cause, "the index was not stored"),
        }
    }
    kept
}

/// Changed quads after which the index is stored anew: a quarter of it, so that the work stays
/// in proportion.
fn patience(state: &State) -> u64 {
    STORE_RUNNING.max(state.snapshot.quad_count() as u64 / 4)
}

fn store(group: &Group, state: &State) -> Result<(), Error> {
    let bytes = stored::encode(&state.snapshot);
    group.log().write_snapshot(state.head.revision, &bytes)?;
    tracing::info!(
        revision = state.head.revision,
        bytes = bytes.len(),
        "stored the index"
    );
    Ok(())
}
