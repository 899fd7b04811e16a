//! `/ns/context.jsonld`: short names for JSON, from the ontology and the shapes.

use super::super::app::App;
use super::super::negotiate::Offer;
use super::super::problem::Problem;
use super::answer::Representation;
use super::visit::{Visit, modified};
use crate::registry;
use axum::extract::State;
use axum::response::Response;

/// The one form it comes in.
const CONTEXT: &[Offer<()>] = &[Offer {
    what: (),
    media_type: "application/ld+json",
    names: &["jsonld", "json"],
}];

/// The JSON-LD context; whatever is asked for, since its address names the format.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let shared = app.clone();
    let context = app
        .ask(move |asking| {
            let base = shared.settings().iri_base.as_str();
            let context = registry::context(&asking.snapshot, base, shared.prefixes());
            serde_json::to_vec_pretty(&context).map_err(Problem::internal)
        })
        .await?;
    let representation = Representation {
        body: context.into(),
        media_type: CONTEXT[0].media_type,
        language: None,
        modified: modified(&app),
        location: None,
        links: vec!["</ns>; rel=\"describedby\"".to_owned()],
    };
    Ok(representation.respond(&visit.headers, &visit.wanted))
}
