//! The properties and classes that names in a document stand for.

use super::super::fault::{Cause, Fault, pointer};
use super::Reader;
use crate::registry::{Direction, Field};
use oxrdf::NamedNode;
use serde_json::Value;

impl Reader<'_> {
    /// The property of a name.
    pub(super) fn property(
        &self,
        name: &str,
        field: Option<&Field>,
        fields: &[Field],
        at: &str,
    ) -> Result<NamedNode, Fault> {
        let known = field.map(|field| field.predicate.as_str());
        let known = known.or_else(|| self.registry.predicate(name));
        let known = known.or_else(|| name.contains("://").then_some(name));
        let property = known.and_then(|iri| NamedNode::new(iri).ok());
        property.ok_or_else(|| Fault::new(at, Cause::Unknown(near(name, fields))))
    }

    /// The classes that `type` names.
    pub(super) fn types(&self, value: Option<&Value>, at: &str) -> Result<Vec<String>, Fault> {
        let at = pointer(at, "type");
        let one = |value: &Value, at: String| {
            let Value::String(name) = value else {
                return Err(Fault::expected(at, "the name of a class"));
            };
            let known = self.registry.predicate(name);
            let known = known.or_else(|| name.contains(':').then_some(name.as_str()));
            match known {
                Some(iri) => Ok(iri.to_owned()),
                None => Err(Fault::new(at, Cause::Unknown(Vec::new()))),
            }
        };
        match value {
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(Value::Array(names)) => {
                let names = names.iter().enumerate();
                names
                    .map(|(place, name)| one(name, pointer(&at, place)))
                    .collect()
            }
            Some(name) => Ok(vec![one(name, at)?]),
        }
    }
}

/// The field of a name that is walked forward.
pub(super) fn forward<'f>(fields: &'f [Field], name: &str) -> Option<&'f Field> {
    let mut fields = fields
        .iter()
        .filter(|field| field.direction == Direction::Forward);
    fields.find(|field| field.key == name)
}

/// Names that resemble one.
fn near(name: &str, fields: &[Field]) -> Vec<String> {
    let lower = name.to_lowercase();
    let resembles = |key: &str| {
        let key = key.to_lowercase();
        key.contains(&lower) || lower.contains(&key) || is_one_letter_off(&key, &lower)
    };
    let keys = fields
        .iter()
        .filter(|field| field.direction == Direction::Forward);
    let mut near: Vec<_> = keys
        .map(|field| &field.key)
        .filter(|key| resembles(key))
        .map(|key| format!("{key:?}"))
        .collect();
    near.truncate(3);
    near
}

/// Whether two words differ in one letter, or in two that changed places.
fn is_one_letter_off(a: &str, b: &str) -> bool {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let rest = |text: &str, skip: usize| text.chars().skip(same + skip).collect::<String>();
    rest(a, 1) == rest(b, 1)
        || rest(a, 1) == rest(b, 0)
        || rest(a, 0) == rest(b, 1)
        || rest(a, 2) == rest(b, 2)
}
