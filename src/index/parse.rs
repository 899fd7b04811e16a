//! One worker of a load: lines to rows of ids.
//!
//! A line made of plain tokens is cut in place, and a token that was seen before is neither
//! checked nor decoded again. Anything else (escapes, triple terms, odd labels, errors) goes to
//! the full parser, which has the last word on what is wrong.

use crate::index::builder::Builder;
use crate::index::dictionary::{NewTerms, hash};
use crate::index::encode;
use crate::index::lines::{Labels, LineFormat, LoadError};
use crate::index::term::{BLANK_NODE, NAMED_NODE, STRING};
use memchr::{memchr, memchr_iter, memchr2};
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{BlankNode, GraphName, Literal, NamedNodeRef, NamedOrBlankNode, Quad, Term, TermRef};

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

    /// A literal behind its opening quote.
    fn literal<'l>(&mut self, text: &'l str) -> Cut<'l, u32> {
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

    /// Reads any line with the full parser.
    fn any_line(&mut self, number: u64, line: &str) -> Result<(), LoadError> {
        let format = match self.format {
            LineFormat::NTriples => RdfFormat::NTriples,
            LineFormat::NQuads => RdfFormat::NQuads,
        };
        for quad in RdfParser::from_format(format).for_slice(line) {
            let quad = quad.map_err(|error| {
                let place = error.location().map(|range| range.start);
                LoadError::Syntax {
                    line: number,
                    column: place.map_or(1, |place| place.column + 1),
                    reason: error.to_string(),
                }
            })?;
            self.push(&quad);
        }
        Ok(())
    }

    fn push(&mut self, quad: &Quad) {
        let graph = match &quad.graph_name {
            GraphName::DefaultGraph => self.default_graph,
            GraphName::NamedNode(name) => self.term(name.into()),
            GraphName::BlankNode(label) => self.term((&self.renamed_node(label)).into()),
        };
        let subject = Term::from(quad.subject.clone());
        let row = [
            self.term(self.renamed(&subject).as_ref()),
            self.term((&quad.predicate).into()),
            self.term(self.renamed(&quad.object).as_ref()),
            graph,
        ];
        self.rows.push(row);
    }

    fn term(&mut self, term: TermRef<'_>) -> u32 {
        self.text.clear();
        encode::encode(term, &mut self.text);
        match self.intern(|_| true) {
            Ok(id) => id,
            Err(Unusual) => unreachable!("any term of the full parser is valid"),
        }
    }

    fn renamed_node(&self, node: &BlankNode) -> BlankNode {
        BlankNode::new_unchecked(self.labels.rename(node.as_str()))
    }

    fn renamed(&self, term: &Term) -> Term {
        match term {
            Term::BlankNode(node) => self.renamed_node(node).into(),
            Term::Triple(triple) => {
                let mut triple = triple.clone();
                if let NamedOrBlankNode::BlankNode(node) = &triple.subject {
                    triple.subject = self.renamed_node(node).into();
                }
                triple.object = self.renamed(&triple.object);
                Term::Triple(triple)
            }
            other => other.clone(),
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
