//! `/`: the home page.

use super::super::app::App;
use super::super::problem::Problem;
use super::answer::Representation;
use super::visit::{PAGE, Visit, modified};
use crate::html;
use axum::extract::State;
use axum::response::Response;

/// The home page.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    visit.wanted.choose(PAGE)?;
    let shared = app.clone();
    let body = visit
        .draw(&app, move |site| {
            let snapshot = site.view.snapshot();
            let counted = shared.counted().get(snapshot, site.registry, site.base);
            html::home(site, &counted)
        })
        .await?;
    let mut page = Representation::page(body, visit.reader.language.tag(), modified(&app));
    page.links = vec![
        "</sparql>; rel=\"service\"; type=\"text/turtle\"".to_owned(),
        "</ns>; rel=\"describedby\"".to_owned(),
    ];
    Ok(page.respond(&visit.headers, &visit.wanted))
}
