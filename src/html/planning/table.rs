//! Rows of a stored question's answer as a table: rows of one thing become one, with its values
//! listed; columns are called what the questions call them.

use super::super::ehds::{Why, mark, named, shown, unknown};
use super::super::notes::Mark;
use super::super::{Link, Site};
use super::words;
use crate::planning::{Row, is_unknown};
use oxrdf::Term;

/// Most rows of a table; data have all.
const MOST_ROWS: usize = 200;

/// How an answer is laid out.
pub(super) struct Layout {
    /// Columns that rows of one thing have the same values in; shown first.
    pub key: &'static [&'static str],
    /// Columns listed beside.
    pub listed: &'static [&'static str],
    /// The column that opens on its list, which is long.
    pub folded: Option<&'static str>,
}

/// A table.
pub(super) struct Table {
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

/// The table of these rows.
pub(super) fn table(site: &Site<'_>, rows: &[Row<'_>], layout: &Layout) -> Table {
    let columns: Vec<&str> = layout.key.iter().chain(layout.listed).copied().collect();
    let same = |a: &Row<'_>, b: &Row<'_>| layout.key.iter().all(|c| a.value(c) == b.value(c));
    let groups: Vec<Group<'_, '_>> = rows.chunk_by(same).collect();
    let heads = columns
        .iter()
        .map(|name| site.questions.column(name, site.language()));
    let cells = groups.iter().take(MOST_ROWS).map(|group| {
        let cell = |name: &&str| cell(site, group, name, layout);
        columns.iter().map(cell).collect()
    });
    let number = |n: usize| site.words().number(n);
    Table {
        heads: heads.map(str::to_owned).collect(),
        rows: cells.collect(),
        cut: (groups.len() > MOST_ROWS)
            .then(|| (words(site).cut)(&number(MOST_ROWS), &number(groups.len()))),
    }
}

fn cell(site: &Site<'_>, group: Group<'_, '_>, name: &str, layout: &Layout) -> Cell {
    let mut values: Vec<&Term> = Vec::new();
    for value in group.iter().filter_map(|row| row.value(name)) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    // What rests on something else than the sources say is marked at the thing itself.
    let thing = layout.key.last() == Some(&name);
    let rests = thing
        .then(|| group.iter().find_map(|row| row.thing("mark")))
        .flatten();
    let items = values.iter().map(|value| Item {
        link: value_of(site, value),
        mark: rests.and_then(|node| mark(site, node)),
    });
    let gap = values
        .iter()
        .all(|value| matches!(value, Term::NamedNode(n) if is_unknown(n)));
    let folded = (layout.folded == Some(name) && values.len() > 1)
        .then(|| (words(site).things_of)(values.len()));
    Cell {
        items: items.collect(),
        folded,
        gap,
    }
}

fn value_of(site: &Site<'_>, value: &Term) -> Link {
    let text = |text: &str| Link {
        text: text.to_owned(),
        ..Link::default()
    };
    match value {
        Term::NamedNode(node) if is_unknown(node) => unknown(site),
        Term::NamedNode(node) => named(site, node),
        Term::Literal(literal) if literal.datatype().as_str().ends_with("#boolean") => {
            let [yes, no] = words(site).yes_no;
            text(if matches!(literal.value(), "true" | "1") {
                yes
            } else {
                no
            })
        }
        other => shown(site, other),
    }
}

/// The question behind a table, for its heading.
pub(super) fn behind(site: &Site<'_>, row: &crate::planning::Answer) -> Why {
    super::why(site, &row.asked, "")
}
