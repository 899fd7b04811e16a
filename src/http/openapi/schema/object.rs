//! The schema of an object, told member by member with words in one language.

use super::super::super::text::Text;
use crate::rdf::Language;
use serde_json::{Map, Value, json};

/// An object with the members told so far.
pub(super) struct Object {
    language: Language,
    description: &'static str,
    members: Vec<(&'static str, Value)>,
    required: Vec<&'static str>,
}

impl Object {
    /// An object of which nothing is told yet.
    pub(super) fn new(language: Language) -> Self {
        Self {
            language,
            description: "",
            members: Vec::new(),
            required: Vec::new(),
        }
    }

    /// A member that is always there.
    pub(super) fn has(mut self, name: &'static str, schema: Value) -> Self {
        self.required.push(name);
        self.may_have(name, schema)
    }

    /// A member that may be there.
    pub(super) fn may_have(mut self, name: &'static str, schema: Value) -> Self {
        self.members.push((name, schema));
        self
    }

    /// What the last member says, or before the first one the object itself: nb, nn, en.
    pub(super) fn says(mut self, nb: &'static str, nn: &'static str, en: &'static str) -> Self {
        let text = Text::new(nb, nn, en).in_language(self.language);
        match self.members.last_mut() {
            Some((_, schema)) => schema["description"] = text.into(),
            None => self.description = text,
        }
        self
    }

    /// As JSON Schema has it.
    pub(super) fn schema(self) -> Value {
        let members = self.members.into_iter();
        let members = members.map(|(name, schema)| (name.to_owned(), schema));
        json!({
            "type": "object",
            "description": self.description,
            "properties": members.collect::<Map<_, _>>(),
            "required": self.required,
        })
    }
}

pub(super) fn string() -> Value {
    json!({"type": "string"})
}

pub(super) fn count() -> Value {
    json!({"type": "integer", "minimum": 0})
}

pub(super) fn boolean() -> Value {
    json!({"type": "boolean"})
}

pub(super) fn list(of: Value) -> Value {
    json!({"type": "array", "items": of})
}
