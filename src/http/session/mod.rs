//! `/sign-in` and `/sign-out`: a token, once shown, stands behind a session for the forms of
//! people.
//!
//! The cookie of a session is looked at by the forms alone: `/sparql`, `/graphs` and `/api` know
//! bearer tokens and nothing else, so that no other site can make a browser write there.

mod attempts;
mod cookie;
mod enter;
mod guard;
mod sign;
mod store;

pub use attempts::Attempts;
pub use enter::{Entry, enter};
pub use guard::{own_form, own_site};
pub use sign::ask_again;
pub use store::{Sessions, Signed};

use super::app::App;
use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use axum::routing::{get, post};
use std::time::SystemTime;

/// The addresses of this room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/sign-in", get(sign::form).post(sign::sign_in))
        .route("/sign-out", post(sign::sign_out))
}

/// Who a request comes from, by its cookie.
pub fn of(app: &App, headers: &HeaderMap) -> Option<Signed> {
    let secret = cookie::secret(headers, cookie::Way::of(app, headers))?;
    app.sessions()
        .find(secret, app.tokens()?, SystemTime::now())
}

/// A page that names who reads is theirs alone.
pub fn keep_private(response: &mut Response) {
    let headers = response.headers_mut();
    let is_page = headers
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let is_stored = headers
        .get(CACHE_CONTROL)
        .is_none_or(|control| control != "no-store");
    if is_page && is_stored {
        let private = HeaderValue::from_static("private, no-cache");
        headers.insert(CACHE_CONTROL, private);
    }
    if is_page {
        headers.append(VARY, HeaderValue::from_static("Cookie"));
    }
}
