//! `ORDER BY` at the top of a query, done here over the evaluator's solutions.
//!
//! The evaluator decodes both keys at each comparison and keeps all rows whatever the `LIMIT`. Here
//! each key is decoded once, borrowed from the index where it can be, and only the rows the slice
//! can still show are kept. Rows are ids until they are shown.

mod key;
mod table;

use super::dataset::SnapshotDataset;
use super::walk::Cut;
use oxrdf::{Term, Variable};
use spareval::{QueryEvaluationError, QuerySolutionIter};
use spargebra::algebra::{Expression, GraphPattern, OrderExpression};
use table::{Direction, Table};

/// What is taken off the top of a query.
pub(super) struct Sorting {
    variables: Vec<Variable>,
    keys: Vec<(Direction, usize)>,
    cut: Cut,
}

impl Sorting {
    /// The sorting at the top of a `SELECT`, and the query that gives the rows to sort.
    pub(super) fn peel(pattern: &GraphPattern) -> Option<(Self, GraphPattern)> {
        let (cut, pattern) = Cut::peel(pattern);
        let GraphPattern::Project { inner, variables } = pattern else {
            return None;
        };
        let GraphPattern::OrderBy { inner, expression } = &**inner else {
            return None;
        };
        let mut columns = variables.clone();
        let mut rows = (**inner).clone();
        let mut keys = Vec::with_capacity(expression.len());
        for (number, key) in expression.iter().enumerate() {
            let (direction, expression) = match key {
                OrderExpression::Asc(expression) => (Direction::Up, expression),
                OrderExpression::Desc(expression) => (Direction::Down, expression),
            };
            let variable = match expression {
                Expression::Variable(variable) => variable.clone(),
                other => {
                    let variable = Variable::new_unchecked(format!("x_helsegraf_key_{number}"));
                    rows = GraphPattern::Extend {
                        inner: Box::new(rows),
                        variable: variable.clone(),
                        expression: other.clone(),
                    };
                    variable
                }
            };
            let column = columns.iter().position(|column| *column == variable);
            let column = column.unwrap_or_else(|| {
                columns.push(variable);
                columns.len() - 1
            });
            keys.push((direction, column));
        }
        let sorting = Self {
            variables: variables.clone(),
            keys,
            cut,
        };
        let rows = GraphPattern::Project {
            inner: Box::new(rows),
            variables: columns,
        };
        Some((sorting, rows))
    }

    /// Sorts solutions that came out as ids; the terms are made when the result is read.
    pub(super) fn sort(
        self,
        solutions: QuerySolutionIter<'static>,
        dataset: SnapshotDataset,
    ) -> Result<QuerySolutionIter<'static>, QueryEvaluationError> {
        let width = self.variables.len();
        let wanted = self
            .cut
            .length
            .map(|length| self.cut.start.saturating_add(length));
        let rows = {
            // DISTINCT comes after sorting, so a cut before it would lose rows.
            let limit = wanted.filter(|_| !self.cut.distinct);
            let mut table = Table::new(&dataset, &self.keys, limit);
            for solution in solutions {
                table.add(solution?.values());
            }
            table.into_rows(width, self.cut.distinct, self.cut.start, self.cut.length)
        };
        let count = rows.len() / width.max(1);
        let terms = (0..count).map(move |row| {
            let ids = rows[row * width..(row + 1) * width].iter();
            let terms: Vec<Option<Term>> = ids.map(|id| id.map(|id| dataset.term(id))).collect();
            Ok(terms)
        });
        Ok(QuerySolutionIter::from_tuples(self.variables.into(), terms))
    }
}
