//! The snapshot as the evaluator sees it.
//!
//! The dataset clause is settled here and not in the evaluator, which would concatenate several
//! `FROM` graphs: the default graph is one view, in which each triple stands once.
//!
//! `GRAPH` sees every named graph, empty ones too, that is not *aside* (shapes, quarantine,
//! system), and those aside graphs whose IRI the query spells: so the answer does not depend on
//! the order in which the plan happens to bind the graph's variable.

mod search;

use super::budget::Meter;
use super::computed::Computed;
use super::rewrite::text;
use super::scope::{Named, Scopes};
use crate::index::{EncodedTerm, Snapshot, TermId, TermParts};
use oxrdf::{BlankNode, GraphNameRef, NamedNode, Term};
use spareval::{ExpressionTerm, InternalQuad, QueryableDataset};
use std::convert::Infallible;
use std::rc::Rc;
use std::sync::Arc;

/// How results leave the evaluator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outlet {
    /// As terms.
    Terms,
    /// As blank nodes numbered by id, which cost little; for whoever sorts before it shows.
    Ids,
}

/// One snapshot, seen through one dataset clause, metered.
///
/// Ids from [`TermId::FIRST_COMPUTED`] are terms that only this evaluation knows.
#[derive(Clone)]
pub(super) struct SnapshotDataset {
    shared: Rc<Shared>,
}

struct Shared {
    snapshot: Snapshot,
    scopes: Scopes,
    /// The lists of candidates, by the id of their subject; and the id of the predicate of all.
    lists: Vec<(TermId, Arc<[TermId]>)>,
    lists_predicate: Option<TermId>,
    computed: Computed,
    meter: Meter,
    outlet: Outlet,
}

impl SnapshotDataset {
    pub(super) fn new(
        snapshot: &Snapshot,
        scopes: Scopes,
        candidates: Vec<Arc<[TermId]>>,
        meter: Meter,
        outlet: Outlet,
    ) -> Self {
        let mut shared = Shared {
            snapshot: snapshot.clone(),
            scopes,
            lists: Vec::new(),
            lists_predicate: None,
            computed: Computed::default(),
            meter,
            outlet,
        };
        if !candidates.is_empty() {
            shared.lists_predicate = Some(shared.intern(text::predicate().into()));
            for (number, list) in candidates.into_iter().enumerate() {
                let subject = shared.intern(text::list(number).into());
                shared.lists.push((subject, list));
            }
        }
        Self {
            shared: Rc::new(shared),
        }
    }

    /// The term of any id of this evaluation.
    pub(super) fn term(&self, id: TermId) -> Term {
        self.shared.term(id)
    }

    /// The id of a term; a computed one if no quad mentions it.
    pub(super) fn intern(&self, term: Term) -> TermId {
        self.shared.intern(term)
    }

    /// The terms a list of candidates stands for, by the IRI that stands for it in patterns.
    pub(super) fn candidates_of(&self, subject: TermId) -> Option<Arc<[TermId]>> {
        let list = self.shared.lists.iter().find(|(id, _)| *id == subject);
        list.map(|(_, list)| Arc::clone(list))
    }

    /// A term as it leaves the evaluation.
    pub(super) fn show(&self, id: TermId) -> Term {
        self.shared.meter.check();
        match self.shared.outlet {
            Outlet::Terms => self.shared.term(id),
            Outlet::Ids => BlankNode::new_from_unique_id(u128::from(id.0)).into(),
        }
    }

    /// A term as expressions want it.
    pub(super) fn expression_term(&self, id: TermId) -> ExpressionTerm {
        match computed(id) {
            Some(number) => self.shared.computed.term(number).into(),
            None => expression_term(self.shared.snapshot.encoded(id)),
        }
    }

    pub(super) fn snapshot(&self) -> &Snapshot {
        &self.shared.snapshot
    }

    pub(super) fn meter(&self) -> &Meter {
        &self.shared.meter
    }
}

/// The number of a computed term.
pub(super) fn computed(id: TermId) -> Option<u32> {
    id.0.checked_sub(TermId::FIRST_COMPUTED)
}

impl Shared {
    fn intern(&self, term: Term) -> TermId {
        self.snapshot
            .id(term.as_ref())
            .unwrap_or_else(|| TermId(TermId::FIRST_COMPUTED + self.computed.intern(term)))
    }

