//! From algebra to steps; none where something has no step.
//!
//! The pattern comes rewritten: joins are `Lateral`s in a good order, so that the right side is
//! asked for each row of the left, and `OPTIONAL` stands as a left join of one empty row.

use super::chain::{Chain, Slot, Step};
use super::path::{Closure, Direction};
use super::step::{Listed, Pattern, Table};
use crate::index::Scope;
use crate::query::dataset::SnapshotDataset;
use crate::query::scope::{Graph, Scopes};
use oxrdf::{Term, Variable};
use spargebra::algebra::{GraphPattern, PropertyPathExpression};
use spargebra::term::{GroundTerm, NamedNodePattern, TermPattern, TriplePattern};
use std::collections::BTreeSet;

/// Names the variables of a query and looks its terms up.
pub(super) struct Compiler<'a> {
    pub(super) scopes: &'a Scopes,
    pub(super) dataset: &'a SnapshotDataset,
    pub(super) names: Vec<String>,
    /// What the subqueries around show, outermost first, each with its number.
    shown: Vec<(usize, BTreeSet<String>)>,
    subqueries: usize,
}

/// Where a pattern stands: its graph, and what is surely bound there.
#[derive(Clone)]
pub(super) struct Place {
    scope: Scope,
    bound: BTreeSet<usize>,
    /// What may be bound.
    seen: BTreeSet<usize>,
}

impl Place {
    /// At the top of a query.
    pub(super) fn outermost(scope: Scope) -> Self {
        Self {
            scope,
            bound: BTreeSet::new(),
            seen: BTreeSet::new(),
        }
    }

    fn bind(&mut self, slot: Slot) {
        if let Slot::Variable(at) = slot {
            self.bound.insert(at);
            self.seen.insert(at);
        }
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn new(scopes: &'a Scopes, dataset: &'a SnapshotDataset) -> Self {
        Self {
            scopes,
            dataset,
            names: Vec::new(),
            shown: Vec::new(),
            subqueries: 0,
        }
    }
}

impl Compiler<'_> {
    pub(super) fn chain(&mut self, pattern: &GraphPattern, place: &mut Place) -> Option<Chain> {
        let mut steps = Vec::new();
        self.steps(pattern, place, &mut steps)?;
        Some(Chain::new(steps))
    }

    /// A chain whose bindings do not count as sure outside it.
    pub(super) fn inner_chain(
        &mut self,
        pattern: &GraphPattern,
        place: &Place,
    ) -> Option<(Chain, Place)> {
        let mut inside = place.clone();
        let chain = self.chain(pattern, &mut inside)?;
        Some((chain, inside))
    }

    fn steps(
        &mut self,
        pattern: &GraphPattern,
        place: &mut Place,
        steps: &mut Vec<Step>,
    ) -> Option<()> {
        match pattern {
            GraphPattern::Bgp { patterns } => {
                for triple in patterns {
                    steps.push(self.triple(triple, place)?);
                }
            }
            GraphPattern::Path {
                subject,
                path,
                object,
            } => steps.push(self.closure(subject, path, object, place)?),
            GraphPattern::Lateral { left, right } => {
                self.steps(left, place, steps)?;
                self.steps(right, place, steps)?;
            }
            GraphPattern::Filter { expr, inner } => {
                self.steps(inner, place, steps)?;
                steps.push(self.filter(expr, place)?);
            }
            GraphPattern::Union { left, right } => {
                let mut branches = Vec::new();
                let mut bounds = Vec::new();
                let mut seen = Vec::new();
                for branch in union_of(left).into_iter().chain(union_of(right)) {
                    let (chain, inside) = self.inner_chain(branch, place)?;
                    branches.push(chain);
                    bounds.push(inside.bound);
                    seen.extend(inside.seen);
                }
                place.seen.extend(seen);
                let all = |id: &usize| bounds.iter().all(|bound| bound.contains(id));
                let certain: Vec<usize> = bounds[0].iter().copied().filter(all).collect();
                place.bound.extend(certain);
                steps.push(Step::Union { branches, at: 0 });
            }
            GraphPattern::LeftJoin {
                left,
                right,
                expression,
            } if is_unit(left) => {
                let (mut inner, inside) = self.inner_chain(right, place)?;
                if let Some(expression) = expression {
                    inner.steps.push(self.filter(expression, &inside)?);
                }
                place.seen.extend(inside.seen);
                steps.push(Step::Optional {
                    inner,
                    fresh: false,
                });
            }
            GraphPattern::Values { .. } if is_unit(pattern) => (),
            GraphPattern::Values {
                variables,
                bindings,
            } => steps.push(self.values(variables, bindings, place)),
            GraphPattern::Extend {
                inner,
                variable,
                expression,
            } => {
                self.steps(inner, place, steps)?;
                let value = self.value(expression)?;
                let at = self.name(variable.as_str());
                // Nothing may have filled its place: it would be lost on the way back.
                let is_new = place.seen.insert(at);
                steps.push(is_new.then_some(Step::Extend {
                    place: at,
                    value,
                    fresh: false,
                })?);
            }
            GraphPattern::Graph { name, inner } => self.graph(name, inner, place, steps)?,
            GraphPattern::Project { inner, variables } => {
                let names = variables.iter().map(|v| v.as_str().to_owned());
                self.shown.push((self.subqueries, names.collect()));
                self.subqueries += 1;
                let done = self.steps(inner, place, steps);
                self.shown.pop();
                done?;
            }
            _ => return None,
        }
        Some(())
    }

