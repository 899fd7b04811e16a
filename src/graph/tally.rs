//! What the guard has done since the start, for those who watch it.

use crate::index::GraphView;
use crate::shacl::{Effort, Fallbacks, Outcome, Shapes, ValidationReport};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Upper bounds of the classes of durations, in seconds; the last class has none.
pub const SECONDS: [f64; 8] = [0.000_1, 0.000_5, 0.001, 0.005, 0.02, 0.1, 1.0, 10.0];

/// Counters of the guard.
#[derive(Debug, Default)]
pub(super) struct Tally {
    by_delta: AtomicU64,
    whole: AtomicU64,
    refused: AtomicU64,
    focus_nodes: AtomicU64,
    fallbacks: [AtomicU64; 3],
    classes: [AtomicU64; SECONDS.len() + 1],
    nanoseconds: AtomicU64,
}

/// What the guard has done since the start.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Guarded {
    /// Validations of what a change can touch.
    pub by_delta: u64,
    /// Validations of everything.
    pub whole: u64,
    /// Writes refused.
    pub refused: u64,
    /// Pairs of constraint, or shape, and focus node that were looked at.
    pub focus_nodes: u64,
    /// How often what a change touches could not be bounded for a constraint, by reason.
    pub fallbacks: [(&'static str, u64); 3],
    /// Validations that took at most as long as [`SECONDS`] says, and longer ones; each counted once.
    pub classes: [u64; SECONDS.len() + 1],
    /// How long they took together.
    pub duration: Duration,
}

impl Tally {
    pub(super) fn by_delta(&self, validate: impl FnOnce() -> Outcome) -> Outcome {
        let outcome = self.timed(validate);
        self.by_delta.fetch_add(1, Ordering::Relaxed);
        self.looked_at(outcome.checked);
        let Fallbacks {
            query,
            predicate,
            hierarchy,
        } = outcome.fallbacks;
        for (counter, more) in self.fallbacks.iter().zip([query, predicate, hierarchy]) {
            counter.fetch_add(more as u64, Ordering::Relaxed);
        }
        outcome
    }

    pub(super) fn everything(
        &self,
        shapes: &Shapes,
        data: &GraphView,
        limit: usize,
    ) -> ValidationReport {
        let effort = Effort {
            limit,
            ..Effort::default()
        };
        let nodes = AtomicUsize::new(0);
        let report = self.timed(|| {
            shapes.validate_with(data, effort, &|_, total| {
                nodes.store(total, Ordering::Relaxed);
            })
        });
        self.whole.fetch_add(1, Ordering::Relaxed);
        self.looked_at(nodes.into_inner());
        report
    }

    pub(super) fn refused(&self) {
        self.refused.fetch_add(1, Ordering::Relaxed);
    }

    fn looked_at(&self, nodes: usize) {
        self.focus_nodes.fetch_add(nodes as u64, Ordering::Relaxed);
    }

    fn timed<T>(&self, work: impl FnOnce() -> T) -> T {
        let started = Instant::now();
        let done = work();
        let took = started.elapsed();
        let class = SECONDS.iter().position(|s| took.as_secs_f64() <= *s);
        self.classes[class.unwrap_or(SECONDS.len())].fetch_add(1, Ordering::Relaxed);
        let nanoseconds = u64::try_from(took.as_nanos()).unwrap_or(u64::MAX);
        self.nanoseconds.fetch_add(nanoseconds, Ordering::Relaxed);
        done
    }

    pub(super) fn read(&self) -> Guarded {
        let load = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let [query, predicate, hierarchy] = &self.fallbacks;
        Guarded {
            by_delta: load(&self.by_delta),
            whole: load(&self.whole),
            refused: load(&self.refused),
            focus_nodes: load(&self.focus_nodes),
            fallbacks: [
                ("query", load(query)),
                ("predicate", load(predicate)),
                ("hierarchy", load(hierarchy)),
            ],
            classes: std::array::from_fn(|class| load(&self.classes[class])),
            duration: Duration::from_nanos(load(&self.nanoseconds)),
        }
    }
}
