//! Group commit: commits that wait together are appended together, in order.
//!
//! There is no thread of its own: of the writers that wait, one leads, appends everything that
//! waits, and wakes the others; so a lone writer pays for no change of threads. Locks are taken in
//! the order lane, queue, published; whoever leads holds none of them while it appends.

use super::Error;
use crate::index::Snapshot;
use crate::log::{self, CommitLog, Head, Record};
use crate::rdf::Delta;
use crate::shacl::Shapes;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// One revision and what guards the next.
#[derive(Clone)]
pub(super) struct State {
    /// The graph.
    pub snapshot: Snapshot,
    /// Its commit.
    pub head: Head,
    /// The shapes in it, compiled.
    pub shapes: Arc<Shapes>,
    /// Quads changed since the stored index was written or the graph was opened without one.
    pub changed: u64,
}

/// What the writers pass on from one to the next.
pub(super) struct Lane {
    /// The newest accepted revision; it may not be on disk yet.
    pub accepted: State,
    /// While a compaction runs: the changes accepted since it began.
    pub since_compaction: Option<Vec<(u64, Delta)>>,
}

impl Lane {
    /// Moves on to a new revision.
    pub fn accept(&mut self, state: State, delta: &Delta) {
        if let Some(since) = &mut self.since_compaction {
            since.push((state.head.revision, delta.clone()));
        }
        self.accepted = state;
    }
}

type Outcome = Arc<OnceLock<Result<(), Arc<log::Error>>>>;

/// A writer that waits.
pub(super) struct Waiting {
    written: Option<(Record, State)>,
    outcome: Outcome,
}

impl Waiting {
    /// It waits for its own commit.
    pub fn to_be_written(record: Record, state: State) -> Self {
        Self {
            written: Some((record, state)),
            outcome: Outcome::default(),
        }
    }

    /// It changed nothing, but what it saw must be on disk before it says so.
    pub fn for_those_before() -> Self {
        Self {
            written: None,
            outcome: Outcome::default(),
        }
    }
}

#[derive(Default)]
struct Queue {
    waiting: Vec<Waiting>,
    is_led: bool,
    /// Whoever leads has failed and waits for the lane.
    is_falling_back: bool,
}

/// The writers, the log, and what readers see.
pub(super) struct Group {
    log: Arc<dyn CommitLog>,
    lane: Mutex<Lane>,
    queue: Mutex<Queue>,
    turn: Condvar,
    published: RwLock<State>,
    newest: watch::Sender<u64>,
    heard: Heard,
}

/// What threads hear that wait for revisions.
struct Heard {
    news: Mutex<News>,
    of_revision: Condvar,
    of_work: Condvar,
}

struct News {
    revision: u64,
    changed: u64,
    work_due: u64,
    is_over: bool,
}

