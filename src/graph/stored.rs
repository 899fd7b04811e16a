//! The stored index: written from a snapshot, and back.

use super::Error;
use super::group::{Group, State};
use crate::index::Snapshot;
use crate::log::{self, CommitLog, Pace};

/// Stores the index of a revision that is on disk.
pub(super) fn write(group: &Group, state: &State, pace: Pace) -> Result<(), Error> {
    let bytes = group
        .log()
        .write_snapshot(state.head.revision, pace, &mut |mut sink| {
            state.snapshot.encode(&mut sink)
        })?;
    tracing::info!(revision = state.head.revision, bytes, "stored the index");
    Ok(())
}

/// The stored index, or an empty one at revision 0.
pub(super) fn read(log: &dyn CommitLog, aside: &[String]) -> Result<Snapshot, log::Error> {
    let Some(found) = log.read_snapshot()? else {
        return Ok(Snapshot::empty(aside));
    };
    let unusable = |what: String| log::Error::SnapshotDamaged { what };
    let snapshot = Snapshot::decode(&found.bytes, aside)
        .map_err(|cause| unusable(format!("the stored index cannot be used: {cause}")))?;
    if snapshot.revision() != found.revision {
        return Err(unusable(format!(
            "the stored index shows revision {}, not {}",
            snapshot.revision(),
            found.revision
        )));
    }
    Ok(snapshot)
}
