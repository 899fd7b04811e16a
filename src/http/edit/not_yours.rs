//! Who may make and change what, as pages tell it.

use super::super::api::new_home;
use super::super::app::App;
use super::super::pages::visit::{Visit, no_store};
use super::super::problem::{Problem, kinds};
use super::super::session::Signed;
use crate::html::edit::not_yours;
use crate::registry::Collection;
use axum::http::StatusCode;
use axum::response::Response;

/// A graph without what those of this deployment begin with.
pub fn short<'g>(base: &str, graph: &'g str) -> &'g str {
    let short = graph.strip_prefix(base).unwrap_or(graph);
    short.strip_prefix("graph/").unwrap_or(short)
}

/// Whether somebody may make something new in a collection.
pub fn may_make(signed: &Signed, collection: &Collection, base: &str) -> bool {
    let home = new_home(collection, &signed.identity, base);
    signed.identity.may_write(home.as_ref().into(), base)
}

/// 403 as a page that says which graph it is about; any other problem as it is.
pub fn turned_away(
    (app, visit): (&App, &Visit),
    signed: &Signed,
    of: Option<&str>,
    problem: Problem,
) -> Result<Response, Problem> {
    let graph = problem.member("graph").and_then(|graph| graph.as_str());
    let Some(graph) = graph.filter(|_| problem.kind() == &kinds::FORBIDDEN) else {
        return Err(problem);
    };
    let base = app.settings().iri_base.as_str();
    let own = signed.identity.graphs.iter();
    let own: Vec<String> = own
        .map(|graph| short(base, graph.as_str()).to_owned())
        .collect();
    let thing = of.and_then(|of| {
        of.split('#')
            .next()?
            .strip_prefix(base)?
            .strip_prefix("id/")
    });
    let thing = thing.map(|path| format!("/doc/{path}"));
    let path = visit.uri.path_and_query();
    let path = path.map_or("/edit", |path| path.as_str());
    let page = not_yours(
        (visit.reader, path, app.snapshot().revision()),
        (short(base, graph), &own),
        thing.as_deref(),
    );
    Ok(no_store(StatusCode::FORBIDDEN, visit, page))
}
