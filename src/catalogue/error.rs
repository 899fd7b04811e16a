//! What is wrong with a profile's folder.

use crate::{query, shacl};

/// What is wrong with a profile's folder: which file, where in it, and what.
#[derive(Debug, thiserror::Error)]
#[error("profile {place}: {cause}")]
pub struct Error {
    place: String,
    #[source]
    cause: Cause,
}

impl Error {
    /// In a file of a folder.
    pub(super) fn new(folder: &str, file: &str, cause: Cause) -> Self {
        let place = match file {
            "" => folder.to_owned(),
            _ => format!("{folder}/{file}"),
        };
        Self { place, cause }
    }
}

#[derive(Debug, thiserror::Error)]
pub(super) enum Cause {
    #[error("cannot be read: {0}")]
    Io(#[source] std::io::Error),
    #[error("the folder's name is not a-z, 0-9 and hyphens")]
    Token,
    #[error("there is no file {0}; ontology/profiles/README.md says what is needed")]
    Missing(&'static str),
    #[error(
        "the file is not one of a profile's: profile.ttl, translations.ttl, vocabulary.ttl, shapes.ttl, shapes-LEVEL.ttl or KIND.rq"
    )]
    Strange,
    #[error("there is no level {0:?} in profile.ttl")]
    NoLevel(String),
    #[error("no kind: there must be a KIND.rq besides catalogue.rq and what is told by reference")]
    NoKind,
    #[error("not UTF-8")]
    Text,
    #[error("{0}")]
    Turtle(String),
    #[error("<{node}> says {count} times {property}; it must be once")]
    Count {
        node: String,
        property: &'static str,
        count: usize,
    },
    #[error("the value of {0} is not what it should be: {1}")]
    Value(&'static str, String),
    #[error("line {line}: {what}")]
    Head { line: usize, what: String },
    #[error("{0}")]
    Query(#[source] query::Error),
    #[error("{0}")]
    Construct(String),
    #[error("{0}")]
    Shapes(#[source] shacl::Error),
    #[error("the IRI <{0}> is that of profile {1} too")]
    SameIri(String, String),
}
