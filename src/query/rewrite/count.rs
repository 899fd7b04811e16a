//! `COUNT` of one pattern, from the length of its range in the index.

use super::cost::shares;
use super::names::{Name, certain};
use super::{Context, Rewriter};
use crate::index::TermId;
use crate::query::scope::Graph;
use oxrdf::{Literal, Variable};
use spargebra::algebra::{AggregateExpression, AggregateFunction, Expression, GraphPattern};
use spargebra::term::{GroundTerm, NamedNodePattern, TermPattern, TriplePattern};

/// A triple pattern's ids; the inner none: a free position.
type Ids = [Option<TermId>; 3];

impl Rewriter<'_> {
    /// The one row of a group without `GROUP BY` that only counts the rows of one triple pattern.
    pub(super) fn count(
        &self,
        inner: &GraphPattern,
        variables: &[Variable],
        aggregates: &[(Variable, AggregateExpression)],
        context: &Context,
    ) -> Option<GraphPattern> {
        let (GraphPattern::Bgp { patterns }, [], Graph::One(scope)) =
            (inner, variables, &context.graph)
        else {
            return None;
        };
        let [pattern] = &patterns[..] else {
            return None;
        };
        let names = certain(inner);
        let counts_rows = aggregates
            .iter()
            .all(|(_, aggregate)| counts_rows(aggregate, |name| names.contains(name)));
        if !counts_rows || aggregates.is_empty() || shares(&names, &context.outer) {
            return None;
        }
        let rows = match self.free_ids(pattern)? {
            Some([s, p, o]) => self.snapshot.count(scope, s, p, o),
            None => 0,
        };
        let count = GroundTerm::Literal(Literal::from(i64::try_from(rows).ok()?));
        Some(GraphPattern::Values {
            variables: aggregates.iter().map(|(name, _)| name.clone()).collect(),
            bindings: vec![vec![Some(count); aggregates.len()]],
        })
    }

    /// The range of a pattern whose names are all different; the inner none: nothing matches.
    fn free_ids(&self, pattern: &TriplePattern) -> Option<Option<Ids>> {
        let mut names: Vec<Name> = Vec::new();
        let mut ids: Ids = [None; 3];
        let mut known = true;
        for (place, term) in [(0, &pattern.subject), (2, &pattern.object)] {
            match term {
                TermPattern::NamedNode(name) => ids[place] = self.snapshot.id(name),
                TermPattern::Literal(literal) => ids[place] = self.snapshot.id(literal),
                TermPattern::Triple(_) => return None,
                TermPattern::Variable(_) | TermPattern::BlankNode(_) => {
                    names.extend(super::names::of_term(term));
                    continue;
                }
            }
            known &= ids[place].is_some();
        }
        match &pattern.predicate {
            NamedNodePattern::NamedNode(name) => {
                ids[1] = self.snapshot.id(name);
                known &= ids[1].is_some();
            }
            NamedNodePattern::Variable(variable) => names.push(variable.into()),
        }
        let free = names.len();
        names.sort_unstable();
        names.dedup();
        (names.len() == free).then_some(known.then_some(ids))
    }
}

/// Whether it counts each row once: `COUNT(*)`, or `COUNT` of something bound in all.
fn counts_rows(aggregate: &AggregateExpression, is_bound: impl Fn(&Name) -> bool) -> bool {
    match aggregate {
        AggregateExpression::CountSolutions { distinct } => !distinct,
        AggregateExpression::FunctionCall {
            name: AggregateFunction::Count,
            expr: Expression::Variable(variable),
            distinct: false,
        } => is_bound(&variable.into()),
        AggregateExpression::FunctionCall { .. } => false,
    }
}
