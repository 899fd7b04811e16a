//! The graph in memory: interned terms, sorted quads, immutable snapshots, one reading interface.
//!
//! NAIVE STAND-IN behind the final interface, until the real index lands.

mod snapshot;
mod view;

pub use snapshot::{Snapshot, TermId};
pub use view::{GraphView, Scope, TermKind};
