//! JSON Schemas of the things of each collection, from what the shapes demand
//! ([JSON Schema 2020-12](https://json-schema.org/draft/2020-12/json-schema-core)).
//!
//! For each class there are three: `SomeOf{Class}` is a thing of which perhaps not everything was
//! asked for, `{Class}` one that is told whole, and `{Class}Input` one that is written.

mod members;
mod value;

use super::{Collection, Direction, Field, Registry};
use crate::rdf::{Labels, Language, last_part};
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashSet};

/// Whether a schema is of what is read or of what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Told by the service.
    Out,
    /// Sent to it.
    In,
}

/// Makes the schemas of a registry.
pub struct Schemas<'a> {
    registry: &'a Registry,
    language: Language,
    /// Names that mean something else in the same document.
    taken: &'a [&'a str],
}

impl<'a> Schemas<'a> {
    /// In a language; `taken` are names these schemas must not have.
    pub fn new(registry: &'a Registry, language: Language, taken: &'a [&'a str]) -> Self {
        Self {
            registry,
            language,
            taken,
        }
    }

    /// The name of the schemas of a collection: that of its class where it has one alone.
    pub fn name(&self, collection: &Collection) -> String {
        if let [class] = collection.classes.as_slice() {
            let name = last_part(class);
            let is_alone = |other: &&Collection| match other.classes.as_slice() {
                [class] => last_part(class) == name,
                _ => false,
            };
            let same = self.registry.collections().iter().filter(is_alone).count();
            if same == 1 && !self.taken.contains(&name) {
                return name.to_owned();
            }
        }
        pascal(&collection.segment)
    }

    /// Every schema by its name: of collections, of parts, and of what they are made of.
    pub fn all(&self) -> Map<String, Value> {
        let mut schemas = members::shared(self.language);
        let mut parts = BTreeSet::new();
        for collection in self.registry.collections() {
            let name = self.name(collection);
            let says = text(&collection.descriptions, self.language)
                .or_else(|| text(&collection.names, self.language));
            self.add(&mut schemas, &name, &collection.fields, says);
            self.parts_of(&collection.fields, &mut parts);
        }
        for class in &parts {
            let fields = self.registry.fields_of([class.as_str()]);
            let kind = self.registry.kind_of_class(class);
            let says = kind.and_then(|kind| text(&kind.names, self.language));
            let (part, input) = (self.part_name(class), self.input_name(class));
            schemas.insert(part, self.some(&fields, says.clone()));
            schemas.insert(input, self.written(&fields, says));
        }
        schemas
    }

    fn add(
        &self,
        schemas: &mut Map<String, Value>,
        name: &str,
        fields: &[Field],
        says: Option<String>,
    ) {
        let some = format!("SomeOf{name}");
        let mut required = required(fields);
        required.extend(["id", "type", "href"].map(str::to_owned));
        let mut whole = json!({"allOf": [{"$ref": reference(&some)}], "required": required});
        describe(&mut whole, None, says.clone());
        schemas.insert(name.to_owned(), whole);
        schemas.insert(some, self.some(fields, says.clone()));
        schemas.insert(format!("{name}Input"), self.written(fields, says));
    }

    /// What may be there.
    fn some(&self, fields: &[Field], says: Option<String>) -> Value {
        let mut properties = members::told(self.language);
        properties.extend(self.properties(fields, Way::Out));
        let mut schema = json!({
            "type": "object",
            "properties": properties,
            "required": ["id"],
            "additionalProperties": true,
        });
        describe(&mut schema, None, says);
        schema
    }

    /// What must be sent.
    fn written(&self, fields: &[Field], says: Option<String>) -> Value {
        let mut properties = members::sent(self.language);
        properties.extend(self.properties(fields, Way::In));
        let mut schema = json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        });
        let required = required(fields);
        if !required.is_empty() {
            schema["required"] = required.into();
        }
        describe(&mut schema, None, says);
        schema
    }

    fn properties(&self, fields: &[Field], way: Way) -> Map<String, Value> {
        let forward = fields.iter().filter(|f| f.direction == Direction::Forward);
        let told = forward.map(|field| {
            let mut schema = self.field(field, way);
            let title = text(&field.names, self.language);
            match way {
                Way::Out => {
                    let says = text(&field.descriptions, self.language)
                        .or_else(|| text(&field.messages, self.language));
                    describe(&mut schema, title, says);
                    schema["x-property"] = field.predicate.as_str().into();
                }
                Way::In => describe(&mut schema, title, None),
            }
            (field.key.clone(), schema)
        });
        told.collect()
    }

    /// The classes that are told within things of these fields, and within those.
    fn parts_of(&self, fields: &[Field], into: &mut BTreeSet<String>) {
        let mut seen: HashSet<String> = into.iter().cloned().collect();
        let mut queue: Vec<String> = self.part_classes(fields).cloned().collect();
        while let Some(class) = queue.pop() {
            if seen.insert(class.clone()) {
                let fields = self.registry.fields_of([class.as_str()]);
                queue.extend(self.part_classes(&fields).cloned());
                into.insert(class);
            }
        }
    }

    fn part_classes<'f>(&self, fields: &'f [Field]) -> impl Iterator<Item = &'f String> {
        let parts = fields.iter().filter(|field| field.values.parts);
        let classes = parts.flat_map(|field| &field.values.classes);
        classes.filter(|class| {
            let fields = self.registry.kind_of_class(class);
            fields.is_some() && self.registry.collection_of(class).is_none()
        })
    }

    pub(super) fn part_name(&self, class: &str) -> String {
        format!("PartOf{}", pascal(last_part(class)))
    }

    fn input_name(&self, class: &str) -> String {
        format!("{}Input", self.part_name(class))
    }
}

/// The names that must be there.
fn required(fields: &[Field]) -> Vec<String> {
    let forward = fields.iter().filter(|f| f.direction == Direction::Forward);
    // A thing told in one language alone has the field all the same.
    let required = forward.filter(|field| field.is_required());
    required.map(|field| field.key.clone()).collect()
}

/// The address of a schema in the document.
pub(super) fn reference(name: &str) -> String {
    format!("#/components/schemas/{name}")
}

/// The text for a reader.
pub(super) fn text(labels: &Labels, language: Language) -> Option<String> {
    labels.choose(language).map(|label| label.text.clone())
}

/// With a title and what it says, where there is any.
pub(super) fn describe(schema: &mut Value, title: Option<String>, says: Option<String>) {
    if let Some(title) = title {
        schema["title"] = title.into();
    }
    if let Some(says) = says {
        schema["description"] = says.into();
    }
}

/// `information-models` to `InformationModels`: a name for schemas and generated clients.
pub fn pascal(name: &str) -> String {
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric());
    parts
        .map(|part| {
            let (first, rest) = part.split_at(part.len().min(1));
            format!("{}{rest}", first.to_ascii_uppercase())
        })
        .collect()
}
