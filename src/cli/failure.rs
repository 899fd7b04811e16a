//! Why a command could not be done: what, where, and what to do about it.

use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::Path;

/// Why a command could not be done.
#[derive(Debug)]
pub struct Failure {
    text: String,
    closed_pipe: bool,
}

impl Failure {
    /// Says what failed, in words that name the place and end with a remedy where there is one.
    pub fn new(text: impl Display) -> Self {
        Self {
            text: text.to_string(),
            closed_pipe: false,
        }
    }

    /// A file or directory that could not be read or written.
    pub fn at(path: &Path, error: &io::Error) -> Self {
        let remedy = match error.kind() {
            io::ErrorKind::NotFound => "; is the name right?",
            io::ErrorKind::PermissionDenied => "; this user needs the right to it",
            io::ErrorKind::StorageFull => "; make room and try again",
            io::ErrorKind::ReadOnlyFilesystem => "; choose a place that can be written to",
            _ => "",
        };
        Self::new(format!("{}: {error}{remedy}", path.display()))
    }

    /// Whether it is only that the reader of our output went away.
    pub fn is_closed_pipe(&self) -> bool {
        self.closed_pipe
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self {
            closed_pipe: error.kind() == io::ErrorKind::BrokenPipe,
            text: error.to_string(),
        }
    }
}

macro_rules! told_by_themselves {
    ($($error:ty),*) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::new(error)
            }
        }
    )*};
}

told_by_themselves!(
    crate::catalogue::Error,
    crate::graph::Error,
    crate::graph::tokens::Error,
    crate::query::Error,
    crate::questions::Error,
    crate::shacl::Error
);
