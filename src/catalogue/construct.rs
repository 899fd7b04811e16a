//! A `CONSTRUCT` with `?this` free: bound to resources in the algebra, and its rows told apart.
//!
//! The template is filled in here and not by the evaluator, so that of every statement it is
//! known which resource it was made for.

mod check;

use super::error::Cause;
use super::reads::Reads;
use crate::index::Snapshot;
use crate::query::{self, Budget, Options};
use check::{check, of_template, wrong};
use oxrdf::{NamedNode, NamedOrBlankNode, Term, Triple, Variable};
use spareval::QueryResults;
use spargebra::Query;
use spargebra::algebra::GraphPattern;
use spargebra::term::{GroundTerm, NamedNodePattern, TermPattern, TriplePattern};
use std::collections::HashMap;

/// The query of a kind.
#[derive(Debug, Clone)]
pub(super) struct Construct {
    template: Vec<TriplePattern>,
    variables: Vec<Variable>,
    pattern: GraphPattern,
}

/// The variable that stands for the resource told.
fn this() -> Variable {
    Variable::new_unchecked("this")
}

impl Construct {
    /// Reads a query; refuses what would not give the same answer twice, or not by resource.
    pub fn read(text: &str, base: &NamedNode) -> Result<Self, Cause> {
        let query = query::parse(text, Some(base)).map_err(Cause::Query)?;
        let Query::Construct {
            template,
            dataset,
            pattern,
            ..
        } = query
        else {
            return Err(wrong("the query is not a CONSTRUCT"));
        };
        if dataset.is_some() {
            return Err(wrong(
                "the query has a FROM; it is asked of the union of the graphs",
            ));
        }
        let mut variables = vec![this()];
        for triple in &template {
            of_template(triple, &mut variables)?;
        }
        let used = check(&pattern)?;
        if let Some(unknown) = variables
            .iter()
            .find(|v| **v != this() && !used.contains(v))
        {
            return Err(wrong(format!(
                "{unknown} is in the template and nowhere else"
            )));
        }
        Ok(Self {
            template,
            variables,
            pattern,
        })
    }

    /// What it reads of the graph.
    pub fn reads(&self) -> Reads {
        let told = self
            .template
            .iter()
            .filter_map(|triple| match &triple.object {
                TermPattern::Variable(variable) => Some(variable.clone()),
                _ => None,
            });
        Reads::of(&self.pattern, &told.collect::<Vec<_>>())
    }

    /// What it says of each of `resources`, in no particular order, repeated where rows repeat it.
    pub fn statements(
        &self,
        snapshot: &Snapshot,
        resources: &[NamedNode],
        budget: &Budget,
    ) -> Result<Vec<Vec<Triple>>, query::Error> {
        let places: HashMap<&NamedNode, usize> = resources.iter().zip(0..).collect();
        let mut statements = vec![Vec::new(); resources.len()];
        let query = self.query(resources);
        let options = Options {
            budget: budget.clone(),
            ..Options::default()
        };
        let QueryResults::Solutions(rows) = query::evaluate(snapshot, &query, &options)? else {
            return Ok(statements);
        };
        for row in rows {
            let row = row?;
            let Some(Term::NamedNode(resource)) = row.get(this()) else {
                continue;
            };
            let Some(place) = places.get(resource) else {
                continue;
            };
            let filled = self.template.iter().filter_map(|triple| {
                let value = |variable: &Variable| row.get(variable).cloned();
                fill(triple, &value)
            });
            statements[*place].extend(filled);
        }
        Ok(statements)
    }

    /// The rows of its template for these resources.
    fn query(&self, resources: &[NamedNode]) -> Query {
        let table = GraphPattern::Values {
            variables: vec![this()],
            bindings: resources
                .iter()
                .map(|resource| vec![Some(GroundTerm::from(resource.clone()))])
                .collect(),
        };
        Query::Select {
            dataset: None,
            pattern: GraphPattern::Project {
                inner: Box::new(bound(self.pattern.clone(), &table)),
                variables: self.variables.clone(),
            },
            base_iri: None,
        }
    }
}

/// The pattern with the table joined to the start of every branch of its outer unions, so that
/// `?this` is bound from there on.
///
/// A join distributes over unions, and over whatever only takes rows of its left side on.
fn bound(pattern: GraphPattern, table: &GraphPattern) -> GraphPattern {
    use GraphPattern as P;
    let go = |inner: Box<P>| Box::new(bound(*inner, table));
    match pattern {
        P::Union { left, right } => P::Union {
            left: go(left),
            right: go(right),
        },
        P::Filter { expr, inner } => P::Filter {
            expr,
            inner: go(inner),
        },
        P::Extend {
            inner,
            variable,
            expression,
        } => P::Extend {
            inner: go(inner),
            variable,
            expression,
        },
        P::LeftJoin {
            left,
            right,
            expression,
        } => P::LeftJoin {
            left: go(left),
            right,
            expression,
        },
        P::Minus { left, right } => P::Minus {
            left: go(left),
            right,
        },
        P::Project { inner, variables } if variables.contains(&this()) => P::Project {
            inner: go(inner),
            variables,
        },
        P::Join { left, right } => P::Join {
            left: go(left),
            right,
        },
        other => P::Join {
            left: Box::new(table.clone()),
            right: Box::new(other),
        },
    }
}

/// A statement of the template for one row; none if something in it is unbound or out of place.
fn fill(triple: &TriplePattern, value: &dyn Fn(&Variable) -> Option<Term>) -> Option<Triple> {
    let term = |pattern: &TermPattern| match pattern {
        TermPattern::NamedNode(node) => Some(node.clone().into()),
        TermPattern::Literal(literal) => Some(literal.clone().into()),
        TermPattern::Variable(variable) => value(variable),
        TermPattern::BlankNode(_) | TermPattern::Triple(_) => None,
    };
    let subject = match term(&triple.subject)? {
        Term::NamedNode(node) => NamedOrBlankNode::from(node),
        Term::BlankNode(node) => node.into(),
        Term::Literal(_) | Term::Triple(_) => return None,
    };
    let predicate = match &triple.predicate {
        NamedNodePattern::NamedNode(node) => node.clone(),
        NamedNodePattern::Variable(variable) => match value(variable)? {
            Term::NamedNode(node) => node,
            _ => return None,
        },
    };
    Some(Triple::new(subject, predicate, term(&triple.object)?))
}
