//! The evaluations under way: who they are, what they have used, and how to stop one.

use super::budget::{Budget, State};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

static NEXT: AtomicU64 = AtomicU64::new(1);
static RUNNING: Mutex<BTreeMap<u64, Arc<State>>> = Mutex::new(BTreeMap::new());

/// One evaluation under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunningQuery {
    /// Its number, unique in this process.
    pub id: u64,
    /// How long it has run.
    pub age: Duration,
    /// Rows it has read and computed, in steps of some hundreds.
    pub rows: u64,
}

/// The evaluations under way, oldest first.
pub fn running() -> Vec<RunningQuery> {
    let now = Instant::now();
    table()
        .iter()
        .map(|(id, state)| RunningQuery {
            id: *id,
            age: now.saturating_duration_since(state.started),
            rows: state.rows(),
        })
        .collect()
}

/// Stops an evaluation by its number; false if it is over already.
pub fn stop(id: u64) -> bool {
    let state = table().get(&id).cloned();
    state.inspect(|state| state.cancel()).is_some()
}

/// Keeps an evaluation in the table until it is dropped.
pub(super) struct Entry(u64);

impl Entry {
    pub(super) fn new(budget: &Budget) -> Self {
        super::memory::ensure_guard();
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        table().insert(id, Arc::clone(budget.state()));
        Self(id)
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        table().remove(&self.0);
    }
}

/// Stops all whose time is over; true if anything runs at all.
pub(super) fn stop_late(now: Instant) -> bool {
    let table = table();
    for state in table.values() {
        state.check_time(now);
    }
    !table.is_empty()
}

/// Stops the evaluation that has used most and is not stopped yet; its number.
pub(super) fn stop_greediest() -> Option<u64> {
    let table = table();
    let (id, state) = table
        .iter()
        .filter(|(_, state)| state.stopped().is_none())
        .max_by_key(|(_, state)| state.rows())?;
    state.stop_large();
    Some(*id)
}

/// Whether that evaluation is still in the table.
pub(super) fn is_running(id: u64) -> bool {
    table().contains_key(&id)
}

fn table() -> MutexGuard<'static, BTreeMap<u64, Arc<State>>> {
    // A map is whole between its operations, whoever panicked while holding the lock.
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}
