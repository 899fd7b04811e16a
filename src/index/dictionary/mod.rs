//! The interned terms: segments of an arena each with offsets and a hash table of ids without keys.
//!
//! The first segment is the base; every commit that brings new terms adds one behind it, and small
//! ones are merged, so that snapshots share all they have in common and a commit that is dropped
//! leaves no trace. Ids run through the segments in order and are below `LIMIT`.

mod new_terms;
mod segment;
mod table;
#[cfg(test)]
mod tests;

use crate::index::term::EncodedTerm;
use std::sync::Arc;

pub(super) use new_terms::NewTerms;
pub(super) use segment::Segment;
pub(super) use table::hash;

/// Ids from here on belong to terms computed while a query runs.
pub(super) const LIMIT: u32 = 1 << 31;
/// Segments that would become larger than this together stay apart until compaction.
const MERGE_LIMIT: usize = 1 << 16;

/// All terms of a snapshot; cloning copies a few pointers.
#[derive(Clone)]
pub(super) struct Dictionary {
    segments: Vec<Arc<Segment>>,
}

impl Default for Dictionary {
    fn default() -> Self {
        Self::from_base(Segment::default())
    }
}

impl Dictionary {
    pub(super) fn from_base(base: Segment) -> Self {
        Self {
            segments: vec![Arc::new(base)],
        }
    }

    /// Number of terms; the next id.
    pub(super) fn len(&self) -> usize {
        let last = &self.segments[self.segments.len() - 1];
        last.first() as usize + last.len()
    }

    pub(super) fn segments(&self) -> &[Arc<Segment>] {
        &self.segments
    }

    pub(super) fn find(&self, encoded: &str) -> Option<u32> {
        self.find_hashed(hash(encoded), encoded)
    }

    pub(super) fn find_hashed(&self, hash: u32, encoded: &str) -> Option<u32> {
        self.segments.iter().find_map(|s| s.find(hash, encoded))
    }

    /// The term behind an id below `len`.
    pub(super) fn get(&self, id: u32) -> EncodedTerm<'_> {
        let base = &self.segments[0];
        if (id as usize) < base.len() {
            return base.at(id as usize);
        }
        let place = self.segments.partition_point(|s| s.first() <= id) - 1;
        let segment = &self.segments[place];
        segment.at((id - segment.first()) as usize)
    }

    /// This dictionary and the new terms of an interner that was made on it.
    pub(super) fn with(&self, new: NewTerms) -> Self {
        let mut segments = self.segments.clone();
        if new.len() == 0 {
            return Self { segments };
        }
        segments.push(Arc::new(new.into_segment()));
        if segments[0].len() == 0 {
            segments.remove(0);
        }
        let mut start = segments.len() - 1;
        let mut size = segments[start].len();
        while start > 1 {
            let before = segments[start - 1].len();
            if before >= 2 * size || before + size > MERGE_LIMIT {
                break;
            }
            size += before;
            start -= 1;
        }
        if start + 1 < segments.len() {
            let merged = Segment::concatenate(&segments[start..]);
            segments.truncate(start);
            segments.push(Arc::new(merged));
        }
        Self { segments }
    }

    /// The same terms with the same ids in one segment.
    pub(super) fn compacted(&self) -> Self {
        if self.segments.len() == 1 {
            return self.clone();
        }
        self.prepared_like_this(Self::from_base(Segment::concatenate(&self.segments)))
    }

    /// The terms for which `keep` holds, in one segment; their order is kept, ids close up.
    pub(super) fn retain(&self, keep: impl Fn(u32) -> bool) -> Self {
        let mut arena = String::new();
        let mut ends = Vec::new();
        for id in 0..self.len() as u32 {
            if keep(id) {
                arena.push_str(self.get(id).0);
                ends.push(arena.len() as u32);
            }
        }
        arena.shrink_to_fit();
        ends.shrink_to_fit();
        self.prepared_like_this(Self::from_base(Segment::new(0, arena, ends)))
    }

    /// Makes the text for searching now if this dictionary has been searched: no query shall wait
    /// for it again.
    fn prepared_like_this(&self, successor: Self) -> Self {
        if self.segments[0].is_folded() {
            successor.segments[0].folded();
        }
        successor
    }
}
