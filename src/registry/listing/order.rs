//! Where a thing stands in a list.

use crate::index::{GraphView, TermId, TermKind};
use crate::rdf::{Language, collation};
use crate::registry::{Direction, Field, Order, names_of};
use oxrdf::NamedNode;
use serde_json::Value;
use std::cmp::Ordering;

/// What a thing is ordered by, of one field.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// A number.
    Number(f64),
    /// A text, folded for comparison.
    Text(String),
    /// Nothing is said: last, whichever way the list goes.
    Missing,
}

/// Compares two things by their keys, and then by their IRIs.
pub(super) fn compare(orders: &[Order], a: (&[Key], &str), b: (&[Key], &str)) -> Ordering {
    for (order, (x, y)) in orders.iter().zip(a.0.iter().zip(b.0)) {
        let found = x.compare(y, *order);
        if found != Ordering::Equal {
            return found;
        }
    }
    a.1.cmp(b.1)
}

impl Key {
    /// The key of a thing: of several values the one that comes first.
    pub(super) fn of(
        view: &GraphView,
        thing: TermId,
        field: &Field,
        order: Order,
        language: Language,
    ) -> Self {
        let property = NamedNode::new(&field.predicate)
            .ok()
            .and_then(|p| view.id(&p));
        let Some(property) = property else {
            return Self::Missing;
        };
        let values: Vec<TermId> = match field.direction {
            Direction::Forward => view.objects(thing, property).collect(),
            Direction::Inverse => view.subjects(property, thing).collect(),
        };
        let nearest = values.iter().map(|v| distance(view, *v, language)).min();
        let keys = values
            .iter()
            .filter(|v| Some(distance(view, **v, language)) == nearest);
        let keys = keys.map(|value| Self::of_value(view, *value, language));
        keys.min_by(|a, b| a.compare(b, order))
            .unwrap_or(Self::Missing)
    }

    fn of_value(view: &GraphView, value: TermId, language: Language) -> Self {
        if view.kind(value) == TermKind::Literal {
            let text = view.text(value);
            let is_number = view.datatype(value).is_some_and(is_number);
            return match text.parse::<f64>() {
                Ok(number) if is_number && number.is_finite() => Self::Number(number),
                _ => Self::Text(natural(text)),
            };
        }
        let names = names_of(view, value);
        let name = names
            .choose(language)
            .map_or(view.text(value), |label| &label.text);
        Self::Text(natural(name))
    }

    fn compare(&self, other: &Self, order: Order) -> Ordering {
        let found = match (self, other) {
            (Self::Missing, Self::Missing) => return Ordering::Equal,
            (Self::Missing, _) => return Ordering::Greater,
            (_, Self::Missing) => return Ordering::Less,
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        };
        match order {
            Order::Ascending => found,
            Order::Descending => found.reverse(),
        }
    }

    pub(super) fn to_json(&self) -> Value {
        match self {
            Self::Number(number) => (*number).into(),
            Self::Text(text) => text.as_str().into(),
            Self::Missing => Value::Null,
        }
    }

    pub(super) fn from_json(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number) => number.as_f64().map(Self::Number),
            Value::String(text) => Some(Self::Text(text.clone())),
            Value::Null => Some(Self::Missing),
            Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }
}

/// How far a literal is from the language of the list; other things are near.
fn distance(view: &GraphView, value: TermId, language: Language) -> usize {
    match view.language(value) {
        Some(tag) => language.distance(Some(tag)),
        None => 0,
    }
}

fn is_number(datatype: &str) -> bool {
    use oxrdf::vocab::xsd;
    let floating = [xsd::DECIMAL, xsd::DOUBLE, xsd::FLOAT];
    floating.iter().any(|known| known.as_str() == datatype) || crate::registry::is_integer(datatype)
}

/// A text that sorts as people expect: as in Norwegian, and "9" before "10".
fn natural(text: &str) -> String {
    let folded = collation(text);
    let mut sorted = String::with_capacity(folded.len() + 4);
    let mut rest = folded.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, digits) = rest.split_at(start);
        let end = digits
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(digits.len());
        let (number, after) = digits.split_at(end);
        sorted.push_str(before);
        let significant = number.trim_start_matches('0');
        // The length in front: of two numbers the longer is the greater.
        let length = u8::try_from(significant.len()).unwrap_or(u8::MAX).min(75);
        sorted.push(char::from(b'0' + length));
        sorted.push_str(significant);
        rest = after;
    }
    sorted.push_str(rest);
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_texts_count() {
        let mut names = vec![
            "Sak 10/24",
            "Sak 9/24",
            "sak 9/3",
            "Artikkel 51",
            "Åpen",
            "Sak",
        ];
        names.sort_by_key(|name| natural(name));
        assert_eq!(
            names,
            [
                "Artikkel 51",
                "Sak",
                "sak 9/3",
                "Sak 9/24",
                "Sak 10/24",
                "Åpen"
            ]
        );
    }

    #[test]
    fn what_is_missing_comes_last_both_ways() {
        for order in [Order::Ascending, Order::Descending] {
            assert_eq!(
                Key::Missing.compare(&Key::Number(1.0), order),
                Ordering::Greater
            );
            assert_eq!(
                Key::Text(String::new()).compare(&Key::Missing, order),
                Ordering::Less
            );
        }
    }
}
