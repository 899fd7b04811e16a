//! Why a write did not happen, or a data directory could not be opened.

use crate::shacl::ValidationReport;
use std::sync::Arc;

/// Why a write did not happen, or a data directory could not be opened.
///
/// Cloning is cheap: when the log fails, every commit in flight fails with the same cause.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// The shapes forbid it.
    #[error("the change breaks {} rule(s) of the shapes", .0.results.len())]
    Refused(Box<ValidationReport>),
    /// New shapes make data invalid that were there before; [`super::Mode::Accept`] accepts that.
    #[error("the new shapes break data that are there: {} result(s)", .0.total())]
    Breaks(Box<ValidationReport>),
    /// The shapes graph does not compile.
    #[error("the shapes cannot be used: {0}")]
    Shapes(#[source] Arc<crate::shacl::Error>),
    /// A rule besides the shapes could not be applied; nothing was changed.
    #[error("the change could not be judged: {0}")]
    Unjudged(#[source] Arc<super::Unjudged>),
    /// The log failed; nothing was changed.
    #[error("{0}")]
    Log(#[source] Arc<crate::log::Error>),
    /// The history does not reach that far.
    #[error("there is no revision {asked}; the newest is {newest}")]
    NoSuchRevision {
        /// The revision asked for.
        asked: u64,
        /// The newest revision.
        newest: u64,
    },
}

impl From<crate::log::Error> for Error {
    fn from(cause: crate::log::Error) -> Self {
        Self::Log(Arc::new(cause))
    }
}

impl From<crate::shacl::Error> for Error {
    fn from(cause: crate::shacl::Error) -> Self {
        Self::Shapes(Arc::new(cause))
    }
}
