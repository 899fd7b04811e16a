//! How many rows a pattern gives, from the exact counts of the index.

use super::names::{Name, Names, certain, of_term};
use crate::index::{Scope, Snapshot, TermId};
use oxrdf::NamedNode;
use spargebra::algebra::{GraphPattern, PropertyPathExpression};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

/// How much a closure (`+`, `*`) grows over one step, where nobody has counted.
const CLOSURE_GROWTH: f64 = 10.0;
/// The part of the rows that a test lets pass at least: what is described together belongs together,
/// so that far more pass than if subjects and objects met by chance.
const PASSES: f64 = 0.8;
/// The price of evaluating something once, in rows.
const LOOK_UP: f64 = 1.0;

/// The counts of one graph, or of the default graph.
pub(super) struct Counts<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) scope: &'a Scope,
}

/// A position of a pattern.
#[derive(Debug, Clone)]
pub(super) enum Place {
    Constant,
    Name(Name),
}

/// Rows of a triple pattern or path, and by how much they shrink where a name is bound.
#[derive(Debug, Clone)]
pub(super) struct Fan {
    rows: f64,
    /// What must be bound, and the number of distinct values there.
    ways: Vec<(Name, f64)>,
    /// How dear it is to evaluate where nothing is bound, in rows; for closures.
    open_cost: f64,
}

impl Fan {
    /// The fan of a list of values of one name, out of `all` it could have.
    pub(super) fn of_list(name: Name, rows: f64, all: f64) -> Self {
        Self {
            rows,
            ways: vec![(name, all)],
            open_cost: 0.0,
        }
    }

    /// Rows for each row in which the names `is_bound` tells of are bound.
    pub(super) fn rows(&self, is_bound: &dyn Fn(&Name) -> bool) -> f64 {
        let bound = self.ways.iter().filter(|(name, _)| is_bound(name));
        let rows = bound.fold(self.rows, |rows, (_, distinct)| rows / distinct.max(1.0));
        if rows > 0.0 && rows < PASSES && rows < self.rows {
            // The rarer first, but none as rare as chance would have it.
            PASSES + rows * 0.01
        } else {
            rows
        }
    }

    /// The price for each row.
    pub(super) fn cost(&self, is_bound: &dyn Fn(&Name) -> bool) -> f64 {
        let open = self.ways.iter().all(|(name, _)| !is_bound(name));
        LOOK_UP + if open { self.open_cost } else { 0.0 }
    }
}

