//! Small questions are answered on the spot.
//!
//! Handing a question to another thread costs more than most look-ups. So each is first tried on
//! the thread that read it, for a moment and without a permit: many slow queries do not keep the
//! quick ones waiting. What does not finish starts anew on a thread of its own, and its shape is
//! remembered, so that the same with other values is not tried again until one was quick there.

use std::hash::{BuildHasher, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Rows a question may read or compute on the spot: a few milliseconds, however busy the machine
/// is.
pub const ROWS: u64 = 50_000;

/// How long a question is tried on the spot, if its rows take long.
pub const TIME: Duration = Duration::from_millis(20);

/// Longest answer given on the spot, in bytes.
pub const ANSWER_BYTES: usize = 512 << 10;

/// Longest text tried on the spot, in bytes; a longer one may need a deep stack.
const TEXT_BYTES: usize = 4 << 10;

/// Most brackets open at once in a text tried on the spot.
const NESTING: usize = 24;

/// Most operators in it.
const OPERATORS: usize = 100;

/// Most slashes in it, of paths and of IRIs.
const SLASHES: usize = 400;

const SLOTS: usize = 4096;

/// Remembers the shapes of questions that took long; forgets when others take their place.
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
    /// The shape of a question, and whether it may be tried on the spot.
    pub fn look(&self, text: &str) -> (Key, bool) {
        let key = self.key(text);
        let may = text.len() <= TEXT_BYTES
            && is_shallow(text)
            && self.slot(key.0).load(Ordering::Relaxed) != key.0;
        (key, may)
    }

    /// It took too long.
    pub fn remember(&self, key: Key) {
        self.slot(key.0).store(key.0, Ordering::Relaxed);
    }

    /// It was quick after all.
    pub fn forget(&self, key: Key) {
        let _ = self
            .slot(key.0)
            .compare_exchange(key.0, 0, Ordering::Relaxed, Ordering::Relaxed);
    }

    /// The text without digits, what stands in quotes and IRIs: the values that vary.
    fn key(&self, text: &str) -> Key {
        let mut hasher = self.hasher.build_hasher();
        let mut kept = [0_u8; 64];
        let mut length = 0;
        let mut closing = None;
        for byte in text.bytes() {
            match (closing, byte) {
                (Some(end), byte) if byte == end => closing = None,
                // A `<` that begins no IRI ends with the line or the next space.
                (Some(b'>'), b' ' | b'\n') => closing = None,
                (Some(_), _) | (None, b'0'..=b'9') => continue,
                (None, b'<') => closing = Some(b'>'),
                (None, b'"' | b'\'') => closing = Some(byte),
                (None, _) => (),
            }
            kept[length] = byte;
            length += 1;
            if length == kept.len() {
                hasher.write(&kept);
                length = 0;
            }
        }
        hasher.write(&kept[..length]);
        Key(hasher.finish() | 1)
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
        let (key, may) = heavy.look("ASK { <a1> ?p 'x' }");
        assert!(may);
        assert!(heavy.look("ASK { }").1);
        heavy.remember(key);
        assert!(!heavy.look("ASK { <a1> ?p 'x' }").1);
        assert!(!heavy.look("ASK { <b2> ?p 'yz' }").1, "the same shape");
        assert!(heavy.look("ASK { <a1> ?q 'x' }").1);
        assert!(heavy.look("ASK { ?a < 5 . ?b ?p 'x' }").1);
        heavy.forget(key);
        assert!(heavy.look("ASK { <b2> ?p 'yz' }").1);
        for part in ["(", "{", "!", ":a/"] {
            assert!(!heavy.look(&part.repeat(1000)).1);
        }
        assert!(!heavy.look(&" ".repeat(100_000)).1);
    }
}
