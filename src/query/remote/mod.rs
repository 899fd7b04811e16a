//! Other hosts, as `SERVICE` and `LOAD` reach them.
//!
//! Who reaches them, and which they may be, is for the caller to say by [`Others`]. What they said
//! is kept for one request: a service asked from many rows is asked once, and an update can be
//! rehearsed before it is made, so that the write lane waits for nobody.

mod place;
mod service;

pub(super) use place::services_last;
pub(super) use service::Services;

use super::budget::Budget;
use super::unnamed;
use super::walk::Part;
use crate::rdf::{self, Format, ReadError, Target};
use oxigraph::sparql::results::QueryResultsFormat;
use oxrdf::{GraphName, NamedNode, Quad};
use service::Table;
use spargebra::algebra::GraphPattern;
use spargebra::{GraphUpdateOperation, Update};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Reaches other hosts, if it may.
///
/// Both return soon after `budget` is over, with any error.
pub trait Remote: Send + Sync {
    /// What a SPARQL endpoint answers to a query.
    fn ask(
        &self,
        endpoint: &NamedNode,
        query: &str,
        budget: &Budget,
    ) -> Result<Answer, RemoteError>;

    /// An RDF document.
    fn load(&self, source: &NamedNode, budget: &Budget) -> Result<Document, RemoteError>;
}

/// The results of a query as they came.
#[derive(Debug, Clone)]
pub struct Answer {
    /// All of it.
    pub bytes: Vec<u8>,
    /// What it is written in.
    pub format: QueryResultsFormat,
}

/// An RDF document as it came.
#[derive(Debug, Clone)]
pub struct Document {
    /// All of it.
    pub bytes: Vec<u8>,
    /// What it is written in.
    pub format: Format,
    /// Where it was found, the base of its relative IRIs.
    pub address: NamedNode,
}

/// Another host did not answer as it should.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("<{address}>: {cause}")]
pub struct RemoteError {
    /// Who was asked, as the query or update spells it.
    pub address: String,
    /// What went wrong.
    pub cause: Cause,
}

/// What went wrong with another host.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// Nobody said that it may be reached.
    #[error("its host is not on the list of hosts that may be reached (--allow-hosts)")]
    NotAllowed,
    /// It has only addresses of a private network.
    #[error("its host is in a private network; it is reached if --allow-hosts names it, not by *")]
    Private,
    /// There is no connection to it.
    #[error("no connection: {0}; is the address right, and the host up?")]
    Unreachable(String),
    /// The connection broke.
    #[error("its answer broke off: {0}; try again")]
    Broken(String),
    /// It took longer than one host may, in seconds.
    #[error("no whole answer within {0} s; ask for less, or raise --time-limit-s")]
    Slow(u64),
    /// It answered with another status than 200.
    #[error("it answered with the status {0}")]
    Status(u16),
    /// It sent us elsewhere.
    #[error("it redirects to {to:?}, {why}")]
    Redirect {
        /// Where.
        to: String,
        /// Why that is not followed.
        why: &'static str,
    },
    /// Its answer is longer than what is read.
    #[error("its answer is longer than {0} bytes, the limit (--body-limit-mib)")]
    TooLarge(usize),
    /// Its answer is in a format that is not read.
    #[error("it answered with {0:?}, which is not read here")]
    Format(String),
    /// Its document is not what it says to be.
    #[error("its document does not parse: {0}")]
    Document(#[from] ReadError),
    /// Its results are not what they say to be.
    #[error("its results do not parse: {0}")]
    Results(String),
}

impl Cause {
    /// With the address it is about.
    pub fn at(self, address: &NamedNode) -> RemoteError {
        RemoteError {
            address: address.as_str().to_owned(),
            cause: self,
        }
    }
}

/// The other hosts as one request sees them; cloning shares what they said.
#[derive(Clone)]
pub struct Others {
    shared: Arc<Shared>,
}

struct Shared {
    remote: Arc<dyn Remote>,
    documents: Mutex<HashMap<NamedNode, Heard<Document>>>,
    tables: Mutex<HashMap<(NamedNode, String), Heard<Table>>>,
}

type Heard<T> = Result<Arc<T>, RemoteError>;

impl Others {
    /// Nothing has been asked yet.
    pub fn new(remote: Arc<dyn Remote>) -> Self {
        Self {
            shared: Arc::new(Shared {
                remote,
                documents: Mutex::default(),
                tables: Mutex::default(),
            }),
        }
    }

    /// The triples of a document as quads of `graph`; its blank nodes are new ones each time.
    pub(super) fn triples(
        &self,
        source: &NamedNode,
        graph: GraphName,
        budget: &Budget,
    ) -> Result<Vec<Quad>, RemoteError> {
        let known = lock(&self.shared.documents).get(source).cloned();
        let document = match known {
            Some(heard) => heard?,
            None => {
                let heard = self.shared.remote.load(source, budget).map(Arc::new);
                budget.state().check();
                lock(&self.shared.documents).insert(source.clone(), heard.clone());
                heard?
            }
        };
        let Document {
            bytes,
            format,
            address,
        } = &*document;
        rdf::read(bytes, *format, Some(address), Target::Graph(graph))
            .map_err(|error| Cause::Document(error).at(source))
    }

    /// What an endpoint answers to a query.
    fn table(
        &self,
        endpoint: &NamedNode,
        query: String,
        budget: &Budget,
    ) -> Result<Arc<Table>, RemoteError> {
        let key = (endpoint.clone(), query);
        let known = lock(&self.shared.tables).get(&key).cloned();
        if let Some(heard) = known {
            return heard;
        }
        let answer = self.shared.remote.ask(endpoint, &key.1, budget);
        budget.state().check();
        let heard = answer
            .and_then(|answer| Table::read(&answer, budget).map_err(|cause| cause.at(endpoint)))
            .map(Arc::new);
        lock(&self.shared.tables).insert(key, heard.clone());
        heard
    }
}

// A map is whole between its operations, whoever panicked while holding the lock.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether an update asks other hosts.
pub fn is_remote(update: &Update) -> bool {
    update.operations.iter().any(|operation| match operation {
        // What only asks for a graph stays here.
        GraphUpdateOperation::Load { source, .. } => source.as_str() != unnamed::THERE,
        GraphUpdateOperation::DeleteInsert { pattern, .. } => has_service(pattern),
        _ => false,
    })
}

/// Whether a pattern asks other hosts.
fn has_service(pattern: &GraphPattern) -> bool {
    let mut found = false;
    Part::Pattern(pattern).all(&mut |part| {
        found |= matches!(part, Part::Pattern(GraphPattern::Service { .. }));
    });
    found
}
