//! The triples of one part that match a pattern, level by level.

use crate::index::level::Level;
use crate::index::order::{Axis, Order, Prefix};
use crate::index::part::Part;
use crate::index::state::Inner;
use std::sync::Arc;

/// Ranges no longer than this are walked rather than looked up by graph.
const SCANNED_ROWS: usize = 64;

/// Which rows count, by the graphs their triple stands in.
#[derive(Debug, Clone)]
pub(super) enum Within {
    /// Any.
    Any,
    /// Those in one graph.
    One(u32),
    /// Those in at least one of several, which are sorted.
    Several(Arc<[u32]>),
}

impl Within {
    pub(super) fn shows(&self, graphs: &[u32]) -> bool {
        match self {
            Self::Any => true,
            Self::One(graph) => graphs.contains(graph),
            Self::Several(wanted) => graphs.iter().any(|g| wanted.binary_search(g).is_ok()),
        }
    }
}

/// One of the two parts of a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The unnamed graph and the graphs of the default union.
    Union,
    /// The graphs outside it.
    Aside,
}

impl Side {
    pub(super) fn of(self, inner: &Inner) -> &Part {
        &inner.parts[self as usize]
    }
}

/// Iterator over matching triples; owns what it reads.
pub(super) struct Matches {
    inner: Arc<Inner>,
    side: Side,
    prefix: Prefix,
    within: Within,
    /// The level being read, one behind `next_level`.
    level: usize,
    rows: Rows,
    /// What newer levels hide of it, as (level, from, to) in their hidden keys on the axis.
    hides: Vec<(usize, usize, usize)>,
}

/// The rows of one level still to come.
struct Rows {
    axis: Axis,
    at: usize,
    end: usize,
    /// Index of the leading id of the row at `at`.
    lead: usize,
    /// Whether `at` and `end` count positions of one graph rather than rows.
    positions: bool,
}

impl Matches {
    pub(super) fn new(inner: &Arc<Inner>, side: Side, prefix: Prefix, within: Within) -> Self {
        let mut matches = Self {
            inner: Arc::clone(inner),
            side,
            prefix,
            within,
            level: 0,
            rows: Rows {
                axis: prefix.axis,
                at: 0,
                end: 0,
                lead: 0,
                positions: false,
            },
            hides: Vec::new(),
        };
        matches.open();
        matches
    }

    /// Prepares the rows of `self.level`.
    fn open(&mut self) {
        let levels = self.side.of(&self.inner).levels();
        let level = &levels[self.level];
        let mut axis = self.prefix.axis;
        let mut range = level.order(axis).range(&self.prefix);
        let mut positions = false;
        if let Within::One(graph) = &self.within
            && range.len() > SCANNED_ROWS
        {
            let of_graph = level.positions().range(*graph);
            if of_graph.len() < range.len() {
                (range, axis, positions) = (of_graph, Axis::Spo, true);
            }
        }
        let order = level.order(axis);
        let lead = if range.is_empty() {
            0
        } else if positions {
            order.lead_of(level.positions().row(range.start))
        } else if self.prefix.bound == 0 {
            order.lead_of(range.start)
        } else {
            0
        };
        self.hides.clear();
        if !range.is_empty() {
            for (place, newer) in levels.iter().enumerate().skip(self.level + 1) {
                let hidden = newer.hides(axis);
                let hidden_range = match positions {
                    true => 0..hidden.len(),
                    false => self.prefix.range_in(hidden),
                };
                if !hidden_range.is_empty() {
                    self.hides
                        .push((place, hidden_range.start, hidden_range.end));
                }
            }
        }
        self.rows = Rows {
            axis,
            at: range.start,
            end: range.end,
            lead,
            positions,
        };
    }

    /// The next triple with the row it stands in: its axis and number in the current level.
    #[inline]
    pub(super) fn next_row(&mut self) -> Option<([u32; 3], usize)> {
        loop {
            if self.rows.at >= self.rows.end {
                if self.level + 1 >= self.side.of(&self.inner).levels().len() {
                    return None;
                }
                self.level += 1;
                self.open();
                continue;
            }
            let level: &Level = &self.side.of(&self.inner).levels()[self.level];
            let order = level.order(self.rows.axis);
            let row = self.rows.next(level);
            let key = self.rows.key(order, &self.prefix, row);
            let triple = self.rows.axis.triple(key);
            if self.rows.positions && !self.prefix.matches(triple) {
                continue;
            }
            if !self.hides.is_empty() && self.hidden(key) {
                continue;
            }
            if !matches!(self.within, Within::Any) {
                let level: &Level = &self.side.of(&self.inner).levels()[self.level];
                if !self.within.shows(level.graphs_at(self.rows.axis, row)) {
                    continue;
                }
            }
            return Some((triple, row));
        }
    }

    /// The graphs of the row that `next_row` returned last.
    pub(super) fn graphs_at(&self, row: usize) -> &[u32] {
        self.side.of(&self.inner).levels()[self.level].graphs_at(self.rows.axis, row)
    }

    /// Whether a newer level hides a key of the current one; keys come in ascending order.
    fn hidden(&mut self, key: [u32; 3]) -> bool {
        let levels = self.side.of(&self.inner).levels();
        let axis = self.rows.axis;
        self.hides.iter_mut().any(|(level, at, end)| {
            let hides = &levels[*level].hides(axis)[..*end];
            while hides.get(*at).is_some_and(|hidden| *hidden < key) {
                *at += 1;
            }
            hides.get(*at) == Some(&key)
        })
    }

    /// The graphs of a triple on the side it reads, whatever the pattern.
    pub(super) fn graphs_of(&self, triple: [u32; 3]) -> &[u32] {
        self.side.of(&self.inner).graphs_of(triple)
    }

    /// At most so many rows are left on the level being read and the newer ones.
    pub(super) fn upper_bound(&self) -> usize {
        let newer = &self.side.of(&self.inner).levels()[self.level + 1..];
        let more: usize = newer
            .iter()
            .map(|level| level.order(self.prefix.axis).range(&self.prefix).len())
            .sum();
        self.rows.end - self.rows.at + more
    }
}

impl Rows {
    #[inline]
    fn next(&mut self, level: &Level) -> usize {
        let at = self.at;
        self.at += 1;
        match self.positions {
            true => level.positions().row(at),
            false => at,
        }
    }

    #[inline]
    fn key(&mut self, order: &Order, prefix: &Prefix, row: usize) -> [u32; 3] {
        let [second, third] = order.pairs[row];
        let lead = if prefix.bound == 0 || self.positions {
            order.advance(&mut self.lead, row);
            order.lead_id(self.lead)
        } else {
            prefix.key[0]
        };
        [lead, second, third]
    }
}
