//! Sessions as they are kept over a restart: hashes and times, in the file of the tokens.
//!
//! What is kept opens nothing: the secret in the cookie and the token are there as SHA-256 alone.

use super::{Error, Handle, Tokens};
use rusqlite::params;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The table; made where it is not there.
pub(super) const TABLE: &str = "CREATE TABLE IF NOT EXISTS sessions (
    key BLOB PRIMARY KEY,       -- SHA-256 of the secret in the cookie
    token BLOB NOT NULL,        -- SHA-256 of the token
    begun_us INTEGER NOT NULL,  -- microseconds since 1970, UTC
    used_us INTEGER NOT NULL    -- the same; some minutes behind
) STRICT, WITHOUT ROWID";

/// A session as it is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct KeptSession {
    /// The hash of the secret in its cookie.
    pub key: [u8; 32],
    /// The token it was begun with.
    pub token: Handle,
    /// When it was begun.
    pub begun: SystemTime,
    /// When it was last written down that it was used.
    pub used: SystemTime,
}

impl Tokens {
    /// Every session that is kept.
    pub fn sessions(&self) -> Result<Vec<KeptSession>, Error> {
        let inner = self.lock();
        let mut statement = inner
            .connection
            .prepare_cached("SELECT key, token, begun_us, used_us FROM sessions")?;
        let rows = statement.query_map([], |row| {
            Ok(KeptSession {
                key: row.get(0)?,
                token: Handle(row.get(1)?),
                begun: time(row.get(2)?),
                used: time(row.get(3)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps a session, or how it is now.
    pub fn keep_session(&self, session: &KeptSession) -> Result<(), Error> {
        self.lock().connection.execute(
            "INSERT OR REPLACE INTO sessions (key, token, begun_us, used_us)
             VALUES (?1, ?2, ?3, ?4)",
            params![
                session.key,
                session.token.0,
                microseconds(session.begun),
                microseconds(session.used),
            ],
        )?;
        Ok(())
    }

    /// Forgets sessions by their keys.
    pub fn forget_sessions(&self, keys: &[[u8; 32]]) -> Result<(), Error> {
        let inner = self.lock();
        let all = inner.connection.unchecked_transaction()?;
        for key in keys {
            all.execute("DELETE FROM sessions WHERE key = ?1", [key])?;
        }
        Ok(all.commit()?)
    }
}

fn microseconds(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

fn time(microseconds: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_micros(microseconds.unsigned_abs())
}
