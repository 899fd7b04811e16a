//! One level of a part: triples with the graphs they stand in, and what it hides of older levels.
//!
//! A triple has at most one visible row over all levels. When a commit changes the graphs of a
//! triple, the new level hides the old row (exactly one) and, unless the triple is gone, holds a
//! new one. So the exact count of a pattern is the sum of its row ranges minus its hidden ranges.

use crate::index::order::{Axis, Key, Order, OrderBuilder, Prefix};
use crate::index::positions::Positions;
use crate::index::statistics::Predicates;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Marks an entry of a graph column as the place of a list: its length and the graphs.
pub(super) const LINK: u32 = 1 << 31;
/// The unnamed graph in graph columns.
pub(super) const UNNAMED: u32 = u32::MAX;

/// Sorted triples and what they hide; immutable.
#[derive(Debug, Default)]
pub(super) struct Level {
    orders: [Order; 3],
    /// Lists of graphs, each behind its length, for triples in several.
    pub(super) lists: Vec<u32>,
    /// The triples whose row in an older level no longer counts, sorted, on each axis.
    hides: [Vec<Key>; 3],
    /// Where the triples of each graph are, made when first asked for.
    positions: OnceLock<Positions>,
    pub(super) predicates: Predicates,
}

impl Level {
    pub(super) fn new(orders: [Order; 3], lists: Vec<u32>) -> Self {
        Self {
            orders,
            lists,
            ..Self::default()
        }
    }

    /// A small level from distinct triples with their sorted graphs, and the triples it hides.
    pub(super) fn from_rows(
        rows: &mut [([u32; 3], Vec<u32>)],
        hidden: Vec<[u32; 3]>,
        is_literal: &dyn Fn(u32) -> bool,
    ) -> Self {
        rows.sort_unstable_by_key(|row| row.0);
        let mut lists = Vec::new();
        let column: Vec<u32> = rows
            .iter()
            .map(|(_, graphs)| push_graphs(&mut lists, graphs))
            .collect();
        let orders = Axis::ALL.map(|axis| {
            let mut keys: Vec<(Key, u32)> = rows
                .iter()
                .zip(&column)
                .map(|((triple, _), graphs)| (axis.key(*triple), *graphs))
                .collect();
            if axis != Axis::Spo {
                keys.sort_unstable();
            }
            let mut order = OrderBuilder::sparse(keys.len());
            for (key, graphs) in keys {
                order.push(key, graphs);
            }
            order.finish()
        });
        let hides = Axis::ALL.map(|axis| {
            let mut keys: Vec<Key> = hidden.iter().map(|triple| axis.key(*triple)).collect();
            keys.sort_unstable();
            keys
        });
        let mut level = Self::new(orders, lists);
        level.hides = hides;
        level.predicates = Predicates::of(&level, is_literal);
        level
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.orders[0].len()
    }

    /// Rows and hidden rows: what a merge has to move.
    pub(super) fn weight(&self) -> usize {
        self.len() + self.hides[0].len()
    }

    pub(super) fn order(&self, axis: Axis) -> &Order {
        &self.orders[axis as usize]
    }

    pub(super) fn hides(&self, axis: Axis) -> &[Key] {
        &self.hides[axis as usize]
    }

    /// The graphs a column entry stands for, sorted; the unnamed one last.
    pub(super) fn graphs<'a>(&'a self, entry: &'a u32) -> &'a [u32] {
        if !is_link(*entry) {
            return std::slice::from_ref(entry);
        }
        let place = (*entry & !LINK) as usize;
        &self.lists[place + 1..place + 1 + self.lists[place] as usize]
    }

    /// The graphs of the row on an axis.
    pub(super) fn graphs_at(&self, axis: Axis, row: usize) -> &[u32] {
        self.graphs(&self.order(axis).graphs[row])
    }

    /// The graphs of a triple that has a row here.
    pub(super) fn find(&self, triple: [u32; 3]) -> Option<&[u32]> {
        let prefix = Prefix {
            axis: Axis::Spo,
            key: triple,
            bound: 3,
        };
        let row = self.order(Axis::Spo).range(&prefix).next()?;
        Some(self.graphs_at(Axis::Spo, row))
    }

