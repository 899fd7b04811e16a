//! The overview: timeline, measures, and the tables.

use super::super::Site;
use super::super::frame::Frame;
use super::super::words::ehds::Ehds;
use super::table::Table;
use super::timeline::{Timeline, timeline};
use super::{Why, day, sections, why};
use crate::alignment::{Alignment, Reference, State};
use askama::Template;

#[derive(Template)]
#[template(path = "ehds.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Ehds,
    as_of: String,
    downloads: Vec<(&'static str, &'static str, &'static str)>,
    timeline: Timeline,
    measures: Vec<Measure>,
    sections: Vec<Section>,
}

/// One number of the whole.
struct Measure {
    number: String,
    what: &'static str,
    of: String,
    why: Why,
}

/// A heading, what is said under it, and its table.
struct Section {
    heading: &'static str,
    lead: &'static str,
    table: Table,
}

/// The data behind the page: what they are called, media type, address.
pub(super) const DOWNLOADS: [(&str, &str, &str); 4] = [
    (
        "JSON",
        "application/json",
        "/api/ehds/alignment?format=json",
    ),
    ("CSV", "text/csv", "/api/ehds/alignment?format=csv"),
    (
        "Turtle (DQV)",
        "text/turtle",
        "/api/ehds/alignment?format=ttl",
    ),
    (
        "JSON-LD (DQV)",
        "application/ld+json",
        "/api/ehds/alignment?format=jsonld",
    ),
];

/// The page of the alignment.
pub fn overview(site: &Site<'_>, alignment: &Alignment) -> String {
    let words = Ehds::of_language(site.language());
    let revision = site.view.snapshot().revision();
    let mut frame = Frame::new(site.reader, "/ehds", words.title, revision);
    frame.section = "ehds";
    let address = |(_, media_type, href): (_, &'static str, &str)| (media_type, href.to_owned());
    frame.alternates = DOWNLOADS.map(address).into();
    let tables = [
        (
            words.categories,
            words.categories_lead,
            sections::categories(site, alignment),
        ),
        (
            words.datasets,
            words.datasets_lead,
            sections::datasets(site, alignment),
        ),
        (
            words.priorities,
            words.priorities_lead,
            sections::priorities(site, alignment),
        ),
        (
            words.duties,
            words.duties_lead,
            sections::duties(site, alignment),
        ),
        (
            words.options,
            words.options_lead,
            sections::options(site, alignment),
        ),
    ];
    let tables = tables.into_iter().map(|(heading, lead, table)| Section {
        heading,
        lead,
        table,
    });
    super::super::render(&Page {
        words,
        as_of: (words.as_of)(&day(site, &alignment.date)),
        downloads: DOWNLOADS.into(),
        timeline: timeline(site, alignment),
        measures: measures(site, alignment),
        sections: tables.collect(),
        frame,
    })
}

fn measures(site: &Site<'_>, alignment: &Alignment) -> Vec<Measure> {
    let words = Ehds::of_language(site.language());
    let number = |n: usize| site.words().number(n);
    let matrix = &alignment.matrix;
    let datasets = matrix.datasets.len();
    let categories = alignment.categories.len();
    let given = matrix.datasets.iter().map(|d| d.count(State::Given)).sum();
    let ready = matrix.datasets.iter().filter(|d| d.is_ready()).count();
    let lacks = Reference::new(sections::LACKS);
    let never = matrix.datasets.iter();
    let never = never.filter(|d| !sections::is_known(&d.confirmed)).count();
    let overdue = matrix.datasets.iter().filter(|d| d.overdue).count();
    let rows = [
        (
            categories - alignment.without_dataset(),
            categories,
            words.covered,
            &alignment.listed,
        ),
        (ready, datasets, words.publishable, &lacks),
        (
            given,
            datasets * matrix.elements.len(),
            words.given,
            &matrix.counted,
        ),
        (never, datasets, words.never, &matrix.checked),
        (overdue, datasets, words.overdue, &matrix.checked),
    ];
    let rows = rows.into_iter().map(|(part, all, what, asked)| Measure {
        number: number(part),
        what,
        of: (words.of)(&number(part), &number(all)),
        why: why(site, asked, what),
    });
    // Whether any may be published nobody knows without a profile that says so.
    rows.filter(|row| alignment.judged || row.what != words.publishable)
        .collect()
}
