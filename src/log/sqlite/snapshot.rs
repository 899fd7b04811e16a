//! The stored index: written in small steps between commits, checked when read.

use super::read;
use crate::log::{ChainDigest, Error, StoredSnapshot};
use flate2::Crc;
use rusqlite::{Connection, OptionalExtension, params};
use std::ops::{Deref, DerefMut};

/// Bytes written at a time: small, because a commit may wait behind one step.
const STEP_BYTES: usize = 1 << 20;

/// Stores an index in place of older ones; `writer` is held for one step at a time.
pub(super) fn write<C: DerefMut<Target = Connection>>(
    writer: impl Fn() -> C,
    stepped: impl Fn(usize),
    revision: u64,
    bytes: &[u8],
) -> Result<(), Error> {
    let digest = {
        let connection = writer();
        if exists(&connection, revision)? {
            return Ok(());
        }
        read::digest(&connection, revision)?
            .ok_or_else(|| Error::damaged(format!("revision {revision} is missing from the log")))?
    };
    remove_leftovers(&writer)?;
    for (part, step) in bytes.chunks(STEP_BYTES).enumerate() {
        let mut crc = Crc::new();
        crc.update(step);
        writer()
            .prepare_cached(
                "INSERT INTO snapshot_chunks (revision, part, crc32, bytes) VALUES (?1, ?2, ?3, ?4)",
            )
            .and_then(|mut statement| {
                statement.execute(params![revision as i64, part as i64, crc.sum(), step])
            })
            .map_err(writing)?;
        stepped(step.len());
    }
    make_current(&mut writer(), revision, &digest, bytes.len())?;
    remove_leftovers(&writer)
}

/// In one step: this one holds, older ones do not.
fn make_current(
    connection: &mut Connection,
    revision: u64,
    digest: &ChainDigest,
    size: usize,
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
fn remove_leftovers<C: Deref<Target = Connection>>(writer: &impl Fn() -> C) -> Result<(), Error> {
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

fn exists(connection: &Connection, revision: u64) -> Result<bool, Error> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM snapshots WHERE revision = ?1)")
        .and_then(|mut statement| statement.query_row([revision as i64], |row| row.get(0)))
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
