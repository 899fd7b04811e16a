//! Documents refused before they are parsed: small ones that grow out of hand, and ones cut short.

use super::super::Format;
use super::{ReadError, syntax};

/// How deep triple terms may be nested; deeper ones overflow the stack of whatever walks them.
const DEEPEST_TRIPLE_TERM: usize = 200;

/// How deep JSON may be nested: reading it takes time in the square of the depth, and stack.
const DEEPEST_JSON: usize = 500;

/// How deep XML elements may be nested.
const DEEPEST_XML: usize = 10_000;

/// Most bytes the entities of an RDF/XML document may grow into.
const MOST_ENTITY_BYTES: usize = 16 << 20;

pub(super) fn refuse_bombs(document: &[u8], format: Format) -> Result<(), ReadError> {
    match format {
        Format::RdfXml => {
            refuse_entity_bombs(document)?;
            refuse_open_elements(document)
        }
        Format::JsonLd => refuse_deep_json(document),
        Format::Turtle | Format::NTriples | Format::NQuads | Format::TriG => {
            refuse_deep_triple_terms(document)
        }
    }
}

/// Counts `<<` less `>>`, also inside strings: wrong only for documents nobody writes.
fn refuse_deep_triple_terms(document: &[u8]) -> Result<(), ReadError> {
    let mut depth = 0_usize;
    let mut rest = document;
    while let Some(found) = memchr::memchr2(b'<', b'>', rest) {
        match &rest[found..] {
            [b'<', b'<', ..] => {
                depth += 1;
                rest = &rest[found + 2..];
            }
            [b'>', b'>', ..] => {
                depth = depth.saturating_sub(1);
                rest = &rest[found + 2..];
            }
            _ => rest = &rest[found + 1..],
        }
        if depth > DEEPEST_TRIPLE_TERM {
            return Err(syntax(format!(
                "triple terms are nested more than {DEEPEST_TRIPLE_TERM} deep"
            )));
        }
    }
    Ok(())
}

fn refuse_deep_json(document: &[u8]) -> Result<(), ReadError> {
    let mut depth = 0_usize;
    let mut bytes = document.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                while let Some(inside) = bytes.next() {
                    match inside {
                        b'"' => break,
                        b'\\' => drop(bytes.next()),
                        _ => (),
                    }
                }
            }
            _ => (),
        }
        if depth > DEEPEST_JSON {
            return Err(syntax(format!(
                "the JSON is nested more than {DEEPEST_JSON} deep"
            )));
        }
    }
    Ok(())
}

/// The parser takes the end of the text for the end of the document, also inside an element: a
/// file cut short would pass for a whole one.
fn refuse_open_elements(document: &[u8]) -> Result<(), ReadError> {
    let mut depth = 0_usize;
    let mut rest = document;
    while let Some(start) = memchr::memchr(b'<', rest) {
        let tag = &rest[start..];
        let end = end_of_markup(tag);
        match &tag[..end] {
            [b'<', b'!' | b'?', ..] => (),
            [b'<', b'/', ..] => depth = depth.saturating_sub(1),
            [.., b'/', b'>'] => (),
            _ => depth += 1,
        }
        if depth > DEEPEST_XML {
            return Err(syntax(format!(
                "the XML is nested more than {DEEPEST_XML} deep"
            )));
        }
        rest = &tag[end..];
    }
    if depth > 0 {
        return Err(syntax(format!(
            "the document ends with {depth} element(s) open"
        )));
    }
    Ok(())
}

/// The length of the tag, comment or declaration `text` starts with.
fn end_of_markup(text: &[u8]) -> usize {
    let after = |end: &[u8]| memchr::memmem::find(text, end).map(|at| at + end.len());
    let end = if text.starts_with(b"<!--") {
        after(b"-->")
    } else if text.starts_with(b"<![CDATA[") {
        after(b"]]>")
    } else if text.starts_with(b"<?") {
        after(b"?>")
    } else {
        let (mut quote, mut brackets) = (None, 0_usize);
        text.iter()
            .position(|&byte| {
                match (quote, byte) {
                    (None, b'"' | b'\'') => quote = Some(byte),
                    (Some(open), _) if open == byte => quote = None,
                    (None, b'[') => brackets += 1,
                    (None, b']') => brackets = brackets.saturating_sub(1),
                    _ => (),
                }
                byte == b'>' && quote.is_none() && brackets == 0
            })
            .map(|at| at + 1)
    };
    end.unwrap_or(text.len())
}

/// Refuses entities made of entities, and so many uses of one that they grow out of hand.
fn refuse_entity_bombs(document: &[u8]) -> Result<(), ReadError> {
    let mut longest = 0;
    for start in memchr::memmem::find_iter(document, b"<!ENTITY") {
        let declaration = &document[start..];
        let end = memchr::memchr(b'>', declaration).unwrap_or(declaration.len());
        let declaration = &declaration[..end];
        longest = longest.max(declaration.len());
        let nested =
            memchr::memchr_iter(b'&', declaration).any(|a| declaration.get(a + 1) != Some(&b'#'));
        if nested {
            return Err(syntax("an XML entity is made of other entities".to_owned()));
        }
    }
    if longest > 0 {
        let uses = memchr::memchr_iter(b'&', document).count();
        if uses.saturating_mul(longest) > MOST_ENTITY_BYTES {
            return Err(syntax(format!(
                "its XML entities grow into more than {MOST_ENTITY_BYTES} bytes"
            )));
        }
    }
    Ok(())
}
