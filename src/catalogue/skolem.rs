//! Names for blank nodes that came into a rendering: from what is said of them, so that they stay.

use oxrdf::{BlankNode, NamedNode, NamedOrBlankNode, Term, Triple};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Blank nodes nested deeper than this are told by their label.
const DEEPEST: usize = 16;

/// Gives each blank node an IRI under that of the resource it is part of.
///
/// Two that everything is said alike of get one name: nobody could tell them apart.
pub(super) fn named(resource: &NamedNode, triples: Vec<Triple>) -> Vec<Triple> {
    let mut said: HashMap<BlankNode, Vec<(String, Term)>> = HashMap::new();
    for triple in &triples {
        if let NamedOrBlankNode::BlankNode(node) = &triple.subject {
            let pair = (triple.predicate.to_string(), triple.object.clone());
            said.entry(node.clone()).or_default().push(pair);
        }
    }
    let is_blank = |triple: &Triple| {
        matches!(triple.subject, NamedOrBlankNode::BlankNode(_))
            || matches!(triple.object, Term::BlankNode(_))
    };
    if !triples.iter().any(is_blank) {
        return triples;
    }
    let mut names = HashMap::new();
    let mut name = |node: &BlankNode| -> NamedNode {
        names
            .entry(node.clone())
            .or_insert_with(|| {
                let digest = Sha256::digest(reading(node, &said, 0).as_bytes());
                let hex: String = digest.iter().take(8).map(|b| format!("{b:02x}")).collect();
                let whole = resource.as_str().split('#').next().unwrap_or_default();
                NamedNode::new_unchecked(format!("{whole}#{hex}"))
            })
            .clone()
    };
    let mut renamed = Vec::with_capacity(triples.len());
    for triple in triples {
        let subject = match triple.subject {
            NamedOrBlankNode::BlankNode(node) => name(&node).into(),
            named => named,
        };
        let object = match triple.object {
            Term::BlankNode(node) => name(&node).into(),
            other => other,
        };
        renamed.push(Triple::new(subject, triple.predicate, object));
    }
    renamed
}

/// All that is said of a node, and of the blank nodes in it, in an order of its own.
fn reading(
    node: &BlankNode,
    said: &HashMap<BlankNode, Vec<(String, Term)>>,
    depth: usize,
) -> String {
    if depth > DEEPEST {
        return node.to_string();
    }
    let mut lines: Vec<String> = said
        .get(node)
        .into_iter()
        .flatten()
        .map(|(predicate, object)| match object {
            Term::BlankNode(inner) => {
                format!("{predicate} [ {} ]", reading(inner, said, depth + 1))
            }
            other => format!("{predicate} {other}"),
        })
        .collect();
    lines.sort();
    lines.dedup();
    lines.join(" ; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::io::{RdfFormat, RdfParser};

    fn read(turtle: &str) -> Vec<Triple> {
        let parser = RdfParser::from_format(RdfFormat::Turtle).rename_blank_nodes();
        let quads = parser.for_slice(turtle).map(|quad| quad.unwrap());
        quads
            .map(|q| Triple::new(q.subject, q.predicate, q.object))
            .collect()
    }

    fn of(turtle: &str) -> Vec<String> {
        let resource = NamedNode::new_unchecked("http://e/a");
        let mut lines: Vec<_> = named(&resource, read(turtle))
            .iter()
            .map(ToString::to_string)
            .collect();
        lines.sort();
        lines
    }

    #[test]
    fn names_come_from_what_is_said_and_not_from_labels() {
        let turtle = "<http://e/a> <http://e/p> [ <http://e/q> 1 , [ <http://e/r> 2 ] ] .";
        let first = of(turtle);
        assert_eq!(first, of(turtle));
        assert!(first.iter().all(|line| !line.contains("_:")), "{first:?}");
        assert_eq!(first.len(), 4);
        assert_ne!(first, of(&turtle.replace('2', "3")));
    }

    #[test]
    fn a_ring_of_blank_nodes_ends() {
        let ring = "<http://e/a> <http://e/p> _:x . _:x <http://e/q> _:y . _:y <http://e/q> _:x .";
        assert_eq!(of(ring).len(), 3);
    }
}
