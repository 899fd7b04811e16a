//! The page of the comparison: levels beside each other, the table, what has moved, and the rules.

use super::super::ehds::Why;
use super::super::frame::Frame;
use super::super::words::domains::Domains;
use super::super::{Link, Site, in_query};
use super::lines::{Beside, Line, beside, line, said};
use super::selection::{Choice, Selection};
use super::{date, named, percent, shown, slug, why, words};
use crate::alignment::Row;
use crate::health::{Outcome, Part, State};
use crate::rdf::Language;
use crate::vocab::dct;
use askama::Template;
use oxrdf::{NamedNode, NamedNodeRef};

/// Domains on one page.
const PAGE: usize = 200;

#[derive(Template)]
#[template(path = "domains.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Domains,
    as_of: String,
    downloads: Vec<(&'static str, &'static str, String)>,
    levels: Vec<Named>,
    sets: Vec<Named>,
    /// What the form must not lose: names and values.
    kept: Vec<(&'static str, String)>,
    beside: Vec<Beside>,
    legend: Vec<(&'static str, &'static str)>,
    first: [Head; 3],
    heads: Vec<Head>,
    rows: Vec<Line>,
    sums: Vec<String>,
    sums_why: Why,
    part: Option<String>,
    previous: Option<String>,
    next: Option<String>,
    moves: Vec<Move>,
    moves_why: Why,
    rules: Vec<Ruled>,
    rules_why: Why,
}

/// A choice of the form.
struct Named {
    value: String,
    name: String,
    chosen: bool,
}

/// The head of a column.
struct Head {
    link: Link,
    order: String,
    sorted: &'static str,
}

/// One change of level.
struct Move {
    date: String,
    from: Link,
    to: Link,
    levels: String,
    terms: Vec<(&'static str, Link)>,
}

/// One rule, over all domains shown.
struct Ruled {
    name: Link,
    reason: Option<Link>,
    weight: u32,
    share: Option<u64>,
    remedy: Option<Link>,
}

/// The page.
pub fn overview(site: &Site<'_>, selection: &Selection<'_>) -> String {
    let words = words(site);
    let comparison = selection.comparison;
    let revision = site.view.snapshot().revision();
    let mut frame = Frame::new(
        site.reader,
        &address(&selection.choice, |_| {}),
        words.title,
        revision,
    );
    frame.section = "domains";
    let (from, shown) = page_of(selection);
    let to = from + shown.len();
    let choice = &selection.choice;
    let turn = |page: usize| {
        site.reader
            .local(&address(choice, |choice| choice.page = page))
    };
    super::super::render(&Page {
        words,
        as_of: (words.as_of)(&date(site, &comparison.date)),
        downloads: downloads(choice),
        levels: options(
            site,
            comparison.levels().into_iter(),
            choice.level.as_deref(),
        ),
        sets: options(site, comparison.sets().into_iter(), choice.set.as_deref()),
        kept: kept(site, choice),
        beside: beside(site, selection),
        legend: State::ALL
            .map(|state| (state.name(), said(site, state)))
            .into(),
        first: [("name", 0), ("health", 1), ("known", 2)].map(|(column, place)| {
            head(
                site,
                selection,
                column,
                Link {
                    text: words.heads[place].to_owned(),
                    ..Link::default()
                },
            )
        }),
        heads: selection
            .columns
            .iter()
            .map(|place| {
                let property = &comparison.properties[*place].iri;
                head(site, selection, slug(property), named(site, property))
            })
            .collect(),
        rows: shown
            .iter()
            .map(|domain| line(site, selection, domain))
            .collect(),
        sums: sums(site, selection),
        sums_why: why(site, &comparison.assessed, words.sums),
        part: (shown.len() < selection.domains.len() && !shown.is_empty())
            .then(|| (words.part)(from + 1, to, selection.domains.len())),
        previous: (choice.page > 1).then(|| turn(choice.page - 1)),
        next: (to < selection.domains.len()).then(|| turn(choice.page + 1)),
        moves: comparison
            .moves
            .rows()
            .map(|row| moved(site, &row))
            .collect(),
        moves_why: why(site, &comparison.moves.asked, ""),
        rules: rules(site, selection),
        rules_why: why(site, &comparison.rules.asked, ""),
        frame,
    })
}

/// The first domain of the page, and its domains.
fn page_of<'s, 'a>(selection: &'s Selection<'a>) -> (usize, &'s [&'a crate::health::Domain]) {
    let all = &selection.domains[..];
    let from = selection.choice.page.saturating_sub(1).saturating_mul(PAGE);
    let from = from.min(all.len());
    (from, &all[from..all.len().min(from + PAGE)])
}

