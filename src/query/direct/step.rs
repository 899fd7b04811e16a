//! The steps that give rows: triple patterns, tables, lists of terms.

use super::chain::{Env, Row, Slot};
use crate::index::{Scope, TermId, Triples};
use crate::query::dataset::computed;
use std::sync::Arc;

/// A triple pattern.
pub(super) struct Pattern {
    pub(super) scope: Scope,
    pub(super) slots: [Slot; 3],
    rows: Option<Triples>,
    free: [Option<usize>; 3],
}

/// The rows of `VALUES`.
pub(super) struct Table {
    pub(super) places: Vec<usize>,
    pub(super) rows: Vec<Vec<Option<TermId>>>,
    at: usize,
    filled: Vec<usize>,
}

/// The terms a condition on text leaves, ascending.
pub(super) struct Listed {
    list: Arc<[TermId]>,
    slot: Slot,
    at: usize,
    end: usize,
    free: Option<usize>,
}

impl Pattern {
    pub(super) fn new(scope: Scope, slots: [Slot; 3]) -> Self {
        Self {
            scope,
            slots,
            rows: None,
            free: [None; 3],
        }
    }

    pub(super) fn start(&mut self, row: &Row, env: &Env) {
        env.meter.row();
        let ids = self.slots.map(|slot| slot.get(row));
        self.free = self.slots.map(|slot| slot.free(row));
        // A computed term stands in no triple.
        let is_stored = ids.iter().flatten().all(|id| computed(*id).is_none());
        self.rows = is_stored.then(|| {
            let [subject, predicate, object] = ids;
            let snapshot = env.dataset.snapshot();
            snapshot.triples(&self.scope, subject, predicate, object)
        });
    }

    #[inline]
    pub(super) fn next(&mut self, row: &mut Row, env: &Env) -> bool {
        self.clear(row);
        let Some(rows) = &mut self.rows else {
            return false;
        };
        'rows: for triple in rows {
            env.meter.row();
            for (place, id) in self.free.iter().zip(triple) {
                let Some(place) = *place else { continue };
                match row[place] {
                    // The variable stands twice in the pattern.
                    Some(other) if other != id => {
                        for place in self.free.iter().flatten() {
                            row[*place] = None;
                        }
                        continue 'rows;
                    }
                    _ => row[place] = Some(id),
                }
            }
            return true;
        }
        self.rows = None;
        false
    }

    pub(super) fn clear(&self, row: &mut Row) {
        for place in self.free.iter().flatten() {
            row[*place] = None;
        }
    }
}

impl Table {
    pub(super) fn new(places: Vec<usize>, rows: Vec<Vec<Option<TermId>>>) -> Self {
        Self {
            places,
            rows,
            at: 0,
            filled: Vec::new(),
        }
    }

    pub(super) fn start(&mut self) {
        self.at = 0;
    }

    pub(super) fn next(&mut self, row: &mut Row, env: &Env) -> bool {
        self.clear(row);
        while let Some(values) = self.rows.get(self.at) {
            self.at += 1;
            env.meter.row();
            let pairs = || self.places.iter().zip(values);
            let fits = |(place, value): (&usize, &Option<TermId>)| {
                row[*place].is_none() || value.is_none() || row[*place] == *value
            };
            if !pairs().all(fits) {
                continue;
            }
            for (place, value) in self.places.iter().zip(values) {
                if value.is_some() && row[*place].is_none() {
                    row[*place] = *value;
                    self.filled.push(*place);
                }
            }
            return true;
        }
        false
    }

    pub(super) fn clear(&mut self, row: &mut Row) {
        for place in self.filled.drain(..) {
            row[place] = None;
        }
    }
}

impl Listed {
    pub(super) fn new(list: Arc<[TermId]>, slot: Slot) -> Self {
        Self {
            list,
            slot,
            at: 0,
            end: 0,
            free: None,
        }
    }

    pub(super) fn start(&mut self, row: &Row, env: &Env) {
        env.meter.row();
        self.free = self.slot.free(row);
        (self.at, self.end) = match self.slot.get(row) {
            None => (0, self.list.len()),
            Some(id) => match self.list.binary_search(&id) {
                Ok(at) => (at, at + 1),
                Err(_) => (0, 0),
            },
        };
    }

    pub(super) fn next(&mut self, row: &mut Row, env: &Env) -> bool {
        self.clear(row);
        if self.at == self.end {
            return false;
        }
        env.meter.row();
        if let Some(place) = self.free {
            row[place] = Some(self.list[self.at]);
        }
        self.at += 1;
        true
    }

    pub(super) fn clear(&self, row: &mut Row) {
        if let Some(place) = self.free {
            row[place] = None;
        }
    }
}
