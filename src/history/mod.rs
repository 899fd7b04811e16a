//! The commits that touched a thing, and what they changed of it.
//!
//! Which commit speaks of which thing is kept in memory beside the log: made from it when it is
//! first asked for, in the background, and brought up to the newest commit at each question. Only
//! graphs that everybody is shown are looked at: what is aside leaves no trace here.

mod catch_up;
mod gone;
mod read;
mod touches;

pub use gone::Gone;

use crate::graph::{Error, Graph};
use crate::index::{GraphView, Snapshot, TermId, TermKind};
use crate::log::Header;
use crate::rdf::Delta;
use crate::registry::json::owned;
use oxrdf::NamedNode;
use std::collections::HashSet;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use touches::{Touch, Touches};

/// Quads of a commit that is read again for a list; what a larger one changed is told by itself
/// ([`History::one`]).
const LARGEST: u64 = 20_000;

/// Quads read again for one question.
const MOST_READ: u64 = 60_000;

/// Blank nodes of a thing that are followed.
const MOST_BLANK: usize = 1_000;

/// The history of one graph.
pub struct History {
    graph: Arc<Graph>,
    shared: Arc<Shared>,
}

/// The index, and whether somebody is making it.
#[derive(Default)]
struct Shared {
    touches: Mutex<Touches>,
    caught_up: Condvar,
    is_building: AtomicBool,
}

/// One commit that touched a thing.
pub struct Entry {
    /// Who, when, why, through which door.
    pub header: Header,
    /// Statements of the thing and its parts that it added.
    pub added: u64,
    /// Statements that it removed.
    pub removed: u64,
    /// These; none if they were not asked for, or the commit is too large to be read for a list.
    pub changes: Option<Delta>,
}

/// What was found.
pub struct Told {
    /// Commits that touched the thing, the newest first.
    pub entries: Vec<Entry>,
    /// How many there are in all.
    pub total: usize,
    /// There are more, before this revision.
    pub older: Option<u64>,
}

/// Whose history is asked for.
#[derive(Clone, Copy)]
pub enum Whose<'a> {
    /// Of something that is there.
    Thing(&'a GraphView, TermId),
    /// Of something that was there, perhaps.
    Iri(&'a Snapshot, &'a NamedNode),
}

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Who, when and why.
    Headers,
    /// Also what was changed.
    Changes,
}

impl History {
    /// Of a graph; costs nothing until it is asked.
    pub fn new(graph: &Arc<Graph>) -> Self {
        Self {
            graph: Arc::clone(graph),
            shared: Arc::default(),
        }
    }

    /// The newest commits before a revision, and up to that of the view, that touched a thing; none
    /// while the index is being made for the first time.
    pub fn of(
        &self,
        whose: Whose<'_>,
        (before, most): (Option<u64>, usize),
        detail: Detail,
    ) -> Result<Option<Told>, Error> {
        let Some(found) = self.touches(whose)? else {
            return Ok(None);
        };
        let total = found.len();
        let mut touches = found
            .into_iter()
            .filter(|touch| before.is_none_or(|before| touch.revision < before));
        let (mut read, mut entries) = (0, Vec::new());
        for touch in touches.by_ref().take(most) {
            let Some(mut entry) = self.entry(&touch)? else {
                continue;
            };
            let size = entry.size();
            if detail == Detail::Changes && size <= LARGEST && read + size <= MOST_READ {
                read += size;
                entry.changes = self.changes(touch.revision, whose, &|| false)?;
            }
            entries.push(entry);
        }
        let older = touches.next().and(entries.last());
        Ok(Some(Told {
            older: older.map(|entry| entry.header.draft.revision),
            entries,
            total,
        }))
    }

    /// What one commit changed of a thing, however large it is; none if it did not touch it, or the index
    /// is being made. Reading ends, without the changes, when `is_over`.
    pub fn one(
        &self,
        whose: Whose<'_>,
        revision: u64,
        is_over: &dyn Fn() -> bool,
    ) -> Result<Option<Entry>, Error> {
        let found = self.touches(whose)?.unwrap_or_default();
        let Some(touch) = found.iter().find(|touch| touch.revision == revision) else {
            return Ok(None);
        };
        let Some(mut entry) = self.entry(touch)? else {
            return Ok(None);
        };
        entry.changes = self.changes(revision, whose, is_over)?;
        Ok(Some(entry))
    }

    /// The commits that touched it, the newest first; none while the index is being made.
    fn touches(&self, whose: Whose<'_>) -> Result<Option<Vec<Touch>>, Error> {
        let snapshot = whose.snapshot();
        if !self.catch_up(snapshot)? {
            return Ok(None);
        }
        let subjects = whose.subjects();
        Ok(Some(self.lock().of(&subjects, snapshot.revision())))
    }

    fn entry(&self, touch: &Touch) -> Result<Option<Entry>, Error> {
        let headers = self.graph.commits(touch.revision..=touch.revision)?;
        Ok(headers.into_iter().next().map(|header| Entry {
            header,
            added: touch.added,
            removed: touch.removed,
            changes: None,
        }))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Touches> {
        let touches = self.shared.touches.lock();
        touches.unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entry {
    /// Quads of the whole commit.
    pub fn size(&self) -> u64 {
        self.header.counts.added + self.header.counts.removed
    }
}

impl Whose<'_> {
    /// The revision that is asked of.
    fn snapshot(&self) -> &Snapshot {
        match self {
            Self::Thing(view, _) => view.snapshot(),
            Self::Iri(snapshot, _) => snapshot,
        }
    }

    /// The names under which commits speak of it: its own, which is that of its parts, and those of the
    /// blank nodes it has now.
    fn subjects(&self) -> HashSet<String> {
        match self {
            Self::Iri(_, iri) => HashSet::from([iri.as_str().to_owned()]),
            Self::Thing(view, thing) => {
                let nodes = owned::nodes(view, *thing).into_iter();
                let blank = nodes.filter(|node| view.kind(*node) == TermKind::BlankNode);
                let blank = blank
                    .take(MOST_BLANK)
                    .map(|node| format!("_:{}", view.text(node)));
                blank.chain([view.text(*thing).to_owned()]).collect()
            }
        }
    }
}
