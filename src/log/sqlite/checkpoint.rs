//! Folding the write-ahead log into the file, off the way of commits.
//!
//! A passive checkpoint runs beside the writer, but as long as the writer goes on it never reaches
//! the end, and the write-ahead log would grow. So the thread then holds the writer for the little
//! that is left; the next commit starts the write-ahead log anew.

use super::schema;
use super::writer::Writer;
use crate::log::Error;
use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

/// Bytes appended after which a checkpoint is due.
const DUE_BYTES: usize = 4 << 20;
/// Pages a small commit writes beside its payload, in bytes.
const OVERHEAD_BYTES: usize = 8 << 10;
/// The thread that checkpoints.
pub(super) struct Checkpointer {
    appended: AtomicUsize,
    wake: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpointer {
    /// Starts it.
    pub fn start(file: &Path, writer: Arc<Writer>) -> Result<Self, Error> {
        let connection = schema::open_reader(file)?;
        let (wake, woken) = sync_channel(1);
        let thread = std::thread::Builder::new()
            .name("checkpoint".into())
            .spawn(move || run(&connection, &writer, &woken))
            .map_err(|cause| Error::Directory {
                path: file.to_owned(),
                cause,
            })?;
        Ok(Self {
            appended: AtomicUsize::new(0),
            wake: Some(wake),
            thread: Some(thread),
        })
    }

    /// Hears how many bytes were appended.
    pub fn appended(&self, bytes: usize) {
        let bytes = bytes + OVERHEAD_BYTES;
        if self.appended.fetch_add(bytes, Ordering::Relaxed) + bytes >= DUE_BYTES {
            self.appended.store(0, Ordering::Relaxed);
            // Full means that one is due already.
            let _ = self.wake.as_ref().map(|wake| wake.try_send(()));
        }
    }
}

impl Drop for Checkpointer {
    fn drop(&mut self) {
        self.wake = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn run(connection: &Connection, writer: &Writer, woken: &Receiver<()>) {
    while woken.recv().is_ok() {
        if let Err(cause) = fold(connection, writer) {
            // The write-ahead log stays as it is and is read from; the next round tries again.
            tracing::warn!(%cause, "the write-ahead log could not be folded into the log");
        }
    }
}

/// Twice beside the writer, which leaves what it wrote during the second time, then that.
fn fold(connection: &Connection, writer: &Writer) -> rusqlite::Result<()> {
    checkpoint(connection)?;
    checkpoint(connection)?;
    let _writer = writer.lock();
    checkpoint(connection)
}

fn checkpoint(connection: &Connection) -> rusqlite::Result<()> {
    connection
        .prepare_cached("PRAGMA wal_checkpoint(PASSIVE)")?
        .query_row([], |_| Ok(()))
}
