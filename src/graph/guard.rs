//! The guard: every write is validated by the shapes in the store itself.

use super::{Error, Options};
use crate::index::{Scope, Snapshot};
use crate::rdf::Delta;
use crate::shacl::{Shapes, ValidationReport};
use oxrdf::{GraphNameRef, NamedOrBlankNode};
use std::sync::Arc;

/// Results a report on all data holds at most; it says how many there are.
const MOST_RESULTS: usize = 1000;

/// Knows which graphs hold the shapes.
pub(super) struct Guard {
    shapes_prefix: String,
}

/// A change that may go on.
pub(super) struct Verdict {
    /// Warnings and infos.
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

    /// Whether a change may go on; a change of the shapes must hold for all data there is.
    pub fn judge(
        &self,
        shapes: &Arc<Shapes>,
        before: &Snapshot,
        after: &Snapshot,
        delta: &Delta,
    ) -> Result<Verdict, Error> {
        if self.touches_shapes(delta) {
            return self.judge_all(after);
        }
        let outcome = shapes.validate_delta(before, after, delta);
        let verdict = refuse_violations(outcome.caused, Arc::clone(shapes))?;
        Ok(Verdict {
            preexisting: outcome.preexisting,
            ..verdict
        })
    }

    /// Whether everything in a revision holds, by the shapes in it.
    pub fn judge_all(&self, after: &Snapshot) -> Result<Verdict, Error> {
        let shapes = self.compile(after)?;
        let report = shapes.validate_at_most(&after.view(Scope::Union), MOST_RESULTS);
        refuse_violations(report, Arc::new(shapes))
    }

    fn touches_shapes(&self, delta: &Delta) -> bool {
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

fn refuse_violations(report: ValidationReport, shapes: Arc<Shapes>) -> Result<Verdict, Error> {
    if report.has_violations() {
        return Err(Error::Refused(Box::new(report)));
    }
    Ok(Verdict {
        report,
        preexisting: ValidationReport::default(),
        shapes,
    })
}
