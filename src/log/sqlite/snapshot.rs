//! The stored index: written in small steps between commits, checked when read.

use super::read;
use crate::log::{ChainDigest, Error, Pace, StoredSnapshot, WriteBytes};
use flate2::Crc;
use rusqlite::{Connection, OptionalExtension, params};
use std::io::{self, Write};
use std::ops::{Deref, DerefMut};

/// Bytes in one row: small, because a commit may wait behind the writing of one.
const STEP_BYTES: usize = 1 << 20;

/// Stores an index in place of older ones and gives its size.
///
/// Beside commits, `writer` is held for one step at a time and `stepped` hears of each; the chunks
/// count only when the row in `snapshots` is there.
pub(super) fn write<C: DerefMut<Target = Connection>>(
    writer: &dyn Fn() -> C,
    stepped: &dyn Fn(usize),
    revision: u64,
    pace: Pace,
    write: &mut WriteBytes<'_>,
) -> Result<u64, Error> {
    let digest = {
        let connection = writer();
        if let Some(size) = size_of(&connection, revision)? {
            return Ok(size);
        }
        read::digest(&connection, revision)?
            .ok_or_else(|| Error::damaged(format!("revision {revision} is missing from the log")))?
    };
    remove_leftovers(writer)?;
    let size = match pace {
        Pace::BesideCommits => {
            let store = |part, step: &[u8]| {
                insert(&writer(), revision, part, step)?;
                stepped(step.len());
                Ok(())
            };
            let size = Steps::write(&store, write)?;
            make_current(&mut writer(), revision, &digest, size)?;
            size
        }
        Pace::Alone => {
            let mut connection = writer();
            let transaction = connection.transaction().map_err(writing)?;
            let store = |part, step: &[u8]| insert(&transaction, revision, part, step);
            let size = Steps::write(&store, write)?;
            transaction.commit().map_err(writing)?;
            make_current(&mut connection, revision, &digest, size)?;
            drop(connection);
            stepped(usize::try_from(size).unwrap_or(usize::MAX));
            size
        }
    };
    remove_leftovers(writer)?;
    Ok(size)
}

/// What is done with each step: its number and its bytes.
type Store<'s> = dyn Fn(u64, &[u8]) -> Result<(), Error> + 's;

/// Cuts what is written to it into steps.
struct Steps<'s> {
    store: &'s Store<'s>,
    part: u64,
    size: u64,
    buffer: Vec<u8>,
    failure: Option<Error>,
}

impl<'s> Steps<'s> {
    fn write(store: &'s Store<'s>, write: &mut WriteBytes<'_>) -> Result<u64, Error> {
        let mut steps = Self {
            store,
            part: 0,
            size: 0,
            buffer: Vec::with_capacity(STEP_BYTES),
            failure: None,
        };
        let outcome = write(&mut steps).and_then(|()| steps.step());
        match (steps.failure, outcome) {
            (Some(failure), _) => Err(failure),
            (None, Err(cause)) => Err(Error::Stopped(cause.to_string())),
            (None, Ok(())) => Ok(steps.size),
        }
    }

    fn step(&mut self) -> io::Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let stored = (self.store)(self.part, &self.buffer);
        self.part += 1;
        self.size += self.buffer.len() as u64;
        self.buffer.clear();
        stored.map_err(|failure| {
            self.failure = Some(failure);
            io::Error::other("the log failed")
        })
    }
}

