//! Text to words: lower case, letters folded, parts of joined words, stems.
//!
//! The same is done to what is indexed and to what is asked, so that they meet: `ICD-11`, `icd 11`
//! and `ICD11`; `overfølsomhet`, `overfolsomhet` and `overfoelsomhet`; `kodeverket` and `kodeverk`.

use std::collections::HashMap;
use std::ops::Range;
use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer, TokenStream};

/// Words whose stems a stemmer remembers.
const REMEMBERED: usize = 20_000;

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without marks on letters.
    pub folded: String,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether something other than space stands between it and the word before.
    pub glued: bool,
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    let mut glued = false;
    let ends = text.char_indices().map(Some).chain([None]);
    for character in ends {
        match (start, character) {
            (None, Some((at, c))) if c.is_alphanumeric() => start = Some(at),
            (Some(from), Some((at, c))) if !c.is_alphanumeric() => {
                words.push(word(text, from, at, glued));
                start = None;
                glued = !c.is_whitespace();
            }
            (Some(from), None) => words.push(word(text, from, text.len(), glued)),
            (None, Some((_, c))) if c.is_whitespace() => glued = false,
            _ => (),
        }
    }
    words
}

fn word(text: &str, start: usize, end: usize, glued: bool) -> Word {
    Word {
        folded: fold(&text[start..end]),
        start,
        end,
        glued,
    }
}

/// Lower case, with letters that keyboards lack as those people type for them.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ø' | 'ö' | 'ó' | 'ò' | 'ô' => folded.push('o'),
            'å' | 'ä' | 'á' | 'à' | 'â' => folded.push('a'),
            'æ' => folded.push_str("ae"),
            'é' | 'è' | 'ê' | 'ë' => folded.push('e'),
            'ü' | 'ú' | 'ù' => folded.push('u'),
            'í' | 'ì' | 'ï' => folded.push('i'),
            'ç' => folded.push('c'),
            'ñ' => folded.push('n'),
            'š' => folded.push('s'),
            'ž' => folded.push('z'),
            'đ' => folded.push('d'),
            other => folded.push(other),
        }
    }
    folded
}

/// What else a folded word of a question may stand for: `oe` typed for ø, `aa` for å.
pub fn typed_otherwise(folded: &str) -> Option<String> {
    let other = folded.replace("oe", "o").replace("aa", "a");
    (other != folded).then_some(other)
}

/// All words of a text in one: texts that differ in space and punctuation alone are the same.
pub fn squashed(text: &str) -> String {
    words(text).into_iter().map(|word| word.folded).collect()
}

/// The same words, with numbers that nothing but a sign parts as one: `2025/327`, `24/25`.
pub fn with_whole_numbers(words: Vec<Word>) -> Vec<Word> {
    let is_number = |word: &Word| word.folded.bytes().all(|b| b.is_ascii_digit());
    let mut whole: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        match whole.last_mut() {
            Some(last) if word.glued && is_number(last) && is_number(&word) => {
                last.folded.push_str(&word.folded);
                last.end = word.end;
            }
            _ => whole.push(word),
        }
    }
    whole
}

/// Words that a hyphen or a stop binds to one name, by their places: `e-helse`, `ICD-11`,
/// `helsedata.no`. A word of its own is a run of one.
pub fn runs(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &words[before]);
        let is_bound = before.is_some_and(|before| {
            matches!(
                &text[before.end..word.start],
                "-" | "." | "_" | "\u{2010}" | "\u{2011}"
            )
        });
        match runs.last_mut() {
            Some(run) if is_bound => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// Neighbours written as one: `kjerne journal`, `SNOMED CT`.
pub fn neighbours(words: &[Word]) -> Vec<String> {
    let pairs = words.windows(2);
    pairs
        .map(|pair| format!("{}{}", pair[0].folded, pair[1].folded))
        .collect()
}

/// Words that only a sign parts, written as one: `ICD-11`, `24/25`, `helsedata.no`.
pub fn joined(words: &[Word]) -> Vec<String> {
    let mut joined = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let more = words[from + 1..]
            .iter()
            .take_while(|word| word.glued)
            .count();
        if more > 0 {
            let run = &words[from..=from + more];
            joined.push(run.iter().map(|word| word.folded.as_str()).collect());
        }
        from += more + 1;
    }
    joined
}

/// The letters and the digits of a word that has both: `icd11` is `icd` and `11`.
pub fn letters_and_digits(folded: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut digits = None;
    for (at, c) in folded.char_indices() {
        let is_digit = c.is_numeric();
        if digits.is_some_and(|before| before != is_digit) {
            parts.push(&folded[start..at]);
            start = at;
        }
        digits = Some(is_digit);
    }
    if start == 0 {
        return Vec::new();
    }
    parts.push(&folded[start..]);
    parts
}

/// Which stemmers a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// Both written forms.
    Norwegian,
    /// English.
    English,
    /// Not known: both.
    Any,
}

impl Tongue {
    /// The tongue of a language tag.
    pub fn of_tag(tag: Option<&str>) -> Self {
        use crate::rdf::Language as Known;
        match tag.map(Known::from_tag) {
            Some(Some(Known::En)) => Self::English,
            Some(Some(Known::Nb | Known::Nn)) => Self::Norwegian,
            _ => Self::Any,
        }
    }
}

/// The stemmers of the languages pages speak. Not shared between threads.
pub struct Stems {
    norwegian: Stemming,
    english: Stemming,
}

/// One stemmer, and what it found before: texts say the same words again and again.
struct Stemming {
    analyzer: TextAnalyzer,
    /// Whether nouns in `-er` are to be brought together.
    settles: bool,
    known: HashMap<String, String>,
}

