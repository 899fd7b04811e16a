//! Single terms: their short forms, their order, what is escaped in them.

use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedOrBlankNode, Term};
use std::collections::HashMap;
use std::fmt::Write;

/// A blank node inside a triple term needs its label, so it counts as used more than once.
pub fn count_uses(term: &Term, uses: &mut HashMap<NamedOrBlankNode, usize>, weight: usize) {
    match term {
        Term::BlankNode(node) => *uses.entry(node.clone().into()).or_default() += weight,
        Term::Triple(triple) => {
            if triple.subject.is_blank_node() {
                *uses.entry(triple.subject.clone()).or_default() += 2;
            }
            count_uses(&triple.object, uses, 2);
        }
        Term::NamedNode(_) | Term::Literal(_) => {}
    }
}

/// IRIs first, then literals by language and text, then blank nodes as they come.
pub fn object_key(object: &Term) -> (u8, String, String) {
    match object {
        Term::NamedNode(node) => (0, node.as_str().to_owned(), String::new()),
        Term::Literal(literal) => (
            1,
            literal.language().unwrap_or_default().to_owned(),
            literal.value().to_owned(),
        ),
        Term::BlankNode(_) | Term::Triple(_) => (2, String::new(), String::new()),
    }
}

/// Whether Turtle has a short form that means the same literal.
pub fn is_bare(literal: &Literal) -> bool {
    let value = literal.value();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let unsigned = value.strip_prefix(['+', '-']).unwrap_or(value);
    let datatype = literal.datatype();
    if datatype == xsd::BOOLEAN {
        matches!(value, "true" | "false")
    } else if datatype == xsd::INTEGER {
        digits(unsigned)
    } else if datatype == xsd::DECIMAL {
        unsigned
            .split_once('.')
            .is_some_and(|(whole, part)| (whole.is_empty() || digits(whole)) && digits(part))
    } else {
        false
    }
}

/// `<...>`, with what may not stand between them escaped.
pub fn write_iri(text: &mut String, iri: &str) {
    text.push('<');
    for c in iri.chars() {
        if c <= ' ' || "<>\"{}|^`\\".contains(c) {
            let _ = write!(text, "\\u{:04X}", u32::from(c));
        } else {
            text.push(c);
        }
    }
    text.push('>');
}
