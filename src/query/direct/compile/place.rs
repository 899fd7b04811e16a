//! Where a pattern stands: its graph, and what is surely bound there.

use super::super::chain::Slot;
use crate::index::Scope;
use std::collections::BTreeSet;

/// Where a pattern stands: its graph, and what is surely bound there.
#[derive(Clone)]
pub(in crate::query::direct) struct Place {
    pub(super) scope: Scope,
    pub(super) bound: BTreeSet<usize>,
    /// What may be bound.
    pub(super) seen: BTreeSet<usize>,
}

impl Place {
    /// At the top of a query.
    pub(in crate::query::direct) fn outermost(scope: Scope) -> Self {
        Self {
            scope,
            bound: BTreeSet::new(),
            seen: BTreeSet::new(),
        }
    }

    /// Takes note that a variable is bound here.
    pub(super) fn bind(&mut self, slot: Slot) {
        if let Slot::Variable(at) = slot {
            self.bound.insert(at);
            self.seen.insert(at);
        }
    }
}
