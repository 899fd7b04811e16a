//! `GROUP BY` with counts.

use super::chain::{Env, Row};
use crate::index::TermId;
use crate::query::dataset::SnapshotDataset;
use foldhash::{HashMap, HashSet};
use oxrdf::Literal;
use std::rc::Rc;

/// What rows are grouped by, and what is counted of each group.
pub(super) struct Grouping {
    keys: Vec<usize>,
    counts: Vec<Counted>,
    groups: HashMap<Key, u32>,
    /// The keys of the groups, in the order they came.
    order: Vec<Key>,
    /// Of each group, each count.
    totals: Vec<u64>,
    /// Group, count and value that have been seen.
    seen: HashSet<(u32, u32, TermId)>,
    last: Option<u32>,
}

type Key = Rc<[Option<TermId>]>;

/// One count.
pub(super) struct Counted {
    /// Where it goes.
    pub(super) place: usize,
    /// The variable whose values are counted; none: solutions.
    pub(super) of: Option<usize>,
    pub(super) distinct: bool,
}

impl Grouping {
    pub(super) fn new(keys: Vec<usize>, counts: Vec<Counted>) -> Self {
        Self {
            keys,
            counts,
            groups: HashMap::default(),
            order: Vec::new(),
            totals: Vec::new(),
            seen: HashSet::default(),
            last: None,
        }
    }

    /// Counts a row.
    pub(super) fn add(&mut self, row: &Row, env: &Env) {
        let group = self.group(row);
        let first = group as usize * self.counts.len();
        for (number, counted) in self.counts.iter().enumerate() {
            let value = counted.of.and_then(|place| row[place]);
            let counts = match (counted.of, value) {
                (None, _) => true,
                (Some(_), None) => false,
                (Some(_), Some(value)) if counted.distinct => {
                    let new = self.seen.insert((group, number as u32, value));
                    if new {
                        env.meter.row();
                    }
                    new
                }
                (Some(_), Some(_)) => true,
            };
            self.totals[first + number] += u64::from(counts);
        }
    }

    /// The number of the row's group; rows of one group often come one after the other.
    fn group(&mut self, row: &Row) -> u32 {
        let values = || self.keys.iter().map(|place| row[*place]);
        if let Some(last) = self.last
            && values().eq(self.order[last as usize].iter().copied())
        {
            return last;
        }
        let key: Key = values().collect();
        let next = self.order.len() as u32;
        let group = *self.groups.entry(Rc::clone(&key)).or_insert(next);
        if group == next {
            self.order.push(key);
            self.totals.resize(self.totals.len() + self.counts.len(), 0);
        }
        self.last = Some(group);
        group
    }

    /// The groups as rows of `width` places. Without keys there is one, even of nothing.
    pub(super) fn rows(mut self, width: usize, dataset: &SnapshotDataset) -> Vec<Row> {
        if self.keys.is_empty() && self.order.is_empty() {
            self.order.push(Rc::new([]));
            self.totals.resize(self.counts.len(), 0);
        }
        let rows = self.order.iter().enumerate().map(|(group, key)| {
            let mut row = vec![None; width];
            for (place, value) in self.keys.iter().zip(key.iter()) {
                row[*place] = *value;
            }
            for (number, counted) in self.counts.iter().enumerate() {
                let total = self.totals[group * self.counts.len() + number];
                let literal = Literal::from(i64::try_from(total).unwrap_or(i64::MAX));
                row[counted.place] = Some(dataset.intern(literal.into()));
            }
            row
        });
        rows.collect()
    }
}
