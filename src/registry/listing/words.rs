//! The things whose names hold words.

use crate::index::{GraphView, TermId};
use crate::registry::thing::NAMING;
use crate::vocab::skos;
use std::collections::HashSet;

/// Words of one question that count, at most.
const MOST_WORDS: usize = 8;

/// Of `things`, those with a name, other name or notation that holds each of the words, whatever
/// the case and the language.
pub(super) fn holding(view: &GraphView, words: &str, things: &HashSet<TermId>) -> HashSet<TermId> {
    let properties: Vec<TermId> = NAMING
        .into_iter()
        .chain([skos::ALT_LABEL, skos::NOTATION])
        .filter_map(|property| view.id(property))
        .collect();
    let mut left = things.clone();
    for word in words.split_whitespace().take(MOST_WORDS) {
        let texts: HashSet<TermId> = view
            .snapshot()
            .literals_containing(word)
            .into_iter()
            .collect();
        // From the side that is smaller: from the texts to things, or from the things to texts.
        left = match texts.len() < left.len() {
            true => {
                let pairs = texts
                    .iter()
                    .flat_map(|text| properties.iter().map(move |p| (*p, *text)));
                let named = pairs.flat_map(|(property, text)| view.subjects(property, text));
                named.filter(|thing| left.contains(thing)).collect()
            }
            false => {
                let is_named = |thing: &TermId| {
                    let mut names = properties.iter().flat_map(|p| view.objects(*thing, *p));
                    names.any(|name| texts.contains(&name))
                };
                left.into_iter().filter(is_named).collect()
            }
        };
    }
    left
}
