//! Where the triples of each graph are, for exports and `GRAPH` patterns wider than their graph.

use crate::index::level::Level;
use crate::index::order::Axis;

/// The rows of each graph in the order subject, predicate, object.
#[derive(Debug, Default)]
pub(super) struct Positions {
    /// The graphs that have rows, ascending.
    graphs: Vec<u32>,
    /// Where the rows of each begin in `rows`, and their number.
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl Positions {
    pub(super) fn of(level: &Level) -> Self {
        let column = &level.order(Axis::Spo).graphs;
        let mut counts: Vec<(u32, u32)> = Vec::new();
        each_run(level, column, |graph, run| {
            match counts.binary_search_by_key(&graph, |count| count.0) {
                Ok(place) => counts[place].1 += run.len() as u32,
                Err(place) => counts.insert(place, (graph, run.len() as u32)),
            }
        });
        let graphs: Vec<u32> = counts.iter().map(|count| count.0).collect();
        let mut starts = vec![0_u32];
        for (_, count) in &counts {
            starts.push(starts[starts.len() - 1] + count);
        }
        let mut next = starts.clone();
        let mut rows = vec![0; starts[starts.len() - 1] as usize];
        each_run(level, column, |graph, run| {
            let place = graphs.binary_search(&graph).expect("counted above");
            for row in run {
                rows[next[place] as usize] = row as u32;
                next[place] += 1;
            }
        });
        Self {
            graphs,
            starts,
            rows,
        }
    }

    /// The rows of one graph, ascending.
    pub(super) fn range(&self, graph: u32) -> std::ops::Range<usize> {
        match self.graphs.binary_search(&graph) {
            Ok(place) => self.starts[place] as usize..self.starts[place + 1] as usize,
            Err(_) => 0..0,
        }
    }

    /// The row at a place of such a range.
    pub(super) fn row(&self, place: usize) -> usize {
        self.rows[place] as usize
    }

    /// The number of quads of each graph.
    pub(super) fn sizes(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let sizes = self.starts.windows(2).map(|pair| pair[1] - pair[0]);
        self.graphs.iter().copied().zip(sizes)
    }
}

/// Calls for each graph of each row; neighbouring rows of one graph together.
fn each_run(level: &Level, column: &[u32], mut found: impl FnMut(u32, std::ops::Range<usize>)) {
    let mut row = 0;
    while row < column.len() {
        let entry = column[row];
        let length = column[row..].iter().take_while(|e| **e == entry).count();
        for graph in level.graphs(&column[row]) {
            found(*graph, row..row + length);
        }
        row += length;
    }
}
