//! `App::ask`, `App::answer` and `App::write`: the only ways from a handler to long work.
//!
//! Each takes a permit, moves to a thread with a deep stack, starts the clock, and cancels the
//! work when time is up or the caller leaves, before the first byte or after it.

use super::app::App;
use super::leaving::Leaving;
use super::metrics::Running;
use super::outlet::{Encoding, First, Outlet};
use super::problem::{Problem, kinds};
use super::streaming::Streaming;
use super::{search, trial};
use crate::index::Snapshot;
use crate::query::Budget;
use axum::body::Body;
use axum::http::HeaderMap;
use axum::response::Response;
use bytes::Bytes;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::time::{Instant, timeout, timeout_at};

/// How much later than its deadline a question may notice that it is over.
pub(super) const GRACE: Duration = Duration::from_secs(1);

/// What a question is answered from.
pub struct Asking {
    /// The revision; the same through the whole answer.
    pub snapshot: Snapshot,
    /// Time and rows it may use, and the handle that stops it.
    pub budget: Budget,
}

/// Writes an answer. It may be called twice, with separate outlets.
pub type Question = dyn Fn(&Asking, &mut Outlet) -> Result<(), Problem> + Send + Sync;

/// Whether a time limit holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The limit of the settings.
    Limited,
    /// None: work that grows only with what is there, such as sending a graph.
    Unlimited,
}

impl App {
    /// Answers a question with a value.
    pub async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Asking) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let permit = self.permit(self.readers()).await?;
        self.value(permit, question).await
    }

    /// Carries out a write; `work` calls [`crate::graph::Graph::commit`].
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Asking) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let permit = self.permit(self.writers()).await?;
        self.value(permit, work).await
    }

    /// Answers a question in chunks.
    ///
    /// `text` is what was asked, if a small one may be answered on the spot.
    pub async fn answer(
        &self,
        text: Option<&str>,
        encoding: Encoding,
        clock: Clock,
        question: Arc<Question>,
    ) -> Result<Response, Problem> {
        // Who searches for text may wait for the index; that is not done on the spot.
        let text = text.filter(|text| !search::may_search(text));
        let shape = text.map(|text| self.heavy().look(text));
        if let Some((key, true)) = shape {
            match self.on_spot(encoding, &*question) {
                Some(answer) => return answer,
                None => self.heavy().remember(key),
            }
        }
        let permit = self.permit(self.readers()).await?;
        let asking = self.asking(clock);
        let leaving = Leaving::new(self, &asking.budget);
        let deadline = asking.budget.deadline().map(Instant::from_std);
        let (to_first, first) = oneshot::channel();
        let outlet = Outlet::channel(encoding, to_first, deadline);
        let running = Running::start(self);
        let app = self.clone();
        self.run(move || {
            let mut outlet = outlet;
            let outcome = caught(|| question(&asking, &mut outlet));
            if let Some((key, false)) = shape
                && asking.budget.rows() < trial::ROWS / 2
            {
                app.heavy().forget(key);
            }
            // Free before the last byte is out, so that the next may come at once.
            drop((running, permit));
            outlet.end(outcome);
        })?;
        match in_time(deadline, first).await?? {
            First::Whole(headers, bytes) => {
                leaving.stay();
                Ok(whole(headers, bytes))
            }
            First::Started(headers, pieces) => {
                Ok(Streaming::new(pieces, deadline, leaving).into_response(headers))
            }
        }
    }

    /// Tries a question on this thread; none if it needs more time or room than that allows.
    fn on_spot(
        &self,
        encoding: Encoding,
        question: &Question,
    ) -> Option<Result<Response, Problem>> {
        let asking = Asking {
            snapshot: self.snapshot(),
            budget: Budget::with_time(trial::TIME.min(self.settings().time_limit))
                .with_rows(trial::ROWS.min(self.settings().row_limit)),
        };
        let mut outlet = Outlet::on_spot(encoding);
        match caught(|| question(&asking, &mut outlet)) {
            Ok(()) => {
                let (headers, bytes) = outlet.into_whole().ok()?;
                self.metrics().on_spot.fetch_add(1, Ordering::Relaxed);
                Some(Ok(whole(headers, bytes)))
            }
            Err(problem) if trial_is_over(&problem) => None,
            Err(problem) => Some(Err(problem)),
        }
    }

    async fn value<T: Send + 'static>(
        &self,
        permit: OwnedSemaphorePermit,
        work: impl FnOnce(&Asking) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let asking = self.asking(Clock::Limited);
        let leaving = Leaving::new(self, &asking.budget);
        let deadline = asking.budget.deadline().map(Instant::from_std);
        let running = Running::start(self);
        let (to_value, value) = oneshot::channel();
        self.run(move || {
            let outcome = caught(|| work(&asking));
            drop((running, permit));
            // Nobody may be waiting any more.
            let _ = to_value.send(outcome);
        })?;
        let outcome = in_time(deadline, value).await;
        leaving.stay();
        outcome?
    }

    fn asking(&self, clock: Clock) -> Asking {
        Asking {
            snapshot: self.snapshot(),
            budget: match clock {
                Clock::Limited => Budget::with_time(self.settings().time_limit)
                    .with_rows(self.settings().row_limit),
                Clock::Unlimited => Budget::unlimited(),
            },
        }
    }

    /// A slot of `semaphore`: 503 if none becomes free in time.
    pub(super) async fn permit(
        &self,
        semaphore: &Arc<Semaphore>,
    ) -> Result<OwnedSemaphorePermit, Problem> {
        let waiting = semaphore.clone().acquire_owned();
        match timeout(self.settings().queue, waiting).await {
            Ok(Ok(permit)) => Ok(permit),
            Ok(Err(closed)) => Err(Problem::internal(closed)),
            Err(_) => {
                self.metrics().refused.fetch_add(1, Ordering::Relaxed);
                Err(Problem::busy("as many are running as this server takes on"))
            }
        }
    }

    fn run(&self, job: impl FnOnce() + Send + 'static) -> Result<(), Problem> {
        self.pool().run(job).map_err(Problem::internal)
    }
}

/// Runs `work`; a panic is a fault of ours.
fn caught<T>(work: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied());
        Err(Problem::internal(
            text.unwrap_or("a panic without a message"),
        ))
    })
}

fn trial_is_over(problem: &Problem) -> bool {
    [
        &kinds::QUERY_TIMEOUT,
        &kinds::QUERY_TOO_LARGE,
        &kinds::STOPPED,
    ]
    .contains(&problem.kind())
}

/// Waits for a thread, and a little longer than its deadline in case it does not look at the clock.
async fn in_time<T>(deadline: Option<Instant>, value: oneshot::Receiver<T>) -> Result<T, Problem> {
    let waited = match deadline {
        Some(deadline) => timeout_at(deadline + GRACE, value).await,
        None => Ok(value.await),
    };
    match waited {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(_)) => Err(Problem::internal("the thread ended without an answer")),
        Err(_) => Err(Problem::new(&kinds::QUERY_TIMEOUT).detail("stopped at the time limit")),
    }
}

fn whole(headers: HeaderMap, bytes: Bytes) -> Response {
    let mut response = Response::new(Body::from(bytes));
    *response.headers_mut() = headers;
    response
}
