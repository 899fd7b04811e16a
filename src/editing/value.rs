//! One value in a form, and the term it stands for.

use super::{Control, Node};
use crate::registry::Field;
use crate::shacl::is_well_typed;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNode, Term};
use std::str::FromStr;

/// What is in a row.
#[derive(Debug, Clone)]
pub enum Value {
    /// A text, with the tag of its language; without one where that is empty.
    Text {
        /// The tag.
        language: String,
        /// The text.
        text: String,
    },
    /// A number, date, code.
    Plain {
        /// As written.
        text: String,
        /// The datatype it has had, where that is not the field's own.
        datatype: String,
    },
    /// One of a list, as N-Triples; empty for none.
    Choice {
        /// The term.
        term: String,
    },
    /// Another thing.
    Thing {
        /// Its IRI; empty until it is found.
        iri: String,
        /// What was typed to find it.
        text: String,
        /// IRIs of several that could be meant.
        found: Vec<String>,
    },
    /// A part with fields of its own.
    Part {
        /// Its IRI, `#name` for a new one, or `_:label`.
        id: String,
        /// Its classes.
        classes: Vec<String>,
        /// What is said of it.
        node: Node,
    },
    /// What a form cannot show: kept, or removed. N-Triples.
    Kept {
        /// The term.
        term: String,
    },
}

/// Why a row stands for no term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Control characters.
    Control,
    /// No tag of a language.
    Language,
    /// No IRI.
    Iri,
    /// Nothing is called so.
    NotFound,
    /// Several things are called so.
    Several,
    /// Not one of the list.
    Choice,
}

impl Value {
    /// An empty text in a language.
    pub fn text(language: &str) -> Self {
        Self::Text {
            language: language.to_owned(),
            text: String::new(),
        }
    }

    /// An empty row.
    pub(super) fn empty(control: Control) -> Self {
        match control {
            Control::EachLanguage | Control::Texts => Self::text("nb"),
            Control::Any => Self::text(""),
            Control::Boolean | Control::Plain => Self::Plain {
                text: String::new(),
                datatype: String::new(),
            },
            Control::Choice => Self::Choice {
                term: String::new(),
            },
            Control::Thing | Control::Part => Self::Thing {
                iri: String::new(),
                text: String::new(),
                found: Vec::new(),
            },
        }
    }

    /// The language of a text.
    pub fn language(&self) -> Option<&String> {
        match self {
            Self::Text { language, .. } => Some(language),
            _ => None,
        }
    }

    /// Whether nothing was put in.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text { text, .. } | Self::Plain { text, .. } => text.trim().is_empty(),
            Self::Choice { term } | Self::Kept { term } => term.is_empty(),
            Self::Thing { iri, text, .. } => iri.is_empty() && text.trim().is_empty(),
            Self::Part { .. } => false,
        }
    }

    /// The term it stands for; none for a part and for nothing.
    pub fn term(&self, field: &Field) -> Result<Option<Term>, Fault> {
        if self.is_empty() {
            return Ok(None);
        }
        let term = match self {
            Self::Text { language, text } => self.text_term(field, language, text)?,
            Self::Plain { text, datatype } => plain(field, check(text)?, datatype),
            Self::Choice { term } => {
                let mut choices = field.one_of.iter();
                let known = choices.find(|choice| choice.to_string() == *term).cloned();
                // What a thing has had stays possible: the guard says if it is not.
                known.map_or_else(|| Term::from_str(term).map_err(|_| Fault::Choice), Ok)?
            }
            Self::Kept { term } => Term::from_str(term).map_err(|_| Fault::Choice)?,
            Self::Thing { iri, found, .. } if iri.is_empty() => {
                return Err(match found.is_empty() {
                    true => Fault::NotFound,
                    false => Fault::Several,
                });
            }
            Self::Thing { iri, .. } => NamedNode::new(iri).map_err(|_| Fault::Iri)?.into(),
            Self::Part { .. } => return Ok(None),
        };
        Ok(Some(term))
    }

    /// What was typed, where that is text.
    pub fn typed(&self) -> Option<&str> {
        match self {
            Self::Text { text, .. } | Self::Plain { text, .. } | Self::Thing { text, .. } => {
                Some(text)
            }
            Self::Choice { .. } | Self::Part { .. } | Self::Kept { .. } => None,
        }
    }

    fn text_term(&self, field: &Field, language: &str, text: &str) -> Result<Term, Fault> {
        let text = check(text)?;
        if !language.is_empty() {
            let literal = Literal::new_language_tagged_literal(text, language.to_ascii_lowercase());
            return Ok(literal.map_err(|_| Fault::Language)?.into());
        }
        let is_any = Control::of(field) == Control::Any;
        let may_be_thing = field.values.things || field.values.is_unknown();
        if is_any && may_be_thing && is_iri(text.trim()) {
            return Ok(NamedNode::new(text.trim()).map_err(|_| Fault::Iri)?.into());
        }
        Ok(match is_any {
            true => plain(field, text, ""),
            false => Literal::new_simple_literal(text).into(),
        })
    }
}

/// Whether a text looks like a whole IRI.
pub(super) fn is_iri(text: &str) -> bool {
    let starts = ["urn:", "mailto:", "tel:"];
    text.contains("://") || starts.iter().any(|start| text.starts_with(start))
}

/// Line ends and tabs are the only control characters that belong in a text.
fn check(text: &str) -> Result<&str, Fault> {
    let is_bad = |c: char| c.is_control() && c != '\n' && c != '\t';
    match text.chars().any(is_bad) {
        true => Err(Fault::Control),
        false => Ok(text),
    }
}

/// A literal of the datatype it has had, or of the first of the field's that fits.
fn plain(field: &Field, text: &str, had: &str) -> Term {
    let typed = |text: &str, datatype: &str| {
        let datatype = NamedNode::new(datatype).ok()?;
        let is_bare = datatype == rdf::LANG_STRING;
        (!is_bare).then(|| Term::from(Literal::new_typed_literal(text, datatype)))
    };
    if !had.is_empty()
        && is_well_typed(had, text)
        && let Some(term) = typed(text, had)
    {
        return term;
    }
    let own = field.values.datatypes.iter();
    let own: Vec<&str> = own
        .map(String::as_str)
        .filter(|own| *own != rdf::LANG_STRING.as_str())
        .collect();
    for text in [text, text.trim()] {
        let fits = own.iter().find(|datatype| is_well_typed(datatype, text));
        if let Some(term) = fits.and_then(|datatype| typed(text, datatype)) {
            return term;
        }
    }
    // None fits: the guard says so, at its place.
    let first = own.first().copied().unwrap_or(xsd::STRING.as_str());
    typed(text, first).unwrap_or_else(|| Literal::new_simple_literal(text).into())
}
