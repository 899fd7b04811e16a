//! Patterns and expressions, walked through: the one place that knows what is part of what.

use spargebra::algebra::{
    AggregateExpression, Expression as E, GraphPattern as P, OrderExpression,
};

/// A pattern or an expression.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part<'a> {
    /// A pattern.
    Pattern(&'a P),
    /// An expression.
    Expression(&'a E),
}

impl<'a> Part<'a> {
    /// Its direct parts, in the order they are written.
    pub(crate) fn each(self, see: &mut dyn FnMut(Self)) {
        match self {
            Self::Pattern(pattern) => of_pattern(pattern, see),
            Self::Expression(expression) => of_expression(expression, see),
        }
    }

    /// Itself and all that is in it, however deep, in no order.
    pub(crate) fn all(self, see: &mut dyn FnMut(Self)) {
        let mut rest = vec![self];
        while let Some(part) = rest.pop() {
            see(part);
            part.each(&mut |inner| rest.push(inner));
        }
    }
}

fn of_pattern<'a>(pattern: &'a P, see: &mut dyn FnMut(Part<'a>)) {
    match pattern {
        P::Bgp { .. } | P::Path { .. } | P::Values { .. } => {}
        P::Join { left, right }
        | P::Lateral { left, right }
        | P::Union { left, right }
        | P::Minus { left, right } => {
            see(Part::Pattern(left));
            see(Part::Pattern(right));
        }
        P::LeftJoin {
            left,
            right,
            expression,
        } => {
            see(Part::Pattern(left));
            see(Part::Pattern(right));
            if let Some(expression) = expression {
                see(Part::Expression(expression));
            }
        }
        P::Filter { expr, inner } => {
            see(Part::Expression(expr));
            see(Part::Pattern(inner));
        }
        P::Extend {
            inner, expression, ..
        } => {
            see(Part::Pattern(inner));
            see(Part::Expression(expression));
        }
        P::OrderBy { inner, expression } => {
            see(Part::Pattern(inner));
            for key in expression {
                let (OrderExpression::Asc(key) | OrderExpression::Desc(key)) = key;
                see(Part::Expression(key));
            }
        }
        P::Group {
            inner, aggregates, ..
        } => {
            see(Part::Pattern(inner));
            for (_, aggregate) in aggregates {
                if let AggregateExpression::FunctionCall { expr, .. } = aggregate {
                    see(Part::Expression(expr));
                }
            }
        }
        P::Graph { inner, .. }
        | P::Project { inner, .. }
        | P::Distinct { inner }
        | P::Reduced { inner }
        | P::Slice { inner, .. }
        | P::Service { inner, .. } => see(Part::Pattern(inner)),
    }
}

fn of_expression<'a>(expression: &'a E, see: &mut dyn FnMut(Part<'a>)) {
    match expression {
        E::NamedNode(_) | E::Literal(_) | E::Variable(_) | E::Bound(_) => {}
        E::Or(a, b)
        | E::And(a, b)
        | E::Equal(a, b)
        | E::SameTerm(a, b)
        | E::Greater(a, b)
        | E::GreaterOrEqual(a, b)
        | E::Less(a, b)
        | E::LessOrEqual(a, b)
        | E::Add(a, b)
        | E::Subtract(a, b)
        | E::Multiply(a, b)
        | E::Divide(a, b) => {
            see(Part::Expression(a));
            see(Part::Expression(b));
        }
        E::UnaryPlus(a) | E::UnaryMinus(a) | E::Not(a) => see(Part::Expression(a)),
        E::If(a, b, c) => {
            see(Part::Expression(a));
            see(Part::Expression(b));
            see(Part::Expression(c));
        }
        E::In(a, list) => {
            see(Part::Expression(a));
            list.iter().for_each(|item| see(Part::Expression(item)));
        }
        E::Exists(pattern) => see(Part::Pattern(pattern)),
        E::Coalesce(list) | E::FunctionCall(_, list) => {
            list.iter().for_each(|item| see(Part::Expression(item)));
        }
    }
}

/// What stands above a query's projection.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    /// Whether duplicates go; the evaluator, too, removes all where it may remove some.
    pub(super) distinct: bool,
    /// Solutions left out at the start.
    pub(super) start: usize,
    /// The most there may be.
    pub(super) length: Option<usize>,
}

impl Cut {
    /// The cut at the top of a query, and what is below it.
    pub(super) fn peel(pattern: &P) -> (Self, &P) {
        let (start, length, pattern) = match pattern {
            P::Slice {
                inner,
                start,
                length,
            } => (*start, *length, &**inner),
            other => (0, None, other),
        };
        let (distinct, pattern) = match pattern {
            P::Distinct { inner } | P::Reduced { inner } => (true, &**inner),
            other => (false, other),
        };
        let cut = Self {
            distinct,
            start,
            length,
        };
        (cut, pattern)
    }
}
