//! `/api/openapi.json` and `/api`: what this node answers, for programs and for people.
//!
//! The document is made from the registry (collections), the stored questions and the table of
//! fixed addresses; the page is drawn from the document, so that both say the same.

mod catalogues;
mod collections;
mod document;
mod fixed;
mod operation;
mod parameters;
mod questions;
mod schema;
mod shared;
mod tags;
mod views;

use super::app::App;
use super::negotiate::Offer;
use super::origin::origin;
use super::pages::answer::Representation;
use super::pages::body::Body;
use super::pages::visit::{HTML, PAGE, Visit};
use super::problem::Problem;
use crate::html;
use crate::index::{GraphView, Kept, Scope, Snapshot};
use crate::rdf::Language;
use crate::registry::{Registry, shapes_view};
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use collections::Slugs;
use serde_json::Value;
use std::sync::Arc;

/// The media type of OpenAPI documents in JSON.
const OPENAPI: &str = "application/vnd.oai.openapi+json";

/// What the document is offered as.
const FORMS: &[Offer<()>] = &[
    Offer {
        what: (),
        media_type: "application/json",
        names: &["json"],
    },
    Offer {
        what: (),
        media_type: OPENAPI,
        names: &["openapi"],
    },
];

/// A document, and the same as text.
#[derive(Debug)]
struct Made {
    /// For the page.
    document: Value,
    /// For programs.
    text: Body,
}

/// The newest document in each language: made anew when shapes, ontology or an example are others.
#[derive(Debug)]
pub struct Documents {
    slugs: Kept<(), Arc<Slugs>>,
    made: Kept<(Language, Arc<Slugs>), Arc<Made>>,
}

impl Default for Documents {
    fn default() -> Self {
        Self {
            slugs: Kept::new(1),
            made: Kept::new(Language::ALL.len()),
        }
    }
}

/// The addresses of this room.
pub fn routes() -> Router<App> {
    Router::new().route("/api/openapi.json", get(show))
}

/// The document, in the reader's language.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let offer = visit.wanted.choose(FORMS)?;
    // Programs read English unless they ask for another language, as in problems.
    let language = visit.wanted.language().unwrap_or(Language::En);
    let shared = app.clone();
    let body = app
        .ask(move |asking| Ok(made(&shared, &asking.snapshot, language)?.text.clone()))
        .await?;
    let document = Representation {
        body,
        media_type: offer.media_type,
        ..represent(String::new(), language)
    };
    Ok(document.respond(&visit.headers, &visit.wanted))
}

/// The page, for people.
pub async fn page(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    visit.wanted.choose(PAGE)?;
    let (shared, reader) = (app.clone(), visit.reader);
    let origin = origin(&visit.headers);
    let body = app
        .ask(move |asking| {
            let snapshot = &asking.snapshot;
            // Its examples begin with the address it was asked at.
            let key = (format!("{origin}/api").into(), reader);
            shared.drawn().try_get(snapshot.version(), key, || {
                let made = made(&shared, snapshot, reader.language)?;
                let document = &made.document;
                Ok(html::api(reader, &origin, document, snapshot.revision()).into())
            })
        })
        .await?;
    Ok(represent(body, reader.language).respond(&visit.headers, &visit.wanted))
}

fn represent(body: impl Into<Body>, language: Language) -> Representation {
    Representation {
        body: body.into(),
        media_type: HTML,
        language: Some(language.tag()),
        // It changes with the shapes and with the program.
        modified: None,
        location: None,
        links: vec![
            "</api/openapi.json>; rel=\"service-desc\"; type=\"application/json\"".to_owned(),
            "</api>; rel=\"service-doc\"; type=\"text/html\"".to_owned(),
        ],
    }
}

fn made(app: &App, snapshot: &Snapshot, language: Language) -> Result<Arc<Made>, Problem> {
    let base = app.settings().iri_base.as_str();
    let registry = &app.registry().get(snapshot, base);
    let Documents { slugs, made } = app.documents();
    let slugs = slugs.get(snapshot.version(), (), || {
        let view = snapshot.view(Scope::Union);
        Arc::new(collections::slugs(registry, &view, base))
    });
    let make = || {
        let document = describe(
            app,
            registry,
            (&slugs, &shapes_view(snapshot, base)),
            language,
        );
        let text = serde_json::to_vec(&document).map_err(Problem::internal)?;
        let text = text.into();
        Ok(Arc::new(Made { document, text }))
    };
    made.try_get(registry.version(), (language, slugs.clone()), make)
}

/// The OpenAPI document of a registry, in one language.
fn describe(
    app: &App,
    registry: &Registry,
    (slugs, shapes): (&Slugs, &GraphView),
    language: Language,
) -> Value {
    let told = collections::Told {
        registry,
        slugs,
        language,
    };
    let mut operations = told.operations();
    operations.extend(questions::operations(app.questions(), language));
    operations.extend(catalogues::operations(app.profiles().iter(), language));
    operations.extend(views::operations(shapes, language));
    operations.extend(fixed::operations());
    document::document(&operations, told.all_schemas(), language)
}
