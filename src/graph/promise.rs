//! Rules of the rooms above that every write is held to besides the shapes in the store.

use super::guard::{MOST_RESULTS, Verdict};
use super::{Error, Graph};
use crate::index::Snapshot;
use crate::rdf::Delta;
use crate::shacl::ValidationReport;
use std::sync::Arc;

/// A rule that every write is held to, in the lane, after the shapes.
pub trait Promise: Send + Sync {
    /// What a write breaks; `delta` is left out for a load, which may touch anything.
    fn judge(
        &self,
        before: &Snapshot,
        after: &Snapshot,
        delta: Option<&Delta>,
    ) -> Result<Kept, Unjudged>;
}

/// What a rule found.
#[derive(Debug, Default)]
pub struct Kept {
    /// What the write makes; a Violation refuses it.
    pub caused: ValidationReport,
    /// What was so before and still is.
    pub preexisting: ValidationReport,
}

/// Why a rule could not be applied; the write is not made.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unjudged(pub String);

impl Graph {
    /// The same graph, whose writers are held to a rule from now on.
    #[must_use]
    pub fn with_promise(mut self, promise: Arc<dyn Promise>) -> Self {
        self.promise = Some(promise);
        self
    }

    /// The verdict of the shapes with what the rule finds.
    pub(super) fn promised(
        &self,
        verdict: Verdict,
        before: &Snapshot,
        after: &Snapshot,
        delta: Option<&Delta>,
    ) -> Result<Verdict, Error> {
        let Some(promise) = &self.promise else {
            return Ok(verdict);
        };
        let kept = promise.judge(before, after, delta).map_err(|unjudged| {
            tracing::error!(%unjudged, "a write could not be judged");
            Error::Unjudged(Arc::new(unjudged))
        })?;
        if kept.caused.has_violations() {
            self.guard.tally().refused();
            return Err(Error::Refused(Box::new(kept.caused.at_most(MOST_RESULTS))));
        }
        let joined = |mut one: ValidationReport, other: ValidationReport| {
            one.results.extend(other.results);
            one.at_most(MOST_RESULTS)
        };
        Ok(Verdict {
            report: joined(verdict.report, kept.caused),
            preexisting: joined(verdict.preexisting, kept.preexisting),
            ..verdict
        })
    }
}
