//! What is known of each predicate, for ordering joins.

use crate::index::level::Level;
use crate::index::order::Axis;

/// The triples of one predicate in the union.
///
/// Exact after loading, restart or compaction. What commits add since then is counted as if every
/// subject and object were new, and what they remove is not subtracted from the distinct ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Statistics {
    /// Number of distinct triples; always exact.
    pub triples: usize,
    /// Number of distinct subjects.
    pub subjects: usize,
    /// Number of distinct objects.
    pub objects: usize,
    /// Number of distinct objects that are literals.
    pub literals: usize,
}

/// Statistics of all predicates of a level, ascending by id.
#[derive(Debug, Clone, Default)]
pub(super) struct Predicates {
    entries: Vec<(u32, Statistics)>,
}

impl Predicates {
    pub(super) fn of(level: &Level, is_literal: &dyn Fn(u32) -> bool) -> Self {
        let mut entries: Vec<(u32, Statistics)> = Vec::new();
        let mut last = None;
        for ([predicate, object, _], _) in level.order(Axis::Pos).rows() {
            if last.is_none_or(|(p, _)| p != predicate) {
                entries.push((predicate, Statistics::default()));
            }
            let place = entries.len() - 1;
            let statistics = &mut entries[place].1;
            statistics.triples += 1;
            if last != Some((predicate, object)) {
                statistics.objects += 1;
                statistics.literals += usize::from(is_literal(object));
            }
            last = Some((predicate, object));
        }
        let mut last = None;
        for ([subject, predicate, _], _) in level.order(Axis::Spo).rows() {
            if last != Some((subject, predicate)) {
                if let Ok(place) = entries.binary_search_by_key(&predicate, |entry| entry.0) {
                    entries[place].1.subjects += 1;
                }
                last = Some((subject, predicate));
            }
        }
        Self { entries }
    }

    pub(super) fn get(&self, predicate: u32) -> Statistics {
        match self
            .entries
            .binary_search_by_key(&predicate, |entry| entry.0)
        {
            Ok(place) => self.entries[place].1,
            Err(_) => Statistics::default(),
        }
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = u32> + '_ {
        self.entries.iter().map(|entry| entry.0)
    }

    /// Both, as if they had no subject or object in common.
    pub(super) fn merged(&self, other: &Self) -> Self {
        let mut entries = self.entries.clone();
        for (predicate, more) in &other.entries {
            match entries.binary_search_by_key(predicate, |entry| entry.0) {
                Ok(place) => entries[place].1 = entries[place].1.plus(*more),
                Err(place) => entries.insert(place, (*predicate, *more)),
            }
        }
        Self { entries }
    }
}

impl Statistics {
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            triples: self.triples + other.triples,
            subjects: self.subjects + other.subjects,
            objects: self.objects + other.objects,
            literals: self.literals + other.literals,
        }
    }
}
