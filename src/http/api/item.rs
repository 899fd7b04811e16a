//! `/api/{collection}/{slug}`: one thing as JSON.

use super::super::app::App;
use super::super::pages::visit::Visit;
use super::super::path::Path;
use super::super::problem::Problem;
use super::answer::{Answer, ITEMS};
use super::place::{Found, Ground, Place, missing, split};
use super::question::Shown;
use crate::registry::Collection;
use crate::registry::json::{Json, Writer, owned};
use axum::extract::State;
use axum::response::Response;
use oxrdf::NamedNode;

/// One thing with what it is linked to, in the fields and language asked for.
///
/// 404 if there is no such collection, or nothing is said of the thing.
pub async fn show(
    State(app): State<App>,
    Path((segment, slug)): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (shared, asked) = (app.clone(), visit.clone());
    let answer = app
        .ask(move |asking| {
            let ground = Ground::new(&shared, &asking.snapshot);
            find(&ground, &segment, &slug, &asked)
        })
        .await?;
    Ok(answer.respond(&visit.headers, &visit.wanted))
}

fn find(ground: &Ground, segment: &str, slug: &str, visit: &Visit) -> Result<Answer, Problem> {
    let collection = ground.collection(segment)?;
    let suffixed = split(slug, &["jsonld", "json"]);
    let suffixed = suffixed.map(|(slug, suffix)| (slug, Some(suffix)));
    let ways = [Some((slug.to_owned(), None)), suffixed];
    for (slug, suffix) in ways.into_iter().flatten() {
        let place = Place {
            segment: segment.to_owned(),
            slug,
        };
        let Ok(iri) = ground.iri(&place) else {
            continue;
        };
        let Some(found) = ground.find(&iri, collection) else {
            continue;
        };
        let wanted = match suffix {
            Some(suffix) => visit.wanted.clone().in_format(suffix),
            None => visit.wanted.clone(),
        };
        let offer = wanted.choose(ITEMS)?;
        let shown = Shown::new(visit.uri.query(), &collection.fields)?;
        return answer(ground, collection, &found, &iri, &shown, offer.media_type);
    }
    Err(missing())
}

/// The answer about a thing that is there.
pub fn answer(
    ground: &Ground,
    collection: &Collection,
    found: &Found,
    iri: &NamedNode,
    shown: &Shown,
    media_type: &'static str,
) -> Result<Answer, Problem> {
    let document = document(ground, collection, found, shown);
    let mut answer = Answer::json(&document, media_type)?;
    let state = owned::digest(&found.view, found.thing);
    // What shows only a part cannot be sent back in the place of the whole.
    let is_whole = shown.fields.is_none() && shown.language.is_none();
    answer.state = Some(if is_whole {
        state
    } else {
        format!("part{state}")
    });
    let base = ground.base.as_str();
    if let Some(address) = ground.registry.address(iri.as_str(), base) {
        let page = address.replacen("/api/", "/doc/", 1);
        answer.links = vec![
            format!("<{address}>; rel=\"canonical\""),
            format!("<{page}>; rel=\"alternate\"; type=\"text/html\""),
            format!("<{page}.ttl>; rel=\"alternate\"; type=\"text/turtle\""),
            format!("</api/{}>; rel=\"collection\"", collection.segment),
        ];
    }
    Ok(answer)
}

/// The document about a thing.
pub fn document(ground: &Ground, collection: &Collection, found: &Found, shown: &Shown) -> Json {
    let Ground {
        registry,
        union,
        base,
    } = ground;
    let mut writer = Writer::new(registry, union, base, shown.language);
    let only = shown.fields.as_deref();
    let item = writer.item(&found.view, found.thing, &collection.fields, only);
    let Json::Object(mut members) = item else {
        return item;
    };
    let mut more = vec![("included", Some("@included"))];
    if shown.incoming {
        let (incoming, totals) = writer.incoming(found.thing);
        members.push(("incoming".to_owned(), incoming));
        members.push(("incomingTotals".to_owned(), totals));
        more.extend([("incoming", Some("@reverse")), ("incomingTotals", None)]);
    }
    let elsewhere = match only {
        None => writer.elsewhere(found.home, found.thing, &collection.fields),
        Some(_) => Vec::new(),
    };
    if !elsewhere.is_empty() {
        members.push(("elsewhere".to_owned(), Json::Array(elsewhere)));
        more.extend([("elsewhere", Some("@included")), ("graph", Some("@graph"))]);
    }
    let context = writer.context(&more);
    members.insert(0, ("@context".to_owned(), context));
    Json::Object(members)
}
