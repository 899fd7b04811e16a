//! One change as the log keeps it.

use crate::log::Error;
use crate::log::payload::{self, Change, Counts};
use crate::rdf::Delta;
use sha2::{Digest, Sha256};
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The door a change came through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

impl Door {
    /// Every door.
    pub const ALL: [Self; 5] = [
        Self::Update,
        Self::GraphStore,
        Self::Rest,
        Self::Load,
        Self::Embedded,
    ];

    /// Its name in the log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Update => "update",
            Self::GraphStore => "graph-store",
            Self::Rest => "rest",
            Self::Load => "load",
            Self::Embedded => "embedded",
        }
    }
}

impl FromStr for Door {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|door| door.as_str() == name)
            .ok_or_else(|| format!("no door is called {name:?}"))
    }
}

/// SHA-256 of a commit and, through the one before it, of everything before it.
pub type ChainDigest = [u8; 32];

/// What a writer says of a change before it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its place in the log, from 1.
    pub revision: u64,
    /// When it was accepted, UTC, in whole microseconds.
    pub time: SystemTime,
    /// Name of the token or process that made it.
    pub agent: String,
    /// The door it came through.
    pub door: Door,
    /// Why, in the writer's words.
    pub message: Option<String>,
}

impl Draft {
    /// Microseconds since 1970, as the log stores time.
    pub fn time_us(&self) -> i64 {
        let since = self.time.duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
    }

    /// Starts the digest of a commit: the one before it, then this draft; the payload follows.
    pub fn start_digest(&self, previous: &ChainDigest) -> Sha256 {
        let mut hasher = Sha256::new();
        hasher.update(previous);
        hasher.update(self.revision.to_be_bytes());
        hasher.update(self.time_us().to_be_bytes());
        for text in [
            self.agent.as_str(),
            self.door.as_str(),
            self.message.as_deref().unwrap_or(""),
        ] {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text);
        }
        hasher.update([u8::from(self.message.is_some())]);
        hasher
    }
}

/// A point in time from what the log stores.
pub(super) fn time_from_us(microseconds: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_micros(u64::try_from(microseconds).unwrap_or(0))
}

/// Now, in the precision of the log.
pub fn now() -> SystemTime {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    time_from_us(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}

/// A commit without its quads: what a list of changes shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Who, when, why.
    pub draft: Draft,
    /// How much.
    pub counts: Counts,
    /// The digest of the chain up to and including this commit.
    pub digest: ChainDigest,
}

/// A commit ready to be appended: its quads are encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Everything but the quads.
    pub header: Header,
    /// The quads, as [`payload`] writes them.
    pub payload: Vec<u8>,
}

impl Record {
    /// Encodes a change and chains it to the commit before.
    pub fn new(draft: Draft, delta: &Delta, previous: &ChainDigest) -> Self {
        let (payload, counts) = payload::encode(delta);
        let mut hasher = draft.start_digest(previous);
        hasher.update(&payload);
        let digest = hasher.finalize().into();
        Self {
            header: Header {
                draft,
                counts,
                digest,
            },
            payload,
        }
    }
}

/// One change: what, when, who, why and through which door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Everything but the quads.
    pub header: Header,
    /// The quads and graphs added and removed, net.
    pub delta: Delta,
}

impl Commit {
    /// Its place in the log, from 1.
    pub fn revision(&self) -> u64 {
        self.header.draft.revision
    }
}

/// Gathers decoded changes into a delta.
pub fn gather(changes: impl Iterator<Item = Result<Change, Error>>) -> Result<Delta, Error> {
    let mut delta = Delta::default();
    for change in changes {
        match change? {
            Change::Added(quad) => delta.added.push(quad),
            Change::Removed(quad) => delta.removed.push(quad),
            Change::Created(graph) => delta.created.push(graph),
            Change::Dropped(graph) => delta.dropped.push(graph),
        }
    }
    Ok(delta)
}
