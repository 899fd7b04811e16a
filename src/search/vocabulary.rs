//! The words of the graph: they part compounds, and say what a misspelt word may mean.
//!
//! No list of Norwegian is needed: the names and texts in the graph are the dictionary.

use super::analyse::{Stems, is_silent};
use super::likeness::{common, is_one_off, root, trigrams};
use std::collections::{BTreeMap, HashSet};
use std::ops::Bound;

/// Shortest part of a compound, in letters.
pub(super) const PART: usize = 4;
/// Shortest word in which a mistake is forgiven, in letters.
const FORGIVING: usize = 4;
/// Shortest word for which words that share most of its trigrams are taken.
const ALIKE: usize = 6;
/// Least share of trigrams two words have in common (twice the common ones by all).
const SHARE: f32 = 0.7;
/// Most words taken for a misspelt one.
const MOST: usize = 12;

/// Least likeness of a word that is offered where nothing was found, and most such words.
const NEAR: f32 = 0.45;
const MOST_NEAR: usize = 5;

/// What a word may do besides being found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It stands in texts of a language that does not write compounds in one.
    Read,
    /// It stands in texts, and may be a part of a compound.
    Part,
    /// It stands in names besides.
    Name,
}

/// A word that is known: how it is written, and what it may do.
#[derive(Debug, Clone)]
struct Known {
    /// In lower case with all its marks, where that is not the folded word.
    written: Option<Box<str>>,
    standing: Standing,
}

/// The words of names and texts.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    words: BTreeMap<Box<str>, Known>,
    /// Norwegian stems of those that can be part of a compound.
    stems: HashSet<Box<str>>,
    /// What words that can be part of a compound begin with.
    starts: HashSet<[char; 3]>,
}

/// A word that may be meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Like<'v> {
    /// The word.
    pub word: &'v str,
    /// In what way it is like the one that was asked for.
    pub likeness: Likeness,
    /// How much, of 1.
    pub share: f32,
}

/// How a word is like one that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// One letter wrong, missing, too many, or two swapped.
    Typo,
    /// The same verb with another ending.
    Root,
    /// Most trigrams in common.
    Trigrams,
}

impl Vocabulary {
    /// Whether no name has a word.
    pub fn lacks(&self, folded: &str) -> bool {
        let known = self.words.get(folded);
        known.is_none_or(|known| known.standing < Standing::Name)
    }

    /// Takes a word in, `written` as it stands; tells whether compounds may be parted by it now
    /// that were not before.
    pub fn teach(
        &mut self,
        folded: &str,
        (written, standing): (&str, Standing),
        stems: &mut Stems,
    ) -> bool {
        let before = self.words.get(folded).map(|known| known.standing);
        if before.is_some_and(|before| before >= standing) {
            return false;
        }
        let written = written.to_lowercase();
        let written = (written != folded).then(|| written.into());
        self.words
            .insert(folded.into(), Known { written, standing });
        let was_part = before.is_some_and(|before| before >= Standing::Part);
        if was_part || standing < Standing::Part || !can_be_part(folded) {
            return false;
        }
        self.starts.extend(start(folded));
        self.stems.insert(stems.norwegian(folded).into())
    }

    /// Whether some word begins so.
    pub fn begins(&self, prefix: &str) -> bool {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        let mut from = self.words.range::<str, _>(from);
        from.next()
            .is_some_and(|(word, _)| word.starts_with(prefix))
    }

    /// The parts of a compound, if it is one of known words: `overfolsomhetsreaksjon`.
    ///
    /// Joined by nothing, `s` or `e`; of several ways the one with the fewest parts, and among those
    /// the longest last part, which in Norwegian says what it is.
    pub fn parts(&self, folded: &str, stems: &mut Stems) -> Vec<String> {
        self.parted(folded, 3, stems).unwrap_or_default()
    }

    fn parted(&self, folded: &str, most: usize, stems: &mut Stems) -> Option<Vec<String>> {
        let mut best: Option<Vec<String>> = None;
        if !self.begins_so(folded) {
            return None;
        }
        for (at, _) in folded.char_indices().skip(PART) {
            let (left, right) = folded.split_at(at);
            if right.chars().count() < PART {
                break;
            }
            let Some(left) = self.first_part(left, stems) else {
                continue;
            };
            let rest = match self.knows(right, stems) {
                true => Some(vec![right.to_owned()]),
                false if most > 2 => self.parted(right, most - 1, stems),
                false => None,
            };
            if let Some(rest) = rest
                && best.as_ref().is_none_or(|best| rest.len() + 1 < best.len())
            {
                best = Some([vec![left], rest].concat());
            }
        }
        best
    }

