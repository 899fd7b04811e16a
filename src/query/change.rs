//! What an update has changed so far, relative to one snapshot.

use crate::index::Snapshot;
use crate::rdf::Delta;
use oxrdf::{GraphName, GraphNameRef, NamedOrBlankNode, Quad};
use std::collections::HashMap;

/// The net difference to a snapshot: what it already had, or never got, is not in it.
#[derive(Default)]
pub(super) struct Change {
    quads: HashMap<Quad, Entry>,
    graphs: HashMap<NamedOrBlankNode, Entry>,
    next: usize,
}

/// Which way, and when: deltas keep the order of the request.
#[derive(Clone, Copy)]
struct Entry {
    added: bool,
    place: usize,
}

impl Change {
    pub(super) fn is_empty(&self) -> bool {
        self.quads.is_empty() && self.graphs.is_empty()
    }

    pub(super) fn add(&mut self, base: &Snapshot, quad: &Quad) {
        if let Some(graph) = name(&quad.graph_name) {
            self.create(base, graph);
        }
        let entry = self.entry(true);
        if contains(base, quad) {
            self.quads.remove(quad);
        } else {
            self.quads.insert(quad.clone(), entry);
        }
    }

    pub(super) fn remove(&mut self, base: &Snapshot, quad: &Quad) {
        let entry = self.entry(false);
        if contains(base, quad) {
            self.quads.insert(quad.clone(), entry);
        } else {
            self.quads.remove(quad);
        }
    }

    pub(super) fn create(&mut self, base: &Snapshot, graph: NamedOrBlankNode) {
        let entry = self.entry(true);
        if base.contains_graph(as_name(&graph)) {
            self.graphs.remove(&graph);
        } else {
            self.graphs.entry(graph).or_insert(entry);
        }
    }

    /// The graph's quads are to be removed too, by whoever calls this.
    pub(super) fn drop_graph(&mut self, base: &Snapshot, graph: NamedOrBlankNode) {
        let entry = self.entry(false);
        if base.contains_graph(as_name(&graph)) {
            self.graphs.insert(graph, entry);
        } else {
            self.graphs.remove(&graph);
        }
    }

    pub(super) fn into_delta(self) -> Delta {
        let (added, removed) = in_order(self.quads);
        let (created, dropped) = in_order(self.graphs);
        Delta {
            added,
            removed,
            created,
            dropped,
        }
    }

    fn entry(&mut self, added: bool) -> Entry {
        self.next += 1;
        Entry {
            added,
            place: self.next,
        }
    }
}

fn in_order<T>(entries: HashMap<T, Entry>) -> (Vec<T>, Vec<T>) {
    let mut entries: Vec<_> = entries.into_iter().collect();
    entries.sort_unstable_by_key(|(_, entry)| entry.place);
    let (added, removed): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(_, e)| e.added);
    let without_entry = |list: Vec<(T, Entry)>| list.into_iter().map(|(thing, _)| thing).collect();
    (without_entry(added), without_entry(removed))
}

pub(super) fn as_name(graph: &NamedOrBlankNode) -> GraphNameRef<'_> {
    match graph {
        NamedOrBlankNode::NamedNode(name) => name.as_ref().into(),
        NamedOrBlankNode::BlankNode(name) => name.as_ref().into(),
    }
}

fn name(graph: &GraphName) -> Option<NamedOrBlankNode> {
    match graph {
        GraphName::NamedNode(name) => Some(name.clone().into()),
        GraphName::BlankNode(name) => Some(name.clone().into()),
        GraphName::DefaultGraph => None,
    }
}

fn contains(snapshot: &Snapshot, quad: &Quad) -> bool {
    let ids = (
        snapshot.id(quad.subject.as_ref()),
        snapshot.id(quad.predicate.as_ref()),
        snapshot.id(quad.object.as_ref()),
    );
    let (Some(subject), Some(predicate), Some(object)) = ids else {
        return false;
    };
    snapshot
        .view_of(quad.graph_name.as_ref())
        .contains(subject, predicate, object)
}
