//! An operation and its answers, as OpenAPI has them.

use super::super::shared::Shared;
use super::content::{Content, content};
use super::said::Said;
use super::{Access, Operation};
use crate::rdf::Language;
use serde_json::{Map, Value, json};

/// An answer that is no refusal.
#[derive(Debug, Clone)]
pub struct Answer {
    pub(super) status: u16,
    pub(super) shared: Option<String>,
    pub(super) says: Said,
    pub(super) content: Vec<Content>,
    pub(super) headers: Vec<&'static str>,
}

impl Answer {
    fn to_json(&self, language: Language) -> Value {
        let mut told = json!({"description": self.says.in_language(language)});
        if !self.content.is_empty() {
            told["content"] = content(&self.content);
        }
        if !self.headers.is_empty() {
            let refs = self.headers.iter().map(|name| {
                let header = json!({"$ref": format!("#/components/headers/{name}")});
                ((*name).to_owned(), header)
            });
            told["headers"] = Value::Object(refs.collect());
        }
        told
    }
}

impl Operation {
    /// As OpenAPI has it; what it refers to in `components` goes into `shared`.
    pub fn to_json(&self, language: Language, shared: &mut Shared) -> Value {
        let mut told = json!({
            "operationId": self.id,
            "tags": [self.tag],
            "summary": self.summary.in_language(language),
        });
        told["responses"] = self.responses(language, shared);
        if let Some(text) = &self.description {
            told["description"] = text.in_language(language).into();
        }
        if !self.parameters.is_empty() {
            let parameters = self.parameters.iter();
            let parameters = parameters.map(|parameter| match &parameter.shared {
                Some(name) => shared.parameter(name, || parameter.to_json(language)),
                None => parameter.to_json(language),
            });
            told["parameters"] = parameters.collect();
        }
        if !self.body.is_empty() {
            told["requestBody"] = json!({"required": true, "content": content(&self.body)});
        }
        match self.access {
            Access::Open => (),
            Access::Either => told["security"] = json!([{}, {"token": []}]),
            Access::Token => told["security"] = json!([{"token": []}]),
        }
        for (name, value) in &self.extra {
            told[name] = value.clone();
        }
        told
    }

    fn responses(&self, language: Language, shared: &mut Shared) -> Value {
        let mut responses = Map::new();
        for answer in &self.answers {
            let told = match &answer.shared {
                Some(name) => shared.response(name, || answer.to_json(language)),
                None => answer.to_json(language),
            };
            responses.insert(answer.status.to_string(), told);
        }
        responses.extend(shared.of(self.pages, &self.problems));
        Value::Object(responses)
    }
}
