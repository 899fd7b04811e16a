//! One immutable revision of the whole dataset.

use crate::index::view::{GraphView, Scope};
use crate::rdf::Delta;
use oxrdf::{GraphName, GraphNameRef, NamedOrBlankNode, Quad, Term, TermRef};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// An interned term; valid in the snapshot it came from and those derived by `apply`, until compaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub(super) u32);

impl TermId {
    /// Stands for the unnamed graph in quads.
    pub const UNNAMED_GRAPH: Self = Self(u32::MAX);
}

/// One immutable revision; cloning copies a pointer.
#[derive(Clone, Default)]
pub struct Snapshot {
    pub(super) inner: Arc<Inner>,
}

#[derive(Clone, Default)]
pub(super) struct Inner {
    pub(super) revision: u64,
    pub(super) terms: Vec<Term>,
    pub(super) ids: HashMap<Term, u32>,
    /// [graph, subject, predicate, object]
    pub(super) quads: BTreeSet<[TermId; 4]>,
    pub(super) graphs: BTreeSet<TermId>,
    pub(super) aside: Vec<String>,
}

impl Snapshot {
    /// An empty dataset at revision 0 in which graphs whose IRI starts with one of `aside` stay
    /// outside the default union.
    pub fn empty(aside: &[String]) -> Self {
        Self {
            inner: Arc::new(Inner {
                aside: aside.to_vec(),
                ..Inner::default()
            }),
        }
    }

    /// The revision of the commit log this snapshot shows.
    pub fn revision(&self) -> u64 {
        self.inner.revision
    }

    /// Number of quads, over all graphs.
    pub fn quad_count(&self) -> usize {
        self.inner.quads.len()
    }

    /// The id of a term, if any quad mentions it.
    pub fn id<'t>(&self, term: impl Into<TermRef<'t>>) -> Option<TermId> {
        self.inner
            .ids
            .get(&term.into().into_owned())
            .copied()
            .map(TermId)
    }

    /// The term behind an id of this snapshot.
    pub fn term(&self, id: TermId) -> Term {
        self.inner.terms[id.0 as usize].clone()
    }

    /// The named graphs that exist, empty ones too, in the order of their names.
    pub fn named_graphs(&self) -> Vec<NamedOrBlankNode> {
        let mut names: Vec<_> = self
            .inner
            .graphs
            .iter()
            .map(|g| match self.term(*g) {
                Term::NamedNode(n) => NamedOrBlankNode::from(n),
                Term::BlankNode(n) => n.into(),
                _ => unreachable!("graphs are named by IRIs and blank nodes"),
            })
            .collect();
        names.sort_by_key(ToString::to_string);
        names
    }

    /// Whether a named graph exists; the unnamed graph always does.
    pub fn contains_graph(&self, graph: GraphNameRef<'_>) -> bool {
        match self.graph_id(graph) {
            Some(TermId::UNNAMED_GRAPH) => true,
            Some(id) => self.inner.graphs.contains(&id),
            None => false,
        }
    }

    /// Whether a graph stays outside the default union.
    pub fn is_aside(&self, graph: GraphNameRef<'_>) -> bool {
        matches!(graph, GraphNameRef::NamedNode(n) if self.inner.aside.iter().any(|a| n.as_str().starts_with(a)))
    }

    /// All quads, grouped by graph.
    pub fn quads(&self) -> impl Iterator<Item = Quad> + '_ {
        self.inner.quads.iter().map(|q| self.quad(q))
    }

    /// The quads of one graph.
    pub fn quads_in(&self, graph: GraphNameRef<'_>) -> impl Iterator<Item = Quad> + '_ {
        let id = self.graph_id(graph);
        self.inner
            .quads
            .iter()
            .filter(move |q| Some(q[0]) == id)
            .map(|q| self.quad(q))
    }

    /// The snapshot after `delta`, at `revision`; this one stays as it is.
    pub fn apply(&self, delta: &Delta, revision: u64) -> Self {
        let mut inner = (*self.inner).clone();
        inner.revision = revision;
        for quad in &delta.removed {
            let key = inner.key(quad);
            inner.quads.remove(&key);
        }
        for graph in &delta.dropped {
            let id = inner.intern(graph.clone().into());
            inner.graphs.remove(&id);
        }
        for graph in &delta.created {
            let id = inner.intern(graph.clone().into());
            inner.graphs.insert(id);
        }
        for quad in &delta.added {
            let key = inner.key(quad);
            if key[0] != TermId::UNNAMED_GRAPH {
                inner.graphs.insert(key[0]);
            }
            inner.quads.insert(key);
        }
        Self {
            inner: Arc::new(inner),
        }
    }

    /// A reading interface on part of the dataset.
    pub fn view(&self, scope: Scope) -> GraphView {
        GraphView::new(self.clone(), scope)
    }

    /// A view of the graph so named; empty if it does not exist.
    pub fn view_of(&self, graph: GraphNameRef<'_>) -> GraphView {
        match self.graph_id(graph) {
            Some(TermId::UNNAMED_GRAPH) => self.view(Scope::Unnamed),
            Some(id) => self.view(Scope::Named(id)),
            None => self.view(Scope::Merge(Arc::from([]))),
        }
    }

    fn graph_id(&self, graph: GraphNameRef<'_>) -> Option<TermId> {
        match graph {
            GraphNameRef::DefaultGraph => Some(TermId::UNNAMED_GRAPH),
            GraphNameRef::NamedNode(n) => self.id(n),
            GraphNameRef::BlankNode(n) => self.id(n),
        }
    }

    fn quad(&self, q: &[TermId; 4]) -> Quad {
        let graph = if q[0] == TermId::UNNAMED_GRAPH {
            GraphName::DefaultGraph
        } else {
            match self.term(q[0]) {
                Term::NamedNode(n) => n.into(),
                Term::BlankNode(n) => n.into(),
                _ => unreachable!("graphs are named by IRIs and blank nodes"),
            }
        };
        oxrdf::Triple::from_terms(self.term(q[1]), self.term(q[2]), self.term(q[3]))
            .expect("quads are interned from quads")
            .in_graph(graph)
    }
}

impl Inner {
    fn intern(&mut self, term: Term) -> TermId {
        let next = u32::try_from(self.terms.len()).expect("fewer than 2^32 terms");
        let id = *self.ids.entry(term.clone()).or_insert(next);
        if id == next {
            self.terms.push(term);
        }
        TermId(id)
    }

    fn key(&mut self, quad: &Quad) -> [TermId; 4] {
        let graph = match &quad.graph_name {
            GraphName::DefaultGraph => TermId::UNNAMED_GRAPH,
            GraphName::NamedNode(n) => self.intern(n.clone().into()),
            GraphName::BlankNode(n) => self.intern(n.clone().into()),
        };
        [
            graph,
            self.intern(quad.subject.clone().into()),
            self.intern(quad.predicate.clone().into()),
            self.intern(quad.object.clone()),
        ]
    }
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Snapshot")
            .field("revision", &self.revision())
            .field("quads", &self.quad_count())
            .finish_non_exhaustive()
    }
}
