//! The commit log: every change in order, durable; everything else is derived from it.
//!
//! [`CommitLog`] is the interface; [`Sqlite`] keeps it in one file of a data directory and
//! [`Memory`] for as long as the process lives. A commit is a [`Draft`] (who, when, why), the
//! change as a [`payload`], and a digest that chains it to all commits before, so that whoever
//! reads the log knows that it is whole.

mod commit;
mod directory;
mod error;
mod memory;
pub mod payload;
mod sqlite;

pub use commit::{ChainDigest, Commit, Door, Draft, Header, Record, gather, now};
pub use error::Error;
pub use memory::Memory;
use payload::{Change, Encoder};
pub use sqlite::Sqlite;
use std::io::{self, Write};
use std::ops::RangeInclusive;
use std::time::SystemTime;

/// Where a log ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Revision of the newest commit; 0 when there is none.
    pub revision: u64,
    /// Its digest; zeros when there is none.
    pub digest: ChainDigest,
    /// Its time; 1970 when there is none.
    pub time: SystemTime,
}

impl Head {
    /// The head of an empty log.
    pub const EMPTY: Self = Self {
        revision: 0,
        digest: [0; 32],
        time: SystemTime::UNIX_EPOCH,
    };
}

impl From<&Header> for Head {
    fn from(header: &Header) -> Self {
        Self {
            revision: header.draft.revision,
            digest: header.digest,
            time: header.draft.time,
        }
    }
}

/// An index as the log keeps it, so that a restart need not replay from the beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSnapshot {
    /// The commit it shows.
    pub revision: u64,
    /// Whatever was given to [`CommitLog::write_snapshot`].
    pub bytes: Vec<u8>,
}

/// What [`CommitLog::check`] found whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// The newest commit.
    pub head: Head,
    /// Quads added over all commits.
    pub added: u64,
    /// Quads removed over all commits.
    pub removed: u64,
    /// Revision of the stored index.
    pub snapshot: Option<u64>,
}

/// How the index is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// In small steps, so that commits go on in between.
    BesideCommits,
    /// In one step, because nobody else writes.
    Alone,
}

/// What writes the bytes of an index.
pub type WriteBytes<'a> = dyn FnMut(&mut dyn Write) -> io::Result<()> + 'a;

/// What writes the quads of a large commit.
pub type WriteQuads<'a> = dyn FnMut(&mut Encoder<&mut dyn Write>) -> io::Result<()> + 'a;

/// What reads commits: the header and the changes, which it may read or leave.
pub type ReadCommit<'a> =
    dyn FnMut(&Header, &mut dyn Iterator<Item = Result<Change, Error>>) -> Result<(), Error> + 'a;

/// An append-only, durable, totally ordered log of commits.
///
/// Appending is compare-and-append on the revision, so that several nodes could follow one log.
pub trait CommitLog: Send + Sync {
    /// Where the log ends.
    fn head(&self) -> Result<Head, Error>;

    /// Appends `records`, whose revisions follow `expected_head` one by one, in one durable step.
    ///
    /// When it returns they are on disk; when it fails none of them is. `Error::Conflict` if the
    /// head is another.
    fn append(&self, expected_head: u64, records: &[Record]) -> Result<(), Error>;

    /// Appends one commit whose quads `write` streams, so that it is never in memory as a whole.
    ///
    /// `previous` is the head it follows; durable when it returns.
    fn append_large(
        &self,
        previous: &Head,
        draft: Draft,
        write: &mut WriteQuads<'_>,
    ) -> Result<Header, Error>;

    /// Calls `each` with the commits after `revision`, oldest first, until it fails.
    ///
    /// Every commit handed out is whole: its digest continues the chain.
    fn read_after(&self, revision: u64, each: &mut ReadCommit<'_>) -> Result<(), Error>;

    /// The headers of a range of revisions, oldest first, as far as they exist.
    fn headers(&self, revisions: RangeInclusive<u64>) -> Result<Vec<Header>, Error>;

    /// One commit with its quads.
    fn read(&self, revision: u64) -> Result<Option<Commit>, Error> {
        let Some(before) = revision.checked_sub(1) else {
            return Ok(None);
        };
        let mut found = None;
        let outcome = self.read_after(before, &mut |header, changes| {
            found = Some(Commit {
                header: header.clone(),
                delta: gather(changes)?,
            });
            Err(Error::Stopped(String::new()))
        });
        match outcome {
            Ok(()) | Err(Error::Stopped(_)) => Ok(found),
            Err(error) => Err(error),
        }
    }

    /// Stores the index as of `revision`, which `write` streams, in place of older ones; gives its
    /// size in bytes. None is left of it if it fails.
    fn write_snapshot(
        &self,
        revision: u64,
        pace: Pace,
        write: &mut WriteBytes<'_>,
    ) -> Result<u64, Error>;

    /// The newest stored index, checked to be what was written.
    fn read_snapshot(&self) -> Result<Option<StoredSnapshot>, Error>;

    /// Forgets the stored index: the next start replays every commit.
    fn forget_snapshot(&self) -> Result<(), Error>;

    /// Reads everything and says what is wrong; `progress` hears commits done and commits in all.
    fn check(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Checked, Error>;
}
