//! POST, PUT, PATCH and DELETE: one thing through the one write lane.

use super::super::app::App;
use super::super::body::{Upload, content_type, unsupported};
use super::super::conditional::Condition;
use super::super::path::Path;
use super::super::problem::{Problem, kinds};
use super::super::wanted::Wanted;
use super::super::{auth, report};
use super::change::{Action, Change, Outcome};
use super::place::Place;
use super::question::Written;
use crate::registry::json::{self, Json};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, ETAG, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use oxrdf::Quad;
use serde_json::Value;

/// What PUT and POST read.
const DOCUMENTS: &str = "application/json, application/ld+json";

/// What PATCH reads.
const PATCHES: &str = "application/merge-patch+json";

/// Largest document, in bytes.
const LARGEST: usize = 4 << 20;

/// Makes a new thing of a collection.
pub async fn create(
    State(app): State<App>,
    Path(segment): Path<String>,
    request: Request,
) -> Result<Response, Problem> {
    let wish = request
        .headers()
        .get("slug")
        .and_then(|slug| slug.to_str().ok());
    let wish = wish.map(|slug| {
        percent_encoding::percent_decode_str(slug)
            .decode_utf8_lossy()
            .into_owned()
    });
    let place = Place {
        segment,
        slug: String::new(),
    };
    write(app, place, request, Some(DOCUMENTS), |body| {
        Action::Create(body, wish)
    })
    .await
}

/// Puts a document in the place of a thing, which need not exist.
pub async fn replace(
    State(app): State<App>,
    Path(place): Path<(String, String)>,
    request: Request,
) -> Result<Response, Problem> {
    write(app, place.into(), request, Some(DOCUMENTS), Action::Replace).await
}

/// Merges a document into a thing ([RFC 7396](https://www.rfc-editor.org/rfc/rfc7396)).
pub async fn patch(
    State(app): State<App>,
    Path(place): Path<(String, String)>,
    request: Request,
) -> Result<Response, Problem> {
    write(app, place.into(), request, Some(PATCHES), Action::Patch).await
}

/// Removes a thing.
pub async fn remove(
    State(app): State<App>,
    Path(place): Path<(String, String)>,
    request: Request,
) -> Result<Response, Problem> {
    write(app, place.into(), request, None, |_| Action::Remove).await
}

impl From<(String, String)> for Place {
    fn from((segment, slug): (String, String)) -> Self {
        Self { segment, slug }
    }
}

async fn write(
    app: App,
    place: Place,
    request: Request,
    accepted: Option<&'static str>,
    action: impl FnOnce(Value) -> Action,
) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let identity = auth::identify(app.tokens(), &parts.headers)?;
    let wanted = Wanted::new(&parts.headers, None)?;
    let written = Written::new(parts.uri.query())?;
    let body = match accepted {
        Some(accepted) => {
            readable(&parts.headers, accepted)?;
            let limit = app.settings().body_limit_bytes.min(LARGEST);
            parse(&Upload::receive(&parts.headers, body, limit).await?.text()?)?
        }
        None => Value::Null,
    };
    let change = Change {
        place,
        action: action(body),
        condition: Condition::new(&parts.headers),
        written,
    };
    let shared = app.clone();
    let outcome = app
        .write(move |asking| change.carry_out(&shared, asking, &identity))
        .await?;
    Ok(respond(
        outcome,
        &wanted,
        &app,
        prefers_nothing(&parts.headers),
    ))
}

/// 415 with what is read here.
fn readable(headers: &HeaderMap, accepted: &'static str) -> Result<(), Problem> {
    let named = content_type(headers, accepted);
    let is_read = |found: &String| accepted.split(", ").any(|known| known == found);
    if named.as_ref().is_ok_and(is_read) {
        return Ok(());
    }
    let problem = match named {
        Ok(found) => unsupported(&format!("{found:?} is not read here"), accepted),
        Err(problem) => problem,
    };
    Err(match accepted {
        PATCHES => problem.with_header(
            HeaderName::from_static("accept-patch"),
            HeaderValue::from_static(PATCHES),
        ),
        _ => problem,
    })
}

/// 400 with line and column for what is not JSON.
fn parse(text: &str) -> Result<Value, Problem> {
    json::parse(text).map_err(|error| {
        Problem::new(&kinds::DOCUMENT_SYNTAX)
            .detail(&error)
            .with("line", error.line())
            .with("column", error.column())
    })
}

/// Whether a caller asks for no document in return
/// ([RFC 7240 §4.2](https://www.rfc-editor.org/rfc/rfc7240#section-4.2)).
fn prefers_nothing(headers: &HeaderMap) -> bool {
    let mut lines = headers
        .get_all("prefer")
        .iter()
        .filter_map(|line| line.to_str().ok());
    lines.any(|line| {
        line.split([',', ';'])
            .any(|p| p.trim().eq_ignore_ascii_case("return=minimal"))
    })
}

fn respond(outcome: Outcome, wanted: &Wanted, app: &App, minimal: bool) -> Response {
    let dry_run = outcome.done.is_dry_run();
    let status = match (&outcome.item, outcome.created && !dry_run) {
        (_, true) => StatusCode::CREATED,
        (None, false) if !dry_run && outcome.done.is_silent() => StatusCode::NO_CONTENT,
        _ if minimal && !dry_run && outcome.done.is_silent() => StatusCode::NO_CONTENT,
        _ => StatusCode::OK,
    };
    let mut response = match (
        status,
        report::as_rdf(&outcome.done.report, wanted, app.prefixes()),
    ) {
        (StatusCode::NO_CONTENT, _) => StatusCode::NO_CONTENT.into_response(),
        (_, Some(report)) => report,
        (_, None) => ([(CONTENT_TYPE, "application/json")], receipt(&outcome)).into_response(),
    };
    *response.status_mut() = status;
    let headers = response.headers_mut();
    if status == StatusCode::CREATED {
        if let Ok(address) = HeaderValue::from_str(&outcome.address) {
            headers.insert(LOCATION, address);
        }
        if let Some(Ok(tag)) = outcome
            .item
            .as_ref()
            .map(|(_, tag)| HeaderValue::from_str(tag))
        {
            headers.insert(ETAG, tag);
        }
    }
    response
}

/// What was done, the thing as it is now with its entity tag, and for a dry run what would change.
fn receipt(outcome: &Outcome) -> String {
    let mut members: Vec<(String, Json)> = match outcome.done.to_json() {
        Value::Object(members) => members
            .into_iter()
            .map(|(name, value)| (name, value.into()))
            .collect(),
        other => vec![("done".to_owned(), other.into())],
    };
    if outcome.done.is_dry_run() {
        let lines = |quads: &[Quad]| {
            let mut lines: Vec<String> = quads.iter().map(|quad| format!("{quad} .")).collect();
            lines.sort();
            Json::Array(lines.into_iter().map(Json::from).collect())
        };
        let diff = [
            ("added", lines(&outcome.delta.added)),
            ("removed", lines(&outcome.delta.removed)),
        ];
        members.push(("diff".to_owned(), Json::object(diff)));
    }
    if let Some((item, tag)) = &outcome.item {
        members.push(("etag".to_owned(), tag.as_str().into()));
        members.push(("item".to_owned(), item.clone()));
    }
    serde_json::to_string(&Json::Object(members)).unwrap_or_default()
}
