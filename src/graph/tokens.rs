//! Who may write: tokens, kept beside the log in `tokens.sqlite3` so that they can be given and
//! revoked while a server runs; beside them the sessions they were shown for.
//!
//! A token is 256 random bits, shown once; the file holds its SHA-256, which for a secret that
//! cannot be guessed is as good as a slow hash. A server looks at SQLite's change counter at each
//! check, so a change holds from the next request on.

mod identity;
mod sessions;

pub use identity::{Identity, Role};
pub use sessions::KeptSession;

use crate::log::now;
use oxrdf::NamedNode;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

/// The file in the data directory.
pub const FILE: &str = "tokens.sqlite3";
const PREFIX: &str = "hg_";
const LONGEST_NAME: usize = 100;

/// A token that was presented, without the token: what a session remembers of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Handle([u8; 32]);

impl Handle {
    /// Of a token.
    pub fn of(token: &str) -> Self {
        Self(hash(token))
    }
}

/// Why a token was not given, revoked or listed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The name is in use.
    #[error("there is a token called {0}; take that back first with: helsegraf token remove {0}")]
    Taken(String),
    /// Nothing has the name.
    #[error("there is no token called {0}")]
    Unknown(String),
    /// The name cannot be used.
    #[error("a name has 1 to 100 characters and no control characters or line breaks")]
    Name,
    /// An editor without graphs could do nothing.
    #[error("an editor needs at least one --graph")]
    NoGraph,
    /// A steward or admin is not limited to graphs.
    #[error("a {} writes more than single graphs; --graph is for editors", .0.as_str())]
    NeedlessGraph(Role),
    /// No random bits.
    #[error("the system gives no random bits: {0}")]
    Random(String),
    /// The file cannot be made or opened.
    #[error("{file} cannot be used: {0}; it must be in a directory this user may write to", file = FILE)]
    File(#[source] std::io::Error),
    /// The database failed.
    #[error("{file} failed: {0}; if it is damaged, remove it and give the tokens anew", file = FILE)]
    Database(#[from] rusqlite::Error),
}

/// The tokens of one data directory; several processes may have them open.
pub struct Tokens {
    inner: Mutex<Inner>,
}

/// Who holds a token, and the hash of it.
type Held = (Arc<Identity>, [u8; 32]);

struct Inner {
    connection: Connection,
    seen: Option<i64>,
    all: Vec<Held>,
}

impl Tokens {
    /// Opens (or makes) the tokens of a data directory.
    pub fn open(directory: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(directory).map_err(Error::File)?;
        let file = directory.join(FILE);
        // Made by us rather than by SQLite: nobody else may read even the hashes.
        OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&file)
            .map_err(Error::File)?;
        let connection = Connection::open(&file)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.execute_batch(sessions::TABLE)?;
        connection.execute_batch(
            "CREATE TABLE IF NOT EXISTS tokens (
                name TEXT PRIMARY KEY,
                role TEXT NOT NULL,
                graphs TEXT NOT NULL,      -- IRIs, one a line
                hash BLOB NOT NULL,        -- SHA-256 of the token
                added_us INTEGER NOT NULL  -- microseconds since 1970, UTC
            ) STRICT",
        )?;
        Ok(Self {
            inner: Mutex::new(Inner {
                connection,
                seen: None,
                all: Vec::new(),
            }),
        })
    }

    /// Gives a token; what it returns is the only copy.
    pub fn add(&self, name: &str, role: Role, graphs: &[NamedNode]) -> Result<String, Error> {
        if name.is_empty() || name.len() > LONGEST_NAME || name.chars().any(char::is_control) {
            return Err(Error::Name);
        }
        match (role, graphs) {
            (Role::Editor, []) => return Err(Error::NoGraph),
            (Role::Steward | Role::Admin, [_, ..]) => return Err(Error::NeedlessGraph(role)),
            _ => {}
        }
        let token = secret()?;
        let graphs: Vec<&str> = graphs.iter().map(NamedNode::as_str).collect();
        let added = now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut inner = self.lock();
        let rows = inner.connection.execute(
            "INSERT OR IGNORE INTO tokens (name, role, graphs, hash, added_us)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                name,
                role.as_str(),
                graphs.join("\n"),
                hash(&token),
                i64::try_from(added.as_micros()).unwrap_or(i64::MAX),
            ],
        )?;
        // SQLite's counter tells of other connections' changes, not of our own.
        inner.seen = None;
        if rows == 0 {
            return Err(Error::Taken(name.to_owned()));
        }
        Ok(token)
    }

    /// Takes a token back, and with it the sessions it was shown for.
    pub fn revoke(&self, name: &str) -> Result<(), Error> {
        let mut inner = self.lock();
        inner.connection.execute(
            "DELETE FROM sessions WHERE token IN (SELECT hash FROM tokens WHERE name = ?1)",
            [name],
        )?;
        let rows = inner
            .connection
            .execute("DELETE FROM tokens WHERE name = ?1", [name])?;
        // SQLite's counter tells of other connections' changes, not of our own.
        inner.seen = None;
        if rows == 0 {
            return Err(Error::Unknown(name.to_owned()));
        }
        Ok(())
    }

    /// Who holds tokens, by name.
    pub fn list(&self) -> Result<Vec<Arc<Identity>>, Error> {
        let mut inner = self.lock();
        inner.refresh()?;
        Ok(inner.all.iter().map(|(who, _)| Arc::clone(who)).collect())
    }

    /// Who holds the token that was presented; nobody if the file fails.
    pub fn check(&self, presented: &str) -> Option<Arc<Identity>> {
        self.holder(&Handle::of(presented))
    }

    /// Who holds the token of a handle; nobody once it is revoked, or if the file fails.
    pub fn holder(&self, handle: &Handle) -> Option<Arc<Identity>> {
        let presented = handle.0;
        let mut inner = self.lock();
        if let Err(cause) = inner.refresh() {
            tracing::error!(%cause, "tokens could not be read");
            return None;
        }
        // All of them each time, so that the time taken does not say which came close.
        let mut found = None;
        for (identity, hash) in &inner.all {
            if is_same(hash, &presented) {
                found = Some(identity);
            }
        }
        found.cloned()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn refresh(&mut self) -> Result<(), Error> {
        let version = self
            .connection
            .prepare_cached("PRAGMA data_version")?
            .query_row([], |row| row.get(0))
            .optional()?;
        if self.seen.is_some() && self.seen == version {
            return Ok(());
        }
        self.all = self.read()?;
        self.seen = version;
        Ok(())
    }

    fn read(&self) -> Result<Vec<Held>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT name, role, graphs, hash, added_us FROM tokens ORDER BY name",
        )?;
        let rows = statement.query_map([], |row| {
            let (role, graphs): (String, String) = (row.get(1)?, row.get(2)?);
            let added: i64 = row.get(4)?;
            let identity = Identity {
                name: row.get(0)?,
                // A role of a later version allows nothing here: an editor of no graph.
                role: role.parse().unwrap_or(Role::Editor),
                graphs: graphs.lines().flat_map(NamedNode::new).collect(),
                added: UNIX_EPOCH + Duration::from_micros(added.unsigned_abs()),
            };
            Ok((Arc::new(identity), row.get(3)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn secret() -> Result<String, Error> {
    let mut bits = [0_u8; 32];
    getrandom::fill(&mut bits).map_err(|cause| Error::Random(cause.to_string()))?;
    let hex: String = bits.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("{PREFIX}{hex}"))
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// Compares in a time that does not depend on where they differ.
fn is_same(left: &[u8; 32], right: &[u8; 32]) -> bool {
    let differing = left.iter().zip(right).fold(0, |all, (a, b)| all | (a ^ b));
    std::hint::black_box(differing) == 0
}

#[cfg(test)]
mod tests;
