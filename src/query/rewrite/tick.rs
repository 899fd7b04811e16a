//! A filter that is always true and looks at the budget.
//!
//! Joins of whole sides loop in memory without asking the dataset for anything, so nothing would
//! stop a product of millions of rows. The filter's call is counted as a row.

use crate::query::budget::State;
use oxrdf::{Literal, NamedNode, Term, Variable};
use spareval::QueryEvaluator;
use spargebra::algebra::{Expression, Function, GraphPattern};
use std::sync::Arc;

const NAME: &str = "x-helsegraf:tick";
/// Never bound, so that no optimiser moves the filter to one side of the join.
const NEVER: &str = "x_helsegraf_never";

/// The pattern, its rows counted.
pub(in crate::query) fn over(pattern: GraphPattern) -> GraphPattern {
    let argument = Expression::Coalesce(vec![
        Expression::Variable(Variable::new_unchecked(NEVER)),
        Expression::Literal(Literal::from(true)),
    ]);
    GraphPattern::Filter {
        expr: Expression::FunctionCall(
            Function::Custom(NamedNode::new_unchecked(NAME)),
            vec![argument],
        ),
        inner: Box::new(pattern),
    }
}

/// The evaluator that knows the filter's function.
pub(in crate::query) fn evaluator(budget: Arc<State>) -> QueryEvaluator {
    let truth = Term::from(Literal::from(true));
    QueryEvaluator::new().with_custom_function(NamedNode::new_unchecked(NAME), move |_| {
        budget.tick();
        Some(truth.clone())
    })
}
