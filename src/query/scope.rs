//! Which graphs a query sees: its dataset clause, the protocol's, or neither.

use super::dataset::is_aside;
use super::{DefaultGraph, Options, mentions};
use crate::index::{Scope, Snapshot, TermId};
use oxrdf::{NamedNode, Term};
use spargebra::algebra::{GraphPattern, QueryDataset};
use spargebra::term::NamedNodePattern;
use std::rc::Rc;
use std::sync::Arc;

/// The default graph and the named graphs of one evaluation.
#[derive(Debug, Clone)]
pub(super) struct Scopes {
    pub(super) default: Scope,
    pub(super) named: Named,
}

/// What `GRAPH` sees.
#[derive(Debug, Clone)]
pub(super) enum Named {
    /// Every graph that is not aside, and of the aside graphs those mentioned.
    All { mentioned: Rc<[TermId]> },
    /// Those listed, whether or not the store has them.
    Only(Rc<[NamedNode]>),
}

/// The graph a pattern looks into.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Graph {
    /// The default graph, or one `GRAPH` names; its scope.
    One(Scope),
    /// Any named graph.
    Any,
}

impl Scopes {
    /// What `GRAPH name` looks into.
    pub(super) fn graph(&self, snapshot: &Snapshot, name: &NamedNodePattern) -> Graph {
        let NamedNodePattern::NamedNode(name) = name else {
            return Graph::Any;
        };
        let visible = match &self.named {
            Named::All { .. } => true,
            Named::Only(graphs) => graphs.contains(name),
        };
        Graph::One(match snapshot.id(name).filter(|_| visible) {
            Some(graph) => Scope::Named(graph),
            None => Scope::Merge(Arc::from([])),
        })
    }

    /// The protocol's graphs replace those of the clause; without either it is the store's dataset.
    pub(super) fn new(
        snapshot: &Snapshot,
        clause: Option<&QueryDataset>,
        options: &Options,
        pattern: &GraphPattern,
    ) -> Self {
        if !options.default_graphs.is_empty() || !options.named_graphs.is_empty() {
            return Self {
                default: merge(snapshot, &options.default_graphs),
                named: only(&options.named_graphs),
            };
        }
        let all = || Named::All {
            mentioned: mentioned(snapshot, options, pattern),
        };
        match clause {
            Some(clause) => Self {
                default: merge(snapshot, &clause.default),
                // `WITH` alone lists no named graphs and leaves all visible.
                named: clause.named.as_deref().map_or_else(all, only),
            },
            None => Self {
                default: match options.default_graph {
                    DefaultGraph::Union => Scope::Union,
                    DefaultGraph::Unnamed => Scope::Unnamed,
                },
                named: all(),
            },
        }
    }
}

/// The aside graphs whose IRI the pattern, or a binding given with it, spells.
fn mentioned(snapshot: &Snapshot, options: &Options, pattern: &GraphPattern) -> Rc<[TermId]> {
    let mut graphs = Vec::new();
    let mut see = |iri: &NamedNode| {
        if is_aside(snapshot, iri) {
            graphs.extend(snapshot.id(iri));
        }
    };
    mentions::in_pattern(pattern, &mut see);
    for (_, term) in &options.bindings {
        if let Term::NamedNode(iri) = term {
            see(iri);
        }
    }
    graphs.sort();
    graphs.dedup();
    graphs.into()
}

fn only(graphs: &[NamedNode]) -> Named {
    let mut graphs = graphs.to_vec();
    graphs.sort();
    graphs.dedup();
    Named::Only(graphs.into())
}

fn merge(snapshot: &Snapshot, graphs: &[NamedNode]) -> Scope {
    let mut ids: Vec<TermId> = graphs.iter().filter_map(|iri| snapshot.id(iri)).collect();
    ids.sort();
    ids.dedup();
    match ids[..] {
        [graph] => Scope::Named(graph),
        _ => Scope::Merge(Arc::from(ids)),
    }
}