impl Default for Stems {
    fn default() -> Self {
        let of = |language| Stemming {
            analyzer: TextAnalyzer::builder(RawTokenizer::default())
                .filter(Stemmer::new(language))
                .build(),
            settles: language == Language::Norwegian,
            known: HashMap::new(),
        };
        Self {
            norwegian: of(Language::Norwegian),
            english: of(Language::English),
        }
    }
}

impl Stems {
    /// The stems of a folded word, each with a letter for its language before it.
    pub fn of(&mut self, folded: &str, tongue: Tongue) -> Vec<String> {
        let mut stems = Vec::new();
        if tongue != Tongue::English {
            stems.push(format!("n{}", self.norwegian.of(folded)));
        }
        if tongue != Tongue::Norwegian {
            stems.push(format!("e{}", self.english.of(folded)));
        }
        stems
    }

    /// The Norwegian stem of a folded word.
    pub fn norwegian(&mut self, folded: &str) -> String {
        self.norwegian.of(folded).to_owned()
    }
}

impl Stemming {
    fn of(&mut self, folded: &str) -> &str {
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        if !self.known.contains_key(folded) {
            let mut stream = self.analyzer.token_stream(folded);
            let stem = stream.next().map_or(folded, |token| token.text.as_str());
            let stem = match self.settles {
                true => settled(stem),
                false => stem,
            };
            let stem = stem.to_owned();
            drop(stream);
            self.known.insert(folded.to_owned(), stem);
        }
        self.known.get(folded).map_or("", String::as_str)
    }
}

/// One stem for the forms of a noun in `-er`, which loses its e: `register`, `registeret`,
/// `registre`, `registrene`. The stemmer leaves three.
fn settled(stem: &str) -> &str {
    let is_consonant = |c: char| c.is_alphabetic() && !"aeiouyr".contains(c);
    match (stem.strip_suffix("er"), stem.strip_suffix('r')) {
        (Some(short), _) if short.len() >= 4 => short,
        (_, Some(short)) if short.len() >= 4 && short.ends_with(is_consonant) => short,
        _ => stem,
    }
}

/// Words that say nothing of what is looked for, in bokmål, nynorsk and English.
const SILENT: &[&str] = &[
    "a", "an", "and", "are", "at", "av", "be", "by", "de", "dei", "den", "der", "det", "do",
    "does", "ei", "eit", "en", "er", "et", "for", "fra", "from", "ha", "har", "has", "have", "how",
    "hva", "hvem", "hvilke", "hvilken", "hvilket", "hvor", "hvordan", "i", "in", "is", "it", "kor",
    "korleis", "kva", "kven", "kva", "med", "of", "og", "om", "on", "or", "pa", "som", "that",
    "the", "til", "to", "vi", "ved", "we", "what", "where", "which", "who", "with",
];

/// Whether a word says nothing of what is looked for.
pub fn is_silent(folded: &str) -> bool {
    SILENT.contains(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn words_are_folded_and_know_their_place() {
        let text = "Overfølsomhet(sreaksjoner), ICD-11!";
        assert_eq!(folded(text), ["overfolsomhet", "sreaksjoner", "icd", "11"]);
        let last = &words(text)[3];
        assert_eq!(&text[last.start..last.end], "11");
        assert!(folded(" –  ").is_empty());
        assert_eq!(squashed("SNOMED CT"), squashed("snomed-ct"));
    }

    #[test]
    fn what_is_written_together_is_one_word_too() {
        let all = joined(&words("Overfølsomhet(sreaksjoner) helsedata.no"));
        assert!(
            all.contains(&"overfolsomhetsreaksjoner".to_owned()),
            "{all:?}"
        );
        assert!(all.contains(&"helsedatano".to_owned()), "{all:?}");
        assert_eq!(joined(&words("a.b.c d")), ["abc"]);
        assert_eq!(neighbours(&words("SNOMED CT nå")), ["snomedct", "ctna"]);
        let numbers = with_whole_numbers(words("sak 24/25 om ICD-11, 3 4"));
        let numbers: Vec<_> = numbers.iter().map(|word| &*word.folded).collect();
        assert_eq!(numbers, ["sak", "2425", "om", "icd", "11", "3", "4"]);
        let names = |text: &str| runs(text, &words(text));
        assert_eq!(names("e-helse og ICD-11"), [0..2, 2..3, 3..5]);
        assert_eq!(names("a, b/c - d"), [0..1, 1..2, 2..3, 3..4]);
        assert_eq!(letters_and_digits("icd11"), ["icd", "11"]);
        assert!(letters_and_digits("icd").is_empty());
        assert_eq!(typed_otherwise("roeykestatus").unwrap(), "roykestatus");
    }

    #[test]
    fn inflected_words_meet_in_their_stem() {
        let mut stems = Stems::default();
        for (one, other, tongue) in [
            ("begrensa", "begrense", Tongue::Norwegian),
            ("arketyper", "arketype", Tongue::Norwegian),
            ("legemiddellista", "legemiddelliste", Tongue::Norwegian),
            ("helseregisteret", "helseregister", Tongue::Norwegian),
            ("helseregistrene", "helseregister", Tongue::Norwegian),
            ("helseregistre", "helseregister", Tongue::Norwegian),
            ("prioriterte", "prioriterer", Tongue::Norwegian),
            ("vaccinations", "vaccination", Tongue::English),
        ] {
            assert_eq!(stems.of(one, tongue), stems.of(other, tongue), "{one}");
        }
        assert_eq!(stems.of("data", Tongue::Any).len(), 2);
    }
}
