//! What somebody typed, as a question to the index: each word in tiers, the best of which counts.
//!
//! A thing that has all words comes before one that has some, whatever else; among those, how
//! well a word is matched (as written, as a stem, as a beginning, as a part of a compound, with a
//! mistake) times the weight of where. Tiers are constants: how often a word stands in a text, and
//! how long the text is, says little of names. `rank.rs` orders what comes first.

use super::Refused;
use super::analyse::{
    Stems, Tongue, Word, is_silent, letters_and_digits, runs, squashed, typed_otherwise,
    with_whole_numbers, words,
};
use super::index::{Fields, TextFields};
use super::likeness::root;
use super::vocabulary::{Like, Likeness, Vocabulary};
use std::collections::HashSet;
use std::ops::Range;
use tantivy::query::{
    BooleanQuery, ConstScoreQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

/// Longest text that is searched for, in characters.
pub const MOST_CHARACTERS: usize = 200;
/// Most words that are searched for, besides those that say nothing.
pub const MOST_WORDS: usize = 16;

/// Score of a thing that has all words, before how well: more than all tiers together, by which
/// it is told from one that lacks the least of [`MOST_WORDS`] words.
pub const ALL: f32 = 10_000.0;
/// Least share of the words, by weight, that a thing must have to be found.
pub const SHARE: f32 = 0.4;

/// What a match is worth, of 1.
pub(super) mod tier {
    pub const WRITTEN: f32 = 1.0;
    pub const JOINED: f32 = 0.95;
    pub const TOGETHER: f32 = 0.9;
    pub const STEM: f32 = 0.92;
    pub const BEGINNING: f32 = 0.75;
    pub const PART: f32 = 0.6;
    pub const PARTS: f32 = 0.55;
    pub const TYPO: f32 = 0.5;
    pub const ROOT: f32 = 0.5;
    pub const TRIGRAMS: f32 = 0.4;
    pub const TELLING_PART: f32 = 0.37;
    pub const LAST_PART: f32 = 0.35;
}

/// One word that is searched for, and what else it may be written as.
#[derive(Debug, Clone)]
pub struct Token {
    /// As typed.
    typed: String,
    /// As written, folded.
    pub folded: String,
    /// Words to find as they are, with their tier.
    pub written: Vec<(String, f32)>,
    /// Its stems.
    pub stems: Vec<String>,
    /// The Norwegian stem, as it stands for parts of compounds.
    pub part: String,
    /// The stems of its own parts, if it is a compound that no name has.
    pub parts: Vec<String>,
    /// The one of them that says most, besides the last, which says what it is.
    pub telling: Option<String>,
    /// The verb in it, if it is a noun made of one.
    pub root: Option<String>,
    /// The words of a name that signs bind: all of them, in one field, are as good.
    pub together: Vec<Token>,
    /// Whether words that begin with it are meant too: the last one, while it is typed.
    pub begins: bool,
    /// How much it says: seldom words say more.
    pub weight: f32,
    /// In how many things it stands.
    frequency: u64,
}

/// A question, analysed.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The words that count.
    pub tokens: Vec<Token>,
    /// All of it in one, to compare whole names with.
    pub whole: String,
    /// How many words count, those of bound names each.
    pub words: usize,
}

impl Asked {
    /// Analyses what was typed; refused if there is no word in it, or too much.
    pub fn new(
        text: &str,
        vocabulary: &Vocabulary,
        index: Option<(&Searcher, &Fields)>,
    ) -> Result<Self, Refused> {
        if text.chars().count() > MOST_CHARACTERS {
            return Err(Refused::TooLong);
        }
        let all = with_whole_numbers(words(text));
        let is_telling = |at: &usize| !is_silent(&all[*at].folded);
        let mut runs = runs(text, &all);
        if runs
            .iter()
            .cloned()
            .any(|run| run.into_iter().any(|at| is_telling(&at)))
        {
            runs.retain(|run| run.clone().any(|at| is_telling(&at)));
        }
        let count = runs.iter().map(ExactSizeIterator::len).sum();
        match count {
            0 => return Err(Refused::NoWords),
            1..=MOST_WORDS => (),
            _ => return Err(Refused::TooManyWords),
        }
        let is_open = text.ends_with(|c: char| c.is_alphanumeric());
        let mut analysis = Analysis {
            text,
            all: &all,
            vocabulary,
            index,
            stems: Stems::default(),
        };
        let tokens = runs.into_iter().map(|run| {
            let begins = is_open && run.end == all.len();
            analysis.token(run, begins)
        });
        Ok(Self {
            tokens: tokens.collect(),
            whole: squashed(text),
            words: count,
        })
    }

