//! What is told once and referred to: parameters, answers, and one refusal for each set of kinds with
//! the same status.

use super::super::kinds::Kind;
use super::super::report::REPORTS;
use crate::rdf::Language;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What was met so far.
#[derive(Debug)]
pub struct Shared {
    language: Language,
    responses: Map<String, Value>,
    parameters: Map<String, Value>,
}

impl Shared {
    /// None yet.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            responses: Map::new(),
            parameters: Map::new(),
        }
    }

    /// Status and reference of each refusal of an operation; in `pages` too, where a browser may ask.
    pub fn of(&mut self, pages: bool, kinds: &[&'static Kind]) -> Vec<(String, Value)> {
        let mut by_status: BTreeMap<u16, Vec<&'static Kind>> = BTreeMap::new();
        for kind in kinds {
            by_status
                .entry(kind.status.as_u16())
                .or_default()
                .push(kind);
        }
        let refer = |(status, mut kinds): (u16, Vec<&'static Kind>)| {
            kinds.sort_by_key(|kind| kind.slug);
            let slugs: Vec<_> = kinds.iter().map(|kind| kind.slug).collect();
            let page = if pages { "" } else { "-for-programs" };
            let name = format!("{status}{page}.{}", slugs.join("."));
            if !self.responses.contains_key(&name) {
                let response = self.refusal(&kinds, pages);
                self.responses.insert(name.clone(), response);
            }
            let reference = json!({"$ref": format!("#/components/responses/{name}")});
            (status.to_string(), reference)
        };
        by_status.into_iter().map(refer).collect()
    }

    /// A reference to a parameter.
    pub fn parameter(&mut self, name: &str, told: impl FnOnce() -> Value) -> Value {
        let known = self.parameters.entry(name);
        known.or_insert_with(told);
        json!({"$ref": format!("#/components/parameters/{name}")})
    }

    /// A reference to an answer.
    pub fn response(&mut self, name: &str, told: impl FnOnce() -> Value) -> Value {
        let known = self.responses.entry(name);
        known.or_insert_with(told);
        json!({"$ref": format!("#/components/responses/{name}")})
    }

    /// The parameters and the responses.
    pub fn into_parts(self) -> (Map<String, Value>, Map<String, Value>) {
        (self.parameters, self.responses)
    }

    fn refusal(&self, kinds: &[&'static Kind], pages: bool) -> Value {
        let lines = kinds.iter().map(|kind| {
            let (title, when) = (&kind.title, &kind.when);
            let (title, when) = (
                title.in_language(self.language),
                when.in_language(self.language),
            );
            format!("[{title}]({}): {when}", kind.address())
        });
        let problem = json!({"schema": {"$ref": "#/components/schemas/Problem"}});
        let mut content = json!({"application/problem+json": problem});
        if pages {
            content["text/html"] = json!({"schema": {"type": "string"}});
        }
        // A refusal by the shapes comes as RDF to who asks for it.
        let by_shapes = ["shapes-violated", "shapes-break-data"];
        if kinds.iter().any(|kind| by_shapes.contains(&kind.slug)) {
            for offer in REPORTS {
                content[offer.media_type] = json!({"schema": super::schema::rdf(offer.media_type)});
            }
        }
        let mut response = json!({
            "description": lines.collect::<Vec<_>>().join("\n\n"),
            "content": content,
            "x-problems": kinds.iter().map(|kind| json!({
                "type": kind.address(),
                "title": kind.title.in_language(self.language),
            })).collect::<Value>(),
        });
        let headers: Value = kinds
            .first()
            .map(|kind| header_of(kind.status.as_u16()))
            .into_iter()
            .flatten()
            .map(|name| {
                let reference = json!({"$ref": format!("#/components/headers/{name}")});
                ((*name).to_owned(), reference)
            })
            .collect::<Map<_, _>>()
            .into();
        if headers
            .as_object()
            .is_some_and(|headers| !headers.is_empty())
        {
            response["headers"] = headers;
        }
        response
    }
}

/// What comes along with a status.
fn header_of(status: u16) -> &'static [&'static str] {
    match status {
        401 => &["WWW-Authenticate"],
        405 => &["Allow"],
        415 => &["Accept-Post"],
        503 => &["Retry-After"],
        _ => &[],
    }
}
