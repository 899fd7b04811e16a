//! Goes through all that the index finds: counts, facets, and the best by the index's score.

use super::index::PLACE;
use super::table::Table;
use std::collections::HashMap;
use std::sync::Arc;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader, TantivyError};

/// What a facet must have for a thing to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Any value, or none.
    Anything,
    /// This value.
    Value(u32),
    /// A value that nothing has.
    Absent,
}

impl Wanted {
    fn fits(self, values: &[u32]) -> bool {
        match self {
            Self::Anything => true,
            Self::Value(value) => values.contains(&value),
            Self::Absent => false,
        }
    }
}

/// How to collect.
pub struct Gather {
    /// The things.
    pub table: Arc<Table>,
    /// For each facet what is wanted.
    pub wanted: Arc<[Wanted]>,
    /// Least score.
    pub floor: Score,
    /// How many of the best to keep.
    pub most: usize,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Gathered {
    /// How many things.
    pub total: usize,
    /// The best, best first: score and number.
    pub best: Vec<(Score, u32)>,
    /// For each facet how many things have a value, all other facets being as wanted.
    pub counts: Vec<HashMap<u32, usize>>,
}

/// The part of one segment.
pub struct OfSegment {
    places: Column<u64>,
    table: Arc<Table>,
    wanted: Arc<[Wanted]>,
    floor: Score,
    most: usize,
    found: Gathered,
}

impl Collector for Gather {
    type Fruit = Gathered;
    type Child = OfSegment;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> Result<OfSegment, TantivyError> {
        Ok(OfSegment {
            places: segment.fast_fields().u64(PLACE)?,
            table: Arc::clone(&self.table),
            wanted: Arc::clone(&self.wanted),
            floor: self.floor,
            most: self.most,
            found: Gathered {
                counts: vec![HashMap::new(); self.wanted.len()],
                ..Gathered::default()
            },
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Gathered>) -> Result<Gathered, TantivyError> {
        let mut all = Gathered {
            counts: vec![HashMap::new(); self.wanted.len()],
            ..Gathered::default()
        };
        for fruit in fruits {
            all.total += fruit.total;
            all.best.extend(fruit.best);
            for (known, more) in all.counts.iter_mut().zip(fruit.counts) {
                more.into_iter()
                    .for_each(|(value, n)| *known.entry(value).or_default() += n);
            }
        }
        keep(&mut all.best, self.most);
        Ok(all)
    }
}

impl SegmentCollector for OfSegment {
    type Fruit = Gathered;

    fn collect(&mut self, document: DocId, score: Score) {
        if score < self.floor {
            return;
        }
        let place = self
            .places
            .first(document)
            .and_then(|p| u32::try_from(p).ok());
        let Some((place, row)) = place.and_then(|place| Some((place, self.table.row(place)?)))
        else {
            return;
        };
        let mut failed = None;
        for (facet, (wanted, values)) in self.wanted.iter().zip(&row.values).enumerate() {
            if !wanted.fits(values) && failed.replace(facet).is_some() {
                return;
            }
        }
        for (facet, values) in row.values.iter().enumerate() {
            // What another choice of this facet would find.
            if failed.is_none_or(|failed| failed == facet) {
                for value in values {
                    *self.found.counts[facet].entry(*value).or_default() += 1;
                }
            }
        }
        if failed.is_none() {
            self.found.total += 1;
            self.found.best.push((score, place));
            if self.found.best.len() >= 4 * self.most {
                keep(&mut self.found.best, self.most);
            }
        }
    }

    fn harvest(mut self) -> Gathered {
        keep(&mut self.found.best, self.most);
        self.found
    }
}

/// Leaves the best, best first; among equals those that came first to the graph.
fn keep(best: &mut Vec<(Score, u32)>, most: usize) {
    best.sort_unstable_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
    best.truncate(most);
}
