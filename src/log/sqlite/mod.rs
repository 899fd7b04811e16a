//! The log in one SQLite file, `helsegraf.sqlite3`.
//!
//! WAL with `synchronous=FULL`: a commit is one flush of the write-ahead log. Nothing else happens
//! on the way of a commit: the write-ahead log is folded into the file by a thread of its own
//! (`checkpoint.rs`), readers have their own connection, and the stored index is written in small
//! steps between commits. `sqlite3` opens the file; Litestream and `VACUUM INTO` back it up.

mod append;
mod checkpoint;
mod read;
mod schema;
mod snapshot;
mod writer;

use super::directory::Directory;
use super::payload::Change;
use super::{
    Checked, CommitLog, Draft, Error, Head, Header, Pace, ReadCommit, Record, StoredSnapshot,
    WriteBytes, WriteQuads,
};
use checkpoint::Checkpointer;
use rusqlite::Connection;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use writer::Writer;

/// The file in the data directory.
pub const FILE: &str = "helsegraf.sqlite3";
/// Largest BLOB in one row, in bytes; larger ones are cut.
const CHUNK_BYTES: usize = 4 << 20;

/// The log of one data directory, which it owns until dropped.
pub struct Sqlite {
    // Before the directory: the last connection must be closed before the lock is let go.
    checkpointer: Checkpointer,
    writer: Arc<Writer>,
    reader: Mutex<Connection>,
    directory: Directory,
}

impl Sqlite {
    /// Opens (or makes) the log of a data directory.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let directory = Directory::take(path)?;
        let file = directory.file(FILE);
        let writer = schema::open_writer(&file, || directory.compare(0, |_| Ok(None)))?;
        let reader = schema::open_reader(&file)?;
        let head = read::head(&writer)?;
        directory.compare(head.revision, |revision| read::digest(&writer, revision))?;
        for connection in [&writer, &reader] {
            schema::keep_as_it_is(connection, false)?;
        }
        let writer = Arc::new(Writer::new(writer));
        Ok(Self {
            checkpointer: Checkpointer::start(&file, Arc::clone(&writer))?,
            writer,
            reader: Mutex::new(reader),
            directory,
        })
    }

    fn writer(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock()
    }

    fn reader(&self) -> MutexGuard<'_, Connection> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl CommitLog for Sqlite {
    fn head(&self) -> Result<Head, Error> {
        read::head(&self.reader())
    }

    fn append(&self, expected_head: u64, records: &[Record]) -> Result<(), Error> {
        let Some(last) = records.last() else {
            return Ok(());
        };
        append::records(&mut self.writer(), expected_head, records)?;
        self.directory.acknowledge(&Head::from(&last.header));
        let bytes = records.iter().map(|r| r.payload.len()).sum();
        self.checkpointer.appended(bytes);
        Ok(())
    }

    fn append_large(
        &self,
        previous: &Head,
        draft: Draft,
        write: &mut WriteQuads<'_>,
    ) -> Result<Header, Error> {
        let (header, bytes) = append::large(&mut self.writer(), previous, draft, write)?;
        self.directory.acknowledge(&Head::from(&header));
        self.checkpointer.appended(bytes);
        Ok(header)
    }

    fn read_after(&self, revision: u64, each: &mut ReadCommit<'_>) -> Result<(), Error> {
        // One page of commits at a time, so that `each` may take its time without holding a reader
        // of the write-ahead log, which would keep it from being folded in.
        let mut chain = read::Chain::after(&self.reader(), revision)?;
        loop {
            let page = chain.page(&self.reader())?;
            if page.is_empty() {
                return Ok(());
            }
            for stored in page {
                stored.hand_out(|| self.reader(), each)?;
            }
        }
    }

    fn headers(&self, revisions: RangeInclusive<u64>) -> Result<Vec<Header>, Error> {
        read::headers(&self.reader(), revisions)
    }

    fn write_snapshot(
        &self,
        revision: u64,
        pace: Pace,
        write: &mut WriteBytes<'_>,
    ) -> Result<u64, Error> {
        snapshot::write(
            &|| self.writer(),
            &|stepped| self.checkpointer.appended(stepped),
            revision,
            pace,
            write,
        )
    }

    fn read_snapshot(&self) -> Result<Option<StoredSnapshot>, Error> {
        let found = snapshot::read(&self.reader());
        match found {
            // Whether to advise a rebuild depends on whether there is something to rebuild from.
            Err(Error::SnapshotDamaged { what }) => {
                self.read_after(0, &mut |_, changes| read_through(changes))?;
                Err(Error::SnapshotDamaged { what })
            }
            other => other,
        }
    }

    fn forget_snapshot(&self) -> Result<(), Error> {
        snapshot::forget(&self.writer())
    }

    fn check(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Checked, Error> {
        schema::integrity(&self.reader())?;
        let head = self.head()?;
        let (mut added, mut removed) = (0, 0);
        self.read_after(0, &mut |header, changes| {
            read_through(changes)?;
            added += header.counts.added;
            removed += header.counts.removed;
            progress(header.draft.revision, head.revision);
            Ok(())
        })?;
        Ok(Checked {
            head,
            added,
            removed,
            snapshot: self.read_snapshot()?.map(|s| s.revision),
        })
    }
}

fn read_through(changes: &mut dyn Iterator<Item = Result<Change, Error>>) -> Result<(), Error> {
    for change in changes {
        change?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
