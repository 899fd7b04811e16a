//! The weights and the rule a reader asks for, and the order they lead to.

use super::ranking::{Points, Scale, places, points, spans};
use super::{Needs, Rule};
use crate::rdf::last_part;

/// What goes before the key of a criterion in the name of a parameter.
const WEIGHT: &str = "w.";
/// The parameter of the rule.
const RULE: &str = "unknown";
/// Longest weight that is read; a number of more digits than that is a mistake.
const LONGEST: usize = 12;

/// What a reader asks for: the declared weight and rule where nothing is said.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wish {
    /// Weights by the place of the criterion.
    pub weights: Vec<Option<f64>>,
    /// The place of the rule.
    pub rule: Option<usize>,
}

/// Why a wish cannot be met.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Fault {
    /// No criterion has this name.
    #[error("there is no criterion {name:?}; there are {}", known.join(", "))]
    Criterion {
        /// As given, without `w.`.
        name: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// A weight that is no number, or out of bounds.
    #[error(
        "the weight {value:?} of {name:?} is no number from 0 to {heaviest}; write digits and at most one point, such as 2 or 0.5"
    )]
    Weight {
        /// The criterion's.
        name: String,
        /// As given.
        value: String,
        /// The greatest weight there is.
        heaviest: f64,
    },
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
    pub fn parameter(&self) -> String {
        match self {
            Self::Criterion { name, .. } | Self::Weight { name, .. } => format!("{WEIGHT}{name}"),
            Self::Choice { parameter, .. } => parameter.clone(),
            Self::Parameter { name, .. } | Self::Twice(name) => name.clone(),
        }
    }
}

/// The needs in order.
#[derive(Debug)]
pub struct Order {
    /// The weight each criterion has.
    pub weights: Vec<f64>,
    /// The rule that counts, if there is any.
    pub rule: Option<usize>,
    /// Whether it is all as declared.
    pub is_declared: bool,
    /// The needs, first place first.
    pub placed: Vec<Placed>,
}

/// The place of one need.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    /// Its place in [`Needs::needs`].
    pub need: usize,
    /// Its place in the order, from 1.
    pub place: usize,
    /// Its place by the declared weights and rule.
    pub declared: usize,
    /// Its points.
    pub points: Points,
    /// The best and the worst place that the unknown leaves open.
    pub span: (usize, usize),
}

impl Needs {
    /// The name of the parameter of a criterion's weight.
    pub fn parameter(key: &str) -> String {
        format!("{WEIGHT}{key}")
    }

    /// The name of a rule in addresses.
    pub fn rule_name(rule: &Rule) -> &str {
        last_part(rule.iri.as_str())
    }

    /// Reads what is asked for; an empty value is one left out, as forms send it.
    pub fn wish(&self, given: &[(String, String)]) -> Result<Wish, Fault> {
        let mut wish = Wish {
            weights: vec![None; self.criteria.len()],
            rule: None,
        };
        for (place, (name, value)) in given.iter().enumerate() {
            if given[..place].iter().any(|(before, _)| before == name) {
                return Err(Fault::Twice(name.clone()));
            }
            if name == super::RANKING {
                continue;
            }
            if let Some(key) = name.strip_prefix(WEIGHT) {
                let criterion = self.criterion(key)?;
                if !value.trim().is_empty() {
                    wish.weights[criterion] = Some(self.weight(key, value)?);
                }
            } else if name == RULE {
                if !value.is_empty() {
                    wish.rule = Some(self.rule(value)?);
                }
            } else {
                return Err(Fault::Parameter {
                    name: name.clone(),
                    known: self.parameters(),
                });
            }
        }
        Ok(wish)
    }

    fn criterion(&self, key: &str) -> Result<usize, Fault> {
        let place = self.criteria.iter().position(|known| known.key == key);
        place.ok_or_else(|| Fault::Criterion {
            name: key.to_owned(),
            known: self.criteria.iter().map(|c| c.key.clone()).collect(),
        })
    }

    fn weight(&self, key: &str, value: &str) -> Result<f64, Fault> {
        // Digits and a point only: what Rust reads besides (inf, NaN, 1e9, +1) is no weight.
        let text = value.trim();
        let plain = text.len() <= LONGEST && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let number = plain.then(|| text.parse::<f64>().ok()).flatten();
        let number = number.filter(|number| *number <= self.heaviest);
        number.ok_or_else(|| Fault::Weight {
            name: key.to_owned(),
            value: value.to_owned(),
            heaviest: self.heaviest,
        })
    }

    fn rule(&self, name: &str) -> Result<usize, Fault> {
        let place = self.rules.iter().position(|r| Self::rule_name(r) == name);
        let known = self.rules.iter().map(|r| Self::rule_name(r).to_owned());
        place.ok_or_else(|| Fault::Choice {
            parameter: RULE.to_owned(),
            value: name.to_owned(),
            known: known.collect(),
        })
    }

    fn parameters(&self) -> Vec<String> {
        let weights = self.criteria.iter().map(|c| Self::parameter(&c.key));
        let others = [RULE, super::RANKING, "lang", "format"].map(str::to_owned);
        weights.chain(others).collect()
    }

    /// The order that a wish leads to.
    pub fn order(&self, wish: &Wish) -> Order {
        let declared: Vec<f64> = self.criteria.iter().map(|c| c.scale.weight).collect();
        let asked = wish.weights.iter().zip(&declared);
        let weights: Vec<f64> = asked.map(|(own, known)| own.unwrap_or(*known)).collect();
        let usual = (!self.rules.is_empty()).then_some(0);
        let rule = wish.rule.or(usual);
        let now = self.points(&weights, rule);
        let before = places(&self.points(&declared, usual));
        let (places, spans) = (places(&now), spans(&now));
        let mut placed: Vec<Placed> = (0..self.needs.len())
            .map(|need| Placed {
                need,
                place: places[need],
                declared: before[need],
                points: now[need],
                span: spans[need],
            })
            .collect();
        placed.sort_by_key(|it| (it.place, it.need));
        Order {
            is_declared: weights == declared && rule == usual,
            weights,
            rule,
            placed,
        }
    }

    fn points(&self, weights: &[f64], rule: Option<usize>) -> Vec<Points> {
        let scales = self.criteria.iter().zip(weights).map(|(it, weight)| Scale {
            weight: *weight,
            ..it.scale
        });
        let scales: Vec<Scale> = scales.collect();
        let unknown = rule.and_then(|rule| self.rules[rule].counts_as);
        let needs = self.needs.iter();
        needs
            .map(|need| points(&scales, &need.scores, unknown))
            .collect()
    }
}
