//! The graph a thing belongs to: where its statements stand and writes go.

use super::Collection;
use crate::index::{GraphView, Scope, TermId};
use crate::vocab::hg;
use oxrdf::vocab::rdf;
use oxrdf::{GraphName, NamedNode};
use std::cmp::Reverse;

/// The graph that says what a thing is: of several the one its collection's new things go to, else
/// the one that says most of it. None if no graph of the union says anything of it.
pub fn home_of(union: &GraphView, thing: TermId, usual: &NamedNode) -> Option<TermId> {
    let a = union.id(rdf::TYPE);
    let typed = a
        .into_iter()
        .flat_map(|a| union.triples(Some(thing), Some(a), None));
    let mut graphs: Vec<TermId> = typed.flat_map(|triple| union.graphs_of(triple)).collect();
    if graphs.is_empty() {
        let all = union.triples(Some(thing), None, None);
        graphs = all.flat_map(|triple| union.graphs_of(triple)).collect();
    }
    let usual = union.id(usual);
    graphs.into_iter().min_by_key(|graph| {
        let name = match *graph {
            TermId::UNNAMED_GRAPH => "",
            graph => union.text(graph),
        };
        let said = view_of(union, *graph).count(Some(thing), None, None);
        (Some(*graph) != usual, Reverse(said), name.to_owned())
    })
}

/// The graph to which new things of a collection go, unless their owner has one of their own.
pub fn usual_home(collection: Option<&Collection>, base: &str) -> NamedNode {
    let stated = collection.and_then(|collection| collection.home.as_deref());
    let stated = stated.and_then(|home| NamedNode::new(home).ok());
    stated.unwrap_or_else(|| {
        let path = hg::NATIONAL_CONTENT.as_str().strip_prefix(hg::BASE);
        let moved = path.and_then(|path| NamedNode::new(format!("{base}{path}")).ok());
        moved.unwrap_or_else(|| hg::NATIONAL_CONTENT.into_owned())
    })
}

/// The statements of one graph.
pub fn view_of(union: &GraphView, graph: TermId) -> GraphView {
    let scope = match graph {
        TermId::UNNAMED_GRAPH => Scope::Unnamed,
        graph => Scope::Named(graph),
    };
    union.snapshot().view(scope)
}

/// The name of a graph.
pub fn graph_name(union: &GraphView, graph: TermId) -> GraphName {
    match graph {
        TermId::UNNAMED_GRAPH => GraphName::DefaultGraph,
        graph => NamedNode::new(union.text(graph)).map_or(GraphName::DefaultGraph, GraphName::from),
    }
}
