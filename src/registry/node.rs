//! What a shapes graph says of one node.

use crate::index::{GraphView, TermId};
use crate::vocab::sh;
use oxrdf::NamedNodeRef;
use oxrdf::vocab::rdf;

pub(super) fn all(view: &GraphView, subject: TermId, property: NamedNodeRef<'_>) -> Vec<TermId> {
    view.id(property)
        .map(|property| view.objects(subject, property).collect())
        .unwrap_or_default()
}

pub(super) fn one(view: &GraphView, subject: TermId, property: NamedNodeRef<'_>) -> Option<TermId> {
    view.id(property)
        .and_then(|property| view.objects(subject, property).next())
}

/// The items of a list; stops where it is broken or bites its tail.
pub(super) fn items(view: &GraphView, list: TermId) -> Vec<TermId> {
    let (mut cells, mut items) = (vec![list], Vec::new());
    let mut cell = list;
    while let Some(item) = one(view, cell, rdf::FIRST) {
        items.push(item);
        match one(view, cell, rdf::REST) {
            Some(rest) if !cells.contains(&rest) => cell = rest,
            _ => break,
        }
        cells.push(cell);
    }
    items
}

pub(super) fn order(shapes: &GraphView, node: TermId) -> f64 {
    one(shapes, node, sh::ORDER)
        .and_then(|value| shapes.text(value).parse().ok())
        .unwrap_or(f64::INFINITY)
}

pub(super) fn is_deactivated(shapes: &GraphView, shape: TermId) -> bool {
    one(shapes, shape, sh::DEACTIVATED).is_some_and(|value| shapes.text(value) == "true")
}
