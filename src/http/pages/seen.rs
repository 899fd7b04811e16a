//! When an answer was first seen as it is now: its date, whatever else has changed since.
//!
//! What a page says comes from many triples, of the thing and of all it is linked to. So nobody
//! asks the history which of them changed when: whoever is answered the same again is told the
//! same date again, and what was not asked for lately counts as changed by the newest commit.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// Answers remembered in one of two halves; some 3 MB in all.
const HALF: usize = 1 << 15;

/// Remembers answers; forgets those not given for long.
#[derive(Default)]
pub struct Seen {
    halves: Mutex<Halves>,
    hasher: foldhash::fast::RandomState,
}

#[derive(Default)]
struct Halves {
    newer: HashMap<u64, Answer>,
    older: HashMap<u64, Answer>,
}

#[derive(Clone, Copy)]
struct Answer {
    content: u64,
    since: SystemTime,
}

impl Seen {
    /// Since when `address` has answered with `body`, as far as is known; `now` if it did not.
    pub fn since(&self, address: &str, body: &[u8], now: SystemTime) -> SystemTime {
        let key = self.hasher.hash_one(address);
        let content = self.hasher.hash_one(body);
        let mut halves = self.halves.lock().unwrap_or_else(PoisonError::into_inner);
        let known = halves.newer.get(&key).or_else(|| halves.older.get(&key));
        let answer = match known {
            Some(known) if known.content == content => *known,
            _ => Answer {
                content,
                since: now,
            },
        };
        if halves.newer.len() >= HALF {
            halves.older = std::mem::take(&mut halves.newer);
        }
        halves.newer.insert(key, answer);
        answer.since
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_same_answer_keeps_its_date() {
        let seen = Seen::default();
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        for (address, body, now, since) in [
            ("/a", "1", 1, 1),
            ("/b", "1", 2, 2),
            ("/a", "1", 3, 1),
            ("/a", "2", 4, 4),
            ("/a", "1", 5, 5),
            ("/b", "1", 6, 2),
        ] {
            assert_eq!(seen.since(address, body.as_bytes(), at(now)), at(since));
        }
    }

    #[test]
    fn it_forgets_before_it_grows() {
        let seen = Seen::default();
        for number in 0..3 * HALF {
            seen.since(&number.to_string(), b"", SystemTime::UNIX_EPOCH);
        }
        let halves = seen.halves.lock().unwrap();
        assert!(halves.newer.len() <= HALF && halves.older.len() <= HALF);
    }
}
