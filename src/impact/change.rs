//! A proposed change: what it changes, and the statements it takes away.

use crate::index::{GraphView, Scope, Snapshot, TermId, TermKind};
use crate::rdf::Delta;
use oxrdf::{NamedOrBlankNode, Quad};
use std::collections::HashSet;

/// How far it is from a nameless node to what it is part of, at most.
const DEEPEST: usize = 6;

/// What a change set changes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The things of which something is said anew, or no more; each once, in the order of the change.
    pub changed: Vec<TermId>,
    /// Statements that are gone: what they led to is touched.
    pub lost: Vec<[TermId; 3]>,
    /// Statements that come.
    pub added: usize,
    /// Statements that go.
    pub removed: usize,
}

impl Change {
    /// What `delta` changes; `after` must be `before` with it applied.
    ///
    /// A statement that another graph makes too is neither new nor gone, and a thing without a
    /// name is what it is part of.
    pub fn of(before: &Snapshot, after: &Snapshot, delta: &Delta) -> Self {
        let (old, new) = (before.view(Scope::Union), after.view(Scope::Union));
        let mut change = Self::default();
        let mut seen = HashSet::new();
        let mut note = |change: &mut Self, view: &GraphView, [subject, ..]: [TermId; 3]| {
            let thing = holder(view, subject);
            if seen.insert(thing) {
                change.changed.push(thing);
            }
        };
        for triple in only_in(&new, &old, &delta.added) {
            change.added += 1;
            note(&mut change, &new, triple);
        }
        for triple in only_in(&old, &new, &delta.removed) {
            change.removed += 1;
            change.lost.push(triple);
            note(&mut change, &old, triple);
        }
        change
    }
}

fn triple(view: &GraphView, quad: &Quad) -> Option<[TermId; 3]> {
    let subject = match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => view.id(node),
        NamedOrBlankNode::BlankNode(node) => view.id(node),
    };
    let triple = [subject?, view.id(&quad.predicate)?, view.id(&quad.object)?];
    Some(triple)
}

/// The statements of `quads` that are made in one view and not in the other, each once.
fn only_in(one: &GraphView, other: &GraphView, quads: &[Quad]) -> Vec<[TermId; 3]> {
    let is_said = |view: &GraphView, [s, p, o]: [TermId; 3]| view.contains(s, p, o);
    let mut seen = HashSet::new();
    let triples = quads.iter().filter_map(|quad| triple(one, quad));
    let triples = triples.filter(|it| is_said(one, *it) && !is_said(other, *it));
    triples.filter(|it| seen.insert(*it)).collect()
}

/// A thing, or the named one it is part of.
fn holder(view: &GraphView, mut thing: TermId) -> TermId {
    for _ in 0..DEEPEST {
        if view.kind(thing) != TermKind::BlankNode {
            break;
        }
        match view.triples(None, None, Some(thing)).next() {
            Some([holder, _, _]) => thing = holder,
            None => break,
        }
    }
    thing
}
