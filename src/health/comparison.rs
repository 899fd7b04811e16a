//! Every data domain beside the others: what is known of each property, and the points of its card.

use super::card::{Card, Judging};
use super::rule::Rules;
use super::{Error, Reader};
use crate::alignment::{Answer, Reference, Row};
use crate::index::Scope;
use oxrdf::{NamedNode, Term};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The stored questions it is made of.
const DOMAINS: &str = "b41-domains-to-compare";
const ASSESSED: &str = "b40-comparison-of-domains";
const PROPERTIES: &str = "b43-properties-of-a-set";
const MOVES: &str = "a14-what-changed-level";
/// The question about one domain.
const OF_DOMAIN: &str = "b07-health-of-a-domain";
/// Before any move.
const ALWAYS: &str = "0001-01-01";

/// The data domains side by side, on one day.
#[derive(Debug)]
pub struct Comparison {
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// The rules of the points.
    pub rules: Rules,
    /// What domains are assessed by, in their order.
    pub properties: Vec<Property>,
    /// The domains, by IRI.
    pub domains: Vec<Domain>,
    /// What has changed level.
    pub moves: Answer,
    /// The questions behind domains and cells.
    pub listed: Reference,
    /// The question behind all cells.
    pub assessed: Reference,
}

/// A property by which domains are assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// Its IRI.
    pub iri: NamedNode,
    /// The sets it belongs to.
    pub sets: Vec<NamedNode>,
}

/// One domain.
#[derive(Debug)]
pub struct Domain {
    /// Its IRI.
    pub iri: NamedNode,
    /// The domain it is part of.
    pub above: Option<NamedNode>,
    /// National or regional.
    pub level: NamedNode,
    /// Where, if regional.
    pub region: Option<NamedNode>,
    /// The day it ended, if it has.
    pub ended: Option<String>,
    /// What it is assessed as, property by property.
    pub cells: Vec<Cell>,
    /// Its points.
    pub card: Card,
    /// The question about it.
    pub asked: Reference,
}

/// What a domain is assessed as by one property; empty if nobody has asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell(pub Vec<Assessed>);

/// One assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessed {
    /// The assessment itself.
    pub iri: NamedNode,
    /// The steps of the scale, or a text; none if the value is unknown.
    pub values: Vec<Term>,
    /// What is said besides the step.
    pub note: Option<Term>,
    /// When, as stated.
    pub date: Option<String>,
    /// What it rests on.
    pub mark: Option<NamedNode>,
    /// Whether a rule finds it too old.
    pub stale: bool,
}

/// How it stands with a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// There is a value that is not too old.
    Known,
    /// All values are too old.
    Stale,
    /// It is said that nobody knows.
    Unknown,
    /// It is not assessed.
    Unasked,
}

impl State {
    /// All of them, the best first.
    pub const ALL: [Self; 4] = [Self::Known, Self::Stale, Self::Unknown, Self::Unasked];

    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Stale => "stale",
            Self::Unknown => "unknown",
            Self::Unasked => "unasked",
        }
    }
}

impl Assessed {
    /// How it stands.
    pub fn state(&self) -> State {
        match (self.values.is_empty(), self.stale) {
            (true, _) => State::Unknown,
            (false, true) => State::Stale,
            (false, false) => State::Known,
        }
    }
}

impl Cell {
    /// The best of its assessments.
    pub fn state(&self) -> State {
        let states = self.0.iter().map(Assessed::state);
        states.min().unwrap_or(State::Unasked)
    }
}

impl Domain {
    /// How many properties stand so.
    pub fn count(&self, state: State) -> usize {
        let cells = self.cells.iter();
        cells.filter(|cell| cell.state() == state).count()
    }
}

impl Comparison {
    /// Asks about every domain.
    pub fn read(reader: &Reader<'_>) -> Result<Self, Error> {
        let asker = reader.asker;
        let rules = Rules::read(asker)?;
        let properties = properties(&asker.ask(PROPERTIES)?)?;
        let listed = asker.ask(DOMAINS)?;
        let answer = asker.ask(ASSESSED)?;
        let mut assessed = assessed(&answer)?;
        let mut domains = Vec::new();
        for row in listed.rows() {
            let iri = needed(&row, DOMAINS, "domain")?;
            let given = assessed.remove(&iri).unwrap_or_default();
            domains.push(Domain {
                above: row.thing("above").cloned(),
                level: needed(&row, DOMAINS, "level")?,
                region: row.thing("region").cloned(),
                ended: row.text("ended").map(str::to_owned),
                cells: cells(&properties, given),
                card: Card {
                    thing: iri.clone(),
                    parts: Vec::new(),
                },
                asked: Reference {
                    question: OF_DOMAIN,
                    about: Some(("domain", iri.as_str().to_owned())),
                },
                iri,
            });
        }
        // A domain in two regions or under two others has several rows.
        domains.dedup_by(|later, first| later.iri == first.iri);
        judge(reader, &rules, &mut domains)?;
        Ok(Self {
            date: reader.date.to_owned(),
            rules,
            properties,
            domains,
            moves: asker.about(MOVES, "since", ALWAYS)?,
            listed: listed.asked,
            assessed: answer.asked,
        })
    }

