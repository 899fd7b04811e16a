//! What a shape's query sees: the data graph, the shapes graph by name, and the rows.

use super::SHAPES_GRAPH;
use super::rows::column;
use crate::index::{GraphView, TermId};
use crate::query::Budget;
use crate::shacl::run::Node;
use foldhash::{HashMap, HashMapExt};
use oxrdf::{Literal, NamedNode, Term, Triple};
use spareval::{InternalQuad, QueryableDataset};
use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

/// A term inside one evaluation; equal ids are the same term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Id {
    Stored(TermId),
    /// Of this evaluation; the first ones are the names of rows and columns.
    Own(u32),
    Row(u32),
}

/// The dataset of one evaluation.
pub(super) struct Dataset {
    data: GraphView,
    shapes: Rc<[[Id; 3]]>,
    shapes_graph: Id,
    /// Row by row, column by column.
    cells: Rc<[Id]>,
    columns: u32,
    own: RefCell<Own>,
    budget: Option<Budget>,
}

#[derive(Default)]
struct Own {
    terms: Vec<Term>,
    ids: HashMap<Term, u32>,
}

impl Dataset {
    /// `rows` has `columns` cells a row; `term` names the nodes the data does not know.
    pub(super) fn new(
        data: &GraphView,
        shapes: &[Triple],
        columns: usize,
        rows: &[Cell],
        term: impl Fn(Node) -> Term,
    ) -> Self {
        let own = Own {
            terms: Vec::new(),
            ids: HashMap::new(),
        };
        let mut dataset = Self {
            data: data.clone(),
            shapes: Rc::from([]),
            shapes_graph: Id::Own(0),
            cells: Rc::from([]),
            columns: u32::try_from(columns).unwrap_or(u32::MAX),
            own: RefCell::new(own),
            budget: None,
        };
        for index in 0..=columns {
            dataset.own_id(column(index).into());
        }
        dataset.shapes_graph = dataset.intern(NamedNode::new_unchecked(SHAPES_GRAPH).into());
        dataset.shapes = shapes
            .iter()
            .map(|t| {
                [
                    dataset.intern(t.subject.clone().into()),
                    dataset.intern(t.predicate.clone().into()),
                    dataset.intern(t.object.clone()),
                ]
            })
            .collect();
        dataset.cells = rows
            .iter()
            .map(|cell| match cell {
                Cell::Node(Node::In(id)) => Id::Stored(*id),
                Cell::Node(node) => dataset.intern(term(*node)),
                Cell::Term(term) => dataset.intern(term.clone()),
            })
            .collect();
        dataset
    }

    /// The same dataset, all reading of which counts.
    pub(super) fn within(mut self, budget: Budget) -> Self {
        self.budget = Some(budget);
        self
    }

    fn spend(&self, rows: usize) {
        if let Some(budget) = &self.budget {
            budget.spend(rows as u64);
        }
    }

    fn own_id(&self, term: Term) -> Id {
        let mut own = self.own.borrow_mut();
        if let Some(id) = own.ids.get(&term) {
            return Id::Own(*id);
        }
        let id = u32::try_from(own.terms.len()).expect("fewer than 2^32 terms in one evaluation");
        own.terms.push(term.clone());
        own.ids.insert(term, id);
        Id::Own(id)
    }

    fn intern(&self, term: Term) -> Id {
        match self.data.id(&term) {
            Some(id) => Id::Stored(id),
            None => self.own_id(term),
        }
    }

    /// The rows (for column 0) or one row's value.
    fn row_triples(&self, column: u32, subject: Option<Id>) -> Vec<[Id; 3]> {
        let rows = (self.cells.len() as u32)
            .checked_div(self.columns)
            .unwrap_or(0);
        match (column, subject) {
            (0, _) => (0..rows)
                .map(|row| [Id::Own(0), Id::Own(0), Id::Row(row)])
                .collect(),
            (_, Some(Id::Row(row))) => {
                let cell = self.cells[(row * self.columns + column - 1) as usize];
                vec![[Id::Row(row), Id::Own(column), cell]]
            }
            _ => Vec::new(),
        }
    }
}

