//! What went wrong in the rooms below, as problems: the one place that turns causes into status codes.

use super::super::kinds::{self, Kind};
use super::Problem;
use crate::query::Cause;
use crate::questions::BadValue;
use crate::rdf::ReadError;
use crate::registry::json::Fault;
use crate::{graph, log, query, search, shacl};
use axum::http::HeaderValue;
use axum::http::header::RETRY_AFTER;
use tracing::error;

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
        .with("results", super::super::report::to_json(&report));
    problem.report = Some(report);
    problem
}
