//! Kinds of resource, read from the shapes: class, names, property groups and order.
//!
//! `Registry::read` walks the shapes graphs of one snapshot; `Cache` keeps the result until the
//! revision changes. Nothing here, and nothing above, spells out a class.

mod arrange;
mod cache;
mod collections;
mod context;
mod field;
mod fields;
mod home;
pub mod json;
mod keys;
mod kind;
mod list;
pub mod listing;
mod node;
mod properties;
mod read;
mod schema;
pub mod sheet;
#[cfg(test)]
mod tests;
mod thing;
mod values;

pub use cache::Cache;
pub use context::context;
pub use field::{Bound, Field};
pub use home::{graph_name, home_of, usual_home, view_of};
pub use keys::RESERVED;
pub use kind::{Collection, Direction, Group, Kind, Layout, Order, Property};
pub use list::{List, members};
pub use read::{ontology_view, shapes_view};
pub use schema::{Schemas, pascal};
pub use thing::{NAMING, describe, is_part, names_in, names_of, own_term};
pub use values::{Form, Values, is_integer};

use crate::index::Version;
use crate::rdf::Labels;
use std::collections::HashMap;

/// Every kind of resource the shapes of one revision know.
#[derive(Debug, Default)]
pub struct Registry {
    kinds: Vec<Kind>,
    collections: Vec<Collection>,
    by_class: HashMap<String, usize>,
    /// Direct superclasses, from the ontology.
    parents: HashMap<String, Vec<String>>,
    /// What classes and properties are called.
    terms: HashMap<String, Labels>,
    keys: keys::Keys,
    /// Whether the shapes declare the collections; else they follow from the addresses of things.
    is_declared: bool,
    version: Version,
}

impl Registry {
    /// Since when shapes, ontology and words are as they are here: what is made of them alone is kept
    /// under it from one revision to the next.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The kinds, in the order of their IRI segments.
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// The kind of a class.
    pub fn kind_of_class(&self, class: &str) -> Option<&Kind> {
        self.by_class.get(class).map(|index| &self.kinds[*index])
    }

    /// The collections, in the order the shapes give them.
    ///
    /// Where the shapes declare none, each segment under which things of a kind live is one.
    pub fn collections(&self) -> &[Collection] {
        &self.collections
    }

    /// The collection whose things live under `/id/{segment}/`.
    pub fn collection(&self, segment: &str) -> Option<&Collection> {
        self.collections.iter().find(|c| c.segment == segment)
    }

    /// The name in JSON of a property, if shapes or ontology know it.
    pub fn key(&self, predicate: &str) -> Option<&str> {
        self.keys.key(predicate)
    }

    /// The property of a name in JSON.
    pub fn predicate(&self, key: &str) -> Option<&str> {
        self.keys.predicate(key)
    }

    /// Where the JSON of a thing is: `/api/{collection}/{slug}`; none for what has another name.
    pub fn address(&self, iri: &str, base: &str) -> Option<String> {
        let (segment, slug) = iri
            .strip_prefix(base)?
            .strip_prefix("id/")?
            .split_once('/')?;
        let is_plain =
            !slug.is_empty() && !slug.contains('#') && self.collection(segment).is_some();
        is_plain.then(|| format!("/api/{segment}/{slug}"))
    }

    /// What a class or property is called, from its shape or the ontology.
    pub fn term(&self, iri: &str) -> Option<&Labels> {
        self.terms.get(iri)
    }

    /// How to show a thing of these classes: the property shapes of the classes, of their
    /// superclasses and of the shapes those refer to, grouped and ordered.
    pub fn layout<'a>(&self, classes: impl IntoIterator<Item = &'a str>) -> Layout {
        let mut queue: Vec<&str> = classes.into_iter().collect();
        let mut seen: Vec<&str> = Vec::new();
        let mut layout = Layout::default();
        while let Some(class) = queue.pop() {
            if seen.contains(&class) {
                continue;
            }
            seen.push(class);
            if let Some(index) = self.by_class.get(class) {
                layout.add(&self.kinds[*index]);
            }
            if let Some((_, parents)) = self.parents.get_key_value(class) {
                queue.extend(parents.iter().map(String::as_str));
            }
        }
        layout.sort();
        layout
    }
}
