//! `/sparql`: queries, updates and the description of the service.

use super::app::App;
use super::ask::Clock;
use super::body::{Upload, content_type, unsupported};
use super::operation::{Operation, Parameters, invalid};
use super::outlet::Encoding;
use super::problem::{Problem, kinds};
use super::wanted::Wanted;
use super::{auth, description, receipt, results, update};
use crate::query;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::response::Response;
use oxrdf::NamedNode;
use std::sync::Arc;

const ALLOWED: &str = "GET, HEAD, POST, QUERY, OPTIONS";
const QUERY_TYPE: &str = "application/sparql-query";
const UPDATE_TYPE: &str = "application/sparql-update";
const FORM_TYPE: &str = "application/x-www-form-urlencoded";
const ACCEPTED: &str =
    "application/sparql-query, application/sparql-update, application/x-www-form-urlencoded";

/// Answers a SPARQL Protocol request.
pub async fn sparql(State(app): State<App>, request: Request) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let mut parameters = Parameters::default();
    parameters.add(parts.uri.query().unwrap_or_default().as_bytes())?;
    match parts.method.as_str() {
        "GET" | "HEAD" => {
            if parameters.update.is_some() {
                return Err(invalid("an update must be sent by POST"));
            }
        }
        "POST" => receive(&app, &parts, body, &mut parameters).await?,
        "QUERY" => receive_query(&app, &parts, body, &mut parameters).await?,
        _ => return Err(Problem::method_not_allowed(ALLOWED)),
    }
    let mut wanted = Wanted::new(&parts.headers, parts.uri.query())?;
    if let Some(format) = parameters.format.take() {
        wanted = wanted.in_format(format);
    }
    let change = update::Change::new(&mut parameters);
    match parameters.into_operation()? {
        Operation::Describe if parts.method == "POST" || parts.method == "QUERY" => {
            Err(invalid("there is neither a query nor an update"))
        }
        Operation::Describe => description::describe(&app, &parts, &wanted),
        Operation::Query {
            text,
            default_graphs,
            named_graphs,
        } => ask(app, wanted, text, default_graphs, named_graphs).await,
        Operation::Update {
            text,
            using_graphs,
            using_named_graphs,
        } => {
            let identity = auth::identify(app.tokens(), &parts.headers)?;
            receipt::check(&wanted)?;
            let change = change.using(using_graphs, using_named_graphs);
            update::update(app, identity, wanted, text, change).await
        }
    }
}

/// Reads the body of a POST by its content type. Who may not write need not send a large one.
async fn receive(
    app: &App,
    parts: &Parts,
    body: Body,
    parameters: &mut Parameters,
) -> Result<(), Problem> {
    let settings = app.settings();
    let headers = &parts.headers;
    match content_type(headers, ACCEPTED)?.as_str() {
        QUERY_TYPE => receive_query(app, parts, body, parameters).await,
        UPDATE_TYPE => {
            auth::identify(app.tokens(), headers)?;
            let upload = Upload::receive(headers, body, settings.body_limit_bytes).await?;
            parameters.set_update(upload.text()?)
        }
        FORM_TYPE => {
            let limit = match auth::identify(app.tokens(), headers) {
                Ok(_) => settings.body_limit_bytes,
                Err(_) => settings.query_limit_bytes,
            };
            let upload = Upload::receive(headers, body, limit).await?;
            parameters.add(&upload.open()?)
        }
        other => Err(unsupported(
            &format!("{other:?} is not read here"),
            ACCEPTED,
        )),
    }
}

/// Reads a body that can only be a query.
async fn receive_query(
    app: &App,
    parts: &Parts,
    body: Body,
    parameters: &mut Parameters,
) -> Result<(), Problem> {
    let headers = &parts.headers;
    let essence = content_type(headers, ACCEPTED)?;
    if essence != QUERY_TYPE && essence != FORM_TYPE {
        return Err(unsupported(
            &format!("{essence:?} is not a query"),
            ACCEPTED,
        ));
    }
    let upload = Upload::receive(headers, body, app.settings().query_limit_bytes).await?;
    if essence == QUERY_TYPE {
        return parameters.set_query(upload.text()?);
    }
    parameters.add(&upload.open()?)?;
    match parameters.update {
        Some(_) => Err(invalid("an update must be sent by POST")),
        None => Ok(()),
    }
}

async fn ask(
    app: App,
    wanted: Wanted,
    text: String,
    default_graphs: Vec<NamedNode>,
    named_graphs: Vec<NamedNode>,
) -> Result<Response, Problem> {
    if text.len() > app.settings().query_limit_bytes {
        return Err(Problem::new(&kinds::TOO_LARGE).detail("the query is too long"));
    }
    let encoding = Encoding::of(&wanted);
    let text: Arc<str> = text.into();
    let question = {
        let (app, text) = (app.clone(), text.clone());
        move |asking: &super::Asking, out: &mut super::Outlet| {
            let query = app.parsed().get(&text, &app.settings().iri_base)?;
            let options = query::Options {
                default_graph: app.settings().default_graph,
                budget: asking.budget.clone(),
                default_graphs: default_graphs.clone(),
                named_graphs: named_graphs.clone(),
                others: app.others(),
                search: Some(app.text_search()),
                ..query::Options::default()
            };
            results::write(asking, &query, &options, &wanted, app.prefixes(), out)
        }
    };
    // Who waits for another host must not wait on the spot.
    let on_the_spot = (!may_ask_others(&app, &text)).then_some(&*text);
    app.answer(on_the_spot, encoding, Clock::Limited, Arc::new(question))
        .await
}

/// Whether there are others, and the text has the word, in whatever case and place.
fn may_ask_others(app: &App, text: &str) -> bool {
    const WORD: &[u8] = b"SERVICE";
    let is_word = |part: &[u8]| part.eq_ignore_ascii_case(WORD);
    !app.settings().allow_hosts.is_empty() && text.as_bytes().windows(WORD.len()).any(is_word)
}
