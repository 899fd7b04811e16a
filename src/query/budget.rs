//! What one query or update may use, and the handle that stops it.
//!
//! The evaluator swallows errors in places (`MINUS`, `EXISTS`, sorting), so a stop is not an
//! error that travels through it but an unwinding that leaves it at once: [`Meter`] starts it,
//! [`guarded`] catches it. Every term and row the evaluator touches passes a meter.

use super::Error;
use super::remote::RemoteError;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// Rows one evaluation may read or compute unless told otherwise.
pub const DEFAULT_ROWS: u64 = 500_000_000;

/// The limits of one evaluation; cloning shares the same evaluation.
#[derive(Clone)]
pub struct Budget {
    state: Arc<State>,
}

/// What all holders of one budget share.
pub(super) struct State {
    pub(super) started: Instant,
    deadline: Option<Instant>,
    time: Duration,
    max_rows: u64,
    rows: AtomicU64,
    stopped: AtomicU8,
    /// Why, if another host is the reason.
    failure: OnceLock<RemoteError>,
}

/// Why an evaluation was stopped.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Stop {
    /// Its time was over; the limit in whole seconds.
    #[error("stopped after {0} s, the time limit")]
    Slow(u64),
    /// Its rows were used up, or the process had no more memory for it.
    #[error("stopped: it needed more rows or memory than one query may use")]
    Large,
    /// Somebody stopped it.
    #[error("stopped")]
    Cancelled,
    /// Another host did not answer, and the answer is wrong without it.
    #[error(transparent)]
    Failed(RemoteError),
}

const RUNNING: u8 = 0;
const SLOW: u8 = 1;
const LARGE: u8 = 2;
const CANCELLED: u8 = 3;
const FAILED: u8 = 4;

impl Budget {
    /// Ends `time` from now.
    pub fn with_time(time: Duration) -> Self {
        Self::new(Some(time), DEFAULT_ROWS)
    }

    /// Never ends by itself.
    pub fn unlimited() -> Self {
        Self::new(None, u64::MAX)
    }

    /// The same limits with another number of rows; to be called before it is used.
    #[must_use]
    pub fn with_rows(self, max_rows: u64) -> Self {
        let time = self.state.deadline.map(|_| self.state.time);
        Self::new(time, max_rows)
    }

    fn new(time: Option<Duration>, max_rows: u64) -> Self {
        let started = Instant::now();
        Self {
            state: Arc::new(State {
                started,
                deadline: time.and_then(|time| started.checked_add(time)),
                time: time.unwrap_or_default(),
                max_rows,
                rows: AtomicU64::new(0),
                stopped: AtomicU8::new(RUNNING),
                failure: OnceLock::new(),
            }),
        }
    }

    /// Stops the evaluation soon, from any thread; what reads its results gets `Error::Cancelled`.
    pub fn cancel(&self) {
        self.state.cancel();
    }

    /// Whether it has been stopped or its time is over, for whoever waits for something else.
    pub fn is_over(&self) -> bool {
        self.state.check_time(Instant::now());
        self.state.stopped.load(Ordering::Relaxed) != RUNNING
    }

    /// The moment past which it is over.
    pub fn deadline(&self) -> Option<Instant> {
        self.state.deadline
    }

    /// Rows read and computed so far, in steps of some hundreds.
    pub fn rows(&self) -> u64 {
        self.state.rows.load(Ordering::Relaxed)
    }

    pub(super) fn state(&self) -> &Arc<State> {
        &self.state
    }

    pub(super) fn meter(&self) -> Meter {
        Meter(Rc::new(Counter {
            state: Arc::clone(&self.state),
            pending: Cell::new(0),
        }))
    }
}

impl State {
    /// Stops it because somebody wants so.
    pub(super) fn cancel(&self) {
        self.stop(CANCELLED);
    }

    /// Stops it because memory ran out.
    pub(super) fn stop_large(&self) {
        self.stop(LARGE);
    }

    /// Stops it because another host failed it.
    pub(super) fn fail(&self, failure: RemoteError) {
        // Before the reason, which makes others look at it.
        let _ = self.failure.set(failure);
        self.stop(FAILED);
    }

    /// Stops it if its time is over.
    pub(super) fn check_time(&self, now: Instant) {
        if self.deadline.is_some_and(|deadline| now >= deadline) {
            self.stop(SLOW);
        }
    }

    pub(super) fn rows(&self) -> u64 {
        self.rows.load(Ordering::Relaxed)
    }

