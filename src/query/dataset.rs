//! The snapshot as the evaluator sees it.

use crate::index::{Scope, Snapshot};
use oxrdf::{Dataset, GraphName};

/// Copies a snapshot into a dataset whose default graph is the wanted one.
pub(super) fn dataset(snapshot: &Snapshot, default: super::DefaultGraph) -> Dataset {
    let mut dataset: Dataset = snapshot.quads().collect();
    if default == super::DefaultGraph::Union {
        let view = snapshot.view(Scope::Union);
        for [s, p, o] in view.triples(None, None, None) {
            let triple = oxrdf::Triple::from_terms(view.term(s), view.term(p), view.term(o))
                .expect("a triple");
            dataset.insert(&triple.in_graph(GraphName::DefaultGraph));
        }
    }
    dataset
}
