//! The points of one thing: what each rule counted, what was missing, and the sum.

use super::day::Day;
use super::rule::{Freshness, Rule, Rules};
use crate::index::{GraphView, TermId};
use crate::rdf::{Label, Language};
use crate::shacl::Judge;
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{NamedNode, NamedNodeRef, Term};
use std::collections::BTreeSet;

/// Faults that are told of one node at most.
const FAULTS: usize = 5;

/// What the rules gave a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// It.
    pub thing: NamedNode,
    /// A part for each rule that measures its class, in the order of the rules.
    pub parts: Vec<Part>,
}

/// What one rule gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The place of the rule among all.
    pub rule: usize,
    /// The points it could give.
    pub weight: u32,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// So many of those counted were as they should be.
    Counted {
        /// How many were.
        met: usize,
        /// Of how many there were or should have been; none if there was nothing to count.
        counted: usize,
        /// Those that were not.
        lacking: Vec<Lacking>,
    },
    /// It names a shape that is not there, or that leads nowhere; it does not count in the sum.
    NoShape(NamedNode),
}

/// One that was counted and is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// It.
    pub node: Term,
    /// What it lacks, in the words of the shapes.
    pub faults: Vec<Label>,
    /// Its date, if it is too old.
    pub stale: Option<String>,
}

/// Judges things by the rules.
pub struct Judging<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// The shapes they name.
    pub judge: &'a Judge<'a>,
    /// The data.
    pub view: &'a GraphView,
    /// The day it is judged on.
    pub day: Day,
    /// The reader's language.
    pub language: Language,
}

impl Judging<'_> {
    /// The card of a thing; without parts if no rule measures its class.
    pub fn card(&self, thing: TermId, iri: &NamedNode) -> Card {
        let classes = self.classes(thing);
        let rules = self.rules.all.iter().enumerate();
        let measuring = rules.filter(|(_, rule)| classes.contains(rule.class.as_str()));
        let parts = measuring.map(|(place, rule)| Part {
            rule: place,
            weight: rule.points,
            outcome: self.outcome(rule, thing).unwrap_or_else(Outcome::NoShape),
        });
        Card {
            thing: iri.clone(),
            parts: parts.collect(),
        }
    }

    /// The classes of a thing and those above them.
    fn classes(&self, thing: TermId) -> BTreeSet<&str> {
        let step = |from: TermId, property: NamedNodeRef<'_>| {
            let property = self.view.id(property);
            property.map_or_else(Vec::new, |p| self.view.objects(from, p).collect())
        };
        let mut queue = step(thing, rdf::TYPE);
        let mut found = BTreeSet::new();
        while let Some(class) = queue.pop() {
            if found.insert(self.view.text(class)) {
                queue.extend(step(class, rdfs::SUB_CLASS_OF));
            }
        }
        found
    }

    /// What comes of a rule, or the shape that it misses.
    fn outcome(&self, rule: &Rule, thing: TermId) -> Result<Outcome, NamedNode> {
        let mut nodes = match &rule.counts {
            Some(shape) => self.reached(shape, thing)?,
            None => vec![thing],
        };
        if let Some(shape) = &rule.among {
            let mut kept = Vec::new();
            for node in nodes {
                if self.conforms(shape, node)? {
                    kept.push(node);
                }
            }
            nodes = kept;
        }
        if rule.asks_for_one() {
            return Ok(Outcome::Counted {
                met: usize::from(!nodes.is_empty()),
                counted: 1,
                lacking: Vec::new(),
            });
        }
        let there = nodes.len();
        let expected = match &rule.out_of {
            Some(shape) => self.reached(shape, thing)?.len(),
            None => 0,
        };
        let mut lacking = Vec::new();
        for node in nodes {
            lacking.extend(self.lacking(rule, node)?);
        }
        lacking.sort_by_cached_key(|it: &Lacking| it.node.to_string());
        Ok(Outcome::Counted {
            met: there - lacking.len(),
            counted: there.max(expected),
            lacking,
        })
    }

    /// What is wrong with one that is counted; none if nothing is.
    fn lacking(&self, rule: &Rule, node: TermId) -> Result<Option<Lacking>, NamedNode> {
        let found = match &rule.meets {
            Some(shape) => {
                let found = self.judge.faults(shape.as_ref(), node, FAULTS);
                found.ok_or_else(|| shape.clone())?
            }
            None => Vec::new(),
        };
        let stale = match &rule.freshness {
            Some(freshness) => self.stale(freshness, node)?,
            None => None,
        };
        let is_lacking = stale.is_some() || !found.is_empty();
        let messages = found
            .iter()
            .filter_map(|fault| fault.message(self.language));
        let faults = messages.map(|message| Label {
            text: message.value().to_owned(),
            language: message.language().map(str::to_owned),
        });
        Ok(is_lacking.then(|| Lacking {
            node: self.view.term(node),
            faults: faults.collect(),
            stale,
        }))
    }

    /// The newest date of something that is too old; an empty one for what has none.
    fn stale(&self, freshness: &Freshness, node: TermId) -> Result<Option<String>, NamedNode> {
        let dates = self.reached(&freshness.dated, node)?;
        let dates = dates.into_iter().map(|date| self.view.text(date));
        let newest = dates.filter_map(|date| Some((Day::latest(date)?, date)));
        Ok(match newest.max() {
            Some((day, _)) if self.day.since(day) <= freshness.days => None,
            Some((_, date)) => Some(date.to_owned()),
            None => Some(String::new()),
        })
    }

    fn reached(&self, shape: &NamedNode, from: TermId) -> Result<Vec<TermId>, NamedNode> {
        let reached = self.judge.reached(shape.as_ref(), from);
        reached.ok_or_else(|| shape.clone())
    }

    fn conforms(&self, shape: &NamedNode, node: TermId) -> Result<bool, NamedNode> {
        let conforms = self.judge.conforms(shape.as_ref(), node);
        conforms.ok_or_else(|| shape.clone())
    }
}

