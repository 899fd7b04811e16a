//! A JSON-LD context from the ontology and the shapes: short names for classes and properties,
//! with what their values are (<https://www.w3.org/TR/json-ld11/#the-context>).

use super::keys::Keys;
use super::read::{ontology_view, shapes_view};
use super::values;
use crate::index::{GraphView, Snapshot, TermId, TermKind};
use crate::rdf::{Prefixes, last_part};
use crate::vocab::{hg, owl, sh};
use oxrdf::NamedNodeRef;
use oxrdf::vocab::{rdf, rdfs, xsd};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Names that mean something else in every context of ours.
const KEYWORDS: [(&str, &str); 3] = [("graph", "@graph"), ("id", "@id"), ("type", "@type")];

/// What the values of a term are, as far as somebody says.
#[derive(Debug, Default, Clone)]
struct Values {
    /// Things with an IRI.
    things: bool,
    /// Literals of these datatypes; empty for one whose datatype is open.
    datatypes: BTreeSet<String>,
}

/// The context of a revision.
///
/// A term is called by the end of its IRI; of two with the same end ours has the name, and the
/// others are `prefix:end`. Terms whose values are of one datatype, texts by language, or things
/// by address, say so. The names that properties have in JSON are there too.
pub fn context(snapshot: &Snapshot, base: &str, prefixes: &Prefixes) -> Value {
    let (shapes, ontology) = (shapes_view(snapshot, base), ontology_view(snapshot, base));
    let terms = Terms::new(&shapes, &ontology);
    let keys = Keys::new(&shapes, &ontology, &terms, prefixes);
    let mut context = Map::new();
    context.insert("@version".to_owned(), json!(1.1));
    for (name, keyword) in KEYWORDS {
        context.insert(name.to_owned(), keyword.into());
    }
    for (prefix, namespace) in prefixes.iter() {
        context.insert(prefix.to_owned(), namespace.into());
    }
    let names = terms.names(prefixes);
    let names = names.iter().map(|(name, iri)| (name.as_str(), *iri));
    for (name, iri) in keys.iter().filter(|(name, _)| is_name(name)).chain(names) {
        let value = terms.0.get(iri).map_or(Value::Null, |v| definition(iri, v));
        context.entry(name).or_insert(value);
    }
    json!({ "@context": context })
}

/// Classes and properties, by IRI.
#[derive(Default)]
pub(super) struct Terms(BTreeMap<String, Values>);

impl Terms {
    /// Those of the ontology and those that shapes speak of.
    pub fn new(shapes: &GraphView, ontology: &GraphView) -> Self {
        let mut terms = Self::default();
        terms.read_ontology(ontology);
        terms.read_shapes(shapes);
        terms
    }

    /// All of them.
    pub fn iris(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// What the values of a property are, by its range and by all shapes that speak of it.
    pub fn values_of(&self, property: &str) -> values::Values {
        let Some(known) = self.0.get(property) else {
            return values::Values::default();
        };
        let datatypes = known.datatypes.iter().filter(|d| !d.is_empty());
        values::Values {
            datatypes: datatypes.cloned().collect(),
            things: known.things,
            ..values::Values::default()
        }
    }

    fn read_ontology(&mut self, ontology: &GraphView) {
        let named: BTreeSet<TermId> = ontology
            .id(rdfs::LABEL)
            .into_iter()
            .flat_map(|label| ontology.triples(None, Some(label), None))
            .map(|[term, ..]| term)
            .filter(|term| ontology.kind(*term) == TermKind::NamedNode)
            .collect();
        let is = |term: TermId, class: NamedNodeRef<'_>| {
            let ids = ontology.id(rdf::TYPE).zip(ontology.id(class));
            ids.is_some_and(|(a, class)| ontology.contains(term, a, class))
        };
        for term in named {
            let stated = types_of(ontology, term);
            let is_term = [rdf::PROPERTY, owl::OBJECT_PROPERTY, owl::DATATYPE_PROPERTY]
                .into_iter()
                .chain([rdfs::CLASS, owl::CLASS])
                .any(|class| is(term, class));
            // What has a type of its own is a value; a borrowed term has none.
            if !is_term && stated > 0 {
                continue;
            }
            let iri = ontology.text(term).to_owned();
            let values = self.0.entry(iri).or_default();
            values.things |= is(term, owl::OBJECT_PROPERTY);
            for range in objects(ontology, term, rdfs::RANGE) {
                values.add(ontology.text(range));
            }
        }
    }

