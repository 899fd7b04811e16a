//! The property shapes of a shape, as pages show them.

use super::node::{all, is_deactivated, items, one, order};
use super::thing::literals;
use super::{Direction, Group, Property};
use crate::index::{GraphView, TermId, TermKind};
use crate::vocab::sh;
use oxrdf::vocab::rdfs;

/// The property shapes of a shape and of those it refers to with `sh:node` and `sh:and`.
pub(super) fn properties(
    shapes: &GraphView,
    shape: TermId,
    into: &mut Vec<Property>,
    seen: &mut Vec<TermId>,
) {
    if seen.contains(&shape) || is_deactivated(shapes, shape) {
        return;
    }
    seen.push(shape);
    for node in all(shapes, shape, sh::PROPERTY) {
        if !is_deactivated(shapes, node)
            && let Some(found) = property(shapes, node)
        {
            merge(into, found);
        }
    }
    for further in all(shapes, shape, sh::NODE) {
        properties(shapes, further, into, seen);
    }
    for list in all(shapes, shape, sh::AND) {
        for further in items(shapes, list) {
            properties(shapes, further, into, seen);
        }
    }
}

/// Several property shapes may speak of one path: what one leaves open another may tell.
fn merge(into: &mut Vec<Property>, found: Property) {
    let known = into
        .iter_mut()
        .find(|p| p.predicate == found.predicate && p.direction == found.direction);
    let Some(known) = known else {
        into.push(found);
        return;
    };
    known.order = known.order.min(found.order);
    if known.group.is_none() {
        known.group = found.group;
    }
    if known.names.is_empty() {
        known.names = found.names;
    }
    if known.descriptions.is_empty() {
        known.descriptions = found.descriptions;
    }
}

/// A property shape with a predicate or inverse path; longer paths are not shown on pages.
pub(super) fn property(shapes: &GraphView, node: TermId) -> Option<Property> {
    let (predicate, direction) = path(shapes, node)?;
    Some(Property {
        predicate: shapes.text(predicate).to_owned(),
        direction,
        order: order(shapes, node),
        group: group(shapes, node),
        names: literals(shapes, node, sh::NAME),
        descriptions: literals(shapes, node, sh::DESCRIPTION),
    })
}

/// The predicate of a property shape, and which way it is walked; none for longer paths.
pub(super) fn path(shapes: &GraphView, node: TermId) -> Option<(TermId, Direction)> {
    let path = one(shapes, node, sh::PATH)?;
    let (predicate, direction) = match shapes.kind(path) {
        TermKind::NamedNode => (path, Direction::Forward),
        TermKind::BlankNode => (one(shapes, path, sh::INVERSE_PATH)?, Direction::Inverse),
        TermKind::Literal | TermKind::Triple => return None,
    };
    (shapes.kind(predicate) == TermKind::NamedNode).then_some((predicate, direction))
}

/// The group of a property shape.
pub(super) fn group(shapes: &GraphView, node: TermId) -> Option<Group> {
    one(shapes, node, sh::GROUP).map(|group| Group {
        node: shapes.text(group).to_owned(),
        order: order(shapes, group),
        names: literals(shapes, group, rdfs::LABEL),
    })
}

/// What the shape leaves unsaid, the ontology may say.
pub(super) fn fill(union: &GraphView, property: &mut Property) {
    let Ok(predicate) = oxrdf::NamedNode::new(&property.predicate) else {
        return;
    };
    let Some(id) = union.id(&predicate) else {
        return;
    };
    if property.names.is_empty() && property.direction == Direction::Forward {
        property.names = literals(union, id, rdfs::LABEL);
    }
    if property.descriptions.is_empty() {
        property.descriptions = literals(union, id, rdfs::COMMENT);
    }
}