impl Part {
    /// The points it gave, in thousandths; none if the rule could not be worked out.
    pub fn thousandths(&self) -> Option<u64> {
        match &self.outcome {
            Outcome::NoShape(_) => None,
            Outcome::Counted { counted: 0, .. } => Some(0),
            Outcome::Counted { met, counted, .. } => {
                let (met, counted) = (*met as u64, *counted as u64);
                Some((u64::from(self.weight) * 1000 * met + counted / 2) / counted)
            }
        }
    }

    /// Whether it gave all it could.
    pub fn is_full(&self) -> bool {
        self.thousandths() == Some(u64::from(self.weight) * 1000)
    }
}

impl Card {
    /// The points given and those that could be, in thousandths.
    pub fn points(&self) -> (u64, u64) {
        let worked_out = self
            .parts
            .iter()
            .filter_map(|p| Some((p.thousandths()?, p.weight)));
        worked_out.fold((0, 0), |(given, of), (points, weight)| {
            (given + points, of + u64::from(weight) * 1000)
        })
    }

    /// The sum in tenths of a percent; none if no rule could be worked out.
    pub fn score(&self) -> Option<u64> {
        let (given, of) = self.points();
        (of > 0).then(|| (given * 1000 + of / 2) / of)
    }

    /// The things that some rule found too old.
    pub fn stale(&self) -> impl Iterator<Item = &Term> {
        let lacking = self.parts.iter().flat_map(|part| match &part.outcome {
            Outcome::Counted { lacking, .. } => &lacking[..],
            Outcome::NoShape(_) => &[],
        });
        lacking.filter(|it| it.stale.is_some()).map(|it| &it.node)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(weight: u32, met: usize, counted: usize) -> Part {
        let outcome = Outcome::Counted {
            met,
            counted,
            lacking: Vec::new(),
        };
        Part {
            rule: 0,
            weight,
            outcome,
        }
    }

    #[test]
    fn the_score_is_the_share_of_the_points_that_could_be_worked_out() {
        let shape = NamedNode::new_unchecked("urn:shape");
        let broken = Part {
            outcome: Outcome::NoShape(shape),
            ..part(90, 0, 0)
        };
        let card = |parts| Card {
            thing: NamedNode::new_unchecked("urn:thing"),
            parts,
        };
        let sum = card(vec![
            part(2, 1, 3),
            part(3, 1, 1),
            part(5, 0, 0),
            broken.clone(),
        ]);
        assert_eq!(sum.points(), (3667, 10_000));
        assert_eq!(sum.score(), Some(367));
        assert!(sum.parts[1].is_full() && !sum.parts[0].is_full());
        assert_eq!(card(vec![broken]).score(), None);
        assert_eq!(card(Vec::new()).score(), None);
    }
}
