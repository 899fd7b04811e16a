//! `/needs`: page, JSON and CSV of needs in order.

mod csv;
mod json;
mod needs;

use super::super::app::App;
use super::super::form;
use super::super::negotiate::Offer;
use super::super::operation::invalid;
use super::super::problem::Problem;
use super::super::wanted::Wanted;
use super::answer::Representation;
use super::ehds::asker;
use super::visit::{HTML, Visit, error_page, modified, with_site};
use crate::html::Site;
use crate::planning::{Asker, Fault};
use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;

/// The addresses of this room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/needs", get(needs::show))
        .route("/needs.html", get(needs::show))
        .route("/needs.json", get(needs::show))
        .route("/needs.csv", get(needs::show))
}

/// A page, JSON or a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Page,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

/// All of them, the page first.
pub const FORMS: &[Offer<Form>] = &[
    offer(Form::Page, HTML, &["html"]),
    offer(Form::Json, "application/json", &["json"]),
    offer(Form::Csv, "text/csv; charset=utf-8", &["csv"]),
];

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

/// The format asked for, by suffix before all else.
fn chosen(visit: &Visit) -> Result<Offer<Form>, Problem> {
    let wanted: Wanted = visit.wanted.clone();
    match visit.uri.path().rsplit_once('.') {
        Some((_, suffix)) => wanted.in_format(suffix).choose(FORMS),
        None => wanted.choose(FORMS),
    }
}

/// What the address says besides format and language.
pub(super) fn given(visit: &Visit) -> Result<Vec<(String, String)>, Problem> {
    let query = visit.uri.query().unwrap_or_default();
    let mut given = form::strict(query.as_bytes())
        .map_err(|name| invalid(format!("the value of {name:?} is not UTF-8; encode it so")))?;
    given.retain(|(name, _)| !["lang", "format", "_mediatype"].contains(&name.as_str()));
    Ok(given)
}

/// The body, and the fault it tells of if it is a page that does.
type Drawn = (String, Option<Fault>);

/// Draws something for a visit, and answers with it: a page that tells of a fault is refused.
async fn answer(
    app: App,
    visit: Visit,
    offer: Offer<Form>,
    draw: impl FnOnce(&Site<'_>, &Asker<'_>, &App) -> Result<Drawn, Problem> + Send + 'static,
) -> Result<Response, Problem> {
    let (shared, reader) = (app.clone(), visit.reader);
    let (body, fault) = app
        .ask(move |asking| {
            asker(&shared, asking, reader.language, |asker| {
                with_site(&shared, &asking.snapshot, reader, |site| {
                    draw(site, asker, &shared)
                })
            })
        })
        .await?;
    if fault.is_some() {
        return Ok(error_page(StatusCode::BAD_REQUEST, reader, body));
    }
    let links = links(visit.uri.path());
    let representation = match offer.what {
        Form::Page => Representation::page(body, reader.language.tag(), modified(&app)),
        Form::Json | Form::Csv => Representation {
            body: body.into(),
            media_type: offer.media_type,
            language: None,
            modified: modified(&app),
            location: None,
            links: Vec::new(),
        },
    };
    let representation = Representation {
        links,
        ..representation
    };
    Ok(representation.respond(&visit.headers, &visit.wanted))
}

/// `Link` values for every form of an address.
fn links(path: &str) -> Vec<String> {
    let path = path.split('.').next().unwrap_or(path);
    let links = FORMS.iter().map(|offer| {
        let essence = offer.media_type.split(';').next().unwrap_or_default();
        let name = offer.names.first().copied().unwrap_or_default();
        format!("<{path}.{name}>; rel=\"alternate\"; type=\"{essence}\"")
    });
    links.collect()
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        let problem = invalid(&fault).with("parameter", fault.parameter());
        match fault {
            Fault::Criterion { known, .. }
            | Fault::Choice { known, .. }
            | Fault::Parameter { known, .. } => problem.with("expected", known),
            Fault::Weight { heaviest, .. } => problem.with("least", 0).with("greatest", heaviest),
            Fault::Twice(_) => problem,
        }
    }
}
