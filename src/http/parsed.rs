//! Queries that were parsed before: pages and programs ask the same again and again, and parsing
//! a look-up takes longer than answering it.

use super::problem::Problem;
use crate::query;
use oxrdf::NamedNode;
use spargebra::Query;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Longest text kept, in bytes; all that is kept stays below some 40 MB.
const TEXT_BYTES: usize = 1 << 10;

/// Texts kept in one half of one shard.
const HALF: usize = if cfg!(test) { 32 } else { 256 };

/// So that threads seldom wait for each other.
const SHARDS: usize = 8;

type Table = HashMap<Arc<str>, Arc<Query>, foldhash::fast::RandomState>;

/// Parsed queries by their text. The base IRI is the same for all.
#[derive(Default)]
pub struct Parsed {
    shards: [Mutex<Shard>; SHARDS],
}

/// The older half is thrown away when the newer is full; what is asked again moves on.
#[derive(Default)]
struct Shard {
    newer: Table,
    older: Table,
}

impl Parsed {
    /// The query behind a text, parsed now or before.
    pub fn get(&self, text: &Arc<str>, base: &NamedNode) -> Result<Arc<Query>, Problem> {
        if text.len() > TEXT_BYTES {
            return Ok(Arc::new(query::parse(text, Some(base))?));
        }
        if let Some(known) = self.shard(text).find(text) {
            return Ok(known);
        }
        let parsed = Arc::new(query::parse(text, Some(base))?);
        self.shard(text).add(text.clone(), parsed.clone());
        Ok(parsed)
    }

    fn shard(&self, text: &str) -> MutexGuard<'_, Shard> {
        let sum = text.bytes().rev().take(64).fold(text.len(), |sum, byte| {
            sum.wrapping_mul(31) + usize::from(byte)
        });
        self.shards[sum % SHARDS]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shard {
    fn find(&mut self, text: &str) -> Option<Arc<Query>> {
        if let Some(known) = self.newer.get(text) {
            return Some(known.clone());
        }
        let (text, known) = self.older.remove_entry(text)?;
        self.add(text, known.clone());
        Some(known)
    }

    fn add(&mut self, text: Arc<str>, query: Arc<Query>) {
        if self.newer.len() >= HALF {
            self.older = std::mem::take(&mut self.newer);
        }
        self.newer.insert(text, query);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::hg;

    #[test]
    fn the_same_text_is_parsed_once_and_memory_is_bounded() {
        let parsed = Parsed::default();
        let base = hg::BASE_IRI.into_owned();
        let ask = |text: &str| parsed.get(&Arc::from(text), &base);
        let first = ask("ASK {}").unwrap();
        for number in 0..3_000 {
            ask(&format!("ASK {{ ?s ?p {number} }}")).unwrap();
            if number % 100 == 0 {
                assert!(Arc::ptr_eq(&first, &ask("ASK {}").unwrap()));
            }
        }
        let kept: usize = parsed
            .shards
            .iter()
            .map(|shard| {
                let shard = shard.lock().unwrap();
                shard.newer.len() + shard.older.len()
            })
            .sum();
        assert!(kept <= 2 * HALF * SHARDS, "{kept}");
        assert!(ask("nonsense").is_err());
    }
}
