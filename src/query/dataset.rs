//! The snapshot as the evaluator sees it.
//!
//! The dataset clause is settled here and not in the evaluator, which would concatenate several
//! `FROM` graphs: the default graph is one view, in which each triple stands once.
//!
//! `GRAPH` sees every named graph, empty ones too, that is not *aside* (shapes, quarantine,
//! system), and those aside graphs whose IRI the query spells: so the answer does not depend on
//! the order in which the plan happens to bind the graph's variable.

use super::budget::Meter;
use super::computed::Computed;
use super::scope::{Named, Scopes};
use crate::index::{GraphView, Scope, Snapshot, TermId, TermKind};
use oxrdf::{BlankNode, GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Term};
use spareval::{ExpressionTerm, InternalQuad, QueryableDataset};
use std::convert::Infallible;
use std::rc::Rc;

const XSD_STRING: &str = "http://www.w3.org/2001/XMLSchema#string";
const RDF_LANG_STRING: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";

/// A term inside one evaluation; equal ids are the same term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Id {
    /// A term of the snapshot.
    Stored(TermId),
    /// A term that only this evaluation knows.
    Computed(u32),
}

impl Id {
    fn stored(self) -> Option<TermId> {
        match self {
            Self::Stored(id) => Some(id),
            Self::Computed(_) => None,
        }
    }
}

/// One snapshot, seen through one dataset clause, metered.
pub(super) struct SnapshotDataset {
    snapshot: Snapshot,
    default: GraphView,
    named: Named,
    computed: Rc<Computed>,
    meter: Meter,
}

impl SnapshotDataset {
    pub(super) fn new(snapshot: &Snapshot, scopes: &Scopes, meter: Meter) -> Self {
        Self {
            snapshot: snapshot.clone(),
            default: snapshot.view(scopes.default.clone()),
            named: scopes.named.clone(),
            computed: Rc::default(),
            meter,
        }
    }

    fn intern(&self, term: Term) -> Id {
        match self.snapshot.id(term.as_ref()) {
            Some(id) => Id::Stored(id),
            None => Id::Computed(self.computed.intern(term)),
        }
    }

    fn name_id(&self, name: NamedOrBlankNode) -> Id {
        self.intern(name.into())
    }

    /// Whether `GRAPH` may see the graph of that id.
    fn is_visible(&self, graph: TermId) -> bool {
        match &self.named {
            Named::Only(graphs) => graphs
                .iter()
                .any(|name| self.snapshot.id(name) == Some(graph)),
            Named::All { mentioned } => !self.is_aside(graph) || mentioned.contains(&graph),
        }
    }

    fn is_aside(&self, graph: TermId) -> bool {
        if self.default.kind(graph) != TermKind::NamedNode {
            return false;
        }
        let name = NamedNodeRef::new_unchecked(self.default.text(graph));
        self.snapshot.is_aside(name.into())
    }

    /// The graphs `GRAPH ?g` sees that hold quads of their own.
    fn visible_graphs(&self) -> Vec<Id> {
        match &self.named {
            Named::Only(graphs) => graphs
                .iter()
                .map(|name| self.name_id(name.clone().into()))
                .collect(),
            Named::All { .. } => self
                .snapshot
                .named_graphs()
                .into_iter()
                .map(|name| self.name_id(name))
                .filter(|id| id.stored().is_none_or(|graph| self.is_visible(graph)))
                .collect(),
        }
    }
}

/// The rows of one search; the evaluator boxes it, so nothing here is boxed.
enum Rows<V, A> {
    None,
    View(V, Option<Id>),
    Any(A),
}

impl<V, A> Iterator for Rows<V, A>
where
    V: Iterator<Item = [TermId; 3]>,
    A: Iterator<Item = ([TermId; 3], Id)>,
{
    type Item = ([TermId; 3], Option<Id>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::None => None,
            Self::View(triples, graph) => Some((triples.next()?, *graph)),
            Self::Any(quads) => {
                let (triple, graph) = quads.next()?;
                Some((triple, Some(graph)))
            }
        }
    }
}