/// The address of the comparison as chosen, with a change.
fn address(choice: &Choice, change: impl FnOnce(&mut Choice)) -> String {
    let mut choice = choice.clone();
    change(&mut choice);
    let pairs = [
        ("level", choice.level),
        ("set", choice.set),
        ("sort", choice.sort),
        ("domain", choice.domain),
        ("date", choice.date),
        ("page", (choice.page > 1).then(|| choice.page.to_string())),
    ];
    let pairs = pairs.into_iter().filter_map(|(name, value)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(format!("{name}={}", in_query(&value)))
    });
    match pairs.collect::<Vec<_>>().join("&") {
        query if query.is_empty() => "/domains".to_owned(),
        query => format!("/domains?{query}"),
    }
}

/// The table as data: whole, as chosen.
fn downloads(choice: &Choice) -> Vec<(&'static str, &'static str, String)> {
    let all = address(choice, |choice| {
        choice.page = 1;
        choice.domain = None;
    });
    let all = all.strip_prefix("/domains").unwrap_or_default();
    [
        ("CSV", "text/csv", "csv"),
        ("JSON", "application/json", "json"),
        ("Turtle (DQV)", "text/turtle", "ttl"),
    ]
    .map(|(name, media_type, suffix)| (name, media_type, format!("/domains.{suffix}{all}")))
    .into()
}

fn options<'a>(
    site: &Site<'_>,
    all: impl Iterator<Item = &'a NamedNode>,
    chosen: Option<&str>,
) -> Vec<Named> {
    let option = |iri: &NamedNode| Named {
        value: slug(iri).to_owned(),
        name: named(site, iri).text,
        chosen: chosen == Some(slug(iri)),
    };
    all.map(option).collect()
}

fn kept(site: &Site<'_>, choice: &Choice) -> Vec<(&'static str, String)> {
    let language = site.reader.pinned.then(|| site.language().tag().to_owned());
    let all = [
        ("sort", choice.sort.clone()),
        ("domain", choice.domain.clone()),
        ("date", choice.date.clone()),
        ("lang", language),
    ];
    let all = all
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)));
    all.filter(|(_, value)| !value.is_empty()).collect()
}

fn head(site: &Site<'_>, selection: &Selection<'_>, column: &str, mut link: Link) -> Head {
    let sorted = selection.sorted.as_ref().filter(|(by, _)| by == column);
    // Numbers are looked at from the top first.
    let greatest_first = ["health", "known"].contains(&column);
    let sort = match sorted {
        Some((_, true)) => column.to_owned(),
        Some((_, false)) => format!("-{column}"),
        None if greatest_first => format!("-{column}"),
        None => column.to_owned(),
    };
    let to = address(&selection.choice, |choice| {
        choice.sort = Some(sort);
        choice.page = 1;
    });
    let order = (words(site).order_by)(&link.text);
    link.href = Some(site.reader.local(&to));
    Head {
        order,
        sorted: match sorted {
            Some((_, true)) => "descending",
            Some((_, false)) => "ascending",
            None => "none",
        },
        link,
    }
}

