//! Whether a pattern may be evaluated once for each row of what is joined to it.
//!
//! The evaluator then hands it the row's bindings. That gives the join only if no part of the
//! pattern can see a binding it would not see when evaluated alone.

use super::names::{Names, certain, mentioned, used};
use spargebra::algebra::{Expression, GraphPattern};

/// Whether joining `pattern` row by row to rows that bind some of `outer` is the same as joining it whole.
pub(super) fn fits(pattern: &GraphPattern, outer: &Names) -> bool {
    match pattern {
        GraphPattern::Bgp { .. } | GraphPattern::Path { .. } | GraphPattern::Values { .. } => true,
        GraphPattern::Join { left, right }
        | GraphPattern::Lateral { left, right }
        | GraphPattern::Union { left, right } => fits(left, outer) && fits(right, outer),
        GraphPattern::Graph { inner, .. } => fits(inner, outer),
        GraphPattern::Filter { expr, inner } => {
            fits(inner, outer) && is_closed(expr, &certain(inner), outer)
        }
        GraphPattern::Extend {
            inner,
            variable,
            expression,
        } => {
            fits(inner, outer)
                && !outer.contains(&variable.into())
                && is_closed(expression, &certain(inner), outer)
        }
        GraphPattern::LeftJoin {
            left,
            right,
            expression,
        } => {
            let bound = certain(left);
            fits(left, outer)
                && fits(right, outer)
                && !sees(&mentioned(right), &bound, outer)
                && expression
                    .as_ref()
                    .is_none_or(|expression| is_closed(expression, &bound, outer))
        }
        // MINUS would take the row's bindings for shared variables; the others change what they count.
        GraphPattern::Minus { .. }
        | GraphPattern::Project { .. }
        | GraphPattern::Distinct { .. }
        | GraphPattern::Reduced { .. }
        | GraphPattern::OrderBy { .. }
        | GraphPattern::Slice { .. }
        | GraphPattern::Group { .. }
        | GraphPattern::Service { .. } => false,
    }
}

/// Whether an expression over a pattern that binds `bound` sees nothing else of `outer`.
pub(super) fn is_closed(expression: &Expression, bound: &Names, outer: &Names) -> bool {
    !sees(&used(expression), bound, outer)
}

fn sees(names: &Names, bound: &Names, outer: &Names) -> bool {
    names
        .iter()
        .any(|name| outer.contains(name) && !bound.contains(name))
}
