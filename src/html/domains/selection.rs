//! Which domains and properties a reader wants to see, and in which order.

use super::super::Site;
use crate::health::{Comparison, Domain, State};
use crate::rdf::{collation, last_part};
use oxrdf::{NamedNode, Term};
use std::cmp::Ordering;
use std::collections::HashMap;

/// What the address asks for, as text.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// The end of the IRI of a level.
    pub level: Option<String>,
    /// The slug of a property set.
    pub set: Option<String>,
    /// A column, after `-` for the greatest first.
    pub sort: Option<String>,
    /// The slug of a domain to point out.
    pub domain: Option<String>,
    /// The day to see it from, if not today.
    pub date: Option<String>,
    /// Which page of a long table, from 1.
    pub page: usize,
}

/// What is asked for and not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The parameter.
    pub parameter: &'static str,
    /// What it was given.
    pub given: String,
    /// What it takes.
    pub known: Vec<String>,
}

/// Columns besides the properties.
const COLUMNS: [&str; 6] = ["name", "level", "health", "known", "stale", "unknown"];

/// The part of a comparison that was asked for.
pub struct Selection<'a> {
    /// The whole.
    pub comparison: &'a Comparison,
    /// The domains, in the order asked for.
    pub domains: Vec<&'a Domain>,
    /// The places of the properties shown.
    pub columns: Vec<usize>,
    /// The column they are ordered by, and whether the greatest comes first.
    pub sorted: Option<(String, bool)>,
    /// What was asked for.
    pub choice: Choice,
}

/// The end of an IRI, as it stands in addresses.
pub fn slug(iri: &NamedNode) -> &str {
    last_part(iri.as_str())
}

impl<'a> Selection<'a> {
    /// Chooses and orders; refuses what it cannot.
    pub fn of(
        site: &Site<'_>,
        comparison: &'a Comparison,
        choice: Choice,
    ) -> Result<Self, Refused> {
        let levels = comparison.levels().into_iter();
        let level = one("level", choice.level.as_deref(), levels)?;
        let set = one("set", choice.set.as_deref(), comparison.sets().into_iter())?;
        let domains = comparison.domains.iter();
        one(
            "domain",
            choice.domain.as_deref(),
            domains.map(|domain| &domain.iri),
        )?;
        let properties = comparison.properties.iter().enumerate();
        let wanted = properties.filter(|(_, p)| set.is_none_or(|set| p.sets.contains(set)));
        let columns = wanted.map(|(place, _)| place).collect();
        let domains = comparison.domains.iter();
        let domains = domains.filter(|domain| level.is_none_or(|level| domain.level == *level));
        let mut selection = Self {
            comparison,
            domains: domains.collect(),
            columns,
            sorted: None,
            choice,
        };
        selection.sort(site)?;
        Ok(selection)
    }

    fn sort(&mut self, site: &Site<'_>) -> Result<(), Refused> {
        let keys = self.by_tree(site);
        self.domains.sort_by_key(|domain| keys.get(&domain.iri));
        let Some(sort) = self.choice.sort.clone().filter(|sort| !sort.is_empty()) else {
            return Ok(());
        };
        let (column, descending) = match sort.strip_prefix('-') {
            Some(column) => (column, true),
            None => (sort.as_str(), false),
        };
        let properties = self.comparison.properties.iter();
        let place = properties.clone().position(|p| slug(&p.iri) == column);
        if place.is_none() && !COLUMNS.contains(&column) {
            let known = COLUMNS.into_iter().map(str::to_owned);
            return Err(Refused {
                parameter: "sort",
                given: sort.clone(),
                known: known
                    .chain(properties.map(|p| slug(&p.iri).to_owned()))
                    .collect(),
            });
        }
        let mut keyed: Vec<(Key, &Domain)> = std::mem::take(&mut self.domains)
            .into_iter()
            .map(|domain| (Key::of(site, domain, column, place), domain))
            .collect();
        // Stable: what is equal stays in the order of the tree.
        keyed.sort_by(|(a, _), (b, _)| match descending {
            true => a.against(b, Ordering::reverse),
            false => a.against(b, |order| order),
        });
        self.domains = keyed.into_iter().map(|(_, domain)| domain).collect();
        self.sorted = Some((column.to_owned(), descending));
        Ok(())
    }

    /// Each domain after the one it is part of, siblings in the order of lists.
    fn by_tree(&self, site: &Site<'_>) -> HashMap<NamedNode, Vec<super::super::order::Key>> {
        let key = |iri: &NamedNode| site.view.id(iri).map(|id| site.order_key(id));
        let all = self.comparison.domains.iter();
        let parents: HashMap<_, _> = all
            .map(|domain| (&domain.iri, domain.above.as_ref()))
            .collect();
        let mut keys = HashMap::new();
        for domain in &self.domains {
            let mut path = vec![key(&domain.iri)];
            let (mut above, mut steps) = (domain.above.as_ref(), 0);
            while let Some(iri) = above.filter(|_| steps < DEEPEST) {
                path.push(key(iri));
                above = parents.get(iri).copied().flatten();
                steps += 1;
            }
            let path = path.into_iter().rev().flatten().collect();
            keys.insert(domain.iri.clone(), path);
        }
        keys
    }
}

/// Domains nested deeper are ordered as if they were not.
const DEEPEST: usize = 8;

/// What a domain is ordered by; what has no value comes last either way.
enum Key {
    Text(String),
    Number(Option<u64>),
    Valued(State, String),
}

impl Key {
    fn of(site: &Site<'_>, domain: &Domain, column: &str, place: Option<usize>) -> Self {
        let name = |iri: &NamedNode| collation(&super::named(site, iri).text);
        let count = |state| Self::Number(Some(domain.count(state) as u64));
        match (place.and_then(|place| domain.cells.get(place)), column) {
            (Some(cell), _) => {
                let values = cell.0.iter().flat_map(|assessed| &assessed.values);
                let texts = values.map(|value| match value {
                    Term::NamedNode(node) => name(node),
                    other => collation(&super::shown(site, other).text),
                });
                Self::Valued(cell.state(), texts.collect::<Vec<_>>().join(" "))
            }
            (None, "level") => Self::Text(name(&domain.level)),
            (None, "health") => Self::Number(domain.card.score()),
            (None, "known") => count(State::Known),
            (None, "stale") => count(State::Stale),
            (None, "unknown") => count(State::Unknown),
            (None, _) => Self::Text(name(&domain.iri)),
        }
    }

    fn against(&self, other: &Self, turn: impl Fn(Ordering) -> Ordering) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => match (a, b) {
                (Some(a), Some(b)) => turn(a.cmp(b)),
                (a, b) => b.is_some().cmp(&a.is_some()),
            },
            (Self::Valued(a, x), Self::Valued(b, y)) => a.cmp(b).then_with(|| turn(x.cmp(y))),
            (Self::Text(a), Self::Text(b)) => turn(a.cmp(b)),
            _ => Ordering::Equal,
        }
    }
}

/// The one that a slug names; refused with those there are.
fn one<'a>(
    parameter: &'static str,
    given: Option<&str>,
    known: impl Iterator<Item = &'a NamedNode>,
) -> Result<Option<&'a NamedNode>, Refused> {
    let Some(given) = given.filter(|given| !given.is_empty()) else {
        return Ok(None);
    };
    let known: Vec<&NamedNode> = known.collect();
    let found = known.iter().copied().find(|iri| slug(iri) == given);
    found.map(Some).ok_or_else(|| Refused {
        parameter,
        given: given.to_owned(),
        known: known.into_iter().map(|iri| slug(iri).to_owned()).collect(),
    })
}
