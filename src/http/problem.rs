//! Refusals as the caller reads them: [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) problem
//! details. The one place that turns causes into status codes.

pub use super::kinds::{self, Kind};
use crate::query::Cause;
use crate::questions::BadValue;
use crate::rdf::{Language, ReadError};
use crate::registry::json::Fault;
use crate::{graph, log, query, search, shacl};
use axum::body::Body;
use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use tracing::error;

/// Why a request was not answered.
#[derive(Debug, Clone)]
pub struct Problem {
    kind: &'static Kind,
    detail: Option<String>,
    members: Map<String, Value>,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// The report of the shapes, when they are why.
    pub(super) report: Option<Box<shacl::ValidationReport>>,
}

impl Problem {
    /// A problem of this kind, with nothing more to say.
    pub fn new(kind: &'static Kind) -> Self {
        Self {
            kind,
            detail: None,
            members: Map::new(),
            headers: Vec::new(),
            report: None,
        }
    }

    /// What happened this time, for a person.
    #[must_use]
    pub fn detail(mut self, detail: impl ToString) -> Self {
        self.detail = Some(detail.to_string());
        self
    }

    /// A further member of the document, for a program.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.members.insert(name.to_owned(), value.into());
        self
    }

    /// A header that belongs with the status.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// 401: says how to authenticate, and nothing about what was asked for.
    pub fn unauthenticated() -> Self {
        Self::new(&kinds::UNAUTHENTICATED).with_header(
            WWW_AUTHENTICATE,
            HeaderValue::from_static("Bearer realm=\"helsegraf\""),
        )
    }

    /// 405 with what is allowed.
    pub fn method_not_allowed(allowed: &'static str) -> Self {
        Self::new(&kinds::METHOD_NOT_ALLOWED)
            .detail(format!("allowed are {allowed}"))
            .with_header(ALLOW, HeaderValue::from_static(allowed))
    }

    /// 503 for now: worth trying again in some seconds.
    pub fn busy(detail: impl ToString) -> Self {
        Self::new(&kinds::BUSY)
            .detail(detail)
            .with_header(RETRY_AFTER, HeaderValue::from_static("2"))
    }

    /// 500: ours, not the caller's; the cause is logged and kept out of the answer.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        error!(%cause, "a request failed on our side");
        Self::new(&kinds::INTERNAL)
    }

    /// What kind it is.
    pub fn kind(&self) -> &'static Kind {
        self.kind
    }

    /// A further member.
    pub fn member(&self, name: &str) -> Option<&Value> {
        self.members.get(name)
    }

    /// The text of [`Problem::detail`].
    pub fn detail_text(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// The document, its title in `language`.
    pub fn to_json(&self, language: Language) -> Value {
        let mut document = json!({
            "type": self.kind.address(),
            "title": self.kind.title.in_language(language),
            "status": self.kind.status.as_u16(),
        });
        if let Some(detail) = &self.detail {
            document["detail"] = detail.as_str().into();
        }
        for (name, value) in &self.members {
            document[name] = value.clone();
        }
        document
    }

    /// The answer, its title in `language`.
    pub fn into_response_in(self, language: Language) -> Response {
        let body = Body::from(self.to_json(language).to_string());
        let mut response = Response::new(body);
        *response.status_mut() = self.kind.status;
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        for (name, value) in &self.headers {
            headers.insert(name.clone(), value.clone());
        }
        // The outer layer says it again in the language of the reader.
        response.extensions_mut().insert(self);
        response
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.into_response_in(Language::En)
    }
}

impl From<query::Error> for Problem {
    fn from(error: query::Error) -> Self {
        match error {
            query::Error::Syntax(cause) => syntax(&cause.to_string()),
            query::Error::TooDeep {
                line,
                column,
                problem,
            } => Self::new(&kinds::QUERY_SYNTAX)
                .detail(format!("error at {line}:{column}: {problem}"))
                .with("line", line)
                .with("column", column),
            query::Error::TooSlow(_) => Self::new(&kinds::QUERY_TIMEOUT).detail(error),
            query::Error::TooLarge => Self::new(&kinds::QUERY_TOO_LARGE)
                .detail(error)
                .with_header(RETRY_AFTER, HeaderValue::from_static("30")),
            query::Error::Cancelled => Self::new(&kinds::STOPPED).detail(error),
            query::Error::NotAllowed(_) => Self::new(&kinds::HOST_NOT_ALLOWED).detail(error),
            query::Error::Remote(failure) => remote(failure),
            query::Error::Graph(_) => Self::new(&kinds::GRAPH_STATE).detail(error),
            query::Error::Search(_) => Self::new(&kinds::QUERY_INVALID).detail(error),
            query::Error::SearchNotReady(_) => Self::busy(error),
            query::Error::Evaluation(_) => Self::new(&kinds::QUERY_INVALID).detail(error),
        }
    }
}

/// What another host did wrong is not the caller's fault, nor ours.
fn remote(error: query::RemoteError) -> Problem {
    let kind = match &error.cause {
        Cause::NotAllowed | Cause::Private => &kinds::HOST_NOT_ALLOWED,
        Cause::Slow(_) => &kinds::QUERY_TIMEOUT,
        Cause::Unreachable(_)
        | Cause::Broken(_)
        | Cause::Status(_)
        | Cause::Redirect { .. }
        | Cause::TooLarge(_)
        | Cause::Format(_)
        | Cause::Document(_)
        | Cause::Results(_) => &kinds::REMOTE_FAILED,
    };
    let problem = Problem::new(kind).detail(&error);
    let problem = problem.with("address", error.address);
    match error.cause {
        Cause::Document(ReadError::Syntax {
            line: Some(line),
            column: Some(column),
            ..
        }) => problem.with("line", line).with("column", column),
        _ => problem,
    }
}

