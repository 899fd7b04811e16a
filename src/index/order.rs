//! One sorted order of distinct triples: an offset for each leading id into sorted pairs, and
//! beside each pair the graphs it stands in.

use std::ops::Range;

/// An order of the three ids of a triple.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    /// Subject, predicate, object.
    Spo,
    /// Predicate, object, subject.
    Pos,
    /// Object, subject, predicate.
    Osp,
}

/// A triple in the order of some axis.
pub(super) type Key = [u32; 3];

impl Axis {
    pub(super) const ALL: [Self; 3] = [Self::Spo, Self::Pos, Self::Osp];

    pub(super) fn key(self, [s, p, o]: [u32; 3]) -> Key {
        match self {
            Self::Spo => [s, p, o],
            Self::Pos => [p, o, s],
            Self::Osp => [o, s, p],
        }
    }

    pub(super) fn triple(self, [a, b, c]: Key) -> [u32; 3] {
        match self {
            Self::Spo => [a, b, c],
            Self::Pos => [c, a, b],
            Self::Osp => [b, c, a],
        }
    }
}

/// What a triple must be to match: the first `bound` ids of `key`, in the order of `axis`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prefix {
    pub(super) axis: Axis,
    pub(super) key: Key,
    pub(super) bound: usize,
}

impl Prefix {
    /// Any of the eight patterns is a prefix on one of the three axes.
    pub(super) fn new(s: Option<u32>, p: Option<u32>, o: Option<u32>) -> Self {
        let axis = match (s, p, o) {
            (None, Some(_), _) => Axis::Pos,
            (_, None, Some(_)) => Axis::Osp,
            _ => Axis::Spo,
        };
        let bound = [s, p, o].into_iter().flatten().count();
        let key = axis.key([s, p, o].map(Option::unwrap_or_default));
        Self { axis, key, bound }
    }

    pub(super) fn matches(&self, triple: [u32; 3]) -> bool {
        self.axis.key(triple)[..self.bound] == self.key[..self.bound]
    }

    /// Where the matches are among keys sorted on this axis.
    pub(super) fn range_in(&self, keys: &[Key]) -> Range<usize> {
        if keys.is_empty() {
            return 0..0;
        }
        let wanted = &self.key[..self.bound];
        let start = keys.partition_point(|key| key[..self.bound] < *wanted);
        let rest = &keys[start..];
        start..start + rest.partition_point(|key| key[..self.bound] == *wanted)
    }
}

/// Rows sorted by key, each a distinct triple.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// The leading ids, ascending; none: every id below `starts.len() - 1`.
    pub(super) ids: Option<Vec<u32>>,
    /// Where the rows of each leading id begin, and the number of rows.
    pub(super) starts: Vec<u32>,
    pub(super) pairs: Vec<[u32; 2]>,
    /// A graph, or `LINK` and the place of a list of graphs.
    pub(super) graphs: Vec<u32>,
}

impl Order {
    pub(super) fn len(&self) -> usize {
        self.pairs.len()
    }

    /// The rows that match a prefix on this order's axis.
    pub(super) fn range(&self, prefix: &Prefix) -> Range<usize> {
        if prefix.bound == 0 {
            return 0..self.len();
        }
        let rows = self.rows_of(prefix.key[0]);
        let group = &self.pairs[rows.clone()];
        let [_, second, third] = prefix.key;
        match prefix.bound {
            1 => rows,
            2 => {
                let start = group.partition_point(|pair| pair[0] < second);
                let length = run_length(&group[start..], second);
                rows.start + start..rows.start + start + length
            }
            _ => match group.binary_search(&[second, third]) {
                Ok(place) => rows.start + place..rows.start + place + 1,
                Err(_) => 0..0,
            },
        }
    }

    fn rows_of(&self, lead: u32) -> Range<usize> {
        let index = match &self.ids {
            None => lead as usize,
            Some(ids) => match ids.binary_search(&lead) {
                Ok(index) => index,
                Err(_) => return 0..0,
            },
        };
        match (self.starts.get(index), self.starts.get(index + 1)) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        }
    }

    /// The index of the leading id of a row, which must exist.
    pub(super) fn lead_of(&self, row: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= row) - 1
    }

    /// Moves the index of a leading id forward to that of a row behind it.
    pub(super) fn advance(&self, lead: &mut usize, row: usize) {
        for _ in 0..16 {
            if self.starts[*lead + 1] as usize > row {
                return;
            }
            *lead += 1;
        }
        *lead += self.starts[*lead..].partition_point(|start| *start as usize <= row) - 1;
    }

    pub(super) fn lead_id(&self, index: usize) -> u32 {
        match &self.ids {
            None => index as u32,
            Some(ids) => ids[index],
        }
    }

    /// All rows in order: key and graphs.
    pub(super) fn rows(&self) -> impl Iterator<Item = (Key, u32)> + '_ {
        let mut lead = 0;
        (0..self.len()).map(move |row| {
            self.advance(&mut lead, row);
            let [second, third] = self.pairs[row];
            ([self.lead_id(lead), second, third], self.graphs[row])
        })
    }
}

