//! The interner of one commit: terms that are in no dictionary yet.

use super::segment::{Segment, slice};
use super::table::{Table, hash};
use super::{Dictionary, LIMIT};

/// Terms not in a dictionary yet, with the ids they will have there.
pub(in crate::index) struct NewTerms {
    first: u32,
    arena: String,
    ends: Vec<u32>,
    table: Table,
}

impl NewTerms {
    pub(in crate::index) fn after(dictionary: &Dictionary) -> Self {
        Self::from_id(dictionary.len())
    }

    /// Terms whose ids begin at one.
    pub(in crate::index) fn from_id(first: usize) -> Self {
        Self {
            first: first as u32,
            arena: String::new(),
            ends: Vec::new(),
            table: Table::default(),
        }
    }

    pub(in crate::index) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(in crate::index) fn first(&self) -> u32 {
        self.first
    }

    pub(in crate::index) fn at(&self, index: usize) -> &str {
        slice(&self.arena, &self.ends, index)
    }

    pub(in crate::index) fn find_hashed(&self, hash: u32, encoded: &str) -> Option<u32> {
        let place = self.table.find(hash, |index| self.at(index) == encoded);
        place.map(|index| self.first + index)
    }

    /// The hashes of the terms in their order.
    pub(in crate::index) fn hashes(&self) -> Vec<u32> {
        self.table.hashes()
    }

    /// Adds a term known to be neither here nor in the dictionary.
    pub(in crate::index) fn insert(&mut self, hash: u32, encoded: &str) -> u32 {
        let index = self.ends.len() as u32;
        assert!(index < LIMIT - self.first, "fewer than 2^31 terms");
        self.arena.push_str(encoded);
        self.ends
            .push(u32::try_from(self.arena.len()).expect("an arena is below 4 GiB"));
        self.table.insert(hash, index);
        self.first + index
    }

    /// The id of a term, given one if it has none.
    pub(in crate::index) fn intern(&mut self, dictionary: &Dictionary, encoded: &str) -> u32 {
        self.intern_hashed(dictionary, hash(encoded), encoded)
    }

    /// The same for a term whose hash is known.
    pub(in crate::index) fn intern_hashed(
        &mut self,
        dictionary: &Dictionary,
        hash: u32,
        encoded: &str,
    ) -> u32 {
        dictionary
            .find_hashed(hash, encoded)
            .or_else(|| self.find_hashed(hash, encoded))
            .unwrap_or_else(|| self.insert(hash, encoded))
    }

    pub(super) fn into_segment(mut self) -> Segment {
        self.arena.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.table.shrink_to_fit();
        Segment::of_table(self.first, self.arena, self.ends, self.table)
    }
}
