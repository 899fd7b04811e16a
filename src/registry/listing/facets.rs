//! What values a field has in a list, and how many things have each.

use crate::index::{GraphView, TermId, TermKind};
use crate::rdf::last_part;
use crate::registry::{Direction, Field};
use oxrdf::NamedNode;
use std::collections::{HashMap, HashSet};

/// How many things have a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// The value.
    pub value: TermId,
    /// The things.
    pub things: usize,
}

/// The values of one facet, those that most things have first.
#[derive(Debug, Clone)]
pub struct Counts {
    /// The name of its field.
    pub key: String,
    /// Every value.
    pub values: Vec<Count>,
}

/// The values of a field that things of a list have.
pub(super) fn count(view: &GraphView, field: &Field, is_listed: impl Fn(TermId) -> bool) -> Counts {
    let mut counts: HashMap<TermId, usize> = HashMap::new();
    for (thing, value) in pairs(view, field) {
        if is_listed(thing) && view.kind(value) != TermKind::BlankNode {
            *counts.entry(value).or_default() += 1;
        }
    }
    let values = counts.into_iter();
    let mut values: Vec<_> = values
        .map(|(value, things)| Count { value, things })
        .collect();
    values.sort_by(|a, b| {
        (b.things.cmp(&a.things)).then_with(|| view.text(a.value).cmp(view.text(b.value)))
    });
    Counts {
        key: field.key.clone(),
        values,
    }
}

/// The things that have one of these values in a field; a value is an IRI, the end of one after
/// `/`, `#` or `:`, or a text.
pub(super) fn having(
    view: &GraphView,
    field: &Field,
    known: &Counts,
    wanted: &[String],
) -> HashSet<TermId> {
    let Some(property) = property(view, field) else {
        return HashSet::new();
    };
    let is_wanted = |count: &&Count| {
        let text = view.text(count.value);
        let is_thing = view.kind(count.value) == TermKind::NamedNode;
        wanted
            .iter()
            .any(|w| w == text || is_thing && w == last_part(text))
    };
    let values = known.values.iter().filter(is_wanted);
    values
        .flat_map(|count| match field.direction {
            Direction::Forward => view.subjects(property, count.value).collect::<Vec<_>>(),
            Direction::Inverse => view.objects(count.value, property).collect(),
        })
        .collect()
}

/// Every thing and value of a field.
fn pairs(view: &GraphView, field: &Field) -> impl Iterator<Item = (TermId, TermId)> {
    let triples = property(view, field)
        .into_iter()
        .flat_map(|property| view.triples(None, Some(property), None));
    let direction = field.direction;
    triples.map(move |[subject, _, object]| match direction {
        Direction::Forward => (subject, object),
        Direction::Inverse => (object, subject),
    })
}

fn property(view: &GraphView, field: &Field) -> Option<TermId> {
    view.id(&NamedNode::new(&field.predicate).ok()?)
}
