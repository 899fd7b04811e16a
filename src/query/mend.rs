//! Where the evaluator differs from the standard and its algebra can be mended, rewritten or not.
//!
//! - `GRAPH ?g` around a subquery, `MINUS` or `VALUES` is evaluated graph by graph, so that counts
//!   are of one graph and `?g` is bound: <https://www.w3.org/TR/sparql11-query/#sparqlAlgebraEval>.
//! - A path of length zero from a term that is no node of the graph still reaches that term:
//!   <https://www.w3.org/TR/sparql11-query/#defn_evalPP_ZeroOrOnePath>.
//! - A path of a known length is the triple patterns it stands for ([`steps`]).
//! - `BNODE(label)` gives one node a label and solution, not one a label:
//!   <https://www.w3.org/TR/sparql11-query/#func-bnode>.
//! - `GROUP_CONCAT` gives a literal without language, and takes any term that has a string:
//!   <https://www.w3.org/TR/sparql11-query/#defn_aggGroupConcat>.
//! - `SERVICE ?s` is asked for what the rest of its group binds `?s` to:
//!   <https://www.w3.org/TR/sparql11-federated-query/#variableService>.

mod graph;
mod zero_length;

use super::children::{expressions, patterns};
use super::remote::services_last;
use super::scope::{Graph, Scopes};
use super::steps;
use crate::index::Snapshot;
use oxrdf::Variable;
use spargebra::algebra::{
    AggregateExpression, AggregateFunction, Expression, Function, GraphPattern,
};
use std::cell::Cell;

/// Graphs a `GRAPH ?g` is taken apart for, at most.
const FEW: usize = 256;

/// The pattern of a query as the standard means it.
pub(super) fn mend(snapshot: &Snapshot, scopes: &Scopes, pattern: GraphPattern) -> GraphPattern {
    let graph = Graph::One(scopes.default.clone());
    let mender = Mender {
        snapshot,
        scopes,
        rows: Cell::new(0),
    };
    mender.pattern(services_last(pattern), &graph)
}

struct Mender<'a> {
    snapshot: &'a Snapshot,
    scopes: &'a Scopes,
    /// Variables made so far to tell solutions apart.
    rows: Cell<usize>,
}

impl Mender<'_> {
    fn pattern(&self, pattern: GraphPattern, graph: &Graph) -> GraphPattern {
        match pattern {
            GraphPattern::Path {
                subject,
                path,
                object,
            } => match steps::of_path(&subject, &path, &object) {
                Some(patterns) => self.pattern(patterns, graph),
                None => self.zero_length(subject, path, object, graph),
            },
            GraphPattern::Graph { name, inner } => self.graph(name, *inner),
            service @ GraphPattern::Service { .. } => service,
            extend @ GraphPattern::Extend { .. } => self.extended(extend, graph),
            mut other => {
                if let GraphPattern::Group { aggregates, .. } = &mut other {
                    aggregates.iter_mut().for_each(|(_, it)| concatenated(it));
                }
                patterns(
                    other,
                    &mut |inner| self.pattern(inner, graph),
                    &mut |expression| self.expression(expression, graph),
                )
            }
        }
    }

    /// Computed variables, one after the other on the same solutions.
    fn extended(&self, mut pattern: GraphPattern, graph: &Graph) -> GraphPattern {
        let mut computed = Vec::new();
        while let GraphPattern::Extend {
            inner,
            variable,
            expression,
        } = pattern
        {
            computed.push((variable, self.expression(expression, graph)));
            pattern = *inner;
        }
        pattern = self.pattern(pattern, graph);
        let number = self.rows.get();
        let row = Variable::new_unchecked(format!("x_helsegraf_row_{number}"));
        let mut labelled = false;
        let mut computed: Vec<_> = computed
            .into_iter()
            .map(|(variable, expression)| {
                (variable, labels_of_row(expression, &row, &mut labelled))
            })
            .collect();
        if labelled {
            self.rows.set(number + 1);
            let unique = Expression::FunctionCall(Function::StrUuid, Vec::new());
            computed.push((row, unique));
        }
        let computed = computed.into_iter().rev();
        computed.fold(pattern, |inner, (variable, expression)| {
            GraphPattern::Extend {
                inner: Box::new(inner),
                variable,
                expression,
            }
        })
    }

    fn expression(&self, expression: Expression, graph: &Graph) -> Expression {
        expressions(
            expression,
            &mut |inner| self.pattern(inner, graph),
            &mut |expression| self.expression(expression, graph),
        )
    }
}

/// Makes the labels of `BNODE` those of one solution; says so if there are any.
fn labels_of_row(expression: Expression, row: &Variable, any: &mut bool) -> Expression {
    let mended = expressions(expression, &mut |inner| inner, &mut |part| {
        labels_of_row(part, row, any)
    });
    match mended {
        Expression::FunctionCall(Function::BNode, arguments) if !arguments.is_empty() => {
            *any = true;
            let mut parts = vec![Expression::Variable(row.clone())];
            parts.extend(arguments);
            let label = Expression::FunctionCall(Function::Concat, parts);
            let label = Expression::FunctionCall(Function::Sha1, vec![label]);
            Expression::FunctionCall(Function::BNode, vec![label])
        }
        other => other,
    }
}

fn concatenated(aggregate: &mut AggregateExpression) {
    if let AggregateExpression::FunctionCall {
        name: AggregateFunction::GroupConcat { .. },
        expr,
        // Different terms of one string are different.
        distinct: false,
    } = aggregate
    {
        let term = std::mem::replace(expr, Expression::Coalesce(Vec::new()));
        *expr = Expression::FunctionCall(Function::Str, vec![term]);
    }
}
