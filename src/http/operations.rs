//! For those who run it: `/health`, `/ready`, `/metrics`, and the queries under way.

use super::app::App;
use super::auth;
use super::metrics_guard;
use super::path::Path;
use super::problem::{Problem, kinds};
use crate::query;
use axum::Json;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tracing::info;

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
    let mut text = app.metrics().to_text(
        snapshot.revision(),
        snapshot.quad_count(),
        query::resident_bytes(),
    );
    text.push_str(&metrics_guard::to_text(&app.graph().guarded()));
    let headers = [
        (CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"),
        (CACHE_CONTROL, "no-store"),
    ];
    (headers, text).into_response()
}

/// The queries and updates under way, for admins: what to stop with `DELETE /running/{id}`.
pub async fn running(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    auth::admin(app.tokens(), &headers)?;
    let rows: Vec<_> = query::running()
        .into_iter()
        .map(|one| json!({"id": one.id, "age_ms": one.age.as_millis() as u64, "rows": one.rows}))
        .collect();
    Ok(([(CACHE_CONTROL, "no-store")], Json(rows)).into_response())
}

/// Stops a query or update, for admins.
pub async fn stop(
    State(app): State<App>,
    headers: HeaderMap,
    Path(id): Path<u64>,
) -> Result<StatusCode, Problem> {
    auth::admin(app.tokens(), &headers)?;
    if query::stop(id) {
        info!(query.id = id, "stopped a query");
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Problem::new(&kinds::NOT_FOUND).detail("it is over already"))
    }
}
