//! Brings single things of the index up to date, and with them those whose words they part.

use super::analyse::{Stems, Tongue, words};
use super::entry::{Reader, Text};
use super::index::Inverted;
use super::table::Table;
use super::vocabulary::{Standing, Vocabulary};
use oxrdf::NamedNode;
use std::collections::BTreeSet;
use std::sync::Arc;
use tantivy::TantivyError;

/// What is changed to bring single things up to date.
pub struct Mending<'a, 'v> {
    /// Reads them.
    pub reader: &'a Reader<'v>,
    /// The words of all things.
    pub vocabulary: &'a mut Arc<Vocabulary>,
    /// Their numbers and values.
    pub table: &'a mut Table,
    /// Their words.
    pub index: &'a mut Inverted,
    /// The stemmers.
    pub stems: &'a mut Stems,
}

impl Mending<'_, '_> {
    /// Learns the words of things; the stems by which compounds may be parted since.
    pub fn learn(&mut self, things: &BTreeSet<String>) -> BTreeSet<String> {
        let mut fresh = BTreeSet::new();
        let known = |iri: &String| self.reader.view().id(&NamedNode::new(iri).ok()?);
        for thing in things.iter().filter_map(known) {
            if self.reader.kind(thing).is_some() {
                let texts = self.reader.texts(thing);
                let vocabulary = Arc::make_mut(self.vocabulary);
                fresh.extend(teach(vocabulary, self.reader, &texts, self.stems));
            }
        }
        fresh
    }

    /// Indexes the other things anew whose words are compounds by what was learned.
    pub fn part_anew(
        &mut self,
        fresh: &BTreeSet<String>,
        done: &BTreeSet<String>,
    ) -> Result<(), TantivyError> {
        if fresh.is_empty() {
            return Ok(());
        }
        let (vocabulary, stems) = (&*self.vocabulary, &mut *self.stems);
        let places = self.index.having(|word| {
            // A stem is where its word begins: what does not hold it has no such part.
            let holds = fresh.iter().any(|stem| word.contains(stem.as_str()));
            holds && {
                let parts = vocabulary.parts(word, stems);
                parts.iter().any(|it| fresh.contains(&stems.norwegian(it)))
            }
        })?;
        for place in places {
            let row = self.table.row(place).map(|row| Arc::clone(&row.iri));
            if let Some(iri) = row.filter(|iri| !done.contains(&**iri)) {
                self.thing(&iri)?;
            }
        }
        Ok(())
    }

    /// Brings one thing up to date, or forgets it.
    pub fn thing(&mut self, iri: &str) -> Result<(), TantivyError> {
        let id = NamedNode::new(iri).ok();
        let thing = id.and_then(|iri| self.reader.view().id(&iri));
        let found = thing.and_then(|thing| Some((thing, self.reader.kind(thing)?)));
        if let Some(place) = self.table.place(iri) {
            self.index.remove(place)?;
        }
        let Some((thing, kind)) = found else {
            self.table.remove(iri);
            return Ok(());
        };
        let place = self.table.set(iri, &self.reader.facets(thing, kind));
        let texts = self.reader.indexed(thing, kind);
        self.index.add(place, &texts, (self.vocabulary, self.stems))
    }
}

/// Teaches a vocabulary the words of texts; the stems by which compounds may be parted since.
pub fn teach(
    vocabulary: &mut Vocabulary,
    reader: &Reader<'_>,
    texts: &[Text<'_>],
    stems: &mut Stems,
) -> BTreeSet<String> {
    let mut fresh = BTreeSet::new();
    for text in texts {
        let standing = match (reader.names_things(text), text.tongue()) {
            (true, _) => Standing::Name,
            (false, Tongue::English) => Standing::Read,
            (false, Tongue::Norwegian | Tongue::Any) => Standing::Part,
        };
        for word in words(text.text) {
            let written = &text.text[word.start..word.end];
            if vocabulary.teach(&word.folded, (written, standing), stems) {
                fresh.insert(stems.norwegian(&word.folded));
            }
        }
    }
    fresh
}