    /// A word before the joint, without the joint.
    fn first_part(&self, left: &str, stems: &mut Stems) -> Option<String> {
        let bare = [Some(left), left.strip_suffix('s'), left.strip_suffix('e')];
        let bare = || bare.into_iter().flatten().filter(|word| word.len() >= PART);
        // The joint looks like an ending, so a word as it stands comes before a stem.
        let known = bare()
            .find(|word| can_be_part(word) && self.is_part(word))
            .or_else(|| bare().find(|word| self.knows(word, stems)))?;
        Some(known.to_owned())
    }

    /// Whether some part begins so: spares most places from the stemmer.
    fn begins_so(&self, word: &str) -> bool {
        start(word).is_some_and(|start| self.starts.contains(&start))
    }

    fn knows(&self, word: &str, stems: &mut Stems) -> bool {
        if !self.begins_so(word) || !can_be_part(word) {
            return false;
        }
        if self.is_part(word) {
            return true;
        }
        // What is short for its ending may be nothing but endings: `barhet` is no form of `bare`.
        let stem = stems.norwegian(word);
        let is_word = stem.len() >= PART || word.len() - stem.len() <= 2;
        is_word && self.stems.contains(&*stem)
    }

    fn is_part(&self, word: &str) -> bool {
        let known = self.words.get(word);
        known.is_some_and(|known| known.standing >= Standing::Part)
    }

    /// The words that one nobody knows may mean, the likest first.
    pub fn like(&self, folded: &str) -> Vec<Like<'_>> {
        let asked: Vec<char> = folded.chars().collect();
        if asked.len() < FORGIVING || asked.iter().all(|c| c.is_numeric()) {
            return Vec::new();
        }
        let trigrams = trigrams(&asked);
        let own_root = root(folded);
        let mut found: Vec<Like<'_>> = Vec::new();
        let mut letters = Vec::new();
        for word in self.words.keys() {
            if word.len().abs_diff(folded.len()) > folded.len() / 2 + 1 {
                continue;
            }
            letters.clear();
            letters.extend(word.chars());
            let share = match asked.len() >= ALIKE {
                true => common(&trigrams, &letters),
                false => 0.0,
            };
            let likeness = if is_one_off(&asked, &letters) {
                Likeness::Typo
            } else if own_root.is_some() && own_root == root(word) {
                Likeness::Root
            } else if share >= SHARE {
                Likeness::Trigrams
            } else {
                continue;
            };
            found.push(Like {
                word,
                likeness,
                share,
            });
        }
        found.sort_by(|a, b| {
            let by_likeness = a.likeness.cmp(&b.likeness);
            by_likeness
                .then_with(|| b.share.total_cmp(&a.share))
                .then_with(|| a.word.cmp(b.word))
        });
        let nearest = found.first().map(|like| like.likeness);
        found.retain(|like| Some(like.likeness) == nearest);
        found.truncate(MOST);
        found
    }
}

impl Vocabulary {
    /// The words nearest to one that finds nothing, as they are written, the nearest first; of
    /// those for which `is_found` holds.
    pub fn near(&self, folded: &str, is_found: impl Fn(&str) -> bool) -> Vec<String> {
        let asked: Vec<char> = folded.chars().collect();
        let its = trigrams(&asked);
        let mut near: Vec<(f32, &str, &Known)> = Vec::new();
        for (word, known) in &self.words {
            let letters: Vec<char> = word.chars().collect();
            if letters.len() < PART || word.bytes().all(|b| b.is_ascii_digit()) {
                continue;
            }
            let same = asked.iter().zip(&letters).take_while(|(a, b)| a == b);
            // Short counts: exact in f32.
            let begins = same.count() as f32 / asked.len().max(letters.len()) as f32;
            let likeness = common(&its, &letters).max(begins);
            let named = if known.standing == Standing::Name {
                0.1
            } else {
                0.0
            };
            if likeness >= NEAR {
                near.push((likeness + named, word, known));
            }
        }
        near.sort_by(|(a, one, _), (b, other, _)| b.total_cmp(a).then_with(|| one.cmp(other)));
        let found = near.into_iter().filter(|(_, word, _)| is_found(word));
        let written = found.map(|(_, word, known)| match &known.written {
            Some(written) => written.to_string(),
            None => word.to_owned(),
        });
        written.take(MOST_NEAR).collect()
    }
}

