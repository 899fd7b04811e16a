//! `GET /edit`: the form as it is opened.

use super::super::app::App;
use super::super::pages::visit::{PAGE, Visit, no_store};
use super::super::problem::Problem;
use super::super::session::Signed;
use super::asked::About;
use super::desk::Desk;
use super::gone;
use super::not_yours::{may_make, turned_away};
use super::submit::is_missing;
use crate::html::{self, edit::Errors};
use axum::Extension;
use axum::extract::State;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// The form of a thing or of a new one, or the page where one begins; 303 to sign in first.
///
/// 403 if the graph is not for this writer, 404 if there is no such thing or kind.
pub async fn show(
    State(app): State<App>,
    signed: Option<Extension<Signed>>,
    visit: Visit,
) -> Result<Response, Problem> {
    visit.wanted.choose(PAGE)?;
    let about = About::new(visit.uri.query())?;
    let Some(Extension(signed)) = signed else {
        return Ok(sign_in(&visit));
    };
    let shared = app.clone();
    if about.of.is_none() && about.kind.is_none() {
        let draw = move |site: &html::Site<'_>| {
            html::edit::start(site, |one| may_make(&signed, one, site.base))
        };
        let page = visit.draw(&app, draw).await?;
        return Ok(no_store(StatusCode::OK, &visit, page));
    }
    app.ask(move |asking| {
        let desk = match Desk::open((&shared, asking), (&signed, &visit), &about) {
            Err(problem) if is_missing(&problem, &about) => {
                let of = about.of.as_deref().unwrap_or_default();
                return gone::see(&shared, asking, of, problem);
            }
            Err(problem) => {
                return turned_away((&shared, &visit), &signed, about.of.as_deref(), problem);
            }
            Ok(desk) => desk,
        };
        let node = desk.now();
        desk.form(StatusCode::OK, (&node, &Errors::default()), "", None)
    })
    .await
}

fn sign_in(visit: &Visit) -> Response {
    let here = visit
        .uri
        .path_and_query()
        .map_or("/edit", |path| path.as_str());
    let to = format!("/sign-in?next={}", html::in_query(here));
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(address) = HeaderValue::from_str(&visit.reader.local(&to)) {
        response.headers_mut().insert(LOCATION, address);
    }
    response
}
