//! Needs as CSV.

use super::super::super::csv::table;
use crate::html::Site;
use crate::planning::{Need, Needs, Order, Placed};
use oxrdf::NamedNode;

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
