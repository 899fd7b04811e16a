//! One part of a snapshot: a base and the runs that commits laid over it, merged geometrically.

use crate::index::level::{Level, Shape};
use crate::index::order::Prefix;
use crate::index::statistics::{Predicates, Statistics};
use std::sync::Arc;
use std::thread;

/// Runs that would become larger than this together stay apart until compaction: a merge happens
/// on the commit path and must not stall it.
const MERGE_LIMIT: usize = 1 << 16;

/// A quad to add or remove: the triple and its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    pub(super) triple: [u32; 3],
    pub(super) graph: u32,
    pub(super) add: bool,
}

/// The levels, oldest first; the first is the base.
#[derive(Clone)]
pub(super) struct Part {
    levels: Vec<Arc<Level>>,
}

impl Default for Part {
    fn default() -> Self {
        Self::from_base(Level::default())
    }
}

impl Part {
    pub(super) fn from_base(base: Level) -> Self {
        Self {
            levels: vec![Arc::new(base)],
        }
    }

    pub(super) fn levels(&self) -> &[Arc<Level>] {
        &self.levels
    }

    pub(super) fn base(&self) -> &Level {
        &self.levels[0]
    }

    /// Rows and hidden rows that compaction would move into the base.
    pub(super) fn overlay_len(&self) -> usize {
        self.levels[1..].iter().map(|run| run.weight()).sum()
    }

    /// The graphs of a triple, sorted; empty if it is not there.
    pub(super) fn graphs_of(&self, triple: [u32; 3]) -> &[u32] {
        for level in self.levels.iter().rev() {
            if let Some(graphs) = level.find(triple) {
                return graphs;
            }
            if level.is_hidden(triple) {
                break;
            }
        }
        &[]
    }

    /// Number of distinct triples that match.
    pub(super) fn count(&self, prefix: &Prefix) -> usize {
        let mut rows = 0;
        let mut hidden = 0;
        for level in &self.levels {
            rows += level.order(prefix.axis).range(prefix).len();
            hidden += prefix.range_in(level.hides(prefix.axis)).len();
        }
        rows - hidden
    }

    pub(super) fn statistics(&self, predicate: u32) -> Statistics {
        let sum = self.levels.iter().fold(Statistics::default(), |sum, l| {
            sum.plus(l.predicates.get(predicate))
        });
        Statistics {
            triples: self.count(&Prefix::new(None, Some(predicate), None)),
            ..sum
        }
    }

    /// The predicates of all levels, ascending, each once.
    pub(super) fn predicates(&self) -> Vec<u32> {
        let mut ids: Vec<u32> = self
            .levels
            .iter()
            .flat_map(|l| l.predicates.ids())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The part after changes in any order, of which a removal comes before an addition of the
    /// same quad; `counted` gets the graphs whose number of quads changed, once for each quad.
    pub(super) fn with(
        &self,
        mut changes: Vec<Change>,
        is_literal: &dyn Fn(u32) -> bool,
        mut counted: impl FnMut(u32, i64),
    ) -> Self {
        changes.sort_unstable();
        let mut rows = Vec::new();
        let mut hidden = Vec::new();
        for group in changes.chunk_by(|a, b| a.triple == b.triple) {
            let triple = group[0].triple;
            let before = self.graphs_of(triple);
            let mut after = before.to_vec();
            for change in group {
                match (after.binary_search(&change.graph), change.add) {
                    (Err(place), true) => {
                        after.insert(place, change.graph);
                        counted(change.graph, 1);
                    }
                    (Ok(place), false) => {
                        after.remove(place);
                        counted(change.graph, -1);
                    }
                    _ => (),
                }
            }
            if after == before {
                continue;
            }
            if !before.is_empty() {
                hidden.push(triple);
            }
            if !after.is_empty() {
                rows.push((triple, after));
            }
        }
        if rows.is_empty() && hidden.is_empty() {
            return self.clone();
        }
        let mut after = self.clone();
        after
            .levels
            .push(Arc::new(Level::from_rows(&mut rows, hidden, is_literal)));
        after.merge_small();
        after
    }

    fn merge_small(&mut self) {
        while let [_, .., older, newer] = &self.levels[..] {
            let (old, new) = (older.weight(), newer.weight());
            if old >= 2 * new || old + new > MERGE_LIMIT {
                return;
            }
            let merged = older.merge(newer, Shape::Sparse);
            self.levels.truncate(self.levels.len() - 2);
            self.levels.push(Arc::new(merged));
        }
    }

    /// The same triples in one dense base over `terms` ids.
    pub(super) fn compacted(
        &self,
        terms: usize,
        is_literal: &(dyn Fn(u32) -> bool + Sync),
    ) -> Self {
        if self.levels.len() == 1 {
            return self.clone();
        }
        let mut levels = self.levels.clone();
        while levels.len() > 2 {
            let (newer, older) = (levels.pop(), levels.pop());
            if let (Some(newer), Some(older)) = (newer, older) {
                levels.push(Arc::new(older.merge(&newer, Shape::Sparse)));
            }
        }
        let empty = Arc::new(Level::default());
        let merged = levels[0].merge(levels.get(1).unwrap_or(&empty), Shape::Dense(terms));
        Self::from_base(finished(merged, is_literal))
    }
}

/// A base with its statistics and positions.
pub(super) fn finished(mut base: Level, is_literal: &(dyn Fn(u32) -> bool + Sync)) -> Level {
    base.predicates = thread::scope(|scope| {
        if base.len() > 10_000 {
            scope.spawn(|| base.positions());
        }
        Predicates::of(&base, is_literal)
    });
    base
}