/// How much is known of each property shown, over the domains chosen.
fn sums(site: &Site<'_>, selection: &Selection<'_>) -> Vec<String> {
    let sum = |place: &usize| {
        let states = selection
            .domains
            .iter()
            .filter_map(|d| Some(d.cells.get(*place)?.state()));
        let asked: Vec<State> = states.filter(|state| *state != State::Unasked).collect();
        let known = asked.iter().filter(|state| **state == State::Known).count();
        (words(site).known_of)(known, asked.len())
    };
    selection.columns.iter().map(sum).collect()
}

fn moved(site: &Site<'_>, row: &Row<'_>) -> Move {
    let words = words(site);
    let thing = |column| {
        row.thing(column)
            .map(|node| named(site, node))
            .unwrap_or_default()
    };
    let term = |name: &'static str, column| {
        let link = match row.value(column) {
            Some(_) if !row.is_unknown(column) => row.value(column).map(|value| shown(site, value)),
            _ => None,
        };
        let unknown = || Link {
            text: words.unknown.to_owned(),
            ..Link::default()
        };
        (name, link.unwrap_or_else(unknown))
    };
    let [decision, decided_in, reason, status] = words.move_terms;
    Move {
        date: row
            .text("date")
            .map(|day| date(site, day))
            .unwrap_or_default(),
        from: thing("from"),
        to: thing("to"),
        levels: (words.moved)(&thing("before").text, &thing("after").text),
        terms: vec![
            term(status, "status"),
            term(decision, "decision"),
            term(decided_in, "decidedIn"),
            term(reason, "reason"),
        ],
    }
}

fn rules(site: &Site<'_>, selection: &Selection<'_>) -> Vec<Ruled> {
    let all = selection.comparison.rules.all.iter().enumerate();
    let ruled = all.map(|(place, rule)| {
        let cards = selection.domains.iter().map(|domain| &domain.card);
        let parts = cards
            .flat_map(|card| &card.parts)
            .filter(|part| part.rule == place);
        let points: Vec<u64> = parts.filter_map(Part::thousandths).collect();
        let could = u64::from(rule.points) * 1000 * points.len() as u64;
        let given: u64 = points.iter().sum();
        Ruled {
            name: named(site, &rule.iri),
            reason: said_of(site, &rule.iri, dct::DESCRIPTION),
            weight: rule.points,
            share: (could > 0).then(|| percent(given * 1000 / could)),
            remedy: remedy(site, &rule.iri),
        }
    });
    ruled.collect()
}

/// What would give more points by a rule.
pub(super) fn remedy(site: &Site<'_>, rule: &NamedNode) -> Option<Link> {
    let property = site.ours("remedy")?;
    let property = NamedNode::new(site.view.text(property)).ok()?;
    said_of(site, rule, property.as_ref())
}

/// The text of a property in the language that suits best.
pub(super) fn said_of(
    site: &Site<'_>,
    thing: &NamedNode,
    property: NamedNodeRef<'_>,
) -> Option<Link> {
    let (id, property) = (site.view.id(thing)?, site.view.id(property)?);
    let distance = |language: Option<&str>| Language::distance(site.language(), language);
    let texts = site.view.objects(id, property);
    let best = texts.min_by_key(|text| (distance(site.view.language(*text)), *text))?;
    Some(Link {
        text: site.view.text(best).to_owned(),
        lang: site.foreign(site.view.language(best)),
        ..Link::default()
    })
}

/// What each part of a card came to, for the summary: full, partly, nothing.
pub(super) fn tally(parts: &[Part]) -> [usize; 3] {
    let mut tally = [0; 3];
    for part in parts {
        match part.outcome {
            Outcome::NoShape(_) => {}
            _ if part.is_full() => tally[0] += 1,
            _ if part.thousandths() > Some(0) => tally[1] += 1,
            _ => tally[2] += 1,
        }
    }
    tally
}
