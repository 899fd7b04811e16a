//! Asking a constraint's query for some rows, and what its solutions say.

use super::dataset::{Cell, Dataset};
use super::rows::ROW;
use super::{Column, Form, SparqlConstraint};
use crate::shacl::run::{Node, Run};
use oxrdf::{Literal, NamedNode, Term, Variable};
use spareval::{QueryEvaluationError, QueryEvaluator, QueryResults, QuerySolution};

/// Steps that a solution counts as: it takes room until it is told.
const SOLUTION_STEPS: usize = 200;

/// What one solution says (SHACL §5.3.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::shacl) struct Solution {
    pub(in crate::shacl) value: Option<Term>,
    pub(in crate::shacl) path: Option<NamedNode>,
    pub(in crate::shacl) message: Option<Literal>,
    /// For the placeholders of messages.
    pub(in crate::shacl) bindings: Vec<(String, Term)>,
}

/// The results of a constraint, for each pair of focus node and value node that was asked about.
pub(in crate::shacl) type Answers = Vec<Vec<Solution>>;

impl Run<'_> {
    /// Asks for every pair; SELECT takes the focus node alone.
    pub(in crate::shacl) fn ask(
        &self,
        constraint: &SparqlConstraint,
        pairs: &[(Node, Node)],
    ) -> Answers {
        match self.ask_all(constraint, pairs) {
            Ok(answers) => answers,
            // Only a bug can bring us here. A question without answer must not pass for a yes.
            Err(error) => {
                let message = Literal::new_simple_literal(format!("the query failed: {error}"));
                let failed = Solution {
                    value: None,
                    path: None,
                    message: Some(message),
                    bindings: Vec::new(),
                };
                pairs.iter().map(|_| vec![failed.clone()]).collect()
            }
        }
    }

    fn ask_all(
        &self,
        constraint: &SparqlConstraint,
        pairs: &[(Node, Node)],
    ) -> Result<Answers, QueryEvaluationError> {
        let cells: Vec<Cell> = pairs
            .iter()
            .flat_map(|(focus, value)| {
                constraint.columns.iter().map(|(_, column)| match column {
                    Column::This => Cell::Node(*focus),
                    Column::Value => Cell::Node(*value),
                    Column::Constant(term) => Cell::Term(term.clone()),
                })
            })
            .collect();
        let shapes = self.shapes.shapes_graph.as_slice();
        let columns = constraint.columns.len();
        let dataset = Dataset::new(self.view, shapes, columns, &cells, |n| self.term(n));
        let mut answers: Answers = vec![Vec::new(); pairs.len()];
        let results = match self.budget {
            None => QueryEvaluator::new()
                .prepare(&constraint.query)
                .execute(dataset)?,
            Some(budget) => {
                let (evaluator, query) = budget.evaluator(&constraint.query);
                let dataset = dataset.within(budget.clone());
                evaluator.prepare(&query).execute(dataset)?
            }
        };
        if let QueryResults::Solutions(solutions) = results {
            for solution in solutions {
                let solution = solution?;
                if let Some(row) = row(&solution) {
                    self.spend(SOLUTION_STEPS);
                    answers[row].push(Solution::from(&solution));
                }
            }
        }
        if constraint.form == Form::Ask {
            // Here the solutions are the values that are right.
            for (answer, (_, value)) in answers.iter_mut().zip(pairs) {
                *answer = match answer.is_empty() {
                    true => vec![Solution {
                        value: Some(self.term(*value)),
                        path: None,
                        message: None,
                        bindings: Vec::new(),
                    }],
                    false => Vec::new(),
                };
            }
        }
        Ok(answers)
    }
}

fn row(solution: &QuerySolution) -> Option<usize> {
    match solution.get(ROW)? {
        Term::Literal(row) => row.value().parse().ok(),
        _ => None,
    }
}

impl From<&QuerySolution> for Solution {
    fn from(solution: &QuerySolution) -> Self {
        Self {
            value: solution.get("value").cloned(),
            path: match solution.get("path") {
                Some(Term::NamedNode(path)) => Some(path.clone()),
                _ => None,
            },
            message: match solution.get("message") {
                Some(Term::Literal(message)) => Some(message.clone()),
                _ => None,
            },
            bindings: solution
                .iter()
                .filter(|(variable, _)| variable.as_str() != ROW)
                .map(|(variable, term): (&Variable, &Term)| {
                    (variable.as_str().to_owned(), term.clone())
                })
                .collect(),
        }
    }
}
