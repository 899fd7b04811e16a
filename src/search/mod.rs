//! Search over names, synonyms and definitions, beside the graph and fed by its commits.
//!
//! What is searched, and how much it weighs, is declared in the shapes (`shapes/search.ttl`). The
//! index is kept in memory and is made anew when it is missing, so that nothing but the log needs
//! to be stored. [`Search::start`] makes it in the background; without it the first question does.
//! Where the shapes declare no collections there is nothing to search, and no index.

mod analyse;
mod ask;
mod collect;
mod declared;
mod entry;
mod feed;
mod highlight;
mod index;
mod likeness;
mod matcher;
mod mending;
mod path;
mod rank;
mod state;
mod table;
mod vocabulary;

use crate::graph::Graph;
pub use ask::{MOST_CHARACTERS, MOST_WORDS};
use feed::{Feed, Shared};
pub use highlight::{Marked, Piece};
pub use state::{Choices, Found, Hit, OWN, RANKED, State, Wish};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Why a question was not answered: it cannot be asked so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is no word in it.
    #[error("there is no word to search for")]
    NoWords,
    /// It has more than [`MOST_CHARACTERS`].
    #[error("the text to search for has more than {MOST_CHARACTERS} characters")]
    TooLong,
    /// It has more than [`MOST_WORDS`].
    #[error("the text to search for has more than {MOST_WORDS} words that tell something")]
    TooManyWords,
    /// Searches are not narrowed by that.
    #[error("a search cannot be narrowed by {0:?}")]
    NoSuchFacet(String),
    /// One value a facet.
    #[error("{0} is given more than once")]
    FacetTwice(String),
    /// Nothing has that value, nor can have.
    #[error("{facet} has no value {value:?}")]
    NoSuchValue {
        /// The facet.
        facet: String,
        /// What was given.
        value: String,
        /// What may be given.
        known: Vec<String>,
    },
}

/// Why a question got no answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It cannot be asked so.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The index is still being made.
    #[error("the search index is being made; try again in some seconds")]
    NotReady,
    /// The index failed.
    #[error("the search index failed")]
    Index(#[from] tantivy::TantivyError),
}

/// Search over one graph.
pub struct Search {
    graph: Arc<Graph>,
    shared: Arc<Shared>,
    feed: Mutex<Option<Feed>>,
}

impl Search {
    /// Search over `graph`, whose IRIs are minted under `base`; costs nothing until it is started.
    pub fn new(graph: &Arc<Graph>, base: &str) -> Self {
        Self {
            graph: Arc::clone(graph),
            shared: Arc::new(Shared::new(base)),
            feed: Mutex::new(None),
        }
    }

    /// Begins to make the index and to follow the graph, in the background; once is enough.
    pub fn start(&self) {
        let mut feed = self.feed.lock().unwrap_or_else(PoisonError::into_inner);
        if feed.is_none() {
            *feed = Feed::start(&self.graph, &self.shared)
                .inspect_err(|cause| tracing::error!(%cause, "there is no search: no thread"))
                .ok();
        }
    }

    /// The newest index; started, and waited for, if there is none yet.
    pub fn newest(&self, patience: Duration) -> Result<Arc<State>, Error> {
        if let Some(state) = self.shared.newest() {
            return Ok(state);
        }
        self.start();
        self.shared.wait(patience).ok_or(Error::NotReady)
    }
}
