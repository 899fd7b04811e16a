//! What a declaration says of a node of the shapes.

use crate::index::{GraphView, TermId};
use crate::rdf::Labels;
use oxrdf::NamedNodeRef;
use oxrdf::vocab::rdf;

/// Most items of a list: one that bites its tail must end.
const MOST: usize = 64;

pub(super) fn values(shapes: &GraphView, node: TermId, property: NamedNodeRef<'_>) -> Vec<TermId> {
    let property = shapes.id(property);
    property.map_or_else(Vec::new, |p| shapes.objects(node, p).collect())
}

pub(super) fn text<'v>(
    shapes: &'v GraphView,
    node: TermId,
    property: NamedNodeRef<'_>,
) -> Option<&'v str> {
    let first = shapes.objects(node, shapes.id(property)?).next()?;
    Some(shapes.text(first))
}

pub(super) fn labels(shapes: &GraphView, node: TermId, property: NamedNodeRef<'_>) -> Labels {
    let mut labels = Labels::default();
    for label in values(shapes, node, property) {
        labels.add(shapes.text(label), shapes.language(label));
    }
    labels
}

/// The items of the lists that a property leads to.
pub(super) fn listed(shapes: &GraphView, node: TermId, property: NamedNodeRef<'_>) -> Vec<TermId> {
    let lists = values(shapes, node, property).into_iter();
    lists.flat_map(|list| items(shapes, list)).collect()
}

/// The same as texts.
pub(super) fn texts(shapes: &GraphView, node: TermId, property: NamedNodeRef<'_>) -> Vec<String> {
    let items = listed(shapes, node, property).into_iter();
    items.map(|item| shapes.text(item).to_owned()).collect()
}

fn items(shapes: &GraphView, list: TermId) -> Vec<TermId> {
    let mut items = Vec::new();
    let mut cell = Some(list);
    while let Some(at) = cell.filter(|_| items.len() < MOST) {
        items.extend(values(shapes, at, rdf::FIRST).into_iter().next());
        cell = values(shapes, at, rdf::REST).into_iter().next();
    }
    items
}
