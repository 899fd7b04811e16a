//! Property paths of a known length as the triple patterns they stand for.
//!
//! The evaluator gives a path between two known ends one solution at most, and one a way between
//! unknown ends, so that the number of solutions hung on the plan. As patterns each way counts, as
//! in [SPARQL 1.1 §18.2.2.4](https://www.w3.org/TR/sparql11-query/#sparqlTranslatePathExpressions)
//! and §18.5, and they are ordered with the rest of their group.

use oxrdf::{BlankNode, Variable};
use spargebra::algebra::{Expression, GraphPattern, PropertyPathExpression};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

/// Paths with more parts stay paths: as patterns they would take long to order.
const MOST: usize = 64;

/// The path as patterns, down to those of unknown length; none if it is one, or too long.
pub(super) fn of_path(
    subject: &TermPattern,
    path: &PropertyPathExpression,
    object: &TermPattern,
) -> Option<GraphPattern> {
    let is_closure = matches!(
        path,
        PropertyPathExpression::ZeroOrMore(_)
            | PropertyPathExpression::OneOrMore(_)
            | PropertyPathExpression::ZeroOrOne(_)
    );
    (!is_closure && parts(path) <= MOST).then(|| steps(subject, path, object))
}

fn parts(path: &PropertyPathExpression) -> usize {
    match path {
        PropertyPathExpression::Sequence(left, right)
        | PropertyPathExpression::Alternative(left, right) => parts(left) + parts(right),
        PropertyPathExpression::Reverse(inner) => parts(inner),
        _ => 1,
    }
}

fn steps(
    subject: &TermPattern,
    path: &PropertyPathExpression,
    object: &TermPattern,
) -> GraphPattern {
    match path {
        PropertyPathExpression::NamedNode(node) => one(subject, node.clone().into(), object),
        PropertyPathExpression::Reverse(inner) => steps(object, inner, subject),
        PropertyPathExpression::Alternative(left, right) => GraphPattern::Union {
            left: Box::new(steps(subject, left, object)),
            right: Box::new(steps(subject, right, object)),
        },
        PropertyPathExpression::Sequence(left, right) => {
            let between = TermPattern::BlankNode(BlankNode::default());
            GraphPattern::Join {
                left: Box::new(steps(subject, left, &between)),
                right: Box::new(steps(&between, right, object)),
            }
        }
        PropertyPathExpression::NegatedPropertySet(nodes) => {
            let name = format!("x_helsegraf_{}", BlankNode::default().as_str());
            let predicate = Variable::new_unchecked(name);
            let nodes = nodes.iter().cloned().map(Expression::NamedNode);
            let is_listed = Expression::In(Box::new(predicate.clone().into()), nodes.collect());
            GraphPattern::Filter {
                expr: Expression::Not(Box::new(is_listed)),
                inner: Box::new(one(subject, predicate.into(), object)),
            }
        }
        closure => GraphPattern::Path {
            subject: subject.clone(),
            path: closure.clone(),
            object: object.clone(),
        },
    }
}

fn one(subject: &TermPattern, predicate: NamedNodePattern, object: &TermPattern) -> GraphPattern {
    GraphPattern::Bgp {
        patterns: vec![TriplePattern {
            subject: subject.clone(),
            predicate,
            object: object.clone(),
        }],
    }
}
