//! Compaction beside the lane: the index is made anew from one revision, catches up with the
//! commits accepted meanwhile, and takes their place while nobody writes.

use super::group::{Group, State};
use crate::index::Snapshot;
use crate::rdf::Delta;

/// Commits that are few enough to catch up with while holding the lane.
const FEW: usize = 32;

/// How a compaction ended.
pub(super) enum Outcome {
    /// Readers see the compacted index.
    Done,
    /// The log failed meanwhile, and what it began with is not what holds.
    Abandoned,
}

/// Compacts the newest revision and publishes the result.
pub(super) fn run(group: &Group) -> Outcome {
    let began = {
        let mut lane = group.lane();
        lane.since_compaction = Some(Vec::new());
        lane.accepted.snapshot.clone()
    };
    let mut compacted = began.compact();
    drop(began);
    loop {
        let Some(missed) = missed(&mut group.lane().since_compaction) else {
            return Outcome::Abandoned;
        };
        let are_few = missed.len() <= FEW;
        compacted = catch_up(compacted, missed);
        if are_few {
            break;
        }
    }
    publish(group, compacted)
}

fn publish(group: &Group, compacted: Snapshot) -> Outcome {
    let replaced = group.alone(|lane| {
        let missed = lane.since_compaction.take()?;
        let state = State {
            snapshot: catch_up(compacted, missed),
            ..lane.accepted.clone()
        };
        debug_assert_eq!(state.snapshot.revision(), state.head.revision);
        group.publish(state.clone());
        Some(std::mem::replace(&mut lane.accepted, state))
    });
    // What was replaced is dropped here, where nobody waits.
    match replaced {
        Some(_) => Outcome::Done,
        None => Outcome::Abandoned,
    }
}

fn missed(since: &mut Option<Vec<(u64, Delta)>>) -> Option<Vec<(u64, Delta)>> {
    since.as_mut().map(std::mem::take)
}

fn catch_up(snapshot: Snapshot, missed: Vec<(u64, Delta)>) -> Snapshot {
    let apply = |snapshot: Snapshot, (revision, delta)| snapshot.apply(&delta, revision);
    missed.into_iter().fold(snapshot, apply)
}
