//! The rows of pre-bound values as patterns the dataset answers, joined laterally to the query.

use super::{Form, Prebound};
use oxrdf::{NamedNode, Variable};
use spargebra::algebra::GraphPattern;
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

/// The variable that tells which row a solution belongs to.
pub(super) const ROW: &str = "shaclRow";

/// The name under which the dataset offers its rows (0) and their columns (1 and up).
pub(super) fn column(index: usize) -> NamedNode {
    NamedNode::new_unchecked(format!("urn:x-shacl:column:{index}"))
}

/// Puts the rows on the left of a query.
pub(super) fn with_rows(
    mut pattern: GraphPattern,
    form: Form,
    prebound: &[Prebound],
) -> Result<GraphPattern, String> {
    let row = Variable::new_unchecked(ROW);
    let mut projected = vec![row.clone()];
    match form {
        Form::Select => {
            let variables = projection(&mut pattern).ok_or("its query projects nothing")?;
            projected.extend(variables.iter().cloned());
            // The values must pass through the query's own projection to reach its inside.
            for known in prebound {
                if !variables.contains(&known.variable) {
                    variables.push(known.variable.clone());
                }
            }
        }
        // One solution is enough.
        Form::Ask => {
            pattern = GraphPattern::Slice {
                inner: Box::new(pattern),
                start: 0,
                length: Some(1),
            }
        }
    }
    let rows = TermPattern::from(column(0));
    let mut left = triple(rows, column(0), &row);
    for (index, known) in prebound.iter().enumerate() {
        let value = triple(row.clone().into(), column(index + 1), &known.variable);
        left = lateral(left, value);
    }
    Ok(GraphPattern::Project {
        inner: Box::new(lateral(left, pattern)),
        variables: projected,
    })
}

fn triple(subject: TermPattern, predicate: NamedNode, object: &Variable) -> GraphPattern {
    GraphPattern::Bgp {
        patterns: vec![TriplePattern {
            subject,
            predicate: NamedNodePattern::NamedNode(predicate),
            object: object.clone().into(),
        }],
    }
}

fn lateral(left: GraphPattern, right: GraphPattern) -> GraphPattern {
    GraphPattern::Lateral {
        left: Box::new(left),
        right: Box::new(right),
    }
}

/// The variables of the query's own SELECT.
fn projection(pattern: &mut GraphPattern) -> Option<&mut Vec<Variable>> {
    match pattern {
        GraphPattern::Project { variables, .. } => Some(variables),
        GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner }
        | GraphPattern::OrderBy { inner, .. }
        | GraphPattern::Slice { inner, .. } => projection(inner),
        _ => None,
    }
}