impl Write for Steps<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(STEP_BYTES - self.buffer.len());
        self.buffer.extend_from_slice(&bytes[..taken]);
        if self.buffer.len() == STEP_BYTES {
            self.step()?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn insert(connection: &Connection, revision: u64, part: u64, step: &[u8]) -> Result<(), Error> {
    let mut crc = Crc::new();
    crc.update(step);
    connection
        .prepare_cached(
            "INSERT INTO snapshot_chunks (revision, part, crc32, bytes) VALUES (?1, ?2, ?3, ?4)",
        )
        .and_then(|mut statement| {
            statement.execute(params![revision as i64, part as i64, crc.sum(), step])
        })
        .map(drop)
        .map_err(writing)
}

/// In one step: this one holds, older ones do not.
fn make_current(
    connection: &mut Connection,
    revision: u64,
    digest: &ChainDigest,
    size: u64,
) -> Result<(), Error> {
    let run = |connection: &mut Connection| {
        let transaction = connection.transaction()?;
        transaction.execute("DELETE FROM snapshots", [])?;
        transaction.execute(
            "INSERT INTO snapshots (revision, digest, size) VALUES (?1, ?2, ?3)",
            params![revision as i64, digest, size as i64],
        )?;
        transaction.commit()
    };
    run(connection).map_err(writing)
}

/// Removes chunks that belong to no snapshot, one at a time.
fn remove_leftovers<C: Deref<Target = Connection>>(writer: &dyn Fn() -> C) -> Result<(), Error> {
    const STEP: &str = "DELETE FROM snapshot_chunks WHERE rowid = (
        SELECT rowid FROM snapshot_chunks
        WHERE revision NOT IN (SELECT revision FROM snapshots) LIMIT 1)";
    loop {
        let removed = writer()
            .prepare_cached(STEP)
            .and_then(|mut statement| statement.execute([]))
            .map_err(writing)?;
        if removed == 0 {
            return Ok(());
        }
    }
}

/// Forgets every stored index.
pub(super) fn forget(connection: &Connection) -> Result<(), Error> {
    connection
        .execute_batch("BEGIN; DELETE FROM snapshots; DELETE FROM snapshot_chunks; COMMIT;")
        .map_err(writing)
}

fn size_of(connection: &Connection, revision: u64) -> Result<Option<u64>, Error> {
    connection
        .prepare_cached("SELECT size FROM snapshots WHERE revision = ?1")
        .and_then(|mut statement| {
            statement
                .query_row([revision as i64], |row| row.get::<_, i64>(0))
                .optional()
        })
        .map(|size| size.map(|size| size as u64))
        .map_err(writing)
}

/// Reads the newest stored index and checks every byte of it.
pub(super) fn read(connection: &Connection) -> Result<Option<StoredSnapshot>, Error> {
    let found: Option<(i64, ChainDigest, i64)> = connection
        .prepare_cached(
            "SELECT revision, digest, size FROM snapshots ORDER BY revision DESC LIMIT 1",
        )
        .and_then(|mut statement| {
            statement
                .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
                .optional()
        })
        .map_err(|cause| damaged(&cause))?;
    let Some((revision, digest, size)) = found else {
        return Ok(None);
    };
    let revision = revision as u64;
    if read::digest(connection, revision)? != Some(digest) {
        return Err(damaged(&format!(
            "it shows another revision {revision} than the log has"
        )));
    }
    let bytes = chunks(connection, revision, usize::try_from(size).unwrap_or(0))?;
    Ok(Some(StoredSnapshot { revision, bytes }))
}

fn chunks(connection: &Connection, revision: u64, size: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    // A damaged size must not ask for all memory: a failure shows below.
    let _ = bytes.try_reserve_exact(size);
    let mut statement = connection
        .prepare_cached(
            "SELECT part, crc32, bytes FROM snapshot_chunks WHERE revision = ?1 ORDER BY part",
        )
        .map_err(|cause| damaged(&cause))?;
    let mut rows = statement
        .query([revision as i64])
        .map_err(|cause| damaged(&cause))?;
    let mut due = 0;
    while let Some(row) = rows.next().map_err(|cause| damaged(&cause))? {
        let part: i64 = row.get(0).map_err(|cause| damaged(&cause))?;
        let sum: u32 = row.get(1).map_err(|cause| damaged(&cause))?;
        let step = row.get_ref(2).and_then(|value| Ok(value.as_blob()?));
        let step = step.map_err(|cause| damaged(&cause))?;
        let mut crc = Crc::new();
        crc.update(step);
        if part != due || crc.sum() != sum {
            return Err(damaged(&format!("part {due} is not what was written")));
        }
        bytes.extend_from_slice(step);
        due += 1;
    }
    if bytes.len() == size {
        Ok(bytes)
    } else {
        Err(damaged(&format!(
            "{} of {size} bytes are there",
            bytes.len()
        )))
    }
}

fn damaged(what: &dyn std::fmt::Display) -> Error {
    Error::SnapshotDamaged {
        what: format!("the stored index is damaged: {what}"),
    }
}

fn writing(cause: rusqlite::Error) -> Error {
    Error::database("store the index", cause)
}
