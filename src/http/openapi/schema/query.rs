//! Results of SPARQL, and queries under way.

use super::object::{Object, count};
use super::refer;
use crate::rdf::Language;
use serde_json::{Value, json};

/// <https://www.w3.org/TR/sparql12-results-json/>
pub(super) fn solutions() -> Value {
    json!({
        "type": "object",
        "properties": {
            "head": {
                "type": "object",
                "properties": {"vars": {"type": "array", "items": {"type": "string"}}},
            },
            "results": {
                "type": "object",
                "properties": {"bindings": {
                    "type": "array",
                    "items": {"type": "object", "additionalProperties": refer("Term")},
                }},
                "required": ["bindings"],
            },
            "boolean": {"type": "boolean"},
        },
        "required": ["head"],
        "oneOf": [{"required": ["results"]}, {"required": ["boolean"]}],
    })
}

pub(super) fn term() -> Value {
    json!({
        "type": "object",
        "properties": {
            "type": {"enum": ["uri", "literal", "bnode", "triple"]},
            "value": {"type": ["string", "object"]},
            "datatype": {"type": "string"},
            "xml:lang": {"type": "string"},
            "its:dir": {"type": "string"},
        },
        "required": ["type", "value"],
    })
}

pub(super) fn running(language: Language) -> Value {
    Object::new(language)
        .says(
            "En spørring som pågår",
            "Ei spørjing som går føre seg",
            "A query under way",
        )
        .has("id", count())
        .says(
            "Nummeret den stanses med",
            "Nummeret ho blir stansa med",
            "The number to stop it by",
        )
        .has("age_ms", count())
        .says(
            "Hvor lenge, i millisekunder",
            "Kor lenge, i millisekund",
            "How long, in milliseconds",
        )
        .has("rows", count())
        .says(
            "Rader lest så langt",
            "Rader lesne så langt",
            "Rows read so far",
        )
        .schema()
}
