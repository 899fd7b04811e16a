//! The walk itself: breadth first, so that the first path to a thing is a shortest one.

use super::Rules;
use crate::index::{GraphView, TermId, TermKind};
use std::collections::HashSet;

/// Most things a walk reaches.
pub const MOST_REACHED: usize = 3_000;

/// Most statements a walk looks at.
const MOST_STATEMENTS: usize = 60_000;

/// Of what has more incoming statements, only those by which a change can travel are looked at.
const MANY: usize = 200;

/// Most statements that say who is to be told.
const MOST_TOLD: usize = 5_000;

/// Which way a step goes along its property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Way {
    /// From subject to object.
    Forward,
    /// From object to subject.
    Backward,
}

/// Something a change touches, and the last step to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// It.
    pub thing: TermId,
    /// How many steps from what is changed, at least 1.
    pub distance: usize,
    /// From where: the place among what is reached, none for what is changed.
    pub from: Option<usize>,
    /// What the step starts at.
    pub before: TermId,
    /// Along which property.
    pub along: TermId,
    /// Which way along it.
    pub way: Way,
}

/// Who is to be told, why and of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Who.
    pub agent: TermId,
    /// As what: the property.
    pub role: TermId,
    /// Of what: what is changed, or touched.
    pub thing: TermId,
}

/// Where a walk was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// The thing it was cut at.
    pub at: TermId,
    /// How many statements more lead on from there.
    pub more: usize,
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Found {
    /// What is changed.
    pub changed: Vec<TermId>,
    /// What that touches, the nearest first.
    pub reached: Vec<Reached>,
    /// Who is to be told.
    pub told: Vec<Told>,
    /// Where it was cut; none if it is whole.
    pub cut: Option<Cut>,
}

impl Found {
    /// The steps to what is reached, in the order they are taken.
    pub fn path(&self, place: usize) -> Vec<&Reached> {
        let mut steps = Vec::new();
        let mut next = Some(place);
        while let Some(step) = next.and_then(|place| self.reached.get(place)) {
            steps.push(step);
            next = step.from;
        }
        steps.reverse();
        steps
    }
}

/// Walks from what is changed; `lost` are statements that the view has no more, and along which
/// the change travels all the same.
pub fn walk(view: &GraphView, rules: &Rules, changed: &[TermId], lost: &[[TermId; 3]]) -> Found {
    let mut walk = Walk {
        view,
        rules,
        lost,
        seen: changed.iter().copied().collect(),
        looked_at: 0,
        found: Found {
            changed: changed.to_vec(),
            ..Found::default()
        },
    };
    for thing in changed {
        walk.steps_from(*thing, None);
    }
    let mut place = 0;
    while walk.found.cut.is_none() && place < walk.found.reached.len() {
        let Reached {
            thing, distance, ..
        } = walk.found.reached[place];
        // Records are where a walk ends; past the first step they are not among what is reached.
        if distance > 1 || !rules.ends_at(view, thing) {
            walk.steps_from(thing, Some(place));
        }
        place += 1;
    }
    walk.found
}

struct Walk<'a> {
    view: &'a GraphView,
    rules: &'a Rules,
    lost: &'a [[TermId; 3]],
    seen: HashSet<TermId>,
    looked_at: usize,
    found: Found,
}

impl Walk<'_> {
    fn steps_from(&mut self, thing: TermId, from: Option<usize>) {
        let (view, rules, lost) = (self.view, self.rules, self.lost);
        let lost = lost.iter().copied();
        for [subject, property, object] in view
            .triples(Some(thing), None, None)
            .chain(lost.clone().filter(|[subject, ..]| *subject == thing))
        {
            debug_assert_eq!(subject, thing);
            if !self.go_on(thing) {
                return;
            }
            if rules.notifies(property) {
                self.tell(object, property, thing);
            }
            if rules.travels(property).is_some_and(|it| it.is_forward()) {
                self.reach(object, from, (thing, property, Way::Forward));
            }
        }
        let gone = lost.filter(|[_, _, object]| *object == thing);
        if view.count(None, None, Some(thing)) <= MANY {
            for triple in view.triples(None, None, Some(thing)).chain(gone) {
                if !self.back(triple, from) {
                    return;
                }
            }
            return;
        }
        for property in rules.backward() {
            for triple in view.triples(None, Some(*property), Some(thing)) {
                if !self.back(triple, from) {
                    return;
                }
            }
        }
        for triple in gone {
            self.back(triple, from);
        }
    }

    fn back(&mut self, [subject, property, object]: [TermId; 3], from: Option<usize>) -> bool {
        if !self.go_on(object) {
            return false;
        }
        let travels = self.rules.travels(property);
        if travels.is_some_and(|it| it.is_backward()) {
            self.reach(subject, from, (object, property, Way::Backward));
        }
        true
    }

    fn reach(&mut self, thing: TermId, from: Option<usize>, step: (TermId, TermId, Way)) {
        let is_node = matches!(
            self.view.kind(thing),
            TermKind::NamedNode | TermKind::BlankNode
        );
        if !is_node || self.seen.contains(&thing) {
            return;
        }
        let before = from.map_or(0, |place| self.found.reached[place].distance);
        // It may be reached at the first step still, from another of what is changed.
        if before > 0 && self.rules.ends_at(self.view, thing) {
            return;
        }
        self.seen.insert(thing);
        let (start, along, way) = step;
        self.found.reached.push(Reached {
            thing,
            distance: before + 1,
            from,
            before: start,
            along,
            way,
        });
    }

    fn tell(&mut self, agent: TermId, role: TermId, thing: TermId) {
        let is_agent = self.view.kind(agent) == TermKind::NamedNode;
        if is_agent && self.found.told.len() < MOST_TOLD {
            self.found.told.push(Told { agent, role, thing });
        }
    }

    /// Counts a statement; false at a bound, which is then told once.
    fn go_on(&mut self, at: TermId) -> bool {
        self.looked_at += 1;
        if self.found.reached.len() < MOST_REACHED && self.looked_at <= MOST_STATEMENTS {
            return true;
        }
        if self.found.cut.is_none() {
            let more = self.leading_on(at);
            self.found.cut = Some(Cut { at, more });
        }
        false
    }

    /// How many statements a change can travel along from a thing, less those it did.
    fn leading_on(&self, at: TermId) -> usize {
        let view = self.view;
        let forward = view.triples(Some(at), None, None).take(MOST_STATEMENTS);
        let forward = forward.filter(|[_, property, _]| {
            let travels = self.rules.travels(*property);
            travels.is_some_and(|it| it.is_forward())
        });
        let backward = self.rules.backward().iter();
        let backward = backward.map(|property| view.count(None, Some(*property), Some(at)));
        let all = forward.count() + backward.sum::<usize>();
        let taken = self.found.reached.iter().filter(|step| step.before == at);
        all.saturating_sub(taken.count())
    }
}
