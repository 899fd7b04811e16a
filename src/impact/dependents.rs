//! The stored questions and shapes that depend on what is changed.

use super::{Mentions, Rules};
use crate::index::{GraphView, TermId, TermKind};
use oxrdf::vocab::rdfs;
use std::collections::{BTreeMap, BTreeSet};

/// Superclasses that are asked about, at most.
const MOST_CLASSES: usize = 20;

/// Of more changed things it is not looked up what depends on each.
const MOST_CHANGED: usize = 100;

/// Why something depends on it; the closest reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Because {
    /// It is mentioned itself.
    Itself(TermId),
    /// It guards the things of its class.
    Guarded(TermId),
    /// Its class is.
    Class(TermId),
    /// A property by which changes travel to it or from it is.
    Property(TermId),
}

/// What depends on it, the closest reason of each.
#[derive(Debug, Default)]
pub struct Dependents {
    /// Questions by name.
    pub questions: Vec<(&'static str, Because)>,
    /// Shapes by IRI.
    pub shapes: Vec<(String, Because)>,
}

/// What depends on the things that are changed, the closest reasons first.
pub fn dependents(
    view: &GraphView,
    rules: &Rules,
    mentions: &Mentions,
    changed: &[TermId],
) -> Dependents {
    let mut reasons = BTreeSet::new();
    for thing in changed.iter().take(MOST_CHANGED) {
        reasons.insert(Because::Itself(*thing));
        for class in classes(view, rules, *thing) {
            reasons.extend([Because::Guarded(class), Because::Class(class)]);
        }
        reasons.extend(
            properties(view, rules, *thing)
                .into_iter()
                .map(Because::Property),
        );
    }
    let mut questions = BTreeMap::new();
    let mut shapes = BTreeMap::new();
    // A set of reasons is in order: the first that meets a question is the closest.
    for reason in reasons {
        let (Because::Itself(term)
        | Because::Guarded(term)
        | Because::Class(term)
        | Because::Property(term)) = reason;
        let iri = view.text(term);
        if let Because::Guarded(_) = reason {
            for shape in mentions.guards(iri) {
                shapes.entry(shape.to_owned()).or_insert(reason);
            }
            continue;
        }
        for question in mentions.questions(iri) {
            questions.entry(question).or_insert(reason);
        }
        for shape in mentions.shapes(iri) {
            shapes.entry(shape.to_owned()).or_insert(reason);
        }
    }
    let mut found = Dependents {
        questions: questions.into_iter().collect(),
        shapes: shapes.into_iter().collect(),
    };
    found.questions.sort_by_key(|(_, reason)| *reason);
    found.shapes.sort_by_key(|(_, reason)| *reason);
    found
}

/// The classes of a thing, and what these are kinds of.
fn classes(view: &GraphView, rules: &Rules, thing: TermId) -> Vec<TermId> {
    let mut classes: Vec<TermId> = rules.classes(view, thing).collect();
    let above = view.id(rdfs::SUB_CLASS_OF);
    let mut place = 0;
    while let (Some(above), Some(class)) = (above, classes.get(place).copied()) {
        for parent in view.objects(class, above) {
            let is_new = view.kind(parent) == TermKind::NamedNode && !classes.contains(&parent);
            if is_new && classes.len() < MOST_CLASSES {
                classes.push(parent);
            }
        }
        place += 1;
    }
    classes
}

/// The properties by which changes travel to a thing or from it.
fn properties(view: &GraphView, rules: &Rules, thing: TermId) -> Vec<TermId> {
    let of_it = view
        .triples(Some(thing), None, None)
        .map(|[_, property, _]| property);
    let mut properties: Vec<TermId> = of_it.filter(|it| rules.travels(*it).is_some()).collect();
    let to_it = rules.properties();
    properties.extend(to_it.filter(|it| view.count(None, Some(*it), Some(thing)) > 0));
    properties.sort_unstable();
    properties.dedup();
    properties
}
