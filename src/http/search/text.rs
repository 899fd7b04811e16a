//! `hg:matches` in queries: the search of this server, as the query room wants it.

use super::super::app::App;
use super::PATIENCE;
use crate::index::Snapshot;
use crate::query::{TextSearch, Unsearched};
use crate::search::{Error, Search};
use oxrdf::NamedNode;
use std::sync::Arc;
use std::time::Duration;

/// Searches, and waits for the index no longer than this.
struct ByIndex {
    search: Arc<Search>,
    patience: Duration,
}

impl TextSearch for ByIndex {
    fn find(&self, snapshot: &Snapshot, text: &str) -> Result<Vec<(NamedNode, f64)>, Unsearched> {
        let newest = self.search.newest(self.patience);
        let found = newest.and_then(|state| state.scores(snapshot, text));
        found.map_err(|error| match error {
            Error::Refused(refused) => Unsearched::Refused(refused.to_string()),
            Error::NotReady => Unsearched::NotReady(error.to_string()),
            Error::Index(ref cause) => {
                tracing::error!(%cause, "a query found no search index");
                Unsearched::NotReady(error.to_string())
            }
        })
    }
}

impl App {
    /// What queries search for text with.
    pub(in super::super) fn text_search(&self) -> Arc<dyn TextSearch> {
        self.searching_within(PATIENCE.min(self.settings().time_limit))
    }

    /// The same for those who may not wait: updates, which hold the write lane.
    pub(in super::super) fn text_search_at_once(&self) -> Arc<dyn TextSearch> {
        self.searching_within(Duration::ZERO)
    }

    fn searching_within(&self, patience: Duration) -> Arc<dyn TextSearch> {
        Arc::new(ByIndex {
            search: Arc::clone(self.search()),
            patience,
        })
    }
}

/// Whether a query may search for text: it has the word.
pub fn may_search(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"matches").is_some()
}
