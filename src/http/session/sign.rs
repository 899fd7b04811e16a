//! Signing in with a token, seeing who one is, signing out.

use super::super::app::App;
use super::super::body::{Upload, content_type, unsupported};
use super::super::form;
use super::super::operation::invalid;
use super::super::pages::visit::{PAGE, Visit, no_store, refusal};
use super::super::problem::{Problem, kinds};
use super::store::Signed;
use super::{Entry, cookie, enter, guard};
use crate::html::session::{Asks, Page, Refused, Who, page};
use axum::Extension;
use axum::extract::{Request, State};
use axum::http::header::{LOCATION, RETRY_AFTER, SET_COOKIE, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use std::time::SystemTime;

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
    Ok(shown(&app, &visit, Asks::default(), &next, signed.as_ref()))
}

/// Begins a session: 303 to where one wanted to go, 401 for a token that is not known, 429 if too many
/// wrong ones came from there.
pub async fn sign_in(
    State(app): State<App>,
    visit: Visit,
    request: Request,
) -> Result<Response, Problem> {
    in_pages(&visit, begin(&app, &visit, request).await)
}

async fn begin(app: &App, visit: &Visit, request: Request) -> Result<Response, Problem> {
    guard::own_site(app, &visit.headers)?;
    let peer = request.extensions().get().copied();
    let sent = receive(&visit.headers, request).await?;
    let value = |name: &str| sent.iter().find(|(known, _)| known == name);
    let token = value("token").map_or("", |(_, token)| token.as_str());
    let next = value("next").map_or("", |(_, next)| next.as_str());
    let refused = match enter(app, peer, &visit.headers, token)? {
        Entry::In(_, cookie) => {
            return Ok(see_other(visit, local(next).unwrap_or(AFTERWARDS), cookie));
        }
        Entry::Unknown => Refused::Unknown,
        Entry::TooSoon(wait) => Refused::TooSoon(seconds(wait)),
    };
    let asks = Asks {
        refused: Some(refused),
        ..Asks::default()
    };
    Ok(shown(app, visit, asks, next, None))
}

/// Asks for a token within a form that came without a session: what was put in goes along, as it was
/// sent to `path`. 401; 429 if wrong tokens come too fast.
pub fn ask_again(
    app: &App,
    visit: &Visit,
    (path, kept): (&'static str, Vec<(String, String)>),
    refused: Option<&Entry>,
) -> Response {
    let refused = refused.and_then(|entry| match entry {
        Entry::In(..) => None,
        Entry::Unknown => Some(Refused::Unknown),
        Entry::TooSoon(wait) => Some(Refused::TooSoon(seconds(*wait))),
    });
    let asks = Asks {
        refused,
        kept: Some((path, kept)),
    };
    shown(app, visit, asks, "", None)
}

/// Whole seconds to wait.
fn seconds(wait: std::time::Duration) -> u64 {
    wait.as_millis().div_ceil(1000) as u64
}

/// Ends the session, or with `everywhere` every session of the same token.
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
    guard::own_site(app, &visit.headers)?;
    let sent = receive(&visit.headers, request).await?;
    let value = |name: &str| sent.iter().find(|(known, _)| known == name);
    if let Some((signed, tokens)) = signed.zip(app.tokens()) {
        guard::own_form(&signed, value("csrf").map(|(_, csrf)| csrf.as_str()))?;
        match value("everywhere") {
            Some(_) => app.sessions().end_all(&signed, tokens),
            None => app.sessions().end(&signed, tokens),
        }
    }
    let cookie = cookie::forget(cookie::Way::of(app, &visit.headers));
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

fn shown(app: &App, visit: &Visit, asks: Asks, next: &str, signed: Option<&Signed>) -> Response {
    let base = app.settings().iri_base.as_str();
    let short = |graph: &oxrdf::NamedNode| {
        let short = graph.as_str().strip_prefix(base).unwrap_or(graph.as_str());
        short.strip_prefix("graph/").unwrap_or(short).to_owned()
    };
    let wait = match asks.refused {
        Some(Refused::TooSoon(wait)) => Some(wait),
        _ => None,
    };
    let status = match (&asks.refused, &asks.kept) {
        (Some(Refused::TooSoon(_)), _) => StatusCode::TOO_MANY_REQUESTS,
        (None, None) => StatusCode::OK,
        _ => StatusCode::UNAUTHORIZED,
    };
    let html = page(Page {
        reader: visit.reader,
        revision: app.snapshot().revision(),
        next: local(next).unwrap_or_default(),
        asks,
        signed: signed.map(|signed| Who {
            name: &signed.identity.name,
            role: signed.identity.role.as_str(),
            graphs: signed.identity.graphs.iter().map(short).collect(),
            csrf: &signed.csrf,
            sessions: app.sessions().count(signed, SystemTime::now()),
        }),
    });
    let mut response = no_store(status, visit, html);
    let headers = response.headers_mut();
    if status == StatusCode::UNAUTHORIZED {
        let scheme = HeaderValue::from_static("Bearer realm=\"helsegraf\"");
        headers.insert(WWW_AUTHENTICATE, scheme);
    }
    headers.extend(wait.map(|wait| (RETRY_AFTER, HeaderValue::from(wait))));
    response
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
        let place = (visit.uri.path(), visit.uri.query());
        let page = match problem.kind() == &kinds::UNAUTHENTICATED {
            true => None,
            false => refusal(&problem, &visit.headers, place, visit.reader.who),
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
