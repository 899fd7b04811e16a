//! `/catalog...`: the model in the words of each profile, as feeds for those who harvest it.

mod asked;
mod feed;
mod list;

pub use asked::MOST_PAGES;

use super::app::App;
use super::negotiate::Offer;
use super::pages::visit::HTML;
use super::problem::{Problem, kinds};
use crate::catalogue::{Failure, Feed, Profile};
use crate::query;
use crate::rdf::Format;
use axum::Router;
use axum::routing::get;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// The addresses of this room.
pub fn routes() -> Router<App> {
    let router = Router::new()
        .route("/catalog", get(list::show))
        .route("/catalog/{name}", get(feed::show));
    FORMS.iter().fold(router, |router, offer| {
        let path = format!("/catalog.{}", offer.what.suffix());
        router.route(&path, get(list::show))
    })
}

/// A page or data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// HTML.
    Page,
    /// RDF.
    Data(Format),
}

/// What feeds come in: data first, for those who ask for anything are programs.
pub const FORMS: &[Offer<Form>] = &[
    Offer {
        what: Form::Data(Format::Turtle),
        media_type: "text/turtle; charset=utf-8",
        names: &["ttl", "turtle"],
    },
    Offer {
        what: Form::Data(Format::JsonLd),
        media_type: "application/ld+json",
        names: &["jsonld", "json"],
    },
    Offer {
        what: Form::Data(Format::NTriples),
        media_type: "application/n-triples",
        names: &["nt", "ntriples"],
    },
    Offer {
        what: Form::Data(Format::RdfXml),
        media_type: "application/rdf+xml; charset=utf-8",
        names: &["rdf", "rdfxml", "xml"],
    },
    Offer {
        what: Form::Page,
        media_type: HTML,
        names: &["html"],
    },
];

impl Form {
    /// What ends the address of a document in this form.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Page => "html",
            Self::Data(format) => format.suffix(),
        }
    }
}

/// Longest time a caller waits for a feed that is being put together.
const PATIENCE: Duration = Duration::from_secs(300);

/// The feed of a profile at the newest revision, built if nobody has asked for it yet.
///
/// It is built whole even if that takes longer than a query may; whoever asks meanwhile waits for
/// it without a slot. 503 when patience ends.
pub async fn feed_of(app: &App, token: &str) -> Result<Arc<Feed>, Problem> {
    let until = Instant::now() + PATIENCE;
    loop {
        let answer = ask(app, token).await;
        let is_slow = answer
            .as_ref()
            .is_err_and(|problem| problem.kind() == &kinds::QUERY_TIMEOUT);
        match answer {
            Ok(Some(feed)) => return Ok(feed),
            Err(problem) if !is_slow => return Err(problem),
            _ if Instant::now() > until => {
                return Err(Problem::busy("the catalogue is being put together"));
            }
            _ => sleep(Duration::from_millis(200)).await,
        }
    }
}

/// The feed, or nothing while somebody else builds it.
async fn ask(app: &App, token: &str) -> Result<Option<Arc<Feed>>, Problem> {
    let (shared, token) = (app.clone(), token.to_owned());
    app.ask(move |asking| {
        let profile = profile(&shared, &token)?;
        let base = &shared.settings().iri_base;
        let budget = query::Budget::unlimited();
        match shared.feeds().get(profile, base, &asking.snapshot, &budget) {
            Ok(feed) => Ok(Some(feed)),
            Err(Failure::Building) => Ok(None),
            Err(Failure::Query(cause)) => Err(Problem::internal(format!(
                "a query of profile {token}: {cause}"
            ))),
            Err(Failure::Pack(cause)) => Err(Problem::internal(cause)),
        }
    })
    .await
}

/// The profile of a token: 404 with those there are.
pub fn profile<'a>(app: &'a App, token: &str) -> Result<&'a Profile, Problem> {
    app.profiles().get(token).ok_or_else(|| {
        let known: Vec<_> = app.profiles().iter().map(|p| p.token.as_str()).collect();
        Problem::new(&kinds::NOT_FOUND)
            .detail(format!(
                "there is no profile {token:?}; there are {}",
                known.join(", ")
            ))
            .with("profiles", known)
    })
}
