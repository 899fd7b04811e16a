//! Opening: the stored index, then every commit after it.

use super::compose::{Composition, Direction};
use super::group::{Group, State};
use super::guard::Guard;
use super::keeper::Keeper;
use super::{Error, Graph, Options, StoredIndex, stored};
use crate::index::Snapshot;
use crate::log::{CommitLog, Memory, Sqlite};
use std::path::Path;
use std::sync::Arc;

/// Changes applied at a time while replaying.
const REPLAY_QUADS: usize = 100_000;

impl Graph {
    /// Opens (or makes) a data directory and holds it until dropped.
    ///
    /// Fails rather than open a part: a damaged log or stored index, a directory somebody else
    /// has or that may not be written, shapes that do not compile; each says what can be done.
    pub fn open(directory: &Path, options: &Options) -> Result<Self, Error> {
        Self::on(Arc::new(Sqlite::open(directory)?), options)
    }

    /// A graph whose log lives as long as it does, for tests and one-off work.
    pub fn in_memory(options: &Options) -> Self {
        Self::on(Arc::new(Memory::default()), options).expect("an empty log in memory opens")
    }

    /// Opens the graph of any log.
    pub fn on(log: Arc<dyn CommitLog>, options: &Options) -> Result<Self, Error> {
        if options.stored_index == StoredIndex::Rebuild {
            log.forget_snapshot()?;
        }
        let base = stored::read(&*log, &options.aside())?;
        let stored = base.revision();
        let (snapshot, changed) = replay(&*log, base)?;
        let guard = Guard::new(options);
        let shapes = Arc::new(guard.compile(&snapshot)?);
        let state = State {
            snapshot,
            head: log.head()?,
            shapes,
            changed,
        };
        let group = Arc::new(Group::new(log, state));
        Ok(Self {
            keeper: Keeper::start(Arc::clone(&group), stored),
            group,
            guard,
        })
    }
}

/// The newest snapshot, and how many quads have changed on the way.
fn replay(log: &dyn CommitLog, base: Snapshot) -> Result<(Snapshot, u64), Error> {
    let mut snapshot = base;
    let mut waiting = Composition::new(Direction::Forwards);
    let mut changed = 0;
    let mut newest = snapshot.revision();
    log.read_after(snapshot.revision(), &mut |header, changes| {
        newest = header.draft.revision;
        changed += header.counts.added + header.counts.removed;
        for change in changes {
            waiting.note(change?);
            if waiting.len() >= REPLAY_QUADS {
                snapshot = snapshot.apply(&waiting.take(), newest);
            }
        }
        Ok(())
    })?;
    if newest != snapshot.revision() || waiting.len() > 0 {
        snapshot = snapshot.apply(&waiting.take(), newest);
    }
    Ok((snapshot, changed))
}
