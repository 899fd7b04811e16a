//! Work of other rooms under a budget: the queries of shapes, and the validation around them.
//!
//! What a stranger's shapes ask is checked before it is parsed, counted while it runs and stopped
//! like a query of theirs; it stands in the table of what runs and can be listed and killed.

use super::budget::{Budget, guarded};
use super::children;
use super::rewrite::tick;
use super::running::Entry;
use super::size::{check_query, is_large};
use super::{Error, depth};
use spareval::QueryEvaluator;
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::{Query, SparqlParser};

/// Parses a query with a parser that knows its prefixes; refuses what [`super::parse`] refuses.
pub fn parse_with(parser: SparqlParser, text: &str) -> Result<Query, Error> {
    depth::check(text)?;
    let query = parser.parse_query(text)?;
    check_query(&query)?;
    Ok(query)
}

impl Budget {
    /// Runs `work`, which calls [`Budget::spend`]; an error if it was stopped.
    ///
    /// Only what belongs to the work may be changed by it: after a stop it is dropped half done.
    pub fn supervise<T>(&self, work: impl FnOnce() -> T) -> Result<T, Error> {
        let _entry = Entry::new(self);
        Ok(guarded(work)?)
    }

    /// Counts `rows` more rows, or what takes as long or as much room.
    ///
    /// Unwinds out of [`Budget::supervise`] when the budget is used up or somebody has stopped it.
    pub fn spend(&self, rows: u64) {
        self.state().spend(rows);
    }

    /// An evaluator, and a query in a form that it evaluates within this budget.
    pub fn evaluator(&self, query: &Query) -> (QueryEvaluator, Query) {
        let evaluator = tick::evaluator(self.state().clone());
        let Query::Select {
            dataset,
            pattern,
            base_iri,
        } = query
        else {
            return (evaluator, query.clone());
        };
        let evaluator = match is_large(pattern) {
            true => evaluator.without_optimizations(),
            false => evaluator,
        };
        let query = Query::Select {
            dataset: dataset.clone(),
            pattern: counted(pattern.clone()),
            base_iri: base_iri.clone(),
        };
        (evaluator, query)
    }
}

/// The same pattern, the rows of its joins counted: joins in memory ask the dataset for nothing.
fn counted(pattern: GraphPattern) -> GraphPattern {
    let is_join = matches!(
        pattern,
        GraphPattern::Join { .. } | GraphPattern::LeftJoin { .. }
    );
    let inner = children::patterns(pattern, &mut counted, &mut counted_inside);
    match is_join {
        true => tick::over(inner),
        false => inner,
    }
}

fn counted_inside(expression: Expression) -> Expression {
    children::expressions(expression, &mut counted, &mut counted_inside)
}
