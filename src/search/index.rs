//! The inverted index: tantivy in memory, one document a thing, words as they were analysed.
//!
//! A document says which words a thing has in which field and how they got there: written so, as a
//! stem, or as a part of a compound. What that is worth is for the question to say.

use super::analyse::{Stems, Word, joined, letters_and_digits, neighbours, words};
use super::declared::Declared;
use super::entry::Text;
use super::likeness::root;
use super::vocabulary::Vocabulary;
use std::collections::{BTreeSet, HashMap};
use tantivy::directory::RamDirectory;
use tantivy::indexer::IndexWriterOptions;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{
    DocSet, Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TERMINATED, TantivyDocument,
    TantivyError, Term,
};

/// Memory a writer may fill before it makes a segment, in bytes: the least tantivy takes.
const WRITER_BYTES: usize = 15_000_000;

/// The fast field with a thing's number.
pub const PLACE: &str = "place";

/// The fields of the index.
#[derive(Debug, Clone)]
pub struct Fields {
    place: Field,
    /// One for each declared field.
    pub texts: Vec<TextFields>,
}

/// The fields of the index for one declared field.
#[derive(Debug, Clone, Copy)]
pub struct TextFields {
    /// Words as written, neighbours as one word, letters and digits apart.
    pub written: Field,
    /// Stems.
    pub stem: Field,
    /// Norwegian stems of the parts of compounds.
    pub part: Field,
    /// Whether they name things.
    names: bool,
}

/// The index.
pub struct Inverted {
    index: Index,
    reader: IndexReader,
    writer: Option<IndexWriter>,
    fields: Fields,
}

/// Takes all things at the start, into one segment and without threads.
pub struct Filling {
    writer: tantivy::SingleSegmentIndexWriter,
    fields: Fields,
    parts: Parts,
}

/// The stems of the parts of words that were parted before, by one vocabulary.
#[derive(Default)]
struct Parts(HashMap<String, Vec<String>>);

impl Parts {
    fn of(&mut self, folded: &str, vocabulary: &Vocabulary, stems: &mut Stems) -> &[String] {
        if !self.0.contains_key(folded) {
            let parts = vocabulary.parts(folded, stems);
            // The verb in a noun is found as if it were a part: `vaksine` in `vaksinasjon`.
            let verb = root(folded).map(str::to_owned);
            let parts = parts.iter().map(|part| stems.norwegian(part)).chain(verb);
            self.0.insert(folded.to_owned(), parts.collect());
        }
        self.0.get(folded).map_or(&[], Vec::as_slice)
    }
}

fn schema(declared: &Declared) -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(IndexRecordOption::Basic)
        .set_fieldnorms(false);
    let options = TextOptions::default().set_indexing_options(indexing);
    let place = schema.add_u64_field(PLACE, NumericOptions::from(FAST | INDEXED));
    let mut add = |place: usize, name: &str| {
        schema.add_text_field(&format!("{place}{name}"), options.clone())
    };
    let texts = declared.fields.iter().enumerate();
    let texts = texts.map(|(place, declared)| TextFields {
        written: add(place, "written"),
        stem: add(place, "stem"),
        part: add(place, "part"),
        names: declared.names,
    });
    let texts = texts.collect();
    (schema.build(), Fields { place, texts })
}

impl Filling {
    /// An empty index.
    pub fn new(declared: &Declared) -> Result<Self, TantivyError> {
        let (schema, fields) = schema(declared);
        let writer = Index::builder()
            .schema(schema)
            .single_segment_index_writer(RamDirectory::create(), WRITER_BYTES)?;
        Ok(Self {
            writer,
            fields,
            parts: Parts::default(),
        })
    }

