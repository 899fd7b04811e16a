//! The triples a delta really changes in the union of the data graphs.

use super::{Delta, Node};
use crate::index::{GraphView, TermId};
use crate::shacl::path::Way;
use foldhash::{HashMap, HashSet};
use oxrdf::Quad;

/// Triples that came and triples that went.
pub(super) struct Changes {
    pub(super) added: Side,
    pub(super) removed: Side,
}

/// Changed triples of one kind, each once, by predicate.
#[derive(Default)]
pub(super) struct Side(HashMap<TermId, HashSet<(TermId, TermId)>>);

impl Changes {
    /// What is in one of two views and not in the other. A quad whose triple also stands in
    /// another graph changes nothing.
    pub(super) fn of(before: &GraphView, after: &GraphView, delta: &Delta) -> Self {
        Self {
            added: Side::of(&delta.added, after, before),
            removed: Side::of(&delta.removed, before, after),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.added.0.is_empty() && self.removed.0.is_empty()
    }

    /// Whether a triple with this predicate changed.
    pub(super) fn have(&self, predicate: TermId) -> bool {
        self.added.0.contains_key(&predicate) || self.removed.0.contains_key(&predicate)
    }
}

impl Side {
    fn of(quads: &[Quad], present: &GraphView, absent: &GraphView) -> Self {
        let mut side = Self::default();
        for quad in quads {
            let ids = || {
                let subject = present.id(quad.subject.as_ref())?;
                let predicate = present.id(quad.predicate.as_ref())?;
                Some([subject, predicate, present.id(quad.object.as_ref())?])
            };
            let Some([s, p, o]) = ids() else { continue };
            // Ids mean the same in both, and one that is unknown to a view is in no triple of it.
            if present.contains(s, p, o) && !absent.contains(s, p, o) {
                side.0.entry(p).or_default().insert((s, o));
            }
        }
        side
    }

    /// Where the changed edges of a predicate are read from.
    pub(super) fn ends(&self, predicate: TermId, way: Way) -> Vec<Node> {
        let pairs = self.0.get(&predicate).into_iter().flatten();
        pairs
            .map(|(subject, object)| match way {
                Way::Forward => Node::In(*subject),
                Way::Backward => Node::In(*object),
            })
            .collect()
    }

    /// The subjects of all changed triples.
    pub(super) fn subjects(&self) -> Vec<Node> {
        let pairs = self.0.values().flatten();
        pairs.map(|(subject, _)| Node::In(*subject)).collect()
    }
}
