//! One parameter of an operation.

use super::said::Said;
use crate::rdf::Language;
use serde_json::{Value, json};

/// Where a parameter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// In a header.
    Header,
}

/// One parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    name: String,
    place: Place,
    required: bool,
    schema: Value,
    says: Said,
    example: Option<Value>,
    joined: bool,
    pub(super) shared: Option<String>,
}

impl Parameter {
    /// A parameter that may be left out, unless it is in the path.
    pub fn new(
        place: Place,
        name: impl Into<String>,
        schema: Value,
        says: impl Into<Said>,
    ) -> Self {
        Self {
            name: name.into(),
            place,
            required: place == Place::Path,
            schema,
            says: says.into(),
            example: None,
            joined: false,
            shared: None,
        }
    }

    /// Of which several stand in one, with commas between.
    #[must_use]
    pub fn joined(mut self) -> Self {
        self.joined = true;
        self
    }

    /// That must be there.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Told once for all, under this name.
    #[must_use]
    pub fn shared(mut self, name: impl Into<String>) -> Self {
        self.shared = Some(name.into());
        self
    }

    /// With a value that works.
    #[must_use]
    pub fn such_as(mut self, example: impl Into<Value>) -> Self {
        self.example = Some(example.into());
        self
    }

    pub(super) fn to_json(&self, language: Language) -> Value {
        let mut told = json!({
            "name": self.name,
            "in": match self.place {
                Place::Path => "path",
                Place::Query => "query",
                Place::Header => "header",
            },
            "description": self.says.in_language(language),
            "schema": self.schema,
        });
        if self.required {
            told["required"] = true.into();
        }
        if self.joined {
            told["explode"] = false.into();
        }
        if let Some(example) = &self.example {
            told["example"] = example.clone();
        }
        told
    }
}
