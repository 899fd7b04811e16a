//! The connection that writes, taken in turn.

use rusqlite::Connection;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The connection that writes.
///
/// A mutex alone goes to whoever is awake, and a thread that appends without pause would keep it
/// from the one that checkpoints: so who waits for the connection holds the turn.
pub(super) struct Writer {
    turn: Mutex<()>,
    connection: Mutex<Connection>,
}

impl Writer {
    pub fn new(connection: Connection) -> Self {
        Self {
            turn: Mutex::new(()),
            connection: Mutex::new(connection),
        }
    }

    /// Waits for the connection.
    pub fn lock(&self) -> MutexGuard<'_, Connection> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
