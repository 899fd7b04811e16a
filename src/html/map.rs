//! The map of the data domains: nested boxes, one drawing a domain, each box a link.
//!
//! A drawing has its own coordinates and is as wide as its column, so that the map reflows on any
//! screen. Colour, number and bar tell the same; beside the drawings stands the map as a list.

use super::domains::percent;
use super::words::known::Known;
use super::{Link, Site};
use crate::health::{self, Comparison};
use oxrdf::NamedNode;
use std::collections::{HashMap, HashSet};

/// Width of a drawing, in its own units.
const WIDTH: usize = 340;
/// Between a box and what is in it.
const PAD: usize = 10;
/// Between boxes.
const GAP: usize = 6;
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

/// One domain with its subdomains.
pub(super) struct Drawing {
    /// In units of the drawing.
    pub width: usize,
    /// In units of the drawing.
    pub height: usize,
    /// The domain's name.
    pub title: String,
    /// The outer box first.
    pub boxes: Vec<Box_>,
}

/// A box, in units of the drawing.
pub(super) struct Box_ {
    pub x: usize,
    pub y: usize,
    pub width: usize,
    pub height: usize,
    /// Its page.
    pub href: String,
    /// Everything it says, in words.
    pub label: String,
    /// The language of its name, if not the page's.
    pub lang: Option<String>,
    /// The class of its colour.
    pub level: String,
    /// Lines of the name: baseline and text.
    pub lines: Vec<(usize, String)>,
    /// The share, as a number.
    pub percent: String,
    /// The bar: top, width, and width of the known part.
    pub bar: (usize, usize, usize),
    /// Whether it is the outer one.
    pub outer: bool,
    /// Whether it holds in one region only.
    pub regional: bool,
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

/// A domain with its subdomains.
struct Domain<'d> {
    of: &'d health::Domain,
    parts: Vec<Domain<'d>>,
}

/// Domains nested deeper are not looked for.
const DEEPEST: usize = 4;

/// The domains that are part of no other, each with those below it.
fn tree(comparison: &Comparison) -> Vec<Domain<'_>> {
    let known: HashSet<&NamedNode> = comparison.domains.iter().map(|it| &it.iri).collect();
    let mut below: HashMap<Option<&NamedNode>, Vec<&health::Domain>> = HashMap::new();
    for domain in &comparison.domains {
        let above = domain.above.as_ref().filter(|above| known.contains(above));
        below.entry(above).or_default().push(domain);
    }
    nested(&below, None, DEEPEST)
}

fn nested<'d>(
    below: &HashMap<Option<&'d NamedNode>, Vec<&'d health::Domain>>,
    above: Option<&'d NamedNode>,
    depth: usize,
) -> Vec<Domain<'d>> {
    let here = below.get(&above).filter(|_| depth > 0);
    let domain = |of: &&'d health::Domain| Domain {
        of,
        parts: nested(below, Some(&of.iri), depth - 1),
    };
    here.map_or_else(Vec::new, |here| here.iter().map(domain).collect())
}

impl Domain<'_> {
    /// Its data health in whole percent.
    fn percent(&self) -> Option<usize> {
        self.of.card.score().map(|score| percent(score) as usize)
    }
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

fn drawing(site: &Site<'_>, domain: &Domain<'_>) -> Drawing {
    let mut boxes = Vec::new();
    let height = draw(site, domain, (0, 0, WIDTH), &mut boxes);
    Drawing {
        width: WIDTH,
        height,
        title: boxes.first().map(|b| b.label.clone()).unwrap_or_default(),
        boxes,
    }
}

/// Draws a domain and all in it at a place of a width; returns its height.
fn draw(
    site: &Site<'_>,
    domain: &Domain<'_>,
    (x, y, width): (usize, usize, usize),
    boxes: &mut Vec<Box_>,
) -> usize {
    let outer = width == WIDTH;
    // Size of the letters (a bold one is wider), and the height of a line.
    let (size, line) = if outer { (16.0 * 1.12, 20) } else { (12.5, 16) };
    let link = link(site, domain);
    let percent = domain.percent();
    let room = width - 2 * PAD - if outer { 48 } else { 0 };
    let lines = wrap(&link.text, room as f64 / size);
    let first = y + PAD + line - 5;
    let bar = y + PAD + lines.len() * line + if outer { 6 } else { 2 };
    let place = boxes.len();
    boxes.push(Box_ {
        x,
        y,
        width,
        height: 0,
        href: link.href.unwrap_or_default(),
        label: format!("{}: {}", link.text, says(site, domain)),
        lang: link.lang,
        level: level(percent),
        lines: lines
            .into_iter()
            .enumerate()
            .map(|(n, text)| (first + n * line, text))
            .collect(),
        percent: percent.map_or_else(
            || "–".to_owned(),
            Known::of_language(site.language()).percent,
        ),
        bar: bar_of(bar, width - 2 * PAD - if outer { 0 } else { 40 }, percent),
        outer,
        regional: domain.of.region.is_some(),
    });
    let mut bottom = bar + 8;
    if !domain.parts.is_empty() {
        bottom = draw_parts(
            site,
            domain,
            (x + PAD, bottom + GAP, width - 2 * PAD),
            boxes,
        );
    }
    let height = bottom + PAD - y;
    boxes[place].height = height;
    height
}

