//! One worker of a load: lines to rows of ids.
//!
//! A line made of plain tokens is cut in place, and a token that was seen before is neither
//! checked nor decoded again. Anything else (escapes, triple terms, odd labels, errors) goes to
//! the full parser, which has the last word on what is wrong.

mod any_line;
mod literal;

use crate::index::builder::Builder;
use crate::index::dictionary::{NewTerms, hash};
use crate::index::encode;
use crate::index::lines::{Labels, LineFormat, LoadError};
use crate::index::term::{BLANK_NODE, NAMED_NODE};
use memchr::{memchr, memchr_iter};
use oxrdf::NamedNodeRef;

pub(super) struct Worker<'b> {
    builder: &'b Builder,
    format: LineFormat,
    default_graph: u32,
    labels: &'b Labels,
    terms: NewTerms,
    rows: Vec<[u32; 4]>,
    /// Tags and datatypes that have been found valid.
    languages: Vec<String>,
    datatypes: Vec<String>,
    text: String,
    subject: Last,
    graph: Last,
}

/// The token read last in a place, for tokens that repeat from line to line.
#[derive(Default)]
struct Last {
    token: Vec<u8>,
    id: u32,
}

/// The line is not made of plain tokens.
struct Unusual;

/// A token and what follows it.
type Cut<'l, T> = Result<(T, &'l str), Unusual>;

impl<'b> Worker<'b> {
    pub(super) fn new(
        builder: &'b Builder,
        format: LineFormat,
        default_graph: u32,
        labels: &'b Labels,
    ) -> Self {
        Self {
            builder,
            format,
            default_graph,
            labels,
            terms: NewTerms::from_id(builder.before.term_count() + builder.terms.len()),
            rows: Vec::new(),
            languages: Vec::new(),
            datatypes: Vec::new(),
            text: String::new(),
            subject: Last::default(),
            graph: Last::default(),
        }
    }

    /// Reads whole lines, the first of which has the number `line`.
    pub(super) fn read(&mut self, line: u64, block: &[u8]) -> Result<(), LoadError> {
        let text = std::str::from_utf8(block).map_err(|error| invalid_utf8(line, block, &error))?;
        let mut start = 0;
        let ends = memchr_iter(b'\n', block).chain([block.len()]);
        for (number, end) in (line..).zip(ends) {
            let text = &text[start..end];
            start = end + 1;
            let text = text.strip_suffix('\r').unwrap_or(text);
            match self.plain_line(text) {
                Ok(None) => (),
                Ok(Some(row)) => self.rows.push(row),
                Err(Unusual) => self.any_line(number, text)?,
            }
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> (NewTerms, Vec<Vec<[u32; 4]>>) {
        self.rows.shrink_to_fit();
        (self.terms, vec![self.rows])
    }

    /// The row of a line of plain tokens; none for an empty line.
    fn plain_line(&mut self, line: &str) -> Result<Option<[u32; 4]>, Unusual> {
        let rest = blank(line);
        if rest.is_empty() || rest.starts_with('#') {
            return Ok(None);
        }
        let (subject, rest) = self.node(rest, |worker| &mut worker.subject)?;
        let (predicate, rest) = self.named_node(blank(rest))?;
        let (object, rest) = self.object(blank(rest))?;
        let mut rest = blank(rest);
        let mut graph = self.default_graph;
        if !rest.starts_with('.') && self.format == LineFormat::NQuads {
            let (name, behind) = self.node(rest, |worker| &mut worker.graph)?;
            graph = name;
            rest = blank(behind);
        }
        let end = blank(rest.strip_prefix('.').ok_or(Unusual)?);
        match end.is_empty() || end.starts_with('#') {
            true => Ok(Some([subject, predicate, object, graph])),
            false => Err(Unusual),
        }
    }

    /// A subject or graph name.
    fn node<'l>(&mut self, text: &'l str, last: fn(&mut Self) -> &mut Last) -> Cut<'l, u32> {
        let known = last(self);
        if !known.token.is_empty() && text.as_bytes().starts_with(&known.token) {
            return Ok((known.id, &text[known.token.len()..]));
        }
        let (id, rest) = match text.starts_with('<') {
            true => self.named_node(text)?,
            false => self.blank_node(text)?,
        };
        let token = &text.as_bytes()[..text.len() - rest.len()];
        // A label could go on where the known one ended.
        let token = if token.starts_with(b"<") { token } else { b"" };
        let known = last(self);
        known.token.clear();
        known.token.extend_from_slice(token);
        known.id = id;
        Ok((id, rest))
    }

    fn named_node<'l>(&mut self, text: &'l str) -> Cut<'l, u32> {
        let (iri, rest) = bracketed(text)?;
        self.text.clear();
        encode::encode_text(NAMED_NODE, iri, &mut self.text);
        let id = self.intern(|_| NamedNodeRef::new(iri).is_ok())?;
        Ok((id, rest))
    }

    fn blank_node<'l>(&mut self, text: &'l str) -> Cut<'l, u32> {
        let label = text.strip_prefix("_:").ok_or(Unusual)?;
        let inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        let end = label.bytes().position(|b| !inner(b)).ok_or(Unusual)?;
        let (label, rest) = label.split_at(end);
        if label.is_empty() || label.starts_with('-') || !rest.starts_with([' ', '\t']) {
            return Err(Unusual);
        }
        self.text.clear();
        encode::encode_text(BLANK_NODE, &self.labels.rename(label), &mut self.text);
        Ok((self.intern(|_| true)?, rest))
    }

    fn object<'l>(&mut self, text: &'l str) -> Cut<'l, u32> {
        match text.as_bytes().first() {
            Some(b'<') => self.named_node(text),
            Some(b'"') => self.literal(&text[1..]),
            _ => self.blank_node(text),
        }
    }

    /// The id of the term encoded in `self.text`, which is looked at only if it is new.
    fn intern(&mut self, is_valid: impl FnOnce(&str) -> bool) -> Result<u32, Unusual> {
        let text = self.text.as_str();
        let hash = hash(text);
        let known = self.builder.before.inner.dictionary.find_hashed(hash, text);
        let known = known.or_else(|| self.builder.terms.find_hashed(hash, text));
        match known.or_else(|| self.terms.find_hashed(hash, text)) {
            Some(id) => Ok(id),
            None if is_valid(text) => Ok(self.terms.insert(hash, text)),
            None => Err(Unusual),
        }
    }
}

/// An IRI between angle brackets, unchecked, and what follows.
fn bracketed(text: &str) -> Cut<'_, &str> {
    let text = text.strip_prefix('<').ok_or(Unusual)?;
    let end = memchr(b'>', text.as_bytes()).ok_or(Unusual)?;
    Ok((&text[..end], &text[end + 1..]))
}

/// Without the white space in front.
fn blank(text: &str) -> &str {
    match text.strip_prefix(' ') {
        Some(rest) if !rest.starts_with([' ', '\t']) => rest,
        _ => text.trim_start_matches([' ', '\t']),
    }
}

fn invalid_utf8(line: u64, block: &[u8], error: &std::str::Utf8Error) -> LoadError {
    let valid = &block[..error.valid_up_to()];
    let start = memchr::memrchr(b'\n', valid).map_or(0, |end| end + 1);
    let in_line = String::from_utf8_lossy(&valid[start..]);
    LoadError::Syntax {
        line: line + memchr::memchr_iter(b'\n', valid).count() as u64,
        column: in_line.chars().count() as u64 + 1,
        reason: "the bytes are not UTF-8".to_owned(),
    }
}
