//! Expressions: the patterns inside them, and long chains of `||` and `&&` made shallow.

use super::names::certain;
use super::{Context, Rewriter};
use crate::query::children::expressions;
use spargebra::algebra::Expression;

impl Rewriter<'_> {
    /// The same expression with its `EXISTS` patterns rewritten for rows that bind `context.outer`.
    pub(super) fn expression(&self, expression: Expression, context: &Context) -> Expression {
        let all = |list: Vec<Expression>| -> Vec<Expression> {
            let list = list.into_iter();
            list.map(|e| self.expression(e, context)).collect()
        };
        match expression {
            or @ Expression::Or(..) => balanced(all(disjuncts(or)), &|a, b| Expression::Or(a, b)),
            and @ Expression::And(..) => {
                balanced(all(conjuncts(and)), &|a, b| Expression::And(a, b))
            }
            other => expressions(
                other,
                &mut |pattern| self.rewrite(pattern, &context.whole(false)),
                &mut |expression| self.expression(expression, context),
            ),
        }
    }
}

/// The parts of a chain of `&&`, first to last.
pub(super) fn conjuncts(expression: Expression) -> Vec<Expression> {
    parts(expression, |e| match e {
        Expression::And(a, b) => Ok((*a, *b)),
        other => Err(other),
    })
}

fn disjuncts(expression: Expression) -> Vec<Expression> {
    parts(expression, |e| match e {
        Expression::Or(a, b) => Ok((*a, *b)),
        other => Err(other),
    })
}

fn parts(
    expression: Expression,
    split: impl Fn(Expression) -> Result<(Expression, Expression), Expression>,
) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut rest = vec![expression];
    while let Some(expression) = rest.pop() {
        match split(expression) {
            Ok((left, right)) => rest.extend([right, left]),
            Err(part) => found.push(part),
        }
    }
    found
}

/// The filter that all of them pass.
pub(super) fn all_of(conditions: Vec<Expression>) -> Option<Expression> {
    let is_any = !conditions.is_empty();
    is_any.then(|| balanced(conditions, &|a, b| Expression::And(a, b)))
}

type Join<'a> = &'a dyn Fn(Box<Expression>, Box<Expression>) -> Expression;

/// A tree of logarithmic depth: the passes after this one recurse, and flatten by copying.
fn balanced(mut parts: Vec<Expression>, join: Join<'_>) -> Expression {
    match parts.len() {
        0 => Expression::Literal(true.into()),
        1 => parts.remove(0),
        length => {
            let right = parts.split_off(length / 2);
            join(
                Box::new(balanced(parts, join)),
                Box::new(balanced(right, join)),
            )
        }
    }
}

impl Context {
    /// What an expression over a pattern may take for bound.
    pub(super) fn over(&self, pattern: &spargebra::algebra::GraphPattern) -> Self {
        self.with(certain(pattern))
    }
}