    fn graph(
        &mut self,
        name: &NamedNodePattern,
        inner: &GraphPattern,
        place: &mut Place,
        steps: &mut Vec<Step>,
    ) -> Option<()> {
        let NamedNodePattern::NamedNode(_) = name else {
            return None;
        };
        // An empty group asks whether the graph is there, and a path's ends must be its nodes.
        let GraphPattern::Bgp { patterns } = inner else {
            return None;
        };
        if patterns.is_empty() {
            return None;
        }
        let Graph::One(scope) = self.scopes.graph(self.dataset.snapshot(), name) else {
            return None;
        };
        let outside = std::mem::replace(&mut place.scope, scope);
        let done = self.steps(inner, place, steps);
        place.scope = outside;
        done
    }

    fn triple(&mut self, triple: &TriplePattern, place: &mut Place) -> Option<Step> {
        let slots = [
            self.slot(&triple.subject)?,
            match &triple.predicate {
                NamedNodePattern::NamedNode(node) => self.term(node.clone().into()),
                NamedNodePattern::Variable(variable) => self.variable(variable.as_str()),
            },
            self.slot(&triple.object)?,
        ];
        slots.iter().for_each(|slot| place.bind(*slot));
        let list = match slots[0] {
            Slot::Term(id) => self.dataset.candidates_of(id),
            Slot::Variable(_) => None,
        };
        Some(match list {
            Some(list) => Step::Listed(Listed::new(list, slots[2])),
            None => Step::Triple(Pattern::new(place.scope.clone(), slots)),
        })
    }

    fn closure(
        &mut self,
        subject: &TermPattern,
        path: &PropertyPathExpression,
        object: &TermPattern,
        place: &mut Place,
    ) -> Option<Step> {
        let (step, reflexive) = match path {
            PropertyPathExpression::OneOrMore(step) => (step, false),
            PropertyPathExpression::ZeroOrMore(step) => (step, true),
            _ => return None,
        };
        let PropertyPathExpression::NamedNode(predicate) = &**step else {
            return None;
        };
        let (subject, object) = (self.slot(subject)?, self.slot(object)?);
        let known = |slot: Slot| match slot {
            Slot::Term(_) => true,
            Slot::Variable(at) => place.bound.contains(&at),
        };
        let (ends, direction) = match (known(subject), known(object)) {
            (true, _) => ([subject, object], Direction::ToObject),
            (false, true) => ([object, subject], Direction::ToSubject),
            (false, false) => return None,
        };
        place.bind(ends[1]);
        let predicate = self.dataset.intern(predicate.clone().into());
        let scope = place.scope.clone();
        Some(Step::Closure(Closure::new(
            scope, predicate, ends, reflexive, direction,
        )))
    }

    fn values(
        &mut self,
        variables: &[Variable],
        bindings: &[Vec<Option<GroundTerm>>],
        place: &mut Place,
    ) -> Step {
        let places: Vec<usize> = variables.iter().map(|v| self.name(v.as_str())).collect();
        let id = |term: &GroundTerm| self.dataset.intern(term.clone().into());
        let rows = bindings
            .iter()
            .map(|row| row.iter().map(|term| term.as_ref().map(id)).collect());
        let rows: Vec<Vec<_>> = rows.collect();
        place.seen.extend(&places);
        for (column, at) in places.iter().enumerate() {
            if rows.iter().all(|row| row[column].is_some()) {
                place.bound.insert(*at);
            }
        }
        Step::Values(Table::new(places, rows))
    }

    fn slot(&mut self, term: &TermPattern) -> Option<Slot> {
        Some(match term {
            TermPattern::NamedNode(node) => self.term(node.clone().into()),
            TermPattern::Literal(literal) => self.term(literal.clone().into()),
            TermPattern::Variable(variable) => self.variable(variable.as_str()),
            TermPattern::BlankNode(node) => self.variable(&format!("_:{}", node.as_str())),
            TermPattern::Triple(_) => return None,
        })
    }

    fn term(&self, term: Term) -> Slot {
        Slot::Term(self.dataset.intern(term))
    }

    fn variable(&mut self, name: &str) -> Slot {
        Slot::Variable(self.name(name))
    }

    /// The place of a variable; one that a subquery does not show has its own there.
    pub(super) fn name(&mut self, name: &str) -> usize {
        let hidden = self
            .shown
            .iter()
            .rev()
            .find(|(_, shown)| !shown.contains(name));
        let own = hidden.map(|(number, _)| format!("{name} of {number}"));
        let name = own.as_deref().unwrap_or(name);
        if let Some(place) = self.names.iter().position(|other| other == name) {
            return place;
        }
        self.names.push(name.to_owned());
        self.names.len() - 1
    }
}

/// The branches of nested unions, in their order.
fn union_of(pattern: &GraphPattern) -> Vec<&GraphPattern> {
    match pattern {
        GraphPattern::Union { left, right } => {
            let mut branches = union_of(left);
            branches.extend(union_of(right));
            branches
        }
        other => vec![other],
    }
}

fn is_unit(pattern: &GraphPattern) -> bool {
    matches!(pattern, GraphPattern::Values { variables, bindings }
        if variables.is_empty() && bindings.len() == 1)
}
