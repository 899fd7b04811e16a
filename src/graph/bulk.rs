//! What a load added, written to the log straight from the index: no quad is copied out.

use crate::index::{EncodedTerm, Scope, Snapshot, TermId, TermParts};
use crate::log::payload::{Encoder, Lexical, LocalQuad, Operation};
use hashbrown::HashMap;
use oxrdf::NamedOrBlankNode;
use std::io::{self, Write};

/// Writes the quads and graphs of `after` that `before` does not have; it has all others.
pub(super) fn write(
    encoder: &mut Encoder<&mut dyn Write>,
    before: &Snapshot,
    after: &Snapshot,
) -> io::Result<()> {
    let mut writer = Writer {
        encoder,
        after,
        numbers: vec![0; after.term_count()],
        datatypes: HashMap::new(),
    };
    for graph in new_graphs(before, after) {
        let graph = writer.number(graph)?;
        writer.encoder.created(graph)?;
    }
    let mut old = Old::new(before, after);
    for triple in after.triples(&Scope::Unnamed, None, None, None) {
        if !old.contains(triple, TermId::UNNAMED_GRAPH) {
            writer.quad(triple, None)?;
        }
    }
    for [subject, predicate, object, graph] in after.named_quads(None, None, None) {
        let triple = [subject, predicate, object];
        if !old.contains(triple, graph) {
            writer.quad(triple, Some(graph))?;
        }
    }
    Ok(())
}

fn new_graphs(before: &Snapshot, after: &Snapshot) -> Vec<TermId> {
    let is_new = |name: &NamedOrBlankNode| !before.contains_graph(name.as_ref().into());
    let names = after.named_graphs().into_iter().filter(is_new);
    names
        .filter_map(|name| after.graph_id(name.as_ref().into()))
        .collect()
}

/// Looks up what `after` has in `before`, where terms may have other ids.
struct Old<'s> {
    before: &'s Snapshot,
    after: &'s Snapshot,
    ids: Vec<Looked>,
}

#[derive(Clone, Copy)]
enum Looked {
    NotYet,
    Missing,
    Found(TermId),
}

impl<'s> Old<'s> {
    fn new(before: &'s Snapshot, after: &'s Snapshot) -> Self {
        let terms = match before.quad_count() {
            0 => 0,
            _ => after.term_count(),
        };
        Self {
            before,
            after,
            ids: vec![Looked::NotYet; terms],
        }
    }

    fn contains(&mut self, triple: [TermId; 3], graph: TermId) -> bool {
        if self.ids.is_empty() {
            return false;
        }
        let scope = match graph {
            TermId::UNNAMED_GRAPH => Scope::Unnamed,
            graph => match self.id(graph) {
                Some(graph) => Scope::Named(graph),
                None => return false,
            },
        };
        let [subject, predicate, object] = triple.map(|id| self.id(id));
        match (subject, predicate, object) {
            (Some(s), Some(p), Some(o)) => self.before.contains(&scope, [s, p, o]),
            _ => false,
        }
    }

    fn id(&mut self, id: TermId) -> Option<TermId> {
        let place = id.0 as usize;
        if let Looked::NotYet = self.ids[place] {
            let found = self.before.id(self.after.term(id).as_ref());
            self.ids[place] = found.map_or(Looked::Missing, Looked::Found);
        }
        match self.ids[place] {
            Looked::Found(id) => Some(id),
            Looked::NotYet | Looked::Missing => None,
        }
    }
}

/// Numbers the terms of a snapshot for the log as they come.
struct Writer<'w, 's> {
    encoder: &'w mut Encoder<&'s mut dyn Write>,
    after: &'w Snapshot,
    /// For each id, the number of its term + 1; 0 for none yet.
    numbers: Vec<u32>,
    datatypes: HashMap<String, u32>,
}

impl Writer<'_, '_> {
    fn quad(&mut self, triple: [TermId; 3], graph: Option<TermId>) -> io::Result<()> {
        if self.encoder.is_full() {
            self.encoder.forget()?;
            self.numbers.fill(0);
            self.datatypes.clear();
        }
        let graph = match graph {
            Some(graph) => Some(self.number(graph)?),
            None => None,
        };
        let [subject, predicate, object] = triple;
        let terms = [
            self.number(subject)?,
            self.number(predicate)?,
            self.number(object)?,
        ];
        self.encoder
            .quad(Operation::Add, LocalQuad { graph, terms })
    }

    fn number(&mut self, id: TermId) -> io::Result<u32> {
        let place = id.0 as usize;
        if let Some(number) = self.numbers[place].checked_sub(1) {
            return Ok(number);
        }
        let number = self.introduce(self.after.encoded(id))?;
        self.numbers[place] = number + 1;
        Ok(number)
    }

    fn introduce(&mut self, term: EncodedTerm<'_>) -> io::Result<u32> {
        let lexical = match term.parts() {
            TermParts::NamedNode(iri) => Lexical::Iri(iri),
            TermParts::BlankNode(label) => Lexical::Blank(label),
            TermParts::String(value) => Lexical::String(value),
            TermParts::LanguageString {
                value,
                language,
                direction,
            } => Lexical::Language(value, language, direction),
            TermParts::Typed { value, datatype } => Lexical::Typed(value, self.datatype(datatype)?),
            TermParts::Triple([subject, predicate, object]) => Lexical::Triple([
                self.introduce(subject)?,
                self.introduce(predicate)?,
                self.introduce(object)?,
            ]),
        };
        self.encoder.introduce(lexical)
    }

    fn datatype(&mut self, iri: &str) -> io::Result<u32> {
        if let Some(number) = self.datatypes.get(iri) {
            return Ok(*number);
        }
        let number = self.encoder.introduce(Lexical::Iri(iri))?;
        self.datatypes.insert(iri.to_owned(), number);
        Ok(number)
    }
}
