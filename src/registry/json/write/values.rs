//! The values of a property: literals, texts by language, parts, references.

use super::super::coercion::Coercion;
use super::super::literal::{plain, value_object};
use super::super::{DEEPEST, Json};
use super::entry::Entry;
use super::{Whole, Writer, name};
use crate::index::{GraphView, TermId, TermKind};
use crate::registry::Field;
use crate::registry::thing::{NAMING, is_part};
use oxrdf::NamedNodeRef;
use oxrdf::vocab::{rdf, xsd};
use std::collections::{BTreeMap, HashSet};

impl Writer<'_> {
    pub(super) fn values(
        &mut self,
        whole: &mut Whole<'_>,
        entry: &Entry<'_>,
        depth: usize,
    ) -> Json {
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
    pub(super) fn thing(&mut self, whole: &mut Whole<'_>, value: TermId, depth: usize) -> Json {
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
    pub(super) fn objects(&self, thing: TermId, property: NamedNodeRef<'_>) -> Vec<TermId> {
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
}
