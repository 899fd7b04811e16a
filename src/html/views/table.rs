//! An answer as a table: what consecutive rows share on the left is said once.

use super::super::notes::Mark;
use super::super::{Link, Site, ehds};
use super::{is_gap, value, words};
use crate::alignment::Answer;
use askama::Template;
use oxrdf::Term;

/// Most rows of a table on a page; the data are whole.
const MOST: usize = 400;

/// A table.
#[derive(Template)]
#[template(path = "views_table.html", config = ".askama.toml")]
pub(super) struct Table {
    /// The id of its heading.
    pub id: String,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// What is said where not all are shown.
    pub cut: Option<String>,
}

/// A cell.
pub(super) struct Cell {
    /// What it says; none for an empty one.
    pub link: Option<Link>,
    /// The mark it is.
    pub mark: Option<Mark>,
    /// Whether it says that nobody knows.
    pub gap: bool,
    /// How many rows it stands for.
    pub span: usize,
    /// Whether it heads its row.
    pub head: bool,
}

impl Table {
    /// Of an answer that has rows.
    pub(super) fn of(site: &Site<'_>, answer: &Answer, id: &str) -> Self {
        let columns = answer.columns();
        let heads = columns.iter();
        let heads = heads.map(|name| site.questions.column(name, site.language()).to_owned());
        let all = answer.rows().len();
        let values: Vec<Vec<Option<&Term>>> = answer
            .rows()
            .take(MOST)
            .map(|row| columns.iter().map(|name| row.value(name)).collect())
            .collect();
        let is_thing = |place: &usize| {
            let mut column = values.iter().filter_map(|row| row[*place]);
            column.any(|term| matches!(term, Term::NamedNode(_)))
        };
        let head = (0..columns.len()).find(is_thing);
        let rows = values.iter().enumerate().map(|(at, row)| {
            let shown = (0..row.len()).filter_map(|place| {
                // The same as in the row above, all the way from the left: said there.
                let same = |above: usize| values[above][..=place] == row[..=place];
                if at > 0 && same(at - 1) {
                    return None;
                }
                let span = 1
                    + (at + 1..values.len())
                        .take_while(|below| same(*below))
                        .count();
                Some(cell(site, row[place], span, head == Some(place)))
            });
            shown.collect()
        });
        Self {
            id: id.to_owned(),
            heads: heads.collect(),
            rows: rows.collect(),
            cut: (all > MOST).then(|| (words(site).cut)(MOST, all)),
        }
    }
}

fn cell(site: &Site<'_>, term: Option<&Term>, span: usize, head: bool) -> Cell {
    let mark = match term {
        Some(Term::NamedNode(node)) => ehds::mark(site, node),
        _ => None,
    };
    Cell {
        link: term
            .filter(|_| mark.is_none())
            .map(|term| value(site, term)),
        gap: term.is_some_and(is_gap),
        mark,
        span,
        head,
    }
}
