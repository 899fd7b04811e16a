//! The interned terms: segments of an arena each with offsets and a hash table of ids without keys.
//!
//! The first segment is the base; every commit that brings new terms adds one behind it, and small
//! ones are merged, so that snapshots share all they have in common and a commit that is dropped
//! leaves no trace. Ids run through the segments in order and are below `LIMIT`.

use crate::index::term::EncodedTerm;
use crate::index::text::FoldedText;
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use std::hash::{BuildHasher, Hasher};
use std::sync::{Arc, LazyLock, OnceLock};

/// Ids from here on belong to terms computed while a query runs.
pub(super) const LIMIT: u32 = 1 << 31;
/// Segments that would become larger than this together stay apart until compaction.
const MERGE_LIMIT: usize = 1 << 16;

static HASHER: LazyLock<RandomState> = LazyLock::new(RandomState::default);

/// The hash under which a term is found, the same in every segment of the process.
pub(super) fn hash(encoded: &str) -> u32 {
    let mut hasher = HASHER.build_hasher();
    hasher.write(encoded.as_bytes());
    let hash = hasher.finish();
    (hash >> 32) as u32 ^ hash as u32
}

/// A term in a hash table: its place, and its hash so that nothing else is read in vain.
#[derive(Clone, Copy)]
struct Entry {
    hash: u32,
    index: u32,
}

impl Entry {
    /// The table looks at the lowest and the highest bits.
    fn spread(self) -> u64 {
        spread(self.hash)
    }
}

fn spread(hash: u32) -> u64 {
    u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Some terms with consecutive ids; immutable.
#[derive(Default)]
pub(super) struct Segment {
    first: u32,
    pub(super) arena: String,
    /// Where each term ends in the arena.
    pub(super) ends: Vec<u32>,
    table: HashTable<Entry>,
    folded: OnceLock<FoldedText>,
}

impl Segment {
    /// A segment of terms that are known to differ.
    pub(super) fn new(first: u32, arena: String, ends: Vec<u32>) -> Self {
        let mut start = 0;
        let hashes = ends.iter().map(|end| {
            let term = &arena[start..*end as usize];
            start = *end as usize;
            hash(term)
        });
        let table = table_of(hashes, ends.len());
        Self {
            first,
            arena,
            ends,
            table,
            folded: OnceLock::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn first(&self) -> u32 {
        self.first
    }

    /// The text of its literals for substring search, made when first asked for.
    pub(super) fn folded(&self) -> &FoldedText {
        self.folded.get_or_init(|| FoldedText::new(self))
    }

    /// The term at a place in this segment.
    pub(super) fn at(&self, index: usize) -> EncodedTerm<'_> {
        EncodedTerm(slice(&self.arena, &self.ends, index))
    }

    fn find(&self, hash: u32, encoded: &str) -> Option<u32> {
        find(&self.table, hash, |index| {
            slice(&self.arena, &self.ends, index) == encoded
        })
        .map(|index| self.first + index)
    }

    fn concatenate(segments: &[Arc<Self>]) -> Self {
        let mut arena = String::with_capacity(segments.iter().map(|s| s.arena.len()).sum());
        let mut ends = Vec::with_capacity(segments.iter().map(|s| s.len()).sum());
        let mut hashes = Vec::with_capacity(ends.capacity());
        for segment in segments {
            hashes.extend(hashes_of(&segment.table));
            let shift = u32::try_from(arena.len()).expect("an arena is below 4 GiB");
            arena.push_str(&segment.arena);
            ends.extend(segment.ends.iter().map(|end| shift + end));
        }
        Self {
            first: segments[0].first,
            table: table_of(hashes.into_iter(), ends.len()),
            arena,
            ends,
            folded: OnceLock::new(),
        }
    }
}

/// A table of hashes given in the order of their terms.
fn table_of(hashes: impl Iterator<Item = u32>, terms: usize) -> HashTable<Entry> {
    let mut table = HashTable::with_capacity(terms);
    for (index, hash) in (0..).zip(hashes) {
        let entry = Entry { hash, index };
        table.insert_unique(entry.spread(), entry, |entry| entry.spread());
    }
    table
}

/// The hashes in a table in the order of their terms.
fn hashes_of(table: &HashTable<Entry>) -> Vec<u32> {
    let mut hashes = vec![0; table.len()];
    for entry in table {
        hashes[entry.index as usize] = entry.hash;
    }
    hashes
}

fn find(table: &HashTable<Entry>, hash: u32, mut is_it: impl FnMut(usize) -> bool) -> Option<u32> {
    let found = table.find(spread(hash), |entry| {
        entry.hash == hash && is_it(entry.index as usize)
    });
    found.map(|entry| entry.index)
}

fn slice<'a>(arena: &'a str, ends: &[u32], index: usize) -> &'a str {
    let start = match index {
        0 => 0,
        _ => ends[index - 1] as usize,
    };
    &arena[start..ends[index] as usize]
}

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
        last.first as usize + last.len()
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
        let place = self.segments.partition_point(|s| s.first <= id) - 1;
        let segment = &self.segments[place];
        segment.at((id - segment.first) as usize)
    }

    /// This dictionary and the new terms of an interner that was made on it.
    pub(super) fn with(&self, new: NewTerms) -> Self {
        let mut segments = self.segments.clone();
        if new.ends.is_empty() {
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
        if self.segments[0].folded.get().is_some() {
            successor.segments[0].folded();
        }
        successor
    }
}