    /// One more row, from whatever thread; unwinds if the evaluation has been stopped.
    pub(super) fn tick(&self) {
        self.spend(1);
    }

    /// So many more rows, from whatever thread; unwinds if the evaluation has been stopped.
    pub(super) fn spend(&self, rows: u64) {
        let before = self.rows.fetch_add(rows, Ordering::Relaxed);
        if before.saturating_add(rows) > self.max_rows {
            self.stop(LARGE);
        }
        self.check();
    }

    /// Unwinds if the evaluation has been stopped.
    pub(super) fn check(&self) {
        if self.stopped.load(Ordering::Relaxed) != RUNNING {
            self.leave();
        }
    }

    #[cold]
    fn leave(&self) -> ! {
        // Not `panic!`: the hook would print it, and this is no fault.
        resume_unwind(Box::new(self.stopped().unwrap_or(Stop::Cancelled)));
    }

    // The first reason stays: a query cut for memory is not "too slow" a moment later.
    fn stop(&self, reason: u8) {
        let _ =
            self.stopped
                .compare_exchange(RUNNING, reason, Ordering::Release, Ordering::Relaxed);
    }

    pub(super) fn stopped(&self) -> Option<Stop> {
        match self.stopped.load(Ordering::Acquire) {
            RUNNING => None,
            SLOW => Some(Stop::Slow(self.time.as_secs().max(1))),
            LARGE => Some(Stop::Large),
            FAILED => self.failure.get().cloned().map(Stop::Failed),
            _ => Some(Stop::Cancelled),
        }
    }
}

/// Counts what one evaluation uses, on its own thread, and unwinds out of it when it is stopped.
#[derive(Clone)]
pub(super) struct Meter(Rc<Counter>);

struct Counter {
    state: Arc<State>,
    pending: Cell<u32>,
}

/// Rows between two looks at the clock.
const STRIDE: u32 = 256;

impl Meter {
    /// Unwinds if the evaluation has been stopped; a single load otherwise.
    #[inline]
    pub(super) fn check(&self) {
        if self.0.state.stopped.load(Ordering::Relaxed) != RUNNING {
            self.0.state.leave();
        }
    }

    /// One more row, or one more search for rows.
    #[inline]
    pub(super) fn row(&self) {
        let pending = self.0.pending.get() + 1;
        if pending == STRIDE {
            self.charge(0);
        } else {
            self.0.pending.set(pending);
            self.check();
        }
    }

    /// Counts rows, or what weighs as much in memory, and looks at the clock.
    #[inline(never)]
    pub(super) fn charge(&self, rows: u64) {
        let Counter { state, pending } = &*self.0;
        let rows = rows.saturating_add(u64::from(pending.replace(0)) + 1);
        let before = state.rows.fetch_add(rows, Ordering::Relaxed);
        if before.saturating_add(rows) > state.max_rows {
            state.stop(LARGE);
        }
        state.check_time(Instant::now());
        self.check();
    }
}

/// Runs a step of an evaluation; a stop inside it comes back as the reason.
///
/// Only what belongs to the one evaluation may be reached from `step`: after a stop it is dropped.
pub(super) fn guarded<T>(step: impl FnOnce() -> T) -> Result<T, Stop> {
    match catch_unwind(AssertUnwindSafe(step)) {
        Ok(value) => Ok(value),
        Err(payload) => match payload.downcast::<Stop>() {
            Ok(stop) => Err(*stop),
            Err(payload) => resume_unwind(payload),
        },
    }
}

impl From<Stop> for Error {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Slow(seconds) => Self::TooSlow(seconds),
            Stop::Large => Self::TooLarge,
            Stop::Cancelled => Self::Cancelled,
            Stop::Failed(failure) => failure.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_reason_to_stop_stays() {
        let budget = Budget::with_time(Duration::ZERO).with_rows(10);
        budget.cancel();
        let meter = budget.meter();
        assert_eq!(guarded(|| meter.charge(100)), Err(Stop::Cancelled));
    }

    #[test]
    fn rows_and_time_run_out() {
        let meter = Budget::unlimited().with_rows(10).meter();
        assert_eq!(guarded(|| meter.charge(5)), Ok(()));
        assert_eq!(guarded(|| meter.charge(5)), Err(Stop::Large));
        let meter = Budget::with_time(Duration::ZERO).meter();
        assert_eq!(guarded(|| meter.charge(1)), Err(Stop::Slow(1)));
    }
}
