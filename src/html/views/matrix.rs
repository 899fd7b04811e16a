//! An answer side by side, with its legend: a difference is told by sign and word, not colour alone.

use super::super::notes::Mark;
use super::super::{Link, Site, ehds};
use super::{Sign, legend, value, words};
use crate::alignment::{Answer, Row};
use crate::html::words::views::Views;
use crate::views;
use askama::Template;
use oxrdf::NamedNode;

/// Most lines of a comparison on a page; the data are whole.
const MOST: usize = 300;

/// A comparison.
#[derive(Template)]
#[template(path = "views_matrix.html", config = ".askama.toml")]
pub(super) struct Matrix {
    /// The id of its heading.
    pub id: String,
    /// Our words.
    pub words: &'static Views,
    /// How many lines, and how many differ; none where agreement is not told.
    pub summary: Option<String>,
    /// The signs in it.
    pub legend: Vec<Sign>,
    /// Heads of what is said of a line.
    pub said: Vec<String>,
    /// What is compared.
    pub across: Vec<Link>,
    /// The lines, by group.
    pub groups: Vec<Group>,
    /// What is said where not all are shown.
    pub cut: Option<String>,
}

/// Lines that belong together.
pub(super) struct Group {
    /// What they are.
    pub name: Option<Link>,
    /// They.
    pub lines: Vec<Line>,
}

/// One thing.
pub(super) struct Line {
    /// It.
    pub row: Link,
    /// Whether somebody differs.
    pub apart: bool,
    /// What is said of it.
    pub said: Vec<Option<Link>>,
    /// What each source says.
    pub cells: Vec<Vec<Says>>,
}

/// What a source says.
pub(super) struct Says {
    /// How it stands.
    pub sign: Option<Sign>,
    /// What it has.
    pub link: Option<Link>,
    /// How far it has come.
    pub state: Option<String>,
    /// What it rests on.
    pub mark: Option<Mark>,
}

impl Matrix {
    /// Of an answer that has rows.
    pub(super) fn of(site: &Site<'_>, answer: &Answer, id: &str) -> Self {
        let read = views::Matrix::of(answer);
        let (lines, differ) = tally(site, &read);
        let told = answer.columns().iter().any(|name| name == "agreement");
        let signs = answer.rows().filter_map(|row| row.thing("agreement"));
        let said = read.said.iter();
        let said = said.map(|name| site.questions.column(name, site.language()).to_owned());
        let across = read.across.iter().map(|node| ehds::named(site, node));
        let mut groups: Vec<(Option<&NamedNode>, Vec<Line>)> = Vec::new();
        for line in read.lines.iter().take(MOST) {
            let shown = shown(site, line);
            match groups.iter_mut().find(|(group, _)| *group == line.group) {
                Some((_, lines)) => lines.push(shown),
                None => groups.push((line.group, vec![shown])),
            }
        }
        let groups = groups.into_iter().map(|(group, lines)| Group {
            name: group.map(|group| inside(ehds::named(site, group))),
            lines,
        });
        Self {
            id: id.to_owned(),
            words: words(site),
            summary: told.then(|| (words(site).differences)(lines, differ)),
            legend: legend(site, signs),
            said: said.collect(),
            across: across.collect(),
            groups: groups.collect(),
            cut: (lines > MOST).then(|| (words(site).cut)(MOST, lines)),
        }
    }
}

/// A heading leads to what is here, not away.
fn inside(link: Link) -> Link {
    Link {
        href: link.href.filter(|_| !link.external),
        external: false,
        ..link
    }
}

/// How many lines there are, and how many in which somebody differs.
pub(super) fn tally(site: &Site<'_>, matrix: &views::Matrix<'_>) -> (usize, usize) {
    let differ = matrix.lines.iter().filter(|line| apart(site, line)).count();
    (matrix.lines.len(), differ)
}

fn apart(site: &Site<'_>, line: &views::Line<'_>) -> bool {
    let mut signs = line
        .cells
        .iter()
        .flatten()
        .filter_map(|row| row.thing("agreement"));
    signs.any(|node| Sign::of(site, node).apart)
}

fn shown(site: &Site<'_>, line: &views::Line<'_>) -> Line {
    let cells = line.cells.iter();
    Line {
        row: ehds::named(site, line.row),
        apart: apart(site, line),
        said: line
            .said
            .iter()
            .map(|term| term.map(|t| value(site, t)))
            .collect(),
        cells: cells
            .map(|rows| rows.iter().map(|row| says(site, row)).collect())
            .collect(),
    }
}

fn says(site: &Site<'_>, row: &Row<'_>) -> Says {
    Says {
        sign: row.thing("agreement").map(|node| Sign::of(site, node)),
        link: row.value("says").map(|term| value(site, term)),
        state: row.thing("state").map(|node| ehds::named(site, node).text),
        mark: row.thing("mark").and_then(|node| ehds::mark(site, node)),
    }
}