/// Terms not in a dictionary yet, with the ids they will have there.
pub(super) struct NewTerms {
    first: u32,
    arena: String,
    ends: Vec<u32>,
    table: HashTable<Entry>,
}

impl NewTerms {
    pub(super) fn after(dictionary: &Dictionary) -> Self {
        Self::from_id(dictionary.len())
    }

    /// Terms whose ids begin at one.
    pub(super) fn from_id(first: usize) -> Self {
        Self {
            first: first as u32,
            arena: String::new(),
            ends: Vec::new(),
            table: HashTable::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn first(&self) -> u32 {
        self.first
    }

    pub(super) fn at(&self, index: usize) -> &str {
        slice(&self.arena, &self.ends, index)
    }

    pub(super) fn find_hashed(&self, hash: u32, encoded: &str) -> Option<u32> {
        find(&self.table, hash, |index| self.at(index) == encoded).map(|index| self.first + index)
    }

    /// The hashes of the terms in their order.
    pub(super) fn hashes(&self) -> Vec<u32> {
        hashes_of(&self.table)
    }

    /// Adds a term known to be neither here nor in the dictionary.
    pub(super) fn insert(&mut self, hash: u32, encoded: &str) -> u32 {
        let index = self.ends.len() as u32;
        assert!(index < LIMIT - self.first, "fewer than 2^31 terms");
        self.arena.push_str(encoded);
        self.ends
            .push(u32::try_from(self.arena.len()).expect("an arena is below 4 GiB"));
        let entry = Entry { hash, index };
        self.table
            .insert_unique(entry.spread(), entry, |entry| entry.spread());
        self.first + index
    }

    /// The id of a term, given one if it has none.
    pub(super) fn intern(&mut self, dictionary: &Dictionary, encoded: &str) -> u32 {
        self.intern_hashed(dictionary, hash(encoded), encoded)
    }

    /// The same for a term whose hash is known.
    pub(super) fn intern_hashed(
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

    fn into_segment(mut self) -> Segment {
        self.arena.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.table.shrink_to_fit(|entry| entry.spread());
        Segment {
            first: self.first,
            arena: self.arena,
            ends: self.ends,
            table: self.table,
            folded: OnceLock::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Interns some terms as one commit does.
    fn commit(dictionary: &Dictionary, terms: &[String]) -> Dictionary {
        let mut new = NewTerms::after(dictionary);
        for term in terms {
            new.intern(dictionary, term);
        }
        dictionary.with(new)
    }

    #[test]
    fn ids_stay_through_commits_and_compaction() {
        let terms: Vec<String> = (0..500).map(|i| format!("S{}", i * i)).collect();
        let mut dictionary = Dictionary::default();
        for commit_terms in terms.chunks(7) {
            let before = dictionary.clone();
            dictionary = commit(&dictionary, commit_terms);
            assert_eq!(
                before.find(&commit_terms[0]),
                None,
                "an older snapshot changed"
            );
        }
        assert!(
            dictionary.segments().len() < 12,
            "small segments are merged"
        );
        for dictionary in [&dictionary, &dictionary.compacted()] {
            assert_eq!(dictionary.len(), terms.len());
            for (id, term) in (0..).zip(&terms) {
                assert_eq!(dictionary.find(term), Some(id));
                assert_eq!(dictionary.get(id).0, term);
            }
            assert_eq!(dictionary.find("Sx"), None);
        }
        let even = dictionary.retain(|id| id % 2 == 0);
        assert_eq!(even.len(), 250);
        assert_eq!(even.find(&terms[1]), None);
        assert_eq!(even.find(&terms[4]), Some(2));
    }

    #[test]
    fn a_term_is_interned_once() {
        let twice = ["Sx".to_owned(), "Sy".to_owned(), "Sx".to_owned()];
        let dictionary = commit(&commit(&Dictionary::default(), &twice), &twice);
        assert_eq!(dictionary.len(), 2);
    }
}
