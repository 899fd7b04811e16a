//! What a context says of the values of a name.

use super::Json;
use crate::index::{GraphView, TermId, TermKind, TermParts};
use crate::registry::{Field, Form};
use oxrdf::vocab::{rdf, xsd};

/// How the values of a name are to be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Coercion {
    /// Texts by language.
    Texts,
    /// Strings are IRIs.
    Things,
    /// Strings are literals of this datatype; `xsd:string` is what JSON-LD does unasked.
    Literals(String),
}

impl Coercion {
    /// What the field of a collection is by default.
    pub fn of_field(field: &Field) -> Self {
        match field.form() {
            Form::Texts => Self::Texts,
            Form::Thing => Self::Things,
            Form::Boolean | Form::Integer | Form::Any => Self::strings(),
            Form::Text => match field.values.datatypes.first() {
                Some(first) => Self::Literals(first.clone()),
                None => Self::strings(),
            },
        }
    }

    /// What suits these values best.
    pub fn of_values(view: &GraphView, values: &[TermId]) -> Self {
        let is_literal = |value: &&TermId| view.kind(**value) == TermKind::Literal;
        if !values.iter().any(|value| is_literal(&value)) {
            return Self::Things;
        }
        if values.iter().all(|value| is_text(view, *value)) {
            return Self::Texts;
        }
        let mut datatypes = values
            .iter()
            .filter(is_literal)
            .map(|value| view.datatype(*value));
        match datatypes.next() {
            Some(Some(first)) if datatypes.all(|d| d == Some(first)) && !is_native(first) => {
                match first == rdf::LANG_STRING.as_str() {
                    true => Self::strings(),
                    false => Self::Literals(first.to_owned()),
                }
            }
            _ => Self::strings(),
        }
    }

    /// Whether these values are well said under it, or another would suit them better.
    pub fn suits(&self, view: &GraphView, values: &[TermId]) -> bool {
        match self {
            Self::Texts => values.iter().all(|value| {
                is_text(view, *value) || view.datatype(*value) == Some(xsd::STRING.as_str())
            }),
            Self::Things => values
                .iter()
                .all(|value| view.kind(*value) != TermKind::Literal),
            Self::Literals(_) => {
                let best = Self::of_values(view, values);
                *self == best || best == Self::Things || best == Self::strings()
            }
        }
    }

    /// The term definition in a context.
    pub fn definition(&self, iri: &str) -> Json {
        match self {
            Self::Texts => Json::object([("@id", iri.into()), ("@container", "@language".into())]),
            Self::Things => Json::object([("@id", iri.into()), ("@type", "@id".into())]),
            Self::Literals(datatype) if datatype == xsd::STRING.as_str() => {
                Json::object([("@id", iri.into())])
            }
            Self::Literals(datatype) => {
                Json::object([("@id", iri.into()), ("@type", datatype.as_str().into())])
            }
        }
    }

    /// What JSON-LD does unasked.
    pub fn strings() -> Self {
        Self::Literals(xsd::STRING.as_str().to_owned())
    }
}

/// Datatypes that JSON says without help.
fn is_native(datatype: &str) -> bool {
    datatype == xsd::BOOLEAN.as_str() || datatype == xsd::INTEGER.as_str()
}

/// Whether it is a text in a language that a language map can hold.
fn is_text(view: &GraphView, value: TermId) -> bool {
    matches!(
        view.encoded(value).parts(),
        TermParts::LanguageString {
            direction: None,
            ..
        }
    )
}
