//! The variables of patterns and expressions, blank nodes of patterns counted among them.

use crate::query::walk::Part;
use foldhash::HashSet;
use oxrdf::Variable;
use spargebra::algebra::{AggregateExpression, AggregateFunction, Expression, GraphPattern};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

/// A variable, or a blank node of a pattern, which is a variable nobody can name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Name {
    Variable(Box<str>),
    Blank(Box<str>),
}

pub(super) type Names = HashSet<Name>;

impl From<&Variable> for Name {
    fn from(variable: &Variable) -> Self {
        Self::Variable(variable.as_str().into())
    }
}

/// The name a position of a pattern stands for, if it is one.
pub(super) fn of_term(term: &TermPattern) -> Option<Name> {
    match term {
        TermPattern::Variable(variable) => Some(variable.into()),
        TermPattern::BlankNode(node) => Some(Name::Blank(node.as_str().into())),
        _ => None,
    }
}

/// The name of a predicate or graph, if it is one.
pub(super) fn of_named_node(term: &NamedNodePattern) -> Option<Name> {
    match term {
        NamedNodePattern::Variable(variable) => Some(variable.into()),
        NamedNodePattern::NamedNode(_) => None,
    }
}

fn add_term(term: &TermPattern, names: &mut Names) {
    match term {
        TermPattern::Triple(triple) => add_triple(triple, names),
        other => names.extend(of_term(other)),
    }
}

fn add_triple(triple: &TriplePattern, names: &mut Names) {
    add_term(&triple.subject, names);
    names.extend(of_named_node(&triple.predicate));
    add_term(&triple.object, names);
}

/// What every solution of a pattern binds.
pub(super) fn certain(pattern: &GraphPattern) -> Names {
    match pattern {
        GraphPattern::Bgp { .. }
        | GraphPattern::Path { .. }
        | GraphPattern::Join { .. }
        | GraphPattern::Lateral { .. } => {
            let mut names = Names::default();
            add_joined(pattern, &mut names);
            names
        }
        GraphPattern::LeftJoin { left, .. } | GraphPattern::Minus { left, .. } => certain(left),
        GraphPattern::Union { left, right } => {
            let right = certain(right);
            let mut names = certain(left);
            names.retain(|name| right.contains(name));
            names
        }
        GraphPattern::Graph { name, inner } => {
            let mut names = certain(inner);
            if binds_graph(inner) {
                names.extend(of_named_node(name));
            }
            names
        }
        GraphPattern::Extend {
            inner,
            variable,
            expression,
        } => {
            let mut names = certain(inner);
            if matches!(
                expression,
                Expression::NamedNode(_) | Expression::Literal(_)
            ) {
                names.insert(variable.into());
            }
            names
        }
        GraphPattern::Values {
            variables,
            bindings,
        } => variables
            .iter()
            .enumerate()
            .filter(|(column, _)| bindings.iter().all(|row| row[*column].is_some()))
            .map(|(_, variable)| variable.into())
            .collect(),
        GraphPattern::Project { inner, variables } => {
            let inner = certain(inner);
            let names = variables.iter().map(Name::from);
            names.filter(|name| inner.contains(name)).collect()
        }
        GraphPattern::Group {
            inner,
            variables,
            aggregates,
        } => {
            let inner = certain(inner);
            let names = variables.iter().map(Name::from);
            let mut names: Names = names.filter(|name| inner.contains(name)).collect();
            names.extend(
                aggregates
                    .iter()
                    .filter(|(_, aggregate)| is_count(aggregate))
                    .map(|(variable, _)| Name::from(variable)),
            );
            names
        }
        GraphPattern::Filter { inner, .. }
        | GraphPattern::OrderBy { inner, .. }
        | GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner }
        | GraphPattern::Slice { inner, .. } => certain(inner),
        GraphPattern::Service { .. } => Names::default(),
    }
}

/// The same for what is joined, in one set: a chain may be thousands of parts long.
fn add_joined(pattern: &GraphPattern, names: &mut Names) {
    let mut rest = vec![pattern];
    while let Some(pattern) = rest.pop() {
        match pattern {
            GraphPattern::Join { left, right } | GraphPattern::Lateral { left, right } => {
                rest.extend([&**left, &**right]);
            }
            GraphPattern::Bgp { patterns } => patterns.iter().for_each(|p| add_triple(p, names)),
            GraphPattern::Path {
                subject, object, ..
            } => {
                add_term(subject, names);
                add_term(object, names);
            }
            other => names.extend(certain(other)),
        }
    }
}

/// Whether something in a `GRAPH ?g { ... }` is sure to look into the graph and so binds `?g`.
fn binds_graph(pattern: &GraphPattern) -> bool {
    match pattern {
        GraphPattern::Bgp { .. } | GraphPattern::Path { .. } => true,
        GraphPattern::Join { left, right } | GraphPattern::Lateral { left, right } => {
            binds_graph(left) || binds_graph(right)
        }
        GraphPattern::LeftJoin { left, .. } | GraphPattern::Minus { left, .. } => binds_graph(left),
        GraphPattern::Union { left, right } => binds_graph(left) && binds_graph(right),
        GraphPattern::Filter { inner, .. } | GraphPattern::Extend { inner, .. } => {
            binds_graph(inner)
        }
        _ => false,
    }
}

fn is_count(aggregate: &AggregateExpression) -> bool {
    match aggregate {
        AggregateExpression::CountSolutions { .. } => true,
        AggregateExpression::FunctionCall { name, .. } => *name == AggregateFunction::Count,
    }
}

/// Every name a pattern mentions, in filters and `EXISTS` too, but for those a subquery hides.
pub(super) fn mentioned(pattern: &GraphPattern) -> Names {
    let mut names = Names::default();
    add_mentioned(Part::Pattern(pattern), &mut names);
    names
}

/// Every name an expression mentions, in `EXISTS` too.
pub(super) fn used(expression: &Expression) -> Names {
    let mut names = Names::default();
    add_mentioned(Part::Expression(expression), &mut names);
    names
}

fn add_mentioned(part: Part<'_>, names: &mut Names) {
    match part {
        Part::Pattern(GraphPattern::Values { variables, .. })
        | Part::Pattern(GraphPattern::Project { variables, .. }) => {
            names.extend(variables.iter().map(Name::from));
            return;
        }
        Part::Pattern(pattern @ (GraphPattern::Bgp { .. } | GraphPattern::Path { .. })) => {
            names.extend(certain(pattern));
        }
        Part::Pattern(GraphPattern::Graph { name, .. })
        | Part::Pattern(GraphPattern::Service { name, .. }) => {
            names.extend(of_named_node(name));
        }
        Part::Pattern(GraphPattern::Group {
            variables,
            aggregates,
            ..
        }) => {
            names.extend(variables.iter().map(Name::from));
            names.extend(aggregates.iter().map(|(variable, _)| Name::from(variable)));
        }
        Part::Pattern(GraphPattern::Extend { variable, .. })
        | Part::Expression(Expression::Variable(variable))
        | Part::Expression(Expression::Bound(variable)) => {
            names.insert(variable.into());
        }
        Part::Pattern(_) | Part::Expression(_) => {}
    }
    part.each(&mut |inner| add_mentioned(inner, names));
}
