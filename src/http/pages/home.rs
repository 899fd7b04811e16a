//! `/`: the home page.

use super::super::app::App;
use super::super::problem::Problem;
use super::answer::Representation;
use super::domains;
use super::visit::{PAGE, Visit, modified, with_site};
use crate::html;
use axum::extract::State;
use axum::response::Response;

/// The home page.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    visit.wanted.choose(PAGE)?;
    let (shared, reader) = (app.clone(), visit.reader);
    let body = app
        .ask(move |asking| {
            with_site(&shared, &asking.snapshot, reader, |site| {
                let snapshot = &asking.snapshot;
                let counted = shared.counted().get(snapshot, site.registry, site.base);
                let comparison = domains::today(&shared, asking, site)?;
                Ok(html::home(site, &counted, &comparison))
            })
        })
        .await?;
    let mut page = Representation::page(body, visit.reader.language.tag(), modified(&app));
    page.links = vec![
        "</sparql>; rel=\"service\"; type=\"text/turtle\"".to_owned(),
        "</ns>; rel=\"describedby\"".to_owned(),
    ];
    Ok(page.respond(&visit.headers, &visit.wanted))
}
