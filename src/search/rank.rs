//! The order of what comes first: whole names before parts of names, short names before long ones,
//! and among equals what more of the graph refers to.

use super::analyse::{Word, squashed, words};
use super::ask::Asked;
use super::declared::{Declared, HEAVIEST};
use super::entry::{Reader, Text};
use super::matcher::Matcher;
use crate::index::TermId;

/// Points of a name that is what was asked for, in full.
const WHOLE: f32 = 120.0;
/// The same of a name in brackets, before them, or beside a slash: `(NPR)`.
const ALIAS: f32 = 100.0;
/// Points of a name of which all words are asked for, inflected, and of such an alias.
const WHOLE_INFLECTED: f32 = 85.0;
const ALIAS_INFLECTED: f32 = 70.0;
/// Points of a name by the share of its words that were asked for.
const SHARE: f32 = 40.0;
/// Points of a name of no length; it loses them up to a hundred characters.
const SHORT: f32 = 10.0;
/// Points a thing gets for each power of e that refers to it, and the most.
const REFERRED: f32 = 4.0;
const MOST_REFERRED: f32 = 20.0;

/// Points that a thing lacks which comes behind what it speaks of: less than a whole name is worth.
const BEHIND: f32 = 100.0;

/// Points of a thing of a kind besides those of the index.
pub fn points(
    reader: &Reader<'_>,
    (thing, kind): (TermId, usize),
    declared: &Declared,
    (asked, matcher): (&Asked, &mut Matcher<'_>),
) -> f32 {
    let mut best: f32 = 0.0;
    for text in reader.texts(thing) {
        let field = &declared.fields[text.field];
        if field.names {
            let of_name = of_name(&text, asked, matcher) * field.weight / HEAVIEST;
            best = best.max(of_name);
        }
    }
    // Counts are small enough for f32, and roughly is enough.
    let referred = REFERRED * (1.0 + reader.incoming(thing) as f32).ln();
    let behind = if declared.kinds[kind].behind {
        BEHIND
    } else {
        0.0
    };
    best + referred.min(MOST_REFERRED) - behind
}

fn of_name(text: &Text<'_>, asked: &Asked, matcher: &mut Matcher<'_>) -> f32 {
    let length = text.text.chars().count().min(100) as f32;
    let short = SHORT * (1.0 - length / 100.0);
    let all = words(text.text);
    let share = SHARE * share(&all, text, matcher).0;
    let whole = if squashed(text.text) == asked.whole {
        WHOLE
    } else if is_inflected(&all, text, asked, matcher) {
        WHOLE_INFLECTED
    } else {
        of_aliases(text, asked, matcher)
    };
    short + share + whole
}

fn of_aliases(text: &Text<'_>, asked: &Asked, matcher: &mut Matcher<'_>) -> f32 {
    let mut best: f32 = 0.0;
    for alias in aliases(text.text) {
        if squashed(alias) == asked.whole {
            return ALIAS;
        }
        if best == 0.0 && is_inflected(&words(alias), text, asked, matcher) {
            best = ALIAS_INFLECTED;
        }
    }
    best
}

/// The names within a name: beside brackets and in them, if that is short for it, and beside
/// slashes with space around them.
fn aliases(name: &str) -> impl Iterator<Item = &str> {
    let outside = name.split('(').next().unwrap_or(name);
    let parts = name.split(['(', ')']).enumerate();
    let parts = parts.filter(move |(place, part)| place % 2 == 0 || is_short_for(part, outside));
    let parts = parts.flat_map(|(_, part)| part.split(" / "));
    let parts = parts.map(|part| part.trim_matches(['/', ' ']));
    let parts = parts.filter(|part| !part.is_empty());
    parts.filter(move |part| part.len() < name.len())
}

/// Whether letters stand in a name in that order, the first at its start: `NPR`, not a remark.
fn is_short_for(short: &str, name: &str) -> bool {
    let (short, name) = (squashed(short), squashed(name));
    let mut letters = name.chars();
    short.chars().next() == name.chars().next() && short.chars().all(|c| letters.any(|l| l == c))
}

/// The share of words that were asked for, and how many there are.
fn share(all: &[Word], text: &Text<'_>, matcher: &mut Matcher<'_>) -> (f32, usize) {
    let mut sum = 0.0;
    for (at, word) in all.iter().enumerate() {
        let next = all
            .get(at + 1)
            .map_or(0.0, |next| matcher.joined(word, next));
        let before = at
            .checked_sub(1)
            .map_or(0.0, |at| matcher.joined(&all[at], word));
        sum += matcher.strength(word, text.tongue()).max(next).max(before);
    }
    (sum / all.len().max(1) as f32, all.len())
}

/// Whether each word was asked for, and nothing else was.
fn is_inflected(all: &[Word], text: &Text<'_>, asked: &Asked, matcher: &mut Matcher<'_>) -> bool {
    all.len() == asked.words && share(all, text, matcher).0 >= 1.0
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_within_names_are_found() {
        let of = |name| super::aliases(name).collect::<Vec<_>>();
        assert_eq!(
            of("Norsk pasientregister (NPR)"),
            ["Norsk pasientregister", "NPR"]
        );
        assert_eq!(
            of("Forordningen (EHDS) / helsedataforordningen"),
            ["Forordningen", "helsedataforordningen"]
        );
        assert_eq!(of("NAV / Direktoratet"), ["NAV", "Direktoratet"]);
        assert_eq!(
            of("European Health Data Space (EHDS)"),
            ["European Health Data Space", "EHDS"]
        );
        assert_eq!(of("no-basis (FHIR)"), ["no-basis"]);
        assert!(of("Epikrise").is_empty());
    }
}
