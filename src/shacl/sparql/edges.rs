//! The patterns of a query as edges between terms, and the ways they make from the nodes asked about.

use super::reach::Start;
use crate::shacl::Path;
use spargebra::algebra::{GraphPattern, PropertyPathExpression};
use spargebra::term::{NamedNodePattern, TermPattern};

/// One pattern that leads from a term to another.
#[derive(Clone)]
pub(super) struct Edge {
    pub(super) subject: TermPattern,
    pub(super) path: Path,
    pub(super) object: TermPattern,
}

/// A term with the way to it.
pub(super) struct Known {
    pub(super) term: TermPattern,
    pub(super) start: Start,
    pub(super) prefix: Vec<Path>,
}

/// The edges that every solution of a pattern matches; tells of what no edge can stand for.
pub(super) fn edges(pattern: &GraphPattern, anything: &mut bool) -> Vec<Edge> {
    match pattern {
        GraphPattern::Bgp { patterns } => {
            let mut edges = Vec::new();
            for triple in patterns {
                match &triple.predicate {
                    NamedNodePattern::NamedNode(predicate) => edges.push(Edge {
                        subject: triple.subject.clone(),
                        path: Path::Predicate(predicate.clone()),
                        object: triple.object.clone(),
                    }),
                    NamedNodePattern::Variable(_) => *anything = true,
                }
            }
            edges
        }
        GraphPattern::Path {
            subject,
            path,
            object,
        } => match as_path(path) {
            Some(path) => vec![Edge {
                subject: subject.clone(),
                path,
                object: object.clone(),
            }],
            None => {
                *anything = true;
                Vec::new()
            }
        },
        GraphPattern::Join { left, right } => {
            let mut edges = edges(left, anything);
            edges.extend(self::edges(right, anything));
            edges
        }
        GraphPattern::LeftJoin { left, .. } => edges(left, anything),
        GraphPattern::Filter { inner, .. }
        | GraphPattern::Extend { inner, .. }
        | GraphPattern::OrderBy { inner, .. } => edges(inner, anything),
        _ => Vec::new(),
    }
}

/// The terms that edges lead to, nearest first.
pub(super) fn known(roots: &[(TermPattern, Start)], scope: &[Edge]) -> Vec<Known> {
    let mut known: Vec<Known> = roots
        .iter()
        .map(|(term, start)| Known {
            term: term.clone(),
            start: *start,
            prefix: Vec::new(),
        })
        .collect();
    let mut next = 0;
    while next < known.len() {
        for edge in scope {
            let steps = [
                (&edge.subject, &edge.object, edge.path.clone()),
                (&edge.object, &edge.subject, edge.path.clone().turned()),
            ];
            for (from, to, step) in steps {
                let leads = known[next].term == *from && is_variable(to);
                if leads && !known.iter().any(|k| k.term == *to) {
                    let mut prefix = known[next].prefix.clone();
                    prefix.push(step);
                    known.push(Known {
                        term: to.clone(),
                        start: known[next].start,
                        prefix,
                    });
                }
            }
        }
        next += 1;
    }
    known
}

fn is_variable(term: &TermPattern) -> bool {
    matches!(term, TermPattern::Variable(_) | TermPattern::BlankNode(_))
}

/// None for a negated property set: it reads every predicate but some.
fn as_path(path: &PropertyPathExpression) -> Option<Path> {
    use PropertyPathExpression as E;
    let boxed = |p: &E| as_path(p).map(Box::new);
    Some(match path {
        E::NamedNode(p) => Path::Predicate(p.clone()),
        E::Reverse(p) => Path::Inverse(boxed(p)?),
        E::Sequence(a, b) => Path::Sequence(vec![as_path(a)?, as_path(b)?]),
        E::Alternative(a, b) => Path::Alternative(vec![as_path(a)?, as_path(b)?]),
        E::ZeroOrMore(p) => Path::ZeroOrMore(boxed(p)?),
        E::OneOrMore(p) => Path::OneOrMore(boxed(p)?),
        E::ZeroOrOne(p) => Path::ZeroOrOne(boxed(p)?),
        E::NegatedPropertySet(_) => return None,
    })
}
