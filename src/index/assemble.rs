//! A base from rows in any order, or from one sorted order: the other orders are derived by
//! counting, which keeps each group sorted without comparing.

use crate::index::graphs::Graphs;
use crate::index::level::{Level, push_graphs};
use crate::index::order::Order;
use crate::index::part::{Part, finished};
use std::thread;

/// A quad of ids: subject, predicate, object, graph.
pub(super) type Row = [u32; 4];

/// The base that holds some rows, in any order and with repetitions; ids are below `terms`.
pub(super) fn base(
    rows: Vec<Vec<Row>>,
    terms: usize,
    is_literal: &(dyn Fn(u32) -> bool + Sync),
) -> Level {
    if rows.iter().all(Vec::is_empty) {
        return Level::default();
    }
    let (spo, lists) = sorted(rows, terms);
    derived(spo, lists, terms, is_literal)
}

/// The base of a dense order by subject, which must be sorted and without repetitions.
pub(super) fn derived(
    spo: Order,
    lists: Vec<u32>,
    terms: usize,
    is_literal: &(dyn Fn(u32) -> bool + Sync),
) -> Level {
    // By object, groups come out as subject, predicate; of those by predicate: object, subject.
    let osp = regrouped(&spo, terms, |[s, p, o]| (o, [s, p]));
    let pos = regrouped(&osp, terms, |[o, s, p]| (p, [o, s]));
    finished(Level::new([spo, pos, osp], lists), is_literal)
}

/// The graph table of two bases.
pub(super) fn graphs(parts: &[Part; 2], created: impl Iterator<Item = u32>) -> Graphs {
    let mut graphs = Graphs::default();
    for part in parts {
        for (graph, size) in part.base().positions().sizes() {
            graphs.change(graph, i64::from(size));
        }
    }
    created.for_each(|graph| graphs.create(graph));
    graphs
}

/// Distinct triples by subject, with their graphs.
fn sorted(rows: Vec<Vec<Row>>, terms: usize) -> (Order, Vec<u32>) {
    let total = rows.iter().map(Vec::len).sum();
    let mut next = vec![0_u32; terms + 1];
    for [subject, ..] in rows.iter().flatten() {
        next[*subject as usize + 1] += 1;
    }
    accumulate(&mut next);
    let starts = next.clone();
    let mut grouped = vec![[0_u32; 3]; total];
    for block in rows {
        for [subject, predicate, object, graph] in block {
            let place = &mut next[subject as usize];
            grouped[*place as usize] = [predicate, object, graph];
            *place += 1;
        }
    }
    drop(next);
    sort_groups(&mut grouped, &starts);
    distinct(&grouped, starts)
}

/// Sorts each group, on two threads where there is enough to do.
fn sort_groups(grouped: &mut [[u32; 3]], starts: &[u32]) {
    let sort = |rows: &mut [[u32; 3]], starts: &[u32]| {
        let first = starts[0];
        for group in starts.windows(2) {
            let (from, to) = ((group[0] - first) as usize, (group[1] - first) as usize);
            if to - from > 1 {
                rows[from..to].sort_unstable();
            }
        }
    };
    let middle = starts.partition_point(|start| (*start as usize) < grouped.len() / 2);
    if grouped.len() < 10_000 || middle == 0 || middle + 1 >= starts.len() {
        return sort(grouped, starts);
    }
    let (left, right) = grouped.split_at_mut(starts[middle] as usize);
    thread::scope(|scope| {
        scope.spawn(|| sort(left, &starts[..=middle]));
        sort(right, &starts[middle..]);
    });
}

/// Merges equal triples of sorted groups.
fn distinct(grouped: &[[u32; 3]], mut starts: Vec<u32>) -> (Order, Vec<u32>) {
    let mut order = Order {
        pairs: Vec::with_capacity(grouped.len()),
        graphs: Vec::with_capacity(grouped.len()),
        ..Order::default()
    };
    let mut lists = Vec::new();
    let mut several: Vec<u32> = Vec::new();
    for lead in 0..starts.len() - 1 {
        let group = &grouped[starts[lead] as usize..starts[lead + 1] as usize];
        starts[lead] = order.pairs.len() as u32;
        for same in group.chunk_by(|a, b| a[..2] == b[..2]) {
            let [predicate, object, graph] = same[0];
            order.pairs.push([predicate, object]);
            if same.len() == 1 {
                order.graphs.push(graph);
                continue;
            }
            several.clear();
            several.extend(same.iter().map(|row| row[2]));
            several.dedup();
            order.graphs.push(push_graphs(&mut lists, &several));
        }
    }
    let last = starts.len() - 1;
    starts[last] = order.pairs.len() as u32;
    order.starts = starts;
    order.pairs.shrink_to_fit();
    order.graphs.shrink_to_fit();
    (order, lists)
}

/// The rows of a dense order under another leading id, in the order they come.
fn regrouped(from: &Order, terms: usize, key: impl Fn([u32; 3]) -> (u32, [u32; 2])) -> Order {
    let mut next = vec![0_u32; terms + 1];
    for (row, _) in from.rows() {
        next[key(row).0 as usize + 1] += 1;
    }
    accumulate(&mut next);
    let starts = next.clone();
    let mut pairs = vec![[0; 2]; from.len()];
    let mut graphs = vec![0; from.len()];
    for (row, entry) in from.rows() {
        let (lead, pair) = key(row);
        let place = &mut next[lead as usize];
        pairs[*place as usize] = pair;
        graphs[*place as usize] = entry;
        *place += 1;
    }
    Order {
        ids: None,
        starts,
        pairs,
        graphs,
    }
}

/// Counts one place behind, made into offsets.
fn accumulate(counts: &mut [u32]) {
    let mut sum = 0;
    for count in counts {
        sum += *count;
        *count = sum;
    }
}