    /// Where the triples of each graph are.
    pub(super) fn positions(&self) -> &Positions {
        self.positions.get_or_init(|| Positions::of(self))
    }

    pub(super) fn is_hidden(&self, triple: [u32; 3]) -> bool {
        self.hides[0].binary_search(&triple).is_ok()
    }

    /// One level that does what `self` and then `newer` do; dense if it is to be a base.
    pub(super) fn merge(&self, newer: &Self, shape: Shape) -> Self {
        let mut lists = self.lists.clone();
        let shift = lists.len() as u32;
        lists.extend_from_slice(&newer.lists);
        let orders = Axis::ALL.map(|axis| self.merge_order(newer, axis, shift, shape));
        let hides = match shape {
            Shape::Dense(_) => Default::default(),
            Shape::Sparse => Axis::ALL.map(|axis| self.merge_hides(newer, axis)),
        };
        let mut level = Self::new(orders, lists);
        level.hides = hides;
        level.predicates = self.predicates.merged(&newer.predicates);
        if let Shape::Dense(_) = shape {
            level.forget_unused_lists();
        }
        level
    }

    /// Keeps the lists that rows point to, each once.
    fn forget_unused_lists(&mut self) {
        if self.lists.is_empty() {
            return;
        }
        let old = std::mem::take(&mut self.lists);
        let mut places: HashMap<u32, u32> = HashMap::new();
        for entry in self.orders.iter_mut().flat_map(|order| &mut order.graphs) {
            if is_link(*entry) {
                *entry = *places.entry(*entry).or_insert_with(|| {
                    let place = (*entry & !LINK) as usize;
                    let graphs = &old[place + 1..place + 1 + old[place] as usize];
                    push_graphs(&mut self.lists, graphs)
                });
            }
        }
    }

    fn merge_order(&self, newer: &Self, axis: Axis, shift: u32, shape: Shape) -> Order {
        let (old, new, hides) = (self.order(axis), newer.order(axis), newer.hides(axis));
        let rows = old.len() + new.len();
        let mut merged = match shape {
            Shape::Dense(terms) => OrderBuilder::dense(terms, rows),
            Shape::Sparse => OrderBuilder::sparse(rows),
        };
        let relink = |entry: u32| match is_link(entry) {
            true => entry + shift,
            false => entry,
        };
        let mut hides = hides.iter().peekable();
        let mut new = new.rows().peekable();
        for (key, graphs) in old.rows() {
            while hides.next_if(|hidden| **hidden < key).is_some() {}
            while let Some((key, graphs)) = new.next_if(|row| row.0 < key) {
                merged.push(key, relink(graphs));
            }
            if hides.peek() != Some(&&key) {
                merged.push(key, graphs);
            }
        }
        for (key, graphs) in new {
            merged.push(key, relink(graphs));
        }
        merged.finish()
    }

    /// What both hide of levels older than either.
    fn merge_hides(&self, newer: &Self, axis: Axis) -> Vec<Key> {
        let mut hides: Vec<Key> = self.hides(axis).to_vec();
        let mut rows = self.order(axis).rows().map(|row| row.0).peekable();
        for hidden in newer.hides(axis) {
            while rows.next_if(|row| row < hidden).is_some() {}
            if rows.peek() != Some(hidden) {
                hides.push(*hidden);
            }
        }
        hides.sort_unstable();
        hides
    }
}

/// How the leading ids of a merged level are kept.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// One offset for each of so many ids, hiding nothing: a base.
    Dense(usize),
    /// One offset for each id that leads: a run.
    Sparse,
}

/// Whether a column entry is the place of a list.
pub(super) fn is_link(entry: u32) -> bool {
    entry & LINK != 0 && entry != UNNAMED
}

/// Appends a list of graphs if it needs one; the column entry for it.
pub(super) fn push_graphs(lists: &mut Vec<u32>, graphs: &[u32]) -> u32 {
    if let [graph] = graphs {
        return *graph;
    }
    let place = u32::try_from(lists.len()).expect("fewer than 2^31 list entries");
    lists.push(graphs.len() as u32);
    lists.extend_from_slice(graphs);
    LINK | place
}
