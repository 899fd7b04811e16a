//! The IRIs a pattern spells where a graph's name may stand: after `GRAPH`, in `VALUES`, in expressions.

use oxrdf::NamedNode;
use spargebra::algebra::{AggregateExpression, Expression, GraphPattern, OrderExpression};
use spargebra::term::{GroundTerm, NamedNodePattern};

/// Calls `see` with each of them, more than once perhaps.
pub(super) fn in_pattern(pattern: &GraphPattern, see: &mut dyn FnMut(&NamedNode)) {
    match pattern {
        GraphPattern::Bgp { .. } | GraphPattern::Path { .. } => {}
        GraphPattern::Join { left, right }
        | GraphPattern::Lateral { left, right }
        | GraphPattern::Union { left, right }
        | GraphPattern::Minus { left, right } => {
            in_pattern(left, see);
            in_pattern(right, see);
        }
        GraphPattern::LeftJoin {
            left,
            right,
            expression,
        } => {
            in_pattern(left, see);
            in_pattern(right, see);
            if let Some(expression) = expression {
                in_expression(expression, see);
            }
        }
        GraphPattern::Filter { expr, inner } => {
            in_expression(expr, see);
            in_pattern(inner, see);
        }
        GraphPattern::Graph { name, inner } => {
            if let NamedNodePattern::NamedNode(name) = name {
                see(name);
            }
            in_pattern(inner, see);
        }
        GraphPattern::Extend {
            inner, expression, ..
        } => {
            in_expression(expression, see);
            in_pattern(inner, see);
        }
        GraphPattern::Values { bindings, .. } => {
            for term in bindings.iter().flatten().flatten() {
                if let GroundTerm::NamedNode(name) = term {
                    see(name);
                }
            }
        }
        GraphPattern::OrderBy { inner, expression } => {
            for key in expression {
                let (OrderExpression::Asc(key) | OrderExpression::Desc(key)) = key;
                in_expression(key, see);
            }
            in_pattern(inner, see);
        }
        GraphPattern::Group {
            inner, aggregates, ..
        } => {
            for (_, aggregate) in aggregates {
                if let AggregateExpression::FunctionCall { expr, .. } = aggregate {
                    in_expression(expr, see);
                }
            }
            in_pattern(inner, see);
        }
        GraphPattern::Project { inner, .. }
        | GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner }
        | GraphPattern::Slice { inner, .. }
        | GraphPattern::Service { inner, .. } => in_pattern(inner, see),
    }
}

fn in_expression(expression: &Expression, see: &mut dyn FnMut(&NamedNode)) {
    match expression {
        Expression::NamedNode(name) => see(name),
        Expression::Literal(_) | Expression::Variable(_) | Expression::Bound(_) => {}
        Expression::Or(a, b)
        | Expression::And(a, b)
        | Expression::Equal(a, b)
        | Expression::SameTerm(a, b)
        | Expression::Greater(a, b)
        | Expression::GreaterOrEqual(a, b)
        | Expression::Less(a, b)
        | Expression::LessOrEqual(a, b)
        | Expression::Add(a, b)
        | Expression::Subtract(a, b)
        | Expression::Multiply(a, b)
        | Expression::Divide(a, b) => {
            in_expression(a, see);
            in_expression(b, see);
        }
        Expression::In(a, list) => {
            in_expression(a, see);
            for item in list {
                in_expression(item, see);
            }
        }
        Expression::UnaryPlus(a) | Expression::UnaryMinus(a) | Expression::Not(a) => {
            in_expression(a, see);
        }
        Expression::Exists(pattern) => in_pattern(pattern, see),
        Expression::If(a, b, c) => {
            in_expression(a, see);
            in_expression(b, see);
            in_expression(c, see);
        }
        Expression::Coalesce(list) | Expression::FunctionCall(_, list) => {
            for item in list {
                in_expression(item, see);
            }
        }
    }
}
