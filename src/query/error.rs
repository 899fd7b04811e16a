//! Why a question got no answer.

/// Why a question got no answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The text is not SPARQL; the cause names line and column.
    #[error("the query does not parse: {0}")]
    Syntax(#[from] spargebra::SparqlSyntaxError),
    /// It ran longer than its budget, in whole seconds.
    #[error("stopped after {0} s, the time limit")]
    TooSlow(u64),
    /// It needed more rows or memory than one query may use.
    #[error("stopped: it needed more memory than one query may use")]
    TooLarge,
    /// The client left or an operator stopped it.
    #[error("stopped")]
    Cancelled,
    /// It names a host that is not on the allow list (`SERVICE`, `LOAD`).
    #[error("<{0}> is not on the list of allowed hosts")]
    NotAllowed(String),
    /// A graph operation on a graph that is (not) there (`CREATE`, `DROP`, `COPY` ... without `SILENT`).
    #[error("{0}")]
    Graph(String),
    /// The evaluator refused it.
    #[error("the query cannot be evaluated: {0}")]
    Evaluation(#[source] spareval::QueryEvaluationError),
}

impl From<spareval::QueryEvaluationError> for Error {
    fn from(error: spareval::QueryEvaluationError) -> Self {
        match error {
            spareval::QueryEvaluationError::Cancelled => Self::Cancelled,
            other => Self::Evaluation(other),
        }
    }
}
