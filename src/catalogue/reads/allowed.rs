//! What tables and lists of a query allow the variables in places of predicates to be.

use oxrdf::NamedNode;
use spargebra::algebra::{Expression, GraphPattern as P};
use std::collections::BTreeMap;

/// What a variable in the place of a predicate can stand for.
pub(super) type Allowed = BTreeMap<String, Vec<NamedNode>>;

/// What tables allow variables to be.
pub(super) fn tables(pattern: &P, allowed: &mut Allowed) {
    match pattern {
        P::Values {
            variables,
            bindings,
        } => {
            for (place, variable) in variables.iter().enumerate() {
                let column: Option<Vec<NamedNode>> = bindings
                    .iter()
                    .map(|row| match row.get(place)? {
                        Some(spargebra::term::GroundTerm::NamedNode(node)) => Some(node.clone()),
                        _ => None,
                    })
                    .collect();
                if let Some(column) = column {
                    allowed.insert(variable.as_str().to_owned(), column);
                }
            }
        }
        P::Join { left, right } => {
            tables(left, allowed);
            tables(right, allowed);
        }
        P::Filter { inner, expr } => {
            listed(expr, allowed);
            tables(inner, allowed);
        }
        P::Extend { inner, .. } => tables(inner, allowed),
        P::LeftJoin { left, .. } | P::Minus { left, .. } => tables(left, allowed),
        _ => {}
    }
}

/// What `?variable IN (...)` allows.
pub(super) fn listed(expression: &Expression, allowed: &mut Allowed) {
    match expression {
        Expression::And(left, right) => {
            listed(left, allowed);
            listed(right, allowed);
        }
        Expression::In(variable, list) => {
            let nodes: Option<Vec<NamedNode>> = list
                .iter()
                .map(|item| match item {
                    Expression::NamedNode(node) => Some(node.clone()),
                    _ => None,
                })
                .collect();
            if let (Expression::Variable(variable), Some(nodes)) = (&**variable, nodes) {
                allowed.insert(variable.as_str().to_owned(), nodes);
            }
        }
        _ => {}
    }
}
