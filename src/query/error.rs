//! Why a question got no answer.

use super::budget::Stop;
use super::remote::{Cause, RemoteError};
use spareval::QueryEvaluationError;

/// Why a question got no answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The text is not SPARQL; the cause names line and column.
    #[error("the query does not parse: {0}")]
    Syntax(#[from] spargebra::SparqlSyntaxError),
    /// The text is nested deeper, or has longer chains, than any sensible query.
    #[error("the query does not parse: error at {line}:{column}: {problem}")]
    TooDeep {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// What there is too much of.
        problem: &'static str,
    },
    /// It ran longer than its budget, in whole seconds.
    #[error("stopped after {0} s, the time limit")]
    TooSlow(u64),
    /// It needed more rows or memory than one query may use.
    #[error("stopped: it needed more rows or memory than one query may use")]
    TooLarge,
    /// The client left or an operator stopped it.
    #[error("stopped")]
    Cancelled,
    /// It names another host (`SERVICE`, `LOAD`).
    #[error(
        "<{0}> is refused: its host is not on the list of hosts that SERVICE and LOAD may reach (--allow-hosts)"
    )]
    NotAllowed(String),
    /// Another host was asked (`SERVICE`, `LOAD`) and did not answer as it should.
    #[error(transparent)]
    Remote(RemoteError),
    /// A graph operation on a graph that is (not) there (`CREATE`, `DROP`, `COPY` ... without `SILENT`).
    #[error("{0}")]
    Graph(String),
    /// It searches for text (`hg:matches`) in a way, or at a place, where that cannot be done.
    #[error("{0}")]
    Search(String),
    /// It searches for text, and the index is still being made.
    #[error("{0}")]
    SearchNotReady(String),
    /// The evaluator refused it.
    #[error("the query cannot be evaluated: {0}")]
    Evaluation(#[source] QueryEvaluationError),
}

impl From<QueryEvaluationError> for Error {
    fn from(error: QueryEvaluationError) -> Self {
        match error {
            QueryEvaluationError::Cancelled => Self::Cancelled,
            QueryEvaluationError::UnsupportedService(name) => Self::NotAllowed(name.into_string()),
            QueryEvaluationError::Dataset(cause) => match cause.downcast::<Stop>() {
                Ok(stop) => (*stop).into(),
                Err(cause) => Self::Evaluation(QueryEvaluationError::Dataset(cause)),
            },
            QueryEvaluationError::Service(cause) => match cause.downcast::<RemoteError>() {
                Ok(failure) => (*failure).into(),
                Err(cause) => Self::Evaluation(QueryEvaluationError::Service(cause)),
            },
            other => Self::Evaluation(other),
        }
    }
}

impl From<RemoteError> for Error {
    fn from(error: RemoteError) -> Self {
        match error.cause {
            Cause::NotAllowed => Self::NotAllowed(error.address),
            _ => Self::Remote(error),
        }
    }
}
