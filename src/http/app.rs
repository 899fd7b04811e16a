//! `App`: what every handler shares.

use super::metrics::Metrics;
use super::openapi;
use super::outward::Outward;
use super::pages::body::{Drawn, MOST_DRAWN};
use super::pages::{Editor, Seen};
use super::parsed::Parsed;
use super::pool::Pool;
use super::session::{Attempts, Sessions};
use super::trial::Heavy;
use crate::alignment;
use crate::catalogue::{self, Profiles};
use crate::config::{AllowedHost, Limits};
use crate::coverage;
use crate::graph::Graph;
use crate::graph::tokens::Tokens;
use crate::health;
use crate::history::History;
use crate::impact;
use crate::index::Snapshot;
use crate::planning;
use crate::query::{DEFAULT_ROWS, DefaultGraph, Others};
use crate::questions::Questions;
use crate::rdf::Prefixes;
use crate::registry;
use crate::search::Search;
use crate::views;
use crate::vocab::hg;
use oxrdf::NamedNode;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};
use tokio::sync::Semaphore;

/// Updates and uploads that wait for the write lane at once; more would only fill memory.
const WRITERS: usize = 64;

/// What the HTTP room needs to be told.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Canonical base of the IRIs minted here; ends in `/`.
    pub iri_base: NamedNode,
    /// What a query without a dataset clause sees.
    pub default_graph: DefaultGraph,
    /// Longest time one query or update may take.
    pub time_limit: Duration,
    /// Most rows one query or update may read or compute.
    pub row_limit: u64,
    /// Queries evaluated at once.
    pub queries_at_once: usize,
    /// Longest time a request waits for its turn before 503.
    pub queue: Duration,
    /// Largest body of a write, in bytes, after decompression.
    pub body_limit_bytes: usize,
    /// Largest text of a query, in bytes.
    pub query_limit_bytes: usize,
    /// Largest sum of all header names and values, in bytes.
    pub header_limit_bytes: usize,
    /// Hosts that `SERVICE` and `LOAD` may reach.
    pub allow_hosts: Vec<AllowedHost>,
    /// The profiles catalogues are told by; those inside the program unless given.
    pub profiles: Option<Arc<Profiles>>,
    /// Folder of the SPARQL editor's prebuilt bundle; it need not exist.
    pub yasgui_dir: Option<PathBuf>,
    /// Scheme and host that readers write, where it is known beforehand.
    pub public_origin: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            iri_base: hg::BASE_IRI.into_owned(),
            default_graph: DefaultGraph::Union,
            time_limit: Duration::from_secs(30),
            row_limit: DEFAULT_ROWS,
            queries_at_once: 4,
            queue: Duration::from_secs(1),
            body_limit_bytes: 64 << 20,
            query_limit_bytes: 1 << 20,
            header_limit_bytes: 32 << 10,
            allow_hosts: Vec::new(),
            profiles: None,
            yasgui_dir: None,
            public_origin: None,
        }
    }
}

impl Settings {
    /// From the command line.
    pub fn new(iri_base: NamedNode, limits: &Limits) -> Self {
        Self {
            iri_base,
            default_graph: limits.default_graph,
            time_limit: limits.time_limit(),
            row_limit: limits.row_limit,
            queries_at_once: limits.queries_at_once(),
            queue: Duration::from_millis(limits.queue_ms),
            body_limit_bytes: limits.body_limit_bytes(),
            allow_hosts: limits.allow_hosts.clone(),
            ..Self::default()
        }
    }
}

/// What every handler shares; cloning copies pointers.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
    readers: Arc<Semaphore>,
}

