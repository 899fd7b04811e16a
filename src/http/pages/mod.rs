//! Pages and linked data: `/`, `/id/...`, `/doc/...`, `/questions/...`, `/query`, `/ns`, `/standards`, `/static/...`.
//!
//! A thing (`/id/{kind}/{slug}`) is answered with 303 to what is said of it (`/doc/{kind}/{slug}`),
//! in the format and language asked for.

mod alternates;
pub(super) mod answer;
pub(super) mod body;
mod computed;
mod context;
mod domains;
mod editor;
mod ehds;
mod files;
mod gone;
mod history;
mod home;
mod impact;
mod listing;
mod planning;
pub(super) mod profiled;
mod query;
mod question;
mod questions;
mod seen;
mod shapes;
mod terms;
pub(super) mod thing;
mod views;
pub(super) mod visit;

pub use editor::Editor;
pub(super) use ehds::{
    DATA as EHDS_DATA, OVERVIEW as EHDS_OVERVIEW, SECTIONS as EHDS_SECTIONS, TABLE as EHDS_TABLE,
};
pub(super) use impact::{
    ANSWERS as IMPACT_ANSWERS, FORMS as IMPACT_FORMS, MOST_CHANGED as IMPACT_MOST_CHANGED,
    prepare as prepare_impact,
};
pub(super) use planning::FORMS as PLANNING_FORMS;
pub(super) use question::FORMS as QUESTION_FORMS;
pub(super) use questions::FORMS as QUESTIONS_FORMS;
pub use seen::Seen;
pub(super) use thing::{REPRESENTATIONS, date_time};
pub(super) use views::{OWN, VIEWS};
pub(super) use visit::refusal;

use super::app::App;
use axum::Router;
use axum::routing::get;

/// The addresses of this room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(home::show))
        .route("/query", get(query::ask))
        .route("/questions", get(questions::list))
        .route("/questions.json", get(questions::list))
        .route("/questions.html", get(questions::list))
        .route("/questions/{name}", get(question::show))
        .route("/ns", get(terms::show))
        .route("/ns/context.jsonld", get(context::show))
        .route("/id/{*path}", get(thing::identify))
        .route("/doc/{collection}", get(listing::show))
        .route("/doc/{collection}/{*slug}", get(thing::show))
        .route("/shapes", get(shapes::list))
        .route("/shapes.html", get(shapes::list))
        .route("/shapes.ttl", get(shapes::list))
        .route("/shapes.jsonld", get(shapes::list))
        .route("/shapes.nt", get(shapes::list))
        .route("/shapes.rdf", get(shapes::list))
        .route("/shapes/{*name}", get(shapes::show))
        .route("/static/{*path}", get(files::show))
        .merge(domains::routes())
        .merge(ehds::routes())
        .merge(views::routes())
        .merge(impact::routes())
        .merge(planning::routes())
}
