//! The rows of the comparison, and the levels beside each other.

use super::super::ehds::Why;
use super::super::{Link, Site};
use super::selection::Selection;
use super::{date, named, percent, shown, slug, why, words};
use crate::health::{Assessed, Cell, Domain, State};

/// One domain.
pub(super) struct Line {
    /// The end of its IRI, by which it is linked to.
    pub id: String,
    /// Its name.
    pub name: Link,
    /// Its region, or its level where it is not that of the domain above.
    pub level: Option<String>,
    /// That it has ended.
    pub ended: Option<String>,
    /// Whether the reader wants to see it among the others.
    pub marked: bool,
    /// Whether it is part of another.
    pub part: bool,
    /// Its data health in whole percent.
    pub health: Option<u64>,
    /// So many known of so many.
    pub known: String,
    /// What it is assessed as.
    pub cells: Vec<Shown>,
    /// The question about it.
    pub why: Why,
}

/// One property of a domain.
pub(super) struct Shown {
    /// The class of its look.
    pub state: &'static str,
    /// What it says in a word, for those who do not see the look.
    pub says: String,
    /// The values; none for what is unknown or not assessed.
    pub items: Vec<Item>,
    /// The assessment that says it is unknown.
    pub href: Option<String>,
}

/// One value.
pub(super) struct Item {
    /// What it says, with a link to the assessment.
    pub link: Link,
    /// That it is too old.
    pub stale: Option<String>,
    /// What it rests on.
    pub mark: Option<super::super::notes::Mark>,
}

/// One level beside the others.
pub(super) struct Beside {
    /// Its name, with a link to its domains.
    pub name: Link,
    /// How many domains.
    pub domains: String,
    /// The mean of their data health in whole percent.
    pub health: Option<u64>,
    /// Known, stale and unknown: how many, and in percent of what is assessed.
    pub counts: Vec<(String, String)>,
}

/// The row of a domain.
pub(super) fn line(site: &Site<'_>, selection: &Selection<'_>, domain: &Domain) -> Line {
    let words = words(site);
    let name = named(site, &domain.iri);
    let region = domain
        .region
        .as_ref()
        .map(|region| named(site, region).text);
    let cells = selection.columns.iter().filter_map(|place| {
        let property = &selection.comparison.properties.get(*place)?.iri;
        let property = named(site, property).text;
        Some(cell(site, domain.cells.get(*place)?, &property))
    });
    let above = domain.above.as_ref();
    let above = above.and_then(|iri| selection.domains.iter().find(|other| other.iri == *iri));
    let differs = above.is_none_or(|above| above.level != domain.level);
    let known = domain.count(State::Known);
    let asked = domain.cells.len() - domain.count(State::Unasked);
    Line {
        id: slug(&domain.iri).to_owned(),
        level: match region {
            Some(region) => Some((words.regional)(&region)),
            None => differs.then(|| named(site, &domain.level).text),
        },
        ended: domain
            .ended
            .as_ref()
            .map(|day| (words.ended)(&date(site, day))),
        marked: selection.choice.domain.as_deref() == Some(slug(&domain.iri)),
        part: domain.above.is_some(),
        health: domain.card.score().map(percent),
        known: (words.known_of)(known, asked),
        cells: cells.collect(),
        why: why(site, &domain.asked, &name.text),
        name,
    }
}

fn cell(site: &Site<'_>, cell: &Cell, property: &str) -> Shown {
    let state = cell.state();
    let valued = cell.0.iter().filter(|it| !it.values.is_empty());
    Shown {
        state: state.name(),
        says: format!("{property}: {}", said(site, state)),
        items: valued.map(|assessed| item(site, assessed)).collect(),
        href: cell
            .0
            .first()
            .and_then(|first| named(site, &first.iri).href),
    }
}

fn item(site: &Site<'_>, assessed: &Assessed) -> Item {
    let words = words(site);
    let values: Vec<Link> = assessed
        .values
        .iter()
        .map(|value| shown(site, value))
        .collect();
    let text = values.iter().map(|value| value.text.as_str());
    let note = assessed.note.as_ref().map(|note| shown(site, note).text);
    let stale = assessed.stale.then(|| match assessed.date.as_deref() {
        Some(day) => (words.stale_since)(&date(site, day)),
        None => words.undated.to_owned(),
    });
    Item {
        link: Link {
            text: text.collect::<Vec<_>>().join(", "),
            lang: values.first().and_then(|value| value.lang.clone()),
            href: named(site, &assessed.iri).href,
            title: note.unwrap_or_default(),
            external: false,
        },
        stale,
        mark: assessed
            .mark
            .as_ref()
            .and_then(|node| super::super::ehds::mark(site, node)),
    }
}

/// What a state is called.
pub(super) fn said(site: &Site<'_>, state: State) -> &'static str {
    let place = State::ALL.iter().position(|known| *known == state);
    place.map_or("", |place| words(site).states[place])
}

/// Every level of the domains chosen, beside the others.
pub(super) fn beside(site: &Site<'_>, selection: &Selection<'_>) -> Vec<Beside> {
    let levels = selection.comparison.levels().into_iter();
    let mut all: Vec<Beside> = Vec::new();
    for level in levels {
        let here = selection.comparison.domains.iter();
        let here: Vec<&Domain> = here.filter(|domain| domain.level == *level).collect();
        let number = |n: usize| site.words().number(n);
        let scores: Vec<u64> = here
            .iter()
            .filter_map(|domain| domain.card.score())
            .collect();
        let counts = [State::Known, State::Stale, State::Unknown].map(|state| {
            let count: usize = here.iter().map(|domain| domain.count(state)).sum();
            let asked = here.iter().map(|d| d.cells.len() - d.count(State::Unasked));
            let asked: usize = asked.sum();
            let share = (asked > 0).then(|| percent((count * 1000 / asked) as u64));
            (
                number(count),
                share.map_or_else(String::new, |share| format!("({share} %)")),
            )
        });
        let mut name = named(site, level);
        name.href = Some(
            site.reader
                .local(&format!("/domains?level={}", slug(level))),
        );
        all.push(Beside {
            name,
            domains: number(here.len()),
            health: (!scores.is_empty())
                .then(|| percent(scores.iter().sum::<u64>() / scores.len() as u64)),
            counts: counts.into(),
        });
    }
    all
}
