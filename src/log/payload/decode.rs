//! Reading a payload; whatever the bytes, it answers or says what is wrong.

use super::encode::Counts;
use super::{VERSION, tag};
use crate::log::Error;
use oxrdf::{
    BaseDirection, BlankNode, GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term, Triple,
};
use std::io::{self, BufRead, Read};

/// One thing a commit did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A quad was added.
    Added(Quad),
    /// A quad was removed.
    Removed(Quad),
    /// A named graph was created.
    Created(NamedOrBlankNode),
    /// A named graph was dropped.
    Dropped(NamedOrBlankNode),
}

/// Reads records one by one.
pub struct Decoder<R> {
    source: R,
    terms: Vec<Term>,
    last_iri: Vec<u8>,
    graph: GraphName,
    subject: u64,
    predicate: u64,
    counts: Counts,
    done: bool,
}

impl<R: BufRead> Decoder<R> {
    /// Begins to read a payload.
    pub fn new(source: R) -> Result<Self, Error> {
        let mut decoder = Self {
            source,
            terms: Vec::new(),
            last_iri: Vec::new(),
            graph: GraphName::DefaultGraph,
            subject: 0,
            predicate: 0,
            counts: Counts::default(),
            done: false,
        };
        match decoder.byte()? {
            VERSION => Ok(decoder),
            other => Err(wrong(format!("unknown version {other}"))),
        }
    }

    fn advance(&mut self) -> Result<Option<Change>, Error> {
        loop {
            let tag = self.byte()?;
            return match tag {
                tag::END => self.end().map(|()| None),
                tag::FORGET => {
                    self.terms.clear();
                    self.last_iri.clear();
                    self.graph = GraphName::DefaultGraph;
                    (self.subject, self.predicate) = (0, 0);
                    continue;
                }
                tag::IRI..=tag::TRIPLE => {
                    let term = self.introduced(tag)?;
                    self.terms.push(term);
                    continue;
                }
                tag::CREATED => {
                    self.counts.created += 1;
                    self.named_graph().map(Change::Created).map(Some)
                }
                tag::DROPPED => {
                    self.counts.dropped += 1;
                    self.named_graph().map(Change::Dropped).map(Some)
                }
                _ if tag & !7 == tag::ADDED => {
                    self.counts.added += 1;
                    self.quad(tag).map(Change::Added).map(Some)
                }
                _ if tag & !7 == tag::REMOVED => {
                    self.counts.removed += 1;
                    self.quad(tag).map(Change::Removed).map(Some)
                }
                _ => Err(wrong(format!("unknown record {tag}"))),
            };
        }
    }

    fn end(&mut self) -> Result<(), Error> {
        let said = Counts {
            added: self.number()?,
            removed: self.number()?,
            created: self.number()?,
            dropped: self.number()?,
        };
        self.done = true;
        if said != self.counts {
            return Err(wrong(format!("{said:?} expected, {:?} found", self.counts)));
        }
        match self.source.fill_buf().map_err(|e| ended(&e))? {
            [] => Ok(()),
            _ => Err(wrong("bytes after the end")),
        }
    }

    fn introduced(&mut self, tag: u8) -> Result<Term, Error> {
        Ok(match tag {
            tag::IRI => self.iri()?.into(),
            tag::BLANK => BlankNode::new_unchecked(self.text()?).into(),
            tag::STRING => Literal::new_simple_literal(self.text()?).into(),
            tag::TYPED => match self.term()? {
                Term::NamedNode(datatype) => {
                    Literal::new_typed_literal(self.text()?, datatype).into()
                }
                _ => return Err(wrong("a datatype that is not an IRI")),
            },
            tag::TRIPLE => {
                let terms = [self.term()?, self.term()?, self.term()?];
                triple(terms)?.into()
            }
            _ => {
                let language = self.text()?;
                let value = self.text()?;
                match tag {
                    tag::LANGUAGE => {
                        Literal::new_language_tagged_literal_unchecked(value, language)
                    }
                    tag::LANGUAGE_LTR => {
                        Literal::new_directional_language_tagged_literal_unchecked(
                            value,
                            language,
                            BaseDirection::Ltr,
                        )
                    }
                    _ => Literal::new_directional_language_tagged_literal_unchecked(
                        value,
                        language,
                        BaseDirection::Rtl,
                    ),
                }
                .into()
            }
        })
    }

