//! `/api`: the things of every collection as JSON, for those who want no RDF.
//!
//! Two addresses serve them all: `/api/{collection}` and `/api/{collection}/{slug}`. What a
//! collection's things have, and what a list of them shows, is read from the shapes
//! ([`crate::registry`]); what is written goes through the one write lane.

mod answer;
mod change;
mod csv;
mod index;
mod item;
mod list;
mod place;
mod question;
mod slug;
mod write;

pub(super) use answer::{ITEMS, LISTS};
pub(super) use change::{Action, Change, Outcome, new_home};
pub(super) use place::{Found, Ground, Place};
pub(super) use question::{MOST, USUAL, Written};

use super::app::App;
use axum::Router;
use axum::routing::get;

/// The addresses of this room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/api", get(index::show))
        .route("/api/{collection}", get(list::show).post(write::create))
        .route(
            "/api/{collection}/{*slug}",
            get(item::show)
                .put(write::replace)
                .patch(write::patch)
                .delete(write::remove),
        )
}
