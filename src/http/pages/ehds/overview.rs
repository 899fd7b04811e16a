//! `/ehds` and `/api/ehds/alignment`: the same content, a page first at one, JSON at the other.

use super::super::super::app::App;
use super::super::super::negotiate::Offer;
use super::super::super::problem::Problem;
use super::super::answer::Representation;
use super::super::thing::serialize;
use super::super::visit::{Visit, modified};
use super::forms::{DATA, Form, OVERVIEW, links};
use super::{csv, data as document, json, with_alignment};
use crate::alignment::{measurements, triples};
use crate::html;
use axum::extract::State;
use axum::response::Response;

/// `/ehds`.
pub async fn page(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    answer(app, visit, OVERVIEW).await
}

/// `/api/ehds/alignment`; `?section=` chooses the table of a CSV.
pub async fn data(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    answer(app, visit, DATA).await
}

async fn answer(
    app: App,
    visit: Visit,
    offers: &'static [Offer<Form>],
) -> Result<Response, Problem> {
    let offer = visit.wanted.choose(offers)?;
    let section = csv::Section::of(visit.parameter("section").as_deref())?;
    let shared = app.clone();
    let body = with_alignment(
        &app,
        &visit,
        Box::new(move |site, alignment, _| {
            Ok(match offer.what {
                Form::Page => html::ehds::overview(site, alignment).into_bytes(),
                Form::Json => json::overview(site, alignment).to_string().into_bytes(),
                Form::Csv => csv::overview(site, alignment, section).into_bytes(),
                Form::Data(format) => {
                    let triples = triples(&measurements(alignment, site.base));
                    serialize(&triples, format, shared.prefixes())?
                }
            })
        }),
    )
    .await?;
    let mut links = links("/api/ehds/alignment", DATA);
    links.push("</ehds>; rel=\"alternate\"; type=\"text/html\"".to_owned());
    let representation = match offer.what {
        Form::Page => Representation {
            links,
            ..Representation::page(body, visit.reader.language.tag(), modified(&app))
        },
        _ => document(&app, body, offer.media_type, links),
    };
    Ok(representation.respond(&visit.headers, &visit.wanted))
}
