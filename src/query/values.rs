//! `VALUES` tables of one variable: what a stored question is asked about.
//!
//! A value comes in as a term of the algebra, so that no text of a caller's is ever parsed.

use super::children::{expressions, patterns};
use super::evaluate::pattern_of;
use oxrdf::Variable;
use spargebra::Query;
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::GroundTerm;

/// The query with each `VALUES ?variable { ... }` holding the one `term` instead.
///
/// Tables of several variables stay as they are; so does a query without such a table.
pub fn with_value(query: &Query, variable: &Variable, term: &GroundTerm) -> Query {
    let mut query = query.clone();
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = &mut query;
    let given = std::mem::take(pattern);
    *pattern = replaced(given, variable, &mut |_| vec![vec![Some(term.clone())]]);
    query
}

/// The rows of each `VALUES ?variable { ... }` of a query, in the order of the text.
pub fn values_of(query: &Query, variable: &Variable) -> Vec<Vec<GroundTerm>> {
    let mut tables = Vec::new();
    replaced(pattern_of(query).clone(), variable, &mut |rows| {
        tables.push(rows.iter().flatten().flatten().cloned().collect());
        rows
    });
    tables
}

type Rows = Vec<Vec<Option<GroundTerm>>>;

fn replaced(
    pattern: GraphPattern,
    variable: &Variable,
    rows: &mut dyn FnMut(Rows) -> Rows,
) -> GraphPattern {
    if let GraphPattern::Values {
        variables,
        bindings,
    } = pattern
    {
        let own = variables.as_slice() == std::slice::from_ref(variable);
        return GraphPattern::Values {
            variables,
            bindings: if own { rows(bindings) } else { bindings },
        };
    }
    // Both walks share `rows`; they never run at once.
    let rows = std::cell::RefCell::new(rows);
    patterns(
        pattern,
        &mut |inner| replaced(inner, variable, &mut **rows.borrow_mut()),
        &mut |inner| in_expression(inner, variable, &mut **rows.borrow_mut()),
    )
}

fn in_expression(
    expression: Expression,
    variable: &Variable,
    rows: &mut dyn FnMut(Rows) -> Rows,
) -> Expression {
    let rows = std::cell::RefCell::new(rows);
    expressions(
        expression,
        &mut |inner| replaced(inner, variable, &mut **rows.borrow_mut()),
        &mut |inner| in_expression(inner, variable, &mut **rows.borrow_mut()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;
    use oxrdf::{Literal, NamedNode};

    #[test]
    fn a_value_is_put_in_wherever_the_table_stands() {
        let of = |value: &str| {
            let text = format!(
                "SELECT * WHERE {{ VALUES ?x {{ {value} }} ?x ?p ?o VALUES (?x ?p) {{ (1 2) }}
                   FILTER NOT EXISTS {{ VALUES ?x {{ {value} }} ?o ?q ?x }}
                   {{ SELECT ?x WHERE {{ VALUES ?x {{ {value} }} }} }} }}"
            );
            parse(&text, None).unwrap()
        };
        let x = Variable::new_unchecked("x");
        let query = of("<http://example.org/a>");
        assert_eq!(values_of(&query, &x).len(), 3);
        let hostile = Literal::new_simple_literal("\" } } UNION { ?s ?p ?o");
        let bound = with_value(&query, &x, &hostile.clone().into());
        assert_eq!(bound, of(&hostile.to_string()));
        let again = NamedNode::new("http://example.org/a").unwrap();
        assert_eq!(with_value(&bound, &x, &again.into()), query);
    }
}