    fn term(&self, id: TermId) -> Term {
        match computed(id) {
            Some(number) => self.computed.term(number),
            None => self.snapshot.term(id),
        }
    }

    fn name_id(&self, name: &NamedNode) -> TermId {
        self.intern(name.clone().into())
    }

    /// Whether `GRAPH` may see the graph of that id.
    fn is_visible(&self, graph: TermId) -> bool {
        match &self.scopes.named {
            Named::Only(graphs) => graphs.iter().any(|name| self.name_id(name) == graph),
            Named::All { mentioned } => {
                computed(graph).is_none()
                    && (!self.snapshot.is_aside_id(graph) || mentioned.contains(&graph))
            }
        }
    }

    /// The names `GRAPH ?g` takes.
    fn visible_graphs(&self) -> Vec<TermId> {
        match &self.scopes.named {
            Named::Only(graphs) => graphs.iter().map(|name| self.name_id(name)).collect(),
            Named::All { .. } => self
                .snapshot
                .named_graph_ids()
                .filter(|graph| self.is_visible(*graph))
                .collect(),
        }
    }
}

impl QueryableDataset<'static> for SnapshotDataset {
    type InternalTerm = TermId;
    type Error = Infallible;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&TermId>,
        predicate: Option<&TermId>,
        object: Option<&TermId>,
        graph: Option<Option<&TermId>>,
    ) -> impl Iterator<Item = Result<InternalQuad<TermId>, Infallible>> + use<> {
        let shared = Rc::clone(&self.shared);
        shared.meter.row();
        let pattern = [subject, predicate, object].map(Option::<&TermId>::copied);
        self.search(pattern, graph.map(Option::<&TermId>::copied))
            .map(move |([subject, predicate, object], graph_name)| {
                shared.meter.row();
                Ok(InternalQuad {
                    subject,
                    predicate,
                    object,
                    graph_name,
                })
            })
    }

    fn internal_named_graphs(&self) -> impl Iterator<Item = Result<TermId, Infallible>> + use<> {
        self.shared.visible_graphs().into_iter().map(Ok)
    }

    fn contains_internal_graph_name(&self, graph: &TermId) -> Result<bool, Infallible> {
        Ok(self.shared.is_visible(*graph)
            && match &self.shared.scopes.named {
                // What FROM NAMED lists is in the dataset, even where the store has no such graph.
                Named::Only(_) => true,
                Named::All { .. } => self.shared.snapshot.contains_graph_id(*graph),
            })
    }

    fn internalize_term(&self, term: Term) -> Result<TermId, Infallible> {
        Ok(self.shared.intern(term))
    }

    fn externalize_term(&self, id: TermId) -> Result<Term, Infallible> {
        Ok(self.show(id))
    }

    fn externalize_expression_term(&self, id: TermId) -> Result<ExpressionTerm, Infallible> {
        self.shared.meter.check();
        Ok(self.expression_term(id))
    }

    fn internalize_expression_term(&self, term: ExpressionTerm) -> Result<TermId, Infallible> {
        let term = Term::from(term);
        if let Term::Literal(literal) = &term {
            // Strings can double in each step; long ones count as rows of 64 bytes.
            match literal.value().len() as u64 / 64 {
                0 => self.shared.meter.row(),
                rows => self.shared.meter.charge(rows),
            }
        }
        Ok(self.shared.intern(term))
    }
}

/// A stored term as expressions want it, without building a `Term` between where that is possible.
fn expression_term(term: EncodedTerm<'_>) -> ExpressionTerm {
    match term.parts() {
        TermParts::NamedNode(iri) => {
            ExpressionTerm::NamedNode(NamedNode::new_unchecked(iri.to_owned()))
        }
        TermParts::String(value) => ExpressionTerm::StringLiteral(value.to_owned()),
        TermParts::LanguageString {
            value,
            language,
            direction: None,
        } => ExpressionTerm::LangStringLiteral {
            value: value.to_owned(),
            language: language.to_owned(),
        },
        _ => term.to_term().into(),
    }
}

/// Whether a graph of that name is outside the union.
pub(super) fn is_aside(snapshot: &Snapshot, name: &NamedNode) -> bool {
    snapshot.is_aside(GraphNameRef::NamedNode(name.as_ref()))
}
