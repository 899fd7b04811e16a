//! SHACL-SPARQL (SHACL §5 and §6): queries of shapes, asked for many nodes at once.
//!
//! A query is asked with its variables *pre-bound* (SHACL appendix A). Here all rows of
//! pre-bound values stand on the left of one lateral join and the shape's query on its right, so
//! that one plan serves all focus nodes and each row is evaluated as if it stood alone.
//!
//! A limit of the evaluator: `STR` of a number gives its canonical form, not the one in the data.

mod answer;
mod dataset;
mod edges;
mod nowhere;
mod prepare;
mod reach;
mod rewrite;
mod rows;

use crate::shacl::Path;
pub(super) use answer::Solution;
use oxrdf::{Literal, NamedNode, Term};
pub(super) use prepare::{Prebound, prepare};
pub(super) use reach::{Reach, Start};
use spargebra::Query;

/// The IRI that `$shapesGraph` is bound to; `GRAPH $shapesGraph` reads the shapes graph.
pub(super) const SHAPES_GRAPH: &str = "urn:x-shacl:shapes-graph";

/// A constraint that a query decides.
#[derive(Debug)]
pub(super) struct SparqlConstraint {
    /// `sh:SPARQLConstraintComponent` or a component of the shapes' own.
    pub(super) component: NamedNode,
    /// The value of `sh:sparql`, if it was that.
    pub(super) source: Option<Term>,
    pub(super) messages: Vec<Literal>,
    pub(super) form: Form,
    /// The query, rewritten to take rows.
    pub(super) query: Query,
    /// What the rows hold, by the names of the variables.
    pub(super) columns: Vec<(String, Column)>,
    pub(super) reach: Reach,
}

/// What a query's answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Each solution is a result.
    Select,
    /// Each value node without a solution is a result.
    Ask,
}

/// One pre-bound variable.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Column {
    This,
    Value,
    Constant(Term),
}

/// The property path of a shape as the evaluator writes it.
fn expression(path: &Path) -> spargebra::algebra::PropertyPathExpression {
    use spargebra::algebra::PropertyPathExpression as E;
    type Join = fn(Box<E>, Box<E>) -> E;
    let fold = |paths: &[Path], join: Join| {
        let mut parts = paths.iter().map(expression);
        let first = parts.next().unwrap_or(E::NegatedPropertySet(Vec::new()));
        parts.fold(first, |a, b| join(Box::new(a), Box::new(b)))
    };
    match path {
        Path::Predicate(p) => E::NamedNode(p.clone()),
        Path::Inverse(p) => E::Reverse(Box::new(expression(p))),
        Path::Sequence(ps) => fold(ps, E::Sequence),
        Path::Alternative(ps) => fold(ps, E::Alternative),
        Path::ZeroOrMore(p) => E::ZeroOrMore(Box::new(expression(p))),
        Path::OneOrMore(p) => E::OneOrMore(Box::new(expression(p))),
        Path::ZeroOrOne(p) => E::ZeroOrOne(Box::new(expression(p))),
    }
}
