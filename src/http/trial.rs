//! Small questions are answered on the spot.
//!
//! Handing a question to another thread costs more than most look-ups. So each is first tried on
//! the thread that read it, for a moment and without a permit: many slow queries do not keep the
//! quick ones waiting. What does not finish starts anew on a thread of its own, and is remembered,
//! so that it is not tried again.

use std::hash::{BuildHasher, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Rows a question may read or compute on the spot: a millisecond or two, however busy the
/// machine is.
pub const ROWS: u64 = 20_000;

/// How long a question is tried on the spot, if its rows take long.
pub const TIME: Duration = Duration::from_millis(20);

/// Longest answer given on the spot, in bytes.
pub const ANSWER_BYTES: usize = 64 << 10;

/// Longest text tried on the spot, in bytes; a longer one may need a deep stack.
const TEXT_BYTES: usize = 4 << 10;

/// Most brackets open at once in a text tried on the spot.
const NESTING: usize = 24;

/// Most operators in it.
const OPERATORS: usize = 100;

/// Most slashes in it, of paths and of IRIs.
const SLASHES: usize = 400;

const SLOTS: usize = 4096;

/// Remembers questions that took long; forgets when others take their place.
pub struct Heavy {
    slots: Box<[AtomicU64]>,
    hasher: foldhash::fast::RandomState,
}

impl Default for Heavy {
    fn default() -> Self {
        Self {
            slots: (0..SLOTS).map(|_| AtomicU64::new(0)).collect(),
            hasher: foldhash::fast::RandomState::default(),
        }
    }
}

/// A question as `Heavy` knows it.
#[derive(Debug, Clone, Copy)]
pub struct Key(u64);

impl Heavy {
    /// The key of a question, if it may be tried on the spot.
    pub fn try_on_spot(&self, text: &str) -> Option<Key> {
        if text.len() > TEXT_BYTES || !is_shallow(text) {
            return None;
        }
        let mut hasher = self.hasher.build_hasher();
        hasher.write(text.as_bytes());
        let hash = hasher.finish() | 1;
        (self.slot(hash).load(Ordering::Relaxed) != hash).then_some(Key(hash))
    }

    /// It took too long.
    pub fn remember(&self, key: Key) {
        self.slot(key.0).store(key.0, Ordering::Relaxed);
    }

    fn slot(&self, hash: u64) -> &AtomicU64 {
        &self.slots[(hash >> 16) as usize % SLOTS]
    }
}

/// Whether no parser or evaluator can recurse deep on it; counts also inside strings.
fn is_shallow(text: &str) -> bool {
    let (mut open, mut operators, mut slashes) = (0_usize, 0_usize, 0_usize);
    for byte in text.bytes() {
        match byte {
            b'(' | b'{' | b'[' => open += 1,
            b')' | b'}' | b']' => open = open.saturating_sub(1),
            b'!' | b'^' | b'|' | b'&' | b'+' | b'*' | b'=' => operators += 1,
            b'/' => slashes += 1,
            _ => (),
        }
        if open > NESTING || operators > OPERATORS || slashes > SLASHES {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slow_and_deep_questions_are_not_tried() {
        let heavy = Heavy::default();
        let key = heavy.try_on_spot("ASK {}").unwrap();
        assert!(heavy.try_on_spot("ASK { }").is_some());
        heavy.remember(key);
        assert!(heavy.try_on_spot("ASK {}").is_none());
        for part in ["(", "{", "!", ":a/"] {
            assert!(heavy.try_on_spot(&part.repeat(1000)).is_none());
        }
        assert!(heavy.try_on_spot(&" ".repeat(100_000)).is_none());
    }
}
