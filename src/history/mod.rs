//! The commits that touched a thing, and what they changed of it.
//!
//! Which commit speaks of which thing is kept in memory beside the log: made from it when it is
//! first asked for, in the background, and brought up to the newest commit at each question. Only
//! graphs that everybody is shown are looked at: what is aside leaves no trace here.

mod touches;

use crate::graph::{Error, Graph};
use crate::index::{GraphView, Snapshot, TermId, TermKind};
use crate::log::Header;
use crate::rdf::Delta;
use crate::registry::json::owned;
use oxrdf::Quad;
use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;
use touches::{Touch, Touches};

/// Commits that are caught up with on the spot; more are read in the background.
const FEW: u64 = 50;

/// Longest time a question waits for the first index.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// Quads of a commit that is read again to tell what it changed; larger ones are only counted.
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
    /// These; none if the commit is too large to be read again.
    pub changes: Option<Delta>,
}

/// What was found.
pub struct Told {
    /// The newest commits that touched the thing, the newest first.
    pub entries: Vec<Entry>,
    /// How many there are in all.
    pub total: usize,
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

    /// Begins to read the log, in the background.
    pub fn start(&self) {
        let snapshot = self.graph.snapshot();
        if self.lock().revision() < snapshot.revision()
            && !self.shared.is_building.swap(true, Ordering::AcqRel)
        {
            self.build(snapshot);
        }
    }

    /// The newest `most` commits up to the view's revision that touched a thing; none while the
    /// index is being made for the first time.
    pub fn of(
        &self,
        view: &GraphView,
        thing: TermId,
        (most, detail): (usize, Detail),
    ) -> Result<Option<Told>, Error> {
        let snapshot = view.snapshot();
        if !self.catch_up(snapshot)? {
            return Ok(None);
        }
        let subjects = subjects(view, thing);
        let found: Vec<Touch> = {
            let touches = self.lock();
            touches.of(&subjects, snapshot.revision())
        };
        let total = found.len();
        let mut read = 0;
        let mut entries = Vec::new();
        for touch in found.into_iter().take(most) {
            let headers = self.graph.commits(touch.revision..=touch.revision)?;
            let Some(header) = headers.into_iter().next() else {
                continue;
            };
            let size = header.counts.added + header.counts.removed;
            let is_read = detail == Detail::Changes && size <= LARGEST && read + size <= MOST_READ;
            let mut changes = None;
            if is_read {
                read += size;
                changes = self.changes(&header, snapshot, &subjects)?;
            }
            entries.push(Entry {
                header,
                added: touch.added,
                removed: touch.removed,
                changes,
            });
        }
        Ok(Some(Told { entries, total }))
    }

    /// What a commit changed of these subjects, in graphs that are shown.
    fn changes(
        &self,
        header: &Header,
        snapshot: &Snapshot,
        subjects: &HashSet<String>,
    ) -> Result<Option<Delta>, Error> {
        let Some(commit) = self.graph.change(header.draft.revision)? else {
            return Ok(None);
        };
        let is_told = |quad: &Quad| {
            !snapshot.is_aside(quad.graph_name.as_ref())
                && subjects.contains(touches::name(&quad.subject).as_ref())
        };
        let keep = |quads: Vec<Quad>| quads.into_iter().filter(is_told).collect();
        Ok(Some(Delta {
            added: keep(commit.delta.added),
            removed: keep(commit.delta.removed),
            ..Delta::default()
        }))
    }

    /// Reads the commits up to a revision: here if they are few, else in the background. False if
    /// that takes too long.
    fn catch_up(&self, snapshot: &Snapshot) -> Result<bool, Error> {
        let wanted = snapshot.revision();
        let behind = wanted.saturating_sub(self.lock().revision());
        if behind == 0 {
            return Ok(true);
        }
        let is_first = self.lock().revision() == 0;
        if behind <= FEW && !is_first {
            let mut touches = self.lock();
            touches.read(&self.graph, snapshot)?;
            return Ok(true);
        }
        if !self.shared.is_building.swap(true, Ordering::AcqRel) {
            self.build(snapshot.clone());
        }
        let touches = self.lock();
        let is_behind = |touches: &mut Touches| touches.revision() < wanted;
        let waited = self
            .shared
            .caught_up
            .wait_timeout_while(touches, PATIENCE, is_behind);
        let (touches, _) = waited.unwrap_or_else(PoisonError::into_inner);
        Ok(touches.revision() >= wanted)
    }

    /// Reads the log on a thread of its own, then puts what it found in place.
    fn build(&self, snapshot: Snapshot) {
        let (graph, shared) = (Arc::clone(&self.graph), Arc::clone(&self.shared));
        let thread = std::thread::Builder::new().name("history".to_owned());
        let begun = thread.spawn(move || {
            let mut fresh = Touches::default();
            match fresh.read(&graph, &snapshot) {
                Ok(()) => {
                    let mut touches = shared
                        .touches
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner);
                    if touches.revision() < fresh.revision() {
                        *touches = fresh;
                    }
                }
                Err(cause) => tracing::error!(%cause, "the history could not be read"),
            }
            shared.is_building.store(false, Ordering::Release);
            shared.caught_up.notify_all();
        });
        if let Err(cause) = begun {
            tracing::error!(%cause, "the history could not be read: no thread");
            self.shared.is_building.store(false, Ordering::Release);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Touches> {
        let touches = self.shared.touches.lock();
        touches.unwrap_or_else(PoisonError::into_inner)
    }
}

/// The names under which commits speak of a thing: its own, those of its parts, and those of the
/// blank nodes it has now.
fn subjects(view: &GraphView, thing: TermId) -> HashSet<String> {
    let nodes = owned::nodes(view, thing).into_iter();
    let blank = nodes.filter(|node| view.kind(*node) == TermKind::BlankNode);
    let blank = blank
        .take(MOST_BLANK)
        .map(|node| format!("_:{}", view.text(node)));
    blank.chain([view.text(thing).to_owned()]).collect()
}
