//! What was: the list of commits, their changes, and the graph as it stood.

use super::compose::{Composition, Direction};
use super::{Error, Graph};
use crate::index::Snapshot;
use crate::log::{self, Commit, Header, ReadCommit};
use std::ops::RangeInclusive;

impl Graph {
    /// The commits of a range of revisions without their quads, oldest first.
    pub fn commits(&self, revisions: RangeInclusive<u64>) -> Result<Vec<Header>, Error> {
        Ok(self.group.log().headers(revisions)?)
    }

    /// One commit with its quads.
    pub fn change(&self, revision: u64) -> Result<Option<Commit>, Error> {
        Ok(self.group.log().read(revision)?)
    }

    /// Calls `each` with the commits after `revision` and their changes, oldest first.
    pub fn changes(&self, revision: u64, each: &mut ReadCommit<'_>) -> Result<(), Error> {
        Ok(self.group.log().read_after(revision, each)?)
    }

    /// The graph as it stood at a revision: the newest one with everything since undone.
    ///
    /// Takes time and memory by how much has changed since.
    pub fn at(&self, revision: u64) -> Result<Snapshot, Error> {
        let newest = self.snapshot();
        let head = newest.revision();
        if revision > head {
            return Err(Error::NoSuchRevision {
                asked: revision,
                newest: head,
            });
        }
        let mut undo = Composition::new(Direction::Backwards);
        let outcome = self
            .group
            .log()
            .read_after(revision, &mut |header, changes| {
                if header.draft.revision > head {
                    return Err(log::Error::Stopped(String::new()));
                }
                for change in changes {
                    undo.note(change?);
                }
                Ok(())
            });
        match outcome {
            Ok(()) | Err(log::Error::Stopped(_)) => {
                Ok(newest.apply(&undo.take(), revision).for_once())
            }
            Err(cause) => Err(cause.into()),
        }
    }
}