/// One pre-bound value.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    Node(Node),
    Term(Term),
}

enum Found<D> {
    Data(D, Option<Budget>),
    Few(std::vec::IntoIter<([Id; 3], Option<Id>)>),
}

impl<D: Iterator<Item = [TermId; 3]>> Iterator for Found<D> {
    type Item = Result<InternalQuad<Id>, Infallible>;

    fn next(&mut self) -> Option<Self::Item> {
        let ([subject, predicate, object], graph_name) = match self {
            Self::Data(triples, budget) => {
                if let Some(budget) = budget {
                    budget.spend(1);
                }
                (triples.next()?.map(Id::Stored), None)
            }
            Self::Few(quads) => quads.next()?,
        };
        Some(Ok(InternalQuad {
            subject,
            predicate,
            object,
            graph_name,
        }))
    }
}

impl QueryableDataset<'static> for Dataset {
    type InternalTerm = Id;
    type Error = Infallible;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Id>,
        predicate: Option<&Id>,
        object: Option<&Id>,
        graph_name: Option<Option<&Id>>,
    ) -> impl Iterator<Item = Result<InternalQuad<Id>, Infallible>> + use<> {
        self.spend(1);
        let few = |triples: Vec<[Id; 3]>, graph: Option<Id>| {
            let fits = |wanted: Option<&Id>, id: Id| wanted.is_none_or(|wanted| *wanted == id);
            let fitting = triples
                .into_iter()
                .filter(|t| fits(subject, t[0]) && fits(predicate, t[1]) && fits(object, t[2]))
                .map(|t| (t, graph));
            Found::Few(fitting.collect::<Vec<_>>().into_iter())
        };
        match graph_name {
            Some(None) => {
                if let Some(Id::Own(column)) = predicate
                    && *column <= self.columns
                {
                    return few(self.row_triples(*column, subject.copied()), None);
                }
                let stored = |id: Option<&Id>| match id {
                    None => Ok(None),
                    Some(Id::Stored(id)) => Ok(Some(*id)),
                    Some(_) => Err(()),
                };
                match (stored(subject), stored(predicate), stored(object)) {
                    (Ok(s), Ok(p), Ok(o)) => {
                        Found::Data(self.data.triples(s, p, o), self.budget.clone())
                    }
                    _ => few(Vec::new(), None),
                }
            }
            Some(Some(graph)) if *graph != self.shapes_graph => few(Vec::new(), None),
            _ => {
                self.spend(self.shapes.len());
                few(self.shapes.to_vec(), Some(self.shapes_graph))
            }
        }
    }

    fn internal_named_graphs(&self) -> impl Iterator<Item = Result<Id, Infallible>> + use<> {
        let graph = (!self.shapes.is_empty()).then_some(self.shapes_graph);
        graph.into_iter().map(Ok)
    }

    fn contains_internal_graph_name(&self, graph: &Id) -> Result<bool, Infallible> {
        Ok(*graph == self.shapes_graph && !self.shapes.is_empty())
    }

    fn internalize_term(&self, term: Term) -> Result<Id, Infallible> {
        // Strings can double in each step; long ones count as rows of 64 bytes.
        self.spend(match &term {
            Term::Literal(literal) => 1 + literal.value().len() / 64,
            _ => 1,
        });
        Ok(self.intern(term))
    }

    fn externalize_term(&self, id: Id) -> Result<Term, Infallible> {
        self.spend(1);
        Ok(match id {
            Id::Stored(id) => self.data.term(id),
            Id::Own(id) => self.own.borrow().terms[id as usize].clone(),
            Id::Row(row) => Literal::from(row).into(),
        })
    }
}
