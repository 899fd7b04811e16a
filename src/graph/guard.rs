//! The guard: every write is validated by the shapes in the store itself.

use super::tally::Tally;
use super::{Error, Mode, Options};
use crate::index::{Scope, Snapshot};
use crate::rdf::Delta;
use crate::shacl::{Shapes, ValidationReport};
use oxrdf::{GraphNameRef, NamedOrBlankNode};
use std::sync::Arc;

/// Results a report on all data holds at most; it says how many there are.
pub(super) const MOST_RESULTS: usize = 1000;

/// Results that are compared with those of another validation at most.
const MOST_COMPARED: usize = 100_000;

/// Knows which graphs hold the shapes.
pub(super) struct Guard {
    shapes_prefix: String,
    tally: Tally,
}

/// A change that may go on.
pub(super) struct Verdict {
    /// Warnings and infos, and what is accepted.
    pub report: ValidationReport,
    /// What was wrong before and still is.
    pub preexisting: ValidationReport,
    /// The shapes that guard the next change.
    pub shapes: Arc<Shapes>,
}

impl Guard {
    /// The guard of a graph so opened.
    pub fn new(options: &Options) -> Self {
        Self {
            shapes_prefix: options.shapes_prefix(),
            tally: Tally::default(),
        }
    }

    /// Compiles the shapes of a revision.
    pub fn compile(&self, snapshot: &Snapshot) -> Result<Shapes, Error> {
        let graphs: Vec<_> = snapshot
            .named_graphs()
            .into_iter()
            .filter_map(|graph| match graph {
                NamedOrBlankNode::NamedNode(name) if self.holds_shapes(name.as_str()) => {
                    snapshot.id(name.as_ref())
                }
                _ => None,
            })
            .collect();
        if graphs.is_empty() {
            return Ok(Shapes::default());
        }
        Ok(Shapes::compile(
            &snapshot.view(Scope::Merge(graphs.into())),
        )?)
    }

    /// Whether a change may go on: only what it causes itself refuses it.
    pub fn judge(
        &self,
        shapes: &Arc<Shapes>,
        before: &Snapshot,
        after: &Snapshot,
        delta: &Delta,
        mode: Mode,
    ) -> Result<Verdict, Error> {
        self.told(|| {
            if self.touches_shapes(delta) {
                return self.judge_law(shapes, before, after, mode);
            }
            let outcome = self
                .tally
                .by_delta(|| shapes.validate_delta(before, after, delta));
            Verdict::unless_violated(outcome.caused, outcome.preexisting, Arc::clone(shapes))
        })
    }

    /// Whether a load may go on; everything there then is is validated.
    pub fn judge_load(
        &self,
        shapes: &Arc<Shapes>,
        before: &Snapshot,
        after: &Snapshot,
        mode: Mode,
    ) -> Result<Verdict, Error> {
        self.told(|| {
            if self.shapes_differ(before, after) {
                return self.judge_law(shapes, before, after, mode);
            }
            let report = self.everything(shapes, after, MOST_RESULTS);
            if !report.has_violations() {
                return Ok(Verdict::new(report, Arc::clone(shapes)));
            }
            let (report, preexisting) = self
                .everything(shapes, after, MOST_COMPARED)
                .apart_from(&self.everything(shapes, before, MOST_COMPARED));
            Verdict::unless_violated(report, preexisting, Arc::clone(shapes))
        })
    }

    /// New shapes must hold for everything; what they break is accepted only in so many words.
    fn judge_law(
        &self,
        old: &Arc<Shapes>,
        before: &Snapshot,
        after: &Snapshot,
        mode: Mode,
    ) -> Result<Verdict, Error> {
        let new = Arc::new(self.compile(after)?);
        let report = self.everything(&new, after, MOST_RESULTS);
        if !report.has_violations() {
            return Ok(Verdict::new(report, new));
        }
        let (fresh, preexisting) = self
            .everything(&new, after, MOST_COMPARED)
            .apart_from(&self.everything(old, before, MOST_COMPARED));
        if !fresh.has_violations() {
            return Verdict::unless_violated(fresh, preexisting, new);
        }
        // What the same change adds must be right by the new shapes, whatever else they break.
        let (made, _) = fresh
            .clone()
            .apart_from(&self.everything(&new, before, MOST_COMPARED));
        let fresh = fresh.at_most(MOST_RESULTS);
        match mode {
            _ if made.has_violations() => Err(Error::Refused(Box::new(fresh))),
            Mode::Commit | Mode::DryRun => Err(Error::Breaks(Box::new(fresh))),
            Mode::Accept => Ok(Verdict {
                preexisting: preexisting.at_most(MOST_RESULTS),
                ..Verdict::new(fresh, new)
            }),
        }
    }

    fn everything(&self, shapes: &Shapes, data: &Snapshot, limit: usize) -> ValidationReport {
        self.tally
            .everything(shapes, &data.view(Scope::Union), limit)
    }

    /// Counts refusals.
    fn told(&self, judge: impl FnOnce() -> Result<Verdict, Error>) -> Result<Verdict, Error> {
        judge().inspect_err(|_| self.tally.refused())
    }

    /// What has been done so far.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Whether the graphs of shapes are others, or hold more.
    fn shapes_differ(&self, before: &Snapshot, after: &Snapshot) -> bool {
        self.shapes_graphs(before) != self.shapes_graphs(after)
    }

    /// The graphs of shapes with the number of their triples: a load only adds.
    fn shapes_graphs(&self, snapshot: &Snapshot) -> Vec<(String, usize)> {
        let mut graphs: Vec<_> = snapshot
            .named_graphs()
            .into_iter()
            .filter_map(|graph| match graph {
                NamedOrBlankNode::NamedNode(name) if self.holds_shapes(name.as_str()) => {
                    let id = snapshot.id(name.as_ref())?;
                    let count = snapshot.count(&Scope::Named(id), None, None, None);
                    Some((name.into_string(), count))
                }
                _ => None,
            })
            .collect();
        graphs.sort();
        graphs
    }

    /// Whether a change is one of graphs of shapes.
    pub fn touches_shapes(&self, delta: &Delta) -> bool {
        let quads = delta.added.iter().chain(&delta.removed);
        let graphs = delta.created.iter().chain(&delta.dropped);
        quads
            .map(|quad| quad.graph_name.as_ref())
            .chain(graphs.map(|graph| graph.as_ref().into()))
            .any(|graph| matches!(graph, GraphNameRef::NamedNode(name) if self.holds_shapes(name.as_str())))
    }

    fn holds_shapes(&self, graph: &str) -> bool {
        graph.starts_with(&self.shapes_prefix)
    }
}

impl Verdict {
    fn new(report: ValidationReport, shapes: Arc<Shapes>) -> Self {
        Self {
            report,
            preexisting: ValidationReport::default(),
            shapes,
        }
    }

    fn unless_violated(
        report: ValidationReport,
        preexisting: ValidationReport,
        shapes: Arc<Shapes>,
    ) -> Result<Self, Error> {
        let report = report.at_most(MOST_RESULTS);
        if report.has_violations() {
            return Err(Error::Refused(Box::new(report)));
        }
        Ok(Self {
            preexisting: preexisting.at_most(MOST_RESULTS),
            ..Self::new(report, shapes)
        })
    }
}
