//! `/catalog...`: the model in the words of each profile, as feeds for those who harvest it.

mod asked;
mod feed;
mod list;

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

/// The feed of a profile at the newest revision, built if nobody has asked for it yet.
///
/// It is built whole even if it takes longer than a query may: whoever asks next has it.
pub async fn feed_of(app: &App, token: &str) -> Result<Arc<Feed>, Problem> {
    let (shared, token) = (app.clone(), token.to_owned());
    app.ask(move |asking| {
        let profile = profile(&shared, &token)?;
        let base = &shared.settings().iri_base;
        let budget = query::Budget::unlimited();
        let feed = shared.feeds().get(profile, base, &asking.snapshot, &budget);
        feed.map_err(|failure| match failure {
            Failure::Query(cause) => {
                Problem::internal(format!("a query of profile {token}: {cause}"))
            }
            Failure::Pack(cause) => Problem::internal(cause),
        })
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
