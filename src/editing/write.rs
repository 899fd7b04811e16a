//! A form as members of the JSON of its thing, each value with all that it is: whatever the
//! context of the thing's own document says, it means the same.

use super::value::{Fault, Value};
use super::{Entry, Node, Row};
use oxrdf::{Literal, Term};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// Where in the form the values of the JSON stand: JSON pointer to pointer of a row.
#[derive(Debug, Default)]
pub struct Places(BTreeMap<String, String>);

impl Places {
    /// The row, or else the field, that a JSON pointer leads into.
    pub fn row(&self, pointer: &str) -> String {
        let mut part = pointer;
        loop {
            if let Some(row) = self.0.get(part) {
                return row.clone();
            }
            match part.rsplit_once('/') {
                Some((shorter, _)) => part = shorter,
                None => return pointer.to_owned(),
            }
        }
    }
}

/// What a form says, and where in it each value stands.
pub type Told = (Map<String, Json>, Places);

impl Node {
    /// The members that it covers: `null` for those that are to have no value. Or the rows that
    /// stand for nothing.
    pub fn members(&self) -> Result<Told, Vec<(String, Fault)>> {
        let (mut places, mut faults) = (Places::default(), Vec::new());
        let members = members(self, "", &mut places, &mut faults);
        match faults.is_empty() {
            true => Ok((members, places)),
            false => Err(faults),
        }
    }
}

fn members(
    node: &Node,
    at: &str,
    places: &mut Places,
    faults: &mut Vec<(String, Fault)>,
) -> Map<String, Json> {
    let mut members = Map::new();
    for entry in node.entries.iter().filter(|entry| entry.left == 0) {
        let at = crate::registry::json::pointer(at, &entry.field.key);
        places.0.insert(at.clone(), entry.at.clone());
        let mut values = Vec::new();
        for row in &entry.rows {
            let place = crate::registry::json::pointer(&at, values.len());
            match value(entry, row, &place, places, faults) {
                Ok(Some(value)) => {
                    places.0.insert(place, row.at.clone());
                    values.push(value);
                }
                Ok(None) => {}
                Err(fault) => faults.push((row.at.clone(), fault)),
            }
        }
        let value = match values.is_empty() {
            true => Json::Null,
            false => Json::Array(values),
        };
        members.insert(entry.field.key.clone(), value);
    }
    members
}

fn value(
    entry: &Entry,
    row: &Row,
    place: &str,
    places: &mut Places,
    faults: &mut Vec<(String, Fault)>,
) -> Result<Option<Json>, Fault> {
    let Value::Part { id, classes, node } = &row.value else {
        return Ok(row.value.term(&entry.field)?.map(|term| told(&term)));
    };
    let mut part = Map::from_iter([
        ("id".to_owned(), json!(id)),
        ("type".to_owned(), json!(classes)),
    ]);
    part.extend(members(node, place, places, faults));
    Ok(Some(Json::Object(part)))
}

/// A term that needs no context.
fn told(term: &Term) -> Json {
    match term {
        Term::NamedNode(node) => json!({"id": node.as_str()}),
        Term::BlankNode(node) => json!({"id": node.to_string()}),
        Term::Literal(literal) => of_literal(literal),
        // Rows are never these; the reader refuses it.
        Term::Triple(_) => Json::Null,
    }
}

fn of_literal(literal: &Literal) -> Json {
    match literal.language() {
        Some(tag) => json!({"@value": literal.value(), "@language": tag}),
        None => json!({"@value": literal.value(), "@type": literal.datatype().as_str()}),
    }
}

impl Entry {
    /// What its values come to, in an order of their own: the same for the same values.
    pub fn told(&self) -> Vec<String> {
        let (mut places, mut faults) = (Places::default(), Vec::new());
        let values = self.rows.iter();
        let mut told: Vec<String> = values
            .filter_map(|row| {
                let value = value(self, row, "", &mut places, &mut faults).ok()?;
                Some(value?.to_string())
            })
            .collect();
        told.sort();
        told
    }

    /// The same field without values.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self {
            rows: Vec::new(),
            ..self.clone()
        }
    }
}

impl Node {
    /// The inputs that say the same, to be sent again.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for entry in self.entries.iter().filter(|entry| entry.left == 0) {
            pairs.push(("field".to_owned(), entry.at.clone()));
            for row in entry.rows.iter().filter(|row| !row.value.is_empty()) {
                let mut pair = |name: &str, value: &str| {
                    pairs.push((format!("{}/{name}", row.at), value.to_owned()));
                };
                match &row.value {
                    Value::Text { language, text } => {
                        pair("@lang", language);
                        pair("@text", text);
                    }
                    Value::Plain { text, datatype } => {
                        pair("@text", text);
                        pair("@type", datatype);
                    }
                    Value::Choice { term } => pair("@term", term),
                    Value::Kept { term } => pair("@keep", term),
                    Value::Thing { iri, text, .. } => {
                        pair("@iri", iri);
                        pair("@text", text);
                    }
                    Value::Part { id, classes, node } => {
                        pair("@id", id);
                        pair("@class", &classes.join(" "));
                        pairs.extend(node.pairs());
                    }
                }
            }
        }
        pairs
    }
}
