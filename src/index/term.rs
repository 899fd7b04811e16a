//! How a term is written in the arena: one kind byte and its payload, all of it UTF-8.
//!
//! The bytes of two terms are equal exactly when the terms are (`sameTerm`), and no encoding
//! mentions an id, so a term can be moved between dictionaries as it is. Lengths are written in
//! groups of six bits, which keeps every byte ASCII and the arena a `str`.

#[cfg(test)]
mod tests;

use crate::index::datatypes::DATATYPES;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{BaseDirection, BlankNode, Literal, NamedNode, Term, Triple};

pub(super) const NAMED_NODE: char = 'I';
pub(super) const BLANK_NODE: char = 'B';
pub(super) const STRING: char = 'S';
pub(super) const LANGUAGE: char = 'L';
pub(super) const LEFT_TO_RIGHT: char = '>';
pub(super) const RIGHT_TO_LEFT: char = '<';
/// A literal whose datatype is one of `DATATYPES`: a byte and the lexical form.
pub(super) const KNOWN_TYPE: char = 'D';
pub(super) const OTHER_TYPE: char = 'T';
pub(super) const TRIPLE: char = 'Q';

/// What kind of term an id stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    /// An IRI.
    NamedNode,
    /// A blank node.
    BlankNode,
    /// A literal.
    Literal,
    /// An RDF 1.2 triple term.
    Triple,
}

