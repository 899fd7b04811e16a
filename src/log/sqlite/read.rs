//! Reading: the head, headers, and commits along the chain of digests.

use crate::log::commit::time_from_us;
use crate::log::payload::{Counts, Decoder};
use crate::log::{ChainDigest, Door, Draft, Error, Head, Header, ReadCommit};
use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};
use std::collections::VecDeque;
use std::io::{self, BufRead, Read};
use std::ops::{Deref, RangeInclusive};

const COLUMNS: &str =
    "revision, time_us, agent, door, message, added, removed, created, dropped, digest";
/// Commits read at a time, and the bytes of payload after which a page is full.
const PAGE_ROWS: usize = 512;
const PAGE_BYTES: usize = 8 << 20;

/// Revision of the newest commit.
pub(super) fn head_revision(connection: &Connection) -> Result<u64, Error> {
    connection
        .prepare_cached("SELECT max(revision) FROM commits")
        .and_then(|mut statement| statement.query_row([], |row| row.get::<_, Option<i64>>(0)))
        .map(|revision| revision.unwrap_or(0) as u64)
        .map_err(reading)
}

/// Where the log ends.
pub(super) fn head(connection: &Connection) -> Result<Head, Error> {
    let sql = format!("SELECT {COLUMNS} FROM commits ORDER BY revision DESC LIMIT 1");
    let found = connection
        .prepare_cached(&sql)
        .and_then(|mut statement| statement.query_row([], |row| Ok(header(row))).optional())
        .map_err(reading)?;
    Ok(match found.transpose()? {
        Some(header) => Head::from(&header),
        None => Head::EMPTY,
    })
}

/// The digest of one commit.
pub(super) fn digest(connection: &Connection, revision: u64) -> Result<Option<ChainDigest>, Error> {
    connection
        .prepare_cached("SELECT digest FROM commits WHERE revision = ?1")
        .and_then(|mut s| s.query_row([revision as i64], |row| row.get(0)).optional())
        .map_err(reading)
}

/// Headers of a range of revisions, oldest first.
pub(super) fn headers(
    connection: &Connection,
    revisions: RangeInclusive<u64>,
) -> Result<Vec<Header>, Error> {
    let sql =
        format!("SELECT {COLUMNS} FROM commits WHERE revision BETWEEN ?1 AND ?2 ORDER BY revision");
    let bound = |revision: u64| i64::try_from(revision).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(&sql).map_err(reading)?;
    let rows = statement
        .query_map(
            params![bound(*revisions.start()), bound(*revisions.end())],
            |row| Ok(header(row)),
        )
        .map_err(reading)?;
    rows.map(|row| row.map_err(reading).and_then(|header| header))
        .collect()
}

/// A place in the log from which commits are read in order.
pub(super) struct Chain {
    revision: u64,
    digest: ChainDigest,
}

impl Chain {
    /// The place after a revision.
    pub fn after(connection: &Connection, revision: u64) -> Result<Self, Error> {
        let digest = match revision {
            0 => Some(Head::EMPTY.digest),
            _ => digest(connection, revision)?,
        };
        let digest = digest.ok_or_else(|| {
            Error::damaged(format!("revision {revision} is missing from the log"))
        })?;
        Ok(Self { revision, digest })
    }

    /// The next commits; none at the end of the log.
    pub fn page(&mut self, connection: &Connection) -> Result<VecDeque<Stored>, Error> {
        let sql = format!(
            "SELECT {COLUMNS}, payload FROM commits WHERE revision > ?1 ORDER BY revision LIMIT {PAGE_ROWS}"
        );
        let mut statement = connection.prepare_cached(&sql).map_err(reading)?;
        let mut rows = statement.query([self.revision as i64]).map_err(reading)?;
        let (mut page, mut bytes) = (VecDeque::new(), 0);
        while let Some(row) = rows.next().map_err(reading)? {
            let stored = Stored {
                header: header(row)?,
                payload: row.get(10).map_err(reading)?,
            };
            bytes += stored.payload.as_ref().map_or(0, Vec::len);
            self.follow(connection, &stored)?;
            page.push_back(stored);
            if bytes > PAGE_BYTES {
                break;
            }
        }
        Ok(page)
    }