impl QueryableDataset<'static> for SnapshotDataset {
    type InternalTerm = Id;
    type Error = Infallible;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Id>,
        predicate: Option<&Id>,
        object: Option<&Id>,
        graph: Option<Option<&Id>>,
    ) -> impl Iterator<Item = Result<InternalQuad<Id>, Infallible>> + use<> {
        self.meter.row();
        let meter = self.meter.clone();
        self.search(subject, predicate, object, graph).map(
            move |([subject, predicate, object], graph_name)| {
                meter.row();
                Ok(InternalQuad {
                    subject: Id::Stored(subject),
                    predicate: Id::Stored(predicate),
                    object: Id::Stored(object),
                    graph_name,
                })
            },
        )
    }

    fn internal_named_graphs(&self) -> impl Iterator<Item = Result<Id, Infallible>> + use<> {
        self.visible_graphs().into_iter().map(Ok)
    }

    fn contains_internal_graph_name(&self, graph: &Id) -> Result<bool, Infallible> {
        Ok(match &self.named {
            // What FROM NAMED lists is in the dataset, even where the store has no such graph.
            Named::Only(graphs) => graphs
                .iter()
                .any(|name| self.name_id(name.clone().into()) == *graph),
            Named::All { .. } => graph.stored().is_some_and(|id| {
                self.is_visible(id)
                    && match self.snapshot.term(id) {
                        Term::NamedNode(name) => self.snapshot.contains_graph(name.as_ref().into()),
                        Term::BlankNode(name) => self.snapshot.contains_graph(name.as_ref().into()),
                        _ => false,
                    }
            }),
        })
    }

    fn internalize_term(&self, term: Term) -> Result<Id, Infallible> {
        Ok(self.intern(term))
    }

    fn externalize_term(&self, id: Id) -> Result<Term, Infallible> {
        self.meter.check();
        Ok(match id {
            Id::Stored(id) => self.snapshot.term(id),
            Id::Computed(id) => self.computed.term(id),
        })
    }

    fn externalize_expression_term(&self, id: Id) -> Result<ExpressionTerm, Infallible> {
        self.meter.check();
        Ok(match id {
            Id::Stored(id) => expression_term(&self.default, id),
            Id::Computed(id) => self.computed.term(id).into(),
        })
    }

    fn internalize_expression_term(&self, term: ExpressionTerm) -> Result<Id, Infallible> {
        let term = Term::from(term);
        if let Term::Literal(literal) = &term {
            // Strings can double in each step; long ones count as rows of 64 bytes.
            match literal.value().len() as u64 / 64 {
                0 => self.meter.row(),
                rows => self.meter.charge(rows),
            }
        }
        Ok(self.intern(term))
    }
}

impl SnapshotDataset {
    fn search(
        &self,
        subject: Option<&Id>,
        predicate: Option<&Id>,
        object: Option<&Id>,
        graph: Option<Option<&Id>>,
    ) -> impl Iterator<Item = ([TermId; 3], Option<Id>)> + use<> {
        // A computed term stands in no triple.
        let (Ok(subject), Ok(predicate), Ok(object)) =
            (bound(subject), bound(predicate), bound(object))
        else {
            return Rows::None;
        };
        match graph {
            Some(None) => Rows::View(self.default.triples(subject, predicate, object), None),
            Some(Some(graph)) => match graph.stored().filter(|id| self.is_visible(*id)) {
                Some(id) => {
                    let view = self.snapshot.view(Scope::Named(id));
                    Rows::View(view.triples(subject, predicate, object), Some(*graph))
                }
                None => Rows::None,
            },
            None => Rows::Any(self.in_any_graph(subject, predicate, object)),
        }
    }

    /// The quads of all graphs `GRAPH ?g` sees.
    fn in_any_graph(
        &self,
        subject: Option<TermId>,
        predicate: Option<TermId>,
        object: Option<TermId>,
    ) -> impl Iterator<Item = ([TermId; 3], Id)> + use<> {
        // One search a graph where few are asked for; else one search in all, and where each stands.
        let (alone, union) = match &self.named {
            Named::Only(_) => (self.visible_graphs(), None),
            Named::All { mentioned } => {
                let aside = mentioned.iter().filter(|graph| self.is_aside(**graph));
                let view = self.snapshot.view(Scope::Union);
                (aside.copied().map(Id::Stored).collect(), Some(view))
            }
        };
        let snapshot = self.snapshot.clone();
        let alone = alone.into_iter().flat_map(move |graph| {
            let id = graph.stored();
            let view = id.map(|id| snapshot.view(Scope::Named(id)));
            view.map(|view| view.triples(subject, predicate, object))
                .into_iter()
                .flatten()
                .map(move |triple| (triple, graph))
        });
        let union = union.into_iter().flat_map(move |view| {
            let triples = view.triples(subject, predicate, object);
            triples.flat_map(move |triple| {
                view.graphs_of(triple)
                    .into_iter()
                    .filter(|graph| *graph != TermId::UNNAMED_GRAPH)
                    .map(move |graph| (triple, Id::Stored(graph)))
            })
        });
        alone.chain(union)
    }
}

/// The stored id a search is bound to, none where it is free; `Err` for what cannot match.
fn bound(id: Option<&Id>) -> Result<Option<TermId>, ()> {
    match id {
        None => Ok(None),
        Some(Id::Stored(id)) => Ok(Some(*id)),
        Some(Id::Computed(_)) => Err(()),
    }
}

/// A stored term as expressions want it, without building a `Term` between where that is possible.
fn expression_term(view: &GraphView, id: TermId) -> ExpressionTerm {
    match view.kind(id) {
        TermKind::NamedNode => {
            ExpressionTerm::NamedNode(NamedNode::new_unchecked(view.text(id).to_owned()))
        }
        TermKind::BlankNode => {
            ExpressionTerm::BlankNode(BlankNode::new_unchecked(view.text(id).to_owned()))
        }
        TermKind::Literal => match (view.datatype(id), view.language(id)) {
            (Some(XSD_STRING), _) => ExpressionTerm::StringLiteral(view.text(id).to_owned()),
            (Some(RDF_LANG_STRING), Some(language)) => ExpressionTerm::LangStringLiteral {
                value: view.text(id).to_owned(),
                language: language.to_owned(),
            },
            _ => view.term(id).into(),
        },
        TermKind::Triple => view.term(id).into(),
    }
}

/// Whether a graph of that name is outside the union.
pub(super) fn is_aside(snapshot: &Snapshot, name: &NamedNode) -> bool {
    snapshot.is_aside(GraphNameRef::NamedNode(name.as_ref()))
}
