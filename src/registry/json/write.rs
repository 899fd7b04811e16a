//! What a graph says of a thing, as JSON.

use super::coercion::Coercion;
use super::definitions::Definitions;
use super::literal::{plain, value_object};
use super::{DEEPEST, Json, owned};
use crate::index::{GraphView, TermId, TermKind};
use crate::rdf::Language;
use crate::registry::thing::{NAMING, is_part};
use crate::registry::{Direction, Field, Registry};
use oxrdf::NamedNodeRef;
use oxrdf::vocab::{rdf, xsd};
use std::collections::{BTreeMap, HashSet};

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

/// The statements of a node with one property.
struct Entry<'f> {
    key: String,
    iri: String,
    field: Option<&'f Field>,
    values: Vec<TermId>,
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

    /// What is said of a node, in the order of the fields; what has none comes last.
    fn entries<'f>(&self, view: &GraphView, node: TermId, fields: &'f [Field]) -> Vec<Entry<'f>> {
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
    fn enter(&mut self, view: &GraphView, entries: &[Entry<'_>]) -> Option<Json> {
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

    fn values(&mut self, whole: &mut Whole<'_>, entry: &Entry<'_>, depth: usize) -> Json {
        let coercion = self.names.get(&entry.key).cloned();
        if coercion == Some(Coercion::Texts) {
            let unique = entry
                .field
                .is_none_or(|field| field.unique_language || field.max == Some(1));
            return self.texts(whole.view, &entry.values, unique);
        }
        let expected = match &coercion {
            Some(Coercion::Literals(datatype)) => datatype.as_str(),
            _ => "",
        };
        let mut items = Vec::new();
        for value in &entry.values {
            items.push(match whole.view.kind(*value) {
                TermKind::Literal => {
                    let datatype = whole.view.datatype(*value).unwrap_or_default();
                    plain(whole.view.text(*value), datatype, expected)
                        .map_or_else(|| value_object(whole.view, *value), Json::Value)
                }
                _ => self.thing(whole, *value, depth),
            });
        }
        let is_array = entry.field.is_none_or(Field::is_array);
        match (is_array, items.len()) {
            (false, 1) => items.swap_remove(0),
            _ => Json::Array(items),
        }
    }

    /// Texts by language; of several in one language an array, and always one where there may be
    /// several.
    fn texts(&self, view: &GraphView, values: &[TermId], unique: bool) -> Json {
        let mut by_language: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for value in values {
            let language = view.language(*value).unwrap_or("@none");
            by_language
                .entry(language)
                .or_default()
                .push(view.text(*value));
        }
        if let Some(wish) = self.language {
            let distance = |tag: &str| wish.distance((tag != "@none").then_some(tag));
            let best = by_language
                .keys()
                .copied()
                .min_by_key(|tag| (distance(tag), *tag));
            by_language.retain(|tag, _| Some(*tag) == best);
        }
        let texts = by_language.into_iter().map(|(language, texts)| {
            let text = match texts.as_slice() {
                [only] if unique => Json::from(*only),
                several => Json::Array(several.iter().map(|text| Json::from(*text)).collect()),
            };
            (language.to_owned(), text)
        });
        Json::Object(texts.collect())
    }

    /// A part where it stands first; else a reference.
    fn thing(&mut self, whole: &mut Whole<'_>, value: TermId, depth: usize) -> Json {
        let view = whole.view;
        let inside = view.kind(value) == TermKind::BlankNode || is_part(view, whole.thing, value);
        let is_told = inside && view.triples(Some(value), None, None).next().is_some();
        if !is_told || depth >= DEEPEST || !whole.placed.insert(value) {
            return match inside && is_told {
                true => Json::object([("id", name(view, value).into())]),
                false => self.reference(value),
            };
        }
        let fields = self.fields(view, value);
        Json::Object(self.node(whole, value, &fields, None, depth + 1))
    }

    /// Another thing: its name, where its own JSON is, and what it is called.
    pub fn reference(&mut self, thing: TermId) -> Json {
        let mut members = vec![("id".to_owned(), Json::from(name(self.union, thing)))];
        members.extend(self.href(self.union, thing));
        for property in NAMING {
            let values = self.objects(thing, property);
            if values.is_empty() {
                continue;
            }
            let key = self
                .registry
                .key(property.as_str())
                .unwrap_or(property.as_str());
            let entry = Entry {
                key: key.to_owned(),
                iri: property.as_str().to_owned(),
                field: None,
                values,
            };
            let context = self.enter(self.union, std::slice::from_ref(&entry));
            let mut whole = Whole {
                view: self.union,
                thing,
                placed: HashSet::new(),
            };
            members.push((entry.key.clone(), self.values(&mut whole, &entry, DEEPEST)));
            self.names.leave();
            members.splice(
                0..0,
                context.map(|context| ("@context".to_owned(), context)),
            );
            break;
        }
        Json::Object(members)
    }

    /// The literals that name a thing.
    fn objects(&self, thing: TermId, property: NamedNodeRef<'_>) -> Vec<TermId> {
        let property = self.union.id(property);
        let values = property
            .into_iter()
            .flat_map(|property| self.union.objects(thing, property));
        let mut values: Vec<_> = values
            .filter(|value| self.union.kind(*value) == TermKind::Literal)
            .filter(|value| {
                self.union
                    .datatype(*value)
                    .is_some_and(|d| d == rdf::LANG_STRING.as_str() || d == xsd::STRING.as_str())
            })
            .collect();
        values.sort_by_cached_key(|value| self.union.term(*value).to_string());
        values
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
