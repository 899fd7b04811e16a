//! The needs, what they are ranked by, and what is known of each.
//!
//! Named here are the questions that read the declaration of a ranking, whatever it ranks; what else is
//! known of the things comes from the questions that the ranking declares. The arithmetic is Rust,
//! because a reader changes its weights.

use super::ranking::Scale;
use super::rankings::{Declared, RANKING};
use super::{Answer, Asker, Error, Reference, Row};
use crate::rdf::last_part;
use oxrdf::NamedNode;
use std::collections::HashMap;

const LISTED: &str = "f26-needs";
const CRITERIA: &str = "f27-criteria-of-a-ranking";
const RULES: &str = "f28-rules-for-the-unknown";
const GIVEN: &str = "f29-scores-given";

/// The needs of one revision.
#[derive(Debug)]
pub struct Needs {
    /// What they are ranked by; none if no ranking is declared.
    pub ranking: Option<NamedNode>,
    /// Whether the ranking is adopted, if anything is said of it.
    pub status: Option<NamedNode>,
    /// The greatest weight a criterion may have.
    pub heaviest: f64,
    /// The criteria in their declared order.
    pub criteria: Vec<Criterion>,
    /// The rules there are for the unknown, the declared one first.
    pub rules: Vec<Rule>,
    /// The needs, by IRI.
    pub needs: Vec<Need>,
    /// What the list comes from.
    pub listed: Reference,
    /// What the criteria come from.
    pub weighed: Reference,
    /// What the rules come from.
    pub ruled: Reference,
    /// The ranking, and what the rest comes from.
    pub declared: Declared,
}

/// Something that needs are ranked by.
#[derive(Debug)]
pub struct Criterion {
    /// It.
    pub iri: NamedNode,
    /// What it is called in addresses: the end of its IRI, or all of it where two ends are the same.
    pub key: String,
    /// Its declared weight, and its scale.
    pub scale: Scale,
    /// Where its scores come from.
    pub scored: Scored,
}

/// Where scores come from.
#[derive(Debug, PartialEq, Eq)]
pub enum Scored {
    /// Somebody gives them.
    Given(Reference),
    /// A stored question computes them.
    Asked(Reference),
    /// A question that is not there, or does not answer with `need` and `score`.
    Nowhere(String),
}

/// What can count where a score is unknown.
#[derive(Debug)]
pub struct Rule {
    /// It.
    pub iri: NamedNode,
    /// The share of the scale; none leaves the criterion out.
    pub counts_as: Option<f64>,
}

/// A need, and what is known of it.
#[derive(Debug)]
pub struct Need {
    /// It.
    pub thing: NamedNode,
    /// The classes by which it is ranked.
    pub kinds: Vec<NamedNode>,
    /// The priority somebody has given it.
    pub priority: Option<String>,
    /// Its score by each criterion; none where nobody knows.
    pub scores: Vec<Option<f64>>,
    /// The measures that answer it, and what they answer it through, if not directly.
    pub measures: Vec<(NamedNode, Option<NamedNode>)>,
    /// The data domains it concerns.
    pub domains: Vec<NamedNode>,
    /// Who has had it on the agenda.
    pub raised: Vec<Raised>,
}

/// A case in which a need stands.
#[derive(Debug)]
pub struct Raised {
    /// Whose case.
    pub body: NamedNode,
    /// The case.
    pub case: NamedNode,
    /// When, as far as known.
    pub date: Option<String>,
}

impl Needs {
    /// Asks every question about a ranking.
    pub fn read(asker: &Asker<'_>, ranking: Declared) -> Result<Self, Error> {
        let ask = |question| match &ranking.iri {
            Some(iri) => asker.about(question, RANKING, iri.as_str()),
            None => asker.ask(question),
        };
        let (listed, declared) = (ask(LISTED)?, ask(CRITERIA)?);
        let (rules, given) = (ask(RULES)?, asker.ask(GIVEN)?);
        let criteria = criteria(asker, &declared, &given);
        let first = declared.rows().next();
        let mut needs = Self {
            ranking: first.and_then(|row| row.thing("ranking").cloned()),
            status: first.and_then(|row| row.thing("status").cloned()),
            heaviest: first.and_then(|row| number(row, "heaviest")).unwrap_or(0.0),
            rules: rules.rows().filter_map(rule).collect(),
            needs: things(&listed, criteria.len()),
            criteria,
            listed: listed.asked,
            weighed: declared.asked,
            ruled: rules.asked,
            declared: ranking,
        };
        needs.join(asker, &given)?;
        Ok(needs)
    }

