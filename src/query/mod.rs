//! SPARQL text to plan to results on a snapshot, within a budget; updates to deltas.
//!
//! MINIMAL, behind the final interface, until the rewriter and budget land.

mod budget;
mod dataset;
mod error;
mod evaluate;
mod update;

pub use budget::Budget;
pub use error::Error;
pub use evaluate::{DefaultGraph, Options, Rewriting, evaluate, parse};
pub use update::{parse_update, update};
