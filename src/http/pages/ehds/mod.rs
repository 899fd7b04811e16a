//! `/ehds`, `/ehds/matrix`, `/ehds/chain/{category}` and `/api/ehds/alignment`: how far the graph
//! meets the European Health Data Space, as pages, JSON, CSV and RDF.
//!
//! `?date=2027-03-26` asks how it stands on another day than today.

mod chain;
pub(super) mod csv;
pub(super) mod forms;
pub(super) mod json;
mod matrix;
mod overview;

pub use csv::SECTIONS;
pub use forms::{DATA, Form, OVERVIEW, TABLE, links};

use super::super::Asking;
use super::super::app::App;
use super::super::problem::Problem;
use super::answer::Representation;
use super::body::Body;
use super::visit::{Visit, modified, with_site};
use crate::alignment::{self, Alignment, Asker, Cell, Dataset, Publishing, Reference};
use crate::html::Site;
use crate::query;
use crate::rdf::Language;
use axum::Router;
use axum::routing::get;
use oxrdf::NamedNode;
use std::sync::Arc;
use std::time::SystemTime;

/// The addresses of this room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/ehds", get(overview::page))
        .route("/api/ehds/alignment", get(overview::data))
        .route("/ehds/matrix", get(matrix::show))
        .route("/ehds/chain/{category}", get(chain::show))
}

/// How an element of the alignment is answered: the body.
type Draw<T> = dyn FnOnce(&Site<'_>, &Alignment, &Asker<'_>) -> Result<T, Problem> + Send;

/// Reads the alignment for a visit and draws something from it.
async fn with_alignment<T: Send + 'static>(
    app: &App,
    visit: &Visit,
    draw: Box<Draw<T>>,
) -> Result<T, Problem> {
    let (shared, visitor) = (app.clone(), visit.clone());
    let date = visit.parameter("date").filter(|date| !date.is_empty());
    let date = date.unwrap_or_else(today);
    app.ask(move |asking| {
        asker(&shared, asking, visitor.reader.language, |asker| {
            let alignment: Arc<Alignment> = shared.alignments().get(asker, &date)?;
            with_site(&shared, &asking.snapshot, visitor.reader, |site| {
                draw(site, &alignment, asker)
            })
        })
    })
    .await
}

/// What the page of a dataset says of it: the cells of its row, where they come from, and whether
/// it may be published.
pub type Row = (Vec<Cell>, Reference, Option<Publishing>);

/// The row of one dataset for its page; no cells for what is no dataset.
pub fn elements(
    app: &App,
    asking: &Asking,
    language: Language,
    dataset: &NamedNode,
) -> Result<Row, Problem> {
    asker(app, asking, language, |asker| {
        let (cells, asked) = Dataset::cells(asker, dataset)?;
        let publishing = match cells.is_empty() {
            true => None,
            false => Dataset::publishing(asker, dataset)?,
        };
        Ok((cells, asked, publishing))
    })
}

/// Asks questions within what one request may take.
pub(super) fn asker<T>(
    app: &App,
    asking: &Asking,
    language: Language,
    ask: impl FnOnce(&Asker<'_>) -> T,
) -> T {
    let options = query::Options {
        default_graph: app.settings().default_graph,
        budget: asking.budget.clone(),
        ..query::Options::default()
    };
    ask(&Asker {
        snapshot: &asking.snapshot,
        questions: app.questions(),
        options: &options,
        profile: alignment::profile_of(app.profiles()),
        language,
    })
}

/// Today in UTC, `YYYY-MM-DD`.
pub(super) fn today() -> String {
    let now = super::thing::date_time(SystemTime::now());
    now.get(..10).unwrap_or_default().to_owned()
}

/// A document of data, at an address that has others.
pub(super) fn data(
    app: &App,
    body: impl Into<Body>,
    media_type: &'static str,
    links: Vec<String>,
) -> Representation {
    Representation {
        body: body.into(),
        media_type,
        language: None,
        modified: modified(app),
        location: None,
        links,
    }
}

impl From<alignment::Error> for Problem {
    fn from(error: alignment::Error) -> Self {
        match error {
            alignment::Error::Value(bad) => Self::from(bad),
            alignment::Error::Query(cause) => Self::from(cause),
            alignment::Error::NoQuestion(_) | alignment::Error::NoValue(..) => {
                Self::internal(error)
            }
        }
    }
}
