//! What the values of a field may be, and their shape in JSON.

use oxrdf::NamedNodeRef;
use oxrdf::vocab::{rdf, xsd};

/// What the values of a field may be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values {
    /// Datatypes of literals, sorted; `rdf:langString` for texts in languages.
    pub datatypes: Vec<String>,
    /// Classes of things, sorted; empty for things of any class.
    pub classes: Vec<String>,
    /// Whether they may be things, told by IRI.
    pub things: bool,
    /// Whether things among them may be parts of the one that has them (`{its IRI}#...`), told
    /// within it, since no collection holds their class.
    pub parts: bool,
}

/// The shape of a field's values in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `{"nb": "...", "en": "..."}`, or arrays of texts where a language may have several.
    Texts,
    /// `{"id": IRI, "prefLabel": {...}}` or, for parts, an object with fields of its own.
    Thing,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A string, of one of the datatypes.
    Text,
    /// Anything: things, and literals as JSON-LD value objects where no plain value says it.
    Any,
}

impl Values {
    /// Whether nothing is known.
    pub fn is_unknown(&self) -> bool {
        self.datatypes.is_empty() && !self.things
    }

    /// How they are written in JSON.
    pub fn form(&self) -> Form {
        match (self.things, self.datatypes.as_slice()) {
            (true, []) => Form::Thing,
            (false, [only]) if only == rdf::LANG_STRING.as_str() => Form::Texts,
            (false, [only]) if only == xsd::BOOLEAN.as_str() => Form::Boolean,
            (false, [only]) if is_integer(only) => Form::Integer,
            (false, [_, ..]) if self.datatypes.iter().all(|d| is_textual(d)) => Form::Text,
            _ => Form::Any,
        }
    }

    /// Both say what the values are.
    pub(super) fn narrow(&mut self, other: Self) {
        if self.is_unknown() {
            *self = other;
            return;
        }
        for class in other.classes {
            insert(&mut self.classes, class);
        }
        self.parts |= other.parts;
    }

    /// Either says what they are.
    pub(super) fn widen(&mut self, other: Self) {
        // A class that leaves its things open is any class.
        match (self.things, other.things) {
            (true, true) if self.classes.is_empty() || other.classes.is_empty() => {
                self.classes.clear();
            }
            _ => other
                .classes
                .into_iter()
                .for_each(|class| insert(&mut self.classes, class)),
        }
        other
            .datatypes
            .into_iter()
            .for_each(|datatype| insert(&mut self.datatypes, datatype));
        self.things |= other.things;
        self.parts |= other.parts;
    }
}

/// Whether JSON numbers say literals of this datatype, digit for digit.
pub fn is_integer(datatype: &str) -> bool {
    const INTEGERS: [NamedNodeRef<'static>; 13] = [
        xsd::INTEGER,
        xsd::INT,
        xsd::LONG,
        xsd::SHORT,
        xsd::BYTE,
        xsd::NON_NEGATIVE_INTEGER,
        xsd::POSITIVE_INTEGER,
        xsd::NON_POSITIVE_INTEGER,
        xsd::NEGATIVE_INTEGER,
        xsd::UNSIGNED_INT,
        xsd::UNSIGNED_LONG,
        xsd::UNSIGNED_SHORT,
        xsd::UNSIGNED_BYTE,
    ];
    INTEGERS.iter().any(|known| known.as_str() == datatype)
}

/// Whether literals of this datatype are strings in JSON.
fn is_textual(datatype: &str) -> bool {
    datatype != rdf::LANG_STRING.as_str()
        && datatype != xsd::BOOLEAN.as_str()
        && !is_integer(datatype)
}

pub(super) fn insert(into: &mut Vec<String>, text: String) {
    if let Err(place) = into.binary_search(&text) {
        into.insert(place, text);
    }
}