    /// Words to try instead: for those that find nothing the nearest that do, and the others.
    pub fn near(
        &self,
        vocabulary: &Vocabulary,
        (searcher, fields): (&Searcher, &Fields),
    ) -> Vec<String> {
        let is_found = |word: &str| {
            let mut fields = fields.texts.iter();
            fields.any(|field| count(searcher, field.written, word) > 0)
        };
        let near = self.tokens.iter().flat_map(|token| match token.frequency {
            0 => vocabulary.near(&token.folded, is_found),
            // Each is there, but nothing has enough of them.
            _ => vec![token.typed.clone()],
        });
        let mut seen = HashSet::new();
        near.filter(|word| seen.insert(word.clone())).collect()
    }

    /// The question to the index.
    pub fn query(&self, fields: &Fields, weights: &[f32]) -> BooleanQuery {
        let total: f32 = self.tokens.iter().map(|token| token.weight).sum();
        let tokens = self.tokens.iter().map(|token| {
            let mut ways: Vec<Box<dyn Query>> = Vec::new();
            for (field, weight) in fields.texts.iter().zip(weights) {
                let mut way = |query: Box<dyn Query>, tier: f32| {
                    let score = token.weight / total * (ALL + 10.0 * weight * tier);
                    ways.push(Box::new(ConstScoreQuery::new(query, score)));
                };
                token.ways(field, &mut way);
            }
            let best: Box<dyn Query> = Box::new(DisjunctionMaxQuery::new(ways));
            (Occur::Should, best)
        });
        BooleanQuery::new(tokens.collect())
    }
}

impl Token {
    fn ways(&self, field: &TextFields, way: &mut impl FnMut(Box<dyn Query>, f32)) {
        for (word, tier) in &self.written {
            way(term(field.written, word), *tier);
        }
        for stem in &self.stems {
            way(term(field.stem, stem), tier::STEM);
        }
        way(term(field.part, &self.part), tier::PART);
        if let Some(root) = &self.root {
            way(either(field, root), tier::ROOT);
        }
        if !self.together.is_empty() {
            let all = self.together.iter();
            let all = all.map(|token| (Occur::Must, token.any_of(field)));
            way(Box::new(BooleanQuery::new(all.collect())), tier::TOGETHER);
        }
        if self.begins {
            let start = Term::from_field_text(field.written, &self.folded);
            let begins = FuzzyTermQuery::new_prefix(start, 0, true);
            way(Box::new(begins), tier::BEGINNING);
        }
        if let Some(last) = self.parts.last() {
            let parts = self
                .parts
                .iter()
                .map(|part| (Occur::Must, either(field, part)));
            way(Box::new(BooleanQuery::new(parts.collect())), tier::PARTS);
            way(either(field, last), tier::LAST_PART);
        }
        if let Some(telling) = &self.telling {
            way(either(field, telling), tier::TELLING_PART);
        }
    }

    /// The word in any form, where how it is written makes no difference.
    fn any_of(&self, field: &TextFields) -> Box<dyn Query> {
        let written = self
            .written
            .iter()
            .map(|(word, _)| term(field.written, word));
        let stems = self.stems.iter().map(|stem| term(field.stem, stem));
        let all = written.chain(stems).chain([term(field.part, &self.part)]);
        Box::new(BooleanQuery::union(all.collect()))
    }

    /// This and those it binds.
    pub fn each(&self) -> impl Iterator<Item = &Token> {
        std::iter::once(self).chain(&self.together)
    }
}

/// In how many things a word stands in a field.
fn count(searcher: &Searcher, field: Field, text: &str) -> u64 {
    let term = Term::from_field_text(field, text);
    searcher.doc_freq(&term).unwrap_or(0)
}

fn worth(like: &Like<'_>) -> f32 {
    match like.likeness {
        Likeness::Typo => tier::TYPO,
        Likeness::Root => tier::ROOT,
        Likeness::Trigrams => tier::TRIGRAMS * like.share,
    }
}

fn term(field: Field, text: &str) -> Box<dyn Query> {
    let term = Term::from_field_text(field, text);
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

/// A part of a compound, as a word of its own or in another compound.
fn either(field: &TextFields, part: &str) -> Box<dyn Query> {
    let as_word = term(field.stem, &format!("n{part}"));
    Box::new(BooleanQuery::union(vec![as_word, term(field.part, part)]))
}

struct Analysis<'a> {
    text: &'a str,
    all: &'a [Word],
    vocabulary: &'a Vocabulary,
    index: Option<(&'a Searcher, &'a Fields)>,
    stems: Stems,
}