    fn read_shapes(&mut self, shapes: &GraphView) {
        let Some(path) = shapes.id(sh::PATH) else {
            return;
        };
        for [shape, _, property] in shapes.triples(None, Some(path), None) {
            if shapes.kind(property) != TermKind::NamedNode {
                // What is walked backwards has a name too.
                for inverse in objects(shapes, property, sh::INVERSE_PATH) {
                    self.0.entry(shapes.text(inverse).to_owned()).or_default();
                }
                continue;
            }
            let iri = shapes.text(property).to_owned();
            let values = self.0.entry(iri).or_default();
            for datatype in objects(shapes, shape, sh::DATATYPE) {
                values.datatypes.insert(shapes.text(datatype).to_owned());
            }
            let kinds = objects(shapes, shape, sh::NODE_KIND);
            let of_iris = |kind: &TermId| shapes.text(*kind).ends_with("#IRI");
            values.things |=
                kinds.iter().any(of_iris) || !objects(shapes, shape, sh::CLASS).is_empty();
        }
        if let Some(target) = shapes.id(sh::TARGET_CLASS) {
            for [_, _, class] in shapes.triples(None, Some(target), None) {
                self.0.entry(shapes.text(class).to_owned()).or_default();
            }
        }
    }

    /// The name of each term that can have one.
    pub fn names(&self, prefixes: &Prefixes) -> BTreeMap<String, &str> {
        let is_taken = |name: &str| {
            KEYWORDS.iter().any(|(known, _)| *known == name)
                || prefixes.iter().any(|(prefix, _)| prefix == name)
        };
        let mut by_end: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for iri in self.0.keys() {
            by_end.entry(last_part(iri)).or_default().push(iri);
        }
        let mut names = BTreeMap::new();
        for (end, iris) in by_end {
            let ours = |iri: &&&str| {
                iri.strip_prefix(hg::BASE)
                    .is_some_and(|r| r.starts_with("ns#"))
            };
            let holder = match iris.as_slice() {
                [only] => Some(*only),
                several => several.iter().find(ours).copied(),
            };
            for iri in iris {
                // What has no prefix is a value from elsewhere that the ontology names.
                let Some(short) = prefixes.compact(iri) else {
                    continue;
                };
                let is_free = holder == Some(iri) && !is_taken(end) && is_name(end);
                names.insert(if is_free { end.to_owned() } else { short }, iri);
            }
        }
        names
    }
}

impl Values {
    fn add(&mut self, range: &str) {
        if range == rdfs::LITERAL.as_str() {
            self.datatypes.insert(String::new());
        } else if range == rdf::LANG_STRING.as_str() || range.starts_with(XSD) {
            self.datatypes.insert(range.to_owned());
        } else {
            self.things = true;
        }
    }
}

const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

fn definition(iri: &str, values: &Values) -> Value {
    let mut datatypes = values.datatypes.iter();
    let only = datatypes.next().filter(|_| datatypes.next().is_none());
    match (values.things, only) {
        (true, None) if values.datatypes.is_empty() => json!({"@id": iri, "@type": "@id"}),
        (false, Some(only)) if *only == rdf::LANG_STRING.as_str() => {
            json!({"@id": iri, "@container": "@language"})
        }
        (false, Some(only)) if !only.is_empty() && *only != xsd::STRING.as_str() => {
            json!({"@id": iri, "@type": only})
        }
        _ => json!({"@id": iri}),
    }
}

/// Whether a text can be a name: ASCII letters, digits and `_`, a letter first.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn types_of(view: &GraphView, term: TermId) -> usize {
    objects(view, term, rdf::TYPE).len()
}

fn objects(view: &GraphView, subject: TermId, property: NamedNodeRef<'_>) -> Vec<TermId> {
    view.id(property)
        .map(|property| view.objects(subject, property).collect())
        .unwrap_or_default()
}
