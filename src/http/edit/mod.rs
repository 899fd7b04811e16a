//! `/edit`: things corrected, made and removed in a form that their shapes give.
//!
//! A form is opened on one state of a thing, which it carries along. It is first tried, and shows
//! what would change; confirmed, it goes the way of `/api` through the one write lane, on the
//! condition that the state still holds.

mod asked;
mod class;
mod desk;
mod gone;
mod merge;
mod not_yours;
mod refused;
mod show;
mod subject;
mod submit;
mod tried;

use super::api::Ground;
use super::app::App;
use super::session::Signed;
use crate::index::Snapshot;
use axum::Router;
use axum::routing::get;
use oxrdf::NamedNode;

/// Whether somebody may edit a thing: it has a form, and its graph is theirs to write.
pub fn may_edit(app: &App, snapshot: &Snapshot, thing: &NamedNode, signed: &Signed) -> bool {
    let about = asked::About {
        of: Some(thing.as_str().to_owned()),
        ..asked::About::default()
    };
    let ground = Ground::new(app, snapshot);
    subject::Subject::new(&ground, &about, &signed.identity).is_ok()
}

/// The addresses of this room.
pub fn routes() -> Router<App> {
    Router::new().route("/edit", get(show::show).post(submit::submit))
}
