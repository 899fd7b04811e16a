//! JSON Schemas in a few words.

use super::super::words::api::Words;
use super::{entries, list, string};
use serde_json::Value;

/// The schemas of a document.
pub(super) struct Schemas<'a> {
    document: &'a Value,
    text: &'static Words,
}

impl<'a> Schemas<'a> {
    /// Those of this one.
    pub(super) fn of(document: &'a Value, text: &'static Words) -> Self {
        Self { document, text }
    }

    /// What a reference leads to; the value itself if it is none.
    pub(super) fn resolve(&self, value: &'a Value) -> &'a Value {
        let reference = value["$ref"]
            .as_str()
            .and_then(|text| text.strip_prefix('#'));
        reference
            .and_then(|pointer| self.document.pointer(pointer))
            .unwrap_or(value)
    }

    /// `text (date)`, `list of Dataset`, `"nb" or "nn"`.
    pub(super) fn phrase(&self, schema: &Value) -> String {
        if let Some(reference) = schema["$ref"].as_str() {
            return crate::rdf::last_part(reference).to_owned();
        }
        if let Some(constant) = schema.get("const") {
            return constant.to_string();
        }
        if let Some(first) = list(&schema["allOf"]).next() {
            return self.phrase(first);
        }
        for key in ["enum", "anyOf", "oneOf"] {
            let members: Vec<_> = list(&schema[key])
                .map(|member| match key {
                    "enum" => member.to_string(),
                    _ => self.phrase(member),
                })
                .collect();
            if !members.is_empty() {
                let mut unique: Vec<String> = Vec::new();
                for member in members {
                    if !unique.contains(&member) {
                        unique.push(member);
                    }
                }
                return unique.join(&format!(" {} ", self.text.or));
            }
        }
        let kinds = match &schema["type"] {
            Value::Array(kinds) => kinds.iter().map(string).collect(),
            kind => vec![string(kind)],
        };
        if let ["object"] = kinds.as_slice() {
            let languages: Vec<_> = entries(&schema["properties"]).map(|(key, _)| key).collect();
            if !languages.is_empty() && languages.iter().all(|key| key.len() == 2) {
                return format!("{{{}}}", languages.join(", "));
            }
        }
        match (kinds.as_slice(), string(&schema["format"])) {
            (["array"], _) => (self.text.list_of)(&self.phrase(&schema["items"])),
            ([""], _) if entries(schema).next().is_none() => self.text.any.to_owned(),
            (kinds, "") => kinds.join(&format!(" {} ", self.text.or)),
            (kinds, format) => format!("{} ({format})", kinds.join(", ")),
        }
    }
}
