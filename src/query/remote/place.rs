//! Services named by a variable are asked row by row, after what binds the variable: `SERVICE ?s`
//! has no meaning on its own.

use super::has_service;
use crate::query::children::{expressions, patterns};
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::NamedNodePattern;

/// The pattern with such services at the right of a `LATERAL`, in joins and in `OPTIONAL`.
pub(in crate::query) fn services_last(pattern: GraphPattern) -> GraphPattern {
    if has_service(&pattern) {
        row_by_row(pattern)
    } else {
        pattern
    }
}

fn row_by_row(pattern: GraphPattern) -> GraphPattern {
    match pattern {
        // What is in it is for the other host to arrange.
        service @ GraphPattern::Service { .. } => service,
        GraphPattern::Join { .. } => join(pattern),
        GraphPattern::LeftJoin {
            left,
            right,
            expression,
        } if is_open(&right) => lateral(
            row_by_row(*left),
            GraphPattern::LeftJoin {
                left: Box::new(nothing()),
                right: Box::new(row_by_row(*right)),
                expression: expression.map(in_expression),
            },
        ),
        other => patterns(other, &mut row_by_row, &mut in_expression),
    }
}

fn in_expression(expression: Expression) -> Expression {
    expressions(expression, &mut row_by_row, &mut in_expression)
}

fn join(pattern: GraphPattern) -> GraphPattern {
    let (mut closed, mut open) = (Vec::new(), Vec::new());
    let mut rest = vec![pattern];
    while let Some(pattern) = rest.pop() {
        match pattern {
            GraphPattern::Join { left, right } => rest.extend([*right, *left]),
            service if is_open(&service) => open.push(row_by_row(service)),
            other => closed.push(row_by_row(other)),
        }
    }
    let closed = closed.into_iter().reduce(|left, right| GraphPattern::Join {
        left: Box::new(left),
        right: Box::new(right),
    });
    open.into_iter()
        .fold(closed.unwrap_or_else(nothing), lateral)
}

/// Whether it is a service whose name the rows before it must bind.
fn is_open(pattern: &GraphPattern) -> bool {
    match pattern {
        GraphPattern::Service { name, .. } => matches!(name, NamedNodePattern::Variable(_)),
        GraphPattern::Filter { inner, .. } | GraphPattern::Graph { inner, .. } => is_open(inner),
        GraphPattern::Join { left, right } => is_open(left) && is_open(right),
        _ => false,
    }
}

fn lateral(left: GraphPattern, right: GraphPattern) -> GraphPattern {
    GraphPattern::Lateral {
        left: Box::new(left),
        right: Box::new(right),
    }
}

/// One solution that binds nothing.
fn nothing() -> GraphPattern {
    GraphPattern::Values {
        variables: Vec::new(),
        bindings: vec![Vec::new()],
    }
}
