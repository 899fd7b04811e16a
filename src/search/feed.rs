//! Keeps the index in step with the graph: one thread that follows the commits.
//!
//! A commit is read from the log, the things it speaks of are read anew from the newest snapshot,
//! and the new state is published whole. The index is made from scratch at the start, when shapes
//! or ontology change (what is searched may be another thing then), and when so much has changed
//! that this is quicker. Neither writers nor readers ever wait for it.

use super::analyse::Stems;
use super::declared::Declared;
use super::entry::Reader;
use super::index::{Filling, Inverted};
use super::mending::{Mending, teach};
use super::state::State;
use super::table::Table;
use super::vocabulary::Vocabulary;
use crate::graph::{self, Graph};
use crate::index::{GraphView, Scope, Snapshot};
use crate::log::{self, payload::Change};
use crate::registry::{Registry, shapes_view};
use crate::shacl::Shapes;
use oxrdf::{GraphName, NamedNode, NamedOrBlankNode, Term};
use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, PoisonError, Weak};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tantivy::TantivyError;
use tokio::sync::{Notify, watch};

/// Changed quads after which the index is made anew instead of mended.
const MANY: usize = 20_000;

/// What the thread and those who ask share.
pub struct Shared {
    base: String,
    newest: Mutex<Option<Arc<State>>>,
    published: Condvar,
}

impl Shared {
    /// No index yet.
    pub fn new(base: &str) -> Self {
        Self {
            base: base.to_owned(),
            newest: Mutex::new(None),
            published: Condvar::new(),
        }
    }

    /// The newest index.
    pub fn newest(&self) -> Option<Arc<State>> {
        self.newest
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The first index, if it comes in time.
    pub fn wait(&self, patience: Duration) -> Option<Arc<State>> {
        let newest = self.newest.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .published
            .wait_timeout_while(newest, patience, |it| it.is_none());
        let (newest, _) = waited.unwrap_or_else(PoisonError::into_inner);
        newest.clone()
    }

    fn publish(&self, state: State) {
        let state = Some(Arc::new(state));
        *self.newest.lock().unwrap_or_else(PoisonError::into_inner) = state;
        self.published.notify_all();
    }
}

/// The thread; ends when this is dropped.
pub struct Feed {
    stop: Arc<Notify>,
    thread: Option<JoinHandle<()>>,
}

impl Feed {
    /// Starts it.
    pub fn start(graph: &Arc<Graph>, shared: &Arc<Shared>) -> std::io::Result<Self> {
        let stop = Arc::new(Notify::new());
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        let worker = Worker {
            graph: Arc::downgrade(graph),
            shared: Arc::clone(shared),
            kept: None,
            stems: Stems::default(),
        };
        let (follow, stopped) = (graph.follow(), Arc::clone(&stop));
        let thread = std::thread::Builder::new()
            .name("search".into())
            .spawn(move || {
                runtime.block_on(worker.run(follow, &stopped));
            })?;
        Ok(Self {
            stop,
            thread: Some(thread),
        })
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        self.stop.notify_one();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the thread that feeds the search index panicked");
        }
    }
}

struct Worker {
    // Weak, so that nobody waits for this thread to let go of the data directory.
    graph: Weak<Graph>,
    shared: Arc<Shared>,
    kept: Option<Kept>,
    stems: Stems,
}

/// What the newest state was made of.
struct Kept {
    revision: u64,
    shapes: Arc<Shapes>,
    declared: Arc<Declared>,
    vocabulary: Arc<Vocabulary>,
    table: Arc<Table>,
    index: Option<Inverted>,
}

/// What some commits changed, as far as it matters here.
#[derive(Default)]
struct Touched {
    quads: usize,
    things: BTreeSet<String>,
    moved: bool,
    terms: bool,
}

impl Worker {
    async fn run(mut self, mut follow: watch::Receiver<u64>, stop: &Notify) {
        loop {
            // Marked before looking: what comes meanwhile wakes us again.
            follow.borrow_and_update();
            let Some(graph) = self.graph.upgrade() else {
                return;
            };
            if let Err(cause) = self.catch_up(&graph) {
                tracing::error!(%cause, "the search index fell behind; the next commit makes it anew");
                self.kept = None;
            }
            drop(graph);
            tokio::select! {
                changed = follow.changed() => if changed.is_err() { return },
                () = stop.notified() => return,
            }
        }
    }

    fn catch_up(&mut self, graph: &Graph) -> Result<(), TantivyError> {
        let started = Instant::now();
        let (snapshot, shapes) = (graph.snapshot(), graph.shapes());
        let kept = self
            .kept
            .take()
            .filter(|kept| Arc::ptr_eq(&kept.shapes, &shapes));
        let kept = match kept {
            Some(kept) if kept.revision == snapshot.revision() => {
                self.kept = Some(kept);
                return Ok(());
            }
            Some(kept) => self.mended(kept, graph, &snapshot)?,
            None => None,
        };
        let kept = match kept {
            Some(kept) => kept,
            None => self.made(&snapshot, shapes)?,
        };
        self.shared.publish(State {
            revision: kept.revision,
            base: self.shared.base.clone(),
            declared: Arc::clone(&kept.declared),
            vocabulary: Arc::clone(&kept.vocabulary),
            table: Arc::clone(&kept.table),
            index: kept
                .index
                .as_ref()
                .map(|it| (it.searcher(), it.fields().clone())),
        });
        tracing::debug!(
            revision = kept.revision,
            things = kept.table.len(),
            duration_ms = started.elapsed().as_millis() as u64,
            "the search index is up to date"
        );
        self.kept = Some(kept);
        Ok(())
    }

