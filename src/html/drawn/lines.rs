//! Links as lines between two rows of boxes: what they come from, and what they lead to.

use super::super::Site;
use super::super::cells::cell_of;
use super::super::map::shortened;
use super::super::query::Cell;
use super::super::words::drawn::Drawn;
use super::{ROWS, WIDTH};
use oxrdf::{Term, Triple};
use std::collections::HashSet;

/// Width of a box.
const BOX: usize = 150;
/// Height of a box with one line of text, and with two.
const HEIGHTS: [usize; 2] = [28, 44];
/// Between boxes.
const GAP: usize = 8;

/// A graph.
pub(super) struct Lines {
    pub heading: String,
    pub width: usize,
    pub height: usize,
    pub boxes: Vec<Node>,
    pub lines: Vec<String>,
    pub rest: Option<(usize, String)>,
}

/// A box: left, top, width and height; along what it is reached, and what it is.
pub(super) struct Node {
    pub place: [usize; 4],
    pub along: String,
    pub text: String,
    pub whole: String,
    pub href: Option<String>,
}

/// A link: from, along what, to.
type Edge = (Term, Option<Term>, Term);

impl Lines {
    /// The graph of the two columns that have the most different resources in rows they share;
    /// none without.
    pub(super) fn of_rows(
        site: &Site<'_>,
        variables: &[String],
        rows: &[Vec<Cell>],
    ) -> Option<Self> {
        let is_node = |cell: Option<&Cell>| matches!(cell, Some(Some(Term::NamedNode(_))));
        let (from, to) = columns(variables.len(), rows)?;
        let edges = rows
            .iter()
            .filter(|row| is_node(row.get(from)) && is_node(row.get(to)));
        let edges = edges.filter_map(|row| Some((row[from].clone()?, None, row[to].clone()?)));
        let words = Drawn::of_language(site.language());
        let heading = (words.graph)(Some((&variables[from], &variables[to])));
        Self::new(site, heading, edges.collect())
    }

    /// The graph of statements that link resources; none without.
    pub(super) fn of_triples(site: &Site<'_>, triples: &[Triple]) -> Option<Self> {
        let links = triples
            .iter()
            .filter(|it| matches!(it.object, Term::NamedNode(_)));
        let edges = links.map(|it| {
            let along = Term::from(it.predicate.clone());
            (it.subject.clone().into(), Some(along), it.object.clone())
        });
        let words = Drawn::of_language(site.language());
        Self::new(site, (words.graph)(None), edges.collect())
    }

    fn new(site: &Site<'_>, heading: String, mut edges: Vec<Edge>) -> Option<Self> {
        let mut seen = HashSet::new();
        edges.retain(|edge| seen.insert(edge.clone()));
        let left_out = edges.len().saturating_sub(ROWS);
        edges.truncate(ROWS);
        if edges.is_empty() {
            return None;
        }
        let mut left = Column::new(0);
        let mut right = Column::new(WIDTH - BOX - 1);
        let mut lines = Vec::new();
        for (from, along, to) in &edges {
            let from = left.place(site, from, None);
            let to = right.place(site, to, along.as_ref());
            lines.push((from, to));
        }
        let lines = lines.into_iter().map(|(from, to)| {
            let (y, down) = (left.middle(from), right.middle(to));
            let (start, end) = (BOX, WIDTH - BOX - 1);
            let half = start.midpoint(end);
            format!("M{start} {y}C{half} {y} {half} {down} {end} {down}")
        });
        let lines = lines.collect();
        let bottom = left.y.max(right.y);
        let words = Drawn::of_language(site.language());
        Some(Self {
            heading,
            width: WIDTH,
            height: bottom + if left_out > 0 { 24 } else { 0 },
            rest: (left_out > 0).then(|| (bottom + 16, (words.rest)(left_out))),
            lines,
            boxes: left.boxes.into_iter().chain(right.boxes).collect(),
        })
    }
}

/// The two columns to join: those with the most different resources, the first of equals.
fn columns(count: usize, rows: &[Vec<Cell>]) -> Option<(usize, usize)> {
    let node = |row: &'_ Vec<Cell>, column: usize| match row.get(column) {
        Some(Some(Term::NamedNode(node))) => Some(node.clone()),
        _ => None,
    };
    let worth = |one: usize, other: usize| {
        let shared = rows
            .iter()
            .filter_map(|row| Some((node(row, one)?, node(row, other)?)));
        let (ones, others): (HashSet<_>, HashSet<_>) = shared.unzip();
        ones.len() * others.len()
    };
    let pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
    let weighed = pairs.map(|(one, other)| (worth(one, other), (one, other)));
    let best = weighed.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (best.0 > 0).then_some(best.1)
}

/// Boxes one under the other.
struct Column {
    x: usize,
    y: usize,
    known: Vec<(Term, Option<Term>)>,
    boxes: Vec<Node>,
}

impl Column {
    fn new(x: usize) -> Self {
        Self {
            x,
            y: 0,
            known: Vec::new(),
            boxes: Vec::new(),
        }
    }

    /// The place of a term's box, which is made if there is none.
    fn place(&mut self, site: &Site<'_>, term: &Term, along: Option<&Term>) -> usize {
        let key = (term.clone(), along.cloned());
        if let Some(place) = self.known.iter().position(|known| *known == key) {
            return place;
        }
        let link = cell_of(site, term).link;
        let way = along.map_or_else(String::new, |along| cell_of(site, along).link.text);
        let height = HEIGHTS[usize::from(along.is_some())];
        self.boxes.push(Node {
            place: [self.x, self.y, BOX, height],
            text: shortened(&link.text, (BOX - 16) as f64 / 14.5),
            along: shortened(&way, (BOX - 16) as f64 / 12.0),
            whole: format!("{way} {}", link.text).trim().to_owned(),
            href: link.href,
        });
        self.y += height + GAP;
        self.known.push(key);
        self.known.len() - 1
    }

    fn middle(&self, place: usize) -> usize {
        let [_, top, _, height] = self.boxes[place].place;
        top + height / 2
    }
}
