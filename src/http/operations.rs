//! For those who run it: `/health`, `/ready`, `/metrics`, and the pages behind problem types.

use super::app::App;
use super::problem::{Problem, kinds};
use super::wanted::Wanted;
use crate::query;
use crate::rdf::Language;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE};
use axum::response::{Html, IntoResponse, Response};

/// The process is alive.
pub async fn health() -> Response {
    ([(CACHE_CONTROL, "no-store")], "ok\n").into_response()
}

/// Requests may be sent here: 503 before the content is in and while shutting down.
pub async fn ready(State(app): State<App>) -> Result<Response, Problem> {
    if app.is_ready() {
        Ok(([(CACHE_CONTROL, "no-store")], "ready\n").into_response())
    } else {
        Err(Problem::new(&kinds::NOT_READY))
    }
}

/// Counters for Prometheus.
pub async fn metrics(State(app): State<App>) -> Response {
    let snapshot = app.snapshot();
    let text = app.metrics().to_text(
        snapshot.revision(),
        snapshot.quad_count(),
        query::resident_bytes(),
    );
    let headers = [
        (CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, text).into_response()
}

/// What a problem type means.
pub async fn problem(wanted: Wanted, Path(slug): Path<String>) -> Result<Response, Problem> {
    let kind = kinds::ALL
        .iter()
        .find(|kind| kind.slug == slug)
        .ok_or_else(|| Problem::new(&kinds::NOT_FOUND))?;
    let language = wanted.language().unwrap_or(Language::En);
    let (title, status) = (kind.title.in_language(language), kind.status);
    let page = format!(
        "<!doctype html><html lang=\"{tag}\"><meta charset=\"utf-8\"><title>{title}</title>\
         <h1>{title}</h1><p>HTTP {status}</p><p><code>/problems/{slug}</code></p></html>\n",
        tag = language.tag(),
    );
    Ok(([(CONTENT_LANGUAGE, language.tag())], Html(page)).into_response())
}
