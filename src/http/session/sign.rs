//! Signing in with a token, seeing who one is, signing out.

use super::super::app::App;
use super::super::body::{Upload, content_type, unsupported};
use super::super::form;
use super::super::operation::invalid;
use super::super::pages::visit::{PAGE, Visit, no_store, refusal};
use super::super::problem::{Problem, kinds};
use super::store::Signed;
use super::{cookie, guard};
use crate::graph::tokens::Handle;
use crate::html::session::{Page, Who, page};
use axum::Extension;
use axum::extract::{Request, State};
use axum::http::header::{LOCATION, SET_COOKIE, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use std::time::Instant;
use tracing::info;

/// What forms are sent as.
const FORM: &str = "application/x-www-form-urlencoded";

/// Largest form here, in bytes.
const LARGEST: usize = 16 << 10;

/// What one goes on to.
const AFTERWARDS: &str = "/edit";

/// The form, or who is signed in.
pub async fn form(
    State(app): State<App>,
    signed: Option<Extension<Signed>>,
    visit: Visit,
) -> Result<Response, Problem> {
    visit.wanted.choose(PAGE)?;
    let next = visit.parameter("next").unwrap_or_default();
    let signed = signed.map(|Extension(signed)| signed);
    Ok(shown(&app, &visit, StatusCode::OK, &next, signed.as_ref()))
}

/// Begins a session: 303 to where one wanted to go, 401 for a token that is not known.
pub async fn sign_in(
    State(app): State<App>,
    visit: Visit,
    request: Request,
) -> Result<Response, Problem> {
    in_pages(&visit, begin(&app, &visit, request).await)
}

async fn begin(app: &App, visit: &Visit, request: Request) -> Result<Response, Problem> {
    guard::own_site(&visit.headers)?;
    let sent = receive(&visit.headers, request).await?;
    let value = |name: &str| sent.iter().find(|(known, _)| known == name);
    let token = value("token").map_or("", |(_, token)| token.trim());
    let next = value("next").map_or("", |(_, next)| next.as_str());
    let Some(identity) = app.tokens().and_then(|tokens| tokens.check(token)) else {
        let mut refused = shown(app, visit, StatusCode::UNAUTHORIZED, next, None);
        let scheme = HeaderValue::from_static("Bearer realm=\"helsegraf\"");
        refused.headers_mut().insert(WWW_AUTHENTICATE, scheme);
        return Ok(refused);
    };
    let secret = app.sessions().begin(Handle::of(token), Instant::now());
    let secret = secret.map_err(Problem::internal)?;
    // Whoever was signed in here is no more.
    if let Some(before) = super::of(app, &visit.headers) {
        app.sessions().end(&before);
    }
    info!(agent = identity.name, "{} signed in", identity.name);
    let cookie = cookie::keep(&visit.headers, &secret);
    Ok(see_other(visit, local(next).unwrap_or(AFTERWARDS), cookie))
}

/// Ends the session.
pub async fn sign_out(
    State(app): State<App>,
    signed: Option<Extension<Signed>>,
    visit: Visit,
    request: Request,
) -> Result<Response, Problem> {
    let signed = signed.map(|Extension(signed)| signed);
    in_pages(&visit, end(&app, signed, &visit, request).await)
}

async fn end(
    app: &App,
    signed: Option<Signed>,
    visit: &Visit,
    request: Request,
) -> Result<Response, Problem> {
    guard::own_site(&visit.headers)?;
    let sent = receive(&visit.headers, request).await?;
    let csrf = sent.iter().find(|(name, _)| name == "csrf");
    if let Some(signed) = signed {
        guard::own_form(&signed, csrf.map(|(_, csrf)| csrf.as_str()))?;
        app.sessions().end(&signed);
    }
    let cookie = cookie::forget(&visit.headers);
    Ok(see_other(visit, "/sign-in", cookie))
}

/// The pairs of a small form.
async fn receive(headers: &HeaderMap, request: Request) -> Result<Vec<(String, String)>, Problem> {
    let kind = content_type(headers, FORM)?;
    if kind != FORM {
        return Err(unsupported(&format!("{kind:?} is not read here"), FORM));
    }
    let upload = Upload::receive(headers, request.into_body(), LARGEST).await?;
    form::strict(upload.text()?.as_bytes())
        .map_err(|name| invalid(format!("the value of {name:?} is not UTF-8")))
}

fn shown(
    app: &App,
    visit: &Visit,
    status: StatusCode,
    next: &str,
    signed: Option<&Signed>,
) -> Response {
    let base = app.settings().iri_base.as_str();
    let short = |graph: &oxrdf::NamedNode| {
        let short = graph.as_str().strip_prefix(base).unwrap_or(graph.as_str());
        short.strip_prefix("graph/").unwrap_or(short).to_owned()
    };
    let html = page(Page {
        reader: visit.reader,
        revision: app.snapshot().revision(),
        next: local(next).unwrap_or_default(),
        failed: status != StatusCode::OK,
        signed: signed.map(|signed| Who {
            name: &signed.identity.name,
            role: signed.identity.role.as_str(),
            graphs: signed.identity.graphs.iter().map(short).collect(),
            csrf: &signed.csrf,
        }),
    });
    no_store(status, visit, html)
}

/// A path on this site to go to: of forms and things only, and never another site's.
fn local(next: &str) -> Option<&str> {
    let is_plain = next.bytes().all(|byte| (0x21..=0x7e).contains(&byte)) && !next.contains('\\');
    let starts = ["/edit", "/doc/"].iter().any(|start| {
        next.strip_prefix(start).is_some_and(|rest| {
            start.ends_with('/') || rest.is_empty() || rest.starts_with(['?', '/'])
        })
    });
    (is_plain && starts && next.len() <= 4_000).then_some(next)
}

fn see_other(visit: &Visit, to: &str, cookie: Option<HeaderValue>) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    let address = match to.contains("lang=") {
        true => to.to_owned(),
        false => visit.reader.local(to),
    };
    if let Ok(address) = HeaderValue::from_str(&address) {
        headers.insert(LOCATION, address);
    }
    headers.extend(cookie.map(|cookie| (SET_COOKIE, cookie)));
    response
}

/// A refusal as a page, where a browser asked.
fn in_pages(visit: &Visit, answer: Result<Response, Problem>) -> Result<Response, Problem> {
    answer.or_else(|problem| {
        let path = visit.uri.path();
        let page = match problem.kind() == &kinds::UNAUTHENTICATED {
            true => None,
            false => refusal(&problem, &visit.headers, path, visit.uri.query()),
        };
        page.ok_or(problem)
    })
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn one_goes_on_within_this_site_only() {
        for (next, is_local) in [
            ("/edit", true),
            ("/edit?of=x", true),
            ("/doc/organisations/hdir", true),
            ("/editor", false),
            ("//evil.example", false),
            ("/\\evil.example", false),
            ("/edit?x=\r\nSet-Cookie:a", false),
            ("https://evil.example/edit", false),
            ("/sign-out", false),
            ("", false),
        ] {
            assert_eq!(local(next).is_some(), is_local, "{next}");
        }
    }
}
