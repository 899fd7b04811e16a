//! What properties are called in JSON: one name for each, the same in every collection.
//!
//! A property has the name the context gives it, the end of its IRI. Where several properties end
//! alike, or the end is taken, `hg:key` on the property or on a property shape says which has the
//! name; else the prefix goes in front: `euvocStatus`.

use super::context::Terms;
use super::node::one;
use crate::index::{GraphView, TermKind};
use crate::rdf::{Prefixes, last_part};
use crate::vocab::{hg, sh};
use std::collections::{BTreeMap, HashMap};

/// Members of every JSON document of ours that are no properties.
pub const RESERVED: [&str; 8] = [
    "elsewhere",
    "graph",
    "href",
    "id",
    "included",
    "incoming",
    "incomingTotals",
    "type",
];

/// The names of properties, both ways.
#[derive(Debug, Default)]
pub(super) struct Keys {
    keys: HashMap<String, String>,
    predicates: HashMap<String, String>,
}

impl Keys {
    /// The names of all `terms`.
    pub fn new(
        shapes: &GraphView,
        ontology: &GraphView,
        terms: &Terms,
        prefixes: &Prefixes,
    ) -> Self {
        let mut keys = Self::default();
        for view in [shapes, ontology] {
            for (key, iri) in stated(view) {
                keys.add(iri, key);
            }
        }
        let named = terms.names(prefixes);
        let (short, long): (Vec<_>, Vec<_>) =
            named.iter().partition(|(name, _)| !name.contains(':'));
        for (name, iri) in short {
            keys.add((*iri).to_owned(), name.clone());
        }
        for (name, iri) in long {
            if let Some((prefix, local)) = name.split_once(':') {
                keys.add((*iri).to_owned(), camel(prefix, local));
            }
        }
        // What has no prefix is called by its end, and if that is taken by all of its IRI.
        for iri in terms.iris() {
            keys.add(iri.to_owned(), last_part(iri).to_owned());
            keys.add(iri.to_owned(), iri.to_owned());
        }
        keys
    }

    /// The name of a property.
    pub fn key(&self, predicate: &str) -> Option<&str> {
        self.keys.get(predicate).map(String::as_str)
    }

    /// The property of a name.
    pub fn predicate(&self, key: &str) -> Option<&str> {
        self.predicates.get(key).map(String::as_str)
    }

    /// Names and properties.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.predicates.iter();
        pairs.map(|(key, iri)| (key.as_str(), iri.as_str()))
    }

    /// Gives a name to a property that has none, if it is free.
    fn add(&mut self, iri: String, key: String) {
        let is_name = key == iri || super::context::is_name(&key);
        let is_free = !RESERVED.contains(&&*key) && !self.predicates.contains_key(&key);
        if is_name && is_free && !self.keys.contains_key(&iri) {
            self.keys.insert(iri.clone(), key.clone());
            self.predicates.insert(key, iri);
        }
    }
}

/// Names that are stated, in their order; of two for one property the first in the alphabet goes.
fn stated(view: &GraphView) -> BTreeMap<String, String> {
    let Some(property) = view.id(hg::KEY) else {
        return BTreeMap::new();
    };
    let pairs = view.triples(None, Some(property), None);
    pairs
        .filter_map(|[node, _, key]| {
            let named = one(view, node, sh::PATH).unwrap_or(node);
            let is_iri = view.kind(named) == TermKind::NamedNode;
            is_iri.then(|| (view.text(key).to_owned(), view.text(named).to_owned()))
        })
        .collect()
}

/// `euvoc:status` to `euvocStatus`.
fn camel(prefix: &str, local: &str) -> String {
    let mut letters = local.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    prefix.chars().chain(first).chain(letters).collect()
}
