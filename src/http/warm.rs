//! Draws beforehand what takes long the first time: the pages that menu and foot lead to, after the
//! start and after each commit, so that what they are drawn from is kept when somebody asks.
//!
//! They are asked for as a browser would, in each language and of the newest revision only. Nobody
//! is held up: it has a place of its own to work at, begins no page while others ask, is idle nine
//! tenths of the time, and leaves alone what takes too long to be done for nobody.

use super::app::App;
use super::pages::{self, visit::HTML};
use super::routes::addresses;
use crate::html;
use crate::rdf::Language;
use axum::Router;
use axum::body::Body;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE};
use axum::http::{Request, StatusCode};
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};
use tracing::{debug, warn};

/// How many times as long as the work the rest after it is.
const REST: u32 = 9;

/// Longest rest.
const LONGEST_REST: Duration = Duration::from_secs(60);

/// What takes longer than this is not drawn beforehand again.
const TOO_LONG: Duration = Duration::from_secs(1);

/// Time after which it is looked again without a commit: some pages say how it stands today.
const LOOK_AGAIN: Duration = Duration::from_secs(600);

/// Time between two looks at whether others ask.
const LOOK: Duration = Duration::from_millis(5);

/// Draws pages beforehand until it is ended.
#[derive(Debug)]
pub struct Warming {
    over: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Warming {
    /// Begins, on the runtime this is called on; the work itself has threads of its own.
    pub fn start(app: &App) -> Self {
        let (over, told) = watch::channel(false);
        let rounds = Rounds::new(app, told);
        let task = tokio::spawn(rounds.run());
        Self { over, task }
    }

    /// Ends when the page at hand is drawn, or has taken longer than `patience`.
    pub async fn end(self, patience: Duration) {
        self.over.send_replace(true);
        if timeout(patience, self.task).await.is_err() {
            warn!("a page was still being drawn beforehand");
        }
    }
}

/// A page, and whether it takes too long.
struct Page {
    path: &'static str,
    language: Language,
    left_alone: bool,
}

struct Rounds {
    /// With a place of its own.
    app: App,
    router: Router,
    pages: Vec<Page>,
    news: watch::Receiver<u64>,
    over: watch::Receiver<bool>,
}

impl Rounds {
    fn new(app: &App, over: watch::Receiver<bool>) -> Self {
        let apart = app.apart();
        let of = |language| {
            html::ways().map(move |path| Page {
                path,
                language,
                left_alone: false,
            })
        };
        Self {
            router: addresses().with_state(apart.clone()),
            pages: Language::ALL.into_iter().flat_map(of).collect(),
            news: app.graph().follow(),
            app: apart,
            over,
        }
    }

    async fn run(mut self) {
        loop {
            let started = Instant::now();
            let revision = *self.news.borrow_and_update();
            if self.round().await {
                self.app.metrics().warm.store(revision, Ordering::Relaxed);
                let duration_ms = started.elapsed().as_millis() as u64;
                debug!(revision, duration_ms, "drew the pages beforehand");
            }
            let rest = (started.elapsed() * REST).min(LONGEST_REST);
            let next = async {
                sleep(rest).await;
                // The graph cannot end before this does, which holds it.
                let _ = timeout(LOOK_AGAIN, self.news.changed()).await;
            };
            tokio::select! {
                () = next => (),
                _ = self.over.changed() => return,
            }
        }
    }

    /// Draws every page; false if there is something newer, or it is over.
    async fn round(&mut self) -> bool {
        for place in 0..self.pages.len() {
            while !self.is_late() && self.app.metrics().running() > 0 {
                sleep(LOOK).await;
            }
            if self.is_late() {
                return false;
            }
            if place == 0 {
                self.impact().await;
            }
            self.draw(place).await;
        }
        true
    }

    /// Whether there is something newer, or it is over.
    fn is_late(&self) -> bool {
        *self.over.borrow() || self.news.has_changed().unwrap_or(true)
    }

    /// What the page of any thing whose change is looked at begins with.
    async fn impact(&self) {
        let shared = self.app.clone();
        let prepared = self.app.ask(move |asking| {
            pages::prepare_impact(&shared, &asking.snapshot);
            Ok(())
        });
        if let Err(problem) = prepared.await {
            debug!(?problem, "could not prepare what impact begins with");
        }
    }

