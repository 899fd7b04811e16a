//! Plans by exact counts: the algebra of a query, rewritten so that the evaluator takes joins in a
//! good order.
//!
//! Every group becomes a chain of `Lateral`s (each part evaluated for the rows of those before
//! it), inside `EXISTS`, `OPTIONAL` and `MINUS` too, where the evaluator orders nothing. Filters
//! stand where their names are bound. What cannot be evaluated row by row is joined whole, under a
//! [`tick`] that keeps such a join within the budget. Whatever is done here gives the same multiset
//! of solutions.

mod chain;
mod correlate;
mod cost;
mod count;
mod expression;
mod flatten;
mod group;
mod names;
pub(super) mod text;
pub(super) mod tick;

use super::scope::{Graph, Scopes};
use crate::index::{Scope, Snapshot, TermId};
use cost::Counts;
use names::{Names, certain, mentioned};
use oxrdf::Variable;
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::NamedNodePattern;
use std::cell::RefCell;
use std::sync::Arc;

/// What a rewriting reads, and what it leaves for the dataset.
pub(super) struct Rewriter<'a> {
    snapshot: &'a Snapshot,
    scopes: &'a Scopes,
    candidates: RefCell<Vec<Arc<[TermId]>>>,
}

/// Where in the query a pattern stands.
#[derive(Clone)]
struct Context {
    /// The graph its triples are looked up in.
    graph: Graph,
    /// What is surely bound when it is evaluated, by the rows it is evaluated for.
    outer: Names,
    /// It is joined whole: the evaluator may hand it bindings that it must not see in `EXISTS`.
    whole: bool,
}

