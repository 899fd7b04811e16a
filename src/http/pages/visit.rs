//! `Visit`: one request for a page, with its reader, and the site it is drawn from.

use super::super::app::App;
use super::super::form;
use super::super::negotiate::Offer;
use super::super::problem::Problem;
use super::super::session::Signed;
use super::super::wanted::Wanted;
use super::answer::protect;
use crate::html::{self, Reader, Site, Who};
use crate::index::{Scope, Snapshot};
use axum::extract::FromRequestParts;
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use oxrdf::NamedNode;
use std::time::SystemTime;

/// The media type of pages.
pub const HTML: &str = "text/html; charset=utf-8";

/// What a page that comes in no other format is offered as.
pub const PAGE: &[Offer<()>] = &[Offer {
    what: (),
    media_type: HTML,
    names: &["html"],
}];

/// One request for a page.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Format, language and encoding asked for.
    pub wanted: Wanted,
    /// Who reads.
    pub reader: Reader,
    /// All headers, for conditions.
    pub headers: HeaderMap,
    /// The address.
    pub uri: Uri,
}

impl Visit {
    /// A parameter of the query string, decoded; the first of several.
    pub fn parameter(&self, name: &str) -> Option<String> {
        form::pairs(self.uri.query().unwrap_or_default().as_bytes())
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.into_owned())
    }

    /// Draws a page, or whatever else `draw` makes of a site, on a thread for long work.
    pub async fn draw<T: Send + 'static>(
        &self,
        app: &App,
        draw: impl FnOnce(&Site<'_>) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let (shared, reader) = (app.clone(), self.reader);
        app.ask(move |asking| Ok(with_site(&shared, &asking.snapshot, reader, draw)))
            .await
    }
}

/// A site on one revision.
pub fn with_site<T>(
    app: &App,
    snapshot: &Snapshot,
    reader: Reader,
    draw: impl FnOnce(&Site<'_>) -> T,
) -> T {
    with_writer(app, snapshot, reader, &|_| false, draw)
}

/// The same for somebody who may change some things.
pub fn with_writer<T>(
    app: &App,
    snapshot: &Snapshot,
    reader: Reader,
    may_edit: &dyn Fn(&NamedNode) -> bool,
    draw: impl FnOnce(&Site<'_>) -> T,
) -> T {
    let base = app.settings().iri_base.as_str();
    let registry = app.registry().get(snapshot, base);
    let view = snapshot.view(Scope::Union);
    let (questions, prefixes) = (app.questions(), app.prefixes());
    let site = Site::new(&view, &registry, questions, prefixes, base, reader);
    draw(&site.for_writer(may_edit))
}

/// When the newest commit was made; none for an empty graph.
pub fn modified(app: &App) -> Option<SystemTime> {
    let head = app.graph().head();
    (head.revision > 0).then_some(head.time)
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let wanted = Wanted::new(&parts.headers, parts.uri.query())?;
        Ok(Self {
            reader: Reader {
                who: parts.extensions.get().map(Signed::who),
                ..reader(&wanted, parts.uri.query())
            },
            wanted,
            headers: parts.headers.clone(),
            uri: parts.uri.clone(),
        })
    }
}

fn reader(wanted: &Wanted, query: Option<&str>) -> Reader {
    let pinned = form::pairs(query.unwrap_or_default().as_bytes())
        .any(|(name, value)| name == "lang" && crate::rdf::Language::from_tag(&value).is_some());
    Reader {
        language: wanted.language().unwrap_or_default(),
        pinned,
        who: None,
    }
}

/// A refusal as a page, where a browser asked; none where it is better told to a program.
pub fn refusal(
    problem: &Problem,
    headers: &HeaderMap,
    (path, query): (&str, Option<&str>),
    who: Option<Who>,
) -> Option<Response> {
    let wanted = Wanted::new(headers, query).ok()?;
    if !wanted.prefers_html(super::super::results::GRAPHS) {
        return None;
    }
    let status = problem.kind().status;
    let sort = match status {
        StatusCode::NOT_FOUND => html::Problem::Missing,
        StatusCode::NOT_ACCEPTABLE => html::Problem::Format,
        _ if status.is_server_error() => html::Problem::Failed,
        _ => html::Problem::Request,
    };
    let reader = Reader {
        who,
        ..reader(&wanted, query)
    };
    let title = problem.kind().title.in_language(reader.language);
    let detail = match problem.detail_text() {
        _ if sort == html::Problem::Missing => None,
        Some(detail) => Some(format!("{title}: {detail}")),
        None => Some(title.to_owned()),
    };
    let page = html::problem(
        reader,
        path,
        (status.as_u16(), sort),
        detail,
        html::Near::default(),
    );
    Some(error_page(status, reader, page))
}

/// A page that is not to be kept.
pub fn no_store(status: StatusCode, visit: &Visit, page: String) -> Response {
    let mut response = error_page(status, visit.reader, page);
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(VARY, HeaderValue::from_static("Accept, Accept-Language"));
    response
}

/// A page with the status of a refusal.
pub fn error_page(status: StatusCode, reader: Reader, page: String) -> Response {
    let mut response = (status, page).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(HTML));
    headers.insert(
        CONTENT_LANGUAGE,
        HeaderValue::from_static(reader.language.tag()),
    );
    protect(headers);
    response
}
