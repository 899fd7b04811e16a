//! Which words of a text were searched for, and how surely: to mark them, and to weigh names.

use super::analyse::{Stems, Tongue, Word};
use super::ask::{Asked, Token, tier};
use super::likeness::root;
use super::vocabulary::Vocabulary;
use std::collections::HashSet;

/// Tells which words of a text were searched for.
pub struct Matcher<'a> {
    asked: &'a Asked,
    vocabulary: &'a Vocabulary,
    written: HashSet<&'a str>,
    stems: HashSet<&'a str>,
    parts: HashSet<&'a str>,
    stemmer: Stems,
}

impl<'a> Matcher<'a> {
    /// For one question.
    pub fn new(asked: &'a Asked, vocabulary: &'a Vocabulary) -> Self {
        let tokens = || asked.tokens.iter().flat_map(Token::each);
        let written = tokens().flat_map(|token| token.written.iter().map(|(word, _)| &**word));
        let stems = tokens().flat_map(|token| token.stems.iter().map(String::as_str));
        let parts = tokens().flat_map(|token| {
            let own = token.parts.iter().chain(&token.root);
            own.map(String::as_str).chain([token.part.as_str()])
        });
        Self {
            written: written.collect(),
            stems: stems.collect(),
            parts: parts.collect(),
            asked,
            vocabulary,
            stemmer: Stems::default(),
        }
    }

    /// How surely a word was searched for: 0 for not at all, 1 for as written or its stem.
    pub fn strength(&mut self, word: &Word, tongue: Tongue) -> f32 {
        let folded = word.folded.as_str();
        if self.written.contains(folded) || self.by_stem(folded, tongue) {
            1.0
        } else if self.begins(folded) {
            tier::BEGINNING
        } else if self.by_part(folded) {
            tier::PART
        } else {
            0.0
        }
    }

    /// The same for two neighbours written as one.
    pub fn joined(&self, one: &Word, next: &Word) -> f32 {
        let joined = format!("{}{}", one.folded, next.folded);
        let is_it = self.written.contains(joined.as_str());
        if is_it { 1.0 } else { 0.0 }
    }

    fn begins(&self, folded: &str) -> bool {
        let mut open = self.asked.tokens.iter().filter(|token| token.begins);
        open.any(|token| folded.starts_with(&token.folded))
    }

    fn by_stem(&mut self, folded: &str, tongue: Tongue) -> bool {
        // Words of one stem begin alike; this spares nearly all from the stemmers.
        let start = |text: &str| text.chars().take(3).collect::<String>();
        let begins = start(folded);
        let mut tokens = self.asked.tokens.iter().flat_map(Token::each);
        if !tokens.any(|token| token.folded.starts_with(&begins)) {
            return false;
        }
        let stems = self.stemmer.of(folded, tongue);
        stems.iter().any(|stem| self.stems.contains(stem.as_str()))
    }

    fn by_part(&mut self, folded: &str) -> bool {
        // A stem is where its word begins: what does not hold it has no such part.
        if !self.parts.iter().any(|part| folded.contains(part)) {
            return false;
        }
        let own = self.stemmer.norwegian(folded);
        let parts = self.vocabulary.parts(folded, &mut self.stemmer);
        let mut stems = parts.iter().map(|part| self.stemmer.norwegian(part));
        self.parts.contains(own.as_str())
            || root(folded).is_some_and(|root| self.parts.contains(root))
            || stems.any(|stem| self.parts.contains(stem.as_str()))
    }
}
