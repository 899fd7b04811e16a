//! The parts of patterns and expressions, mapped.

use spargebra::algebra::{
    AggregateExpression, Expression, GraphPattern as P, GraphPattern, OrderExpression,
};

type OnPattern<'a> = &'a mut dyn FnMut(GraphPattern) -> GraphPattern;
type OnExpression<'a> = &'a mut dyn FnMut(Expression) -> Expression;

/// The same pattern with its direct parts replaced.
pub(crate) fn patterns(
    pattern: GraphPattern,
    pattern_of: OnPattern<'_>,
    expression_of: OnExpression<'_>,
) -> GraphPattern {
    let mut go = |inner: Box<GraphPattern>| Box::new(pattern_of(*inner));
    match pattern {
        leaf @ (P::Bgp { .. } | P::Path { .. } | P::Values { .. }) => leaf,
        P::Join { left, right } => P::Join {
            left: go(left),
            right: go(right),
        },
        P::Lateral { left, right } => P::Lateral {
            left: go(left),
            right: go(right),
        },
        P::Union { left, right } => P::Union {
            left: go(left),
            right: go(right),
        },
        P::Minus { left, right } => P::Minus {
            left: go(left),
            right: go(right),
        },
        P::LeftJoin {
            left,
            right,
            expression,
        } => P::LeftJoin {
            left: go(left),
            right: go(right),
            expression: expression.map(expression_of),
        },
        P::Filter { expr, inner } => P::Filter {
            expr: expression_of(expr),
            inner: go(inner),
        },
        P::Graph { name, inner } => P::Graph {
            name,
            inner: go(inner),
        },
        P::Extend {
            inner,
            variable,
            expression,
        } => P::Extend {
            inner: go(inner),
            variable,
            expression: expression_of(expression),
        },
        P::OrderBy { inner, expression } => P::OrderBy {
            inner: go(inner),
            expression: expression
                .into_iter()
                .map(|key| match key {
                    OrderExpression::Asc(key) => OrderExpression::Asc(expression_of(key)),
                    OrderExpression::Desc(key) => OrderExpression::Desc(expression_of(key)),
                })
                .collect(),
        },
        P::Project { inner, variables } => P::Project {
            inner: go(inner),
            variables,
        },
        P::Distinct { inner } => P::Distinct { inner: go(inner) },
        P::Reduced { inner } => P::Reduced { inner: go(inner) },
        P::Slice {
            inner,
            start,
            length,
        } => P::Slice {
            inner: go(inner),
            start,
            length,
        },
        P::Group {
            inner,
            variables,
            aggregates,
        } => P::Group {
            inner: go(inner),
            variables,
            aggregates: aggregates
                .into_iter()
                .map(|(variable, aggregate)| (variable, aggregate_of(aggregate, expression_of)))
                .collect(),
        },
        P::Service {
            name,
            inner,
            silent,
        } => P::Service {
            name,
            inner: go(inner),
            silent,
        },
    }
}

fn aggregate_of(
    aggregate: AggregateExpression,
    expression_of: OnExpression<'_>,
) -> AggregateExpression {
    match aggregate {
        AggregateExpression::FunctionCall {
            name,
            expr,
            distinct,
        } => AggregateExpression::FunctionCall {
            name,
            expr: expression_of(expr),
            distinct,
        },
        count @ AggregateExpression::CountSolutions { .. } => count,
    }
}

/// The same expression with its direct parts replaced.
pub(crate) fn expressions(
    expression: Expression,
    pattern_of: OnPattern<'_>,
    expression_of: OnExpression<'_>,
) -> Expression {
    use Expression as E;
    let mut go = |inner: Box<Expression>| Box::new(expression_of(*inner));
    match expression {
        leaf @ (E::NamedNode(_) | E::Literal(_) | E::Variable(_) | E::Bound(_)) => leaf,
        E::Exists(pattern) => E::Exists(Box::new(pattern_of(*pattern))),
        E::Or(a, b) => E::Or(go(a), go(b)),
        E::And(a, b) => E::And(go(a), go(b)),
        E::Equal(a, b) => E::Equal(go(a), go(b)),
        E::SameTerm(a, b) => E::SameTerm(go(a), go(b)),
        E::Greater(a, b) => E::Greater(go(a), go(b)),
        E::GreaterOrEqual(a, b) => E::GreaterOrEqual(go(a), go(b)),
        E::Less(a, b) => E::Less(go(a), go(b)),
        E::LessOrEqual(a, b) => E::LessOrEqual(go(a), go(b)),
        E::Add(a, b) => E::Add(go(a), go(b)),
        E::Subtract(a, b) => E::Subtract(go(a), go(b)),
        E::Multiply(a, b) => E::Multiply(go(a), go(b)),
        E::Divide(a, b) => E::Divide(go(a), go(b)),
        E::UnaryPlus(a) => E::UnaryPlus(go(a)),
        E::UnaryMinus(a) => E::UnaryMinus(go(a)),
        E::Not(a) => E::Not(go(a)),
        E::If(a, b, c) => E::If(go(a), go(b), go(c)),
        E::In(a, list) => E::In(go(a), list.into_iter().map(expression_of).collect()),
        E::Coalesce(list) => E::Coalesce(list.into_iter().map(expression_of).collect()),
        E::FunctionCall(function, list) => {
            E::FunctionCall(function, list.into_iter().map(expression_of).collect())
        }
    }
}
