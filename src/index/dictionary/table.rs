//! A hash table of ids without keys: the terms themselves stand in an arena.

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use std::hash::{BuildHasher, Hasher};
use std::sync::LazyLock;

static HASHER: LazyLock<RandomState> = LazyLock::new(RandomState::default);

/// The hash under which a term is found, the same in every segment of the process.
pub(in crate::index) fn hash(encoded: &str) -> u32 {
    let mut hasher = HASHER.build_hasher();
    hasher.write(encoded.as_bytes());
    let hash = hasher.finish();
    (hash >> 32) as u32 ^ hash as u32
}

/// A term in the table: its place, and its hash so that nothing else is read in vain.
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

/// The places of terms, by their hashes.
#[derive(Default)]
pub(super) struct Table(HashTable<Entry>);

impl Table {
    /// A table of hashes given in the order of their terms.
    pub(super) fn new(hashes: impl Iterator<Item = u32>, terms: usize) -> Self {
        let mut table = Self(HashTable::with_capacity(terms));
        for (index, hash) in (0..).zip(hashes) {
            table.insert(hash, index);
        }
        table
    }

    /// Adds a term that is known not to be there.
    pub(super) fn insert(&mut self, hash: u32, index: u32) {
        let entry = Entry { hash, index };
        self.0
            .insert_unique(entry.spread(), entry, |entry| entry.spread());
    }

    /// The place of the term with this hash for which `is_it` holds.
    #[inline]
    pub(super) fn find(&self, hash: u32, mut is_it: impl FnMut(usize) -> bool) -> Option<u32> {
        let found = self.0.find(spread(hash), |entry| {
            entry.hash == hash && is_it(entry.index as usize)
        });
        found.map(|entry| entry.index)
    }

    /// The hashes in the order of their terms.
    pub(super) fn hashes(&self) -> Vec<u32> {
        let mut hashes = vec![0; self.0.len()];
        for entry in &self.0 {
            hashes[entry.index as usize] = entry.hash;
        }
        hashes
    }

    pub(super) fn shrink_to_fit(&mut self) {
        self.0.shrink_to_fit(|entry| entry.spread());
    }
}
