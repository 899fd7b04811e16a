//! Why the log failed.

/// Why the log failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Somebody else appended first.
    #[error("the log is at revision {actual}, not {expected}")]
    Conflict {
        /// Revision the writer had seen.
        expected: u64,
        /// Revision the log is at.
        actual: u64,
    },
}
