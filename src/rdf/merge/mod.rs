//! Three-way merge: what changed between two editions of a graph, brought to a copy that others
//! have changed meanwhile.
//!
//! What is compared is not quads but values: what one subject says by one predicate in one
//! language. A blank node is compared by all that is said of it, so that its label does not
//! matter. Where both sides changed one value, the copy keeps its own and the merge says so.

mod edition;
#[cfg(test)]
mod tests;

use super::Delta;
use edition::{Edition, NOTHING, Places, Values};
use oxrdf::Quad;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What is to be changed in the copy, and what is not.
#[derive(Debug, Default)]
pub struct Merge {
    /// The difference of the editions, as far as the copy takes it.
    pub delta: Delta,
    /// Where it does not.
    pub conflicts: Vec<Conflict>,
}

/// A place that both sides changed; the copy is left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The subject, as N-Triples spell it; a blank node with all that is said of it.
    pub subject: String,
    /// What happened to it.
    pub kind: Clash,
}

/// How two changes clash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// The new edition says something else by a predicate whose value the copy changed too.
    Changed {
        /// The predicate, as N-Triples spell it.
        predicate: String,
        /// What the copy says and goes on saying.
        here: Vec<String>,
        /// What the new edition says.
        new: Vec<String>,
    },
    /// The new edition has it no more, but the copy says something of its own about it.
    RemovedThere,
    /// The copy has it no more, but the new edition says something new about it.
    RemovedHere,
}

/// Brings the difference from `old` to `new` to `copy`.
pub fn merge(old: &[Quad], new: &[Quad], copy: &[Quad]) -> Merge {
    let [old, new, copy] = [old, new, copy].map(Edition::read);
    let mut merge = Merge::default();
    let subjects: BTreeSet<_> = old.subjects.keys().chain(new.subjects.keys()).collect();
    for subject in subjects {
        let sides = Sides {
            old: old.of(subject),
            new: new.of(subject),
            copy: copy.of(subject),
        };
        match sides.clash() {
            Some(kind) => merge.conflicts.push(Conflict {
                subject: subject.1.clone(),
                kind,
            }),
            None => sides.merge(&subject.1, &mut merge),
        }
    }
    merge.keep_shared(&copy);
    merge
}

impl Merge {
    /// A blank node of a value that goes may be part of another that stays.
    fn keep_shared(&mut self, copy: &Edition<'_>) {
        let gone: HashSet<&Quad> = self.delta.removed.iter().collect();
        let mut kept: HashSet<Quad> = HashSet::new();
        let values = copy.subjects.values().flat_map(BTreeMap::values);
        for quads in values.flat_map(BTreeMap::values) {
            if quads.first().is_some_and(|top| !gone.contains(*top)) {
                let shared = quads.iter().filter(|quad| gone.contains(**quad));
                kept.extend(shared.map(|quad| (*quad).clone()));
            }
        }
        self.delta.removed.retain(|quad| !kept.contains(quad));
    }
}

/// One subject in the three graphs.
struct Sides<'a> {
    old: &'a Places<'a>,
    new: &'a Places<'a>,
    copy: &'a Places<'a>,
}

impl<'a> Sides<'a> {
    /// Whether one side removed all of it and the other said something more.
    fn clash(&self) -> Option<Clash> {
        if self.old.is_empty() {
            return None;
        }
        let more = |side: &'a Places<'a>| {
            side.iter().any(|(place, values)| {
                let old = self.old.get(place).unwrap_or(&NOTHING);
                values.keys().any(|value| !old.contains_key(value))
            })
        };
        if self.new.is_empty() && more(self.copy) {
            return Some(Clash::RemovedThere);
        }
        (self.copy.is_empty() && more(self.new)).then_some(Clash::RemovedHere)
    }

    fn merge(&self, subject: &str, merge: &mut Merge) {
        let places: BTreeSet<_> = self.old.keys().chain(self.new.keys()).collect();
        for place in places {
            let [old, new, copy] =
                [self.old, self.new, self.copy].map(|side| side.get(place).unwrap_or(&NOTHING));
            let without = |one: &Values<'a>, other: &Values<'a>| -> Vec<String> {
                let missing = one.keys().filter(|value| !other.contains_key(*value));
                missing.cloned().collect()
            };
            let (mut added, mut removed) = (without(new, old), without(old, new));
            added.retain(|value| !copy.contains_key(value));
            let changed_here = removed.iter().any(|value| !copy.contains_key(value));
            if changed_here && !added.is_empty() {
                merge.conflicts.push(Conflict {
                    subject: subject.to_owned(),
                    kind: Clash::Changed {
                        predicate: place.0.clone(),
                        here: copy.keys().cloned().collect(),
                        new: new.keys().cloned().collect(),
                    },
                });
                continue;
            }
            removed.retain(|value| copy.contains_key(value));
            let quads = |values: &Values<'a>, wanted: &[String]| -> Vec<Quad> {
                let quads = wanted.iter().flat_map(|value| &values[value]);
                quads.map(|quad| (*quad).clone()).collect()
            };
            merge.delta.added.extend(quads(new, &added));
            merge.delta.removed.extend(quads(copy, &removed));
        }
    }
}
