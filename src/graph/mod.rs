//! The one owner of state: the current snapshot, and the one write lane to the next.
//!
//! Readers take [`Graph::snapshot`], which is immutable, and never wait. Writers call
//! [`Graph::commit`] with a closure; closures run one after another (`lane.rs`), each on the newest
//! *accepted* revision, so that what it sees is what it changes. The net change is validated
//! (`guard.rs`) and handed to the log; commits that wait together go to disk together
//! (`group.rs`). Readers only ever see revisions that are on disk. If the log fails, every commit
//! in flight fails with the cause and the next one starts from the last revision on disk.
//!
//! What takes long happens beside the lane: compaction and the stored index in `keeper.rs`.

mod bulk;
mod compaction;
mod compose;
mod error;
mod group;
mod guard;
mod history;
mod keeper;
mod lane;
mod load;
mod net;
mod open;
mod options;
mod promise;
mod rehearsal;
mod stored;
mod tally;
pub mod tokens;
mod touched;

use crate::index::Snapshot;
use crate::log::{Door, Head};
use crate::rdf::Delta;
use crate::shacl::{Shapes, ValidationReport};
pub use error::Error;
use group::Group;
use guard::Guard;
use keeper::Keeper;
pub use load::Loaded;
pub use options::{Options, StoredIndex};
pub use promise::{Kept, Promise, Unjudged};
pub use rehearsal::Rehearsal;
use std::sync::Arc;
use std::time::Duration;
pub use tally::{Guarded, SECONDS};
use tokio::sync::watch;
pub use touched::Touch;
use touched::Touched;

/// Who writes, why and through which door.
#[derive(Debug, Clone)]
pub struct Author {
    /// Name of the token or process.
    pub agent: String,
    /// The door.
    pub door: Door,
    /// Why, in the writer's words.
    pub message: Option<String>,
}

/// Whether a write is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Validate, log, publish.
    Commit,
    /// The same, although a change of shapes makes data invalid that were there before.
    Accept,
    /// Validate and report only.
    DryRun,
}

/// What an accepted write did.
#[derive(Debug)]
pub struct Committed {
    /// The revision that now holds; the old one if nothing changed or for a dry run.
    pub revision: u64,
    /// The net change.
    pub delta: Delta,
    /// Warnings and infos of the guard; with [`Mode::Accept`] also what new shapes break.
    pub report: ValidationReport,
    /// What was wrong before at the nodes the write touches, and still is; it does not block.
    pub preexisting: ValidationReport,
    /// The snapshot before.
    pub before: Snapshot,
    /// The snapshot after; for a dry run, what it would have been.
    pub after: Snapshot,
}

/// The graph: readers take snapshots, writers queue.
pub struct Graph {
    // Dropped first: it stores the index and lets go of the log.
    keeper: Keeper,
    group: Arc<Group>,
    guard: Guard,
    touched: Touched,
    promise: Option<Arc<dyn Promise>>,
}

impl Graph {
    /// The newest durable revision.
    pub fn snapshot(&self) -> Snapshot {
        self.group.published().snapshot
    }

    /// Revision, time and digest of the newest durable commit.
    pub fn head(&self) -> Head {
        self.group.published().head
    }

    /// The shapes that guard writes.
    pub fn shapes(&self) -> Arc<Shapes> {
        self.group.published().shapes
    }

    /// What the guard has done since the start.
    pub fn guarded(&self) -> Guarded {
        self.guard.tally().read()
    }

    /// Hears of every new durable revision; several at once may be told as one.
    pub fn follow(&self) -> watch::Receiver<u64> {
        self.group.follow()
    }

    /// Waits until there is a durable revision after `revision`, at most `patience`; gives the newest.
    pub fn wait_beyond(&self, revision: u64, patience: Duration) -> u64 {
        self.group.wait_beyond(revision, patience)
    }

    /// Stores the index if it has changed, and lets go of the data directory.
    ///
    /// Dropping does the same, but cannot say what failed.
    pub fn close(mut self) -> Result<(), Error> {
        self.keeper.stop()
    }
}
