//! SHACL: shapes graph to compiled shapes; validate everything, or what a delta can touch; reports.

mod report;

use crate::index::{GraphView, Snapshot};
use crate::rdf::Delta;
pub use report::{Severity, ValidationReport, ValidationResult};

/// Compiled shapes.
#[derive(Default)]
pub struct Shapes {}

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
    pub fn compile(_shapes: &GraphView) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// Validates every focus node of `data`.
    pub fn validate(&self, _data: &GraphView) -> ValidationReport {
        ValidationReport::default()
    }

    /// Validates what `delta`, which leads from `before` to `after`, can have changed.
    pub fn validate_delta(
        &self,
        _before: &Snapshot,
        after: &Snapshot,
        _delta: &Delta,
    ) -> ValidationReport {
        self.validate(&after.view(crate::index::Scope::Union))
    }
}
