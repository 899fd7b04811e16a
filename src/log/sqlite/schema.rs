//! Opening the file: settings, tables, and whether it is ours.

use crate::log::Error;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// "HGLG": says to `file` and to us whose SQLite file this is.
const APPLICATION_ID: i64 = 0x4847_4c47;
/// Version of the tables.
const VERSION: i64 = 1;

const TABLES: &str = "
    CREATE TABLE commits (
        revision INTEGER PRIMARY KEY,
        time_us INTEGER NOT NULL,   -- microseconds since 1970, UTC
        agent TEXT NOT NULL,
        door TEXT NOT NULL,
        message TEXT,
        added INTEGER NOT NULL,
        removed INTEGER NOT NULL,
        created INTEGER NOT NULL,
        dropped INTEGER NOT NULL,
        digest BLOB NOT NULL,       -- SHA-256 of the digest before, the columns above, the payload
        payload BLOB                -- NULL: in commit_chunks
    ) STRICT;
    CREATE TABLE commit_chunks (
        revision INTEGER NOT NULL,
        part INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (revision, part)
    ) STRICT;
    -- A row here makes the chunks of its revision a whole index; chunks without it are left-overs.
    CREATE TABLE snapshots (
        revision INTEGER PRIMARY KEY,
        digest BLOB NOT NULL,       -- of the commit it shows
        size INTEGER NOT NULL       -- bytes over all chunks
    ) STRICT;
    CREATE TABLE snapshot_chunks (
        revision INTEGER NOT NULL,
        part INTEGER NOT NULL,
        crc32 INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (revision, part)
    ) STRICT;
";

/// The connection that appends; `may_be_new` is asked before tables are made.
pub(super) fn open_writer(
    file: &Path,
    may_be_new: impl FnOnce() -> Result<(), Error>,
) -> Result<Connection, Error> {
    let connection = connect(file, OpenFlags::SQLITE_OPEN_CREATE)?;
    let identity = identity(&connection).map_err(|cause| unreadable(file, cause))?;
    let opening = |cause| Error::database("open", cause);
    match identity {
        Identity::Ours => {}
        Identity::Empty => {
            may_be_new()?;
            switch_to_wal(&connection)?;
            make_tables(&connection).map_err(opening)?;
        }
        Identity::Newer(found) => {
            return Err(Error::Newer {
                found,
                known: VERSION,
            });
        }
        Identity::Foreign => {
            return Err(Error::Foreign {
                path: file.to_owned(),
            });
        }
    }
    switch_to_wal(&connection)?;
    connection
        .execute_batch(
            "PRAGMA synchronous = FULL;
             PRAGMA wal_autocheckpoint = 0;
             PRAGMA journal_size_limit = 67108864;
             PRAGMA cache_size = -8192;
             PRAGMA cell_size_check = ON;",
        )
        .map_err(opening)?;
    Ok(connection)
}

/// A connection that reads or checkpoints beside the writer.
pub(super) fn open_reader(file: &Path) -> Result<Connection, Error> {
    let connection = connect(file, OpenFlags::empty())?;
    connection
        .execute_batch(
            "PRAGMA synchronous = FULL;
             PRAGMA wal_autocheckpoint = 0;
             PRAGMA cache_size = -4096;
             PRAGMA cell_size_check = ON;",
        )
        .map_err(|cause| Error::database("open", cause))?;
    Ok(connection)
}

/// Everything SQLite itself can say about the file.
pub(super) fn integrity(connection: &Connection) -> Result<(), Error> {
    let verdict: String = connection
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(|cause| Error::database("check", cause))?;
    match verdict.as_str() {
        "ok" => Ok(()),
        what => Err(Error::damaged(format!(
            "the file of the commit log is damaged: {what}"
        ))),
    }
}

fn connect(file: &Path, more: OpenFlags) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let connection =
        Connection::open_with_flags(file, flags).map_err(|cause| Error::database("open", cause))?;
    connection
        .busy_timeout(Duration::from_secs(10))
        .map_err(|cause| Error::database("open", cause))?;
    connection.set_prepared_statement_cache_capacity(32);
    keep_as_it_is(&connection, true)?;
    Ok(connection)
}

/// Whether closing leaves the write-ahead log as it is: so until the log is known to be whole,
/// because folding a damaged one in and removing it would destroy what might be mended.
pub(super) fn keep_as_it_is(connection: &Connection, keep: bool) -> Result<(), Error> {
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep)
        .map(drop)
        .map_err(|cause| Error::database("open", cause))
}

enum Identity {
    Ours,
    Empty,
    Newer(i64),
    Foreign,
}

fn identity(connection: &Connection) -> rusqlite::Result<Identity> {
    let pragma = |name| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0));
    let (application, version): (i64, i64) = (pragma("application_id")?, pragma("user_version")?);
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(match (application, version) {
        (APPLICATION_ID, VERSION) => Identity::Ours,
        (APPLICATION_ID, newer) => Identity::Newer(newer),
        (0, 0) if tables == 0 => Identity::Empty,
        _ => Identity::Foreign,
    })
}

fn unreadable(file: &Path, cause: rusqlite::Error) -> Error {
    match cause.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => Error::damaged(format!(
            "{} does not begin as a SQLite file does",
            file.display()
        )),
        _ => Error::database("open", cause),
    }
}

fn switch_to_wal(connection: &Connection) -> Result<(), Error> {
    let mode: String = connection
        .query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))
        .map_err(|cause| Error::database("open", cause))?;
    if mode.eq_ignore_ascii_case("wal") {
        return Ok(());
    }
    Err(Error::damaged(format!(
        "the file system of the data directory cannot hold a write-ahead log (SQLite offers {mode})"
    )))
}

fn make_tables(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(&format!(
        "BEGIN IMMEDIATE; {TABLES}
         PRAGMA application_id = {APPLICATION_ID};
         PRAGMA user_version = {VERSION};
         COMMIT;
         PRAGMA wal_checkpoint(TRUNCATE);"
    ))
}
