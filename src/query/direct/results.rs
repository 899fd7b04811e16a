//! From rows to what is shown: solutions and triples, decoded one by one.

use super::chain::{Env, Row};
use super::plan::Plan;
use crate::index::TermId;
use crate::query::dataset::SnapshotDataset;
use foldhash::fast::FixedState;
use hashbrown::HashTable;
use oxrdf::{Term, Triple, Variable};
use spareval::{QueryEvaluationError, QuerySolutionIter, QueryTripleIter};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};
use std::hash::BuildHasher;
use std::sync::Arc;

/// The rows of a plan, one after the other in the same place.
pub(super) struct Rows {
    plan: Plan,
    env: Env,
    row: Row,
    /// The rows of the groups, if there are any.
    groups: Option<std::vec::IntoIter<Row>>,
    /// The places shown, and what has been shown.
    places: Vec<usize>,
    shown: Option<Shown>,
    skip: usize,
    left: usize,
}

/// Rows shown before, for `DISTINCT`.
#[derive(Default)]
struct Shown {
    rows: Vec<Option<TermId>>,
    table: HashTable<usize>,
    hasher: FixedState,
}

impl Rows {
    pub(super) fn new(plan: Plan, dataset: &SnapshotDataset) -> Self {
        let names = plan.variables.iter().map(Variable::as_str);
        let places = names.filter_map(|name| plan.place(name)).collect();
        let mut rows = Self {
            env: Env {
                dataset: dataset.clone(),
                meter: dataset.meter().clone(),
            },
            row: vec![None; plan.names.len()],
            groups: None,
            places,
            shown: plan.cut.distinct.then(Shown::default),
            skip: plan.cut.start,
            left: plan.cut.length.unwrap_or(usize::MAX),
            plan,
        };
        rows.plan.chain.start();
        rows
    }

    /// Fills the row with the next solution; false if there is none.
    pub(super) fn advance(&mut self) -> bool {
        while self.left > 0 && self.step() {
            if let Some(shown) = &mut self.shown {
                let values = self.places.iter().map(|place| self.row[*place]);
                if !shown.is_new(values, &self.env) {
                    continue;
                }
            }
            if self.skip > 0 {
                self.skip -= 1;
                continue;
            }
            self.left -= 1;
            return true;
        }
        false
    }

    fn step(&mut self) -> bool {
        if self.plan.grouping.is_none() && self.groups.is_none() {
            return self.plan.chain.next(&mut self.row, &self.env);
        }
        if let Some(mut grouping) = self.plan.grouping.take() {
            while self.plan.chain.next(&mut self.row, &self.env) {
                grouping.add(&self.row, &self.env);
            }
            let rows = grouping.rows(self.row.len(), &self.env.dataset);
            self.groups = Some(rows.into_iter());
        }
        let Some(row) = self.groups.as_mut().and_then(Iterator::next) else {
            return false;
        };
        self.row = row;
        for (place, value) in &self.plan.after {
            self.row[*place] = value.get(&self.row);
        }
        true
    }
}

impl Shown {
    /// Whether a row has not been shown before.
    fn is_new(&mut self, values: impl ExactSizeIterator<Item = Option<TermId>>, env: &Env) -> bool {
        let (at, width) = (self.rows.len(), values.len());
        self.rows.extend(values);
        let Self {
            rows,
            table,
            hasher,
        } = self;
        let row = |from: usize| &rows[from..from + width];
        let hash = hasher.hash_one(row(at));
        let found = table.find(hash, |other| row(*other) == row(at)).is_some();
        if found {
            rows.truncate(at);
            return false;
        }
        env.meter.row();
        table.insert_unique(hash, at, |other| hasher.hash_one(row(*other)));
        true
    }
}

/// The solutions of a plan.
pub(super) fn solutions(plan: Plan, dataset: &SnapshotDataset) -> QuerySolutionIter<'static> {
    let variables: Arc<[Variable]> = plan.variables.clone().into();
    let mut rows = Rows::new(plan, dataset);
    let tuples = std::iter::from_fn(move || {
        rows.advance().then(|| {
            let places = rows.places.iter();
            let terms = places.map(|place| rows.row[*place].map(|id| rows.env.dataset.show(id)));
            Ok(terms.collect())
        })
    });
    QuerySolutionIter::from_tuples(variables, tuples)
}

/// A place of a template.
enum Part {
    Term(Term),
    Variable(usize),
}

/// The triples of a `CONSTRUCT`; none if its template has blank nodes or triple terms.
pub(super) fn triples(
    plan: Plan,
    template: &[TriplePattern],
    dataset: &SnapshotDataset,
) -> Option<QueryTripleIter<'static>> {
    let part = |term: &TermPattern| match term {
        TermPattern::NamedNode(node) => Some(Part::Term(node.clone().into())),
        TermPattern::Literal(literal) => Some(Part::Term(literal.clone().into())),
        // A variable the pattern does not have leaves the triple out: as rare as it is.
        TermPattern::Variable(variable) => plan.place(variable.as_str()).map(Part::Variable),
        TermPattern::BlankNode(_) | TermPattern::Triple(_) => None,
    };
    let template = template.iter().map(|triple| {
        let predicate = match &triple.predicate {
            NamedNodePattern::NamedNode(node) => Part::Term(node.clone().into()),
            NamedNodePattern::Variable(name) => Part::Variable(plan.place(name.as_str())?),
        };
        Some([part(&triple.subject)?, predicate, part(&triple.object)?])
    });
    let template = template.collect::<Option<Vec<_>>>()?;
    let mut rows = Rows::new(plan, dataset);
    let mut shown = Shown::default();
    let mut pending = Vec::new();
    Some(QueryTripleIter::new(std::iter::from_fn(move || {
        loop {
            if let Some(triple) = pending.pop() {
                return Some(Ok::<_, QueryEvaluationError>(triple));
            }
            if !rows.advance() {
                return None;
            }
            for parts in &template {
                pending.extend(new_triple(parts, &rows, &mut shown));
            }
        }
    })))
}

/// The triple a row makes of a template, if it is one and not shown before.
fn new_triple(parts: &[Part; 3], rows: &Rows, shown: &mut Shown) -> Option<Triple> {
    let dataset = &rows.env.dataset;
    let ids = parts.each_ref().map(|part| match part {
        Part::Term(term) => Some(dataset.intern(term.clone())),
        Part::Variable(place) => rows.row[*place],
    });
    let [subject, predicate, object] = ids;
    let term = |id: Option<TermId>| id.map(|id| dataset.term(id));
    let triple = Triple::from_terms(term(subject)?, term(predicate)?, term(object)?).ok()?;
    shown.is_new(ids.into_iter(), &rows.env).then_some(triple)
}
