//! `/api/search`: what was found, as JSON.

use super::super::app::App;
use super::super::negotiate::Offer;
use super::super::pages::answer::Representation;
use super::super::pages::visit::Visit;
use super::super::problem::Problem;
use super::asked::{find, wish};
use crate::html::{self, Site};
use crate::search::{Found, Hit, RANKED, Wish};
use axum::extract::State;
use axum::response::Response;
use serde_json::{Map, Value, json};

/// The one format.
pub const JSON: &[Offer<()>] = &[Offer {
    what: (),
    media_type: "application/json",
    names: &["json"],
}];

/// The things a text finds, one page of them.
///
/// 400 if there is nothing to search for, too much of it, or a parameter that is none.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    visit.wanted.choose(JSON)?;
    let wish = wish(&visit)?;
    let (shared, reader) = (app.clone(), visit.reader);
    let body = app
        .ask(move |asking| {
            let found = find(&shared, &asking.snapshot, &wish)?;
            let told = |site: &Site<'_>| told(site, &wish, &found);
            let with = super::super::pages::visit::with_site;
            Ok(with(&shared, &asking.snapshot, reader, told).to_string())
        })
        .await?;
    let representation = Representation {
        media_type: "application/json",
        language: None,
        ..Representation::page(body, "", None)
    };
    Ok(representation.respond(&visit.headers, &visit.wanted))
}

fn told(site: &Site<'_>, wish: &Wish, found: &Found) -> Value {
    let mut facets = Map::new();
    for choices in &found.facets {
        let values = choices.values.iter().map(|(value, count)| {
            json!({
                "value": html::search::token(choices, value),
                "label": html::search::label(site, &choices.key, value).text,
                "count": count,
            })
        });
        facets.insert(choices.key.clone(), values.collect());
    }
    let mut document = json!({
        "query": wish.text,
        "total": found.total,
        "offset": wish.offset,
        "limit": wish.limit,
        "revision": found.revision,
        "hits": found.hits.iter().map(hit).collect::<Vec<_>>(),
        "facets": facets,
    });
    if found.total == 0 {
        document["near"] = found.near.clone().into();
    }
    let after = wish.offset + found.hits.len();
    if !found.hits.is_empty() && after < found.total.min(RANKED) {
        let address = html::search::address("/api/search", wish, after);
        document["next"] = format!("{address}&limit={}", wish.limit).into();
    }
    document
}

fn hit(hit: &Hit) -> Value {
    let highlight = match &hit.more {
        Some(more) if !hit.name.is_marked() && more.is_marked() => more,
        _ => &hit.name,
    };
    json!({
        "iri": hit.iri,
        "label": hit.label.text,
        "language": hit.label.language,
        "kind": hit.kind,
        "highlight": highlight.html(),
        "score": hit.score,
    })
}
