//! `/doc/{collection}`: all things of a kind.

use super::super::app::App;
use super::super::problem::{Problem, kinds};
use super::answer::Representation;
use super::visit::{PAGE, Visit, modified};
use crate::html::{self, After};
use axum::extract::{Path, State};
use axum::response::Response;

/// A page of the things of a collection; 404 if there is no such collection.
pub async fn show(
    State(app): State<App>,
    Path(collection): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    visit.wanted.choose(PAGE)?;
    let after = After(visit.parameter("after"));
    let body = visit
        .draw(&app, move |site| html::listing(site, &collection, &after))
        .await?
        .ok_or_else(|| Problem::new(&kinds::NOT_FOUND).detail("there is no such kind"))?;
    let page = Representation::page(body, visit.reader.language.tag(), modified(&app));
    Ok(page.respond(&visit.headers, &visit.wanted))
}
