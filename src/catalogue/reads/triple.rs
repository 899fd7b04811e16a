//! A pattern that is not made of others, taken apart.

use super::allowed::Allowed;
use oxrdf::NamedNode;
use spargebra::algebra::{GraphPattern as P, PropertyPathExpression as Path};
use spargebra::term::{NamedNodePattern, TermPattern};

/// Whether a pattern matches one triple, or a way over many.
pub(super) enum Steps {
    One,
    Many,
}

/// Subject, predicates, object and length of a pattern that is not made of others.
pub(super) fn taken_apart(
    leaf: &P,
    allowed: &Allowed,
) -> Option<(TermPattern, Option<Vec<NamedNode>>, TermPattern, Steps)> {
    match leaf {
        P::Bgp { patterns } => {
            let triple = patterns.first()?;
            let predicates = match &triple.predicate {
                NamedNodePattern::NamedNode(node) => Some(vec![node.clone()]),
                NamedNodePattern::Variable(variable) => allowed.get(variable.as_str()).cloned(),
            };
            Some((
                triple.subject.clone(),
                predicates,
                triple.object.clone(),
                Steps::One,
            ))
        }
        P::Path {
            subject,
            path,
            object,
        } => {
            let mut predicates = Some(Vec::new());
            let steps = match along(path, &mut predicates) {
                true => Steps::Many,
                false => Steps::One,
            };
            Some((subject.clone(), predicates, object.clone(), steps))
        }
        _ => None,
    }
}

/// Adds the predicates of a path; whether what it goes over is hidden between its ends, or turned.
fn along(path: &Path, predicates: &mut Option<Vec<NamedNode>>) -> bool {
    match path {
        Path::NamedNode(node) => {
            if let Some(list) = predicates {
                list.push(node.clone());
            }
            false
        }
        Path::Alternative(left, right) => {
            let left = along(left, predicates);
            along(right, predicates) || left
        }
        Path::ZeroOrOne(inner) => along(inner, predicates),
        Path::Reverse(inner) | Path::ZeroOrMore(inner) | Path::OneOrMore(inner) => {
            along(inner, predicates);
            true
        }
        Path::Sequence(left, right) => {
            along(left, predicates);
            along(right, predicates);
            true
        }
        Path::NegatedPropertySet(_) => {
            *predicates = None;
            false
        }
    }
}
