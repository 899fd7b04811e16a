//! Which triples can change a query's answer for a focus node, as paths from that node.
//!
//! A changed triple that matches a pattern matters only in a solution in which every pattern that
//! must hold beside it matches too. So if those patterns lead from `$this` to it, the focus nodes
//! concerned are found by walking them back. Patterns that hang on nothing are *unbounded*.

use super::edges::{Edge, edges, known};
use crate::query::Part;
use crate::shacl::path::{PathRead, Way};
use oxrdf::NamedNode;
use spargebra::algebra::{Expression, GraphPattern, OrderExpression};
use spargebra::term::TermPattern;

/// What a query reads of the data.
#[derive(Debug, Default)]
pub(in crate::shacl) struct Reach {
    pub(in crate::shacl) reads: Vec<(Start, PathRead<NamedNode>)>,
    /// Predicates of patterns that hang on nothing.
    pub(in crate::shacl) unbounded: Vec<NamedNode>,
    /// Whether every change can matter.
    pub(in crate::shacl) anything: bool,
}

/// Where a read starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::shacl) enum Start {
    Focus,
    Value,
}

impl Reach {
    /// Of a query's pattern, its paths in place; `roots` are the variables of the nodes asked about.
    pub(super) fn of(pattern: &GraphPattern, roots: &[(TermPattern, Start)]) -> Self {
        let mut walk = Walk {
            reach: Self::default(),
            roots,
        };
        let pattern = below_projection(pattern);
        let scope = edges(pattern, &mut walk.reach.anything);
        walk.pattern(pattern, &scope);
        walk.reach
    }
}

/// The query's own projection hides nothing that is read.
fn below_projection(pattern: &GraphPattern) -> &GraphPattern {
    match pattern {
        GraphPattern::Project { inner, .. }
        | GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner }
        | GraphPattern::Slice { inner, .. } => below_projection(inner),
        _ => pattern,
    }
}

struct Walk<'a> {
    reach: Reach,
    roots: &'a [(TermPattern, Start)],
}

impl Walk<'_> {
    fn pattern(&mut self, pattern: &GraphPattern, scope: &[Edge]) {
        match pattern {
            GraphPattern::Bgp { .. } | GraphPattern::Path { .. } => self.leaf(pattern, scope),
            GraphPattern::Join { left, right } => {
                self.pattern(left, scope);
                self.pattern(right, scope);
            }
            GraphPattern::Union { left, right } => {
                self.within(left, scope);
                self.within(right, scope);
            }
            GraphPattern::LeftJoin {
                left,
                right,
                expression,
            } => {
                self.pattern(left, scope);
                let mut inner = scope.to_vec();
                inner.extend(edges(right, &mut self.reach.anything));
                self.pattern(right, &inner);
                if let Some(expression) = expression {
                    self.expression(expression, &inner);
                }
            }
            GraphPattern::Filter { expr, inner } => {
                self.pattern(inner, scope);
                self.expression(expr, scope);
            }
            GraphPattern::Extend {
                inner, expression, ..
            } => {
                self.pattern(inner, scope);
                self.expression(expression, scope);
            }
            GraphPattern::OrderBy { inner, expression } => {
                self.pattern(inner, scope);
                for order in expression {
                    let (OrderExpression::Asc(e) | OrderExpression::Desc(e)) = order;
                    self.expression(e, scope);
                }
            }
            // The only graph there is to name is that of the shapes, which no delta of data touches.
            GraphPattern::Graph { .. } => {}
            // Other scopes of variables, aggregates, and what is refused before.
            _ => self.reach.anything = true,
        }
    }

    /// A pattern that may or may not match beside those in scope.
    fn within(&mut self, pattern: &GraphPattern, scope: &[Edge]) {
        let mut inner = scope.to_vec();
        inner.extend(edges(pattern, &mut self.reach.anything));
        self.pattern(pattern, &inner);
    }

    fn leaf(&mut self, pattern: &GraphPattern, scope: &[Edge]) {
        let known = known(self.roots, scope);
        let way_to = |term: &TermPattern| known.iter().find(|k| k.term == *term);
        for edge in edges(pattern, &mut self.reach.anything) {
            let (from, way) = match (way_to(&edge.subject), way_to(&edge.object)) {
                (Some(s), Some(o)) if o.prefix.len() < s.prefix.len() => (o, Way::Backward),
                (Some(s), _) => (s, Way::Forward),
                (None, Some(o)) => (o, Way::Backward),
                (None, None) => {
                    edge.path
                        .each(&mut |p| self.reach.unbounded.push(p.clone()));
                    continue;
                }
            };
            let reads = edge.path.reads(way, &from.prefix);
            let reads = reads.into_iter().map(|read| (from.start, read));
            self.reach.reads.extend(reads);
        }
    }

    fn expression(&mut self, expression: &Expression, scope: &[Edge]) {
        Part::Expression(expression).each(&mut |part| self.part(part, scope));
    }

    /// A part of an expression: the pattern of an `EXISTS`, or an expression.
    fn part(&mut self, part: Part<'_>, scope: &[Edge]) {
        match part {
            Part::Pattern(pattern) => self.within(pattern, scope),
            Part::Expression(expression) => self.expression(expression, scope),
        }
    }
}
