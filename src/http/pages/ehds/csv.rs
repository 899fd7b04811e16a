//! The alignment as CSV (RFC 4180): one table at a time, several values of a field with spaces between.

use super::super::super::csv::table;
use super::super::super::problem::{Problem, kinds};
use crate::alignment::{
    Alignment, Answer, Category, Chain, Dataset, Row, Stage, State, is_unknown,
};
use crate::html::Site;
use oxrdf::{NamedNode, Term};

/// The tables of the overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// One line a category of article 51.
    Categories,
    /// One line a dataset.
    Datasets,
    /// One line a priority category.
    Priorities,
    /// One line a duty.
    Duties,
    /// One line an option.
    Options,
}

/// The names of the tables.
pub const SECTIONS: [&str; 5] = [
    "categories",
    "datasets",
    "priority-categories",
    "duties",
    "options",
];

impl Section {
    const ALL: [Self; SECTIONS.len()] = [
        Self::Categories,
        Self::Datasets,
        Self::Priorities,
        Self::Duties,
        Self::Options,
    ];

    /// The table of a name, the categories without one; 400 with the names there are for another.
    pub fn of(name: Option<&str>) -> Result<Self, Problem> {
        let name = name.filter(|name| !name.is_empty()).unwrap_or("categories");
        let place = SECTIONS.iter().position(|known| *known == name);
        place.map(|place| Self::ALL[place]).ok_or_else(|| {
            Problem::new(&kinds::REQUEST_INVALID)
                .detail(format!(
                    "there is no section {name:?}; there are {}",
                    SECTIONS.join(", ")
                ))
                .with("parameter", "section")
                .with("sections", SECTIONS)
        })
    }
}

/// One table of the overview.
pub fn overview(site: &Site<'_>, alignment: &Alignment, section: Section) -> String {
    match section {
        Section::Categories => categories(site, alignment),
        Section::Datasets => datasets(site, alignment),
        Section::Priorities => priorities(site, alignment),
        Section::Duties => answer(&alignment.duties),
        Section::Options => answer(&alignment.options),
    }
}

/// The matrix: a line a dataset, a column an element.
pub fn matrix(site: &Site<'_>, alignment: &Alignment) -> String {
    let matrix = &alignment.matrix;
    let mut head = vec!["dataset".to_owned(), "label".to_owned()];
    head.extend(matrix.elements.iter().map(|e| end(&e.element).to_owned()));
    head.extend(["given", "unknown", "missing"].map(str::to_owned));
    let lines = matrix.datasets.iter().map(|dataset| {
        let mut line = vec![iri(&dataset.dataset), label(site, &dataset.dataset)];
        line.extend(dataset.cells.iter().map(|c| c.kind.name().to_owned()));
        line.extend(tally(dataset));
        line
    });
    table(head, lines)
}

/// The links of a chain; a gap is an empty field.
pub fn chain(site: &Site<'_>, chain: &Chain) -> String {
    let head = [
        "step",
        "stage",
        "one",
        "oneLabel",
        "other",
        "otherLabel",
        "along",
    ];
    let node = |place: usize| chain.nodes[place].thing.as_ref();
    let lines = chain.links.iter().map(|link| {
        let stage = chain.nodes[link.from].stage;
        let step = Stage::ALL.iter().position(|known| *known == stage);
        let (one, other) = (node(link.from), node(link.to));
        let name = |thing: Option<&NamedNode>| thing.map(|t| label(site, t)).unwrap_or_default();
        vec![
            (step.unwrap_or(0) + 1).to_string(),
            stage.name().to_owned(),
            one.map(iri).unwrap_or_default(),
            name(one),
            other.map(iri).unwrap_or_default(),
            name(other),
            joined(link.along.iter()),
        ]
    });
    table(head.map(str::to_owned).into(), lines)
}

fn categories(site: &Site<'_>, alignment: &Alignment) -> String {
    let head = [
        "letter",
        "category",
        "label",
        "from",
        "datasets",
        "sources",
        "holders",
        "accessBodies",
        "publishable",
    ];
    let lines = alignment.categories.iter().map(|c: &Category| {
        vec![
            c.letter.clone(),
            iri(&c.category),
            label(site, &c.category),
            text(Some(&c.from)),
            joined(c.datasets.things("dataset").into_iter()),
            joined(c.sources.things("source").into_iter()),
            joined(c.datasets.things("holder").into_iter()),
            joined(c.bodies.things("body").into_iter()),
            number(alignment.publishable(c)),
        ]
    });
    table(head.map(str::to_owned).into(), lines)
}

fn datasets(site: &Site<'_>, alignment: &Alignment) -> String {
    let head = [
        "dataset",
        "label",
        "access",
        "holder",
        "confirmed",
        "due",
        "overdue",
        "given",
        "unknown",
        "missing",
        "publishable",
        "lacks",
    ];
    let lines = alignment.matrix.datasets.iter().map(|d| {
        let mut line = vec![
            iri(&d.dataset),
            label(site, &d.dataset),
            text(Some(&d.access)),
            text(Some(&d.holder)),
            text(Some(&d.confirmed)),
            d.due.clone().unwrap_or_default(),
            d.overdue.to_string(),
        ];
        line.extend(tally(d));
        let ready = d.publishing.as_ref().map(|it| it.is_ready().to_string());
        line.push(ready.unwrap_or_default());
        line.push(number(d.lacking()));
        line
    });
    table(head.map(str::to_owned).into(), lines)
}

fn priorities(site: &Site<'_>, alignment: &Alignment) -> String {
    let head = ["category", "label", "from", "models", "formats", "sources"];
    let lines = alignment.priorities.iter().map(|p| {
        vec![
            iri(&p.category),
            label(site, &p.category),
            p.from.clone().unwrap_or_default(),
            joined(p.has.things("model").into_iter()),
            joined(p.has.things("format").into_iter()),
            joined(p.has.things("source").into_iter()),
        ]
    });
    table(head.map(str::to_owned).into(), lines)
}

fn answer(answer: &Answer) -> String {
    let line = |row: Row<'_>| {
        let columns = answer.columns().iter();
        columns.map(|name| text(row.value(name))).collect()
    };
    table(answer.columns().to_vec(), answer.rows().map(line))
}

fn tally(dataset: &Dataset) -> [String; 3] {
    let counts = [
        dataset.count(State::Given),
        dataset.count(State::Unknown),
        dataset.missing(),
    ];
    counts.map(|count| count.to_string())
}

fn number(number: Option<usize>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn joined<'n>(nodes: impl Iterator<Item = &'n NamedNode>) -> String {
    nodes.map(NamedNode::as_str).collect::<Vec<_>>().join(" ")
}

fn iri(node: &NamedNode) -> String {
    node.as_str().to_owned()
}

fn end(node: &NamedNode) -> &str {
    node.as_str().rsplit('/').next().unwrap_or_default()
}

/// What a thing is called.
pub fn label(site: &Site<'_>, node: &NamedNode) -> String {
    match site.view.id(node) {
        Some(id) => site.label(id).text,
        None => site.label_of_iri(node.as_str()).text,
    }
}

/// A value; `unknown` for what nobody knows, nothing where nothing is said.
pub fn text(term: Option<&Term>) -> String {
    match term {
        None => String::new(),
        Some(Term::NamedNode(node)) if is_unknown(node) => "unknown".to_owned(),
        Some(Term::NamedNode(node)) => iri(node),
        Some(Term::Literal(literal)) => literal.value().to_owned(),
        Some(other) => other.to_string(),
    }
}
