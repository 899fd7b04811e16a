//! The commit log: every change in order, durable; everything else is derived from it.

mod commit;
mod error;

pub use commit::{Commit, Door};
pub use error::Error;

/// An append-only, durable, totally ordered log of commits.
///
/// `append` is compare-and-append on the revision, so that several nodes could follow one log.
pub trait CommitLog: Send + Sync {
    /// Revision of the newest commit; 0 when there is none.
    fn head(&self) -> Result<u64, Error>;

    /// Appends `commits`, whose revisions follow `expected_head` one by one, in one durable step.
    ///
    /// When it returns they are on disk. `Error::Conflict` if the head is another.
    fn append(&self, expected_head: u64, commits: &[Commit]) -> Result<(), Error>;

    /// Calls `each` with the commits after `revision`, oldest first, until it fails.
    fn read_after(
        &self,
        revision: u64,
        each: &mut dyn FnMut(Commit) -> Result<(), Error>,
    ) -> Result<(), Error>;

    /// Stores the index as of `revision`, so that a restart need not replay from the beginning.
    fn write_snapshot(&self, revision: u64, bytes: &[u8]) -> Result<(), Error>;

    /// The newest snapshot, if there is one.
    fn read_snapshot(&self) -> Result<Option<(u64, Vec<u8>)>, Error>;
}
