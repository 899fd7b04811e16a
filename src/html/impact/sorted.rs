//! What a walk found in the order of lists: by distance, then kind, then name.

use super::super::Site;
use super::super::order::collation;
use super::kinds::{Kind, Kinds};
use crate::impact::Found;
use crate::index::TermKind;
use std::collections::BTreeMap;

/// Things of each kind at each distance that are listed however many there are of others.
const LEAST: usize = 2;

/// What of it is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// Only this kind, as in addresses.
    pub kind: Option<String>,
    /// Only what is so far away.
    pub distance: Option<usize>,
}

impl Narrowed {
    /// Whether it is all.
    pub fn is_all(&self) -> bool {
        self.kind.is_none() && self.distance.is_none()
    }
}

/// What a walk found, counted and put in order.
#[derive(Debug)]
pub struct Sorted {
    /// How many of each kind there are at each distance.
    pub counts: BTreeMap<(usize, Kind), usize>,
    /// How many things are touched.
    pub total: usize,
    /// How many of them are wanted.
    pub wanted: usize,
    /// The places of those that are listed, in order.
    pub listed: Vec<(Kind, usize)>,
}

impl Sorted {
    /// Counts all, and puts those in order that are wanted, at most `limit` of all and `each` of
    /// a kind at a distance. Of more, the first that were found are listed.
    pub fn new(
        site: &Site<'_>,
        kinds: &Kinds<'_>,
        found: &Found,
        narrowed: &Narrowed,
        (limit, each): (usize, usize),
    ) -> Self {
        let mut counts: BTreeMap<(usize, Kind), usize> = BTreeMap::new();
        let mut keys: BTreeMap<Kind, String> = BTreeMap::new();
        let (mut total, mut wanted) = (0, 0);
        // Where a list is of all kinds, none of them is left out whole.
        let least = if each == usize::MAX { 0 } else { LEAST };
        let mut listed = Vec::new();
        for (place, reached) in found.reached.iter().enumerate() {
            if site.view.kind(reached.thing) != TermKind::NamedNode {
                continue;
            }
            let kind = kinds.of(reached.thing);
            let count = counts.entry((reached.distance, kind)).or_default();
            *count += 1;
            total += 1;
            let key = keys.entry(kind).or_insert_with(|| kinds.key(kind));
            let fits = narrowed.kind.as_ref().is_none_or(|wanted| wanted == key)
                && narrowed.distance.is_none_or(|n| n == reached.distance);
            wanted += usize::from(fits);
            if fits && *count <= each && (listed.len() < limit || *count <= least) {
                listed.push((kind, place));
            }
        }
        listed.sort_by_cached_key(|(kind, place)| {
            let reached = found.reached[*place];
            let name = collation(&site.label(reached.thing).text);
            (reached.distance, *kind, name, reached.thing)
        });
        Self {
            counts,
            total,
            wanted,
            listed,
        }
    }
}
