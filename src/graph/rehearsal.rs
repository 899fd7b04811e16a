//! A change tried beside the lane: judged as the lane would, and never made.
//!
//! Unlike a dry run it holds nobody up, so that who may only read may ask what a change would come
//! to. It is judged on the newest durable revision, which a writer may be ahead of.

use super::{Error, Graph, Mode, net};
use crate::index::Snapshot;
use crate::rdf::Delta;
use crate::shacl::ValidationReport;

/// What a change would come to.
#[derive(Debug)]
pub struct Rehearsal {
    /// The revision it was tried on.
    pub before: Snapshot,
    /// What that would become.
    pub after: Snapshot,
    /// The net change.
    pub delta: Delta,
    /// Whether the guard would let it pass.
    pub passes: bool,
    /// What the guard says of it: why it is refused, or warnings and infos.
    pub report: ValidationReport,
    /// What was wrong before at the nodes it touches, and still is.
    pub preexisting: ValidationReport,
}

impl Graph {
    /// Computes a change on the newest durable revision and judges it, outside the write lane.
    ///
    /// A refusal is a finding, no error; `Error::Shapes` for new shapes that cannot be used. What
    /// [`Graph::touches_shapes`] takes as long as validating everything, twice.
    pub fn rehearse<E: From<Error>>(
        &self,
        change: impl FnOnce(&Snapshot) -> Result<Delta, E>,
    ) -> Result<Rehearsal, E> {
        let state = self.group.published();
        let before = state.snapshot;
        let delta = net::of(change(&before)?, &before);
        let after = before.apply(&delta, before.revision() + 1).for_once();
        let verdict = self
            .guard
            .judge(&state.shapes, &before, &after, &delta, Mode::DryRun)
            .and_then(|verdict| self.promised(verdict, &before, &after, Some(&delta)));
        let (passes, report, preexisting) = match verdict {
            Ok(verdict) => (true, verdict.report, verdict.preexisting),
            Err(Error::Refused(report) | Error::Breaks(report)) => {
                (false, *report, ValidationReport::default())
            }
            Err(error) => return Err(error.into()),
        };
        Ok(Rehearsal {
            before,
            after,
            delta,
            passes,
            report,
            preexisting,
        })
    }

    /// Whether a change is one of the shapes themselves: then everything is judged anew.
    pub fn touches_shapes(&self, delta: &Delta) -> bool {
        self.guard.touches_shapes(delta)
    }
}
