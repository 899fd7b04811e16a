//! The log read from end to end.

use super::super::Failure;
use super::super::progress::Progress;
use crate::log::{Checked, CommitLog, Error, Sqlite};
use indicatif::HumanCount;
use std::sync::Arc;

/// Why a data directory could not be looked at.
pub enum Trouble {
    /// It could, and it is damaged.
    Damage(Arc<Error>),
    /// It could not.
    Failure(Failure),
}

impl From<Arc<Error>> for Trouble {
    fn from(error: Arc<Error>) -> Self {
        match *error {
            Error::Damaged { .. } | Error::SnapshotDamaged { .. } => Self::Damage(error),
            _ => Self::Failure(Failure::new(error)),
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Arc::new(error).into()
    }
}

/// Reads every commit and compares the digests.
pub fn is_whole(log: &Sqlite) -> Result<Checked, Error> {
    let mut progress: Option<(Progress, u64)> = None;
    let checked = log.check(&mut |done, total| {
        let (bar, before) =
            progress.get_or_insert_with(|| (Progress::start("checking", total, "commits"), 0));
        bar.advance(done.saturating_sub(*before));
        *before = done;
    })?;
    if let Some((bar, commits)) = progress {
        bar.finish(&format!("read {} commits", HumanCount(commits)));
    }
    Ok(checked)
}

/// The digest of the newest commit, in hexadecimal.
pub fn digest(checked: &Checked) -> String {
    let bytes = checked.head.digest.iter();
    bytes.map(|byte| format!("{byte:02x}")).collect()
}