/// How many pairs at the start of a sorted group begin with `second`: short runs are the rule.
fn run_length(group: &[[u32; 2]], second: u32) -> usize {
    let mut reach = 1;
    while reach < group.len() && group[reach][0] == second {
        reach *= 2;
    }
    let from = reach / 2;
    let to = group.len().min(reach + 1);
    from.min(group.len()) + group[from.min(group.len())..to].partition_point(|p| p[0] == second)
}

/// Makes an order of rows given in the order of their keys.
pub(super) struct OrderBuilder {
    order: Order,
    /// Number of dense leading ids; none for a sparse order.
    dense: Option<usize>,
}

impl OrderBuilder {
    /// An order with an offset for each of `terms` ids.
    pub(super) fn dense(terms: usize, rows: usize) -> Self {
        Self::new(Some(terms), rows)
    }

    /// An order with an offset for each leading id that occurs.
    pub(super) fn sparse(rows: usize) -> Self {
        Self::new(None, rows)
    }

    fn new(dense: Option<usize>, rows: usize) -> Self {
        Self {
            order: Order {
                ids: match dense {
                    Some(_) => None,
                    None => Some(Vec::new()),
                },
                starts: Vec::with_capacity(dense.map_or(0, |terms| terms + 1)),
                pairs: Vec::with_capacity(rows),
                graphs: Vec::with_capacity(rows),
            },
            dense,
        }
    }

    pub(super) fn push(&mut self, [lead, second, third]: Key, graphs: u32) {
        let row = self.order.pairs.len() as u32;
        match &mut self.order.ids {
            None => {
                while self.order.starts.len() <= lead as usize {
                    self.order.starts.push(row);
                }
            }
            Some(ids) => {
                if ids.last() != Some(&lead) {
                    ids.push(lead);
                    self.order.starts.push(row);
                }
            }
        }
        self.order.pairs.push([second, third]);
        self.order.graphs.push(graphs);
    }

    pub(super) fn finish(mut self) -> Order {
        let rows = u32::try_from(self.order.pairs.len()).expect("fewer than 2^32 triples");
        let length = match self.dense {
            Some(terms) => terms + 1,
            None => self.order.starts.len() + 1,
        };
        self.order.starts.resize(length, rows);
        self.order.pairs.shrink_to_fit();
        self.order.graphs.shrink_to_fit();
        self.order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_what_a_scan_finds() {
        let mut keys: Vec<Key> = (0..2000_u32)
            .map(|i| [i * i % 7 + 3, i * 31 % 5 * 2, i * 17 % 101])
            .collect();
        keys.sort_unstable();
        keys.dedup();
        for builder in [OrderBuilder::dense(20, 0), OrderBuilder::sparse(0)] {
            let mut builder = builder;
            for key in &keys {
                builder.push(*key, key[2]);
            }
            let order = builder.finish();
            let rows: Vec<_> = order.rows().collect();
            assert!(rows.iter().map(|row| &row.0).eq(&keys));
            for key in keys
                .iter()
                .chain(&[[0, 0, 0], [4, 1, 5], [4, 2, 500], [99, 0, 0]])
            {
                for bound in 0..=3 {
                    let prefix = Prefix {
                        axis: Axis::Spo,
                        key: *key,
                        bound,
                    };
                    let matching = keys.iter().filter(|k| k[..bound] == key[..bound]).count();
                    let range = order.range(&prefix);
                    assert_eq!(range.len(), matching, "{prefix:?}");
                    assert_eq!(prefix.range_in(&keys).len(), matching, "{prefix:?}");
                    let matches = |k: &Key| k[..bound] == key[..bound];
                    assert!(keys[range].iter().all(matches), "{prefix:?}");
                }
            }
        }
    }

    #[test]
    fn every_pattern_is_a_prefix() {
        for mask in 0..8 {
            let id = |place: u32| (mask >> place & 1 == 1).then_some(place + 10);
            let prefix = Prefix::new(id(0), id(1), id(2));
            let matching = [0, 1, 2].map(|place| id(place).unwrap_or(99));
            assert!(prefix.matches(matching), "{mask:03b}");
            assert_eq!(prefix.matches([7, 8, 9]), mask == 0);
            for axis in Axis::ALL {
                assert_eq!(axis.triple(axis.key([1, 2, 3])), [1, 2, 3]);
            }
        }
    }
}
