//! The value of a parameter: a caller's text to an RDF term of the type asked for, or why not.

use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNode, Term};
use oxsdatatypes::{Date, Integer};
use spargebra::term::GroundTerm;

/// What a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// An IRI; a relative one is resolved against the base of the deployment.
    Iri,
    /// Text, without language.
    String,
    /// A day, `xsd:date`.
    Date,
    /// A whole number, `xsd:integer`.
    Integer,
}

impl Type {
    /// Every type.
    pub const ALL: [Self; 4] = [Self::Iri, Self::String, Self::Date, Self::Integer];

    /// Its name in files and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Iri => "iri",
            Self::String => "string",
            Self::Date => "date",
            Self::Integer => "integer",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The term a text stands for.
    pub(super) fn term(self, text: &str, base: &NamedNode) -> Option<GroundTerm> {
        match self {
            Self::Iri => iri(text, base).map(GroundTerm::NamedNode),
            Self::String => Some(Literal::new_simple_literal(text).into()),
            Self::Date => text.parse::<Date>().ok().map(|_| typed(text, xsd::DATE)),
            Self::Integer => {
                let number = text.parse::<Integer>().ok()?;
                Some(typed(&number.to_string(), xsd::INTEGER))
            }
        }
    }
}

fn typed(text: &str, datatype: oxrdf::NamedNodeRef<'_>) -> GroundTerm {
    Literal::new_typed_literal(text, datatype).into()
}

fn iri(text: &str, base: &NamedNode) -> Option<NamedNode> {
    let base = oxiri::Iri::parse(base.as_str()).ok()?;
    let given = oxiri::IriRef::parse(text).ok()?;
    let resolved = base.resolve(&given).ok()?;
    NamedNode::new(resolved.into_inner()).ok()
}

/// Why the values of a request cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadValue {
    /// No parameter of the question has this name.
    #[error("there is no parameter {name:?}; {}", known(.parameters))]
    Unknown {
        /// The name given.
        name: String,
        /// Those there are.
        parameters: Vec<&'static str>,
    },
    /// It was given more than once.
    #[error("parameter {0:?} is given more than once; give it once")]
    Twice(&'static str),
    /// The text is no value of its type.
    #[error(
        "parameter {parameter:?}: {value:?} is not {}; give one such as {example:?}, or leave it out",
        article(*.kind)
    )]
    Type {
        /// The parameter.
        parameter: &'static str,
        /// What was given.
        value: String,
        /// What it takes.
        kind: Type,
        /// A value it takes.
        example: &'static str,
    },
}

impl BadValue {
    /// The parameter it is about.
    pub fn parameter(&self) -> &str {
        match self {
            Self::Unknown { name, .. } => name,
            Self::Twice(parameter) | Self::Type { parameter, .. } => parameter,
        }
    }
}

fn known(parameters: &[&'static str]) -> String {
    match parameters {
        [] => "this question takes none".to_owned(),
        some => format!("there are {}", some.join(", ")),
    }
}

fn article(kind: Type) -> &'static str {
    match kind {
        Type::Iri => "an IRI, nor one relative to the base",
        Type::String => "a text",
        Type::Date => "a date (YYYY-MM-DD)",
        Type::Integer => "a whole number",
    }
}

/// The term as people write it in a query.
pub(super) fn written(term: &GroundTerm) -> String {
    Term::from(term.clone()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::hg;

    #[test]
    fn texts_become_terms_of_their_type() {
        let base = hg::BASE_IRI.into_owned();
        for (kind, text, wanted) in [
            (
                Type::Iri,
                "id/registries/npr",
                Some("<https://w3id.org/helsegraf/id/registries/npr>"),
            ),
            (Type::Iri, "urn:oid:2.16", Some("<urn:oid:2.16>")),
            (Type::Iri, "a> . ?s ?p ?o", None),
            (Type::Iri, "http://example.org/a b", None),
            (Type::Iri, "http://[", None),
            (Type::String, "a\" } #", Some("\"a\\\" } #\"")),
            (
                Type::Date,
                "2029-03-26",
                Some("\"2029-03-26\"^^<http://www.w3.org/2001/XMLSchema#date>"),
            ),
            (Type::Date, "2029-02-30", None),
            (Type::Date, "2029", None),
            (
                Type::Integer,
                "+07",
                Some("\"7\"^^<http://www.w3.org/2001/XMLSchema#integer>"),
            ),
            (Type::Integer, "7.0", None),
            (Type::Integer, "", None),
        ] {
            let term = kind.term(text, &base);
            assert_eq!(term.as_ref().map(written).as_deref(), wanted, "{text}");
        }
    }
}
