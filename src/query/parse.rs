//! SPARQL text to algebra.

use super::{Error, depth};
use oxrdf::NamedNode;
use spargebra::{Query, SparqlParser, Update};

/// Parses a query; relative IRIs are resolved against `base`.
pub fn parse(text: &str, base: Option<&NamedNode>) -> Result<Query, Error> {
    depth::check(text)?;
    Ok(parser(base).parse_query(text)?)
}

/// Parses an update request; relative IRIs are resolved against `base`.
pub fn parse_update(text: &str, base: Option<&NamedNode>) -> Result<Update, Error> {
    depth::check(text)?;
    Ok(parser(base).parse_update(text)?)
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
