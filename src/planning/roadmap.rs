//! The roadmap, strategies, cases and who is responsible: each part the answer of one question,
//! narrowed by category, body and period where it has such a column.

use super::{Answer, Asker, Error, Fault, Row};
use oxrdf::{NamedNode, Term};

/// What a filter says for what nobody knows.
pub const UNKNOWN: &str = "unknown";

/// A part of the roadmap.
#[derive(Debug)]
pub struct Section {
    /// Its name in addresses and data.
    pub name: &'static str,
    /// The question it is the answer of.
    pub question: &'static str,
    /// The columns that a filter narrows it by: place of the filter, column.
    narrowed: &'static [(usize, &'static str)],
}

/// The names of the filters.
const FILTERS: [&str; 3] = ["category", "body", "period"];
const CATEGORY: usize = 0;
const BODY: usize = 1;
const PERIOD: usize = 2;

/// The parts, in the order they are told.
pub const SECTIONS: [Section; 8] = [
    section(
        "measures",
        "f38-roadmap-measures",
        &[
            (CATEGORY, "category"),
            (BODY, "responsible"),
            (PERIOD, "period"),
        ],
    ),
    section("periods", "f39-periods", &[]),
    section(
        "responsibility",
        "f44-who-is-responsible",
        &[(BODY, "responsible")],
    ),
    section("strategies", "f40-strategies", &[]),
    section("changes", "f41-changes-between-editions", &[]),
    section("goals", "f20-goal-numbers-by-edition", &[]),
    section("contributions", "f42-contributions-by-edition", &[]),
    section("cases", "f43-cases-and-decisions", &[(BODY, "body")]),
];

const fn section(
    name: &'static str,
    question: &'static str,
    narrowed: &'static [(usize, &'static str)],
) -> Section {
    Section {
        name,
        question,
        narrowed,
    }
}

/// The roadmap of one revision.
#[derive(Debug)]
pub struct Roadmap {
    answers: Vec<Answer>,
    /// What each filter can be set to, besides [`UNKNOWN`].
    choices: Choices,
}

/// What each of the filters can be set to: categories, bodies, periods.
pub type Choices = [Vec<NamedNode>; FILTERS.len()];

/// What is looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The IRI, or [`UNKNOWN`], of each filter that is set.
    pub values: [Option<String>; FILTERS.len()],
    /// The part a table tells; the first unless said otherwise.
    pub section: usize,
}

impl Filter {
    /// The names of the filters, in the order of their values.
    pub const NAMES: [&'static str; FILTERS.len()] = FILTERS;

    /// Whether nothing is left out.
    pub fn is_open(&self) -> bool {
        self.values.iter().all(Option::is_none)
    }
}

impl Roadmap {
    /// Asks every question.
    pub fn read(asker: &Asker<'_>) -> Result<Self, Error> {
        let answers = SECTIONS.iter().map(|section| asker.ask(section.question));
        let answers: Vec<Answer> = answers.collect::<Result<_, _>>()?;
        let mut choices = Choices::default();
        for (section, answer) in SECTIONS.iter().zip(&answers) {
            for (filter, column) in section.narrowed {
                choices[*filter].extend(answer.things(column).into_iter().cloned());
            }
        }
        let periods = answers[place("periods")].rows();
        let parts = periods.filter(|row| row.is_true("part"));
        choices[PERIOD].extend(parts.filter_map(|row| row.thing("period").cloned()));
        for (filter, known) in choices.iter_mut().enumerate() {
            match filter {
                // Categories keep the order that the roadmap has them in.
                CATEGORY => {}
                _ => known.sort_unstable_by(|a, b| a.as_str().cmp(b.as_str())),
            }
            known.dedup();
        }
        Ok(Self { answers, choices })
    }

    /// What the filters can be set to.
    pub fn choices(&self) -> &Choices {
        &self.choices
    }

    /// The whole answer behind a part; `name` is one of [`SECTIONS`].
    pub fn answer(&self, name: &str) -> &Answer {
        &self.answers[place(name)]
    }

    /// The rows of a part that a filter leaves.
    pub fn rows(&self, name: &str, filter: &Filter) -> Vec<Row<'_>> {
        let place = place(name);
        let narrowed = SECTIONS[place].narrowed;
        let stays = |row: &Row<'_>| {
            narrowed
                .iter()
                .all(|(by, column)| match &filter.values[*by] {
                    None => true,
                    Some(value) if value == UNKNOWN => row.is_unknown(column),
                    Some(value) => is(row.value(column), value),
                })
        };
        self.answers[place].rows().filter(stays).collect()
    }

    /// Reads what is asked for; `base` is the deployment's, and an empty value is one left out.
    pub fn filter(&self, given: &[(String, String)], base: &str) -> Result<Filter, Fault> {
        let mut filter = Filter::default();
        for (at, (name, value)) in given.iter().enumerate() {
            if given[..at].iter().any(|(before, _)| before == name) {
                return Err(Fault::Twice(name.clone()));
            }
            if name == "section" {
                let names = SECTIONS.iter().map(|section| section.name);
                filter.section = chosen(name, value, names.collect())?.unwrap_or(0);
            } else if let Some(by) = FILTERS.iter().position(|known| known == name) {
                let known = self.choices[by].iter().map(|iri| short(iri.as_str(), base));
                let known: Vec<&str> = known.chain([UNKNOWN]).collect();
                let found = chosen(name, value, known)?;
                filter.values[by] = found.map(|found| match self.choices[by].get(found) {
                    Some(iri) => iri.as_str().to_owned(),
                    None => UNKNOWN.to_owned(),
                });
            } else {
                let known = FILTERS.into_iter().chain(["section", "lang", "format"]);
                return Err(Fault::Parameter {
                    name: name.clone(),
                    known: known.map(str::to_owned).collect(),
                });
            }
        }
        Ok(filter)
    }
}

/// How a thing is called in addresses: `councils/nufa`, or its whole IRI if it is none of ours.
pub fn short<'i>(iri: &'i str, base: &str) -> &'i str {
    let own = iri.strip_prefix(base);
    own.and_then(|rest| rest.strip_prefix("id/")).unwrap_or(iri)
}

/// The place of a value among those there are; none for an empty one.
fn chosen(name: &str, value: &str, known: Vec<&str>) -> Result<Option<usize>, Fault> {
    if value.is_empty() {
        return Ok(None);
    }
    let place = known.iter().position(|other| *other == value);
    place.map(Some).ok_or_else(|| Fault::Choice {
        parameter: name.to_owned(),
        value: value.to_owned(),
        known: known.into_iter().map(str::to_owned).collect(),
    })
}

fn is(term: Option<&Term>, iri: &str) -> bool {
    matches!(term, Some(Term::NamedNode(node)) if node.as_str() == iri)
}

/// The place of a part; the first for a name that is none, which no caller has.
fn place(name: &str) -> usize {
    SECTIONS
        .iter()
        .position(|section| section.name == name)
        .unwrap_or(0)
}
