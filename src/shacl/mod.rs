//! SHACL: shapes graph to compiled shapes; validate everything, or what a delta can touch; reports.
//!
//! After the W3C Recommendation of 2017. `Shapes::compile` refuses what is ill-formed, recursive
//! or not supported, naming the shape; what it accepts is validated exactly.

mod compare;
mod compile;
mod constraints;
mod delta;
mod lexical;
mod messages;
mod model;
mod path;
mod pattern;
mod reach;
mod report;
mod report_rdf;
mod report_text;
mod run;
mod sink;
mod sparql;
mod targets;
mod validate;

use crate::index::GraphView;
pub use delta::Outcome;
use model::{Constant, Shape, ShapeId};
use oxrdf::{Term, Triple};
pub use path::Path;
use reach::Reach;
pub use report::{Counts, Severity, ValidationReport, ValidationResult};
pub use report_text::Style;
use run::Run;
use sink::Collector;

/// Compiled shapes.
#[derive(Debug, Default)]
pub struct Shapes {
    shapes: Vec<Shape>,
    /// Terms the shapes mention.
    constants: Vec<Term>,
    /// Value lists and allowed properties.
    sets: Vec<Vec<Constant>>,
    /// For each shape with targets, which changes of the data can change its results.
    reaches: Vec<Reach>,
    /// The shapes graph itself, if a query reads it.
    shapes_graph: Vec<Triple>,
}

/// Why a shapes graph cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A construct this engine does not support, or that the Recommendation calls ill-formed.
    #[error("shape {shape}: {reason}")]
    Shape {
        /// The shape, as written in Turtle.
        shape: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl Shapes {
    /// Compiles the shapes of a graph; refuses what it does not support, naming the shape.
    pub fn compile(shapes: &GraphView) -> Result<Self, Error> {
        compile::compile(shapes)
    }

    /// How many shapes there are, nested ones included.
    pub fn len(&self) -> usize {
        self.shapes.len()
    }

    /// Whether there is no shape.
    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    /// Validates every focus node of `data`.
    pub fn validate(&self, data: &GraphView) -> ValidationReport {
        self.validate_at_most(data, usize::MAX)
    }

    /// Validates every focus node of `data`; the report holds at most `limit` results and says
    /// how many there are.
    pub fn validate_at_most(&self, data: &GraphView, limit: usize) -> ValidationReport {
        let run = Run::new(self, data);
        let mut collector = Collector::new(&run, limit);
        for shape in self.with_targets() {
            let focus_nodes = run.focus_nodes(run.shape(shape));
            run.ask_ahead(shape, &focus_nodes);
            for focus in focus_nodes {
                // Never breaks: a collector counts to the end.
                let _ = run.validate(shape, focus, &mut collector);
            }
            run.forget_answers();
        }
        collector.report()
    }

    fn with_targets(&self) -> impl Iterator<Item = ShapeId> {
        (0..)
            .map(ShapeId)
            .zip(&self.shapes)
            .filter(|(_, shape)| !shape.targets.is_empty())
            .map(|(id, _)| id)
    }
}
