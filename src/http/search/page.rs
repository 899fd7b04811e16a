//! `/search`: what was found, as a page; without words to search for, a page to begin at.

use super::super::app::App;
use super::super::pages::answer::Representation;
use super::super::pages::visit::{PAGE, Visit, error_page, with_site};
use super::super::problem::Problem;
use super::asked::{find, wish};
use crate::html;
use crate::html::search::Sought;
use crate::search::Found;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

/// The page.
///
/// 400 if too much is searched for, with the text to be made shorter, or if a parameter is none.
pub async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    visit.wanted.choose(PAGE)?;
    let wish = wish(&visit)?;
    let (shared, reader) = (app.clone(), visit.reader);
    let (status, body) = app
        .ask(move |asking| {
            let sought = match wish.text.chars().any(char::is_alphanumeric) {
                true => sought(find(&shared, &asking.snapshot, &wish))?,
                false => Sought::Nothing,
            };
            let status = match sought {
                Sought::TooMuch => StatusCode::BAD_REQUEST,
                Sought::Nothing | Sought::Found(_) => StatusCode::OK,
            };
            let page = with_site(&shared, &asking.snapshot, reader, |site| {
                html::search::search(site, &wish, &sought)
            });
            Ok((status, page))
        })
        .await?;
    if status != StatusCode::OK {
        return Ok(error_page(status, visit.reader, body));
    }
    let page = Representation::page(body, visit.reader.language.tag(), None);
    Ok(page.respond(&visit.headers, &visit.wanted))
}

/// What the page tells; a refusal that is not of the text is for another page.
fn sought(found: Result<Found, Problem>) -> Result<Sought, Problem> {
    match found {
        Ok(found) => Ok(Sought::Found(found)),
        Err(problem) if problem.member("parameter").is_some_and(|it| it == "q") => {
            Ok(Sought::TooMuch)
        }
        Err(problem) => Err(problem),
    }
}
