//! The next revision: this one after a change.

use super::snapshot::Snapshot;
use crate::index::dictionary::NewTerms;
use crate::index::encode::encode;
use crate::index::level::UNNAMED;
use crate::index::matches::Side;
use crate::index::part::Change;
use crate::rdf::Delta;
use oxrdf::{GraphName, TermRef};

impl Snapshot {
    /// The snapshot after `delta`, at `revision`; this one stays as it is.
    ///
    /// Removals come first, then dropped and created graphs, then additions. A dropped graph in
    /// which quads are left stays.
    pub fn apply(&self, delta: &Delta, revision: u64) -> Self {
        let before = &*self.inner;
        let mut terms = NewTerms::after(&before.dictionary);
        let mut changes: [Vec<Change>; 2] = Default::default();
        let mut text = String::new();
        for quad in &delta.removed {
            if let Some((triple, graph)) = before.find_quad(quad, &mut text) {
                changes[before.side(graph) as usize].push(Change {
                    triple,
                    graph,
                    add: false,
                });
            }
        }
        let mut intern = |term: TermRef<'_>| {
            text.clear();
            encode(term, &mut text);
            terms.intern(&before.dictionary, &text)
        };
        for quad in &delta.added {
            let (graph, side) = match &quad.graph_name {
                GraphName::DefaultGraph => (UNNAMED, Side::Union),
                GraphName::NamedNode(n) => (intern(n.into()), before.side_of_iri(n.as_str())),
                GraphName::BlankNode(n) => (intern(n.into()), Side::Union),
            };
            let triple = [
                intern((&quad.subject).into()),
                intern((&quad.predicate).into()),
                intern((&quad.object).into()),
            ];
            changes[side as usize].push(Change {
                triple,
                graph,
                add: true,
            });
        }
        let created: Vec<u32> = delta.created.iter().map(|g| intern(g.into())).collect();
        let mut after = before.with(terms, changes);
        for graph in created {
            after.graphs.create(graph);
        }
        for graph in &delta.dropped {
            if !delta.created.contains(graph)
                && let Some(id) = self.id(graph)
            {
                after.graphs.drop_if_empty(id.0);
            }
        }
        after.revision = revision;
        Self::from(after)
    }
}