fn start(word: &str) -> Option<[char; 3]> {
    let mut letters = word.chars();
    Some([letters.next()?, letters.next()?, letters.next()?])
}

fn can_be_part(word: &str) -> bool {
    word.chars().count() >= PART && word.chars().all(char::is_alphabetic) && !is_silent(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &str) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        let mut stems = Stems::default();
        words
            .split(' ')
            .for_each(|word| _ = vocabulary.teach(word, (word, Standing::Name), &mut stems));
        vocabulary
    }

    #[test]
    fn compounds_are_parted_by_the_words_of_names() {
        let known = vocabulary(
            "overfolsomhet reaksjon legemiddel allergi liste pasient oppsummering helse data ved tak",
        );
        let mut stems = Stems::default();
        let mut parts = |word: &str| known.parts(word, &mut stems).join(" ");
        assert_eq!(
            parts("overfolsomhetsreaksjoner"),
            "overfolsomhet reaksjoner"
        );
        assert_eq!(parts("legemiddelallergi"), "legemiddel allergi");
        assert_eq!(
            parts("pasientoppsummeringsdata"),
            "pasient oppsummering data"
        );
        assert_eq!(parts("datalistet"), "data listet");
        assert_eq!(parts("datatakhet"), "");
        assert_eq!(parts("vedtak"), "");
        assert_eq!(parts("allergi"), "");
    }

    #[test]
    fn one_mistake_is_forgiven_and_most_trigrams_are_enough() {
        let known = vocabulary(
            "kjernejournal pasientoppsummering allergi energi terminologi kode vaksinasjon",
        );
        let like = |word: &str| {
            known
                .like(word)
                .iter()
                .map(|like| like.word)
                .collect::<Vec<_>>()
                .join(" ")
        };
        for (asked, meant) in [
            ("kjernejornal", "kjernejournal"),
            ("kjernejuornal", "kjernejournal"),
            ("pasientsummering", "pasientoppsummering"),
            ("terminolgi", "terminologi"),
            ("vaksineringen", "vaksinasjon"),
            ("kote", "kode"),
            ("kod", ""),
            ("sykdom", ""),
            ("2024", ""),
        ] {
            assert_eq!(like(asked), meant, "{asked}");
        }
    }

    #[test]
    fn what_finds_nothing_is_near_to_something() {
        let mut known = vocabulary("helsenett terminologi allergi");
        let mut stems = Stems::default();
        known.teach(
            "overfolsomhet",
            ("Overfølsomhet", Standing::Part),
            &mut stems,
        );
        let near = |word: &str| known.near(word, |word| word != "allergi").join(" ");
        assert_eq!(near("helsnet"), "helsenett");
        assert_eq!(near("overfolsemd"), "overfølsomhet");
        assert_eq!(near("alergier"), "", "it is not found itself");
        assert_eq!(near("xyzzyq"), "");
    }

    #[test]
    fn words_of_texts_part_compounds_where_the_language_makes_them() {
        let mut known = vocabulary("liste");
        let mut stems = Stems::default();
        let taught = |known: &mut Vocabulary, word, standing, stems: &mut Stems| {
            known.teach(word, (word, standing), stems)
        };
        assert!(!taught(&mut known, "medicine", Standing::Read, &mut stems));
        assert!(known.parts("medicineliste", &mut stems).is_empty());
        assert!(taught(&mut known, "medisin", Standing::Part, &mut stems));
        assert!(known.lacks("medisin"), "no name has it");
        assert_eq!(
            known.parts("medisinlista", &mut stems),
            ["medisin", "lista"]
        );
        assert!(
            !taught(&mut known, "medisiner", Standing::Part, &mut stems),
            "the same stem"
        );
        assert!(
            !taught(&mut known, "medisin", Standing::Name, &mut stems),
            "it was one before"
        );
        assert!(!known.lacks("medisin"));
    }
}