struct Inner {
    graph: Arc<Graph>,
    settings: Settings,
    tokens: Option<Tokens>,
    prefixes: Prefixes,
    questions: Questions,
    profiles: OnceLock<Arc<Profiles>>,
    feeds: catalogue::Cache,
    writers: Arc<Semaphore>,
    validations: Arc<Semaphore>,
    pool: Pool,
    heavy: Heavy,
    parsed: Parsed,
    metrics: Metrics,
    registry: registry::Cache,
    lists: registry::listing::Lists,
    search: Arc<Search>,
    counted: coverage::Cache,
    alignments: alignment::Cache,
    comparisons: health::Cache,
    impacts: impact::Cache,
    planned: planning::Cache,
    views: views::Cache,
    editor: Editor,
    seen: Seen,
    sessions: Sessions,
    attempts: Attempts,
    history: History,
    drawn: Drawn,
    documents: openapi::Documents,
    outward: Option<Arc<Outward>>,
    ready: AtomicBool,
}

impl App {
    /// An application nobody may write to.
    pub fn new(graph: Arc<Graph>, settings: Settings) -> Self {
        Self::build(graph, settings, None)
    }

    /// An application that those whom `tokens` knows may write to.
    pub fn with_tokens(graph: Arc<Graph>, settings: Settings, tokens: Tokens) -> Self {
        Self::build(graph, settings, Some(tokens))
    }

    fn build(graph: Arc<Graph>, settings: Settings, tokens: Option<Tokens>) -> Self {
        let readers = settings.queries_at_once.max(1);
        let hosts = settings.allow_hosts.clone();
        let outward =
            (!hosts.is_empty()).then(|| Arc::new(Outward::new(hosts, settings.body_limit_bytes)));
        let search = Arc::new(Search::new(&graph, settings.iri_base.as_str()));
        let history = History::new(&graph);
        let sessions = Sessions::new(tokens.as_ref(), SystemTime::now());
        Self {
            readers: Arc::new(Semaphore::new(readers)),
            inner: Arc::new(Inner {
                graph,
                tokens,
                prefixes: Prefixes::new(settings.iri_base.as_str()),
                questions: questions(&settings.iri_base),
                profiles: OnceLock::new(),
                feeds: catalogue::Cache::default(),
                writers: Arc::new(Semaphore::new(WRITERS)),
                validations: Arc::new(Semaphore::new(readers)),
                // One more for what is done beforehand.
                pool: Pool::new(readers + WRITERS + 1),
                heavy: Heavy::default(),
                parsed: Parsed::default(),
                metrics: Metrics::default(),
                registry: registry::Cache::default(),
                lists: registry::listing::Lists::default(),
                search,
                counted: coverage::Cache::default(),
                alignments: alignment::Cache::default(),
                comparisons: health::Cache::default(),
                impacts: impact::Cache::default(),
                planned: planning::Cache::default(),
                views: views::Cache::default(),
                editor: Editor::in_folder(settings.yasgui_dir.clone()),
                seen: Seen::default(),
                sessions,
                attempts: Attempts::default(),
                history,
                drawn: Drawn::new(MOST_DRAWN),
                documents: openapi::Documents::default(),
                outward,
                ready: AtomicBool::new(true),
                settings,
            }),
        }
    }

    /// The same with a place of its own to ask at, one question at a time: it takes no turn from others.
    pub(super) fn apart(&self) -> Self {
        Self {
            readers: Arc::new(Semaphore::new(1)),
            ..self.clone()
        }
    }

    /// The graph.
    pub fn graph(&self) -> &Arc<Graph> {
        &self.inner.graph
    }

