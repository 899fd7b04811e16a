//! `/ehds/matrix`: datasets against minimum elements; the data are whole, the page a hundred each.

use super::super::super::app::App;
use super::super::super::problem::Problem;
use super::super::answer::Representation;
use super::super::visit::{Visit, modified};
use super::forms::{Form, TABLE, links};
use super::{csv, data, json, with_alignment};
use crate::html;
use axum::extract::State;
use axum::response::Response;

/// The matrix.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let offer = visit.wanted.choose(TABLE)?;
    let after = visit.parameter("after");
    let body = with_alignment(
        &app,
        &visit,
        Box::new(move |site, alignment, _| {
            Ok(match offer.what {
                Form::Json => json::matrix(site, alignment).to_string(),
                Form::Csv => csv::matrix(site, alignment),
                Form::Page | Form::Data(_) => html::ehds::matrix(site, alignment, after.as_deref()),
            })
        }),
    )
    .await?;
    let links = links("/ehds/matrix", TABLE);
    let representation = match offer.what {
        Form::Json | Form::Csv => data(&app, body.into_bytes(), offer.media_type, links),
        Form::Page | Form::Data(_) => Representation {
            links,
            ..Representation::page(body, visit.reader.language.tag(), modified(&app))
        },
    };
    Ok(representation.respond(&visit.headers, &visit.wanted))
}
