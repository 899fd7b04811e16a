//! SPARQL Update to the delta it makes on a snapshot.

use super::{Error, Options};
use crate::index::Snapshot;
use crate::rdf::Delta;
use oxrdf::{GraphName, NamedNode};
use spargebra::{GraphUpdateOperation, SparqlParser, Update};

/// Parses an update request; relative IRIs are resolved against `base`.
pub fn parse_update(text: &str, base: Option<&NamedNode>) -> Result<Update, Error> {
    let mut parser = SparqlParser::new();
    if let Some(base) = base {
        parser = parser
            .with_base_iri(base.as_str())
            .expect("a named node is an IRI");
    }
    Ok(parser.parse_update(text)?)
}

/// The net change of all operations of `update`, evaluated one after the other from `snapshot`.
///
/// `options.default_graphs` and `named_graphs` are `using-graph-uri` and `using-named-graph-uri`.
pub fn update(_snapshot: &Snapshot, update: &Update, _options: &Options) -> Result<Delta, Error> {
    let mut delta = Delta::default();
    for operation in &update.operations {
        match operation {
            GraphUpdateOperation::InsertData { data } => delta.added.extend(data.iter().map(|q| {
                oxrdf::Quad::new(
                    q.subject.clone(),
                    q.predicate.clone(),
                    q.object.clone(),
                    match &q.graph_name {
                        spargebra::term::GraphName::DefaultGraph => GraphName::DefaultGraph,
                        spargebra::term::GraphName::NamedNode(n) => n.clone().into(),
                    },
                )
            })),
            other => return Err(Error::Graph(format!("not supported yet: {other}"))),
        }
    }
    Ok(delta)
}
