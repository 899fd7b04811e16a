//! The terms and links that graphs of this deployment use.

use crate::index::{GraphView, Scope, Snapshot, TermId, TermKind};
use crate::vocab::hg;
use oxrdf::NamedOrBlankNode;
use oxrdf::vocab::rdf;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the names of graphs with others' content begin with, after `{base}graph/`.
const OF_OTHERS: &str = "harvest";

/// The graphs of this deployment, by what they hold; content of others is in none of them.
pub(super) struct Graphs {
    pub content: GraphView,
    pub ontology: GraphView,
    pub shapes: GraphView,
}

impl Graphs {
    pub fn of(snapshot: &Snapshot, base: &str) -> Self {
        let graphs = format!("{base}graph/");
        let mut ids: [Vec<TermId>; 3] = Default::default();
        for name in snapshot.named_graphs() {
            let NamedOrBlankNode::NamedNode(name) = name else {
                continue;
            };
            let (Some(path), Some(id)) = (name.as_str().strip_prefix(&graphs), snapshot.id(&name))
            else {
                continue;
            };
            if path.starts_with("ontology/") {
                ids[1].push(id);
            } else if path.starts_with("shapes/") {
                ids[2].push(id);
            } else if !snapshot.is_aside_id(id) && !path.starts_with(OF_OTHERS) {
                ids[0].push(id);
            }
        }
        let [content, ontology, shapes] =
            ids.map(|ids| snapshot.view(Scope::Merge(Arc::from(ids))));
        Self {
            content,
            ontology,
            shapes,
        }
    }
}

/// What a number of graphs use.
#[derive(Default)]
pub(super) struct Usage {
    /// Terms of our own namespace, and a node that uses each.
    pub own: BTreeMap<TermId, TermId>,
    /// Predicates and classes of others.
    pub borrowed: BTreeSet<TermId>,
    /// Addresses of ours that are linked to, and a node that links to each.
    pub links: BTreeMap<TermId, TermId>,
}

impl Usage {
    /// Adds what every triple of a view uses.
    pub fn add(&mut self, view: &GraphView, base: &str) {
        let namespaces = [base, hg::BASE].map(|base| format!("{base}ns#"));
        let places = ["id/", "shapes/", "collections/"].map(|place| format!("{base}{place}"));
        let starts = |id: TermId, with: &[String]| {
            let text = view.text(id);
            with.iter().any(|start| text.starts_with(start.as_str()))
        };
        let a = view.id(rdf::TYPE);
        let mut last = None;
        for [subject, predicate, object] in view.triples(None, None, None) {
            let named = view.kind(object) == TermKind::NamedNode;
            if last != Some(subject) && starts(subject, &namespaces) {
                self.own.entry(subject).or_insert(subject);
            }
            last = Some(subject);
            let class = (Some(predicate) == a && named).then_some(object);
            for term in [Some(predicate), class].into_iter().flatten() {
                if !starts(term, &namespaces) {
                    self.borrowed.insert(term);
                }
            }
            for term in [Some(predicate), named.then_some(object)]
                .into_iter()
                .flatten()
            {
                if starts(term, &namespaces) {
                    self.own.entry(term).or_insert(subject);
                }
            }
            if named && starts(object, &places) {
                self.links.entry(object).or_insert(subject);
            }
        }
    }
}
