//! What bodies and answers are made of: media types and what is in them.

use super::super::super::negotiate::Offer;
use serde_json::{Value, json};

/// A media type, and what is in it.
#[derive(Debug, Clone)]
pub struct Content {
    /// Without parameters.
    pub media_type: &'static str,
    /// JSON Schema; of texts only that they are.
    pub schema: Value,
    /// One that works.
    pub example: Option<Value>,
}

impl Content {
    /// A text in this format.
    pub fn text(media_type: &'static str) -> Self {
        Self::new(media_type, json!({"type": "string"}))
    }

    /// JSON of this schema.
    pub fn json(schema: Value) -> Self {
        Self::new("application/json", schema)
    }

    /// Of this schema.
    pub fn new(media_type: &'static str, schema: Value) -> Self {
        Self {
            media_type: essence(media_type),
            schema,
            example: None,
        }
    }

    /// With one that works.
    #[must_use]
    pub fn such_as(mut self, example: impl Into<Value>) -> Self {
        self.example = Some(example.into());
        self
    }

    /// What a handler offers, as texts; JSON of other kinds by `schema_of` its media type.
    pub fn offered<T>(offers: &[Offer<T>], schema_of: impl Fn(&str) -> Option<Value>) -> Vec<Self> {
        let offers = offers.iter().map(|offer| essence(offer.media_type));
        offers
            .map(|media_type| match schema_of(media_type) {
                Some(schema) => Self::new(media_type, schema),
                None => Self::text(media_type),
            })
            .collect()
    }
}

/// What `?format=` may say: the short names, then the media types.
pub fn names<T>(offers: &[Offer<T>]) -> Vec<&'static str> {
    let short = offers.iter().flat_map(|offer| offer.names.iter().copied());
    let mut names: Vec<_> = short.collect();
    for offer in offers {
        let media_type = essence(offer.media_type);
        if !names.contains(&media_type) {
            names.push(media_type);
        }
    }
    names
}

fn essence(media_type: &'static str) -> &'static str {
    media_type.split(';').next().unwrap_or_default().trim()
}

pub(super) fn content(all: &[Content]) -> Value {
    let told = all.iter().map(|one| {
        let mut told = json!({"schema": one.schema});
        if let Some(example) = &one.example {
            told["example"] = example.clone();
        }
        (one.media_type.to_owned(), told)
    });
    Value::Object(told.collect())
}