/// Draws subdomains in two columns where there is room, the rows of equal height; returns where
/// they end.
fn draw_parts(
    site: &Site<'_>,
    domain: &Domain<'_>,
    (x, mut y, width): (usize, usize, usize),
    boxes: &mut Vec<Box_>,
) -> usize {
    let columns = if width > WIDTH / 2 { 2 } else { 1 };
    let each = (width - (columns - 1) * GAP) / columns;
    for row in in_order(site, &domain.parts).chunks(columns) {
        let mut places = Vec::new();
        let mut tallest = 0;
        // A box alone in its row takes the whole of it.
        let each = if row.len() == 1 { width } else { each };
        for (column, part) in row.iter().enumerate() {
            places.push(boxes.len());
            let place = (x + column * (each + GAP), y, each);
            tallest = tallest.max(draw(site, part, place, boxes));
        }
        for (place, part) in places.into_iter().zip(row) {
            boxes[place].height = tallest;
            if part.parts.is_empty() {
                boxes[place].bar.0 = y + tallest - PAD - 8;
            }
        }
        y += tallest + GAP;
    }
    y - GAP
}

fn bar_of(top: usize, width: usize, percent: Option<usize>) -> (usize, usize, usize) {
    (top, width, width * percent.unwrap_or(0) / 100)
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

/// Lines no wider than `room`, in widths of a letter's size; longer words are cut with a hyphen.
pub(super) fn wrap(text: &str, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut word = word.to_owned();
        if !line.is_empty() && extent(&line) + extent(" ") + extent(&word) > room {
            lines.push(std::mem::take(&mut line));
        }
        while extent(&word) > room {
            let letters: Vec<char> = word.chars().collect();
            let fits = (1..letters.len())
                .take_while(|n| extent(&letters[..*n].iter().collect::<String>()) + 0.4 <= room)
                .last()
                .unwrap_or(1);
            // Not a letter or two alone on the last line.
            let cut = fits.min(letters.len().saturating_sub(4)).max(1);
            lines.push(format!("{}-", letters[..cut].iter().collect::<String>()));
            word = letters[cut..].iter().collect();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// As much of a text as there is room for, in sizes of its letters.
pub(super) fn shortened(text: &str, room: f64) -> String {
    let mut lines = wrap(text, room - 1.0).into_iter();
    let first = lines.next().unwrap_or_default();
    match lines.next() {
        Some(_) => format!("{} …", first.trim_end_matches('-')),
        None => first,
    }
}

/// How wide a text is, in sizes of its letters: as in the wider of common fonts.
fn extent(text: &str) -> f64 {
    let letter = |c: char| match c {
        'i' | 'j' | 'l' | '.' | ',' | '\'' => 0.29,
        ' ' | 'f' | 't' | 'r' | '-' | '(' | ')' => 0.41,
        'c' | 's' | 'z' => 0.54,
        'm' | 'æ' => 0.98,
        'w' => 0.82,
        c if c.is_uppercase() => 0.74,
        _ => 0.63,
    };
    text.chars().map(letter).sum()
}

#[cfg(test)]
mod tests {
    use super::{extent, level, wrap};

    #[test]
    fn names_are_wrapped_between_words() {
        assert_eq!(
            wrap("Aktivitet i tjenestene", 7.0),
            ["Aktivitet i", "tjenestene"]
        );
        assert!(wrap("", 7.0).is_empty());
        for text in ["Svangerskapskontroll", "Andre spesialisthelsetjenester"] {
            let lines = wrap(text, 8.0);
            assert!(lines.iter().all(|line| extent(line) <= 8.5), "{lines:?}");
            assert!(
                lines.iter().all(|line| line.chars().count() > 3),
                "{lines:?}"
            );
            let joined = lines.join(" ").replace("- ", "");
            assert_eq!(joined, text);
        }
    }

    #[test]
    fn every_share_has_its_colour() {
        let levels = [None, Some(0), Some(19), Some(20), Some(99), Some(100)].map(level);
        assert_eq!(levels, ["kx", "k0", "k0", "k1", "k4", "k4"]);
    }
}
