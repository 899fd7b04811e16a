//! What an upgrade did, in words.

use crate::rdf::{Clash, Conflict};
use std::fmt;

/// Conflicts listed at start, at most; the log of events has them all.
const MOST_LISTED: usize = 50;

/// What an upgrade did.
#[derive(Debug)]
pub struct Upgrade {
    /// Statements added and removed.
    pub added: usize,
    /// See `added`.
    pub removed: usize,
    /// Where the graph stays as people left it.
    pub conflicts: Vec<Conflict>,
    /// Why nothing was done after all: the shapes refuse the new content beside what is here.
    pub refused: Option<String>,
}

impl Upgrade {
    pub(super) fn refused(why: String) -> Self {
        Self {
            added: 0,
            removed: 0,
            conflicts: Vec::new(),
            refused: Some(why),
        }
    }
}

impl fmt::Display for Upgrade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let version = env!("CARGO_PKG_VERSION");
        if let Some(why) = &self.refused {
            writeln!(
                f,
                "the content stays that of another version, not {version}: {why}"
            )?;
            return writeln!(f, "the next start tries again");
        }
        let (added, removed) = (self.added, self.removed);
        writeln!(
            f,
            "brought the content to that of helsegraf {version}: {added} statements added, {removed} removed"
        )?;
        if self.conflicts.is_empty() {
            return Ok(());
        }
        let number = self.conflicts.len();
        writeln!(f, "in {number} places it stays as it was changed here:")?;
        for conflict in self.conflicts.iter().take(MOST_LISTED) {
            writeln!(f, "  {conflict}")?;
        }
        if number > MOST_LISTED {
            writeln!(
                f,
                "  and {} more; the events tell all",
                number - MOST_LISTED
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subject = &self.subject;
        match &self.kind {
            Clash::Changed {
                predicate,
                here,
                new,
            } => {
                let (here, new) = (here.join(", "), new.join(", "));
                let here = if here.is_empty() { "nothing" } else { &here };
                write!(
                    f,
                    "{subject} {predicate}: here {here}; in this version {new}"
                )
            }
            Clash::RemovedThere => {
                write!(f, "{subject}: removed in this version, changed here")
            }
            Clash::RemovedHere => write!(f, "{subject}: removed here, changed in this version"),
        }
    }
}
