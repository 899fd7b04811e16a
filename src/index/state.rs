//! What a revision consists of: terms, quads in two parts, and graphs.

use crate::index::dictionary::{Dictionary, NewTerms};
use crate::index::encode::encode;
use crate::index::graphs::Graphs;
use crate::index::level::UNNAMED;
use crate::index::matches::Side;
use crate::index::part::{Change, Part};
use crate::index::term::{NAMED_NODE, TermKind};
use oxrdf::{GraphName, Quad, TermRef};
use std::sync::Arc;

/// What a revision consists of; snapshots of it share this.
#[derive(Clone, Default)]
pub(super) struct Inner {
    pub(super) revision: u64,
    pub(super) dictionary: Dictionary,
    /// By `Side`.
    pub(super) parts: [Part; 2],
    pub(super) graphs: Graphs,
    pub(super) aside: Arc<[String]>,
}

impl Inner {
    /// The state after interning new terms and changing quads of both sides.
    pub(super) fn with(&self, terms: NewTerms, changes: [Vec<Change>; 2]) -> Self {
        self.changed(self.dictionary.with(terms), changes)
    }

    /// The state with a dictionary that continues this one's, after changing quads of both sides.
    pub(super) fn changed(&self, dictionary: Dictionary, changes: [Vec<Change>; 2]) -> Self {
        let is_literal = |id| dictionary.get(id).kind() == TermKind::Literal;
        let mut graphs = self.graphs.clone();
        let [union, aside] = changes;
        let mut change = |part: &Part, changes| {
            part.with(changes, &is_literal, |graph, by| graphs.change(graph, by))
        };
        let parts = [change(&self.parts[0], union), change(&self.parts[1], aside)];
        Self {
            revision: self.revision,
            dictionary,
            parts,
            graphs,
            aside: Arc::clone(&self.aside),
        }
    }

    /// The part a graph is kept in.
    pub(super) fn side(&self, graph: u32) -> Side {
        if graph as usize >= self.dictionary.len() {
            return Side::Union;
        }
        match self.dictionary.get(graph).0.strip_prefix(NAMED_NODE) {
            Some(iri) => self.side_of_iri(iri),
            None => Side::Union,
        }
    }

    pub(super) fn side_of_iri(&self, iri: &str) -> Side {
        match self.is_aside_iri(iri) {
            true => Side::Aside,
            false => Side::Union,
        }
    }

    pub(super) fn is_aside_iri(&self, iri: &str) -> bool {
        self.aside.iter().any(|prefix| iri.starts_with(prefix))
    }

    pub(super) fn find_quad(&self, quad: &Quad, text: &mut String) -> Option<([u32; 3], u32)> {
        let mut find = |term: TermRef<'_>| {
            text.clear();
            encode(term, text);
            self.dictionary.find(text)
        };
        let graph = match &quad.graph_name {
            GraphName::DefaultGraph => UNNAMED,
            GraphName::NamedNode(n) => find(n.into())?,
            GraphName::BlankNode(n) => find(n.into())?,
        };
        let triple = [
            find((&quad.subject).into())?,
            find((&quad.predicate).into())?,
            find((&quad.object).into())?,
        ];
        Some((triple, graph))
    }
}