/// A panic of a writer leaves these as they were: each is changed in one assignment at the end.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Group {
    /// Starts from a revision that is on disk.
    pub fn new(log: Arc<dyn CommitLog>, state: State) -> Self {
        let revision = state.head.revision;
        let news = News {
            revision,
            changed: state.changed,
            work_due: u64::MAX,
            is_over: false,
        };
        Self {
            log,
            lane: Mutex::new(Lane {
                accepted: state.clone(),
                since_compaction: None,
            }),
            queue: Mutex::default(),
            turn: Condvar::new(),
            published: RwLock::new(state),
            newest: watch::Sender::new(revision),
            heard: Heard {
                news: Mutex::new(news),
                of_revision: Condvar::new(),
                of_work: Condvar::new(),
            },
        }
    }

    /// The log.
    pub fn log(&self) -> &dyn CommitLog {
        &*self.log
    }

    /// The newest revision on disk.
    pub fn published(&self) -> State {
        let published = self.published.read();
        published.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits for the lane.
    pub fn lane(&self) -> MutexGuard<'_, Lane> {
        lock(&self.lane)
    }

    /// Queues up; to be called while holding the lane, so that the order is that of revisions.
    pub fn queue(&self, waiting: Waiting) -> Outcome {
        let outcome = Arc::clone(&waiting.outcome);
        lock(&self.queue).waiting.push(waiting);
        outcome
    }

    /// Waits until what was queued is on disk, or has failed; leads if nobody does.
    pub fn wait(&self, outcome: &Outcome) -> Result<(), Error> {
        let mut queue = lock(&self.queue);
        loop {
            if let Some(outcome) = outcome.get() {
                return outcome.clone().map_err(Error::Log);
            }
            if queue.is_led {
                queue = self.wait_turn(queue);
                continue;
            }
            queue.is_led = true;
            let batch = std::mem::take(&mut queue.waiting);
            drop(queue);
            self.lead(batch, None);
            queue = self.step_down();
        }
    }

    /// Runs `work` while nobody writes and everything accepted is on disk.
    pub fn alone<T>(&self, work: impl FnOnce(&mut Lane) -> T) -> T {
        // The lane first: it may be held long, and meanwhile others go on leading.
        let (mut lane, batch) = loop {
            let lane = self.lane();
            let mut queue = lock(&self.queue);
            while queue.is_led && !queue.is_falling_back {
                queue = self.wait_turn(queue);
            }
            if !queue.is_led {
                queue.is_led = true;
                break (lane, std::mem::take(&mut queue.waiting));
            }
            drop(lane);
            while queue.is_led {
                queue = self.wait_turn(queue);
            }
        };
        let _led = Led(self);
        self.lead(batch, Some(&mut lane));
        work(&mut lane)
    }

    /// Makes a revision that is on disk the one readers see.
    pub fn publish(&self, state: State) {
        let (revision, changed) = (state.head.revision, state.changed);
        let before = {
            let mut published = self
                .published
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *published, state)
        };
        // It may be the last to hold a large index: readers should not wait while that is freed.
        drop(before);
        self.newest.send_replace(revision);
        let mut news = lock(&self.heard.news);
        (news.revision, news.changed) = (revision, changed);
        self.heard.of_revision.notify_all();
        if changed >= news.work_due {
            self.heard.of_work.notify_all();
        }
    }

    /// Hears of every new revision.
    pub fn follow(&self) -> watch::Receiver<u64> {
        self.newest.subscribe()
    }

    /// Waits for a revision after `revision`.
    pub fn wait_beyond(&self, revision: u64, patience: Duration) -> u64 {
        let until = Instant::now() + patience;
        let mut news = lock(&self.heard.news);
        while news.revision <= revision && !news.is_over {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            let woken = self.heard.of_revision.wait_timeout(news, left);
            news = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
        news.revision
    }

    /// Waits until so many quads have changed; false when it is all over.
    pub fn wait_for_work(&self, due: u64) -> bool {
        let mut news = lock(&self.heard.news);
        news.work_due = due;
        while news.changed < due && !news.is_over {
            let woken = self.heard.of_work.wait(news);
            news = woken.unwrap_or_else(PoisonError::into_inner);
        }
        !news.is_over
    }

    /// Wakes everybody who waits for revisions: there will be no more.
    pub fn end(&self) {
        lock(&self.heard.news).is_over = true;
        self.heard.of_revision.notify_all();
        self.heard.of_work.notify_all();
    }

    fn wait_turn<'q>(&self, queue: MutexGuard<'q, Queue>) -> MutexGuard<'q, Queue> {
        let woken = self.turn.wait(queue);
        woken.unwrap_or_else(PoisonError::into_inner)
    }

    fn step_down(&self) -> MutexGuard<'_, Queue> {
        let mut queue = lock(&self.queue);
        queue.is_led = false;
        self.turn.notify_all();
        queue
    }

    /// Appends a batch and tells those who wait; `lane` if the caller holds it.
    fn lead(&self, batch: Vec<Waiting>, lane: Option<&mut Lane>) {
        let mut records = Vec::with_capacity(batch.len());
        let mut outcomes = Vec::with_capacity(batch.len());
        let mut newest = None;
        for waiting in batch {
            if let Some((record, state)) = waiting.written {
                records.push(record);
                newest = Some(state);
            }
            outcomes.push(waiting.outcome);
        }
        match (self.append(&records), newest) {
            (Ok(()), Some(state)) => self.publish(state),
            (Ok(()), None) => {}
            (Err(cause), _) => {
                let cause = Arc::new(cause);
                tracing::error!(%cause, commits = records.len(), "commits were not written");
                self.fall_back(&cause, lane);
                tell(&outcomes, &Err(cause));
                return;
            }
        }
        tell(&outcomes, &Ok(()));
    }

    fn append(&self, records: &[Record]) -> Result<(), log::Error> {
        let Some(first) = records.first() else {
            return Ok(());
        };
        let expected = first.header.draft.revision - 1;
        // A panic here must not leave the others waiting for a leader that is gone.
        catch_unwind(AssertUnwindSafe(|| self.log.append(expected, records)))
            .unwrap_or(Err(log::Error::Panicked))
    }

    /// The lane goes back to what is on disk; whoever queued up on top of it fails too.
    fn fall_back(&self, cause: &Arc<log::Error>, lane: Option<&mut Lane>) {
        let mut held = None;
        let lane = match lane {
            Some(lane) => lane,
            None => {
                lock(&self.queue).is_falling_back = true;
                self.turn.notify_all();
                held.insert(self.lane())
            }
        };
        lane.accepted = self.published();
        lane.since_compaction = None;
        let doomed = {
            let mut queue = lock(&self.queue);
            queue.is_falling_back = false;
            std::mem::take(&mut queue.waiting)
        };
        let outcomes: Vec<_> = doomed.into_iter().map(|w| w.outcome).collect();
        tell(&outcomes, &Err(Arc::clone(cause)));
    }
}

/// Ends the lead even if the work panics.
struct Led<'g>(&'g Group);

impl Drop for Led<'_> {
    fn drop(&mut self) {
        drop(self.0.step_down());
    }
}

fn tell(outcomes: &[Outcome], outcome: &Result<(), Arc<log::Error>>) {
    for each in outcomes {
        let _ = each.set(outcome.clone());
    }
}