    /// The newest durable revision; never waits.
    pub fn snapshot(&self) -> Snapshot {
        self.inner.graph.snapshot()
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// Says on `/ready` whether requests should be sent here; an application starts ready.
    pub fn set_ready(&self, ready: bool) {
        self.inner.ready.store(ready, Ordering::Relaxed);
    }

    pub(super) fn is_ready(&self) -> bool {
        self.inner.ready.load(Ordering::Relaxed)
    }

    /// The hosts that one query or update may reach, if any.
    pub(super) fn others(&self) -> Option<Others> {
        let outward = self.inner.outward.clone()?;
        Some(Others::new(outward))
    }

    pub(super) fn tokens(&self) -> Option<&Tokens> {
        self.inner.tokens.as_ref()
    }

    /// The prefixes under which IRIs are written for people.
    pub fn prefixes(&self) -> &Prefixes {
        &self.inner.prefixes
    }

    /// The stored questions, written under the base of this deployment.
    pub fn questions(&self) -> &Questions {
        &self.inner.questions
    }

    /// The profiles catalogues are told by.
    pub fn profiles(&self) -> &Profiles {
        let settings = self.settings();
        self.inner
            .profiles
            .get_or_init(|| match &settings.profiles {
                Some(profiles) => Arc::clone(profiles),
                None => Arc::new(profiles(&settings.iri_base)),
            })
    }

    pub(super) fn feeds(&self) -> &catalogue::Cache {
        &self.inner.feeds
    }

    /// The views told last.
    pub(super) fn views(&self) -> &views::Cache {
        &self.inner.views
    }

    /// Search over names and texts; started by the first who asks, or beforehand.
    pub fn search(&self) -> &Arc<Search> {
        &self.inner.search
    }

    pub(super) fn registry(&self) -> &registry::Cache {
        &self.inner.registry
    }

    pub(super) fn lists(&self) -> &registry::listing::Lists {
        &self.inner.lists
    }

    pub(super) fn counted(&self) -> &coverage::Cache {
        &self.inner.counted
    }

    pub(super) fn alignments(&self) -> &alignment::Cache {
        &self.inner.alignments
    }

    pub(super) fn comparisons(&self) -> &health::Cache {
        &self.inner.comparisons
    }

    pub(super) fn impacts(&self) -> &impact::Cache {
        &self.inner.impacts
    }

    pub(super) fn planned(&self) -> &planning::Cache {
        &self.inner.planned
    }

    pub(super) fn editor(&self) -> &Editor {
        &self.inner.editor
    }

    pub(super) fn seen(&self) -> &Seen {
        &self.inner.seen
    }

    /// The commits that touched a thing; read from the log by the first who asks, or beforehand.
    pub fn history(&self) -> &History {
        &self.inner.history
    }

    pub(super) fn sessions(&self) -> &Sessions {
        &self.inner.sessions
    }

    /// The addresses that wrong tokens came from.
    pub(super) fn attempts(&self) -> &Attempts {
        &self.inner.attempts
    }

    pub(super) fn drawn(&self) -> &Drawn {
        &self.inner.drawn
    }

    pub(super) fn documents(&self) -> &openapi::Documents {
        &self.inner.documents
    }

    pub(super) fn readers(&self) -> &Arc<Semaphore> {
        &self.readers
    }

    pub(super) fn writers(&self) -> &Arc<Semaphore> {
        &self.inner.writers
    }

    pub(super) fn validations(&self) -> &Arc<Semaphore> {
        &self.inner.validations
    }

    pub(super) fn pool(&self) -> &Pool {
        &self.inner.pool
    }

    pub(super) fn heavy(&self) -> &Heavy {
        &self.inner.heavy
    }

    pub(super) fn parsed(&self) -> &Parsed {
        &self.inner.parsed
    }

    pub(super) fn metrics(&self) -> &Metrics {
        &self.inner.metrics
    }
}

/// The embedded questions. `serve` does not start with a malformed one; who embeds this library
/// and did not look goes without.
fn questions(base: &NamedNode) -> Questions {
    Questions::embedded(base).unwrap_or_else(|error| {
        tracing::error!(%error, "the stored questions cannot be read");
        Questions::default()
    })
}

/// The embedded profiles. `serve` does not start with a broken one; who embeds this library and
/// did not look goes without.
fn profiles(base: &NamedNode) -> Profiles {
    Profiles::load(base, None).unwrap_or_else(|error| {
        tracing::error!(%error, "the profiles cannot be read");
        Profiles::default()
    })
}
