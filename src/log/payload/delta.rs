//! A delta in memory, as a payload.

use super::encode::{Counts, Encoder, Lexical, LocalQuad, Operation};
use crate::rdf::Delta;
use hashbrown::HashMap;
use oxrdf::{GraphNameRef, NamedOrBlankNodeRef, QuadRef, TermRef};
use std::io::{self, Write};

/// Encodes a delta in memory.
pub fn encode(delta: &Delta) -> (Vec<u8>, Counts) {
    write_delta(Vec::with_capacity(256), delta).expect("writing to memory does not fail")
}

fn write_delta<W: Write>(sink: W, delta: &Delta) -> io::Result<(W, Counts)> {
    let mut writer = DeltaWriter {
        encoder: Encoder::new(sink)?,
        numbers: HashMap::default(),
    };
    for graph in &delta.dropped {
        let number = writer.graph(graph.as_ref())?;
        writer.encoder.dropped(number)?;
    }
    for graph in &delta.created {
        let number = writer.graph(graph.as_ref())?;
        writer.encoder.created(number)?;
    }
    for quad in &delta.removed {
        writer.quad(Operation::Remove, quad.as_ref())?;
    }
    for quad in &delta.added {
        writer.quad(Operation::Add, quad.as_ref())?;
    }
    writer.encoder.finish()
}

/// Numbers the terms of a delta as it goes.
struct DeltaWriter<'a, W> {
    encoder: Encoder<W>,
    numbers: HashMap<TermRef<'a>, u32>,
}

impl<'a, W: Write> DeltaWriter<'a, W> {
    fn quad(&mut self, operation: Operation, quad: QuadRef<'a>) -> io::Result<()> {
        if self.encoder.is_full() {
            self.encoder.forget()?;
            self.numbers.clear();
        }
        let graph = match quad.graph_name {
            GraphNameRef::DefaultGraph => None,
            GraphNameRef::NamedNode(name) => Some(self.term(name.into())?),
            GraphNameRef::BlankNode(name) => Some(self.term(name.into())?),
        };
        let terms = [
            self.term(quad.subject.into())?,
            self.term(quad.predicate.into())?,
            self.term(quad.object)?,
        ];
        self.encoder.quad(operation, LocalQuad { graph, terms })
    }

    pub(super) fn graph(&mut self, graph: NamedOrBlankNodeRef<'a>) -> io::Result<u32> {
        self.term(graph.into())
    }

    fn term(&mut self, term: TermRef<'a>) -> io::Result<u32> {
        if let Some(number) = self.numbers.get(&term) {
            return Ok(*number);
        }
        let lexical = match term {
            TermRef::NamedNode(node) => Lexical::Iri(node.as_str()),
            TermRef::BlankNode(node) => Lexical::Blank(node.as_str()),
            TermRef::Literal(literal) => match literal.language() {
                Some(language) => Lexical::Language(literal.value(), language, literal.direction()),
                None if literal.datatype() == oxrdf::vocab::xsd::STRING => {
                    Lexical::String(literal.value())
                }
                None => Lexical::Typed(literal.value(), self.term(literal.datatype().into())?),
            },
            TermRef::Triple(triple) => Lexical::Triple([
                self.term(triple.subject.as_ref().into())?,
                self.term(triple.predicate.as_ref().into())?,
                self.term(triple.object.as_ref())?,
            ]),
        };
        let number = self.encoder.introduce(lexical)?;
        self.numbers.insert(term, number);
        Ok(number)
    }
}
