//! The page of the needs: weights to change, the order they lead to, and what is missing.

use super::super::ehds::Why;
use super::super::frame::Frame;
use super::super::words::planning::Planning;
use super::super::words::views::Views;
use super::super::{Link, Site};
use super::form::{Form, form};
use super::order::{MOST_ROWS, Row, links, rows};
use super::{Download, address, fault, in_format, named, shared, why, words};
use crate::planning::{Fault, Needs, Order, RANKING, Reference, Scored, USUAL};
use crate::rdf::last_part;
use askama::Template;
use oxrdf::NamedNode;

/// Where the page is.
const PATH: &str = "/needs";

#[derive(Template)]
#[template(path = "needs.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Planning,
    shared: &'static Views,
    downloads: Vec<Download>,
    ranking: Option<Link>,
    status: Option<Link>,
    fault: Option<String>,
    form: Form,
    summary: Vec<(String, String, Why)>,
    told: String,
    tidy: Option<String>,
    heads: Vec<(Link, Why)>,
    usual: bool,
    ranking_name: Option<String>,
    listed: Why,
    measures: Option<Why>,
    domains: Option<Why>,
    raised: Option<Why>,
    rows: Vec<Row>,
    cut: Option<String>,
    gaps: Vec<Gap>,
}

/// A list of what is missing.
struct Gap {
    heading: &'static str,
    why: Why,
    count: String,
    links: Vec<Link>,
    /// What is said where not all are shown, beside the way to the whole answer.
    cut: Option<String>,
}

/// The needs in an order; `given` is what the address says, and `wrong` what is at fault in it.
pub fn needs(
    site: &Site<'_>,
    needs: &Needs,
    order: &Order,
    given: &[(String, String)],
    wrong: Option<&Fault>,
) -> String {
    let words = words(site);
    let asked = tidy(needs, order);
    let path = address(PATH, if wrong.is_some() { &[] } else { &asked });
    let revision = site.view.snapshot().revision();
    let title = match &needs.declared.iri {
        Some(iri) if !usual(needs) => named(site, iri).text,
        _ => words.needs.to_owned(),
    };
    let behind = |asked: &Option<Reference>, of: &str| asked.as_ref().map(|it| why(site, it, of));
    let mut frame = Frame::new(site.reader, &path, title, revision);
    frame.section = "needs";
    let downloads = [
        ("JSON", "application/json", "json"),
        ("CSV", "text/csv", "csv"),
    ];
    let downloads = downloads.map(|(name, media_type, format)| {
        (
            name.to_owned(),
            media_type,
            in_format(&site.reader.local(&path), format),
        )
    });
    let alternate = |(_, media_type, href): &Download| (*media_type, href.clone());
    frame.alternates = downloads.iter().map(alternate).collect();
    super::super::render(&Page {
        words,
        shared: shared(site),
        downloads: downloads.into(),
        ranking: needs.ranking.as_ref().map(|ranking| named(site, ranking)),
        status: needs.status.as_ref().map(|status| named(site, status)),
        fault: wrong.map(|wrong| fault::told(words, shared(site), wrong)),
        form: form(site, needs, order, given, wrong),
        summary: summary(site, needs),
        told: told(site, order),
        tidy: (!order.is_declared).then(|| site.reader.local(&path)),
        heads: heads(site, needs),
        usual: usual(needs),
        ranking_name: needs
            .declared
            .iri
            .as_ref()
            .filter(|_| !usual(needs))
            .map(name),
        listed: why(site, &needs.listed, words.need),
        measures: behind(&needs.declared.measures, words.measures_of),
        domains: behind(&needs.declared.domains, words.domains),
        raised: behind(&needs.declared.raised, words.raised),
        rows: rows(site, needs, order),
        cut: cut(site, needs.needs.len()),
        gaps: gaps(site, needs),
        frame,
    })
}

/// The end of the IRI of a ranking: its name in addresses.
fn name(iri: &NamedNode) -> String {
    last_part(iri.as_str()).to_owned()
}

/// Whether it is the ranking of an address that names none.
fn usual(needs: &Needs) -> bool {
    needs
        .declared
        .iri
        .as_ref()
        .is_none_or(|iri| name(iri) == USUAL)
}

