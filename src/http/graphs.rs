//! `/graphs` and `/graph/...`: the Graph Store Protocol
//! ([SPARQL 1.1 Graph Store HTTP Protocol](https://www.w3.org/TR/sparql11-http-rdf-update/)).

use super::app::App;
use super::ask::Clock;
use super::conditional::{Condition, Validators};
use super::documents::{self, Documents};
use super::operation::{invalid, is_on, is_said};
use super::outlet::Encoding;
use super::problem::{Problem, kinds};
use super::results::{DATASETS, GRAPHS, serializer};
use super::store::{Change, Effect, Write};
use super::wanted::Wanted;
use super::{auth, form, receipt, update};
use crate::graph::Touch;
use crate::rdf::{Format, write_turtle};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::LOCATION;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use oxrdf::{GraphName, NamedNode, Triple};
use std::sync::Arc;

const ON_A_GRAPH: &str = "GET, HEAD, PUT, POST, DELETE, OPTIONS";
const ON_THE_STORE: &str = "GET, HEAD, POST, OPTIONS";

/// Graphs of at most so many triples are written for people: nested, in order.
const READABLE_TRIPLES: usize = 5_000;

/// The parameters of the protocol and of our write lane.
const PARAMETERS: [&str; 5] = ["graph", "default", "message", "dry-run", "accept"];

/// The parameters that choose a representation.
const CHOOSING: [&str; 3] = ["format", "_mediatype", "lang"];

/// What a request is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// All graphs.
    Store,
    /// One graph.
    Graph(GraphName),
}

/// The parameters of a request.
#[derive(Debug, Default)]
struct Parameters {
    graph: Option<GraphName>,
    message: Option<String>,
    dry_run: bool,
    accept: bool,
}

impl Parameters {
    fn new(query: Option<&str>) -> Result<Self, Problem> {
        let mut parameters = Self::default();
        let pairs = form::strict(query.unwrap_or_default().as_bytes())
            .map_err(|name| invalid(format!("the parameter {name:?} is not UTF-8")))?;
        for (name, value) in pairs {
            let graph = match name.as_str() {
                "graph" if value == "default" => GraphName::DefaultGraph,
                "graph" => NamedNode::new(&value)
                    .map_err(|e| invalid(format!("graph is not an absolute IRI: {value:?}: {e}")))?
                    .into(),
                "default" if is_on(&name, &value)? => GraphName::DefaultGraph,
                "message" => {
                    parameters.message = Some(value);
                    continue;
                }
                "dry-run" => {
                    parameters.dry_run = is_on(&name, &value)?;
                    continue;
                }
                "accept" => {
                    parameters.accept = is_said(&value)?;
                    continue;
                }
                name if CHOOSING.contains(&name) => continue,
                // `?dryrun` would write: who is misunderstood must be told.
                other => return Err(unknown(other)),
            };
            if parameters.graph.replace(graph).is_some() {
                return Err(invalid("more than one graph is named"));
            }
        }
        Ok(parameters)
    }
}

fn unknown(name: &str) -> Problem {
    let known = [&PARAMETERS[..], &CHOOSING].concat();
    invalid(format!(
        "there is no parameter {name:?}; there are {}",
        known.join(", ")
    ))
    .with("parameters", known)
}

/// A graph named by `?graph=` or `?default`, or the whole store.
pub async fn indirect(State(app): State<App>, request: Request) -> Result<Response, Problem> {
    let mut parameters = Parameters::new(request.uri().query())?;
    let subject = parameters
        .graph
        .take()
        .map_or(Subject::Store, Subject::Graph);
    answer(app, subject, parameters, request).await
}

/// A graph whose IRI is the base and the path.
pub async fn direct(State(app): State<App>, request: Request) -> Result<Response, Problem> {
    let parameters = Parameters::new(request.uri().query())?;
    if parameters.graph.is_some() {
        return Err(invalid("the address names a graph already"));
    }
    let path = request.uri().path().trim_start_matches('/');
    let iri = format!("{}{path}", app.settings().iri_base.as_str());
    let graph = NamedNode::new(&iri).map_err(|e| invalid(format!("not an IRI: {iri:?}: {e}")))?;
    answer(app, Subject::Graph(graph.into()), parameters, request).await
}

async fn answer(
    app: App,
    subject: Subject,
    parameters: Parameters,
    request: Request,
) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let wanted = Wanted::new(&parts.headers, parts.uri.query())?;
    match (parts.method.as_str(), &subject) {
        ("GET" | "HEAD", _) => show(app, subject, &parts, wanted).await,
        ("POST", _) | ("PUT" | "DELETE", Subject::Graph(_)) => {
            write(app, subject, parameters, parts, body, wanted).await
        }
        (_, Subject::Graph(_)) => Err(Problem::method_not_allowed(ON_A_GRAPH)),
        (_, Subject::Store) => Err(Problem::method_not_allowed(ON_THE_STORE)),
    }
}

