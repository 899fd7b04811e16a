//! Paths that may be empty, from a node that no triple mentions.
//!
//! Such a path reaches its own start, whether or not the data know it
//! ([SPARQL 1.1 §18.5, ALP and ZeroOrOnePath](https://www.w3.org/TR/sparql11-query/#defn_evalPP_ZeroOrOnePath));
//! the evaluator asks for a node of the graph. What is pre-bound stands for its value, so a focus
//! node named by a target alone is one.

use super::prepare::Prebound;
use crate::query::{map_expression, map_pattern};
use oxrdf::{BlankNode, Variable};
use spargebra::algebra::{Expression, GraphPattern, PropertyPathExpression as Path};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

/// The pattern with what the evaluator leaves out beside each such path.
pub(super) fn with_starts(pattern: GraphPattern, prebound: &[Prebound]) -> GraphPattern {
    match pattern {
        GraphPattern::Path {
            subject,
            path,
            object,
        } => {
            let alone = may_be_empty(&path)
                .then(|| alone(&subject, &object, prebound))
                .flatten();
            let path = GraphPattern::Path {
                subject,
                path,
                object,
            };
            match alone {
                Some(alone) => GraphPattern::Union {
                    left: Box::new(path),
                    right: Box::new(alone),
                },
                None => path,
            }
        }
        other => map_pattern(
            other,
            &mut |inner| with_starts(inner, prebound),
            &mut |expression| in_expression(expression, prebound),
        ),
    }
}

fn in_expression(expression: Expression, prebound: &[Prebound]) -> Expression {
    map_expression(
        expression,
        &mut |inner| with_starts(inner, prebound),
        &mut |part| in_expression(part, prebound),
    )
}

fn may_be_empty(path: &Path) -> bool {
    match path {
        Path::ZeroOrMore(_) | Path::ZeroOrOne(_) => true,
        Path::OneOrMore(inner) | Path::Reverse(inner) => may_be_empty(inner),
        Path::Sequence(left, right) => may_be_empty(left) && may_be_empty(right),
        Path::Alternative(left, right) => may_be_empty(left) || may_be_empty(right),
        Path::NamedNode(_) | Path::NegatedPropertySet(_) => false,
    }
}

/// The one solution of an empty path whose known end is no node of the graph.
fn alone(
    subject: &TermPattern,
    object: &TermPattern,
    prebound: &[Prebound],
) -> Option<GraphPattern> {
    let known = |term: &TermPattern| match term {
        TermPattern::Variable(v) => prebound.iter().any(|p| p.variable == *v),
        TermPattern::NamedNode(_) | TermPattern::Literal(_) => true,
        TermPattern::BlankNode(_) | TermPattern::Triple(_) => false,
    };
    let (start, end) = match (known(subject), known(object)) {
        (true, _) => (subject, object),
        (false, true) => (object, subject),
        (false, false) => return None,
    };
    let is_known = known(end);
    let value = value_of(start)?;
    let mut conditions = no_node(start);
    if is_known {
        let same = Expression::SameTerm(Box::new(value.clone()), Box::new(value_of(end)?));
        conditions = Expression::And(Box::new(conditions), Box::new(same));
    }
    let nothing = GraphPattern::Filter {
        expr: conditions,
        inner: Box::new(GraphPattern::Bgp {
            patterns: Vec::new(),
        }),
    };
    match end {
        TermPattern::Variable(variable) if !is_known => Some(GraphPattern::Extend {
            inner: Box::new(nothing),
            variable: variable.clone(),
            expression: value,
        }),
        _ => Some(nothing),
    }
}

fn value_of(term: &TermPattern) -> Option<Expression> {
    match term {
        TermPattern::Variable(variable) => Some(variable.clone().into()),
        TermPattern::NamedNode(node) => Some(node.clone().into()),
        TermPattern::Literal(literal) => Some(literal.clone().into()),
        TermPattern::BlankNode(_) | TermPattern::Triple(_) => None,
    }
}

/// That no triple has the term at either end.
fn no_node(term: &TermPattern) -> Expression {
    let any = || Variable::new_unchecked(format!("x_shacl_{}", BlankNode::default().as_str()));
    let none = |subject: TermPattern, object: TermPattern| {
        let triple = TriplePattern {
            subject,
            predicate: NamedNodePattern::Variable(any()),
            object,
        };
        let exists = Expression::Exists(Box::new(GraphPattern::Bgp {
            patterns: vec![triple],
        }));
        Box::new(Expression::Not(Box::new(exists)))
    };
    Expression::And(
        none(term.clone(), any().into()),
        none(any().into(), term.clone()),
    )
}
