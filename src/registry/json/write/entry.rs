//! The statements of a node by property, and the names they are told by.

use super::super::Json;
use super::super::coercion::Coercion;
use super::Writer;
use crate::index::{GraphView, TermId, TermKind};
use crate::registry::{Direction, Field};
use oxrdf::vocab::rdf;
use std::collections::BTreeMap;

/// The statements of a node with one property.
pub(super) struct Entry<'f> {
    pub(super) key: String,
    pub(super) iri: String,
    pub(super) field: Option<&'f Field>,
    pub(super) values: Vec<TermId>,
}

impl Writer<'_> {
    /// What is said of a node, in the order of the fields; what has none comes last.
    pub(super) fn entries<'f>(
        &self,
        view: &GraphView,
        node: TermId,
        fields: &'f [Field],
    ) -> Vec<Entry<'f>> {
        let mut said: BTreeMap<String, Vec<TermId>> = BTreeMap::new();
        for [_, property, value] in view.triples(Some(node), None, None) {
            let iri = view.text(property);
            if iri != rdf::TYPE.as_str() && view.kind(value) != TermKind::Triple {
                said.entry(iri.to_owned()).or_default().push(value);
            }
        }
        let mut entries = Vec::new();
        let forward = fields
            .iter()
            .filter(|field| field.direction == Direction::Forward);
        for field in forward {
            if let Some(values) = said.remove(&field.predicate) {
                let (key, iri) = (field.key.clone(), field.predicate.clone());
                entries.push(Entry {
                    key,
                    iri,
                    field: Some(field),
                    values,
                });
            }
        }
        let mut others: Vec<_> = said
            .into_iter()
            .map(|(iri, values)| {
                let key = self.registry.key(&iri).unwrap_or(&iri).to_owned();
                Entry {
                    key,
                    iri,
                    field: None,
                    values,
                }
            })
            .collect();
        others.sort_by(|a, b| a.key.cmp(&b.key));
        entries.extend(others);
        for entry in &mut entries {
            entry
                .values
                .sort_by_cached_key(|value| view.term(*value).to_string());
        }
        entries
    }

    /// Sees to it that the names of a node mean what its values need: the first node that uses a
    /// name says what it means in the document, a later one may need a context of its own.
    pub(super) fn enter(&mut self, view: &GraphView, entries: &[Entry<'_>]) -> Option<Json> {
        let mut otherwise = BTreeMap::new();
        for entry in entries {
            let best = || Coercion::of_values(view, &entry.values);
            if self.names.get(&entry.key).is_none() {
                let usual = entry.field.map(Coercion::of_field);
                let usual = usual.filter(|usual| usual.suits(view, &entry.values));
                let coercion = usual.unwrap_or_else(best);
                self.names.define(&entry.key, &entry.iri, coercion);
            }
            let holds = self.names.get(&entry.key);
            if holds.is_some_and(|coercion| !coercion.suits(view, &entry.values)) {
                otherwise.insert(entry.key.clone(), (entry.iri.clone(), best()));
            }
        }
        self.names.enter(otherwise)
    }
}
