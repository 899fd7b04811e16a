//! Datasets against minimum elements: the whole as a page, and one row for the page of a dataset.

use super::super::frame::Frame;
use super::super::words::ehds::Ehds;
use super::super::{Link, Site};
use super::sections::messages;
use super::{Why, mark, named, why};
use crate::alignment::{Alignment, Cell, Dataset, Publishing, Reference, State};
use askama::Template;

/// Datasets on one page.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "ehds_matrix.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Ehds,
    as_of: String,
    downloads: Vec<(&'static str, &'static str, String)>,
    legend: Vec<(&'static str, &'static str)>,
    heads: Vec<Link>,
    rows: Vec<Line>,
    sums: Vec<String>,
    sum_why: Why,
    next: Option<String>,
}

/// One dataset.
struct Line {
    name: Link,
    tally: String,
    why: Why,
    marks: Vec<Shown>,
}

/// One element of a dataset.
struct Shown {
    state: &'static str,
    says: String,
}

/// The row of one dataset, element under element.
#[derive(Template)]
#[template(path = "ehds_row.html", config = ".askama.toml")]
pub struct Row {
    words: &'static Ehds,
    tally: String,
    why: Why,
    whole: String,
    ready: Option<bool>,
    lacks: Vec<String>,
    cells: Vec<(Link, Shown)>,
}

/// The page of the matrix, from the dataset after `after` on.
pub fn matrix(site: &Site<'_>, alignment: &Alignment, after: Option<&str>) -> String {
    let words = Ehds::of_language(site.language());
    let matrix = &alignment.matrix;
    let after = after.map(|after| format!("{}id/{after}", site.base));
    let from = after.as_ref().map_or(0, |after| {
        matrix
            .datasets
            .partition_point(|d| d.dataset.as_str() <= after.as_str())
    });
    let shown = &matrix.datasets[from..matrix.datasets.len().min(from + PAGE)];
    let rest = matrix.datasets.len() > from + shown.len();
    let next = shown.last().filter(|_| rest).map(|last| {
        let iri = last.dataset.as_str();
        let name = iri
            .strip_prefix(site.base)
            .unwrap_or(iri)
            .trim_start_matches("id/");
        let path = format!("/ehds/matrix?after={}", super::super::in_query(name));
        site.reader.local(&path)
    });
    let revision = site.view.snapshot().revision();
    let frame = Frame::new(site.reader, "/ehds/matrix", words.matrix, revision)
        .with_step(Link::new(words.title, site.reader.local("/ehds")));
    let downloads = [
        ("JSON", "application/json", "json"),
        ("CSV", "text/csv", "csv"),
    ];
    let downloads = downloads.map(|(name, media_type, suffix)| {
        (name, media_type, format!("/ehds/matrix?format={suffix}"))
    });
    let element = |element: &crate::alignment::Element| named(site, &element.element);
    let sums = matrix.elements.iter().map(|e| site.words().number(e.given));
    super::super::render(&Page {
        words,
        as_of: (words.as_of)(&super::day(site, &alignment.date)),
        downloads: downloads.into(),
        legend: State::ALL
            .map(|state| (state.name(), said(words, state)))
            .into(),
        heads: matrix.elements.iter().map(element).collect(),
        rows: shown.iter().map(|dataset| line(site, dataset)).collect(),
        sums: sums.collect(),
        sum_why: why(site, &matrix.counted, words.matrix_heads[1]),
        next,
        frame,
    })
}

fn line(site: &Site<'_>, dataset: &Dataset) -> Line {
    let name = named(site, &dataset.dataset);
    let cells = dataset.cells.iter();
    Line {
        tally: tally(site, &dataset.cells),
        why: why(site, &dataset.asked, &name.text),
        marks: cells.map(|cell| shown(site, cell)).collect(),
        name,
    }
}

fn shown(site: &Site<'_>, cell: &Cell) -> Shown {
    let words = Ehds::of_language(site.language());
    let element = named(site, &cell.element).text;
    let state = said(words, cell.kind);
    let rests = cell.mark.as_ref().and_then(|node| mark(site, node));
    let rests = rests.map(|mark| format!(" ({})", mark.name.to_lowercase()));
    Shown {
        state: cell.kind.name(),
        says: format!("{element}: {state}{}", rests.unwrap_or_default()),
    }
}

fn said(words: &Ehds, state: State) -> &'static str {
    let place = State::ALL.iter().position(|known| *known == state);
    place.map_or("", |place| words.states[place])
}

fn tally(site: &Site<'_>, cells: &[Cell]) -> String {
    let words = Ehds::of_language(site.language());
    let count = |state| cells.iter().filter(|cell| cell.kind == state).count();
    let missing = count(State::Missing) + count(State::Placeholder);
    (words.tally)(count(State::Given), count(State::Unknown), missing)
}

impl Row {
    /// The row of a dataset; none for what is none.
    pub fn of(
        site: &Site<'_>,
        cells: &[Cell],
        asked: &Reference,
        publishing: Option<&Publishing>,
    ) -> Option<Self> {
        if cells.is_empty() {
            return None;
        }
        let words = Ehds::of_language(site.language());
        let shown = cells
            .iter()
            .map(|cell| (named(site, &cell.element), shown(site, cell)));
        Some(Self {
            words,
            tally: tally(site, cells),
            why: why(site, asked, ""),
            whole: site.reader.local("/ehds/matrix"),
            ready: publishing.map(Publishing::is_ready),
            lacks: publishing.map_or_else(Vec::new, |it| messages(site, it)),
            cells: shown.collect(),
        })
    }

    /// For templates, which must not escape it again.
    pub(in crate::html) fn html(&self) -> String {
        super::super::render(self)
    }
}
