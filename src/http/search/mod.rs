//! Search: `/search` for people, `/api/search` for programs, `hg:matches` in queries, and the
//! description by which a browser searches here from its own field.

mod asked;
mod data;
mod opensearch;
mod page;
mod text;

use super::app::App;
pub use asked::of_text;
use axum::Router;
use axum::routing::get;
pub use data::JSON;
use std::time::Duration;
pub use text::may_search;

/// Longest time a question waits for the first index, which takes less as a rule.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// The addresses of this room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/search", get(page::show))
        .route("/api/search", get(data::show))
        .route("/opensearch.xml", get(opensearch::show))
}
