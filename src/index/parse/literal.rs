//! Literals of plain tokens, cut in place.

use super::{Cut, Unusual, Worker, bracketed};
use crate::index::encode;
use crate::index::term::STRING;
use memchr::{memchr, memchr2};
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNodeRef};

impl Worker<'_> {
    /// A literal behind its opening quote.
    pub(super) fn literal<'l>(&mut self, text: &'l str) -> Cut<'l, u32> {
        let end = memchr2(b'"', b'\\', text.as_bytes()).ok_or(Unusual)?;
        let (value, rest) = text.split_at(end);
        let rest = rest.strip_prefix('"').ok_or(Unusual)?;
        self.text.clear();
        let rest = match rest.as_bytes().first() {
            Some(b'@') => self.tagged(value, &rest[1..])?,
            Some(b'^') => self.typed(value, rest.strip_prefix("^^").ok_or(Unusual)?)?,
            _ => {
                encode::encode_text(STRING, value, &mut self.text);
                rest
            }
        };
        // A bare carriage return ends a line; what stands behind it is for the full parser.
        let id = self.intern(|_| memchr(b'\r', value.as_bytes()).is_none())?;
        Ok((id, rest))
    }

    /// Encodes a literal by its language tag; what follows the tag.
    fn tagged<'l>(&mut self, value: &str, text: &'l str) -> Result<&'l str, Unusual> {
        let end = text
            .bytes()
            .position(|b| !b.is_ascii_alphanumeric() && b != b'-')
            .ok_or(Unusual)?;
        let (tag, rest) = text.split_at(end);
        if !self.languages.iter().any(|known| known == tag) {
            let lower = tag.bytes().all(|b| !b.is_ascii_uppercase());
            if !lower || Literal::new_language_tagged_literal("", tag).is_err() {
                return Err(Unusual);
            }
            self.languages.push(tag.to_owned());
        }
        encode::encode_language_string(value, tag, &mut self.text);
        Ok(rest)
    }

    /// Encodes a literal by its datatype; what follows it.
    fn typed<'l>(&mut self, value: &str, text: &'l str) -> Result<&'l str, Unusual> {
        let (datatype, rest) = bracketed(text)?;
        if datatype == xsd::STRING.as_str() {
            encode::encode_text(STRING, value, &mut self.text);
            return Ok(rest);
        }
        if !self.datatypes.iter().any(|known| known == datatype) {
            let valid = NamedNodeRef::new(datatype).is_ok_and(|datatype| {
                datatype != rdf::LANG_STRING && datatype != rdf::DIR_LANG_STRING
            });
            if !valid {
                return Err(Unusual);
            }
            self.datatypes.push(datatype.to_owned());
        }
        encode::encode_typed(value, datatype, &mut self.text);
        Ok(rest)
    }
}