impl Counts<'_> {
    /// The fan of a triple pattern.
    pub(super) fn triple(&self, pattern: &TriplePattern) -> Fan {
        let predicate = match &pattern.predicate {
            NamedNodePattern::NamedNode(name) => Ok(name),
            NamedNodePattern::Variable(variable) => Err(Name::from(variable)),
        };
        let subject = self.place(&pattern.subject);
        let object = self.place(&pattern.object);
        let ids = (
            self.constant(&pattern.subject),
            predicate.as_ref().ok().map(|p| self.snapshot.id(*p)),
            self.constant(&pattern.object),
        );
        let rows = match ids {
            (Some(None), _, _) | (_, Some(None), _) | (_, _, Some(None)) => 0.0,
            (s, p, o) => self.count(s.flatten(), p.flatten(), o.flatten()),
        };
        let (subjects, objects) = self.distinct(ids.1.flatten());
        let mut ways = Vec::with_capacity(3);
        for (place, distinct) in [(subject, subjects), (object, objects)] {
            if let Place::Name(name) = place {
                ways.push((name, distinct));
            }
        }
        if let Err(name) = predicate {
            ways.push((name, 16.0));
        }
        Fan {
            rows,
            ways,
            open_cost: 0.0,
        }
    }

    /// The fan of a property path.
    pub(super) fn path(
        &self,
        subject: &TermPattern,
        path: &PropertyPathExpression,
        object: &TermPattern,
    ) -> Fan {
        let step = self.step(path);
        let mut rows = step.rows;
        let mut ways = Vec::with_capacity(2);
        for (end, distinct) in [(subject, step.starts), (object, step.ends)] {
            match self.place(end) {
                Place::Constant => rows /= distinct.max(1.0),
                Place::Name(name) => ways.push((name, distinct)),
            }
        }
        let open = ways.len() == 2;
        Fan {
            rows,
            ways,
            open_cost: if open { step.rows } else { 0.0 },
        }
    }

    fn step(&self, path: &PropertyPathExpression) -> Step {
        match path {
            PropertyPathExpression::NamedNode(predicate) => self.predicate(predicate),
            PropertyPathExpression::Reverse(path) => {
                let step = self.step(path);
                Step {
                    starts: step.ends,
                    ends: step.starts,
                    ..step
                }
            }
            PropertyPathExpression::Sequence(a, b) => {
                let (a, b) = (self.step(a), self.step(b));
                Step {
                    rows: a.rows * b.rows / a.ends.max(b.starts).max(1.0),
                    starts: a.starts,
                    ends: b.ends,
                }
            }
            PropertyPathExpression::Alternative(a, b) => {
                let (a, b) = (self.step(a), self.step(b));
                Step {
                    rows: a.rows + b.rows,
                    starts: a.starts.max(b.starts),
                    ends: a.ends.max(b.ends),
                }
            }
            PropertyPathExpression::OneOrMore(path) | PropertyPathExpression::ZeroOrMore(path) => {
                let step = self.step(path);
                Step {
                    rows: step.rows * CLOSURE_GROWTH,
                    ..step
                }
            }
            PropertyPathExpression::ZeroOrOne(path) => {
                let step = self.step(path);
                Step {
                    rows: step.rows + step.starts.max(step.ends),
                    ..step
                }
            }
            PropertyPathExpression::NegatedPropertySet(_) => {
                let (starts, ends) = self.distinct(None);
                Step {
                    rows: self.count(None, None, None),
                    starts,
                    ends,
                }
            }
        }
    }

    fn predicate(&self, predicate: &NamedNode) -> Step {
        let Some(id) = self.snapshot.id(predicate) else {
            return Step::default();
        };
        let (starts, ends) = self.distinct(Some(id));
        Step {
            rows: self.count(None, Some(id), None),
            starts,
            ends,
        }
    }

    /// Distinct subjects and objects of a predicate, or roughly of all.
    fn distinct(&self, predicate: Option<TermId>) -> (f64, f64) {
        match predicate {
            Some(predicate) => {
                let statistics = self.snapshot.statistics(predicate);
                (statistics.subjects as f64, statistics.objects as f64)
            }
            None => {
                let all = self.count(None, None, None);
                (all / 6.0, all / 3.0)
            }
        }
    }

    fn count(&self, s: Option<TermId>, p: Option<TermId>, o: Option<TermId>) -> f64 {
        self.snapshot.count_at_most(self.scope, s, p, o) as f64
    }

    fn place(&self, term: &TermPattern) -> Place {
        match of_term(term) {
            Some(name) => Place::Name(name),
            None => Place::Constant,
        }
    }

    /// The id of a constant; the inner none: no triple mentions it.
    fn constant(&self, term: &TermPattern) -> Option<Option<TermId>> {
        match term {
            TermPattern::NamedNode(name) => Some(self.snapshot.id(name)),
            TermPattern::Literal(literal) => Some(self.snapshot.id(literal)),
            TermPattern::BlankNode(_) | TermPattern::Variable(_) | TermPattern::Triple(_) => None,
        }
    }

    /// Roughly the rows of any pattern evaluated alone.
    pub(super) fn rows(&self, pattern: &GraphPattern) -> f64 {
        let free = |_: &Name| false;
        match pattern {
            GraphPattern::Bgp { patterns } => patterns
                .iter()
                .map(|pattern| self.triple(pattern).rows(&free))
                .fold(f64::INFINITY, f64::min)
                .min(1e18),
            GraphPattern::Path {
                subject,
                path,
                object,
            } => self.path(subject, path, object).rows(&free),
            GraphPattern::Join { left, right } | GraphPattern::Lateral { left, right } => {
                let (l, r) = (self.rows(left), self.rows(right));
                if shares(&certain(left), &certain(right)) {
                    l.min(r)
                } else {
                    l * r
                }
            }
            GraphPattern::Union { left, right } => self.rows(left) + self.rows(right),
            GraphPattern::Filter { inner, .. } => self.rows(inner) / 2.0,
            GraphPattern::LeftJoin { left, .. } | GraphPattern::Minus { left, .. } => {
                self.rows(left)
            }
            GraphPattern::Values { bindings, .. } => bindings.len() as f64,
            GraphPattern::Slice { inner, length, .. } => {
                let rows = self.rows(inner);
                length.map_or(rows, |length| rows.min(length as f64))
            }
            GraphPattern::Group {
                inner, variables, ..
            } => {
                if variables.is_empty() {
                    1.0
                } else {
                    self.rows(inner).sqrt()
                }
            }
            GraphPattern::Graph { inner, .. }
            | GraphPattern::Extend { inner, .. }
            | GraphPattern::OrderBy { inner, .. }
            | GraphPattern::Project { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner } => self.rows(inner),
            GraphPattern::Service { .. } => 1000.0,
        }
    }
}

/// One step of a path: its rows, and how many different starts and ends they have.
#[derive(Default)]
struct Step {
    rows: f64,
    starts: f64,
    ends: f64,
}

pub(super) fn shares(left: &Names, right: &Names) -> bool {
    left.iter().any(|name| right.contains(name))
}