/// A term read in place: its parts borrow from the dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermParts<'a> {
    /// An IRI.
    NamedNode(&'a str),
    /// The label of a blank node.
    BlankNode(&'a str),
    /// The value of an `xsd:string`.
    String(&'a str),
    /// A string with a language and, in RDF 1.2, perhaps a base direction.
    LanguageString {
        /// The text.
        value: &'a str,
        /// The tag, lower case where the parsers made it so.
        language: &'a str,
        /// The base direction of an `rdf:dirLangString`.
        direction: Option<BaseDirection>,
    },
    /// A literal with any other datatype.
    Typed {
        /// The lexical form, as it was written.
        value: &'a str,
        /// The datatype IRI.
        datatype: &'a str,
    },
    /// A triple term: subject, predicate, object.
    Triple([EncodedTerm<'a>; 3]),
}

/// The bytes of one term; equal bytes are equal terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EncodedTerm<'a>(pub(super) &'a str);

impl<'a> EncodedTerm<'a> {
    /// What kind of term it is.
    pub fn kind(self) -> TermKind {
        match self.split().0 {
            NAMED_NODE => TermKind::NamedNode,
            BLANK_NODE => TermKind::BlankNode,
            TRIPLE => TermKind::Triple,
            _ => TermKind::Literal,
        }
    }

    /// Its parts, in place.
    pub fn parts(self) -> TermParts<'a> {
        let (kind, rest) = self.split();
        match kind {
            NAMED_NODE => TermParts::NamedNode(rest),
            BLANK_NODE => TermParts::BlankNode(rest),
            STRING => TermParts::String(rest),
            KNOWN_TYPE => {
                let (code, value) = rest.split_at(1);
                TermParts::Typed {
                    value,
                    datatype: DATATYPES[usize::from(code.as_bytes()[0])].as_str(),
                }
            }
            OTHER_TYPE => {
                let (datatype, value) = take(rest);
                TermParts::Typed { value, datatype }
            }
            TRIPLE => {
                let (subject, rest) = take(rest);
                let (predicate, object) = take(rest);
                TermParts::Triple([subject, predicate, object].map(EncodedTerm))
            }
            kind => {
                let (language, value) = take(rest);
                TermParts::LanguageString {
                    value,
                    language,
                    direction: match kind {
                        LEFT_TO_RIGHT => Some(BaseDirection::Ltr),
                        RIGHT_TO_LEFT => Some(BaseDirection::Rtl),
                        _ => None,
                    },
                }
            }
        }
    }

    /// The term itself, copied out.
    pub fn to_term(self) -> Term {
        // Every encoding was made from a term that its own constructor had accepted.
        match self.parts() {
            TermParts::NamedNode(iri) => NamedNode::new_unchecked(iri).into(),
            TermParts::BlankNode(label) => BlankNode::new_unchecked(label).into(),
            TermParts::String(value) => Literal::new_simple_literal(value).into(),
            TermParts::LanguageString {
                value,
                language,
                direction: None,
            } => Literal::new_language_tagged_literal_unchecked(value, language).into(),
            TermParts::LanguageString {
                value,
                language,
                direction: Some(direction),
            } => Literal::new_directional_language_tagged_literal_unchecked(
                value, language, direction,
            )
            .into(),
            TermParts::Typed { value, datatype } => {
                Literal::new_typed_literal(value, NamedNode::new_unchecked(datatype)).into()
            }
            TermParts::Triple([subject, predicate, object]) => {
                Triple::from_terms(subject.to_term(), predicate.to_term(), object.to_term())
                    .expect("encoded from a triple")
                    .into()
            }
        }
    }

    /// The IRI, blank node label or lexical form; empty for a triple term.
    pub fn text(self) -> &'a str {
        match self.parts() {
            TermParts::NamedNode(text)
            | TermParts::BlankNode(text)
            | TermParts::String(text)
            | TermParts::LanguageString { value: text, .. }
            | TermParts::Typed { value: text, .. } => text,
            TermParts::Triple(_) => "",
        }
    }

    /// A literal's datatype IRI; none for other terms.
    pub fn datatype(self) -> Option<&'a str> {
        match self.parts() {
            TermParts::String(_) => Some(xsd::STRING.as_str()),
            TermParts::LanguageString {
                direction: None, ..
            } => Some(rdf::LANG_STRING.as_str()),
            TermParts::LanguageString { .. } => Some(rdf::DIR_LANG_STRING.as_str()),
            TermParts::Typed { datatype, .. } => Some(datatype),
            _ => None,
        }
    }

    /// A literal's language tag; none for other terms.
    pub fn language(self) -> Option<&'a str> {
        match self.parts() {
            TermParts::LanguageString { language, .. } => Some(language),
            _ => None,
        }
    }

    /// Whether the bytes are those of some term, so that the readers above cannot panic.
    pub(super) fn is_well_formed(self) -> bool {
        let mut characters = self.0.chars();
        let kind = characters.next();
        let rest = characters.as_str();
        match kind {
            Some(NAMED_NODE | BLANK_NODE | STRING) => true,
            Some(KNOWN_TYPE) => rest
                .bytes()
                .next()
                .is_some_and(|code| usize::from(code) < DATATYPES.len()),
            Some(LANGUAGE | LEFT_TO_RIGHT | RIGHT_TO_LEFT | OTHER_TYPE) => try_take(rest).is_some(),
            Some(TRIPLE) => try_take(rest).is_some_and(|(subject, rest)| {
                try_take(rest).is_some_and(|(predicate, object)| {
                    Self(subject).is_well_formed()
                        && matches!(
                            Self(subject).kind(),
                            TermKind::NamedNode | TermKind::BlankNode
                        )
                        && predicate.starts_with(NAMED_NODE)
                        && Self(object).is_well_formed()
                })
            }),
            _ => false,
        }
    }

    fn split(self) -> (char, &'a str) {
        (char::from(self.0.as_bytes()[0]), &self.0[1..])
    }
}

fn take(text: &str) -> (&str, &str) {
    try_take(text).expect("an encoding holds the lengths of its parts")
}

fn try_take(text: &str) -> Option<(&str, &str)> {
    let mut length = 0_usize;
    for (place, byte) in text.bytes().enumerate().take(6) {
        length |= usize::from(byte & 63) << (6 * place);
        if byte < 64 {
            return text[place + 1..].split_at_checked(length);
        }
        if byte >= 128 {
            return None;
        }
    }
    None
}
