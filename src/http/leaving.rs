//! Work is stopped when its caller leaves.

use super::app::App;
use crate::query::Budget;
use std::sync::atomic::Ordering;

/// Stops the work when the caller leaves: dropped by then, or told to stay.
pub(super) struct Leaving {
    app: App,
    budget: Option<Budget>,
}

impl Leaving {
    pub(super) fn new(app: &App, budget: &Budget) -> Self {
        Self {
            app: app.clone(),
            budget: Some(budget.clone()),
        }
    }

    /// The answer is cut: the work is stopped, though the caller is there.
    pub(super) fn cut(self) {
        self.app.metrics().cut.fetch_add(1, Ordering::Relaxed);
        if let Some(budget) = &self.budget {
            budget.cancel();
        }
        self.stay();
    }

    /// The work is done; there is nothing to stop.
    pub(super) fn stay(mut self) {
        self.budget = None;
    }
}

impl Drop for Leaving {
    fn drop(&mut self) {
        if let Some(budget) = self.budget.take() {
            budget.cancel();
            self.app.metrics().left.fetch_add(1, Ordering::Relaxed);
        }
    }
}
