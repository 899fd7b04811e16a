//! `/domains`: the data domains side by side, as page, JSON, CSV and measurements; and the data-health card.
//!
//! `?sort=-health` orders by a column, `?level=regional` and `?set=` narrow, `?domain=` points one
//! out, `?date=2027-03-26` asks how it stands on another day than today.

pub(super) mod card;
mod choice;
mod csv;
mod json;

use super::super::Asking;
use super::super::app::App;
use super::super::problem::Problem;
use super::answer::Representation;
use super::ehds::{self, Form, OVERVIEW, asker, data, links};
use super::thing::serialize;
use super::visit::{Visit, modified, with_site};
use crate::health::{self, Comparison, Reader};
use crate::html::domains::{Choice, Selection};
use crate::html::{self, Site};
use crate::registry::shapes_view;
use crate::shacl::Shapes;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use std::sync::Arc;

/// Where the pages of the things are that `/domains` compares: both have the name of the collection.
const COMPARED: &str = "/doc/domains/";

/// The addresses of this room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/domains", get(show))
        .route("/domains.html", get(show))
        .route("/domains.json", get(show))
        .route("/domains.csv", get(show))
        .route("/domains.ttl", get(show))
        .route("/domains.jsonld", get(show))
        .route("/domains.nt", get(show))
        .route("/domains.rdf", get(show))
}

/// The comparison, in the format and language asked for or named by the suffix.
///
/// 400 for a column, level, set, domain or day that is not there, with those that are.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let suffix = visit
        .uri
        .path()
        .strip_prefix("/domains.")
        .map(str::to_owned);
    let wanted = match suffix {
        Some(suffix) => visit.wanted.clone().in_format(suffix),
        None => visit.wanted.clone(),
    };
    let offer = wanted.choose(OVERVIEW)?;
    let choice = choice::of(&visit)?;
    let (shared, reader) = (app.clone(), visit.reader);
    let body = app
        .ask(move |asking| {
            with_site(&shared, &asking.snapshot, reader, |site| {
                draw(&shared, asking, site, choice, offer.what)
            })
        })
        .await?;
    let links = links("/domains", OVERVIEW);
    let representation = match offer.what {
        Form::Page => Representation {
            body: body.into(),
            links,
            ..Representation::page(String::new(), reader.language.tag(), modified(&app))
        },
        _ => data(&app, body, offer.media_type, links),
    };
    Ok(representation.respond(&visit.headers, &visit.wanted))
}

fn draw(
    app: &App,
    asking: &Asking,
    site: &Site<'_>,
    choice: Choice,
    form: Form,
) -> Result<Vec<u8>, Problem> {
    let date = choice.date.clone().unwrap_or_else(ehds::today);
    let comparison: Arc<Comparison> = with_reader(app, asking, site, &date, |reader| {
        app.comparisons().get(reader)
    })?;
    let selection = Selection::of(site, &comparison, choice).map_err(choice::refused)?;
    Ok(match form {
        Form::Page => html::domains::overview(site, &selection).into_bytes(),
        Form::Json => json::comparison(site, &selection).to_string().into_bytes(),
        Form::Csv => csv::comparison(site, &selection).into_bytes(),
        Form::Data(format) => {
            let triples = health::measurements(&comparison, site.base);
            serialize(&triples, format, app.prefixes())?
        }
    })
}

/// The domains side by side, as they stand today.
pub fn today(app: &App, asking: &Asking, site: &Site<'_>) -> Result<Arc<Comparison>, Problem> {
    let date = ehds::today();
    with_reader(app, asking, site, &date, |reader| {
        app.comparisons().get(reader)
    })
}

/// Works points out with the shapes of the very revision at hand.
fn with_reader<T>(
    app: &App,
    asking: &Asking,
    site: &Site<'_>,
    date: &str,
    read: impl FnOnce(&Reader<'_>) -> Result<T, health::Error>,
) -> Result<T, Problem> {
    let shapes = shapes_of(app, asking, site.base)?;
    let day = choice::day(date)?;
    let read = asker(app, asking, site.reader.language, |asker| {
        read(&Reader {
            asker,
            shapes: &shapes,
            date,
            day,
        })
    });
    Ok(read?)
}

/// The shapes that guard the graph, if it is still at this revision; else those of this revision.
fn shapes_of(app: &App, asking: &Asking, base: &str) -> Result<Arc<Shapes>, Problem> {
    let guarding = app.graph().shapes();
    if app.snapshot().revision() == asking.snapshot.revision() {
        return Ok(guarding);
    }
    let compiled = Shapes::compile(&shapes_view(&asking.snapshot, base));
    compiled
        .map(Arc::new)
        .map_err(|error| Problem::from(&error))
}

impl From<health::Error> for Problem {
    fn from(error: health::Error) -> Self {
        match error {
            health::Error::Asking(cause) => Self::from(cause),
            health::Error::Query(cause) => Self::from(cause),
            health::Error::NoValue(..) => Self::internal(error),
        }
    }
}