    /// The index from scratch.
    fn made(&mut self, snapshot: &Snapshot, shapes: Arc<Shapes>) -> Result<Kept, TantivyError> {
        let base = &self.shared.base;
        let graph = shapes_view(snapshot, base);
        let declared = match Declared::is_in(&graph) {
            true => Declared::read(&graph, &Registry::read(snapshot, base)),
            false => Declared::default(),
        };
        let mut kept = Kept {
            revision: snapshot.revision(),
            shapes,
            declared: Arc::new(declared),
            vocabulary: Arc::default(),
            table: Arc::default(),
            index: None,
        };
        if kept.declared.is_empty() {
            return Ok(kept);
        }
        let view = snapshot.view(Scope::Union);
        let declared = Arc::clone(&kept.declared);
        let reader = Reader::new(&view, &declared, base);
        let things = reader.things();
        let mut vocabulary = Vocabulary::default();
        for thing in &things {
            let texts = reader.texts(*thing);
            teach(&mut vocabulary, &reader, &texts, &mut self.stems);
        }
        let mut table = Table::default();
        let mut filling = Filling::new(&declared)?;
        for thing in things {
            let Some(kind) = reader.kind(thing) else {
                continue;
            };
            let place = table.set(view.text(thing), &reader.facets(thing, kind));
            filling.add(
                place,
                &reader.indexed(thing, kind),
                (&vocabulary, &mut self.stems),
            )?;
        }
        kept.index = Some(filling.finish()?);
        kept.vocabulary = Arc::new(vocabulary);
        kept.table = Arc::new(table);
        Ok(kept)
    }

    /// The index with the commits since then; none if it is better made anew.
    fn mended(
        &mut self,
        mut kept: Kept,
        graph: &Graph,
        snapshot: &Snapshot,
    ) -> Result<Option<Kept>, TantivyError> {
        let revision = snapshot.revision();
        let Some(index) = &mut kept.index else {
            // No shapes have changed, so there still is nothing to search.
            kept.revision = revision;
            return Ok(Some(kept));
        };
        let Some(touched) = Touched::since(kept.revision, graph, (snapshot, &kept.declared)) else {
            return Ok(None);
        };
        if touched.terms || touched.quads > MANY {
            return Ok(None);
        }
        let view = snapshot.view(Scope::Union);
        let reader = Reader::new(&view, &kept.declared, &self.shared.base);
        let table = Arc::make_mut(&mut kept.table);
        if touched.moved {
            move_all(&view, &reader, table);
        }
        let mut mending = Mending {
            reader: &reader,
            vocabulary: &mut kept.vocabulary,
            table,
            index,
            stems: &mut self.stems,
        };
        let fresh = mending.learn(&touched.things);
        for iri in &touched.things {
            mending.thing(iri)?;
        }
        mending.part_anew(&fresh, &touched.things)?;
        index.commit()?;
        kept.revision = revision;
        Ok(Some(kept))
    }
}

/// Reads the facets of all things anew: a link far from a thing may have moved it.
fn move_all(view: &GraphView, reader: &Reader<'_>, table: &mut Table) {
    let rows: Vec<Arc<str>> = table.rows().map(|(_, row)| Arc::clone(&row.iri)).collect();
    for iri in rows {
        let thing = NamedNode::new(&*iri).ok().and_then(|iri| view.id(&iri));
        if let Some(thing) = thing
            && let Some(kind) = reader.kind(thing)
        {
            table.set(&iri, &reader.facets(thing, kind));
        }
    }
}

impl Touched {
    /// What commits after `revision` changed, up to the snapshot; none if the log cannot tell.
    fn since(
        revision: u64,
        graph: &Graph,
        (snapshot, declared): (&Snapshot, &Declared),
    ) -> Option<Self> {
        let mut touched = Self::default();
        let newest = snapshot.revision();
        let read = graph.changes(revision, &mut |header, changes| {
            if header.draft.revision > newest || touched.quads > MANY {
                return Err(log::Error::Stopped(String::new()));
            }
            for change in changes {
                touched.note(&change?, snapshot, declared);
            }
            Ok(())
        });
        match read {
            Ok(()) => Some(touched),
            Err(graph::Error::Log(cause)) if matches!(*cause, log::Error::Stopped(_)) => {
                Some(touched)
            }
            Err(cause) => {
                tracing::warn!(%cause, "the log cannot be read; the search index is made anew");
                None
            }
        }
    }

    fn note(&mut self, change: &Change, snapshot: &Snapshot, declared: &Declared) {
        let (Change::Added(quad) | Change::Removed(quad)) = change else {
            return;
        };
        if snapshot.is_aside(quad.graph_name.as_ref()) {
            return;
        }
        self.quads += 1;
        self.terms |= is_of_ontology(&quad.graph_name);
        let moves = declared.moves(&quad.predicate, &quad.object);
        self.moved |= moves;
        if let NamedOrBlankNode::NamedNode(subject) = &quad.subject {
            self.thing(subject.as_str());
        }
        if let Term::NamedNode(object) = &quad.object
            && moves
        {
            self.thing(object.as_str());
        }
    }

    fn thing(&mut self, iri: &str) {
        if !self.things.contains(iri) {
            self.things.insert(iri.to_owned());
        }
    }
}

/// Whether a graph says what classes there are.
fn is_of_ontology(graph: &GraphName) -> bool {
    match graph {
        GraphName::NamedNode(name) => name.as_str().contains("/graph/ontology/"),
        GraphName::BlankNode(_) | GraphName::DefaultGraph => false,
    }
}
