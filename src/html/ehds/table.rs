//! A table of the overview: cells of links with marks, and a way to the question behind each.

use super::super::notes::Mark;
use super::super::words::ehds::Ehds;
use super::super::{Link, Site};
use super::{Why, mark, named, shown, unknown, why};
use crate::alignment::{Answer, Reference, Row};
use askama::Template;
use oxrdf::{NamedNode, Term};

/// Most things one cell lists.
const MOST: usize = 8;

/// A table; the first cell of a row is its head.
#[derive(Template)]
#[template(path = "ehds_table.html", config = ".askama.toml")]
pub(super) struct Table {
    /// The id of its heading.
    pub id: &'static str,
    /// Heads of the columns.
    pub heads: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Default)]
pub(super) struct Cell {
    /// What it lists.
    pub items: Vec<Item>,
    /// What it says where it lists nothing.
    pub empty: Option<&'static str>,
    /// Where the rest of a long list is.
    pub more: Option<String>,
    /// A text that opens on a list: what it says, and the list.
    pub folded: Option<(String, Vec<String>)>,
    /// The question behind it.
    pub why: Option<Why>,
    /// The class of its look.
    pub class: &'static str,
}

/// One thing of a cell.
pub(super) struct Item {
    /// A letter or number that goes before it.
    pub before: Option<String>,
    /// It.
    pub link: Link,
    /// What it rests on.
    pub mark: Option<Mark>,
    /// What is said of it besides.
    pub said: Option<String>,
}

impl Item {
    pub(super) fn new(link: Link) -> Self {
        Self {
            before: None,
            link,
            mark: None,
            said: None,
        }
    }

    /// A text that leads nowhere.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::new(Link {
            text: text.into(),
            ..Link::default()
        })
    }

    pub(super) fn marked(mut self, site: &Site<'_>, node: Option<&NamedNode>) -> Self {
        self.mark = node.and_then(|node| mark(site, node));
        self
    }
}

impl Table {
    /// For templates, which must not escape it again.
    pub(super) fn html(&self) -> String {
        super::super::render(self)
    }
}

impl Cell {
    pub(super) fn one(item: Item) -> Self {
        Self {
            items: vec![item],
            ..Self::default()
        }
    }

    /// A value that may be unknown.
    pub(super) fn value(site: &Site<'_>, term: Option<&Term>) -> Self {
        let Some(term) = term else {
            return Self::missing(site);
        };
        let unknown = matches!(term, Term::NamedNode(node) if crate::alignment::is_unknown(node));
        Self {
            class: if unknown { "gap" } else { "" },
            ..Self::one(Item::new(shown(site, term)))
        }
    }

    pub(super) fn missing(site: &Site<'_>) -> Self {
        Self {
            class: "gap",
            ..Self::one(Item::new(unknown(site)))
        }
    }

    /// The different things of a column, each with its mark from the column `marks`.
    pub(super) fn things(site: &Site<'_>, answer: &Answer, column: &str, marks: &str) -> Self {
        let things = answer.things(column);
        let (count, none) = (things.len(), things.is_empty());
        let words = Ehds::of_language(site.language());
        let items = things.into_iter().take(MOST).map(|thing| {
            let says = |row: &Row<'_>| row.thing(column) == Some(thing);
            let row = answer.rows().find(says);
            let rests = row.and_then(|row| row.thing(marks));
            Item::new(named(site, thing)).marked(site, rests)
        });
        Self {
            items: items.collect(),
            empty: none.then_some(words.none),
            more: (count > MOST).then(|| (words.more)(count - MOST)),
            class: if none { "gap" } else { "" },
            ..Self::default()
        }
    }

    /// With the question it comes from.
    #[must_use]
    pub(super) fn from(mut self, site: &Site<'_>, asked: &Reference, of: &str) -> Self {
        self.why = Some(why(site, asked, of));
        self
    }

    #[must_use]
    pub(super) fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }
}
