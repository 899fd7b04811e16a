//! `GraphView`: the one interface through which the rooms above read triples.

use crate::index::iterate::Triples;
use crate::index::snapshot::{Snapshot, TermId};
use crate::index::term::{EncodedTerm, TermKind};
use oxrdf::{Term, TermRef};
use std::sync::Arc;

/// Which graphs of a snapshot a view shows, merged: each triple once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The unnamed graph and every named graph that is not aside.
    Union,
    /// The unnamed graph alone.
    Unnamed,
    /// One named graph.
    Named(TermId),
    /// Several graphs; `TermId::UNNAMED_GRAPH` stands for the unnamed one.
    Merge(Arc<[TermId]>),
}

/// The triples of one scope of one snapshot; cloning copies pointers.
#[derive(Clone)]
pub struct GraphView {
    snapshot: Snapshot,
    scope: Scope,
}

impl GraphView {
    pub(super) fn new(snapshot: Snapshot, scope: Scope) -> Self {
        Self { snapshot, scope }
    }

    /// The snapshot it reads.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// What it shows of the snapshot.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The id of a term, if it is interned; the scope need not mention it.
    pub fn id<'t>(&self, term: impl Into<TermRef<'t>>) -> Option<TermId> {
        self.snapshot.id(term)
    }

    /// The term behind an id.
    pub fn term(&self, id: TermId) -> Term {
        self.snapshot.term(id)
    }

    /// The term behind an id, to be read in place.
    pub fn encoded(&self, id: TermId) -> EncodedTerm<'_> {
        self.snapshot.encoded(id)
    }

    /// What kind of term it is.
    pub fn kind(&self, id: TermId) -> TermKind {
        self.snapshot.kind(id)
    }

    /// The IRI, blank node label or lexical form; empty for a triple term.
    pub fn text(&self, id: TermId) -> &str {
        self.encoded(id).text()
    }

    /// A literal's datatype IRI (`rdf:langString` for tagged ones); none for other terms.
    pub fn datatype(&self, id: TermId) -> Option<&str> {
        self.encoded(id).datatype()
    }

    /// A literal's language tag, lower case; none for other terms.
    pub fn language(&self, id: TermId) -> Option<&str> {
        self.encoded(id).language()
    }

    /// The triples that match, each once, as `[subject, predicate, object]`.
    pub fn triples(
        &self,
        subject: Option<TermId>,
        predicate: Option<TermId>,
        object: Option<TermId>,
    ) -> Triples {
        self.snapshot
            .triples(&self.scope, subject, predicate, object)
    }

    /// How many triples match; exact, and cheap on the union.
    pub fn count(
        &self,
        subject: Option<TermId>,
        predicate: Option<TermId>,
        object: Option<TermId>,
    ) -> usize {
        self.snapshot.count(&self.scope, subject, predicate, object)
    }

    /// Whether the triple is there.
    pub fn contains(&self, subject: TermId, predicate: TermId, object: TermId) -> bool {
        self.snapshot
            .contains(&self.scope, [subject, predicate, object])
    }

    /// The objects of a subject and predicate.
    pub fn objects(
        &self,
        subject: TermId,
        predicate: TermId,
    ) -> impl Iterator<Item = TermId> + use<> {
        self.triples(Some(subject), Some(predicate), None)
            .map(|t| t[2])
    }

    /// The subjects of a predicate and object.
    pub fn subjects(
        &self,
        predicate: TermId,
        object: TermId,
    ) -> impl Iterator<Item = TermId> + use<> {
        self.triples(None, Some(predicate), Some(object))
            .map(|t| t[0])
    }

    /// The named graphs (or `UNNAMED_GRAPH`) of this scope in which a triple stands.
    pub fn graphs_of(&self, triple: [TermId; 3]) -> Vec<TermId> {
        self.snapshot.graphs_of(&self.scope, triple)
    }
}
