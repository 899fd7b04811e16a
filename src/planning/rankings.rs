//! The rankings that are declared, and which stored question says what of the things that are ranked.

use super::{Asker, Error, Fault, Reference};
use crate::rdf::last_part;
use oxrdf::NamedNode;

/// Tells the rankings and their questions.
const RANKINGS: &str = "f48-rankings";
/// The parameter that chooses one of them.
pub const RANKING: &str = "ranking";
/// The end of the IRI of the one that an address means which chooses none.
pub const USUAL: &str = "needs";

/// The rankings of one revision.
#[derive(Debug)]
pub struct Rankings(Vec<Declared>);

/// A ranking as it is declared; what no question is declared for is not told.
#[derive(Debug, Clone)]
pub struct Declared {
    /// It; none where the graph declares none.
    pub iri: Option<NamedNode>,
    /// What the measures come from.
    pub measures: Option<Reference>,
    /// What the domains come from.
    pub domains: Option<Reference>,
    /// What the cases come from.
    pub raised: Option<Reference>,
    /// What tells those without a measure.
    pub without_measure: Option<Reference>,
    /// What tells those without a data domain.
    pub without_domain: Option<Reference>,
}

impl Declared {
    fn new(iri: Option<NamedNode>) -> Self {
        Self {
            iri,
            measures: None,
            domains: None,
            raised: None,
            without_measure: None,
            without_domain: None,
        }
    }
}

impl Rankings {
    /// Asks for them. A declared question that is not there tells nothing.
    pub fn read(asker: &Asker<'_>) -> Result<Self, Error> {
        let mut all: Vec<Declared> = Vec::new();
        for row in asker.ask(RANKINGS)?.rows() {
            let Some(iri) = row.thing("ranking") else {
                continue;
            };
            if all.last().is_none_or(|last| last.iri.as_ref() != Some(iri)) {
                all.push(Declared::new(Some(iri.clone())));
            }
            let question = row.text("question");
            let question = question.and_then(|name| asker.questions.get(name));
            let asked = question.map(|question| Reference::new(question.name));
            let (Some(last), Some(gives)) = (all.last_mut(), row.text("gives")) else {
                continue;
            };
            match gives {
                "measures" => last.measures = asked,
                "domains" => last.domains = asked,
                "raised" => last.raised = asked,
                "withoutMeasure" => last.without_measure = asked,
                "withoutDomain" => last.without_domain = asked,
                _ => {}
            }
        }
        Ok(Self(all))
    }

    /// The one that an address chooses by the end of its IRI; the usual one if it chooses none.
    pub fn chosen(&self, name: Option<&str>) -> Result<Declared, Fault> {
        let called = |declared: &Declared| {
            let iri = declared.iri.as_ref();
            iri.map_or("", |iri| last_part(iri.as_str())).to_owned()
        };
        let asked = name.filter(|name| !name.is_empty());
        let wanted = asked.unwrap_or(USUAL);
        let found = self.0.iter().find(|it| called(it) == wanted);
        match (found, asked) {
            (Some(found), _) => Ok(found.clone()),
            (None, None) => Ok(Declared::new(None)),
            (None, Some(name)) => Err(Fault::Choice {
                parameter: RANKING.to_owned(),
                value: name.to_owned(),
                known: self.0.iter().map(called).collect(),
            }),
        }
    }
}
