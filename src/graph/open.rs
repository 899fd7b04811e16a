//! Opening: the stored index, then every commit after it.

use super::compose::{Composition, Direction};
use super::group::{Group, State};
use super::guard::Guard;
use super::keeper::Keeper;
use super::touched::Touched;
use super::{Error, Graph, Options, StoredIndex, stored};
use crate::index::{Builder, Snapshot};
use crate::log::payload::Change;
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
        let touched = Touched::since(&state.head);
        let group = Arc::new(Group::new(log, state));
        Ok(Self {
            keeper: Keeper::start(Arc::clone(&group), stored),
            group,
            guard,
            touched,
            promise: None,
        })
    }
}

/// The newest snapshot, and how many quads have changed on the way.
fn replay(log: &dyn CommitLog, base: Snapshot) -> Result<(Snapshot, u64), Error> {
    let mut replay = Replay::on(base);
    let mut changed = 0;
    log.read_after(replay.snapshot.revision(), &mut |header, changes| {
        changed += header.counts.added + header.counts.removed;
        for change in changes {
            replay.note(change?, header.draft.revision);
        }
        replay.revision = header.draft.revision;
        Ok(())
    })?;
    Ok((replay.finish(), changed))
}

/// Changes on their way into a snapshot: additions in a row through a builder, because most of a
/// log came in large loads; others composed until they are worth an overlay.
struct Replay {
    snapshot: Snapshot,
    revision: u64,
    added: Option<Builder>,
    mixed: Composition,
}

impl Replay {
    fn on(snapshot: Snapshot) -> Self {
        Self {
            revision: snapshot.revision(),
            snapshot,
            added: None,
            mixed: Composition::new(Direction::Forwards),
        }
    }

    fn note(&mut self, change: Change, revision: u64) {
        match change {
            Change::Added(quad) if self.mixed.len() == 0 => self.builder().insert(quad.as_ref()),
            Change::Created(graph) if self.mixed.len() == 0 => {
                self.builder().create_graph(graph.as_ref());
            }
            change => {
                if let Some(builder) = self.added.take() {
                    self.snapshot = builder.finish(revision);
                }
                self.mixed.note(change);
                if self.mixed.len() >= REPLAY_QUADS {
                    self.snapshot = self.snapshot.apply(&self.mixed.take(), revision);
                }
            }
        }
    }

    fn builder(&mut self) -> &mut Builder {
        let snapshot = &self.snapshot;
        self.added.get_or_insert_with(|| Builder::on(snapshot))
    }

    fn finish(mut self) -> Snapshot {
        if let Some(builder) = self.added {
            return builder.finish(self.revision);
        }
        if self.mixed.len() > 0 || self.revision != self.snapshot.revision() {
            return self.snapshot.apply(&self.mixed.take(), self.revision);
        }
        self.snapshot
    }
}
