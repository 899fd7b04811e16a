//! The order of what is joined in one group: cheapest first, each part where its names are bound.

use super::cost::Fan;
use super::names::{Name, Names};
use foldhash::HashMap;
use spargebra::algebra::GraphPattern;

/// Groups larger than this are ordered from one start only.
const MANY: usize = 12;
/// Groups larger than this stay as they are written: ordering them would take longer than they do.
const TOO_MANY: usize = 200;

/// One part of a group.
pub(super) struct Element {
    pub(super) pattern: GraphPattern,
    /// What it surely binds.
    pub(super) certain: Names,
    /// What it mentions.
    pub(super) mentioned: Names,
    pub(super) size: Size,
}

/// How many rows a part gives.
pub(super) enum Size {
    /// A triple pattern or a path.
    Fan(Fan),
    /// A table of so many rows.
    Table(f64),
    /// Something that can be evaluated row by row, or not, of roughly so many rows.
    Other { rows: f64, fits: bool },
}

impl Element {
    fn rows(&self, is_bound: &dyn Fn(&Name) -> bool) -> f64 {
        let joined = || self.certain.iter().any(is_bound);
        match &self.size {
            Size::Fan(fan) => fan.rows(is_bound),
            Size::Table(rows) if joined() => (rows / 1000.0).min(1.0),
            Size::Table(rows) => *rows,
            Size::Other { rows, .. } if joined() => rows.min(1.0),
            Size::Other { rows, .. } => *rows,
        }
    }

    fn cost(&self, is_bound: &dyn Fn(&Name) -> bool) -> f64 {
        match &self.size {
            Size::Fan(fan) => fan.cost(is_bound),
            Size::Table(rows) => *rows,
            // Evaluated whole, or for each row: dear in either case.
            Size::Other { rows, fits: true } if !self.certain.iter().any(is_bound) => *rows,
            Size::Other { fits: true, .. } => 8.0,
            Size::Other { rows, .. } => *rows,
        }
    }

    fn is_whole(&self) -> bool {
        matches!(self.size, Size::Other { fits: false, .. })
    }
}

/// An order of the elements, and roughly the rows it touches.
pub(super) struct Plan {
    pub(super) order: Vec<usize>,
    pub(super) cost: f64,
}

/// The cheapest order found, where the names in `outer` are bound from the beginning.
pub(super) fn plan(elements: &[Element], outer: &Names) -> Plan {
    let count = elements.len();
    if count > TOO_MANY {
        return Plan {
            order: (0..count).collect(),
            cost: 0.0,
        };
    }
    let unbound = |name: &Name| outer.contains(name);
    let mut starts: Vec<usize> = (0..count).collect();
    starts.sort_by(|a, b| {
        let rows = |i: &usize| elements[*i].rows(&unbound);
        rows(a).total_cmp(&rows(b))
    });
    starts.truncate(if count > MANY { 1 } else { count });
    // What can only be evaluated whole is best evaluated first, and the rest looked up from it.
    if let Some(whole) = elements.iter().position(Element::is_whole) {
        starts = vec![whole];
    }
    starts
        .into_iter()
        .map(|start| greedy(elements, outer, start))
        .min_by(|a, b| a.cost.total_cmp(&b.cost))
        .unwrap_or(Plan {
            order: Vec::new(),
            cost: 0.0,
        })
}

fn greedy(elements: &[Element], outer: &Names, start: usize) -> Plan {
    let mut bound: HashMap<&Name, ()> = outer.iter().map(|name| (name, ())).collect();
    let mut left: Vec<usize> = (0..elements.len()).collect();
    let mut plan = Plan {
        order: Vec::with_capacity(elements.len()),
        cost: 0.0,
    };
    let mut rows = 1.0_f64;
    let mut next = Some(start);
    while !left.is_empty() {
        let is_bound = |name: &Name| bound.contains_key(name);
        let chosen = next
            .take()
            .unwrap_or_else(|| cheapest(elements, &left, &is_bound));
        let element = &elements[chosen];
        let fan = element.rows(&is_bound);
        plan.cost += rows * element.cost(&is_bound) + rows * fan;
        rows = (rows * fan).max(1e-3);
        left.retain(|index| *index != chosen);
        plan.order.push(chosen);
        bound.extend(element.certain.iter().map(|name| (name, ())));
    }
    plan
}

/// The element to come next: joined to what is there if any is, of the fewest rows.
fn cheapest(elements: &[Element], left: &[usize], is_bound: &dyn Fn(&Name) -> bool) -> usize {
    let rank = |index: usize| {
        let element = &elements[index];
        let rows = element.rows(is_bound);
        let joined =
            rows <= 1.0 || element.certain.is_empty() || element.certain.iter().any(is_bound);
        (!joined, rows + element.cost(is_bound) * 0.01)
    };
    let mut best = (left[0], rank(left[0]));
    for index in &left[1..] {
        let rank = rank(*index);
        if rank.partial_cmp(&best.1) == Some(std::cmp::Ordering::Less) {
            best = (*index, rank);
        }
    }
    best.0
}
