//! What a graph says of a thing, as JSON.

mod entry;
mod values;

use super::coercion::Coercion;
use super::definitions::Definitions;
use super::{Json, owned};
use crate::index::{GraphView, TermId, TermKind};
use crate::rdf::Language;
use crate::registry::{Field, Registry};
use oxrdf::vocab::rdf;
use std::collections::HashSet;

/// Members of an object.
type Members = Vec<(String, Json)>;

/// Writes things as JSON, and gathers the context they need.
pub struct Writer<'a> {
    pub(super) registry: &'a Registry,
    /// What names of other things are taken from.
    pub(super) union: &'a GraphView,
    base: &'a str,
    /// Only the best texts for this language, if one is asked for.
    language: Option<Language>,
    pub(super) names: Definitions,
}

/// One thing that is being written.
pub(super) struct Whole<'a> {
    pub view: &'a GraphView,
    pub thing: TermId,
    /// Its nodes that have their place already.
    pub placed: HashSet<TermId>,
}

impl<'a> Writer<'a> {
    /// A writer under the base of a deployment.
    pub fn new(
        registry: &'a Registry,
        union: &'a GraphView,
        base: &'a str,
        language: Option<Language>,
    ) -> Self {
        Self {
            registry,
            union,
            base,
            language,
            names: Definitions::default(),
        }
    }

    /// The context of all that was written; `more` are names of keywords, or of what is no RDF.
    pub fn context(&self, more: &[(&str, Option<&str>)]) -> Json {
        let own = [("id", Some("@id")), ("type", Some("@type")), ("href", None)];
        let all: Vec<_> = own.iter().chain(more).copied().collect();
        self.names.context(&all)
    }

    /// A name for something that is RDF besides the fields.
    pub fn define(&mut self, name: &str, iri: &str, is_thing: bool) {
        let coercion = match is_thing {
            true => Coercion::Things,
            false => Coercion::strings(),
        };
        self.names.define(name, iri, coercion);
    }

    /// A thing with its parts, as `view` tells it; with `only`, no more than these names.
    pub fn item(
        &mut self,
        view: &GraphView,
        thing: TermId,
        fields: &[Field],
        only: Option<&[String]>,
    ) -> Json {
        let mut whole = Whole {
            view,
            thing,
            placed: HashSet::from([thing]),
        };
        let mut members = self.node(&mut whole, thing, fields, only, 0);
        if only.is_none() {
            let beside = self.beside(&mut whole);
            if !beside.is_empty() {
                members.push(("included".to_owned(), Json::Array(beside)));
            }
        }
        Json::Object(members)
    }

    /// Nodes of the thing that no other leads to, or only one nested too deep.
    fn beside(&mut self, whole: &mut Whole<'_>) -> Vec<Json> {
        let mut found = Vec::new();
        for node in owned::nodes(whole.view, whole.thing) {
            if whole.placed.insert(node) {
                let fields = self.fields(whole.view, node);
                let members = self.node(whole, node, &fields, None, 1);
                found.push(Json::Object(members));
            }
        }
        found
    }

    /// The fields of a node by its classes.
    fn fields(&self, view: &GraphView, node: TermId) -> Vec<Field> {
        let classes: Vec<String> = types(view, node);
        self.registry.fields_of(classes.iter().map(String::as_str))
    }

    fn node(
        &mut self,
        whole: &mut Whole<'_>,
        node: TermId,
        fields: &[Field],
        only: Option<&[String]>,
        depth: usize,
    ) -> Members {
        let mut members = vec![("id".to_owned(), Json::from(name(whole.view, node)))];
        let classes = types(whole.view, node);
        if !classes.is_empty() {
            let names = classes.iter().map(|class| Json::from(self.class(class)));
            members.push(("type".to_owned(), Json::Array(names.collect())));
        }
        members.extend(self.href(whole.view, node));
        let mut entries = self.entries(whole.view, node, fields);
        if let Some(only) = only {
            entries.retain(|entry| only.contains(&entry.key));
        }
        let context = self.enter(whole.view, &entries);
        for entry in &entries {
            let value = self.values(whole, entry, depth);
            members.push((entry.key.clone(), value));
        }
        self.names.leave();
        members.splice(
            0..0,
            context.map(|context| ("@context".to_owned(), context)),
        );
        members
    }

    fn class(&mut self, iri: &str) -> String {
        let name = self.registry.key(iri).unwrap_or(iri);
        self.names.define_class(name, iri);
        name.to_owned()
    }

    fn href(&self, view: &GraphView, thing: TermId) -> Option<(String, Json)> {
        let address = self.registry.address(view.text(thing), self.base)?;
        Some(("href".to_owned(), address.into()))
    }
}

/// The IRI of a thing, or `_:` and the label of a blank node.
pub(super) fn name(view: &GraphView, thing: TermId) -> String {
    match view.kind(thing) {
        TermKind::BlankNode => format!("_:{}", view.text(thing)),
        _ => view.text(thing).to_owned(),
    }
}

/// The classes of a thing, sorted.
pub(super) fn types(view: &GraphView, thing: TermId) -> Vec<String> {
    let classes = view
        .id(rdf::TYPE)
        .into_iter()
        .flat_map(|a| view.objects(thing, a));
    let mut classes: Vec<_> = classes
        .filter(|class| view.kind(*class) == TermKind::NamedNode)
        .map(|class| view.text(class).to_owned())
        .collect();
    classes.sort();
    classes
}
