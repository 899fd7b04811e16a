//! SPARQL text to algebra.

use super::{Error, depth, size, unnamed};
use oxrdf::NamedNode;
use spargebra::{GraphUpdateOperation, Query, SparqlParser, Update};

/// Parses a query; relative IRIs are resolved against `base`.
///
/// Texts of strangers want a thread with [`super::STACK_BYTES`] of stack, as does evaluating them;
/// see [`super::on_stack`].
pub fn parse(text: &str, base: Option<&NamedNode>) -> Result<Query, Error> {
    depth::check(text)?;
    let query = parser(base).parse_query(text)?;
    size::check_query(&query)?;
    Ok(query)
}

/// Parses an update request; relative IRIs are resolved against `base`.
pub fn parse_update(text: &str, base: Option<&NamedNode>) -> Result<Update, Error> {
    depth::check(text)?;
    let mut update = parser(base).parse_update(text)?;
    if let Some(text) = unnamed::named(text) {
        update = parser(base).parse_update(&text)?;
    }
    for operation in &update.operations {
        if let GraphUpdateOperation::DeleteInsert { pattern, .. } = operation {
            size::check_pattern(pattern)?;
        }
    }
    Ok(update)
}

fn parser(base: Option<&NamedNode>) -> SparqlParser {
    let parser = SparqlParser::new();
    match base {
        Some(base) => parser
            .with_base_iri(base.as_str())
            .expect("a named node is an IRI"),
        None => parser,
    }
}