    /// The card of a domain.
    pub fn card(&self, iri: &NamedNode) -> Option<&Card> {
        let mut domains = self.domains.iter();
        let domain = domains.find(|domain| domain.iri == *iri)?;
        Some(&domain.card)
    }

    /// The levels there are.
    pub fn levels(&self) -> BTreeSet<&NamedNode> {
        self.domains.iter().map(|domain| &domain.level).collect()
    }

    /// The sets of properties there are.
    pub fn sets(&self) -> BTreeSet<&NamedNode> {
        let sets = self.properties.iter().flat_map(|property| &property.sets);
        sets.collect()
    }
}

/// Gives every domain its points, and says which of its assessments are too old.
fn judge(reader: &Reader<'_>, rules: &Rules, domains: &mut [Domain]) -> Result<(), Error> {
    let things: Vec<&NamedNode> = domains.iter().map(|domain| &domain.iri).collect();
    let cards = judged(reader, rules, &things)?;
    for (domain, card) in domains.iter_mut().zip(cards) {
        let Some(card) = card else { continue };
        let stale: HashSet<Term> = card.stale().cloned().collect();
        for assessed in domain.cells.iter_mut().flat_map(|cell| &mut cell.0) {
            assessed.stale = stale.contains(&Term::from(assessed.iri.clone()));
        }
        domain.card = card;
    }
    Ok(())
}

/// The card of one thing.
pub fn card(reader: &Reader<'_>, rules: &Rules, thing: &NamedNode) -> Result<Card, Error> {
    let cards = judged(reader, rules, &[thing])?;
    let none = || Card {
        thing: thing.clone(),
        parts: Vec::new(),
    };
    Ok(cards.into_iter().flatten().next().unwrap_or_else(none))
}

/// The cards of things; none for one that the graph does not know.
fn judged(
    reader: &Reader<'_>,
    rules: &Rules,
    things: &[&NamedNode],
) -> Result<Vec<Option<Card>>, Error> {
    let view = reader.asker.snapshot.view(Scope::Union);
    let budget = &reader.asker.options.budget;
    let cards = budget.supervise(|| {
        let judging = Judging {
            rules,
            judge: &reader.shapes.judge(&view, budget),
            view: &view,
            day: reader.day,
            language: reader.asker.language,
        };
        let card = |thing: &&NamedNode| Some(judging.card(view.id(*thing)?, thing));
        things.iter().map(card).collect()
    })?;
    Ok(cards)
}

fn properties(answer: &Answer) -> Result<Vec<Property>, Error> {
    let mut all: Vec<Property> = Vec::new();
    for row in answer.rows() {
        let iri = needed(&row, PROPERTIES, "property")?;
        if all.last().is_none_or(|last| last.iri != iri) {
            all.push(Property {
                iri,
                sets: Vec::new(),
            });
        }
        if let (Some(last), Some(set)) = (all.last_mut(), row.thing("set")) {
            last.sets.push(set.clone());
        }
    }
    Ok(all)
}

/// What each domain is assessed as, with the property; a step of the scale is a row.
type Given = HashMap<NamedNode, Vec<(NamedNode, Assessed)>>;

fn assessed(answer: &Answer) -> Result<Given, Error> {
    let mut all = Given::new();
    for row in answer.rows() {
        let domain = needed(&row, ASSESSED, "domain")?;
        let property = needed(&row, ASSESSED, "property")?;
        let iri = needed(&row, ASSESSED, "assessment")?;
        let of_domain = all.entry(domain).or_default();
        let value = row.value("value").filter(|_| !row.is_unknown("value"));
        match of_domain.last_mut() {
            Some((_, known)) if known.iri == iri => known.values.extend(value.cloned()),
            _ => of_domain.push((
                property,
                Assessed {
                    iri,
                    values: value.cloned().into_iter().collect(),
                    note: row.value("note").cloned(),
                    date: row.text("date").map(str::to_owned),
                    mark: row.thing("mark").cloned(),
                    stale: false,
                },
            )),
        }
    }
    Ok(all)
}

fn cells(properties: &[Property], mut given: Vec<(NamedNode, Assessed)>) -> Vec<Cell> {
    let of = |property: &Property| {
        let (here, rest) = std::mem::take(&mut given)
            .into_iter()
            .partition(|(iri, _)| *iri == property.iri);
        given = rest;
        let here: Vec<(NamedNode, Assessed)> = here;
        Cell(here.into_iter().map(|(_, assessed)| assessed).collect())
    };
    properties.iter().map(of).collect()
}

fn needed(row: &Row<'_>, question: &'static str, column: &'static str) -> Result<NamedNode, Error> {
    let thing = row.thing(column).cloned();
    thing.ok_or(Error::NoValue(question, column))
}
