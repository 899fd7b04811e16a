//! Terms to the bytes that `term` describes.

use crate::index::datatypes::DATATYPES;
use crate::index::term::{
    BLANK_NODE, KNOWN_TYPE, LANGUAGE, LEFT_TO_RIGHT, NAMED_NODE, OTHER_TYPE, RIGHT_TO_LEFT, STRING,
    TRIPLE,
};
use oxrdf::vocab::xsd;
use oxrdf::{BaseDirection, LiteralRef, TermRef};

/// Appends the encoding of a term.
pub(super) fn encode(term: TermRef<'_>, into: &mut String) {
    match term {
        TermRef::NamedNode(node) => encode_text(NAMED_NODE, node.as_str(), into),
        TermRef::BlankNode(node) => encode_text(BLANK_NODE, node.as_str(), into),
        TermRef::Literal(literal) => encode_literal(literal, into),
        TermRef::Triple(triple) => {
            into.push(TRIPLE);
            let mut part = String::new();
            encode(triple.subject.as_ref().into(), &mut part);
            encode_part(&part, into);
            part.clear();
            encode(triple.predicate.as_ref().into(), &mut part);
            encode_part(&part, into);
            encode(triple.object.as_ref(), into);
        }
    }
}

/// Appends a kind whose payload is its text.
pub(super) fn encode_text(kind: char, text: &str, into: &mut String) {
    into.push(kind);
    into.push_str(text);
}

/// Appends a string with a language and no direction.
pub(super) fn encode_language_string(value: &str, language: &str, into: &mut String) {
    into.push(LANGUAGE);
    encode_part(language, into);
    into.push_str(value);
}

/// Appends a literal whose datatype is neither `xsd:string` nor a language string.
pub(super) fn encode_typed(value: &str, datatype: &str, into: &mut String) {
    match DATATYPES.iter().position(|d| d.as_str() == datatype) {
        Some(code) => {
            into.push(KNOWN_TYPE);
            // Below 64: there are fewer known types than that.
            into.push(char::from(code as u8));
        }
        None => {
            into.push(OTHER_TYPE);
            encode_part(datatype, into);
        }
    }
    into.push_str(value);
}

fn encode_literal(literal: LiteralRef<'_>, into: &mut String) {
    match (literal.language(), literal.direction()) {
        (Some(language), direction) => {
            into.push(match direction {
                None => LANGUAGE,
                Some(BaseDirection::Ltr) => LEFT_TO_RIGHT,
                Some(BaseDirection::Rtl) => RIGHT_TO_LEFT,
            });
            encode_part(language, into);
            into.push_str(literal.value());
        }
        (None, _) if literal.datatype() == xsd::STRING => {
            encode_text(STRING, literal.value(), into);
        }
        (None, _) => encode_typed(literal.value(), literal.datatype().as_str(), into),
    }
}

fn encode_part(part: &str, into: &mut String) {
    let mut length = part.len();
    while length >= 64 {
        into.push(char::from(64 | (length % 64) as u8));
        length /= 64;
    }
    into.push(char::from(length as u8));
    into.push_str(part);
}