    /// Checks that a commit is the next one and what was written.
    fn follow(&mut self, connection: &Connection, stored: &Stored) -> Result<(), Error> {
        let draft = &stored.header.draft;
        let due = self.revision + 1;
        if draft.revision != due {
            return Err(Error::damaged(format!(
                "revision {due} is missing from the log"
            )));
        }
        let mut hasher = draft.start_digest(&self.digest);
        match &stored.payload {
            Some(payload) => hasher.update(payload),
            None => digest_chunks(connection, due, &mut hasher)?,
        }
        if ChainDigest::from(hasher.finalize()) != stored.header.digest {
            return Err(Error::damaged(format!(
                "revision {due} is not what was written: its digest does not match"
            )));
        }
        self.revision = due;
        self.digest = stored.header.digest;
        Ok(())
    }
}

fn digest_chunks(connection: &Connection, revision: u64, hasher: &mut Sha256) -> Result<(), Error> {
    let mut part = 0;
    while let Some(bytes) = chunk(connection, revision, part)? {
        hasher.update(&bytes);
        part += 1;
    }
    Ok(())
}

fn chunk(connection: &Connection, revision: u64, part: u64) -> Result<Option<Vec<u8>>, Error> {
    connection
        .prepare_cached("SELECT bytes FROM commit_chunks WHERE revision = ?1 AND part = ?2")
        .and_then(|mut statement| {
            statement
                .query_row(params![revision as i64, part as i64], |row| row.get(0))
                .optional()
        })
        .map_err(reading)
}

/// A commit as it stands in its row; the payload of a large one is elsewhere.
pub(super) struct Stored {
    header: Header,
    payload: Option<Vec<u8>>,
}

impl Stored {
    /// Decodes it for `each`; `connection` is held only to fetch one chunk at a time.
    pub fn hand_out<C: Deref<Target = Connection>>(
        self,
        connection: impl FnMut() -> C,
        each: &mut ReadCommit<'_>,
    ) -> Result<(), Error> {
        match self.payload {
            Some(payload) => each(&self.header, &mut Decoder::new(&payload[..])?),
            None => {
                let chunks = Chunks {
                    connection,
                    revision: self.header.draft.revision,
                    part: 0,
                    bytes: Vec::new(),
                    at: 0,
                };
                each(&self.header, &mut Decoder::new(chunks)?)
            }
        }
    }
}

/// The chunks of a large commit as one stream.
struct Chunks<F> {
    connection: F,
    revision: u64,
    part: u64,
    bytes: Vec<u8>,
    at: usize,
}

impl<C: Deref<Target = Connection>, F: FnMut() -> C> BufRead for Chunks<F> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.bytes.len() {
            let next = chunk(&(self.connection)(), self.revision, self.part);
            self.bytes = next.map_err(io::Error::other)?.unwrap_or_default();
            self.part += 1;
            self.at = 0;
        }
        Ok(&self.bytes[self.at..])
    }

    fn consume(&mut self, amount: usize) {
        self.at += amount;
    }
}

impl<C: Deref<Target = Connection>, F: FnMut() -> C> Read for Chunks<F> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let taken = ready.len().min(into.len());
        into[..taken].copy_from_slice(&ready[..taken]);
        self.consume(taken);
        Ok(taken)
    }
}

fn header(row: &Row<'_>) -> Result<Header, Error> {
    let number = |column| row.get::<_, i64>(column).map(|n| n as u64).map_err(reading);
    let revision = number(0)?;
    let door: String = row.get(3).map_err(reading)?;
    let unknown = |what| Error::damaged(format!("revision {revision} cannot be read: {what}"));
    Ok(Header {
        draft: Draft {
            revision,
            time: time_from_us(row.get(1).map_err(reading)?),
            agent: row.get(2).map_err(reading)?,
            door: door.parse::<Door>().map_err(unknown)?,
            message: row.get(4).map_err(reading)?,
        },
        counts: Counts {
            added: number(5)?,
            removed: number(6)?,
            created: number(7)?,
            dropped: number(8)?,
        },
        digest: row.get(9).map_err(reading)?,
    })
}

fn reading(cause: rusqlite::Error) -> Error {
    use rusqlite::Error as Cause;
    match cause {
        // The tables are STRICT: a value of another type, or text that is none, is damage.
        Cause::FromSqlConversionFailure(..)
        | Cause::InvalidColumnType(..)
        | Cause::IntegralValueOutOfRange(..)
        | Cause::Utf8Error(..) => {
            Error::damaged(format!("a row of the log cannot be read: {cause}"))
        }
        cause => Error::database("read", cause),
    }
}
