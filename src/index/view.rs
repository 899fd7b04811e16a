//! `GraphView`: the one interface through which the rooms above read triples.

use crate::index::snapshot::{Snapshot, TermId};
use oxrdf::{Term, TermRef};
use std::collections::BTreeSet;
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

/// What kind of term an id stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    /// An IRI.
    NamedNode,
    /// A blank node.
    BlankNode,
    /// A literal.
    Literal,
    /// An RDF 1.2 triple term.
    Triple,
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

    /// The id of a term, if any quad of the snapshot mentions it.
    pub fn id<'t>(&self, term: impl Into<TermRef<'t>>) -> Option<TermId> {
        self.snapshot.id(term)
    }

    /// The term behind an id.
    pub fn term(&self, id: TermId) -> Term {
        self.snapshot.term(id)
    }

    /// What kind of term it is.
    pub fn kind(&self, id: TermId) -> TermKind {
        match &self.snapshot.inner.terms[id.0 as usize] {
            Term::NamedNode(_) => TermKind::NamedNode,
            Term::BlankNode(_) => TermKind::BlankNode,
            Term::Literal(_) => TermKind::Literal,
            Term::Triple(_) => TermKind::Triple,
        }
    }

    /// The IRI, blank node label or lexical form; empty for a triple term.
    pub fn text(&self, id: TermId) -> &str {
        match &self.snapshot.inner.terms[id.0 as usize] {
            Term::NamedNode(n) => n.as_str(),
            Term::BlankNode(n) => n.as_str(),
            Term::Literal(l) => l.value(),
            Term::Triple(_) => "",
        }
    }

    /// A literal's datatype IRI (`rdf:langString` for tagged ones); none for other terms.
    pub fn datatype(&self, id: TermId) -> Option<&str> {
        match &self.snapshot.inner.terms[id.0 as usize] {
            Term::Literal(l) => Some(l.datatype().as_str()),
            _ => None,
        }
    }

    /// A literal's language tag, lower case; none for other terms.
    pub fn language(&self, id: TermId) -> Option<&str> {
        match &self.snapshot.inner.terms[id.0 as usize] {
            Term::Literal(l) => l.language(),
            _ => None,
        }
    }

    /// The triples that match, each once, as `[subject, predicate, object]`.
    pub fn triples(
        &self,
        subject: Option<TermId>,
        predicate: Option<TermId>,
        object: Option<TermId>,
    ) -> impl Iterator<Item = [TermId; 3]> + use<> {
        let found: BTreeSet<_> = self
            .snapshot
            .inner
            .quads
            .iter()
            .filter(|q| self.shows(q[0]))
            .filter(|q| {
                subject.is_none_or(|t| t == q[1])
                    && predicate.is_none_or(|t| t == q[2])
                    && object.is_none_or(|t| t == q[3])
            })
            .map(|q| [q[1], q[2], q[3]])
            .collect();
        found.into_iter()
    }

    /// How many triples match; exact, and cheap on the union.
    pub fn count(
        &self,
        subject: Option<TermId>,
        predicate: Option<TermId>,
        object: Option<TermId>,
    ) -> usize {
        self.triples(subject, predicate, object).count()
    }

    /// Whether the triple is there.
    pub fn contains(&self, subject: TermId, predicate: TermId, object: TermId) -> bool {
        self.triples(Some(subject), Some(predicate), Some(object))
            .next()
            .is_some()
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
        self.snapshot
            .inner
            .quads
            .iter()
            .filter(|q| q[1..] == triple && self.shows(q[0]))
            .map(|q| q[0])
            .collect()
    }

    fn shows(&self, graph: TermId) -> bool {
        match &self.scope {
            Scope::Union => {
                graph == TermId::UNNAMED_GRAPH
                    || match &self.snapshot.inner.terms[graph.0 as usize] {
                        Term::NamedNode(n) => !self.snapshot.is_aside(n.as_ref().into()),
                        _ => true,
                    }
            }
            Scope::Unnamed => graph == TermId::UNNAMED_GRAPH,
            Scope::Named(id) => graph == *id,
            Scope::Merge(ids) => ids.contains(&graph),
        }
    }
}
