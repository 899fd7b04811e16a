//! One resource as JSON-LD with short names, in one language: what search engines read in pages.

use super::profile::Profile;
use super::render::Rendering;
use crate::rdf::{Labels, Language};
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Things nested deeper than this are named only.
const DEEPEST: usize = 6;

/// The rendering in the words of a profile that has short names; texts in the reader's language.
///
/// It names the namespace itself, so that nothing needs to be fetched to read it.
pub fn short(profile: &Profile, rendering: &Rendering, language: Language) -> Option<Value> {
    let namespace = profile.short_names.as_deref()?;
    let writer = Writer {
        namespace,
        language,
        triples: &rendering.triples,
    };
    let mut document = Map::new();
    document.insert("@context".to_owned(), json!({ "@vocab": namespace }));
    document.extend(writer.node(&rendering.iri, &mut Vec::new()));
    Some(Value::Object(document))
}

/// The values of a short name of the resource itself, and of all its parts if it has none.
pub fn values_of(profile: &Profile, rendering: &Rendering, names: &[&str]) -> Vec<NamedNode> {
    let Some(namespace) = profile.short_names.as_deref() else {
        return Vec::new();
    };
    let own = NamedOrBlankNode::from(rendering.iri.clone());
    let (mut direct, mut of_parts) = (Vec::new(), Vec::new());
    for triple in &rendering.triples {
        let local = triple.predicate.as_str().strip_prefix(namespace);
        if let (true, Term::NamedNode(node)) = (
            local.is_some_and(|local| names.contains(&local)),
            &triple.object,
        ) {
            match triple.subject == own {
                true => direct.push(node.clone()),
                false => of_parts.push(node.clone()),
            }
        }
    }
    if direct.is_empty() { of_parts } else { direct }
}

/// The classes of the resource itself.
pub fn types_of(rendering: &Rendering) -> Vec<NamedNode> {
    let own = NamedOrBlankNode::from(rendering.iri.clone());
    let types = rendering.triples.iter();
    types
        .filter(|triple| triple.subject == own && triple.predicate == rdf::TYPE)
        .filter_map(|triple| match &triple.object {
            Term::NamedNode(node) => Some(node.clone()),
            _ => None,
        })
        .collect()
}

struct Writer<'a> {
    namespace: &'a str,
    language: Language,
    triples: &'a [Triple],
}

impl Writer<'_> {
    fn node(&self, node: &NamedNode, above: &mut Vec<NamedNode>) -> Map<String, Value> {
        let mut object = Map::new();
        object.insert("@id".to_owned(), node.as_str().into());
        if above.len() >= DEEPEST || above.contains(node) {
            return object;
        }
        above.push(node.clone());
        let subject = NamedOrBlankNode::from(node.clone());
        let mut properties: BTreeMap<String, Vec<&Term>> = BTreeMap::new();
        for triple in self
            .triples
            .iter()
            .filter(|triple| triple.subject == subject)
        {
            let name = match triple.predicate == rdf::TYPE {
                true => "@type".to_owned(),
                false => self.name(&triple.predicate),
            };
            properties.entry(name).or_default().push(&triple.object);
        }
        for (name, values) in properties {
            let values = match name == "@type" {
                true => values
                    .iter()
                    .filter_map(|value| self.class(value))
                    .collect(),
                false => self.values(&values, above),
            };
            let value = match <[Value; 1]>::try_from(values) {
                Ok([value]) => value,
                Err(values) => Value::Array(values),
            };
            object.insert(name, value);
        }
        above.pop();
        object
    }

    fn name(&self, iri: &NamedNode) -> String {
        let short = iri.as_str().strip_prefix(self.namespace);
        short.unwrap_or(iri.as_str()).to_owned()
    }

    fn class(&self, value: &Term) -> Option<Value> {
        match value {
            Term::NamedNode(class) => Some(self.name(class).into()),
            _ => None,
        }
    }

    /// Of texts in several languages the best alone; everything else.
    fn values(&self, values: &[&Term], above: &mut Vec<NamedNode>) -> Vec<Value> {
        let mut texts = Labels::default();
        let mut found = Vec::new();
        for value in values {
            match value {
                Term::Literal(literal) if literal.language().is_some() => {
                    texts.add(literal.value(), literal.language());
                }
                Term::Literal(literal) => found.push(plain(literal)),
                Term::NamedNode(node) => found.push(Value::Object(self.node(node, above))),
                Term::BlankNode(_) | Term::Triple(_) => {}
            }
        }
        // A property such as a keyword has many texts in each language: those of the best.
        if let Some(best) = texts.choose(self.language) {
            let mut same: Vec<&str> = texts
                .iter()
                .filter(|label| label.language == best.language)
                .map(|label| label.text.as_str())
                .collect();
            same.sort_unstable();
            found.extend(same.into_iter().map(Value::from));
        }
        found
    }
}

fn plain(literal: &Literal) -> Value {
    let text = literal.value();
    let number = || serde_json::from_str::<serde_json::Number>(text).ok();
    match literal.datatype() {
        datatype if datatype == xsd::BOOLEAN => Value::Bool(matches!(text, "true" | "1")),
        datatype if [xsd::INTEGER, xsd::DECIMAL].contains(&datatype) => {
            number().map_or_else(|| text.into(), Value::Number)
        }
        _ => text.into(),
    }
}
