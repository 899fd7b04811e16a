//! `/roadmap`: measures, strategies, cases and who is responsible, as a filter leaves them.

use super::super::super::app::App;
use super::super::super::problem::Problem;
use super::super::visit::Visit;
use super::{Drawn, Form, answer, chosen, csv, given, json};
use crate::html::{self, Site};
use crate::planning::{Filter, Roadmap};
use axum::extract::State;
use axum::response::Response;

/// The roadmap; 400 with what there is to choose from for a value that is not.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let (offer, given) = (chosen(&visit)?, given(&visit)?);
    answer(app, visit, offer, move |site, asker, app| {
        draw(site, &*app.planned().roadmap(asker)?, &given, offer.what)
    })
    .await
}

fn draw(
    site: &Site<'_>,
    roadmap: &Roadmap,
    given: &[(String, String)],
    form: Form,
) -> Result<Drawn, Problem> {
    let page = html::planning::roadmap;
    match (form, roadmap.filter(given, site.base)) {
        (Form::Page, Err(fault)) => {
            let whole = Filter::default();
            let page = page(site, roadmap, &whole, given, Some(&fault));
            Ok((page, Some(fault)))
        }
        (Form::Json | Form::Csv, Err(fault)) => Err(fault.into()),
        (Form::Page, Ok(filter)) => Ok((page(site, roadmap, &filter, given, None), None)),
        (Form::Json, Ok(filter)) => Ok((json::roadmap(site, roadmap, &filter).to_string(), None)),
        (Form::Csv, Ok(filter)) => Ok((csv::roadmap(site, roadmap, &filter), None)),
    }
}
