//! The router, on one page.

use super::app::App;
use super::problem::{Problem, kinds};
use super::{
    api, catalogue, edit, graphs, openapi, operations, outer, pages, problems, search, session,
    sparql, validation, well_known,
};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, delete, get};
use std::any::Any;
use tower_http::catch_panic::CatchPanicLayer;

/// Every address this program answers.
pub fn router(app: App) -> Router {
    addresses()
        .fallback(missing)
        .method_not_allowed_fallback(wrong_method)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(app.clone(), outer::outer))
        .with_state(app)
}

/// The addresses alone, without what holds for every request.
pub fn addresses() -> Router<App> {
    Router::new()
        .route("/sparql", any(sparql::sparql))
        .route("/sparql/", any(sparql::sparql))
        .route("/graphs", any(graphs::indirect))
        .route("/graph/{*path}", any(graphs::direct))
        .route("/health", get(operations::health))
        .route("/ready", get(operations::ready))
        .route("/metrics", get(operations::metrics))
        .route("/running", get(operations::running))
        .route("/running/{id}", delete(operations::stop))
        .route("/problems", get(problems::list))
        .route("/problems/{slug}", get(problems::show))
        .route("/validate", get(validation::form).post(validation::check))
        .merge(openapi::routes())
        .merge(api::routes())
        .merge(catalogue::routes())
        .merge(well_known::routes())
        .merge(pages::routes())
        .merge(search::routes())
        .merge(session::routes())
        .merge(edit::routes())
}

/// A panic in a handler is a fault of ours, and of one request only.
fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let text = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied());
    Problem::internal(text.unwrap_or("a panic without a message")).into_response()
}

async fn missing() -> Problem {
    Problem::new(&kinds::NOT_FOUND).detail("nothing is at this address")
}

async fn wrong_method() -> Problem {
    Problem::new(&kinds::METHOD_NOT_ALLOWED)
}
