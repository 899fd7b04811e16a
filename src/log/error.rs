//! Why the log failed, and what can be done about it.

use std::path::PathBuf;

/// Why the log failed; each message ends with what can be done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Somebody else appended first.
    #[error("the log is at revision {actual}, not {expected}; something else wrote to it: restart")]
    Conflict {
        /// Revision the writer had seen.
        expected: u64,
        /// Revision the log is at.
        actual: u64,
    },
    /// Another process has the data directory.
    #[error(
        "{} is in use by another process{}: stop it first, or give another --data directory",
        directory.display(),
        process.map(|id| format!(" (pid {id})")).unwrap_or_default()
    )]
    InUse {
        /// The data directory.
        directory: PathBuf,
        /// The process that says it has it.
        process: Option<u32>,
    },
    /// The data directory cannot be made, read or written.
    #[error("{} cannot be used: {cause}; it must be a directory this user may write to", path.display())]
    Directory {
        /// The directory or the file in it.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: std::io::Error,
    },
    /// The disk is full.
    #[error("no space left for the commit log: nothing was changed; make room and try again")]
    Full(#[source] rusqlite::Error),
    /// The file or its directory may not be written.
    #[error(
        "the commit log may not be written to: nothing was changed; give this user the right to write the data directory and its files"
    )]
    ReadOnly(#[source] rusqlite::Error),
    /// What is on disk is not what was written.
    #[error("{what}; {remedy}")]
    Damaged {
        /// What is wrong, and where.
        what: String,
        /// What can be done.
        remedy: &'static str,
    },
    /// Only the stored index is damaged; every commit is there.
    #[error(
        "{what}; the commits themselves are whole: start once with --rebuild to make it anew from them"
    )]
    SnapshotDamaged {
        /// What is wrong, and where.
        what: String,
    },
    /// Written by a later version of this program.
    #[error(
        "the log has format {found}, this program knows up to {known}: use the newer program that wrote it"
    )]
    Newer {
        /// The format found.
        found: i64,
        /// The newest format this program knows.
        known: i64,
    },
    /// The file is something else.
    #[error("{} is not a Helsegraf log: move it away, or give another --data directory", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// Another failure of the database.
    #[error("the commit log failed to {doing}: {cause}")]
    Database {
        /// What was tried.
        doing: &'static str,
        /// What SQLite said.
        #[source]
        cause: rusqlite::Error,
    },
    /// The program failed while appending; a fault of ours.
    #[error("the program failed while it wrote the commit log: nothing was changed")]
    Panicked,
    /// Whoever reads the log stopped it, for a reason of its own.
    #[error("{0}")]
    Stopped(String),
}

/// What to do when commits are damaged.
pub(super) const RESTORE: &str = "run `helsegraf check` to see how much is whole, then put the last backup in its place; the damaged files are left as they are";

impl Error {
    /// Damage that no rebuilding mends.
    pub(super) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged {
            what: what.into(),
            remedy: RESTORE,
        }
    }

    /// Sorts a failure of SQLite by what can be done about it.
    pub(super) fn database(doing: &'static str, cause: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match cause.sqlite_error_code() {
            Some(Code::DiskFull) => Self::Full(cause),
            Some(Code::ReadOnly | Code::PermissionDenied) => Self::ReadOnly(cause),
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => {
                Self::damaged(format!("the file of the commit log is damaged: {cause}"))
            }
            // A full disk also shows up as a short write of the write-ahead log or its index.
            Some(Code::SystemIoFailure) if is_short_of_space(&cause) => Self::Full(cause),
            _ => Self::Database { doing, cause },
        }
    }

    /// Whether writes may work again later without a restart.
    pub fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Full(_) | Self::ReadOnly(_) | Self::Database { .. }
        )
    }
}

fn is_short_of_space(cause: &rusqlite::Error) -> bool {
    use rusqlite::ffi;
    matches!(
        cause.sqlite_error().map(|e| e.extended_code),
        Some(ffi::SQLITE_IOERR_SHMSIZE | ffi::SQLITE_IOERR_SHMMAP)
    )
}
