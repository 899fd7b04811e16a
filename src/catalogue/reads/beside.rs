//! The patterns that must match beside another, and which of them hang together with the resource.

use super::reader::this;
use oxrdf::Variable;
use spargebra::algebra::GraphPattern as P;
use spargebra::term::TriplePattern;

/// The patterns that hang together with the resource, if the variable is in them.
pub(super) fn connected(variable: &Variable, patterns: &[P]) -> Option<P> {
    let mut reached = vec![this()];
    let mut taken = vec![false; patterns.len()];
    loop {
        let next = patterns.iter().enumerate().find(|(place, pattern)| {
            !taken[*place] && variables_of(pattern).iter().any(|v| reached.contains(v))
        });
        let Some((place, pattern)) = next else { break };
        taken[place] = true;
        reached.extend(variables_of(pattern));
    }
    if !reached.contains(variable) || *variable == this() {
        return None;
    }
    let chosen = patterns.iter().zip(taken).filter(|(_, taken)| *taken);
    joined(chosen.map(|(pattern, _)| pattern.clone()).collect())
}

fn variables_of(leaf: &P) -> Vec<Variable> {
    let mut found = Vec::new();
    leaf.on_in_scope_variable(|variable| found.push(variable.clone()));
    found
}

pub(super) fn with(required: &[P], more: Vec<P>) -> Vec<P> {
    let mut all = required.to_vec();
    for pattern in more {
        if !all.contains(&pattern) {
            all.push(pattern);
        }
    }
    all
}

pub(super) fn leaves(patterns: &[TriplePattern]) -> Vec<P> {
    let one = |triple: &TriplePattern| P::Bgp {
        patterns: vec![triple.clone()],
    };
    patterns.iter().map(one).collect()
}

/// The patterns that match wherever the whole does.
pub(super) fn certain(pattern: &P) -> Vec<P> {
    match pattern {
        P::Bgp { patterns } => leaves(patterns),
        P::Path { .. } => vec![pattern.clone()],
        P::Join { left, right } | P::Lateral { left, right } => {
            with(&certain(left), certain(right))
        }
        P::LeftJoin { left, .. } | P::Minus { left, .. } => certain(left),
        P::Filter { inner, .. } | P::Extend { inner, .. } => certain(inner),
        P::Union { left, right } => match (joined(certain(left)), joined(certain(right))) {
            (Some(left), Some(right)) => vec![P::Union {
                left: Box::new(left),
                right: Box::new(right),
            }],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// All of them in one; none of none.
fn joined(patterns: Vec<P>) -> Option<P> {
    patterns.into_iter().reduce(|joined, pattern| P::Join {
        left: Box::new(joined),
        right: Box::new(pattern),
    })
}
