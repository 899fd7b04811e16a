//! The rules as the data declare them: what is counted, what each must meet, and how many points that gives.

use super::Error;
use crate::alignment::{Asker, Reference, Row};
use oxrdf::NamedNode;

/// The stored question that lists the rules.
const LISTED: &str = "b42-health-rules";

/// The rules of one revision, in their order.
#[derive(Debug, Clone)]
pub struct Rules {
    /// All of them.
    pub all: Vec<Rule>,
    /// The question they come from.
    pub asked: Reference,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its IRI; what it is called, why it counts and what would raise it is said of that.
    pub iri: NamedNode,
    /// The class of things it gives points.
    pub class: NamedNode,
    /// Points for a thing of which everything is as it should be.
    pub points: u32,
    /// The property shape that leads from the thing to what is counted; the thing itself without.
    pub counts: Option<NamedNode>,
    /// The shape that something must meet to be counted at all.
    pub among: Option<NamedNode>,
    /// The shape that each one counted is to meet.
    pub meets: Option<NamedNode>,
    /// The property shape that leads to as many as there should be to count.
    pub out_of: Option<NamedNode>,
    /// From when on what is counted gives no more points.
    pub freshness: Option<Freshness>,
}

/// How old something may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freshness {
    /// At most, in days.
    pub days: i64,
    /// The property shape that leads to its date.
    pub dated: NamedNode,
}

impl Rules {
    /// Reads the rules.
    pub fn read(asker: &Asker<'_>) -> Result<Self, Error> {
        let answer = asker.ask(LISTED)?;
        let rules = answer.rows().map(|row| Rule::read(&row));
        Ok(Self {
            all: rules.collect::<Result<_, _>>()?,
            asked: answer.asked,
        })
    }
}

impl Rule {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let thing = |column| row.thing(column).cloned();
        let needed = |column| thing(column).ok_or(Error::NoValue(LISTED, column));
        let days = row.text("days").and_then(|days| days.parse().ok());
        let points = row.text("points").and_then(|points| points.parse().ok());
        Ok(Self {
            iri: needed("rule")?,
            class: needed("class")?,
            points: points.ok_or(Error::NoValue(LISTED, "points"))?,
            counts: thing("counts"),
            among: thing("among"),
            meets: thing("meets"),
            out_of: thing("outOf"),
            freshness: days
                .zip(thing("dated"))
                .map(|(days, dated)| Freshness { days, dated }),
        })
    }

    /// Whether it is enough that there is something to count.
    pub fn asks_for_one(&self) -> bool {
        self.meets.is_none() && self.freshness.is_none()
    }
}
