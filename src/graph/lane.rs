//! The write lane: one closure at a time, on the newest accepted revision.

use super::group::{State, Waiting};
use super::{Author, Committed, Error, Graph, Mode, net};
use crate::index::Snapshot;
use crate::log::{Draft, Head, Record, now};
use crate::rdf::Delta;
use crate::shacl::ValidationReport;

impl Graph {
    /// The one way to write: computes a delta on the newest revision, validates, logs, publishes.
    ///
    /// `change` runs inside the lane: what it sees is what it changes, so it may also check a
    /// precondition and fail with an error of its own. What it asks for that is so already is
    /// left out; if nothing remains there is no commit. It returns when the commit is on disk. A
    /// write the guard refuses is `Error::Refused` with the report, or `Error::Breaks` if new shapes
    /// would make data invalid that are there.
    pub fn commit<E: From<Error>>(
        &self,
        author: &Author,
        mode: Mode,
        change: impl FnOnce(&Snapshot) -> Result<Delta, E>,
    ) -> Result<Committed, E> {
        let mut lane = self.group.lane();
        let before = lane.accepted.snapshot.clone();
        let delta = net::of(change(&before)?, &before);
        if delta.is_empty() {
            let settled = self.group.queue(Waiting::for_those_before());
            drop(lane);
            if mode != Mode::DryRun {
                self.group.wait(&settled)?;
            }
            return Ok(unchanged(before));
        }
        let after = before.apply(&delta, before.revision() + 1);
        let shapes = &lane.accepted.shapes;
        let verdict = self.guard.judge(shapes, &before, &after, &delta, mode)?;
        let verdict = self.promised(verdict, &before, &after, Some(&delta))?;
        if mode == Mode::DryRun {
            return Ok(Committed {
                revision: before.revision(),
                delta,
                report: verdict.report,
                preexisting: verdict.preexisting,
                before,
                after: after.for_once(),
            });
        }
        let draft = author.draft(&lane.accepted.head);
        let record = Record::new(draft, &delta, &lane.accepted.head.digest);
        self.touched.note(&record, &delta);
        let accepted = State {
            snapshot: after.clone(),
            head: Head::from(&record.header),
            shapes: verdict.shapes,
            changed: lane.accepted.changed + size(&delta),
        };
        lane.accept(accepted, &delta);
        let written = self
            .group
            .queue(Waiting::to_be_written(record, lane.accepted.clone()));
        drop(lane);
        self.group.wait(&written)?;
        Ok(Committed {
            revision: after.revision(),
            delta,
            report: verdict.report,
            preexisting: verdict.preexisting,
            before,
            after,
        })
    }
}

impl Author {
    /// The draft of the commit after `previous`; time never goes back.
    pub(super) fn draft(&self, previous: &Head) -> Draft {
        Draft {
            revision: previous.revision + 1,
            time: now().max(previous.time),
            agent: self.agent.clone(),
            door: self.door,
            message: self.message.clone(),
        }
    }
}

/// Quads a change touches.
fn size(delta: &Delta) -> u64 {
    (delta.added.len() + delta.removed.len()) as u64
}

fn unchanged(before: Snapshot) -> Committed {
    Committed {
        revision: before.revision(),
        delta: Delta::default(),
        report: ValidationReport::default(),
        preexisting: ValidationReport::default(),
        after: before.clone(),
        before,
    }
}
