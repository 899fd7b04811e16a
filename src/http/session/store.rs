//! The sessions of this process: a bounded table, keyed by the hash of what the cookie holds.
//!
//! A session remembers the hash of the token it was begun with, and is worth no more than it: who
//! holds the token is asked anew at each request, so that a revoked token ends its sessions.

use crate::graph::tokens::{Handle, Identity, Tokens};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Longest life of a session, whatever it is used for.
pub const LONGEST: Duration = Duration::from_secs(12 * 60 * 60);

/// Longest pause between two requests of a session.
pub const IDLE: Duration = Duration::from_secs(2 * 60 * 60);

/// Sessions at once; the one that was used longest ago makes room.
const MOST: usize = 5_000;

/// Sessions of one token at once.
const MOST_OF_TOKEN: usize = 20;

/// What a session is looked up by: the hash of the secret in the cookie.
type Key = [u8; 32];

struct Session {
    token: Handle,
    csrf: String,
    begun: Instant,
    used: Instant,
}

impl Session {
    fn is_over(&self, now: Instant) -> bool {
        now.duration_since(self.begun) >= LONGEST || now.duration_since(self.used) >= IDLE
    }
}

/// Somebody who is signed in.
#[derive(Clone)]
pub struct Signed {
    /// Who.
    pub identity: Arc<Identity>,
    /// What every form of the session carries.
    pub csrf: Arc<str>,
    key: Key,
}

/// The sessions.
#[derive(Default)]
pub struct Sessions {
    all: Mutex<HashMap<Key, Session>>,
}

impl Sessions {
    /// Begins a session; gives the secret for the cookie.
    pub fn begin(&self, token: Handle, now: Instant) -> Result<String, getrandom::Error> {
        let (secret, csrf) = (random()?, random()?);
        let mut all = self.lock();
        all.retain(|_, session| !session.is_over(now));
        while all.values().filter(|one| one.token == token).count() >= MOST_OF_TOKEN {
            forget_oldest(&mut all, |one| one.token == token);
        }
        while all.len() >= MOST {
            forget_oldest(&mut all, |_| true);
        }
        let session = Session {
            token,
            csrf,
            begun: now,
            used: now,
        };
        all.insert(key(&secret), session);
        Ok(secret)
    }

    /// Who a secret belongs to; a session that is over, or whose token is revoked, is forgotten.
    pub fn find(&self, secret: &str, tokens: &Tokens, now: Instant) -> Option<Signed> {
        let key = key(secret);
        let (token, csrf) = {
            let mut all = self.lock();
            let session = all.get_mut(&key)?;
            if session.is_over(now) {
                all.remove(&key);
                return None;
            }
            session.used = now;
            (session.token, Arc::from(session.csrf.as_str()))
        };
        let Some(identity) = tokens.holder(&token) else {
            self.lock().retain(|_, session| session.token != token);
            return None;
        };
        Some(Signed {
            identity,
            csrf,
            key,
        })
    }

    /// Ends a session.
    pub fn end(&self, signed: &Signed) {
        self.lock().remove(&signed.key);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Key, Session>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Signed {
    /// Whether a form carries what its session gave it.
    pub fn gave(&self, csrf: &str) -> bool {
        // Of hashes, so that the time taken tells nothing.
        key(csrf) == key(&self.csrf)
    }
}

fn forget_oldest(all: &mut HashMap<Key, Session>, of: impl Fn(&Session) -> bool) {
    let oldest = all.iter().filter(|(_, session)| of(session));
    let oldest = oldest.min_by_key(|(_, session)| session.used);
    if let Some(key) = oldest.map(|(key, _)| *key) {
        all.remove(&key);
    }
}

fn key(secret: &str) -> Key {
    Sha256::digest(secret).into()
}

fn random() -> Result<String, getrandom::Error> {
    let mut bits = [0_u8; 32];
    getrandom::fill(&mut bits)?;
    Ok(bits.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::tokens::Role;

    fn tokens() -> (tempfile::TempDir, Tokens, String) {
        let folder = tempfile::tempdir().unwrap();
        let tokens = Tokens::open(folder.path()).unwrap();
        let secret = tokens.add("kari", Role::Steward, &[]).unwrap();
        (folder, tokens, secret)
    }

    #[test]
    fn a_session_ends_when_it_is_old_or_idle() {
        let (_folder, tokens, token) = tokens();
        let sessions = Sessions::default();
        let start = Instant::now();
        let begin = || sessions.begin(Handle::of(&token), start).unwrap();
        let (used, idle) = (begin(), begin());
        let mut now = start;
        while now.duration_since(start) + IDLE / 2 < LONGEST {
            now += IDLE / 2;
            assert!(sessions.find(&used, &tokens, now).is_some());
        }
        assert!(sessions.find(&idle, &tokens, now).is_none());
        assert!(sessions.find(&used, &tokens, start + LONGEST).is_none());
        assert!(sessions.find(&used, &tokens, start).is_none(), "forgotten");
    }

    #[test]
    fn a_session_dies_with_its_token() {
        let (_folder, tokens, token) = tokens();
        let sessions = Sessions::default();
        let now = Instant::now();
        let secret = sessions.begin(Handle::of(&token), now).unwrap();
        let signed = sessions.find(&secret, &tokens, now).unwrap();
        assert_eq!(signed.identity.name, "kari");
        assert!(signed.gave(&signed.csrf) && !signed.gave("") && !signed.gave(&secret));
        assert!(sessions.find(&signed.csrf, &tokens, now).is_none());
        tokens.revoke("kari").unwrap();
        assert!(sessions.find(&secret, &tokens, now).is_none());
        assert!(sessions.lock().is_empty());
    }

    #[test]
    fn there_are_never_too_many() {
        let (_folder, tokens, token) = tokens();
        let sessions = Sessions::default();
        let now = Instant::now();
        let first = sessions.begin(Handle::of(&token), now).unwrap();
        for second in 1..=MOST_OF_TOKEN as u64 {
            let later = now + Duration::from_secs(second);
            sessions.begin(Handle::of(&token), later).unwrap();
        }
        assert!(sessions.find(&first, &tokens, now).is_none());
        assert_eq!(sessions.lock().len(), MOST_OF_TOKEN);
        for number in 0..MOST + 10 {
            sessions
                .begin(Handle::of(&number.to_string()), now)
                .unwrap();
        }
        assert_eq!(sessions.lock().len(), MOST);
    }
}
