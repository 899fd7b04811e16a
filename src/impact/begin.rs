//! Where to begin: of the collections that question A3 can be asked about, the things from which
//! most statements lead on.

use super::Rules;
use crate::index::{GraphView, TermId, TermKind};
use crate::questions::Questions;
use crate::registry::Registry;
use oxrdf::NamedNode;
use oxrdf::vocab::rdf;
use std::collections::HashSet;

/// The question whose parameter says what changes are asked about.
const ASKED: &str = "a03-what-a-change-touches";

/// Things of a collection that are looked at; of a longer one, the first.
const LOOKED_AT: usize = 300;

/// Statements of a thing that are looked at.
const STATEMENTS: usize = 500;

/// Things of a collection that are offered.
const OFFERED: usize = 4;

/// Some things of one collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// The collection's name in addresses.
    pub collection: String,
    /// The things, with how many statements lead on from them; most first.
    pub things: Vec<(TermId, usize)>,
}

/// Where to begin, in the order the question names the collections.
pub fn beginnings(
    view: &GraphView,
    rules: &Rules,
    registry: &Registry,
    questions: &Questions,
) -> Vec<Beginning> {
    let question = questions.get(ASKED).into_iter();
    let asked = question.flat_map(|question| &question.parameters);
    let collections = asked.flat_map(|parameter| &parameter.collections);
    let mut offered: HashSet<TermId> = HashSet::new();
    collections
        .filter_map(|segment| {
            let collection = registry.collection(segment)?;
            let mut things: Vec<(TermId, usize)> = collection
                .all_classes()
                .flat_map(|class| instances(view, class))
                .take(LOOKED_AT)
                .map(|thing| (thing, leading_on(view, rules, thing)))
                .filter(|(thing, count)| *count > 0 && !offered.contains(thing))
                .collect();
            things
                .sort_by(|(a, x), (b, y)| y.cmp(x).then_with(|| view.text(*a).cmp(view.text(*b))));
            things.dedup();
            things.truncate(OFFERED);
            // What is in two collections is offered in the first.
            offered.extend(things.iter().map(|(thing, _)| *thing));
            Some(Beginning {
                collection: collection.segment.clone(),
                things,
            })
        })
        .filter(|beginning| !beginning.things.is_empty())
        .collect()
}

fn instances<'v>(view: &'v GraphView, class: &str) -> impl Iterator<Item = TermId> + use<'v> {
    let class = NamedNode::new(class).ok().and_then(|iri| view.id(&iri));
    let known = view.id(rdf::TYPE).zip(class);
    let things = known.map(|(a, class)| view.subjects(a, class));
    let named = move |thing: &TermId| view.kind(*thing) == TermKind::NamedNode;
    things.into_iter().flatten().filter(named)
}

fn leading_on(view: &GraphView, rules: &Rules, thing: TermId) -> usize {
    let onward = view.triples(Some(thing), None, None).take(STATEMENTS);
    let onward = onward.filter(|[_, property, _]| {
        let travels = rules.travels(*property);
        travels.is_some_and(|it| it.is_forward())
    });
    let back = view.triples(None, None, Some(thing)).take(STATEMENTS);
    let back = back.filter(|[_, property, _]| {
        let travels = rules.travels(*property);
        travels.is_some_and(|it| it.is_backward())
    });
    onward.count() + back.count()
}
