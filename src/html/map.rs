//! The map of the data domains: nested boxes, one drawing a domain, each box a link.
//!
//! A drawing has its own coordinates and is as wide as its column, so that the map reflows on any
//! screen. Colour, number and bar tell the same; beside the drawings stands the map as a list.

mod drawing;
mod lettering;
mod tree;

use super::words::known::Known;
use super::{Link, Site};
use crate::health::Comparison;
use drawing::{Drawing, drawing};
use tree::{Domain, tree};

pub(super) use lettering::{shortened, wrap};

/// Steps of the key: from percent, to percent.
const LEVELS: [(usize, usize); 5] = [(0, 19), (20, 39), (40, 59), (60, 79), (80, 100)];

/// The map.
pub(super) struct Map {
    /// Our words.
    pub words: &'static Known,
    /// How many domains and subdomains.
    pub summary: String,
    /// The key: class of the colour, and what it stands for.
    pub legend: Vec<(String, String)>,
    /// One drawing a domain.
    pub drawings: Vec<Drawing>,
    /// The same as a list.
    pub list: Vec<Item>,
}

/// A domain of the list.
pub(super) struct Item {
    /// Its page.
    pub link: Link,
    /// What is known, in words.
    pub says: String,
    /// Its subdomains.
    pub parts: Vec<Item>,
}

/// The map of the domains; none where there are none.
pub(super) fn map(site: &Site<'_>, comparison: &Comparison) -> Option<Map> {
    let domains = tree(comparison);
    if domains.is_empty() {
        return None;
    }
    let words = Known::of_language(site.language());
    let top = in_order(site, &domains);
    let parts = comparison.domains.len() - top.len();
    let mut legend: Vec<_> = LEVELS
        .iter()
        .enumerate()
        .map(|(level, (from, to))| (format!("k{level}"), (words.level)(*from, *to)))
        .collect();
    if comparison.domains.iter().any(|d| d.card.score().is_none()) {
        legend.push(("kx".to_owned(), words.unasked.to_owned()));
    }
    Some(Map {
        words,
        summary: (words.domains)(top.len(), parts),
        legend,
        drawings: top.iter().map(|domain| drawing(site, domain)).collect(),
        list: top.iter().map(|domain| item(site, domain)).collect(),
    })
}

fn in_order<'d, 'c>(site: &Site<'_>, domains: &'d [Domain<'c>]) -> Vec<&'d Domain<'c>> {
    let mut ordered: Vec<&Domain<'_>> = domains.iter().collect();
    ordered.sort_by_cached_key(|domain| site.view.id(&domain.of.iri).map(|id| site.order_key(id)));
    ordered
}

fn level(percent: Option<usize>) -> String {
    let found = percent.and_then(|p| {
        LEVELS
            .iter()
            .position(|(from, to)| (*from..=*to).contains(&p))
    });
    found.map_or_else(|| "kx".to_owned(), |level| format!("k{level}"))
}

fn item(site: &Site<'_>, domain: &Domain<'_>) -> Item {
    let parts = in_order(site, &domain.parts);
    Item {
        link: link(site, domain),
        says: says(site, domain),
        parts: parts.into_iter().map(|part| item(site, part)).collect(),
    }
}

fn link(site: &Site<'_>, domain: &Domain<'_>) -> Link {
    super::domains::named(site, &domain.of.iri)
}

/// How healthy the data of a domain are, in words.
fn says(site: &Site<'_>, domain: &Domain<'_>) -> String {
    let words = Known::of_language(site.language());
    let health = match domain.percent() {
        Some(percent) => (words.healthy)(percent),
        None => words.unasked.to_owned(),
    };
    match domain.of.region {
        Some(_) => format!("{health}, {}", words.regional),
        None => health,
    }
}

#[cfg(test)]
mod tests {
    use super::level;

    #[test]
    fn every_share_has_its_colour() {
        let levels = [None, Some(0), Some(19), Some(20), Some(99), Some(100)].map(level);
        assert_eq!(levels, ["kx", "k0", "k0", "k1", "k4", "k4"]);
    }
}
