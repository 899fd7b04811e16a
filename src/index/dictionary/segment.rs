//! Some terms with consecutive ids: an arena with offsets and a hash table.

use super::table::{Table, hash};
use crate::index::term::EncodedTerm;
use crate::index::text::FoldedText;
use std::sync::{Arc, OnceLock};

/// Some terms with consecutive ids; immutable.
#[derive(Default)]
pub(in crate::index) struct Segment {
    first: u32,
    pub(in crate::index) arena: String,
    /// Where each term ends in the arena.
    pub(in crate::index) ends: Vec<u32>,
    table: Table,
    folded: OnceLock<FoldedText>,
}

impl Segment {
    /// A segment of terms that are known to differ.
    pub(in crate::index) fn new(first: u32, arena: String, ends: Vec<u32>) -> Self {
        let mut start = 0;
        let hashes = ends.iter().map(|end| {
            let term = &arena[start..*end as usize];
            start = *end as usize;
            hash(term)
        });
        let table = Table::new(hashes, ends.len());
        Self::of_table(first, arena, ends, table)
    }

    /// A segment of terms that are in a table already.
    pub(super) fn of_table(first: u32, arena: String, ends: Vec<u32>, table: Table) -> Self {
        Self {
            first,
            arena,
            ends,
            table,
            folded: OnceLock::new(),
        }
    }

    pub(in crate::index) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(in crate::index) fn first(&self) -> u32 {
        self.first
    }

    /// Whether it has been searched for a part of a text.
    pub(super) fn is_folded(&self) -> bool {
        self.folded.get().is_some()
    }

    /// The text of its literals for substring search, made when first asked for.
    pub(in crate::index) fn folded(&self) -> &FoldedText {
        self.folded.get_or_init(|| FoldedText::new(self))
    }

    /// The term at a place in this segment.
    #[inline]
    pub(in crate::index) fn at(&self, index: usize) -> EncodedTerm<'_> {
        EncodedTerm(slice(&self.arena, &self.ends, index))
    }

    #[inline]
    pub(super) fn find(&self, hash: u32, encoded: &str) -> Option<u32> {
        let place = self.table.find(hash, |index| {
            slice(&self.arena, &self.ends, index) == encoded
        });
        place.map(|index| self.first + index)
    }

    /// The terms of several segments that follow each other, in one.
    pub(super) fn concatenate(segments: &[Arc<Self>]) -> Self {
        let mut arena = String::with_capacity(segments.iter().map(|s| s.arena.len()).sum());
        let mut ends = Vec::with_capacity(segments.iter().map(|s| s.len()).sum());
        let mut hashes = Vec::with_capacity(ends.capacity());
        for segment in segments {
            hashes.extend(segment.table.hashes());
            let shift = u32::try_from(arena.len()).expect("an arena is below 4 GiB");
            arena.push_str(&segment.arena);
            ends.extend(segment.ends.iter().map(|end| shift + end));
        }
        let table = Table::new(hashes.into_iter(), ends.len());
        Self::of_table(segments[0].first, arena, ends, table)
    }
}

/// The text of the term at a place of an arena.
#[inline]
pub(super) fn slice<'a>(arena: &'a str, ends: &[u32], index: usize) -> &'a str {
    let start = match index {
        0 => 0,
        _ => ends[index - 1] as usize,
    };
    &arena[start..ends[index] as usize]
}
