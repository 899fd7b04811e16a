//! The sessions: a bounded table, keyed by the hash of what the cookie holds, and written down beside
//! the tokens so that a restart ends none.
//!
//! A session remembers the hash of the token it was begun with, and is worth no more than it: who
//! holds the token is asked anew at each request, so that a revoked token ends its sessions.

use crate::graph::tokens::{Handle, Identity, KeptSession, Tokens};
use crate::html::Who;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// Longest life of a session, whatever it is used for.
pub const LONGEST: Duration = Duration::from_secs(12 * 60 * 60);

/// Longest pause between two requests of a session.
pub const IDLE: Duration = Duration::from_secs(2 * 60 * 60);

/// How often it is written down that a session is used, at most.
const NOTED: Duration = Duration::from_secs(5 * 60);

/// Sessions at once; the one that was used longest ago makes room.
const MOST: usize = 5_000;

/// Sessions of one token at once.
const MOST_OF_TOKEN: usize = 20;

/// What a session is looked up by: the hash of the secret in the cookie.
type Key = [u8; 32];

struct Session {
    /// As it was last written down.
    kept: KeptSession,
    used: SystemTime,
}

impl Session {
    fn is_over(&self, now: SystemTime) -> bool {
        // A clock that was set back makes no session older.
        let since = |time| now.duration_since(time).unwrap_or_default();
        since(self.kept.begun) >= LONGEST || since(self.used) >= IDLE
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
    token: Handle,
}

/// The sessions of those who hold `tokens`.
pub struct Sessions {
    all: Mutex<HashMap<Key, Session>>,
}

impl Sessions {
    /// Those that were written down and are not over.
    pub fn new(tokens: Option<&Tokens>, now: SystemTime) -> Self {
        let kept = tokens
            .map(Tokens::sessions)
            .unwrap_or_else(|| Ok(Vec::new()));
        let kept = kept.unwrap_or_else(|cause| {
            tracing::error!(%cause, "the sessions could not be read; everybody signs in anew");
            Vec::new()
        });
        let used = |kept: KeptSession| Session {
            used: kept.used,
            kept,
        };
        let (over, all): (HashMap<_, _>, HashMap<_, _>) = kept
            .into_iter()
            .map(|kept| (kept.key, used(kept)))
            .partition(|(_, session)| session.is_over(now));
        let over: Vec<Key> = over.into_keys().collect();
        if let Some(tokens) = tokens {
            forget(tokens, &over);
        }
        Self {
            all: Mutex::new(all),
        }
    }

    /// Begins a session; gives the secret for the cookie and who is signed in by it.
    pub fn begin(
        &self,
        (token, identity): (Handle, &Arc<Identity>),
        tokens: &Tokens,
        now: SystemTime,
    ) -> Result<(String, Signed), getrandom::Error> {
        let secret = random()?;
        let kept = KeptSession {
            key: key(&secret),
            token,
            begun: now,
            used: now,
        };
        let gone = {
            let mut all = self.lock();
            let mut gone: Vec<Key> = Vec::new();
            let over = all.extract_if(|_, session| session.is_over(now));
            gone.extend(over.map(|(key, _)| key));
            let of_token = |one: &Session| one.kept.token == token;
            while all.values().filter(|one| of_token(one)).count() >= MOST_OF_TOKEN {
                gone.extend(forget_oldest(&mut all, of_token));
            }
            while all.len() >= MOST {
                gone.extend(forget_oldest(&mut all, |_| true));
            }
            all.insert(kept.key, Session { kept, used: now });
            gone
        };
        forget(tokens, &gone);
        note(tokens, &kept);
        let signed = Signed {
            identity: Arc::clone(identity),
            csrf: csrf(&secret),
            key: kept.key,
            token,
        };
        Ok((secret, signed))
    }

    /// Who a secret belongs to; a session that is over, or whose token is revoked, is forgotten.
    pub fn find(&self, secret: &str, tokens: &Tokens, now: SystemTime) -> Option<Signed> {
        let key = key(secret);
        let (token, noted) = {
            let mut all = self.lock();
            let session = all.get_mut(&key)?;
            if session.is_over(now) {
                all.remove(&key);
                drop(all);
                forget(tokens, &[key]);
                return None;
            }
            session.used = now;
            let is_due = now
                .duration_since(session.kept.used)
                .is_ok_and(|since| since >= NOTED);
            if is_due {
                session.kept.used = now;
            }
            (session.kept.token, is_due.then_some(session.kept))
        };
        let Some(identity) = tokens.holder(&token) else {
            self.end_of(token, tokens);
            return None;
        };
        if let Some(kept) = noted {
            note(tokens, &kept);
        }
        Some(Signed {
            identity,
            csrf: csrf(secret),
            key,
            token,
        })
    }

    /// How many sessions there are of the token of one.
    pub fn count(&self, signed: &Signed, now: SystemTime) -> usize {
        let all = self.lock();
        let own = all
            .values()
            .filter(|one| one.kept.token == signed.token && !one.is_over(now));
        own.count()
    }

    /// Ends a session.
    pub fn end(&self, signed: &Signed, tokens: &Tokens) {
        self.lock().remove(&signed.key);
        forget(tokens, &[signed.key]);
    }

    /// Ends every session of the token of one.
    pub fn end_all(&self, signed: &Signed, tokens: &Tokens) {
        self.end_of(signed.token, tokens);
    }

    fn end_of(&self, token: Handle, tokens: &Tokens) {
        let own = {
            let mut all = self.lock();
            let own = all.extract_if(|_, session| session.kept.token == token);
            own.map(|(key, _)| key).collect::<Vec<Key>>()
        };
        forget(tokens, &own);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Session>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Signed {
    /// Who, as pages say it.
    pub fn who(&self) -> Who {
        Who::new(&self.identity.name)
    }

    /// Whether a form carries what its session gave it.
    pub fn gave(&self, csrf: &str) -> bool {
        // Of hashes, so that the time taken tells nothing.
        key(csrf) == key(&self.csrf)
    }
}

/// Writes a session down; without that it holds until the next restart.
fn note(tokens: &Tokens, kept: &KeptSession) {
    if let Err(cause) = tokens.keep_session(kept) {
        tracing::error!(%cause, "a session could not be written down; a restart will end it");
    }
}

/// Strikes sessions out; who has one of them cannot use it before a restart, nor after its time.
fn forget(tokens: &Tokens, keys: &[Key]) {
    if keys.is_empty() {
        return;
    }
    if let Err(cause) = tokens.forget_sessions(keys) {
        tracing::error!(%cause, "sessions that are over could not be struck out");
    }
}

fn forget_oldest(all: &mut HashMap<Key, Session>, of: impl Fn(&Session) -> bool) -> Option<Key> {
    let oldest = all.iter().filter(|(_, session)| of(session));
    let oldest = oldest.min_by_key(|(_, session)| session.used);
    let key = oldest.map(|(key, _)| *key)?;
    all.remove(&key);
    Some(key)
}

fn key(secret: &str) -> Key {
    Sha256::digest(secret).into()
}

/// What the forms of a session carry: of its secret, from which it tells nothing.
fn csrf(secret: &str) -> Arc<str> {
    hex(&Sha256::digest(format!("form {secret}"))).into()
}

fn random() -> Result<String, getrandom::Error> {
    let mut bits = [0_u8; 32];
    getrandom::fill(&mut bits)?;
    Ok(hex(&bits))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
