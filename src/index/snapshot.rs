//! One immutable revision of the whole dataset.

use crate::index::dictionary::LIMIT;
use crate::index::encode::encode;
use crate::index::kept::Version;
use crate::index::level::UNNAMED;
use crate::index::matches::Side;
use crate::index::state::Inner;
use crate::index::term::{EncodedTerm, TermKind};
use crate::index::view::{GraphView, Scope};
use oxrdf::{GraphName, GraphNameRef, NamedOrBlankNode, Quad, Term, TermRef};
use std::sync::Arc;

/// An interned term; valid in the snapshot it came from and those derived by `apply`, until compaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub(crate) u32);

impl TermId {
    /// Stands for the unnamed graph in quads.
    pub const UNNAMED_GRAPH: Self = Self(UNNAMED);
    /// Ids from here on (but `UNNAMED_GRAPH`) are in no dictionary: they are free for terms
    /// computed while a query runs, and match nothing.
    pub const FIRST_COMPUTED: u32 = LIMIT;
}

/// One immutable revision; cloning copies a pointer.
#[derive(Clone, Default)]
pub struct Snapshot {
    pub(super) inner: Arc<Inner>,
    version: Version,
}

impl Snapshot {
    /// An empty dataset at revision 0 in which graphs whose IRI starts with one of `aside` stay
    /// outside the default union.
    pub fn empty(aside: &[String]) -> Self {
        Self::from(Inner {
            aside: aside.into(),
            ..Inner::default()
        })
    }

    /// The revision of the commit log this snapshot shows.
    pub fn revision(&self) -> u64 {
        self.inner.revision
    }

    /// What tells this snapshot and its copies from all others: what was worked out of it may be
    /// kept under it, ids too.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The same, made to answer one question: nothing that is worked out of it is kept.
    #[must_use]
    pub fn for_once(self) -> Self {
        Self {
            version: Version::for_once(self.revision()),
            ..self
        }
    }

    /// Number of quads, over all graphs.
    pub fn quad_count(&self) -> usize {
        self.inner.graphs.quads()
    }

    /// Number of terms interned, those no longer used included until compaction.
    pub fn term_count(&self) -> usize {
        self.inner.dictionary.len()
    }

    /// The id of a term, if it is interned; a quad need not mention it any more.
    pub fn id<'t>(&self, term: impl Into<TermRef<'t>>) -> Option<TermId> {
        let mut encoded = String::new();
        encode(term.into(), &mut encoded);
        self.inner.dictionary.find(&encoded).map(TermId)
    }

    /// The term behind an id of this snapshot.
    pub fn term(&self, id: TermId) -> Term {
        self.encoded(id).to_term()
    }

    /// The term behind an id of this snapshot, to be read in place.
    pub fn encoded(&self, id: TermId) -> EncodedTerm<'_> {
        self.inner.dictionary.get(id.0)
    }

    /// What kind of term it is.
    pub fn kind(&self, id: TermId) -> TermKind {
        self.encoded(id).kind()
    }

    /// The named graphs that exist, empty ones too, in the order of their names.
    pub fn named_graphs(&self) -> Vec<NamedOrBlankNode> {
        let mut names: Vec<_> = self.named_graph_ids().map(|g| self.node(g)).collect();
        names.sort_by_cached_key(ToString::to_string);
        names
    }

    /// The ids of the named graphs that exist, empty ones too.
    pub fn named_graph_ids(&self) -> impl ExactSizeIterator<Item = TermId> + '_ {
        self.inner.graphs.named().map(TermId)
    }

    /// Whether a named graph exists; the unnamed graph always does.
    pub fn contains_graph(&self, graph: GraphNameRef<'_>) -> bool {
        self.graph_id(graph)
            .is_some_and(|id| self.contains_graph_id(id))
    }

    /// Whether a named graph exists; the unnamed graph always does.
    pub fn contains_graph_id(&self, graph: TermId) -> bool {
        self.inner.graphs.contains(graph.0)
    }

    /// The number of quads in one graph.
    pub fn graph_len(&self, graph: TermId) -> usize {
        self.inner.graphs.size(graph.0)
    }

    /// Whether a graph stays outside the default union.
    pub fn is_aside(&self, graph: GraphNameRef<'_>) -> bool {
        matches!(graph, GraphNameRef::NamedNode(n) if self.inner.is_aside_iri(n.as_str()))
    }

    /// Whether a graph stays outside the default union.
    pub fn is_aside_id(&self, graph: TermId) -> bool {
        self.inner.side(graph.0) == Side::Aside
    }

    /// All quads, grouped by graph.
    pub fn quads(&self) -> impl Iterator<Item = Quad> + '_ {
        std::iter::once(TermId::UNNAMED_GRAPH)
            .chain(self.named_graph_ids())
            .flat_map(|graph| self.quads_of(graph))
    }

    /// The quads of one graph.
    pub fn quads_in(&self, graph: GraphNameRef<'_>) -> impl Iterator<Item = Quad> + '_ {
        let id = self.graph_id(graph);
        id.into_iter().flat_map(|graph| self.quads_of(graph))
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

    /// The id of a graph name; `UNNAMED_GRAPH` for the unnamed one.
    pub fn graph_id(&self, graph: GraphNameRef<'_>) -> Option<TermId> {
        match graph {
            GraphNameRef::DefaultGraph => Some(TermId::UNNAMED_GRAPH),
            GraphNameRef::NamedNode(n) => self.id(n),
            GraphNameRef::BlankNode(n) => self.id(n),
        }
    }

    fn node(&self, id: TermId) -> NamedOrBlankNode {
        match self.term(id) {
            Term::NamedNode(n) => n.into(),
            Term::BlankNode(n) => n.into(),
            _ => unreachable!("graphs and subjects are IRIs and blank nodes"),
        }
    }

    fn quads_of(&self, graph: TermId) -> impl Iterator<Item = Quad> + use<'_> {
        let name = match graph {
            TermId::UNNAMED_GRAPH => GraphName::DefaultGraph,
            id => self.node(id).into(),
        };
        self.triples(&Scope::Named(graph), None, None, None)
            .map(move |[s, p, o]| {
                oxrdf::Triple::from_terms(self.term(s), self.term(p), self.term(o))
                    .expect("interned from a triple")
                    .in_graph(name.clone())
            })
    }
}

impl From<Inner> for Snapshot {
    fn from(inner: Inner) -> Self {
        Self {
            version: Version::new(inner.revision),
            inner: Arc::new(inner),
        }
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
