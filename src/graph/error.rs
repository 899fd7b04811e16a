//! Why a write did not happen, or a data directory could not be opened.

use crate::shacl::ValidationReport;

/// Why a write did not happen, or a data directory could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The shapes forbid it.
    #[error("the change breaks {} rule(s) of the shapes", .0.results.len())]
    Refused(Box<ValidationReport>),
    /// The log failed.
    #[error("the commit log failed: {0}")]
    Log(#[from] crate::log::Error),
}