    fn iri(&mut self) -> Result<NamedNode, Error> {
        let shared = self.number()?;
        let shared = usize::try_from(shared)
            .ok()
            .filter(|s| *s <= self.last_iri.len())
            .ok_or_else(|| wrong("an IRI that shares more than there is"))?;
        let rest = self.bytes()?;
        self.last_iri.truncate(shared);
        self.last_iri.extend_from_slice(&rest);
        let iri =
            std::str::from_utf8(&self.last_iri).map_err(|_| wrong("text that is not UTF-8"))?;
        Ok(NamedNode::new_unchecked(iri))
    }

    fn quad(&mut self, tag: u8) -> Result<Quad, Error> {
        if tag & tag::NEW_GRAPH != 0 {
            self.graph = match self.number()? {
                0 => GraphName::DefaultGraph,
                number => graph_name(self.numbered(number - 1)?)?.into(),
            };
        }
        if tag & tag::NEW_SUBJECT != 0 {
            self.subject = self.number()?;
        }
        if tag & tag::NEW_PREDICATE != 0 {
            self.predicate = self.number()?;
        }
        let object = self.term()?;
        let terms = [
            self.numbered(self.subject)?,
            self.numbered(self.predicate)?,
            object,
        ];
        Ok(triple(terms)?.in_graph(self.graph.clone()))
    }

    fn named_graph(&mut self) -> Result<NamedOrBlankNode, Error> {
        graph_name(self.term()?)
    }

    fn term(&mut self) -> Result<Term, Error> {
        let number = self.number()?;
        self.numbered(number)
    }

    fn numbered(&self, number: u64) -> Result<Term, Error> {
        usize::try_from(number)
            .ok()
            .and_then(|n| self.terms.get(n))
            .cloned()
            .ok_or_else(|| wrong(format!("term {number} is used before it is introduced")))
    }

    fn byte(&mut self) -> Result<u8, Error> {
        let mut byte = [0];
        self.source.read_exact(&mut byte).map_err(|e| ended(&e))?;
        Ok(byte[0])
    }

    fn number(&mut self) -> Result<u64, Error> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(wrong("a number that does not end"))
    }

    fn bytes(&mut self) -> Result<Vec<u8>, Error> {
        let length = self.number()?;
        // Grows as bytes arrive: a damaged length must not ask for all memory at once.
        let mut bytes = Vec::with_capacity(length.min(1 << 16) as usize);
        (&mut self.source)
            .take(length)
            .read_to_end(&mut bytes)
            .map_err(|e| ended(&e))?;
        if bytes.len() as u64 == length {
            Ok(bytes)
        } else {
            Err(wrong("it ends in the middle of a text"))
        }
    }

    fn text(&mut self) -> Result<String, Error> {
        String::from_utf8(self.bytes()?).map_err(|_| wrong("text that is not UTF-8"))
    }
}

impl<R: BufRead> Iterator for Decoder<R> {
    type Item = Result<Change, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let next = self.advance();
        self.done |= next.is_err();
        next.transpose()
    }
}

fn triple(terms: [Term; 3]) -> Result<Triple, Error> {
    let [subject, predicate, object] = terms;
    Triple::from_terms(subject, predicate, object)
        .map_err(|_| wrong("a triple of terms that cannot stand there"))
}

fn graph_name(term: Term) -> Result<NamedOrBlankNode, Error> {
    match term {
        Term::NamedNode(name) => Ok(name.into()),
        Term::BlankNode(name) => Ok(name.into()),
        _ => Err(wrong("a graph named by a literal")),
    }
}

fn wrong(what: impl std::fmt::Display) -> Error {
    Error::damaged(format!("a commit cannot be read: {what}"))
}

fn ended(cause: &io::Error) -> Error {
    match cause.kind() {
        io::ErrorKind::UnexpectedEof => wrong("it ends too early"),
        _ => wrong(cause),
    }
}
