//! SHACL: shapes graph to compiled shapes; validate everything, or what a delta can touch; reports.
//!
//! After the W3C Recommendation of 2017. `Shapes::compile` refuses what is ill-formed, recursive
//! or not supported, naming the shape; what it accepts is validated exactly.

mod against;
mod compare;
mod compile;
mod constraints;
mod delta;
mod groups;
mod judge;
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
mod whole;
mod words;
mod work;

use crate::index::GraphView;
use crate::query::Budget;
pub use compile::NOT_SUPPORTED;
pub use delta::{Fallbacks, Outcome};
pub use groups::Group;
pub use judge::Judge;
use model::{Constant, Shape};
use oxrdf::{Term, Triple};
pub use path::Path;
use reach::Reaches;
pub use report::{Counts, Severity, ValidationReport, ValidationResult};
pub use report_text::Style;
pub use whole::{Aim, Checked, Effort, Progress};

/// Whether a text is a lexical form of a datatype; every text is one of a datatype we do not know.
pub fn is_well_typed(datatype: &str, text: &str) -> bool {
    lexical::Lexical::of(datatype).admits(text)
}

/// Compiled shapes.
#[derive(Debug, Default)]
pub struct Shapes {
    shapes: Vec<Shape>,
    /// Terms the shapes mention.
    constants: Vec<Term>,
    /// Value lists and allowed properties.
    sets: Vec<Vec<Constant>>,
    /// What is odd about the shapes and has no effect.
    remarks: Vec<String>,
    /// What was left out of shapes read leniently.
    left_out: Vec<String>,
    /// For each part of a shape with targets, which changes of the data can change its results.
    reaches: Reaches,
    /// Whether that was found out at all; what validates everything, once, does without.
    knows_reaches: bool,
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

/// What becomes of what is ill-formed or not supported in a shapes graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// The whole graph is refused, naming the shape.
    Strict,
    /// The smallest part that cannot be used is left out: a target, a constraint, a message, or,
    /// without a proper path, the shape with what refers to it as a property. The rest is
    /// validated; [`Shapes::left_out`] tells. Recursive shapes are refused still: what is left
    /// without a part of a circle would be arbitrary.
    Lenient,
}

impl Shapes {
    /// Compiles the shapes of a graph; refuses what it does not support, naming the shape.
    pub fn compile(shapes: &GraphView) -> Result<Self, Error> {
        compile::compile(shapes, Reading::Strict, None)
    }

    /// Compiles the shapes of a stranger, to validate everything with them, once.
    ///
    /// To be called inside [`Budget::supervise`], out of which it unwinds when the budget is used
    /// up: what is nested or repeated can take far longer than its length tells.
    pub fn compile_within(shapes: &GraphView, budget: &Budget) -> Result<Self, Error> {
        compile::compile(shapes, Reading::Strict, Some(budget))
    }

    /// Compiles the shapes of a graph, leaving out what cannot be used. For shapes of others,
    /// published with slips; what was left out is not validated.
    pub fn compile_leniently(shapes: &GraphView) -> Result<Self, Error> {
        compile::compile(shapes, Reading::Lenient, None)
    }

    /// What was left out of shapes read leniently and why. One line each, with the shape.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// How many shapes there are, nested ones included.
    pub fn len(&self) -> usize {
        self.shapes.len()
    }

    /// What is odd about the shapes: properties that look like SHACL and are not. One line each,
    /// with the shape.
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// Whether there is no shape.
    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }
}
