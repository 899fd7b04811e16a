//! The tables of the overview: categories, datasets, priority categories, duties, options.

use super::super::words::ehds::Ehds;
use super::super::{Link, Site};
use super::table::{Cell, Item, Table};
use super::{day, named, shown, unknown};
use crate::alignment::{Alignment, Category, Dataset, Priority, Publishing, Reference, Row, State};
use oxrdf::Term;

/// The stored question about what the profile asks for.
pub(super) const LACKS: &str = "c14-what-a-catalogue-lacks";

/// The categories of article 51.
pub(super) fn categories(site: &Site<'_>, alignment: &Alignment) -> Table {
    let words = Ehds::of_language(site.language());
    let rows = alignment.categories.iter();
    Table {
        id: "categories",
        heads: words.category_heads.into(),
        rows: rows.map(|c| category(site, alignment, c)).collect(),
    }
}

fn category(site: &Site<'_>, alignment: &Alignment, category: &Category) -> Vec<Cell> {
    let words = Ehds::of_language(site.language());
    let of = category.letter.as_str();
    let chain = format!("/ehds/chain/{}", category.slug());
    let mut name = Item::new(named(site, &category.category)).marked(site, category.mark.as_ref());
    name.before = Some(category.letter.clone());
    let mut about = Cell::one(name);
    about.items.push(Item::new(Link::new(
        format!("→ {} {of}", words.chain_link),
        site.reader.local(&chain),
    )));
    let datasets = &category.datasets;
    let sources = &category.sources;
    vec![
        about,
        Cell::value(site, Some(&category.from)).from(site, &alignment.listed, of),
        Cell::things(site, datasets, "dataset", "mark").from(site, &datasets.asked, of),
        Cell::things(site, sources, "source", "mark").from(site, &sources.asked, of),
        Cell::things(site, datasets, "holder", "").from(site, &datasets.asked, of),
        bodies(site, category),
        publishable(site, alignment, category),
    ]
}

/// How many datasets of a category may be published.
fn publishable(site: &Site<'_>, alignment: &Alignment, category: &Category) -> Cell {
    let words = Ehds::of_language(site.language());
    let all = category.datasets.things("dataset").len();
    let cell = match alignment.publishable(category) {
        None => Cell::missing(site),
        Some(0) => Cell::one(Item::text((words.publishable_of)(0, all))).class("gap"),
        Some(ready) => Cell::one(Item::text((words.publishable_of)(ready, all))),
    };
    cell.from(site, &Reference::new(LACKS), &category.letter)
}

/// The bodies of a category: in which role, and how settled.
fn bodies(site: &Site<'_>, category: &Category) -> Cell {
    let words = Ehds::of_language(site.language());
    let items = category.bodies.rows().map(|row| {
        let link = match row.thing("body") {
            Some(body) => named(site, body),
            None => unknown(site),
        };
        let text = |column| row.thing(column).map(|thing| named(site, thing).text);
        let role = text("role").unwrap_or_default();
        Item {
            said: Some((words.body)(&role, text("status").as_deref())),
            ..Item::new(link)
        }
    });
    let cell = Cell {
        items: items.collect(),
        ..Cell::default()
    };
    cell.from(site, &category.bodies.asked, &category.letter)
}

/// The datasets.
pub(super) fn datasets(site: &Site<'_>, alignment: &Alignment) -> Table {
    let words = Ehds::of_language(site.language());
    let rows = alignment.matrix.datasets.iter();
    Table {
        id: "datasets",
        heads: words.dataset_heads.into(),
        rows: rows.map(|d| dataset(site, alignment, d)).collect(),
    }
}

fn dataset(site: &Site<'_>, alignment: &Alignment, dataset: &Dataset) -> Vec<Cell> {
    let words = Ehds::of_language(site.language());
    let checked = &alignment.matrix.checked;
    let name = named(site, &dataset.dataset);
    let of = name.text.clone();
    let tally = (words.tally)(
        dataset.count(State::Given),
        dataset.count(State::Unknown),
        dataset.missing(),
    );
    let state = words.on_time[usize::from(dataset.overdue)];
    let due = dataset.due.as_deref().map(|due| day(site, due));
    let due = Item {
        said: Some(state.to_owned()),
        ..Item::text(due.unwrap_or_default())
    };
    vec![
        Cell::one(Item::new(name)),
        Cell::value(site, Some(&dataset.access)).from(site, checked, &of),
        Cell::value(site, Some(&dataset.holder)).from(site, checked, &of),
        Cell::one(Item::text(tally)).from(site, &dataset.asked, &of),
        lacks(site, dataset.publishing.as_ref()).from(site, &Reference::new(LACKS), &of),
        Cell::value(site, Some(&dataset.confirmed)).from(site, checked, &of),
        Cell::one(due)
            .from(site, checked, &of)
            .class(if dataset.overdue { "late" } else { "" }),
    ]
}