async fn show(
    app: App,
    subject: Subject,
    parts: &Parts,
    wanted: Wanted,
) -> Result<Response, Problem> {
    // Before the snapshot: a date too late would hide a change.
    let time = app.graph().head().time;
    let snapshot = app.snapshot();
    let touch = match &subject {
        Subject::Store => Touch {
            revision: snapshot.revision(),
            time,
        },
        Subject::Graph(graph) => app.graph().touched(graph.as_ref(), &snapshot),
    };
    let offer = match &subject {
        Subject::Store => wanted.choose(DATASETS)?,
        Subject::Graph(graph) if snapshot.contains_graph(graph.as_ref()) => {
            wanted.choose(GRAPHS)?
        }
        Subject::Graph(graph) => {
            return Err(
                Problem::new(&kinds::NOT_FOUND).detail(format!("there is no graph {graph}"))
            );
        }
    };
    let encoding = Encoding::of(&wanted);
    let variant = format!("{}{}", offer.what.suffix(), encoding.variant());
    let validators = Validators::new(touch.revision, touch.time, &variant);
    if let Some(spared) = validators.not_modified(&parts.headers) {
        return Ok(spared);
    }
    let inner = app.clone();
    let question = move |_: &super::Asking, out: &mut super::Outlet| {
        out.media_type(offer.media_type);
        for (name, value) in &validators.headers() {
            out.header(name.clone(), value.clone());
        }
        match &subject {
            Subject::Store => {
                let mut serializer = serializer(offer.what, inner.prefixes(), out);
                for quad in snapshot.quads() {
                    serializer.serialize_quad(&quad)?;
                }
                serializer.finish()?;
            }
            Subject::Graph(graph) => {
                write_graph(&inner, &snapshot, graph, offer.what, out)?;
            }
        }
        Ok(())
    };
    app.answer(None, encoding, Clock::Unlimited, Arc::new(question))
        .await
}

fn write_graph(
    app: &App,
    snapshot: &crate::index::Snapshot,
    graph: &GraphName,
    format: Format,
    out: &mut super::Outlet,
) -> Result<(), Problem> {
    let mut triples = snapshot.quads_in(graph.as_ref()).map(Triple::from);
    if format == Format::Turtle {
        let first: Vec<_> = triples.by_ref().take(READABLE_TRIPLES + 1).collect();
        if first.len() <= READABLE_TRIPLES {
            let text = write_turtle(&first, app.prefixes());
            std::io::Write::write_all(out, text.as_bytes())?;
            return Ok(());
        }
        return stream(app, first.into_iter().chain(triples), format, out);
    }
    stream(app, triples, format, out)
}

fn stream(
    app: &App,
    triples: impl Iterator<Item = Triple>,
    format: Format,
    out: &mut super::Outlet,
) -> Result<(), Problem> {
    let mut serializer = serializer(format, app.prefixes(), out);
    for triple in triples {
        serializer.serialize_triple(&triple)?;
    }
    serializer.finish()?;
    Ok(())
}

async fn write(
    app: App,
    subject: Subject,
    parameters: Parameters,
    parts: Parts,
    body: Body,
    wanted: Wanted,
) -> Result<Response, Problem> {
    let identity = auth::identify(app.tokens(), &parts.headers)?;
    if let Subject::Graph(graph) = &subject {
        auth::permit_graph(&identity, graph.as_ref(), app.settings().iri_base.as_str())?;
    }
    receipt::check(&wanted)?;
    let effect = match (parts.method.as_str(), &subject) {
        ("DELETE", _) => Effect::Remove,
        ("PUT", _) => Effect::Replace,
        _ => Effect::Add,
    };
    let documents = if effect == Effect::Remove {
        Documents::default()
    } else {
        documents::receive(&parts.headers, body, app.settings().body_limit_bytes).await?
    };
    let (subject, fresh) = match subject {
        Subject::Store if !documents.name_graphs() => (
            Subject::Graph(documents::fresh_graph(&app.settings().iri_base)?),
            true,
        ),
        other => (other, false),
    };
    let change = Change {
        subject: subject.clone(),
        effect,
        documents,
        condition: Condition::new(&parts.headers),
        message: parameters.message,
        mode: update::mode(parameters.dry_run, parameters.accept),
    };
    let write = Write::new(app.clone(), identity);
    let (existed, done) = app.write(move |_| write.commit(change)).await?;
    let created = !existed && effect != Effect::Remove && subject != Subject::Store;
    let mut response = match (created, done.is_silent()) {
        _ if parameters.dry_run => receipt::answer(StatusCode::OK, &done, &wanted, app.prefixes()),
        (true, _) => receipt::answer(StatusCode::CREATED, &done, &wanted, app.prefixes()),
        (false, true) => StatusCode::NO_CONTENT.into_response(),
        (false, false) => receipt::answer(StatusCode::OK, &done, &wanted, app.prefixes()),
    };
    if let (true, Subject::Graph(GraphName::NamedNode(name))) = (created || fresh, &subject)
        && let Ok(location) = HeaderValue::from_str(name.as_str())
    {
        response.headers_mut().insert(LOCATION, location);
    }
    Ok(response)
}
