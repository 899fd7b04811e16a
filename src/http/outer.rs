//! What holds for every request: limits on headers, CORS, the language of refusals, counting.

use super::app::App;
use super::problem::{Problem, kinds};
use super::report;
use super::session;
use super::wanted::{Wanted, reader_language};
use crate::html::Who;
use crate::rdf::Language;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT, ACCEPT_LANGUAGE, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
    ACCESS_CONTROL_REQUEST_HEADERS, ALLOW, CONTENT_LANGUAGE, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::{debug, warn};

const METHODS: HeaderValue =
    HeaderValue::from_static("GET, HEAD, POST, PUT, PATCH, DELETE, QUERY, OPTIONS");
const EXPOSED: HeaderValue = HeaderValue::from_static(
    "ETag, Link, Location, Last-Modified, Content-Location, Retry-After, Allow, WWW-Authenticate",
);
const VARIES: HeaderValue = HeaderValue::from_static("Accept, Accept-Encoding, Accept-Language");

/// Wraps every route.
pub async fn outer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let refused = refuse_headers(&app, request.headers());
    let preflight = request.method() == Method::OPTIONS;
    let signed = session::of(&app, request.headers());
    let asked = Asked::new(&request, signed.as_ref().map(session::Signed::who));
    let is_signed = signed.is_some();
    if let Some(signed) = signed {
        request.extensions_mut().insert(signed);
    }
    let mut response = match refused {
        Some(problem) => problem.into_response(),
        None if preflight => {
            let headers = request.headers().clone();
            let inner = next.run(request).await;
            answer_options(&headers, &inner)
        }
        None => next.run(request).await,
    };
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        response = asked.tell(problem, response, &app);
    }
    if is_signed {
        session::keep_private(&mut response);
    }
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(VARY).or_insert(VARIES);
    app.metrics().answered(response.status());
    response
}

/// What is needed of a request to tell a problem; cheap to keep, for most have none.
struct Asked {
    method: Method,
    uri: Uri,
    accept: Option<HeaderValue>,
    language: Option<HeaderValue>,
    who: Option<Who>,
}

impl Asked {
    fn new(request: &Request, who: Option<Who>) -> Self {
        Self {
            method: request.method().clone(),
            uri: request.uri().clone(),
            accept: request.headers().get(ACCEPT).cloned(),
            language: request.headers().get(ACCEPT_LANGUAGE).cloned(),
            who,
        }
    }

    fn headers(&self) -> HeaderMap {
        let kept = [(ACCEPT, &self.accept), (ACCEPT_LANGUAGE, &self.language)];
        kept.into_iter()
            .filter_map(|(name, value)| Some((name, value.clone()?)))
            .collect()
    }

    /// The refusal in the reader's language; the report of the shapes as RDF to who asks for it.
    fn tell(&self, problem: Problem, response: Response, app: &App) -> Response {
        let (method, path, status) = (&self.method, self.uri.path(), response.status());
        let headers = self.headers();
        let problem_slug = problem.kind().slug;
        if status.is_server_error() {
            warn!(%method, path, problem_slug, "answered {status}");
        } else {
            debug!(%method, path, problem_slug, "answered {status}");
        }
        let rdf = problem.report.as_ref().and_then(|report| {
            let wanted = Wanted::new(&headers, self.uri.query()).ok()?;
            report::as_rdf(report, &wanted, app.prefixes())
        });
        let is_visit = rdf.is_none() && [Method::GET, Method::HEAD].contains(method);
        let place = (path, self.uri.query());
        let page = is_visit.then(|| super::pages::refusal(&problem, &headers, place, self.who));
        if let Some(mut page) = page.flatten() {
            // What belongs with the status: when to come again, how to sign in.
            for (name, value) in response.headers() {
                page.headers_mut().entry(name).or_insert(value.clone());
            }
            return page;
        }
        let language = reader_language(&headers).unwrap_or(Language::En);
        let mut told = match rdf {
            Some(mut rdf) => {
                *rdf.status_mut() = status;
                rdf
            }
            None if language == Language::En => response,
            None => problem.into_response_in(language),
        };
        told.headers_mut()
            .insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
        told
    }
}

fn refuse_headers(app: &App, headers: &HeaderMap) -> Option<Problem> {
    let limit = app.settings().header_limit_bytes;
    let bytes: usize = headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len())
        .sum();
    (bytes > limit).then(|| {
        Problem::new(&kinds::HEADERS_TOO_LARGE).detail(format!("at most {limit} bytes are read"))
    })
}

/// The answer to a browser's preflight, and to anybody else's OPTIONS; `inner` is that of the
/// route, which knows no OPTIONS and says what it allows.
fn answer_options(headers: &HeaderMap, inner: &Response) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let answer = response.headers_mut();
    let allowed = inner.headers().get(ALLOW).and_then(|h| h.to_str().ok());
    let allowed = allowed.map(|allowed| match allowed.contains("OPTIONS") {
        true => allowed.to_owned(),
        false => format!("{allowed},OPTIONS"),
    });
    if let Some(allowed) = allowed.and_then(|text| HeaderValue::from_str(&text).ok()) {
        answer.insert(ALLOW, allowed);
    }
    answer.insert(ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    answer.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
    if let Some(asked) = headers.get(ACCESS_CONTROL_REQUEST_HEADERS) {
        answer.insert(ACCESS_CONTROL_ALLOW_HEADERS, asked.clone());
    }
    response
}
