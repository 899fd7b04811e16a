//! Where `hg:matches` is used, and the triples of one use.

use super::super::Error;
use super::super::walk::Part;
use super::refused;
use crate::vocab::hg;
use oxrdf::Variable;
use spargebra::algebra::{GraphPattern, PropertyPathExpression as Path};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

/// Whether it is used outside what other hosts are asked.
pub(super) fn mentions(pattern: &GraphPattern) -> Result<bool, Error> {
    let mut mentions = false;
    let mut in_path = false;
    let mut rest = vec![Part::Pattern(pattern)];
    while let Some(part) = rest.pop() {
        match part {
            Part::Pattern(GraphPattern::Service { .. }) => continue,
            Part::Pattern(GraphPattern::Bgp { patterns }) => {
                mentions |= patterns.iter().any(|triple| has(triple, hg::MATCHES));
            }
            Part::Pattern(GraphPattern::Path { path, .. }) => in_path |= walks(path),
            _ => part.each(&mut |inner| rest.push(inner)),
        }
    }
    match in_path {
        true => Err(refused("it cannot be part of a property path")),
        false => Ok(mentions),
    }
}

fn walks(path: &Path) -> bool {
    match path {
        Path::NamedNode(predicate) => predicate.as_ref() == hg::MATCHES,
        Path::Reverse(path)
        | Path::ZeroOrMore(path)
        | Path::OneOrMore(path)
        | Path::ZeroOrOne(path) => walks(path),
        Path::Sequence(a, b) | Path::Alternative(a, b) => walks(a) || walks(b),
        Path::NegatedPropertySet(_) => false,
    }
}

pub(super) fn has(triple: &TriplePattern, predicate: oxrdf::NamedNodeRef<'_>) -> bool {
    matches!(&triple.predicate, NamedNodePattern::NamedNode(it) if it.as_ref() == predicate)
}

/// One use, taken out of its triples.
pub(super) struct Use {
    pub(super) thing: TermPattern,
    pub(super) text: TermPattern,
    pub(super) score: Option<Variable>,
}

/// Takes the triples of one use out of those that stand with it.
pub(super) fn taken(triple: TriplePattern, triples: &mut Vec<TriplePattern>) -> Result<Use, Error> {
    let thing = triple.subject;
    let TermPattern::BlankNode(node) = triple.object else {
        return Ok(Use {
            thing,
            text: triple.object,
            score: None,
        });
    };
    let node = TermPattern::BlankNode(node);
    let (own, others): (Vec<TriplePattern>, Vec<_>) =
        triples.drain(..).partition(|triple| triple.subject == node);
    *triples = others;
    let (mut text, mut score) = (None, None);
    for triple in own {
        let is_twice = if has(&triple, hg::QUERY) {
            text.replace(triple.object).is_some()
        } else if let (true, TermPattern::Variable(variable)) =
            (has(&triple, hg::SCORE), &triple.object)
        {
            score.replace(variable.clone()).is_some()
        } else {
            return Err(refused(format!(
                "{} {} is not understood; it takes hg:query \"...\" and hg:score ?score",
                triple.predicate, triple.object
            )));
        };
        if is_twice {
            return Err(refused("hg:query and hg:score are given once each"));
        }
    }
    let text = text.ok_or_else(|| refused("hg:query is missing: the text to search for"))?;
    Ok(Use { thing, text, score })
}

pub(super) fn renamed(
    triples: Vec<TriplePattern>,
    from: &TermPattern,
    to: &TermPattern,
) -> Vec<TriplePattern> {
    let swap = |term: TermPattern| if term == *from { to.clone() } else { term };
    let triples = triples.into_iter().map(|triple| TriplePattern {
        subject: swap(triple.subject),
        predicate: triple.predicate,
        object: swap(triple.object),
    });
    triples.collect()
}
