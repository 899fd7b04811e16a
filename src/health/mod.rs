//! How healthy the data of things are: points by rules that the data declare, and the data domains side by side.
//!
//! A rule (`hg:HealthRule`) names a property shape that leads to what is counted, and a shape that
//! each of those is to meet; one evaluator works out all of them. A rule more is Turtle, not Rust.

mod cache;
mod card;
mod comparison;
mod day;
mod measure;
mod rule;

pub use cache::Cache;
pub use card::{Card, Lacking, Outcome, Part};
pub use comparison::{Assessed, Cell, Comparison, Domain, Property, State, card};
pub use day::Day;
pub use measure::{decimal, measurements};
pub use rule::{Freshness, Rule, Rules};

use crate::alignment::{self, Asker};
use crate::query;
use crate::shacl::Shapes;

/// Why there are no points.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A row of an answer has no value where one is needed.
    #[error("{0} answers without {1}")]
    NoValue(&'static str, &'static str),
    /// A stored question got no answer.
    #[error(transparent)]
    Asking(#[from] alignment::Error),
    /// The rules took longer or more than they may.
    #[error(transparent)]
    Query(#[from] query::Error),
}

/// What points are worked out from.
pub struct Reader<'a> {
    /// Asks the stored questions of one revision.
    pub asker: &'a Asker<'a>,
    /// The shapes of that revision.
    pub shapes: &'a Shapes,
    /// The day it is seen from, `YYYY-MM-DD`.
    pub date: &'a str,
    /// The same as a day.
    pub day: Day,
}
