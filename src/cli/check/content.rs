//! The content inside the program, as a snapshot and as text.

use super::super::{Failure, seed};
use crate::assets;
use crate::coverage::{Fault, Finding};
use crate::graph::Options;
use crate::index::{Builder, Snapshot};
use crate::rdf::Prefixes;
use crate::shacl::Shapes;
use crate::vocab::hg;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::NamedNode;
use std::collections::BTreeMap;

/// The embedded content under a base, and its shapes.
pub fn embedded(base: &NamedNode) -> Result<(Snapshot, Shapes), Failure> {
    let mut builder = Builder::new(&Options::with_base(base.as_str()).aside());
    for quad in &seed::content(base)?.added {
        builder.insert(quad.as_ref());
    }
    let snapshot = builder.finish(1);
    let graph = hg::SHAPES.as_str().replacen(hg::BASE, base.as_str(), 1);
    let graph = NamedNode::new(graph).map_err(Failure::new)?;
    let shapes = Shapes::compile(&snapshot.view_of(graph.as_ref().into()))?;
    Ok((snapshot, shapes))
}

/// Prefixes that the embedded documents, or they and the program, give to two namespaces.
pub fn prefixes_twice() -> Result<Vec<Finding>, Failure> {
    let known = Prefixes::new(hg::BASE);
    let mut meant: BTreeMap<String, (String, String)> = known
        .iter()
        .map(|(prefix, iri)| {
            (
                prefix.to_owned(),
                (iri.to_owned(), "the program".to_owned()),
            )
        })
        .collect();
    let mut found = Vec::new();
    for document in assets::documents() {
        let (folder, path) = document.name;
        let place = format!("{folder}/{path}");
        for (prefix, iri) in
            declared(document.turtle).map_err(|e| Failure::new(format!("{place}: {e}")))?
        {
            let (other, first) = meant
                .entry(prefix.clone())
                .or_insert_with(|| (iri.clone(), place.clone()));
            if *other != iri {
                found.push(Finding {
                    fault: Fault::PrefixTwice,
                    detail: format!("is {prefix}: in {place}, which is <{other}> in {first}"),
                    iri,
                });
            }
        }
    }
    Ok(found)
}

/// The prefixes a Turtle document declares.
fn declared(turtle: &[u8]) -> Result<Vec<(String, String)>, Box<dyn std::error::Error>> {
    let mut parser = RdfParser::from_format(RdfFormat::Turtle)
        .with_base_iri(hg::BASE)?
        .for_slice(turtle);
    for quad in parser.by_ref() {
        quad?;
    }
    let prefixes = parser.prefixes();
    Ok(prefixes
        .map(|(prefix, iri)| (prefix.to_owned(), iri.to_owned()))
        .collect())
}
