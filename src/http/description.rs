//! The description of the SPARQL service, for clients that configure themselves
//! ([SPARQL 1.1 Service Description](https://www.w3.org/TR/sparql11-service-description/)).

use super::app::App;
use super::origin::origin;
use super::problem::Problem;
use super::results::{GRAPHS, SOLUTIONS, serializer};
use super::wanted::Wanted;
use super::well_known::described_at;
use crate::index::{Scope, Snapshot};
use crate::query::DefaultGraph;
use crate::rdf::{Format, write_turtle};
use crate::vocab::{hg, sd, void};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{BlankNode, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};
use std::collections::BTreeSet;

/// Answers a request without a query; a browser is sent to the page with the form.
pub fn describe(app: &App, parts: &Parts, wanted: &Wanted) -> Result<Response, Problem> {
    if wanted.prefers_html(GRAPHS) {
        return Ok((StatusCode::SEE_OTHER, [(LOCATION, "/")]).into_response());
    }
    let offer = wanted.choose(GRAPHS)?;
    let endpoint = endpoint(&parts.headers, parts.uri.path());
    let triples = triples(app, endpoint);
    let body = if offer.what == Format::Turtle {
        write_turtle(&triples, app.prefixes()).into_bytes()
    } else {
        let mut serializer = serializer(offer.what, app.prefixes(), Vec::new());
        for triple in &triples {
            serializer.serialize_triple(triple)?;
        }
        serializer.finish()?
    };
    let mut response = ([(CONTENT_TYPE, offer.media_type)], body).into_response();
    described_at(response.headers_mut());
    Ok(response)
}

/// The address the client used, as far as it can be told.
fn endpoint(headers: &HeaderMap, path: &str) -> NamedNode {
    NamedNode::new(format!("{}{path}", origin(headers)))
        .unwrap_or_else(|_| NamedNode::new_unchecked("http://localhost/sparql"))
}

fn triples(app: &App, endpoint: NamedNode) -> Vec<Triple> {
    let mut triples = Vec::new();
    let mut say = |subject: &NamedOrBlankNode, predicate: NamedNodeRef<'_>, object: Term| {
        triples.push(Triple::new(subject.clone(), predicate, object));
    };
    let service = NamedOrBlankNode::from(BlankNode::default());
    say(&service, rdf::TYPE, sd::SERVICE.into_owned().into());
    let described = endpoint.as_str().replace("/sparql", "/.well-known/void");
    say(&service, sd::ENDPOINT, endpoint.into());
    if let Ok(described) = NamedNode::new(described.trim_end_matches('/')) {
        say(&service, rdfs::SEE_ALSO, described.into());
    }
    for language in [
        sd::SPARQL_10_QUERY,
        sd::SPARQL_11_QUERY,
        sd::SPARQL_11_UPDATE,
    ] {
        say(
            &service,
            sd::SUPPORTED_LANGUAGE,
            language.into_owned().into(),
        );
    }
    let mut features = vec![sd::EMPTY_GRAPHS];
    if app.settings().default_graph == DefaultGraph::Union {
        features.push(sd::UNION_DEFAULT_GRAPH);
    }
    if !app.settings().allow_hosts.is_empty() {
        features.push(sd::BASIC_FEDERATED_QUERY);
    }
    for feature in features {
        say(&service, sd::FEATURE, feature.into_owned().into());
    }
    let results: BTreeSet<_> = SOLUTIONS
        .iter()
        .map(|offer| offer.what.iri())
        .chain(Format::ALL.map(Format::iri))
        .collect();
    for format in results {
        say(
            &service,
            sd::RESULT_FORMAT,
            NamedNode::new_unchecked(format).into(),
        );
    }
    for format in Format::ALL {
        say(
            &service,
            sd::INPUT_FORMAT,
            NamedNode::new_unchecked(format.iri()).into(),
        );
    }
    let matches = hg::MATCHES.into_owned();
    say(&service, sd::PROPERTY_FEATURE, matches.into());
    let dataset = NamedOrBlankNode::from(BlankNode::default());
    say(&service, sd::DEFAULT_DATASET, dataset.clone().into());
    dataset_triples(app, &dataset, &mut say);
    triples
}

fn dataset_triples(
    app: &App,
    dataset: &NamedOrBlankNode,
    say: &mut impl FnMut(&NamedOrBlankNode, NamedNodeRef<'_>, Term),
) {
    let snapshot = app.snapshot();
    say(dataset, rdf::TYPE, sd::DATASET.into_owned().into());
    let default = NamedOrBlankNode::from(BlankNode::default());
    say(dataset, sd::DEFAULT_GRAPH, default.clone().into());
    let scope = match app.settings().default_graph {
        DefaultGraph::Union => Scope::Union,
        DefaultGraph::Unnamed => Scope::Unnamed,
    };
    graph_triples(&default, count(&snapshot, scope), say);
    for name in snapshot.named_graphs() {
        let NamedOrBlankNode::NamedNode(name) = name else {
            continue;
        };
        let entry = NamedOrBlankNode::from(BlankNode::default());
        say(dataset, sd::NAMED_GRAPH_PROPERTY, entry.clone().into());
        say(&entry, rdf::TYPE, sd::NAMED_GRAPH.into_owned().into());
        say(&entry, sd::NAME, name.clone().into());
        let graph = NamedOrBlankNode::from(BlankNode::default());
        say(&entry, sd::GRAPH_PROPERTY, graph.clone().into());
        let triples = match snapshot.id(name.as_ref()) {
            Some(id) => count(&snapshot, Scope::Named(id)),
            None => 0,
        };
        graph_triples(&graph, triples, say);
    }
}

fn graph_triples(
    graph: &NamedOrBlankNode,
    triples: usize,
    say: &mut impl FnMut(&NamedOrBlankNode, NamedNodeRef<'_>, Term),
) {
    say(graph, rdf::TYPE, sd::GRAPH.into_owned().into());
    say(
        graph,
        void::TRIPLES,
        Literal::from(i64::try_from(triples).unwrap_or(i64::MAX)).into(),
    );
}

fn count(snapshot: &Snapshot, scope: Scope) -> usize {
    snapshot.view(scope).count(None, None, None)
}
