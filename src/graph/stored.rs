//! The stored index: bytes of a snapshot and back.

use crate::index::Snapshot;
use crate::log;
use crate::log::payload::{self, Decoder};
use crate::rdf::Delta;

/// The bytes to store.
pub(super) fn encode(snapshot: &Snapshot) -> Vec<u8> {
    let all = Delta {
        added: snapshot.quads().collect(),
        created: snapshot.named_graphs(),
        ..Delta::default()
    };
    payload::encode(&all).0
}

/// The snapshot of bytes that were stored.
pub(super) fn decode(
    bytes: &[u8],
    revision: u64,
    aside: &[String],
) -> Result<Snapshot, log::Error> {
    let all =
        Decoder::new(bytes)
            .and_then(log::gather)
            .map_err(|cause| log::Error::SnapshotDamaged {
                what: format!("the stored index cannot be read: {cause}"),
            })?;
    Ok(Snapshot::empty(aside).apply(&all, revision))
}
