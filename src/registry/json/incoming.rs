//! What refers to a thing, and what other graphs than its own say of it.

use super::coercion::Coercion;
use super::{Json, Writer};
use crate::index::{GraphView, Scope, TermId, TermKind};
use crate::registry::Field;
use crate::registry::thing::is_part;
use oxrdf::vocab::rdf;
use std::collections::BTreeMap;

/// Things that refer to one by the same property, told at most.
const MOST: usize = 1_000;

impl Writer<'_> {
    /// The things that refer to this one, by property, and for each property of which not all are
    /// told how many there are.
    pub fn incoming(&mut self, thing: TermId) -> (Json, Json) {
        let union = self.union;
        let mut links: BTreeMap<String, Vec<TermId>> = BTreeMap::new();
        for [subject, property, _] in union.triples(None, None, Some(thing)) {
            let iri = union.text(property);
            let is_own = subject == thing || is_part(union, thing, subject);
            let is_named = union.kind(subject) == TermKind::NamedNode;
            if is_named && !is_own && iri != rdf::TYPE.as_str() {
                links.entry(iri.to_owned()).or_default().push(subject);
            }
        }
        let (mut told, mut totals) = (Vec::new(), Vec::new());
        for (iri, mut subjects) in links {
            let key = self.registry.key(&iri).unwrap_or(&iri).to_owned();
            self.names.define(&key, &iri, Coercion::Things);
            // A name that means texts here cannot hold things; its IRI can.
            let key = match self.names.get(&key) {
                Some(Coercion::Texts) => iri,
                _ => key,
            };
            subjects.sort_by(|a, b| union.text(*a).cmp(union.text(*b)));
            if subjects.len() > MOST {
                totals.push((key.clone(), subjects.len().into()));
            }
            let things = subjects.into_iter().take(MOST).map(|s| self.reference(s));
            told.push((key, Json::Array(things.collect())));
        }
        (Json::Object(told), Json::Object(totals))
    }

    /// What graphs of the union other than `home` say of a thing, each with its name.
    pub fn elsewhere(&mut self, home: TermId, thing: TermId, fields: &[Field]) -> Vec<Json> {
        let union = self.union;
        let mut graphs: Vec<TermId> = Vec::new();
        for triple in union.triples(Some(thing), None, None) {
            for graph in union.graphs_of(triple) {
                if graph != home && !graphs.contains(&graph) {
                    graphs.push(graph);
                }
            }
        }
        let named = graphs.into_iter().filter(|g| *g != TermId::UNNAMED_GRAPH);
        let mut graphs: Vec<_> = named.map(|g| (union.text(g).to_owned(), g)).collect();
        graphs.sort();
        let mut told = Vec::new();
        for (name, graph) in graphs {
            let view: GraphView = union.snapshot().view(Scope::Named(graph));
            let node = self.item(&view, thing, fields, None);
            told.push(Json::object([
                ("id", name.into()),
                ("graph", Json::Array(vec![node])),
            ]));
        }
        told
    }
}
