//! Writing a payload.

use super::{TABLE_LIMIT, VERSION, tag};
use oxrdf::BaseDirection;
use std::io::{self, Write};

/// How many of each a payload holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Quads added.
    pub added: u64,
    /// Quads removed.
    pub removed: u64,
    /// Named graphs created.
    pub created: u64,
    /// Named graphs dropped.
    pub dropped: u64,
}

/// What happens to a quad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// It is added.
    Add,
    /// It is removed.
    Remove,
}

/// A term as the encoder takes it; numbers are those the encoder gave out before.
#[derive(Debug, Clone, Copy)]
pub enum Lexical<'a> {
    /// An IRI.
    Iri(&'a str),
    /// The label of a blank node.
    Blank(&'a str),
    /// An `xsd:string`.
    String(&'a str),
    /// A value and the number of its datatype.
    Typed(&'a str, u32),
    /// A value, its language, its base direction.
    Language(&'a str, &'a str, Option<BaseDirection>),
    /// A triple term.
    Triple([u32; 3]),
}

/// A quad in numbers of the encoder; no graph is the unnamed graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LocalQuad {
    /// Its graph.
    pub graph: Option<u32>,
    /// Subject, predicate, object.
    pub terms: [u32; 3],
}

/// Writes records; the caller keeps the map from its terms to numbers.
pub struct Encoder<W> {
    sink: W,
    terms: u32,
    last_iri: String,
    last: LocalQuad,
    counts: Counts,
}

impl<W: Write> Encoder<W> {
    /// Begins a payload.
    pub fn new(mut sink: W) -> io::Result<Self> {
        sink.write_all(&[VERSION])?;
        Ok(Self {
            sink,
            terms: 0,
            last_iri: String::new(),
            last: LocalQuad::default(),
            counts: Counts::default(),
        })
    }

    /// Whether so many terms have been introduced that they should be forgotten.
    pub fn is_full(&self) -> bool {
        self.terms >= TABLE_LIMIT
    }

    /// Forgets all terms: the caller must forget its numbers too.
    pub fn forget(&mut self) -> io::Result<()> {
        self.sink.write_all(&[tag::FORGET])?;
        self.terms = 0;
        self.last_iri.clear();
        self.last = LocalQuad::default();
        Ok(())
    }

    /// Introduces a term and gives its number.
    pub fn introduce(&mut self, term: Lexical<'_>) -> io::Result<u32> {
        match term {
            Lexical::Iri(iri) => self.iri(iri)?,
            Lexical::Blank(label) => {
                self.sink.write_all(&[tag::BLANK])?;
                self.text(label.as_bytes())?;
            }
            Lexical::String(value) => {
                self.sink.write_all(&[tag::STRING])?;
                self.text(value.as_bytes())?;
            }
            Lexical::Typed(value, datatype) => {
                self.sink.write_all(&[tag::TYPED])?;
                self.number(datatype.into())?;
                self.text(value.as_bytes())?;
            }
            Lexical::Language(value, language, direction) => {
                self.sink.write_all(&[match direction {
                    None => tag::LANGUAGE,
                    Some(BaseDirection::Ltr) => tag::LANGUAGE_LTR,
                    Some(BaseDirection::Rtl) => tag::LANGUAGE_RTL,
                }])?;
                self.text(language.as_bytes())?;
                self.text(value.as_bytes())?;
            }
            Lexical::Triple(terms) => {
                self.sink.write_all(&[tag::TRIPLE])?;
                for term in terms {
                    self.number(term.into())?;
                }
            }
        }
        let number = self.terms;
        self.terms += 1;
        Ok(number)
    }

    fn iri(&mut self, iri: &str) -> io::Result<()> {
        let shared = iri
            .bytes()
            .zip(self.last_iri.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        self.sink.write_all(&[tag::IRI])?;
        self.number(shared as u64)?;
        self.text(&iri.as_bytes()[shared..])?;
        self.last_iri.clear();
        self.last_iri.push_str(iri);
        Ok(())
    }

    /// Writes a quad.
    pub fn quad(&mut self, operation: Operation, quad: LocalQuad) -> io::Result<()> {
        let mut head = match operation {
            Operation::Add => tag::ADDED,
            Operation::Remove => tag::REMOVED,
        };
        let graph = (quad.graph != self.last.graph).then_some(quad.graph);
        let [subject, predicate] =
            [0, 1].map(|i| (quad.terms[i] != self.last.terms[i]).then_some(quad.terms[i]));
        head |= if graph.is_some() { tag::NEW_GRAPH } else { 0 };
        head |= if subject.is_some() {
            tag::NEW_SUBJECT
        } else {
            0
        };
        head |= if predicate.is_some() {
            tag::NEW_PREDICATE
        } else {
            0
        };
        self.sink.write_all(&[head])?;
        if let Some(graph) = graph {
            self.number(graph.map_or(0, |g| u64::from(g) + 1))?;
        }
        for term in [subject, predicate, Some(quad.terms[2])]
            .into_iter()
            .flatten()
        {
            self.number(term.into())?;
        }
        self.last = quad;
        match operation {
            Operation::Add => self.counts.added += 1,
            Operation::Remove => self.counts.removed += 1,
        }
        Ok(())
    }

    /// Writes that a named graph came to be.
    pub fn created(&mut self, graph: u32) -> io::Result<()> {
        self.counts.created += 1;
        self.sink.write_all(&[tag::CREATED])?;
        self.number(graph.into())
    }

    /// Writes that a named graph ceased to be.
    pub fn dropped(&mut self, graph: u32) -> io::Result<()> {
        self.counts.dropped += 1;
        self.sink.write_all(&[tag::DROPPED])?;
        self.number(graph.into())
    }

    /// Ends the payload.
    pub fn finish(mut self) -> io::Result<(W, Counts)> {
        self.sink.write_all(&[tag::END])?;
        let counts = self.counts;
        for count in [counts.added, counts.removed, counts.created, counts.dropped] {
            self.number(count)?;
        }
        Ok((self.sink, counts))
    }

    fn number(&mut self, mut number: u64) -> io::Result<()> {
        let mut bytes = [0; 10];
        let mut length = 0;
        loop {
            let low = (number & 0x7f) as u8;
            number >>= 7;
            bytes[length] = if number == 0 { low } else { low | 0x80 };
            length += 1;
            if number == 0 {
                return self.sink.write_all(&bytes[..length]);
            }
        }
    }

    fn text(&mut self, text: &[u8]) -> io::Result<()> {
        self.number(text.len() as u64)?;
        self.sink.write_all(text)
    }
}