    /// The status of a page; none if it was left alone.
    async fn draw(&mut self, place: usize) -> Option<StatusCode> {
        let page = &mut self.pages[place];
        if page.left_alone {
            return None;
        }
        let request = Request::get(page.path)
            .header(ACCEPT, HTML)
            .header(ACCEPT_LANGUAGE, page.language.tag())
            .body(Body::empty())
            .ok()?;
        let started = Instant::now();
        // The body is not read: it is whole when the answer is there.
        let answer = TowerToHyperService::new(self.router.clone()).call(request);
        let status = answer.await.ok()?.status();
        let took = started.elapsed();
        page.left_alone = took > TOO_LONG;
        if page.left_alone || status != StatusCode::OK {
            let (path, duration_ms) = (page.path, took.as_millis() as u64);
            debug!(path, %status, duration_ms, "drew a page beforehand");
        }
        Some(status)
    }
}

#[cfg(test)]
mod tests {
    use super::super::metrics::Running;
    use super::super::{Problem, Settings};
    use super::*;
    use crate::graph::{Author, Graph, Mode, Options};
    use crate::log::Door;
    use crate::rdf::Delta;
    use crate::vocab::hg;
    use oxrdf::vocab::rdfs;
    use oxrdf::{GraphName, Literal, Quad};
    use std::sync::Arc;

    fn app() -> App {
        let graph = Arc::new(Graph::in_memory(&Options::default()));
        let app = App::new(graph, Settings::default());
        commit(&app, "first");
        app
    }

    fn commit(app: &App, text: &str) {
        let author = Author {
            agent: "test".to_owned(),
            door: Door::Embedded,
            message: None,
        };
        let subject = hg::BASE_IRI.into_owned();
        let text = Literal::new_simple_literal(text);
        let delta = Delta {
            added: vec![Quad::new(
                subject,
                rdfs::COMMENT,
                text,
                GraphName::DefaultGraph,
            )],
            ..Delta::default()
        };
        let change = |_: &_| Ok::<_, Problem>(delta);
        app.graph().commit(&author, Mode::Commit, change).unwrap();
    }

    /// Whether a revision is drawn beforehand within so many milliseconds.
    async fn reaches(app: &App, revision: u64, patience_ms: u64) -> bool {
        let reached = async {
            while app.metrics().warm.load(Ordering::Relaxed) < revision {
                sleep(LOOK).await;
            }
        };
        let patience = Duration::from_millis(patience_ms);
        timeout(patience, reached).await.is_ok()
    }

    #[tokio::test]
    async fn each_revision_is_drawn_and_the_end_is_heard() {
        let app = app();
        let warming = Warming::start(&app);
        assert!(reaches(&app, 1, 60_000).await);
        commit(&app, "second");
        assert!(reaches(&app, 2, 120_000).await);
        // It is waiting for the next commit, or at rest.
        let started = Instant::now();
        warming.end(Duration::from_secs(60)).await;
        assert!(started.elapsed() < Duration::from_secs(5));
        commit(&app, "third");
        assert!(!reaches(&app, 3, 50).await);
    }

    #[tokio::test]
    async fn it_waits_for_others_and_takes_no_turn_from_them() {
        let app = app();
        let running = Running::start(&app);
        let all = app.readers().available_permits();
        let turns = app.readers().clone().acquire_many_owned(all as u32);
        let turns = turns.await.unwrap();
        let warming = Warming::start(&app);
        assert!(!reaches(&app, 1, 200).await);
        drop(running);
        assert!(reaches(&app, 1, 60_000).await);
        warming.end(Duration::from_secs(60)).await;
        drop(turns);
    }

    #[tokio::test]
    async fn every_page_is_one_and_what_takes_too_long_is_left_alone() {
        let app = app();
        let (_over, told) = watch::channel(false);
        let mut rounds = Rounds::new(&app, told);
        assert!(rounds.pages.len() > 30, "{}", rounds.pages.len());
        for place in 0..rounds.pages.len() {
            let path = rounds.pages[place].path;
            // The shapes declare these views, and there are none here.
            let wanted = match path {
                "/standards" | "/roadmap" => StatusCode::NOT_FOUND,
                _ => StatusCode::OK,
            };
            assert_eq!(rounds.draw(place).await, Some(wanted), "{path}");
        }
        rounds.pages[0].left_alone = true;
        assert_eq!(rounds.draw(0).await, None);
        (rounds.pages[1].path, rounds.pages[1].left_alone) = ("/nothing", false);
        assert_eq!(rounds.draw(1).await, Some(StatusCode::NOT_FOUND));
    }
}
