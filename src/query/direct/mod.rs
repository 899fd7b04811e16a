//! Evaluation on ids, for the patterns that most queries are made of.
//!
//! The evaluator copies a tuple for each row it hands on and decodes terms to compare them. Here
//! one row is filled and emptied in place by a chain of steps ([`chain`]), conditions read terms
//! where they lie ([`condition`]), and only what is shown is decoded ([`results`]). What has no step
//! here is left to the evaluator, whole: a compilation ([`plan`], [`compile`]) that meets it gives none.

mod chain;
mod compile;
mod condition;
mod expression;
mod group;
mod path;
mod plan;
mod results;
mod step;

use super::dataset::SnapshotDataset;
use super::scope::Scopes;
use spareval::QueryResults;
use spargebra::Query;

/// The results of a query whose pattern has been rewritten; none if it is the evaluator's.
pub(super) fn evaluate(
    query: &Query,
    scopes: &Scopes,
    dataset: &SnapshotDataset,
) -> Option<QueryResults<'static>> {
    let compile = |pattern| plan::compile(pattern, scopes, dataset);
    match query {
        Query::Select { pattern, .. } => Some(QueryResults::Solutions(results::solutions(
            compile(pattern)?,
            dataset,
        ))),
        Query::Ask { pattern, .. } => {
            let mut rows = results::Rows::new(compile(pattern)?, dataset);
            Some(QueryResults::Boolean(rows.advance()))
        }
        Query::Construct {
            pattern, template, ..
        } => results::triples(compile(pattern)?, template, dataset).map(QueryResults::Graph),
        Query::Describe { .. } => None,
    }
}
