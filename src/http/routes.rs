//! The router, on one page.

use super::app::App;
use super::problem::{Problem, kinds};
use super::{graphs, operations, outer, pages, sparql};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get};

/// Every address this program answers.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/sparql", any(sparql::sparql))
        .route("/sparql/", any(sparql::sparql))
        .route("/graphs", any(graphs::indirect))
        .route("/graph/{*path}", any(graphs::direct))
        .route("/health", get(operations::health))
        .route("/ready", get(operations::ready))
        .route("/metrics", get(operations::metrics))
        .route("/problems/{slug}", get(operations::problem))
        .merge(pages::routes())
        .fallback(missing)
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(app.clone(), outer::outer))
        .with_state(app)
}

async fn missing() -> Problem {
    Problem::new(&kinds::NOT_FOUND).detail("nothing is at this address")
}

async fn wrong_method() -> Problem {
    Problem::new(&kinds::METHOD_NOT_ALLOWED)
}
