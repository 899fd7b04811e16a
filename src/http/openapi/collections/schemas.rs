//! The schemas of lists and of receipts.

use super::super::schema;
use crate::registry::Collection;
use serde_json::{Map, Value, json};

pub(super) fn list_schema(collection: &Collection, name: &str) -> Value {
    let values = json!({
        "type": "object",
        "properties": {
            "value": {"type": "string"},
            "label": {"type": "object", "additionalProperties": {"type": "string"}},
            "count": {"type": "integer", "minimum": 0},
        },
        "required": ["value", "label", "count"],
    });
    let facet = json!({
        "type": "object",
        "properties": {
            "values": {"type": "array", "items": values},
            "others": {"type": "integer", "minimum": 0},
        },
        "required": ["values", "others"],
    });
    let facets = collection
        .facets()
        .map(|field| (field.key.clone(), facet.clone()));
    json!({
        "type": "object",
        "properties": {
            "@context": {},
            "id": {"type": "string"},
            "total": {"type": "integer", "minimum": 0},
            "items": {"type": "array", "items": schema::refer(&format!("SomeOf{name}"))},
            "next": {"type": "string", "format": "uri-reference"},
            "facets": {"type": "object", "properties": facets.collect::<Map<_, _>>()},
        },
        "required": ["id", "total", "items"],
    })
}

pub(super) fn receipt_schema(name: &str) -> Value {
    let lines = json!({"type": "array", "items": {"type": "string"}});
    json!({"allOf": [
        schema::refer("Receipt"),
        {
            "type": "object",
            "properties": {
                "item": schema::refer(name),
                "etag": {"type": "string"},
                "diff": {
                    "type": "object",
                    "properties": {"added": lines, "removed": lines},
                    "required": ["added", "removed"],
                },
            },
        },
    ]})
}
