//! From algebra to steps; none where something has no step.
//!
//! The pattern comes rewritten: joins are `Lateral`s in a good order, so that the right side is
//! asked for each row of the left, and `OPTIONAL` stands as a left join of one empty row.

mod leaf;
mod place;

use super::chain::{Chain, Step};
use crate::query::dataset::SnapshotDataset;
use crate::query::scope::{Graph, Scopes};
use oxrdf::Variable;
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::NamedNodePattern;
use std::collections::BTreeSet;

pub(super) use place::Place;

/// Names the variables of a query and looks its terms up.
pub(super) struct Compiler<'a> {
    pub(super) scopes: &'a Scopes,
    pub(super) dataset: &'a SnapshotDataset,
    pub(super) names: Vec<String>,
    /// What the subqueries around show, outermost first, each with its number.
    shown: Vec<(usize, BTreeSet<String>)>,
    subqueries: usize,
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
            GraphPattern::Union { left, right } => steps.push(self.union(left, right, place)?),
            GraphPattern::LeftJoin {
                left,
                right,
                expression,
            } if is_unit(left) => steps.push(self.optional(right, expression.as_ref(), place)?),
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
                steps.push(self.computed(variable, expression, place)?);
            }
            GraphPattern::Graph { name, inner } => self.graph(name, inner, place, steps)?,
            GraphPattern::Project { inner, variables } => {
                self.subquery(inner, variables, place, steps)?;
            }
            _ => return None,
        }
        Some(())
    }

    fn union(
        &mut self,
        left: &GraphPattern,
        right: &GraphPattern,
        place: &mut Place,
    ) -> Option<Step> {
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
        Some(Step::Union { branches, at: 0 })
    }

    fn optional(
        &mut self,
        pattern: &GraphPattern,
        condition: Option<&Expression>,
        place: &mut Place,
    ) -> Option<Step> {
        let (mut inner, inside) = self.inner_chain(pattern, place)?;
        if let Some(condition) = condition {
            inner.steps.push(self.filter(condition, &inside)?);
        }
        place.seen.extend(inside.seen);
        Some(Step::Optional {
            inner,
            fresh: false,
        })
    }

    fn computed(
        &mut self,
        variable: &Variable,
        expression: &Expression,
        place: &mut Place,
    ) -> Option<Step> {
        let value = self.value(expression)?;
        let at = self.name(variable.as_str());
        // Nothing may have filled its place: it would be lost on the way back.
        let is_new = place.seen.insert(at);
        is_new.then_some(Step::Extend {
            place: at,
            value,
            fresh: false,
        })
    }

    /// The steps of a subquery; what it does not show is named apart.
    fn subquery(
        &mut self,
        inner: &GraphPattern,
        variables: &[Variable],
        place: &mut Place,
        steps: &mut Vec<Step>,
    ) -> Option<()> {
        let names = variables.iter().map(|v| v.as_str().to_owned());
        self.shown.push((self.subqueries, names.collect()));
        self.subqueries += 1;
        let done = self.steps(inner, place, steps);
        self.shown.pop();
        done
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