    /// Adds a thing.
    pub fn add(
        &mut self,
        place: u32,
        texts: &[Text<'_>],
        with: (&Vocabulary, &mut Stems),
    ) -> Result<(), TantivyError> {
        let document = self.fields.document(place, texts, with, &mut self.parts);
        self.writer.add_document(document)
    }

    /// The index, ready to be asked.
    pub fn finish(self) -> Result<Inverted, TantivyError> {
        let index = self.writer.finalize()?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        Ok(Inverted {
            index,
            reader,
            writer: None,
            fields: self.fields,
        })
    }
}

impl Inverted {
    /// What questions are asked of: it does not change any more.
    pub fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// Its fields.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// The things with a word that is accepted, as it is written or joined.
    pub fn having(
        &self,
        mut accepts: impl FnMut(&str) -> bool,
    ) -> Result<BTreeSet<u32>, TantivyError> {
        let mut found = BTreeSet::new();
        for segment in self.reader.searcher().segment_readers() {
            let places = segment.fast_fields().u64(PLACE)?;
            for field in &self.fields.texts {
                let inverted = segment.inverted_index(field.written)?;
                let mut terms = inverted.terms().stream()?;
                while terms.advance() {
                    if !std::str::from_utf8(terms.key()).is_ok_and(&mut accepts) {
                        continue;
                    }
                    let mut postings = inverted
                        .read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
                    while postings.doc() != TERMINATED {
                        let place = places.first(postings.doc());
                        found.extend(place.and_then(|place| u32::try_from(place).ok()));
                        postings.advance();
                    }
                }
            }
        }
        Ok(found)
    }

    /// Forgets a thing.
    pub fn remove(&mut self, place: u32) -> Result<(), TantivyError> {
        let term = Term::from_field_u64(self.fields.place, place.into());
        self.writer()?.delete_term(term);
        Ok(())
    }

    /// Takes a thing in that was forgotten or is new.
    pub fn add(
        &mut self,
        place: u32,
        texts: &[Text<'_>],
        with: (&Vocabulary, &mut Stems),
    ) -> Result<(), TantivyError> {
        let document = self
            .fields
            .document(place, texts, with, &mut Parts::default());
        self.writer()?.add_document(document)?;
        Ok(())
    }

    /// Makes what was added and forgotten count.
    pub fn commit(&mut self) -> Result<(), TantivyError> {
        if let Some(writer) = &mut self.writer {
            writer.commit()?;
            self.reader.reload()?;
        }
        Ok(())
    }

    fn writer(&mut self) -> Result<&mut IndexWriter, TantivyError> {
        if self.writer.is_none() {
            let options = IndexWriterOptions::builder()
                .num_worker_threads(1)
                .num_merge_threads(1)
                .memory_budget_per_thread(WRITER_BYTES)
                .build();
            self.writer = Some(self.index.writer_with_options(options)?);
        }
        self.writer
            .as_mut()
            .ok_or_else(|| TantivyError::SystemError("the writer is gone".into()))
    }
}

impl Fields {
    fn document(
        &self,
        place: u32,
        texts: &[Text<'_>],
        (vocabulary, stems): (&Vocabulary, &mut Stems),
        parts: &mut Parts,
    ) -> TantivyDocument {
        let mut terms: BTreeSet<(Field, String)> = BTreeSet::new();
        for text in texts {
            let fields = self.texts[text.field];
            let found = words(text.text);
            let mut add = |field, term: String| _ = terms.insert((field, term));
            let mut together = joined(&found);
            if fields.names {
                together.extend(neighbours(&found));
            }
            together
                .into_iter()
                .for_each(|word| add(fields.written, word));
            for Word { folded, .. } in &found {
                for part in letters_and_digits(folded) {
                    add(fields.written, part.to_owned());
                }
                for stem in stems.of(folded, text.tongue()) {
                    add(fields.stem, stem);
                }
                for part in parts.of(folded, vocabulary, stems) {
                    add(fields.part, part.clone());
                }
                add(fields.written, folded.clone());
            }
        }
        let mut document = TantivyDocument::default();
        document.add_u64(self.place, place.into());
        for (field, term) in terms {
            document.add_text(field, term);
        }
        document
    }
}
