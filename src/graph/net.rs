//! The net change: what is so already is left out, what follows is spelled out.

use crate::index::{GraphView, Snapshot};
use crate::rdf::Delta;
use hashbrown::HashSet;
use oxrdf::{GraphName, GraphNameRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, QuadRef};

/// What `delta` changes in `before`.
///
/// In the result every added quad is new, every removed one was there, every graph that comes to
/// be is in `created` even if only a quad names it, and a dropped graph's quads are all in
/// `removed`: so it can be undone by swapping the sides. A quad in both stays or comes.
pub(super) fn of(delta: Delta, before: &Snapshot) -> Delta {
    let mut store = Store::new(before);
    let dropped = dropped(&delta, before);
    let mut removed = {
        let kept: HashSet<QuadRef<'_>> = delta.added.iter().map(Quad::as_ref).collect();
        distinct(delta.removed, |quad| {
            !kept.contains(&quad.as_ref()) && store.contains(quad)
        })
    };
    for graph in &dropped {
        let listed: HashSet<Quad> = removed.iter().cloned().collect();
        let quads = before.quads_in(graph.as_ref().into());
        removed.extend(quads.filter(|quad| !listed.contains(quad)));
    }
    let added = distinct(delta.added, |quad| !store.contains(quad));
    let created = created(delta.created, &added, before);
    Delta {
        added,
        removed,
        created,
        dropped,
    }
}

fn dropped(delta: &Delta, before: &Snapshot) -> Vec<NamedOrBlankNode> {
    if delta.dropped.is_empty() {
        return Vec::new();
    }
    let mut staying: HashSet<NamedOrBlankNodeRef<'_>> =
        delta.created.iter().map(NamedOrBlankNode::as_ref).collect();
    staying.extend(
        delta
            .added
            .iter()
            .filter_map(|quad| named(&quad.graph_name)),
    );
    let mut seen = HashSet::new();
    let wanted = delta.dropped.iter().filter(|graph| {
        let graph = graph.as_ref();
        !staying.contains(&graph) && before.contains_graph(graph.into()) && seen.insert(graph)
    });
    wanted.cloned().collect()
}

fn created(
    asked: Vec<NamedOrBlankNode>,
    added: &[Quad],
    before: &Snapshot,
) -> Vec<NamedOrBlankNode> {
    let mut seen: HashSet<NamedOrBlankNode> = HashSet::new();
    let mut is_new = |graph: NamedOrBlankNodeRef<'_>| {
        !before.contains_graph(graph.into()) && seen.insert(graph.into_owned())
    };
    let mut created: Vec<_> = asked
        .into_iter()
        .filter(|graph| is_new(graph.as_ref()))
        .collect();
    let mut last = None;
    for graph in added.iter().filter_map(|quad| named(&quad.graph_name)) {
        if last.replace(graph) != Some(graph) && is_new(graph) {
            created.push(graph.into_owned());
        }
    }
    created
}

fn named(graph: &GraphName) -> Option<NamedOrBlankNodeRef<'_>> {
    match graph {
        GraphName::DefaultGraph => None,
        GraphName::NamedNode(name) => Some(name.as_ref().into()),
        GraphName::BlankNode(name) => Some(name.as_ref().into()),
    }
}

fn distinct(quads: Vec<Quad>, mut wanted: impl FnMut(&Quad) -> bool) -> Vec<Quad> {
    let keep: Vec<bool> = {
        let mut seen = HashSet::with_capacity(quads.len());
        quads
            .iter()
            .map(|quad| seen.insert(quad) && wanted(quad))
            .collect()
    };
    let mut keep = keep.into_iter();
    let mut quads = quads;
    quads.retain(|_| keep.next().unwrap_or(false));
    quads
}

/// Looks quads up; the view of the last graph is kept, because quads come graph by graph.
struct Store<'s> {
    snapshot: &'s Snapshot,
    last: Option<(GraphName, GraphView)>,
}

impl<'s> Store<'s> {
    fn new(snapshot: &'s Snapshot) -> Self {
        Self {
            snapshot,
            last: None,
        }
    }

    fn contains(&mut self, quad: &Quad) -> bool {
        let ids = (
            self.snapshot.id(quad.subject.as_ref()),
            self.snapshot.id(quad.predicate.as_ref()),
            self.snapshot.id(quad.object.as_ref()),
        );
        let (Some(subject), Some(predicate), Some(object)) = ids else {
            return false;
        };
        self.view(quad.graph_name.as_ref())
            .contains(subject, predicate, object)
    }

    fn view(&mut self, graph: GraphNameRef<'_>) -> &GraphView {
        let is_last = matches!(&self.last, Some((last, _)) if last.as_ref() == graph);
        if !is_last {
            self.last = None;
        }
        let snapshot = self.snapshot;
        let (_, view) = self
            .last
            .get_or_insert_with(|| (graph.into_owned(), snapshot.view_of(graph)));
        view
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxrdf::{Dataset, NamedNode};
    use proptest::prelude::*;

    fn quad(n: u8) -> Quad {
        let term = |k: u8| NamedNode::new_unchecked(format!("https://a.no/{k}"));
        let graph = match n / 8 % 3 {
            0 => GraphName::DefaultGraph,
            k => term(100 + k).into(),
        };
        Quad::new(term(n % 2), term(n / 2 % 2), term(n / 4 % 2), graph)
    }

    fn graph(n: u8) -> NamedOrBlankNode {
        NamedNode::new_unchecked(format!("https://a.no/{}", 100 + n % 4)).into()
    }

    fn delta() -> impl Strategy<Value = Delta> {
        use proptest::collection::vec;
        let quads = || vec((0u8..24).prop_map(quad), 0..12);
        let graphs = || vec((0u8..4).prop_map(graph), 0..3);
        (quads(), quads(), graphs(), graphs()).prop_map(|(added, removed, created, dropped)| {
            Delta {
                added,
                removed,
                created,
                dropped,
            }
        })
    }

    fn content(snapshot: &Snapshot) -> (Dataset, Vec<NamedOrBlankNode>) {
        (snapshot.quads().collect(), snapshot.named_graphs())
    }

    proptest! {
        #[test]
        fn the_net_change_does_the_same_and_can_be_undone(first in delta(), second in delta()) {
            let empty = Snapshot::empty(&[]);
            let before = empty.apply(&of(first, &empty), 1);
            let net = of(second.clone(), &before);
            let after = before.apply(&net, 2);
            let mut expected: Dataset = before.quads().collect();
            let gone: Vec<_> = second.dropped.iter().filter(|g| !second.created.contains(g)
                && !second.added.iter().any(|q| named(&q.graph_name) == Some(g.as_ref()))).collect();
            for quad in before.quads() {
                let graph = named(&quad.graph_name).map(NamedOrBlankNodeRef::into_owned);
                if second.removed.contains(&quad) || gone.iter().any(|g| Some(*g) == graph.as_ref()) {
                    expected.remove(&quad);
                }
            }
            for quad in &second.added {
                expected.insert(quad);
            }
            prop_assert_eq!(&content(&after).0, &expected);
            prop_assert!(net.added.iter().all(|q| !before.quads().any(|b| b == *q)));
            prop_assert!(of(net.clone(), &after).removed.is_empty());
            let undo = Delta {
                added: net.removed, removed: net.added, created: net.dropped, dropped: net.created,
            };
            prop_assert_eq!(content(&after.apply(&undo, 3)), content(&before));
        }
    }
}
