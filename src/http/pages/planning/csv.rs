//! Needs and roadmap as CSV.

use super::super::super::csv::table;
use crate::html::Site;
use crate::planning::{Filter, Need, Needs, Order, Placed, Roadmap, Row, SECTIONS, is_unknown};
use oxrdf::{NamedNode, Term};

/// What stands for a value that nobody knows.
const UNKNOWN: &str = "unknown";

/// The needs in an order: a line a need, a column a criterion.
pub fn needs(site: &Site<'_>, needs: &Needs, order: &Order) -> String {
    let mut head: Vec<String> = [
        "place",
        "declaredPlace",
        "need",
        "label",
        "kinds",
        "points",
        "least",
        "most",
        "bestPlace",
        "worstPlace",
    ]
    .map(str::to_owned)
    .into();
    head.extend(needs.criteria.iter().map(|it| format!("score.{}", it.key)));
    head.extend(["measures", "domains", "bodies", "cases"].map(str::to_owned));
    let lines = order.placed.iter();
    table(
        head,
        lines.map(|placed| need(site, &needs.needs[placed.need], placed)),
    )
}

fn need(site: &Site<'_>, need: &Need, placed: &Placed) -> Vec<String> {
    let points = placed.points;
    let number = |number: f64| format!("{}", (number * 1e4).round() / 1e4);
    let mut line = vec![
        placed.place.to_string(),
        placed.declared.to_string(),
        need.thing.as_str().to_owned(),
        label(site, &need.thing),
        joined(need.kinds.iter()),
        points.now.map(number).unwrap_or_default(),
        number(points.least),
        number(points.most),
        placed.span.0.to_string(),
        placed.span.1.to_string(),
    ];
    let scores = need.scores.iter();
    line.extend(scores.map(|score| score.map_or_else(|| UNKNOWN.to_owned(), number)));
    line.push(joined(need.measures.iter().map(|(measure, _)| measure)));
    line.push(joined(need.domains.iter()));
    line.push(joined(need.raised.iter().map(|it| &it.body)));
    line.push(joined(need.raised.iter().map(|it| &it.case)));
    line
}

/// The part of the roadmap that the filter names: its columns, and the names of what has one.
pub fn roadmap(site: &Site<'_>, roadmap: &Roadmap, filter: &Filter) -> String {
    let name = SECTIONS[filter.section].name;
    let columns = roadmap.answer(name).columns();
    let head = columns
        .iter()
        .flat_map(|c| [c.clone(), format!("{c}Label")]);
    let line = |row: Row<'_>| {
        let cells = columns
            .iter()
            .flat_map(|column| cells(site, row.value(column)));
        cells.collect::<Vec<_>>()
    };
    let rows = roadmap.rows(name, filter).into_iter().map(line);
    let lines: Vec<Vec<String>> = std::iter::once(head.collect()).chain(rows).collect();
    // A column of names is there where anything in it has one.
    let kept = |column: &usize| {
        column.is_multiple_of(2) || lines.iter().skip(1).any(|line| !line[*column].is_empty())
    };
    let kept: Vec<usize> = (0..columns.len() * 2).filter(kept).collect();
    let mut lines = lines
        .iter()
        .map(|line| kept.iter().map(|c| line[*c].clone()).collect());
    let head = lines.next().unwrap_or_default();
    table(head, lines)
}

/// A value, and what it is called if it is a thing.
fn cells(site: &Site<'_>, term: Option<&Term>) -> [String; 2] {
    match term {
        None => [String::new(), String::new()],
        Some(Term::NamedNode(node)) if is_unknown(node) => [UNKNOWN.to_owned(), String::new()],
        Some(Term::NamedNode(node)) => [node.as_str().to_owned(), label(site, node)],
        Some(Term::Literal(literal)) => [literal.value().to_owned(), String::new()],
        Some(other) => [other.to_string(), String::new()],
    }
}

fn label(site: &Site<'_>, node: &NamedNode) -> String {
    match site.view.id(node) {
        Some(id) => site.label(id).text,
        None => site.label_of_iri(node.as_str()).text,
    }
}

fn joined<'n>(nodes: impl Iterator<Item = &'n NamedNode>) -> String {
    let mut all: Vec<&str> = Vec::new();
    for node in nodes.map(NamedNode::as_str) {
        if !all.contains(&node) {
            all.push(node);
        }
    }
    all.join(" ")
}
