//! An answer gathered: rows of one thing become one, with its values listed; columns are called what
//! the questions call them.

use super::super::ehds::mark;
use super::super::notes::Mark;
use super::super::{Link, Site};
use super::{is_gap, value, words};
use crate::alignment::{Answer, Row};
use crate::html::words::views::Views;
use crate::views::Gathering;
use askama::Template;
use oxrdf::Term;

/// Most rows of a table; data have all.
const MOST_ROWS: usize = 200;

/// A table.
#[derive(Template)]
#[template(path = "views_gathered.html", config = ".askama.toml")]
pub(super) struct Gathered {
    /// The id of its heading.
    pub id: String,
    /// Our words.
    pub words: &'static Views,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// What is said where rows are cut.
    pub cut: Option<String>,
}

/// One cell.
#[derive(Default)]
pub(super) struct Cell {
    /// What it lists.
    pub items: Vec<Item>,
    /// What opens a long list.
    pub folded: Option<String>,
    /// Whether nobody knows, or nothing is there.
    pub gap: bool,
}

/// One value.
pub(super) struct Item {
    /// It.
    pub link: Link,
    /// What it rests on.
    pub mark: Option<Mark>,
}

/// One or more rows of the same thing.
type Group<'r, 'a> = &'r [Row<'a>];

impl Gathered {
    /// Of an answer that has rows.
    pub(super) fn of(site: &Site<'_>, answer: &Answer, gathering: &Gathering, id: &str) -> Self {
        let columns = gathering.by.iter().chain(&gathering.beside);
        let columns: Vec<&str> = columns.map(String::as_str).collect();
        let rows: Vec<Row<'_>> = answer.rows().collect();
        let same = |a: &Row<'_>, b: &Row<'_>| gathering.by.iter().all(|c| a.value(c) == b.value(c));
        let groups: Vec<Group<'_, '_>> = rows.chunk_by(same).collect();
        let heads = columns
            .iter()
            .map(|name| site.questions.column(name, site.language()));
        let cells = groups.iter().take(MOST_ROWS).map(|group| {
            let cell = |name: &&str| cell(site, group, name, gathering);
            columns.iter().map(cell).collect()
        });
        Self {
            id: id.to_owned(),
            words: words(site),
            heads: heads.map(str::to_owned).collect(),
            rows: cells.collect(),
            cut: (groups.len() > MOST_ROWS).then(|| (words(site).cut)(MOST_ROWS, groups.len())),
        }
    }
}

fn cell(site: &Site<'_>, group: Group<'_, '_>, name: &str, gathering: &Gathering) -> Cell {
    let mut values: Vec<&Term> = Vec::new();
    for value in group.iter().filter_map(|row| row.value(name)) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    // What rests on something else than the sources say is marked at the thing itself.
    let thing = gathering.by.last().is_some_and(|last| last == name);
    let rests = thing
        .then(|| group.iter().find_map(|row| row.thing("mark")))
        .flatten();
    let items = values.iter().map(|it| Item {
        link: value(site, it),
        mark: rests.and_then(|node| mark(site, node)),
    });
    let gap = values.iter().all(|value| is_gap(value));
    let folded = (gathering.folded.as_deref() == Some(name) && values.len() > 1)
        .then(|| (words(site).things_of)(values.len()));
    Cell {
        items: items.collect(),
        folded,
        gap,
    }
}
