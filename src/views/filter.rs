//! What a reader can narrow a view by, and what an address narrows it to.

use super::reading::{labels, text, values};
use super::told::{Told, ToldPart};
use crate::index::{GraphView, TermId};
use crate::rdf::Labels;
use crate::vocab::{hg, sh};
use oxrdf::vocab::rdfs;
use oxrdf::{NamedNode, Term};
use std::sync::Arc;

/// What a filter says for what nobody knows.
pub const UNKNOWN: &str = "unknown";

/// A filter as it is declared.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Its name in addresses.
    pub name: String,
    /// What it is called.
    pub names: Labels,
    /// The question and the column that tell what else there is to choose from than what the parts
    /// have.
    pub also: Option<(String, String)>,
    /// Whether what there is to choose from keeps the order of the answers; by name otherwise.
    pub keeps_order: bool,
}

/// A filter, and what there is to choose from besides [`UNKNOWN`].
#[derive(Debug, Clone)]
pub struct Choices {
    /// The filter.
    pub filter: Filter,
    /// In the order of the answers.
    pub known: Vec<NamedNode>,
}

/// What is looked at: for each filter the IRI, or [`UNKNOWN`], if it is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice(pub Vec<Option<String>>);

/// Why an address cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A value that is none of those to choose from.
    #[error("there is no {value:?} for {parameter:?}; there are {}", known.join(", "))]
    Choice {
        /// What it was given for.
        parameter: String,
        /// As given.
        value: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// Nothing of this name can be asked for.
    #[error("there is no parameter {name:?}; there are {}", known.join(", "))]
    Parameter {
        /// As given.
        name: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// More than one value.
    #[error("{0:?} is given more than once; give it once")]
    Twice(String),
}

impl Fault {
    /// The parameter at fault, as it stands in the address.
    pub fn parameter(&self) -> &str {
        match self {
            Self::Choice { parameter, .. } => parameter,
            Self::Parameter { name, .. } | Self::Twice(name) => name,
        }
    }
}

impl Filter {
    /// None for one without a name.
    pub(super) fn read(shapes: &GraphView, node: TermId) -> Option<Self> {
        let owned = |property| text(shapes, node, property).map(str::to_owned);
        Some(Self {
            name: owned(sh::NAME)?,
            names: labels(shapes, node, rdfs::LABEL),
            also: owned(hg::ANSWER_TO).zip(owned(hg::COLUMN)),
            keeps_order: text(shapes, node, hg::KEEPS_ORDER) == Some("true"),
        })
    }
}

/// The filters that narrow a part, each with the column it narrows it by.
pub(super) fn narrowed(shapes: &GraphView, node: TermId) -> Vec<(String, String)> {
    let all = values(shapes, node, hg::NARROWED_BY).into_iter();
    let pairs = all.filter_map(|it| {
        let filter = text(shapes, it, hg::FILTER)?;
        Some((filter.to_owned(), text(shapes, it, hg::COLUMN)?.to_owned()))
    });
    pairs.collect()
}

impl Choice {
    /// Whether nothing is left out.
    pub fn is_open(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

impl Told {
    /// Reads what an address asks for besides format, language and section; an empty value is one left
    /// out, as forms send it. A view without filters takes whatever it is given.
    ///
    /// `base` is the deployment's.
    pub fn choose(&self, given: &[(String, String)], base: &str) -> Result<Choice, Fault> {
        let mut choice = Choice(vec![None; self.filters.len()]);
        if self.filters.is_empty() {
            return Ok(choice);
        }
        for (at, (name, value)) in given.iter().enumerate() {
            if given[..at].iter().any(|(before, _)| before == name) {
                return Err(Fault::Twice(name.clone()));
            }
            if name == "section" {
                continue;
            }
            let by = self.filters.iter().position(|it| it.filter.name == *name);
            let by = by.ok_or_else(|| self.no_parameter(name))?;
            choice.0[by] = self.filters[by].chosen(value, base)?;
        }
        Ok(choice)
    }

    fn no_parameter(&self, name: &str) -> Fault {
        let known = self.filters.iter().map(|it| it.filter.name.clone());
        let others = ["section", "lang", "format"].map(str::to_owned);
        Fault::Parameter {
            name: name.to_owned(),
            known: known.chain(others).collect(),
        }
    }

    /// What a choice leaves of the view.
    pub fn narrowed(self: &Arc<Self>, choice: &Choice) -> Arc<Self> {
        if choice.is_open() {
            return self.clone();
        }
        let parts = self.parts.iter().map(|part| self.left(part, choice));
        Arc::new(Self {
            view: self.view.clone(),
            filters: self.filters.clone(),
            parts: parts.collect(),
        })
    }

    fn left(&self, told: &ToldPart, choice: &Choice) -> ToldPart {
        let set = self.filters.iter().zip(&choice.0);
        let set = set.filter_map(|(it, value)| Some((&it.filter.name, value.as_deref()?)));
        let mut by: Vec<(&str, &str)> = Vec::new();
        for (filter, value) in set {
            let narrowed = told.part.narrowed.iter();
            by.extend(
                narrowed
                    .filter(|(name, _)| name == filter)
                    .map(|(_, column)| (column.as_str(), value)),
            );
        }
        let answer = told.answer.as_ref().map(|answer| {
            answer.keeping(|row| {
                by.iter().all(|(column, value)| match *value {
                    UNKNOWN => row.is_unknown(column),
                    value => is(row.value(column), value),
                })
            })
        });
        ToldPart {
            part: told.part.clone(),
            answer,
            joined: told.joined.clone(),
            narrowed: !by.is_empty(),
        }
    }
}

impl Choices {
    /// What a value stands for; none for an empty one.
    fn chosen(&self, value: &str, base: &str) -> Result<Option<String>, Fault> {
        match value {
            "" => return Ok(None),
            UNKNOWN => return Ok(Some(UNKNOWN.to_owned())),
            _ => {}
        }
        let mut known = self.known.iter();
        match known.find(|iri| short(iri.as_str(), base) == value) {
            Some(iri) => Ok(Some(iri.as_str().to_owned())),
            None => {
                let known = self.known.iter().map(|iri| short(iri.as_str(), base));
                Err(Fault::Choice {
                    parameter: self.filter.name.clone(),
                    value: value.to_owned(),
                    known: known.chain([UNKNOWN]).map(str::to_owned).collect(),
                })
            }
        }
    }
}

/// How a thing is called in addresses: `councils/nufa`, or its whole IRI if it is none of ours.
pub fn short<'i>(iri: &'i str, base: &str) -> &'i str {
    let own = iri.strip_prefix(base);
    own.and_then(|rest| rest.strip_prefix("id/")).unwrap_or(iri)
}

fn is(term: Option<&Term>, iri: &str) -> bool {
    matches!(term, Some(Term::NamedNode(node)) if node.as_str() == iri)
}