impl<'a> Rewriter<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, scopes: &'a Scopes) -> Self {
        Self {
            snapshot,
            scopes,
            candidates: RefCell::default(),
        }
    }

    /// The lists of terms that candidate patterns stand for, by their number.
    pub(super) fn into_candidates(self) -> Vec<Arc<[TermId]>> {
        self.candidates.into_inner()
    }

    /// The same solutions by a better plan; `bound` are variables given from outside.
    pub(super) fn rewrite_query(
        &self,
        pattern: &GraphPattern,
        bound: impl Iterator<Item = &'a Variable>,
    ) -> GraphPattern {
        let context = Context {
            graph: Graph::One(self.scopes.default.clone()),
            outer: bound.map(names::Name::from).collect(),
            whole: false,
        };
        self.rewrite(pattern.clone(), &context)
    }

    fn rewrite(&self, pattern: GraphPattern, context: &Context) -> GraphPattern {
        match pattern {
            GraphPattern::Bgp { .. }
            | GraphPattern::Path { .. }
            | GraphPattern::Join { .. }
            | GraphPattern::Values { .. }
            | GraphPattern::Filter { .. } => self.group(pattern, context),
            GraphPattern::Graph { name, inner } => self.graph(name, *inner, context),
            GraphPattern::Lateral { left, right } => {
                let left = self.rewrite(*left, context);
                let right = self.rewrite(*right, &context.with(certain(&left)));
                lateral(left, right)
            }
            GraphPattern::LeftJoin {
                left,
                right,
                expression,
            } => self.optional(*left, *right, expression, context),
            GraphPattern::Union { left, right } => GraphPattern::Union {
                left: Box::new(self.rewrite(*left, context)),
                right: Box::new(self.rewrite(*right, context)),
            },
            GraphPattern::Extend {
                inner,
                variable,
                expression,
            } => {
                let inner = self.rewrite(*inner, context);
                let expression = self.expression(expression, &context.with(certain(&inner)));
                GraphPattern::Extend {
                    inner: Box::new(inner),
                    variable,
                    expression,
                }
            }
            GraphPattern::Minus { left, right } => self.minus(*left, *right, context),
            GraphPattern::OrderBy { inner, expression } => GraphPattern::OrderBy {
                inner: Box::new(self.rewrite(*inner, context)),
                expression,
            },
            GraphPattern::Project { inner, variables } => {
                let inside: Names = variables.iter().map(names::Name::from).collect();
                let mut context = context.clone();
                context.outer.retain(|name| inside.contains(name));
                GraphPattern::Project {
                    inner: Box::new(self.rewrite(*inner, &context)),
                    variables,
                }
            }
            GraphPattern::Distinct { inner } => GraphPattern::Distinct {
                inner: Box::new(self.rewrite(*inner, context)),
            },
            GraphPattern::Reduced { inner } => GraphPattern::Reduced {
                inner: Box::new(self.rewrite(*inner, context)),
            },
            GraphPattern::Slice {
                inner,
                start,
                length,
            } => GraphPattern::Slice {
                inner: Box::new(self.rewrite(*inner, context)),
                start,
                length,
            },
            GraphPattern::Group {
                inner,
                variables,
                aggregates,
            } => match self.count(&inner, &variables, &aggregates, context) {
                Some(counted) => counted,
                None => GraphPattern::Group {
                    inner: Box::new(self.rewrite(*inner, context)),
                    variables,
                    aggregates,
                },
            },
            service @ GraphPattern::Service { .. } => service,
        }
    }

    fn optional(
        &self,
        left: GraphPattern,
        right: GraphPattern,
        expression: Option<Expression>,
        context: &Context,
    ) -> GraphPattern {
        let row_by_row = correlate::fits(&right, &mentioned(&left));
        let left = self.rewrite(left, context);
        let bound = context.with(certain(&left));
        let right = match row_by_row {
            true => self.rewrite(right, &bound),
            false => self.rewrite(right, &context.whole(true)),
        };
        let expression =
            expression.map(|expression| self.expression(expression, &bound.with(certain(&right))));
        if row_by_row {
            lateral(left, left_join(unit(), right, expression))
        } else {
            tick::over(left_join(left, right, expression))
        }
    }

    /// `MINUS` as `NOT EXISTS` where they are the same and few rows are asked for.
    fn minus(&self, left: GraphPattern, right: GraphPattern, context: &Context) -> GraphPattern {
        let (seen, bound, other) = (mentioned(&left), certain(&left), certain(&right));
        let mut shared = mentioned(&right);
        shared.retain(|name| seen.contains(name));
        let same = !shared.is_empty()
            && shared
                .iter()
                .all(|name| bound.contains(name) && other.contains(name))
            && correlate::fits(&right, &seen);
        let counts = self.counts(context);
        let few = same && !context.whole && counts.rows(&left) < 4.0 * counts.rows(&right) + 1000.0;
        let left = self.rewrite(left, context);
        if few {
            let right = self.rewrite(right, &context.with(bound));
            let exists = Expression::Exists(Box::new(right));
            return GraphPattern::Filter {
                expr: Expression::Not(Box::new(exists)),
                inner: Box::new(left),
            };
        }
        GraphPattern::Minus {
            left: Box::new(left),
            right: Box::new(self.rewrite(right, context)),
        }
    }

    fn graph(
        &self,
        name: NamedNodePattern,
        inner: GraphPattern,
        context: &Context,
    ) -> GraphPattern {
        let inside = context.in_graph(self.scopes.graph(self.snapshot, &name));
        GraphPattern::Graph {
            name,
            inner: Box::new(self.rewrite(inner, &inside)),
        }
    }

    fn counts<'c>(&'c self, context: &'c Context) -> Counts<'c> {
        Counts {
            snapshot: self.snapshot,
            scope: match &context.graph {
                Graph::One(scope) => scope,
                Graph::Any => &Scope::Union,
            },
        }
    }
}

impl Context {
    fn with(&self, names: Names) -> Self {
        let mut context = self.clone();
        context.outer.extend(names);
        context
    }

    fn whole(&self, whole: bool) -> Self {
        Self {
            whole,
            ..self.clone()
        }
    }

    fn in_graph(&self, graph: Graph) -> Self {
        Self {
            graph,
            ..self.clone()
        }
    }
}

fn lateral(left: GraphPattern, right: GraphPattern) -> GraphPattern {
    GraphPattern::Lateral {
        left: Box::new(left),
        right: Box::new(right),
    }
}

fn left_join(
    left: GraphPattern,
    right: GraphPattern,
    expression: Option<Expression>,
) -> GraphPattern {
    GraphPattern::LeftJoin {
        left: Box::new(left),
        right: Box::new(right),
        expression,
    }
}

/// One solution that binds nothing; an empty group would test the graph inside `GRAPH`.
fn unit() -> GraphPattern {
    GraphPattern::Values {
        variables: Vec::new(),
        bindings: vec![Vec::new()],
    }
}
