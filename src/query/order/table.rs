//! Rows of ids with their decoded keys, sorted, cut to what can still be shown.

use super::key::Key;
use crate::index::TermId;
use crate::query::dataset::SnapshotDataset;
use foldhash::{HashSet, HashSetExt};
use oxrdf::Term;
use std::cmp::Ordering;

/// Rows kept beyond the limit before they are sorted and cut again.
const SLACK: usize = 1024;

/// Which way a key sorts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Smallest first.
    Up,
    /// Largest first.
    Down,
}

/// The rows so far; ids and keys in two flat lists.
pub(super) struct Table<'s> {
    dataset: &'s SnapshotDataset,
    by: &'s [(Direction, usize)],
    limit: Option<usize>,
    width: usize,
    ids: Vec<Option<TermId>>,
    keys: Vec<Key<'s>>,
    /// The number of a row that at least `limit` rows do not come after, once there is one.
    last: Option<usize>,
    scratch: Vec<Option<TermId>>,
}

impl<'s> Table<'s> {
    pub(super) fn new(
        dataset: &'s SnapshotDataset,
        by: &'s [(Direction, usize)],
        limit: Option<usize>,
    ) -> Self {
        Self {
            dataset,
            by,
            limit,
            width: 0,
            ids: Vec::new(),
            keys: Vec::new(),
            last: None,
            scratch: Vec::new(),
        }
    }

    /// Takes a row whose terms are the evaluation's ids, unless it cannot be shown any more.
    pub(super) fn add(&mut self, values: &[Option<Term>]) {
        self.width = values.len();
        self.scratch.clear();
        self.scratch.extend(values.iter().map(id_of));
        let start = self.keys.len();
        for (_, column) in self.by {
            self.keys
                .push(Key::new(self.dataset, self.scratch[*column]));
        }
        if let Some(last) = self.last {
            let kept = self.keys_of(last);
            // Equal rows keep their order, so one that is equal comes after it.
            if self.compare(&self.keys[start..], kept) != Ordering::Less {
                self.keys.truncate(start);
                return;
            }
        }
        self.ids.extend_from_slice(&self.scratch);
        if let Some(limit) = self.limit
            && self.rows() >= limit.saturating_mul(2).saturating_add(SLACK)
        {
            self.cut(limit);
        }
    }

    fn rows(&self) -> usize {
        self.ids.len() / self.width.max(1)
    }

    fn keys_of(&self, row: usize) -> &[Key<'s>] {
        &self.keys[row * self.by.len()..(row + 1) * self.by.len()]
    }

    fn compare(&self, left: &[Key<'s>], right: &[Key<'s>]) -> Ordering {
        let pairs = left.iter().zip(right).zip(self.by);
        pairs
            .map(|((left, right), (direction, _))| match direction {
                Direction::Up => left.compare(right),
                Direction::Down => right.compare(left),
            })
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }

    fn cut(&mut self, limit: usize) {
        let mut order = self.sorted();
        order.truncate(limit);
        // In the order they came, so that equal rows keep theirs.
        let last = order.last().copied();
        order.sort_unstable();
        let mut ids = Vec::with_capacity(self.ids.capacity());
        let mut keys = Vec::with_capacity(self.keys.capacity());
        for row in &order {
            ids.extend_from_slice(&self.ids[row * self.width..(row + 1) * self.width]);
            keys.extend_from_slice(self.keys_of(*row));
        }
        self.last = last.and_then(|last| order.binary_search(&last).ok());
        self.ids = ids;
        self.keys = keys;
    }

    /// The numbers of the rows, sorted; equal rows in the order they came.
    fn sorted(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.rows()).collect();
        let mut other = order.clone();
        let mut run = 1;
        while run < order.len() {
            for (from, into) in order.chunks(2 * run).zip(other.chunks_mut(2 * run)) {
                let (left, right) = from.split_at(run.min(from.len()));
                self.merge(left, right, into);
            }
            std::mem::swap(&mut order, &mut other);
            run *= 2;
        }
        order
    }

    // The standard sort may panic on an order that is not total, which dates of unknown time zone
    // have; and it could not be stopped.
    fn merge<'r>(&self, mut left: &'r [usize], mut right: &'r [usize], into: &mut [usize]) {
        for place in into {
            self.dataset.meter().check();
            let take_right = match (left.first(), right.first()) {
                (Some(l), Some(r)) => self.compare(self.keys_of(*r), self.keys_of(*l)).is_lt(),
                (None, _) => true,
                (_, None) => false,
            };
            let side = if take_right { &mut right } else { &mut left };
            if let Some((first, rest)) = side.split_first() {
                *place = *first;
                *side = rest;
            }
        }
    }

    /// The first `width` columns of the rows to show, in order.
    pub(super) fn into_rows(
        self,
        width: usize,
        distinct: bool,
        start: usize,
        length: Option<usize>,
    ) -> Vec<Option<TermId>> {
        let order = self.sorted();
        let mut seen = HashSet::new();
        let rows = order
            .iter()
            .map(|row| &self.ids[row * self.width..row * self.width + width])
            .filter(|row| !distinct || seen.insert(*row))
            .skip(start)
            .take(length.unwrap_or(usize::MAX));
        rows.flatten().copied().collect()
    }
}

/// The id behind a term that left the evaluator as one.
fn id_of(term: &Option<Term>) -> Option<TermId> {
    match term {
        Some(Term::BlankNode(node)) => {
            let id = node.as_ref().unique_id()?;
            u32::try_from(id).ok().map(TermId)
        }
        _ => None,
    }
}
