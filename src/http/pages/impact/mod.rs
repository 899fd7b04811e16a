//! `/impact`: what a change in a thing, or a proposed change, touches; as page, JSON and CSV.
//!
//! Reading is open, and so is asking what a change would come to: nothing is stored, it is judged
//! beside the write lane, and its size and time are bounded. A change of the shapes themselves has
//! everything validated anew, and is judged only for those who may make it.

mod asked;
mod change;
mod csv;
mod json;
mod received;
mod show;

pub use change::MOST_CHANGED;

use super::super::app::App;
use super::super::ask::Asking;
use super::super::negotiate::Offer;
use super::super::operation::invalid;
use super::super::problem::Problem;
use super::visit::{HTML, Visit, with_site};
use crate::html::Site;
use crate::html::impact::{Kind, Kinds, Narrowed};
use crate::impact::{Dependents, Found, Mentions, Rules, dependents, walk};
use crate::index::{Scope, Snapshot, TermId};
use axum::Router;
use axum::routing::get;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What an answer is made as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// HTML.
    Page,
    /// JSON.
    Json,
    /// CSV.
    Csv,
}

const PAGE: Offer<Form> = offer(Form::Page, HTML, &["html"]);
const JSON: Offer<Form> = offer(Form::Json, "application/json", &["json"]);
const CSV: Offer<Form> = offer(Form::Csv, "text/csv; charset=utf-8", &["csv"]);

const fn offer(
    what: Form,
    media_type: &'static str,
    names: &'static [&'static str],
) -> Offer<Form> {
    Offer {
        what,
        media_type,
        names,
    }
}

/// What `/impact` comes in: a page unless something else is asked for.
pub const FORMS: &[Offer<Form>] = &[PAGE, JSON, CSV];

/// What a proposed change is answered in: programs need not say that they want no page.
pub const ANSWERS: &[Offer<Form>] = &[JSON, PAGE, CSV];

/// The addresses of this room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/impact", get(show::show).post(change::judge))
        .route("/impact.html", get(show::show))
        .route("/impact.json", get(show::show))
        .route("/impact.csv", get(show::show))
}

/// The visit in the format that the address ends in.
fn suffixed(mut visit: Visit) -> Visit {
    if let Some((_, suffix)) = visit.uri.path().rsplit_once('.') {
        visit.wanted = visit.wanted.clone().in_format(suffix);
    }
    visit
}

/// Walks from what is changed, and finds what depends on it.
fn touched(
    app: &App,
    site: &Site<'_>,
    changed: &[TermId],
    lost: &[[TermId; 3]],
) -> (Found, Dependents) {
    let rules = Rules::read(site.view, site.base);
    let found = walk(site.view, &rules, changed, lost);
    let mentions = mentions(app, site.view.snapshot());
    let dependents = dependents(site.view, &rules, &mentions, changed);
    (found, dependents)
}

/// Which questions and shapes mention an IRI, kept as long as the shapes stay.
fn mentions(app: &App, snapshot: &Snapshot) -> Arc<Mentions> {
    let base = app.settings().iri_base.as_str();
    let registry = app.registry().get(snapshot, base);
    app.impacts().mentions(&registry, || {
        Mentions::read(snapshot, app.questions(), app.prefixes(), base)
    })
}

/// Has what every answer begins with read before somebody asks.
pub fn prepare(app: &App, snapshot: &Snapshot) {
    mentions(app, snapshot);
}

/// 400 for a kind that is no collection and that nothing touched is of, with those there are.
fn check_kind(site: &Site<'_>, found: &Found, narrowed: &Narrowed) -> Result<(), Problem> {
    let kinds = Kinds::new(site);
    let Some(kind) = narrowed.kind.as_deref() else {
        return Ok(());
    };
    let of = found.reached.iter().map(|step| kinds.of(step.thing));
    let known: BTreeSet<Kind> = of.collect();
    let known: Vec<String> = known.into_iter().map(|kind| kinds.key(kind)).collect();
    match kinds.is_collection(kind) || known.iter().any(|known| known == kind) {
        true => Ok(()),
        false => Err(invalid(format!("there is no kind {kind:?}"))
            .with("parameter", "kind")
            .with("value", kind)
            .with("expected", known)),
    }
}

/// Draws from the site of a revision.
fn on_site<T>(
    app: &App,
    snapshot: &Snapshot,
    visit: &Visit,
    draw: impl FnOnce(&Site<'_>) -> Result<T, Problem>,
) -> Result<T, Problem> {
    with_site(app, snapshot, visit.reader, draw)
}

/// Whether anything is said of a term, or with it.
fn is_known(asking: &Asking, term: TermId) -> bool {
    let view = asking.snapshot.view(Scope::Union);
    let said = |subject, object| view.triples(subject, None, object).next().is_some();
    said(Some(term), None) || said(None, Some(term))
}
