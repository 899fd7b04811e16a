//! One change as the log keeps it.

use crate::rdf::Delta;
use std::time::SystemTime;

/// The door a change came through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// SPARQL Update.
    Update,
    /// Graph Store Protocol.
    GraphStore,
    /// REST facade.
    Rest,
    /// Command line.
    Load,
    /// Content embedded in the binary.
    Embedded,
}

/// One change: what, when, who, why and through which door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its place in the log, from 1.
    pub revision: u64,
    /// When it was accepted, UTC.
    pub time: SystemTime,
    /// Name of the token or process that made it.
    pub agent: String,
    /// The door it came through.
    pub door: Door,
    /// Why, in the writer's words.
    pub message: Option<String>,
    /// The quads and graphs added and removed, net.
    pub delta: Delta,
    /// SHA-256 over the previous digest and this change, so that a broken chain is seen.
    pub digest: [u8; 32],
}