impl Analysis<'_> {
    fn token(&mut self, run: Range<usize>, begins: bool) -> Token {
        let typed = self.text[self.all[run.start].start..self.all[run.end - 1].end].to_owned();
        let words = self.all[run.clone()].iter();
        let folded: String = words.map(|word| word.folded.as_str()).collect();
        let mut written = vec![(folded.clone(), tier::WRITTEN)];
        written.extend(typed_otherwise(&folded).map(|other| (other, tier::WRITTEN)));
        let before = run.start.checked_sub(1);
        let before = before.map(|before| format!("{}{folded}", self.all[before].folded));
        let after = self.all.get(run.end);
        let after = after.map(|after| format!("{folded}{}", after.folded));
        let joined = before.into_iter().chain(after);
        written.extend(joined.map(|joined| (joined, tier::JOINED)));
        let stems = self.stems.of(&folded, Tongue::Any);
        let part = self.stems.norwegian(&folded);
        let mut together: Vec<Token> = match run.len() {
            1 => Vec::new(),
            _ => run.map(|at| self.token(at..at + 1, false)).collect(),
        };
        let parts = match together.is_empty() && self.vocabulary.lacks(&folded) {
            true => self.parts(&folded),
            false => Vec::new(),
        };
        let mut frequency = self.frequency(&written, &stems);
        let is_begun = begins && self.vocabulary.begins(&folded);
        if frequency == 0 && parts.is_empty() && !is_begun {
            let like = self.vocabulary.like(&folded);
            let like = like.iter().map(|like| (like.word.to_owned(), worth(like)));
            written.extend(like);
        }
        if (frequency > 0 || is_begun) && together.iter().any(|it| it.folded.len() == 1) {
            // One letter stands in too many texts to tell anything by itself.
            together.clear();
        }
        if frequency == 0 {
            let least = together.iter().map(|token| token.frequency);
            frequency = least.min().unwrap_or(0);
        }
        Token {
            typed,
            // As much as its words would: what lacks it lacks all of them.
            weight: match together.is_empty() {
                true => self.weight(frequency),
                false => together.iter().map(|token| token.weight).sum(),
            },
            frequency,
            telling: self.telling(&parts),
            root: root(&folded).map(str::to_owned),
            folded,
            written,
            stems,
            part,
            parts,
            begins,
            together,
        }
    }

    /// The part that fewest things have, where that is not the last.
    fn telling(&self, parts: &[String]) -> Option<String> {
        let (last, others) = parts.split_last()?;
        let of_part = |part: &str| self.frequency_of(&[], &[format!("n{part}")], Some(part));
        let (least, part) = others
            .iter()
            .map(|part| (of_part(part), part))
            .min_by_key(|(frequency, _)| *frequency)?;
        (least > 0 && least <= of_part(last)).then(|| part.clone())
    }

    fn parts(&mut self, folded: &str) -> Vec<String> {
        let compound = self.vocabulary.parts(folded, &mut self.stems);
        let parts = match compound.is_empty() {
            true => letters_and_digits(folded)
                .into_iter()
                .map(str::to_owned)
                .collect(),
            false => compound,
        };
        parts
            .iter()
            .map(|part| self.stems.norwegian(part))
            .collect()
    }

    /// In how many things a word stands, at least: the most of any way and field.
    fn frequency(&self, written: &[(String, f32)], stems: &[String]) -> u64 {
        self.frequency_of(written, stems, None)
    }

    fn frequency_of(&self, written: &[(String, f32)], stems: &[String], part: Option<&str>) -> u64 {
        let Some((searcher, fields)) = self.index else {
            return 0;
        };
        let in_field = |field: &TextFields| {
            let as_written = written.iter();
            let as_written = as_written.map(|(word, _)| count(searcher, field.written, word));
            let as_stems = stems.iter().map(|stem| count(searcher, field.stem, stem));
            let as_part = part.map(|part| count(searcher, field.part, part));
            as_written.chain(as_stems).chain(as_part).max().unwrap_or(0)
        };
        fields.texts.iter().map(in_field).max().unwrap_or(0)
    }

    /// From 1 for a word that all things have to 3 for one that one has.
    fn weight(&self, frequency: u64) -> f32 {
        let things = self.index.map_or(0, |(searcher, _)| searcher.num_docs());
        // Both are far below what f32 counts exactly, or near enough.
        let share = ((1 + frequency) as f32).ln() / ((2 + things) as f32).ln();
        1.0 + 2.0 * (1.0 - share.clamp(0.0, 1.0))
    }
}
