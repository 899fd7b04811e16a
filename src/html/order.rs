//! The order of things in lists: the number they carry, their notation, then their name.

use super::Site;
use crate::index::TermId;
pub(super) use crate::rdf::collation;
use crate::vocab::{modelldcatno, sh, skos};
use oxrdf::NamedNodeRef;

/// Compares in the order people expect.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    number: f64,
    notation: String,
    name: String,
}

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.number
            .total_cmp(&other.number)
            .then_with(|| self.notation.cmp(&other.notation))
            .then_with(|| self.name.cmp(&other.name))
    }
}

impl Site<'_> {
    /// Where a thing stands among its siblings.
    pub(super) fn order_key(&self, thing: TermId) -> Key {
        let own = self
            .ours("order")
            .and_then(|p| self.view.objects(thing, p).next());
        let numbered = own
            .or_else(|| self.first(thing, modelldcatno::SEQUENCE_NUMBER))
            .or_else(|| self.first(thing, sh::ORDER));
        let notation = self
            .first(thing, skos::NOTATION)
            .map(|id| self.view.text(id).to_owned())
            .unwrap_or_default();
        let number = numbered
            .and_then(|id| self.view.text(id).parse().ok())
            .or_else(|| notation.parse().ok())
            .unwrap_or(f64::INFINITY);
        Key {
            number,
            // Those without a notation after those with one.
            notation: if notation.is_empty() {
                "\u{10ffff}".to_owned()
            } else {
                notation
            },
            name: collation(&self.label(thing).text),
        }
    }

    fn first(&self, thing: TermId, property: NamedNodeRef<'_>) -> Option<TermId> {
        let property = self.view.id(property)?;
        self.view.objects(thing, property).next()
    }
}