/// What the address must say for this order, and no more.
fn tidy(needs: &Needs, order: &Order) -> Vec<(String, String)> {
    let weights = needs.criteria.iter().zip(&order.weights);
    let changed = weights.filter(|(criterion, weight)| criterion.scale.weight != **weight);
    let mut all: Vec<_> = changed
        .map(|(criterion, weight)| (Needs::parameter(&criterion.key), weight.to_string()))
        .collect();
    if let Some(iri) = needs.declared.iri.as_ref().filter(|_| !usual(needs)) {
        all.insert(0, (RANKING.to_owned(), name(iri)));
    }
    if let Some(rule) = order.rule.filter(|rule| *rule > 0) {
        let name = Needs::rule_name(&needs.rules[rule]).to_owned();
        all.push(("unknown".to_owned(), name));
    }
    all
}

fn summary(site: &Site<'_>, needs: &Needs) -> Vec<(String, String, Why)> {
    let words = words(site);
    let number = |n: usize| site.words().number(n);
    let all = needs.needs.len() * needs.criteria.len();
    let known: usize = (0..needs.criteria.len()).map(|c| needs.known(c)).sum();
    let mut rows = vec![(
        needs.needs.len(),
        words.summary_needs.to_owned(),
        &needs.listed,
    )];
    if let Some(asked) = &needs.declared.without_measure {
        let gaps = words.summary_gaps.to_owned();
        rows.push((needs.without_measure().count(), gaps, asked));
    }
    rows.push((
        all - known,
        (words.summary_unknown)(&number(all)),
        &needs.weighed,
    ));
    rows.into_iter()
        .map(|(count, text, asked)| (number(count), text, why(site, asked, "")))
        .collect()
}

/// What the order is, in a sentence.
fn told(site: &Site<'_>, order: &Order) -> String {
    let words = words(site);
    let number = |n: usize| site.words().number(n);
    let count = |moved: fn(usize, usize) -> bool| {
        let placed = order.placed.iter();
        placed.filter(|it| moved(it.place, it.declared)).count()
    };
    if order.weights.iter().all(|weight| *weight == 0.0) {
        words.weightless.to_owned()
    } else if order.is_declared {
        words.as_declared.to_owned()
    } else {
        let (up, down) = (
            count(|now, before| now < before),
            count(|now, before| now > before),
        );
        (words.as_asked)(&number(up), &number(down))
    }
}

/// The heads of the columns of scores; each leads to where they come from.
fn heads(site: &Site<'_>, needs: &Needs) -> Vec<(Link, Why)> {
    let heads = needs.criteria.iter().map(|criterion| {
        let link = named(site, &criterion.iri);
        let asked = match &criterion.scored {
            Scored::Given(asked) | Scored::Asked(asked) => asked,
            Scored::Nowhere(_) => &needs.weighed,
        };
        let why = why(site, asked, &link.text);
        (link, why)
    });
    heads.collect()
}

fn cut(site: &Site<'_>, all: usize) -> Option<String> {
    let number = |n: usize| site.words().number(n);
    (all > MOST_ROWS).then(|| (words(site).cut)(&number(MOST_ROWS), &number(all)))
}

fn gaps(site: &Site<'_>, needs: &Needs) -> Vec<Gap> {
    let words = words(site);
    let criteria = needs.criteria.iter().enumerate();
    let unscored = criteria.filter(|(place, _)| needs.known(*place) == 0);
    let mut gaps = vec![gap(
        site,
        words.without_score,
        &needs.weighed,
        unscored.map(|(_, criterion)| &criterion.iri).collect(),
    )];
    if let Some(asked) = &needs.declared.without_measure {
        let without = needs.without_measure().map(|need| &need.thing);
        gaps.insert(
            0,
            gap(site, words.without_measure, asked, without.collect()),
        );
    }
    if let Some(asked) = &needs.declared.without_domain {
        let unplaced = needs.needs.iter().filter(|need| need.domains.is_empty());
        let unplaced = unplaced.map(|need| &need.thing);
        gaps.push(gap(site, words.without_domain, asked, unplaced.collect()));
    }
    gaps
}

fn gap(site: &Site<'_>, heading: &'static str, asked: &Reference, all: Vec<&NamedNode>) -> Gap {
    Gap {
        heading,
        why: why(site, asked, ""),
        count: site.words().number(all.len()),
        cut: cut(site, all.len()),
        links: links(site, all.into_iter()),
    }
}