/// The parser says "error at 2:7: expected ...": line and column go in members of their own too.
fn syntax(message: &str) -> Problem {
    let problem = Problem::new(&kinds::QUERY_SYNTAX).detail(message);
    let place = message
        .strip_prefix("error at ")
        .and_then(|rest| rest.split_once(": "))
        .and_then(|(place, _)| place.split_once(':'))
        .and_then(|(line, column)| Some((line.parse::<u64>().ok()?, column.parse::<u64>().ok()?)));
    match place {
        Some((line, column)) => problem.with("line", line).with("column", column),
        None => problem,
    }
}

impl From<BadValue> for Problem {
    fn from(error: BadValue) -> Self {
        let problem = Self::new(&kinds::REQUEST_INVALID)
            .detail(&error)
            .with("parameter", error.parameter());
        match error {
            BadValue::Unknown { parameters, .. } => problem.with("parameters", parameters),
            BadValue::Twice(_) => problem,
            BadValue::Type {
                value,
                kind,
                example,
                ..
            } => problem
                .with("value", value)
                .with("expected", kind.name())
                .with("example", example),
        }
    }
}

impl From<search::Error> for Problem {
    fn from(error: search::Error) -> Self {
        match error {
            search::Error::Refused(refused) => Self::from(refused),
            search::Error::NotReady => Self::busy(error),
            search::Error::Index(cause) => Self::internal(cause),
        }
    }
}

impl From<search::Refused> for Problem {
    fn from(refused: search::Refused) -> Self {
        let problem = Self::new(&kinds::REQUEST_INVALID).detail(&refused);
        match refused {
            search::Refused::NoWords => problem.with("parameter", "q").with("example", "allergi"),
            search::Refused::TooLong | search::Refused::TooManyWords => problem
                .with("parameter", "q")
                .with("characters", search::MOST_CHARACTERS)
                .with("words", search::MOST_WORDS),
            search::Refused::NoSuchFacet(key) | search::Refused::FacetTwice(key) => {
                problem.with("parameter", key)
            }
            search::Refused::NoSuchValue {
                facet,
                value,
                known,
            } => problem
                .with("parameter", facet)
                .with("value", value)
                .with("expected", known),
        }
    }
}

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Self {
        let problem = Self::new(&kinds::DOCUMENT_SYNTAX).detail(&error);
        match error {
            ReadError::Syntax { line, column, .. } => {
                let problem =
                    line.map_or_else(|| problem.clone(), |l| problem.clone().with("line", l));
                column.map_or_else(|| problem.clone(), |c| problem.clone().with("column", c))
            }
            ReadError::NamesGraphs(_) => problem,
        }
    }
}

/// Where in the document it is, by JSON Pointer.
impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::new(&kinds::JSON_INVALID)
            .detail(&fault)
            .with("pointer", fault.pointer)
    }
}

impl From<graph::Error> for Problem {
    fn from(error: graph::Error) -> Self {
        match error {
            graph::Error::Refused(report) => refused(&kinds::SHAPES_VIOLATED, report, ""),
            graph::Error::Breaks(report) => refused(
                &kinds::SHAPES_BREAK_DATA,
                report,
                "; ?accept=true accepts that",
            ),
            graph::Error::Shapes(cause) => Self::from(&*cause),
            graph::Error::Unjudged(cause) => Self::internal(cause),
            graph::Error::Log(cause) => Self::from(&*cause),
            graph::Error::NoSuchRevision { .. } => Self::new(&kinds::NOT_FOUND).detail(error),
        }
    }
}

/// Longest name or reason of an unusable shape that is told, in characters.
const TOLD: usize = 2_000;

impl From<&shacl::Error> for Problem {
    fn from(error: &shacl::Error) -> Self {
        let shacl::Error::Shape { shape, reason } = error;
        let short = |text: &str| text.chars().take(TOLD).collect::<String>();
        let (shape, reason) = (short(shape), short(reason));
        Self::new(&kinds::SHAPES_UNUSABLE)
            .detail(format!("shape {shape}: {reason}"))
            .with("shape", shape)
    }
}

/// What is told is what the caller may act on; paths and the words of the database are logged.
impl From<&log::Error> for Problem {
    fn from(error: &log::Error) -> Self {
        match error {
            log::Error::Conflict { .. } => Self::new(&kinds::CONFLICT),
            log::Error::Full(_) => not_stored(error, "no space is left"),
            log::Error::ReadOnly(_) => not_stored(error, "the data directory may not be written"),
            log::Error::Database { .. } => not_stored(error, "the commit log failed"),
            log::Error::InUse { .. }
            | log::Error::Directory { .. }
            | log::Error::Damaged { .. }
            | log::Error::SnapshotDamaged { .. }
            | log::Error::Newer { .. }
            | log::Error::Foreign { .. }
            | log::Error::Panicked
            | log::Error::Stopped(_) => Self::internal(error),
        }
    }
}

fn not_stored(cause: &log::Error, why: &str) -> Problem {
    error!(%cause, "a change was not stored");
    Problem::new(&kinds::NOT_STORED)
        .detail(format!("{why}; nothing was changed"))
        .with_header(RETRY_AFTER, HeaderValue::from_static("60"))
}

/// 422 with what the shapes say; the whole report goes along for those who ask for RDF.
fn refused(kind: &'static Kind, report: Box<shacl::ValidationReport>, remedy: &str) -> Problem {
    let mut problem = Problem::new(kind)
        .detail(format!(
            "{} result(s), nothing was changed{remedy}",
            report.total()
        ))
        .with("results", super::report::to_json(&report));
    problem.report = Some(report);
    problem
}
