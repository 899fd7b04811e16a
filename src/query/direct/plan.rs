//! The top of a query: what is shown of the rows its pattern gives, grouped and cut.

use super::chain::Chain;
use super::compile::{Compiler, Place};
use super::condition::Value;
use super::group::{Counted, Grouping};
use crate::query::dataset::SnapshotDataset;
use crate::query::scope::Scopes;
use crate::query::walk::Cut;
use oxrdf::Variable;
use spargebra::algebra::{AggregateExpression, AggregateFunction, Expression, GraphPattern};

/// A query ready to run.
pub(super) struct Plan {
    pub(super) chain: Chain,
    /// Variables and how many there are; blank nodes of the query count as such.
    pub(super) names: Vec<String>,
    pub(super) grouping: Option<Grouping>,
    /// What is computed of each group.
    pub(super) after: Vec<(usize, Value)>,
    /// What is shown.
    pub(super) variables: Vec<Variable>,
    pub(super) cut: Cut,
}

impl Plan {
    /// The place of a variable in the row.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|other| other == name)
    }
}

/// The plan of a whole query's pattern.
pub(super) fn compile(
    pattern: &GraphPattern,
    scopes: &Scopes,
    dataset: &SnapshotDataset,
) -> Option<Plan> {
    Compiler::new(scopes, dataset).top(pattern)
}

impl Compiler<'_> {
    fn top(&mut self, pattern: &GraphPattern) -> Option<Plan> {
        let (cut, pattern) = Cut::peel(pattern);
        let (pattern, variables) = match pattern {
            GraphPattern::Project { inner, variables } => (&**inner, variables.clone()),
            other => (other, Vec::new()),
        };
        let (grouped, computed) = under_extensions(pattern);
        let (body, grouping, after) = match grouped {
            GraphPattern::Group {
                inner,
                variables,
                aggregates,
            } => {
                let grouping = self.grouping(variables, aggregates)?;
                let after = computed.into_iter().map(|(variable, expression)| {
                    Some((self.name(variable.as_str()), self.value(expression)?))
                });
                let after = after.collect::<Option<Vec<_>>>()?;
                (&**inner, Some(grouping), after)
            }
            _ => (pattern, None, Vec::new()),
        };
        let mut place = Place::outermost(self.scopes.default.clone());
        let chain = self.chain(body, &mut place)?;
        for variable in &variables {
            self.name(variable.as_str());
        }
        Some(Plan {
            chain,
            names: std::mem::take(&mut self.names),
            grouping,
            after,
            variables,
            cut,
        })
    }

    fn grouping(
        &mut self,
        variables: &[Variable],
        aggregates: &[(Variable, AggregateExpression)],
    ) -> Option<Grouping> {
        let keys = variables.iter().map(|v| self.name(v.as_str())).collect();
        let counts = aggregates.iter().map(|(variable, aggregate)| {
            let (of, distinct) = match aggregate {
                AggregateExpression::CountSolutions { distinct: false } => (None, false),
                AggregateExpression::FunctionCall {
                    name: AggregateFunction::Count,
                    expr: Expression::Variable(of),
                    distinct,
                } => (Some(self.name(of.as_str())), *distinct),
                _ => return None,
            };
            Some(Counted {
                place: self.name(variable.as_str()),
                of,
                distinct,
            })
        });
        let counts = counts.collect::<Option<Vec<_>>>()?;
        Some(Grouping::new(keys, counts))
    }
}

/// The pattern below computed variables, and these, innermost first.
fn under_extensions(pattern: &GraphPattern) -> (&GraphPattern, Vec<(&Variable, &Expression)>) {
    let mut pattern = pattern;
    let mut computed = Vec::new();
    while let GraphPattern::Extend {
        inner,
        variable,
        expression,
    } = pattern
    {
        computed.push((variable, expression));
        pattern = inner;
    }
    computed.reverse();
    (pattern, computed)
}
