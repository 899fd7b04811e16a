//! Every pattern of a query, looked at with those required beside it.

use super::allowed::{Allowed, listed, tables};
use super::beside::{certain, connected, leaves, with};
use super::triple::{Steps, taken_apart};
use super::{Read, Reads, Side, Way};
use crate::query::Part;
use oxrdf::{Term, Variable};
use spargebra::algebra::{Expression, GraphPattern as P};
use spargebra::term::{TermPattern, TriplePattern};

/// Looks at a query pattern by pattern, and keeps what it finds.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) found: Reads,
    /// The variables told as objects, and those they are computed from.
    pub(super) told: Vec<Variable>,
}

impl Reader {
    /// A value that is computed from others stands for them.
    pub(super) fn derive(&mut self, pattern: &P) {
        if let P::Extend {
            variable,
            expression,
            ..
        } = pattern
            && self.told.contains(variable)
        {
            self.told.extend(variables_in(expression));
        }
        Part::Pattern(pattern).each(&mut |part| {
            if let Part::Pattern(inner) = part {
                self.derive(inner);
            }
        });
    }

    /// Looks at each triple pattern, `required` being those that must match besides.
    pub(super) fn walk(&mut self, pattern: &P, required: &[P], allowed: &Allowed) {
        match pattern {
            P::Bgp { patterns } => self.each(patterns, required, allowed),
            P::Path { .. } => self.leaf(pattern, required, allowed),
            P::Join { left, right } | P::Lateral { left, right } => {
                let mut allowed = allowed.clone();
                tables(left, &mut allowed);
                tables(right, &mut allowed);
                self.walk(left, &with(required, certain(right)), &allowed);
                self.walk(right, &with(required, certain(left)), &allowed);
            }
            P::LeftJoin {
                left,
                right,
                expression,
            } => self.optional([left, right], expression.as_ref(), required, allowed),
            P::Minus { left, right } => {
                self.walk(left, required, allowed);
                self.walk(right, &with(required, certain(left)), allowed);
            }
            P::Union { left, right } => {
                self.walk(left, required, allowed);
                self.walk(right, required, allowed);
            }
            P::Filter { expr, inner } => {
                let mut allowed = allowed.clone();
                listed(expr, &mut allowed);
                self.walk(inner, required, &allowed);
                self.expression(expr, &with(required, certain(inner)), &allowed);
            }
            P::Extend {
                inner, expression, ..
            } => {
                self.walk(inner, required, allowed);
                self.expression(expression, &with(required, certain(inner)), allowed);
            }
            // Variables inside are others than those of the same name outside.
            P::Project { inner, .. } => self.walk(inner, &[], &Allowed::new()),
            P::Distinct { inner }
            | P::Reduced { inner }
            | P::OrderBy { inner, .. }
            | P::Slice { inner, .. }
            | P::Group { inner, .. }
            | P::Graph { inner, .. }
            | P::Service { inner, .. } => self.walk(inner, required, allowed),
            P::Values { .. } => {}
        }
    }

    /// Triple patterns side by side: each is required beside the others.
    fn each(&mut self, patterns: &[TriplePattern], required: &[P], allowed: &Allowed) {
        let leaves = leaves(patterns);
        for (place, leaf) in leaves.iter().enumerate() {
            let others = leaves
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place);
            let beside = with(required, others.map(|(_, leaf)| leaf.clone()).collect());
            self.leaf(leaf, &beside, allowed);
        }
    }

    /// `OPTIONAL`: the left side is required beside the right one, and not the other way round.
    fn optional(
        &mut self,
        [left, right]: [&P; 2],
        condition: Option<&Expression>,
        required: &[P],
        allowed: &Allowed,
    ) {
        let mut allowed = allowed.clone();
        tables(left, &mut allowed);
        self.walk(left, required, &allowed);
        let beside = with(required, certain(left));
        self.walk(right, &beside, &allowed);
        if let Some(condition) = condition {
            self.expression(condition, &with(&beside, certain(right)), &allowed);
        }
    }

    /// The patterns inside an expression.
    fn expression(&mut self, expression: &Expression, required: &[P], allowed: &Allowed) {
        Part::Expression(expression).each(&mut |part| match part {
            Part::Pattern(pattern) => self.walk(pattern, required, allowed),
            Part::Expression(inner) => self.expression(inner, required, allowed),
        });
    }

    fn leaf(&mut self, leaf: &P, required: &[P], allowed: &Allowed) {
        let Some((subject, predicates, object, steps)) = taken_apart(leaf, allowed) else {
            return;
        };
        let way = match steps {
            Steps::Many => Way::Every,
            Steps::One => way(&subject, &object, required),
        };
        self.found.reads.push(Read {
            predicates,
            fixed: [fixed(&subject), fixed(&object)],
            way,
        });
        for term in [subject, object] {
            let TermPattern::Variable(variable) = term else {
                continue;
            };
            if !self.told.contains(&variable) {
                continue;
            }
            let all = with(required, vec![leaf.clone()]);
            if let Some(connected) = connected(&variable, &all) {
                self.found.refers.push((variable, connected));
            }
        }
    }
}

pub(super) fn this() -> Variable {
    Variable::new_unchecked("this")
}

fn is_this(term: &TermPattern) -> bool {
    matches!(term, TermPattern::Variable(variable) if *variable == this())
}

fn fixed(term: &TermPattern) -> Option<Term> {
    match term {
        TermPattern::NamedNode(node) => Some(node.clone().into()),
        TermPattern::Literal(literal) => Some(literal.clone().into()),
        _ => None,
    }
}

fn way(subject: &TermPattern, object: &TermPattern, required: &[P]) -> Way {
    let ends = [(Side::Subject, subject), (Side::Object, object)];
    if let Some((side, _)) = ends.iter().find(|(_, term)| is_this(term)) {
        return Way::Itself(*side);
    }
    let through = ends.into_iter().find_map(|(side, term)| match term {
        TermPattern::Variable(variable) => {
            let connected = connected(variable, required)?;
            Some(Way::Through(side, variable.clone(), connected))
        }
        _ => None,
    });
    through.unwrap_or(Way::Every)
}

/// The variables of an expression; those of patterns in it are not.
fn variables_in(expression: &Expression) -> Vec<Variable> {
    let mut found = match expression {
        Expression::Variable(variable) | Expression::Bound(variable) => vec![variable.clone()],
        _ => Vec::new(),
    };
    Part::Expression(expression).each(&mut |part| {
        if let Part::Expression(inner) = part {
            found.extend(variables_in(inner));
        }
    });
    found
}
