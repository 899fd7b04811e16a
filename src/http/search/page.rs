//! `/search`: what was found, as a page; without words to search for, a page to begin at.

use super::super::app::App;
use super::super::pages::answer::Representation;
use super::super::pages::visit::{PAGE, Visit, with_site};
use super::super::problem::Problem;
use super::asked::{find, wish};
use crate::html;
use axum::extract::State;
use axum::response::Response;

/// The page.
///
/// 400 if too much is searched for, or a parameter is none.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    visit.wanted.choose(PAGE)?;
    let wish = wish(&visit)?;
    let (shared, reader) = (app.clone(), visit.reader);
    let body = app
        .ask(move |asking| {
            let found = match wish.text.chars().any(char::is_alphanumeric) {
                true => Some(find(&shared, &asking.snapshot, &wish)?),
                false => None,
            };
            Ok(with_site(&shared, &asking.snapshot, reader, |site| {
                html::search::search(site, &wish, found.as_ref())
            }))
        })
        .await?;
    let page = Representation::page(body, visit.reader.language.tag(), None);
    Ok(page.respond(&visit.headers, &visit.wanted))
}
