//! What the ontology of one revision says of how changes travel.

use crate::index::{GraphView, TermId};
use crate::registry::own_term;
use oxrdf::vocab::rdf;
use std::collections::{HashMap, HashSet};

/// Which way a change travels along a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Travels {
    /// What is said of a subject touches the object.
    Forward,
    /// A change in the object touches the subject.
    Backward,
    /// Both.
    Both,
}

impl Travels {
    /// Whether a change in the subject touches the object.
    pub fn is_forward(self) -> bool {
        self != Self::Backward
    }

    /// Whether a change in the object touches the subject.
    pub fn is_backward(self) -> bool {
        self != Self::Forward
    }
}

/// How changes travel, where they end, and who is told.
#[derive(Debug, Default)]
pub struct Rules {
    properties: HashMap<TermId, Travels>,
    /// Those a change may travel along from object to subject, in the order of their ids.
    backward: Vec<TermId>,
    ends: HashSet<TermId>,
    notifies: HashSet<TermId>,
    class: Option<TermId>,
}

impl Rules {
    /// Reads them; `base` is the canonical base of this deployment's IRIs.
    pub fn read(view: &GraphView, base: &str) -> Self {
        let own = |local: &str| own_term(view, base, local);
        let [forward, backward, both] =
            ["subjectTouchesObject", "objectTouchesSubject", "bothTouch"].map(own);
        let mut properties = HashMap::new();
        let stated = own("impactDirection").map(|stated| view.triples(None, Some(stated), None));
        for [property, _, direction] in stated.into_iter().flatten() {
            let travels = match Some(direction) {
                known if known == forward => Travels::Forward,
                known if known == backward => Travels::Backward,
                known if known == both => Travels::Both,
                _ => continue,
            };
            properties.insert(property, travels);
        }
        let mut backwards: Vec<TermId> = properties
            .iter()
            .filter(|(_, travels)| travels.is_backward())
            .map(|(property, _)| *property)
            .collect();
        backwards.sort_unstable();
        Self {
            properties,
            backward: backwards,
            ends: marked(view, own("impactEnds")),
            notifies: marked(view, own("impactNotifies")),
            class: view.id(rdf::TYPE),
        }
    }

    /// Which way a change travels along a property; none if it does not.
    pub fn travels(&self, property: TermId) -> Option<Travels> {
        self.properties.get(&property).copied()
    }

    /// Every property a change travels along, in no order.
    pub fn properties(&self) -> impl Iterator<Item = TermId> {
        self.properties.keys().copied()
    }

    /// Whether who is the value of a property is to be told.
    pub fn notifies(&self, property: TermId) -> bool {
        self.notifies.contains(&property)
    }

    /// The properties along which a change in the object touches the subject.
    pub fn backward(&self) -> &[TermId] {
        &self.backward
    }

    /// The classes of a thing.
    pub fn classes(&self, view: &GraphView, thing: TermId) -> impl Iterator<Item = TermId> {
        let class = self.class.map(|class| view.objects(thing, class));
        class.into_iter().flatten()
    }

    /// Whether a walk goes no further from a thing.
    pub fn ends_at(&self, view: &GraphView, thing: TermId) -> bool {
        self.classes(view, thing)
            .any(|class| self.ends.contains(&class))
    }
}

/// The terms of which a property says true.
fn marked(view: &GraphView, property: Option<TermId>) -> HashSet<TermId> {
    let stated = property.map(|property| view.triples(None, Some(property), None));
    let marked = stated.into_iter().flatten();
    marked
        .filter(|[_, _, value]| matches!(view.text(*value), "true" | "1"))
        .map(|[term, _, _]| term)
        .collect()
}
