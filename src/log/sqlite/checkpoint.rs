//! Folding the write-ahead log into the file, off the way of commits.
//!
//! A passive checkpoint runs beside the writer, but as long as the writer goes on it never reaches
//! the end, and the write-ahead log would grow. So once it has come close, the thread holds the
//! writer for the little that is left; the next commit then starts the write-ahead log anew.

use super::schema;
use crate::log::Error;
use rusqlite::Connection;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

/// Bytes appended after which a checkpoint is due.
const DUE_BYTES: usize = 4 << 20;
/// Pages a small commit writes beside its payload, in bytes.
const OVERHEAD_BYTES: usize = 8 << 10;
/// Frames left over that are few enough to hold the writer for.
const FEW_FRAMES: i64 = 256;
/// Rounds after which the writer is held whatever is left.
const ROUNDS: usize = 2;

/// The thread that checkpoints.
pub(super) struct Checkpointer {
    appended: AtomicUsize,
    wake: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpointer {
    /// Starts it.
    pub fn start(file: &Path, writer: Arc<Mutex<Connection>>) -> Result<Self, Error> {
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

fn run(connection: &Connection, writer: &Mutex<Connection>, woken: &Receiver<()>) {
    while woken.recv().is_ok() {
        if let Err(cause) = fold(connection, writer) {
            // The write-ahead log stays as it is and is read from; the next round tries again.
            tracing::warn!(%cause, "the write-ahead log could not be folded into the log");
        }
    }
}

fn fold(connection: &Connection, writer: &Mutex<Connection>) -> rusqlite::Result<()> {
    for _ in 0..ROUNDS {
        let left = checkpoint(connection)?;
        if left == 0 {
            return Ok(());
        }
        if left < FEW_FRAMES {
            break;
        }
    }
    let _writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
    checkpoint(connection).map(drop)
}

/// One passive checkpoint; gives the frames it left.
fn checkpoint(connection: &Connection) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("PRAGMA wal_checkpoint(PASSIVE)")?
        .query_row([], |row| Ok(row.get::<_, i64>(1)? - row.get::<_, i64>(2)?))
}