    /// Gives each need what the questions say of it.
    fn join(&mut self, asker: &Asker<'_>, given: &Answer) -> Result<(), Error> {
        let places: HashMap<NamedNode, usize> = self
            .needs
            .iter()
            .enumerate()
            .map(|(place, need)| (need.thing.clone(), place))
            .collect();
        let place = |row: &Row<'_>| row.thing("need").and_then(|need| places.get(need).copied());
        for (column, criterion) in self.criteria.iter().enumerate() {
            let computed;
            let rows = match &criterion.scored {
                Scored::Asked(asked) => {
                    computed = asker.ask(asked.question)?;
                    &computed
                }
                Scored::Given(_) => given,
                Scored::Nowhere(_) => continue,
            };
            let of_this = |row: &Row<'_>| match criterion.scored {
                Scored::Given(_) => row.thing("criterion") == Some(&criterion.iri),
                Scored::Asked(_) | Scored::Nowhere(_) => true,
            };
            for row in rows.rows().filter(of_this) {
                if let Some(need) = place(&row) {
                    self.needs[need].scores[column] = number(row, "score");
                }
            }
        }
        for row in rows_of(asker, self.declared.measures.as_ref())?
            .iter()
            .flat_map(Answer::rows)
        {
            if let (Some(need), Some(measure)) = (place(&row), row.thing("measure")) {
                let measures = &mut self.needs[need].measures;
                if !measures.iter().any(|(known, _)| known == measure) {
                    measures.push((measure.clone(), row.thing("through").cloned()));
                }
            }
        }
        for row in rows_of(asker, self.declared.domains.as_ref())?
            .iter()
            .flat_map(Answer::rows)
        {
            if let (Some(need), Some(domain)) = (place(&row), row.thing("domain")) {
                let domains = &mut self.needs[need].domains;
                if !domains.contains(domain) {
                    domains.push(domain.clone());
                }
            }
        }
        for row in rows_of(asker, self.declared.raised.as_ref())?
            .iter()
            .flat_map(Answer::rows)
        {
            let found = (place(&row), row.thing("body"), row.thing("case"));
            if let (Some(need), Some(body), Some(case)) = found {
                self.needs[need].raised.push(Raised {
                    body: body.clone(),
                    case: case.clone(),
                    date: row.text("date").map(str::to_owned),
                });
            }
        }
        Ok(())
    }

    /// Of how many needs the score by a criterion is known.
    pub fn known(&self, criterion: usize) -> usize {
        let known = |need: &&Need| need.scores.get(criterion).is_some_and(Option::is_some);
        self.needs.iter().filter(known).count()
    }

    /// The needs that no measure answers.
    pub fn without_measure(&self) -> impl Iterator<Item = &Need> {
        self.needs.iter().filter(|need| need.measures.is_empty())
    }
}

/// The answer of a declared question; none where none is declared.
fn rows_of(asker: &Asker<'_>, asked: Option<&Reference>) -> Result<Option<Answer>, Error> {
    asked.map(|asked| asker.ask(asked.question)).transpose()
}

fn criteria(asker: &Asker<'_>, declared: &Answer, given: &Answer) -> Vec<Criterion> {
    let iris = declared.things("criterion");
    let alone = |key: &str| {
        iris.iter()
            .filter(|iri| last_part(iri.as_str()) == key)
            .count()
            == 1
    };
    let rows = declared.rows().filter_map(|row| {
        let iri = row.thing("criterion")?.clone();
        let key = last_part(iri.as_str());
        let top = number(row, "top").filter(|top| *top > 0.0)?;
        Some(Criterion {
            key: if alone(key) { key } else { iri.as_str() }.to_owned(),
            scale: Scale {
                weight: number(row, "weight")?,
                top,
                less_is_first: row.is_true("less"),
            },
            scored: match row.text("question") {
                None => Scored::Given(given.asked.clone()),
                Some(name) => scored(asker, name),
            },
            iri,
        })
    });
    let mut criteria: Vec<Criterion> = Vec::new();
    // Who declares one twice, with two weights say, is stopped by the shapes: the first stands.
    for criterion in rows {
        if !criteria.iter().any(|known| known.iri == criterion.iri) {
            criteria.push(criterion);
        }
    }
    criteria
}

fn scored(asker: &Asker<'_>, name: &str) -> Scored {
    let answers = |columns: &[&str]| ["need", "score"].iter().all(|c| columns.contains(c));
    match asker.questions.get(name) {
        Some(question) if answers(&question.columns()) => {
            Scored::Asked(Reference::new(question.name))
        }
        _ => Scored::Nowhere(name.to_owned()),
    }
}

fn things(listed: &Answer, criteria: usize) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::new();
    for row in listed.rows() {
        let Some(thing) = row.thing("need") else {
            continue;
        };
        if needs.last().is_none_or(|last| last.thing != *thing) {
            needs.push(Need {
                thing: thing.clone(),
                kinds: Vec::new(),
                priority: row.text("priority").map(str::to_owned),
                scores: vec![None; criteria],
                measures: Vec::new(),
                domains: Vec::new(),
                raised: Vec::new(),
            });
        }
        if let (Some(last), Some(kind)) = (needs.last_mut(), row.thing("kind"))
            && !last.kinds.contains(kind)
        {
            last.kinds.push(kind.clone());
        }
    }
    needs
}

fn rule(row: Row<'_>) -> Option<Rule> {
    Some(Rule {
        iri: row.thing("rule")?.clone(),
        counts_as: number(row, "countsAs"),
    })
}

/// A number that is neither below 0 nor beyond counting; none for anything else.
fn number(row: Row<'_>, column: &str) -> Option<f64> {
    let number: f64 = row.text(column)?.parse().ok()?;
    (number.is_finite() && number >= 0.0).then_some(number)
}
