//! What belongs to a thing in a graph: its own statements and those of its parts.

use crate::index::{GraphView, TermId, TermKind};
use crate::registry::thing::{annotations, is_part};
use oxrdf::Triple;
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// Nodes that one thing may own; blank nodes can hang together without end.
const MOST: usize = 20_000;

/// The nodes a thing consists of: itself, its parts (`{thing}#...`) and blank nodes as far as it
/// leads to them, and those of them that annotate its statements.
pub fn nodes(view: &GraphView, thing: TermId) -> Vec<TermId> {
    let mut nodes = vec![thing];
    nodes.extend(annotations(view, thing));
    let mut seen: HashSet<TermId> = nodes.iter().copied().collect();
    let mut next = 0;
    while next < nodes.len() && nodes.len() < MOST {
        for [_, _, object] in view.triples(Some(nodes[next]), None, None) {
            let inside = view.kind(object) == TermKind::BlankNode || is_part(view, thing, object);
            if inside && seen.insert(object) {
                nodes.push(object);
            }
        }
        next += 1;
    }
    nodes
}

/// The statements of a thing and its parts, but for those about statements (RDF 1.2 triple
/// terms), which JSON does not say and a write through JSON leaves alone.
pub fn triples(view: &GraphView, thing: TermId) -> Vec<Triple> {
    let nodes = nodes(view, thing).into_iter();
    let ids = nodes.flat_map(|node| view.triples(Some(node), None, None));
    ids.filter(|[_, _, object]| view.kind(*object) != TermKind::Triple)
        .filter_map(|ids| {
            let [subject, predicate, object] = ids.map(|id| view.term(id));
            Triple::from_terms(subject, predicate, object).ok()
        })
        .collect()
}

/// A digest of the statements of a thing: the same as long as nobody changes them.
pub fn digest(view: &GraphView, thing: TermId) -> String {
    let mut lines: Vec<String> = triples(view, thing)
        .iter()
        .map(ToString::to_string)
        .collect();
    lines.sort_unstable();
    let mut hasher = Sha256::new();
    for line in lines {
        hasher.update(line);
        hasher.update(b"\n");
    }
    let digest = hasher.finalize();
    digest
        .iter()
        .take(12)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