/// What keeps a dataset from being published, in the words of the shapes.
fn lacks(site: &Site<'_>, publishing: Option<&Publishing>) -> Cell {
    let words = Ehds::of_language(site.language());
    let Some(publishing) = publishing else {
        return Cell::missing(site);
    };
    if publishing.is_ready() {
        return Cell::one(Item::text(words.ready)).class("ready");
    }
    let messages = messages(site, publishing);
    Cell {
        folded: Some(((words.lacks)(messages.len()), messages)),
        ..Cell::default()
    }
}

/// What a dataset lacks, in the reader's language; where no shape says it, that it has no level.
pub(super) fn messages(site: &Site<'_>, publishing: &Publishing) -> Vec<String> {
    let words = Ehds::of_language(site.language());
    let lacks = publishing.lacks.iter().filter_map(|lack| {
        let message = lack.messages.choose(site.language())?;
        Some(message.text.clone())
    });
    let mut messages: Vec<String> = lacks.collect();
    if messages.is_empty() && publishing.level.is_none() {
        messages.push(words.no_level.to_owned());
    }
    messages
}

/// The priority categories.
pub(super) fn priorities(site: &Site<'_>, alignment: &Alignment) -> Table {
    let words = Ehds::of_language(site.language());
    let rows = alignment.priorities.iter();
    Table {
        id: "priorities",
        heads: words.priority_heads.into(),
        rows: rows
            .map(|p| priority(site, &alignment.grouped, p))
            .collect(),
    }
}

fn priority(site: &Site<'_>, grouped: &Reference, priority: &Priority) -> Vec<Cell> {
    let name = named(site, &priority.category);
    let of = name.text.clone();
    let mut about = Cell::one(Item::new(name));
    about
        .items
        .extend(priority.group.iter().map(|g| Item::new(named(site, g))));
    let from = match &priority.from {
        Some(from) => Cell::one(Item::text(from.clone()).marked(site, priority.mark.as_ref())),
        None => Cell::missing(site),
    };
    let has =
        |column| Cell::things(site, &priority.has, column, "").from(site, &priority.has.asked, &of);
    vec![
        about,
        from.from(site, grouped, &of),
        has("model"),
        has("format"),
        has("source"),
    ]
}

/// The duties.
pub(super) fn duties(site: &Site<'_>, alignment: &Alignment) -> Table {
    let words = Ehds::of_language(site.language());
    let asked = &alignment.duties.asked;
    let rows = alignment.duties.rows().map(|row| {
        let of = row.text("number").unwrap_or_default();
        let cell = |column| Cell::value(site, row.value(column)).from(site, asked, of);
        let number = Item::text(if of.is_empty() { "–" } else { of });
        vec![
            Cell::one(number),
            cell("article"),
            cell("role"),
            cell("holder"),
            cell("from"),
            source(site, &row).from(site, asked, of),
            evidence(site, &row),
        ]
    });
    Table {
        id: "duties",
        heads: words.duty_heads.into(),
        rows: rows.collect(),
    }
}

fn source(site: &Site<'_>, row: &Row<'_>) -> Cell {
    match row.value("source") {
        Some(source) => Cell::one(Item::new(shown(site, source)).marked(site, row.thing("mark"))),
        None => Cell::missing(site),
    }
}

/// The question that shows how far a duty is met.
fn evidence(site: &Site<'_>, row: &Row<'_>) -> Cell {
    let name = row.text("evidence").unwrap_or_default();
    match site.questions.get(name) {
        Some(question) => Cell::one(Item::new(Link::new(
            question.summary.in_language(site.language()),
            site.reader.local(&format!("/questions/{name}")),
        ))),
        None => Cell::missing(site),
    }
}

/// The options for the access bodies.
pub(super) fn options(site: &Site<'_>, alignment: &Alignment) -> Table {
    let words = Ehds::of_language(site.language());
    let asked = &alignment.options.asked;
    let rows = alignment.options.rows().map(|row| {
        let name = row.thing("option").map(|option| named(site, option));
        let name = name.unwrap_or_default();
        let of = name.text.clone();
        let cell = |column| Cell::value(site, row.value(column));
        let trusted = site.words().yes_no[usize::from(!row.is_true("trusted"))];
        let name = match name.href {
            Some(_) => Cell::one(Item::new(name)),
            None => Cell::missing(site),
        };
        vec![
            cell("centralisation"),
            name.from(site, asked, &of),
            cell("what"),
            Cell::one(Item::text(trusted)).from(site, asked, &of),
            cell("decision").from(site, asked, &of),
        ]
    });
    Table {
        id: "options",
        heads: words.option_heads.into(),
        rows: rows.collect(),
    }
}

/// Whether a value says something.
pub(super) fn is_known(term: &Term) -> bool {
    !matches!(term, Term::NamedNode(node) if crate::alignment::is_unknown(node))
}
