//! `/api`: the collections there are.

use super::super::app::App;
use super::super::openapi;
use super::super::pages::visit::Visit;
use super::super::problem::Problem;
use super::answer::{Answer, ITEMS};
use super::place::Ground;
use crate::rdf::Labels;
use crate::registry::Collection;
use crate::registry::json::Json;
use crate::registry::listing::Edition;
use axum::extract::State;
use axum::response::Response;

/// Every collection, with how many things it has and what its lists can be narrowed by; for people
/// the page about the API.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    if visit.wanted.prefers_html(ITEMS) {
        return openapi::page(State(app), visit).await;
    }
    let (shared, wanted) = (app.clone(), visit.wanted.clone());
    let answer = app
        .ask(move |asking| {
            let offer = wanted.choose(ITEMS)?;
            let ground = Ground::new(&shared, &asking.snapshot);
            let edition = shared.lists().edition(&asking.snapshot);
            let collections = ground.registry.collections().iter();
            let collections = collections.map(|collection| told(collection, &edition));
            let document = Json::object([
                ("collections", Json::Array(collections.collect())),
                ("description", "/api/openapi.json".into()),
            ]);
            Answer::json(&document, offer.media_type)
        })
        .await?;
    Ok(answer.respond(&visit.headers, &visit.wanted))
}

fn told(collection: &Collection, edition: &Edition) -> Json {
    let segment = &collection.segment;
    let keys = |fields: &mut dyn Iterator<Item = &crate::registry::Field>| {
        Json::Array(fields.map(|field| field.key.as_str().into()).collect())
    };
    Json::object([
        ("name", segment.as_str().into()),
        ("href", format!("/api/{segment}").into()),
        ("page", format!("/doc/{segment}").into()),
        ("label", labels(&collection.names)),
        ("description", labels(&collection.descriptions)),
        ("total", edition.total(collection).into()),
        ("columns", keys(&mut collection.columns())),
        ("facets", keys(&mut collection.facets())),
    ])
}

fn labels(labels: &Labels) -> Json {
    let texts = labels.iter().map(|label| {
        let language = label.language.clone().unwrap_or_else(|| "@none".to_owned());
        (language, label.text.as_str().into())
    });
    let mut texts: Vec<(String, Json)> = texts.collect();
    texts.sort_by(|(a, _), (b, _)| a.cmp(b));
    Json::Object(texts)
}
