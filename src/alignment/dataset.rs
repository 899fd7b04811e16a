//! Datasets against the minimum elements, the yearly check, and what keeps them from the catalogue.

use super::publishing::{self, Publishing};
use super::{Asker, Error, Reference};
use oxrdf::{NamedNode, Term};

const LIST: &str = "c26-yearly-check";
const ELEMENTS: &str = "c24-minimum-elements-by-element";
const ROW: &str = "c23-minimum-elements-of-a-dataset";

/// Every dataset against every minimum element.
#[derive(Debug)]
pub struct Matrix {
    /// The elements, in their order.
    pub elements: Vec<Element>,
    /// The datasets, by IRI.
    pub datasets: Vec<Dataset>,
    /// What the datasets and their yearly check come from.
    pub checked: Reference,
    /// What the elements and their sums come from.
    pub counted: Reference,
}

/// A minimum element, and how many datasets have it.
#[derive(Debug)]
pub struct Element {
    /// It.
    pub element: NamedNode,
    /// Datasets with a value.
    pub given: usize,
    /// Datasets that say that nobody knows.
    pub unknown: usize,
    /// Datasets that say nothing, or have a placeholder.
    pub missing: usize,
}

/// A dataset.
#[derive(Debug)]
pub struct Dataset {
    /// It.
    pub dataset: NamedNode,
    /// How open it is, or that nobody knows.
    pub access: Term,
    /// Its data holder, or that nobody knows.
    pub holder: Term,
    /// The day its description was confirmed last, or that nobody knows.
    pub confirmed: Term,
    /// The day it has to be confirmed next.
    pub due: Option<String>,
    /// Whether that day is past.
    pub overdue: bool,
    /// How it stands for each element, in their order.
    pub cells: Vec<Cell>,
    /// What the cells come from.
    pub asked: Reference,
    /// Whether it may be published; none if no profile tells it.
    pub publishing: Option<Publishing>,
}

/// One element of one dataset.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The element.
    pub element: NamedNode,
    /// How it stands, as the ontology calls it.
    pub state: NamedNode,
    /// The same, to count by.
    pub kind: State,
    /// What the value rests on, if there is one.
    pub mark: Option<NamedNode>,
}

/// How an element stands for a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// There is a value.
    Given,
    /// It is said that nobody knows.
    Unknown,
    /// There is only what keeps the place.
    Placeholder,
    /// Nothing is said.
    Missing,
}

impl State {
    /// Every state, in the order of the legend.
    pub const ALL: [Self; 4] = [Self::Given, Self::Unknown, Self::Placeholder, Self::Missing];

    /// Its name in JSON, CSV and style sheets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Unknown => "unknown",
            Self::Placeholder => "placeholder",
            Self::Missing => "missing",
        }
    }

    /// The state that a term of the ontology ends in the name of.
    fn of(term: &NamedNode) -> Option<Self> {
        let name = super::category::slug(term).to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|state| name.ends_with(state.name()))
    }
}

impl Matrix {
    pub(super) fn read(asker: &Asker<'_>, date: &str) -> Result<Self, Error> {
        let counted = asker.ask(ELEMENTS)?;
        let checked = asker.about(LIST, "date", date)?;
        let elements = counted.rows().map(|row| {
            let count = |column| {
                let count = row.text(column).and_then(|text| text.parse().ok());
                count.ok_or(Error::NoValue(ELEMENTS, column))
            };
            Ok(Element {
                element: thing(ELEMENTS, row.thing("element"), "element")?,
                given: count("given")?,
                unknown: count("unknown")?,
                missing: count("missing")?,
            })
        });
        let mut datasets: Vec<Dataset> = Vec::new();
        for row in checked.rows() {
            let dataset = thing(LIST, row.thing("dataset"), "dataset")?;
            // Two holders make two rows of one dataset.
            if datasets.last().is_some_and(|last| last.dataset == dataset) {
                continue;
            }
            let value = |column| row.value(column).cloned();
            let value = |column| value(column).ok_or(Error::NoValue(LIST, column));
            let (cells, asked) = Dataset::cells(asker, &dataset)?;
            datasets.push(Dataset {
                access: value("access")?,
                holder: value("holder")?,
                confirmed: value("confirmed")?,
                due: row.text("due").map(str::to_owned),
                overdue: row.is_true("overdue"),
                cells,
                asked,
                dataset,
                publishing: None,
            });
        }
        let names: Vec<NamedNode> = datasets.iter().map(|d| d.dataset.clone()).collect();
        let found = publishing::read(asker, &names)?;
        for (dataset, publishing) in datasets.iter_mut().zip(found) {
            dataset.publishing = publishing;
        }
        Ok(Self {
            elements: elements.collect::<Result<_, Error>>()?,
            datasets,
            checked: checked.asked,
            counted: counted.asked,
        })
    }

    /// The dataset of an IRI.
    pub fn dataset(&self, iri: &NamedNode) -> Option<&Dataset> {
        let found = self
            .datasets
            .binary_search_by(|known| known.dataset.as_str().cmp(iri.as_str()));
        found.ok().map(|place| &self.datasets[place])
    }
}

impl Dataset {
    /// How a dataset stands for each element; nothing for what is no dataset.
    pub fn cells(asker: &Asker<'_>, dataset: &NamedNode) -> Result<(Vec<Cell>, Reference), Error> {
        let answer = asker.about(ROW, "dataset", dataset.as_str())?;
        let cells = answer.rows().map(|row| {
            // Being unknown is a state here, not the lack of one.
            let state = match row.value("state") {
                Some(Term::NamedNode(state)) => state,
                _ => return Err(Error::NoValue(ROW, "state")),
            };
            Ok(Cell {
                element: thing(ROW, row.thing("element"), "element")?,
                state: state.clone(),
                kind: State::of(state).ok_or(Error::NoValue(ROW, "state"))?,
                mark: row.thing("mark").cloned(),
            })
        });
        let cells = cells.collect::<Result<_, Error>>()?;
        Ok((cells, answer.asked))
    }

    /// Whether a dataset may be published; none if no profile tells it.
    pub fn publishing(asker: &Asker<'_>, dataset: &NamedNode) -> Result<Option<Publishing>, Error> {
        let found = publishing::read(asker, std::slice::from_ref(dataset))?;
        Ok(found.into_iter().next().flatten())
    }

    /// Whether it meets the profile at its level.
    pub fn is_ready(&self) -> bool {
        self.publishing.as_ref().is_some_and(Publishing::is_ready)
    }

    /// How many things it lacks; none if no profile tells it.
    pub fn lacking(&self) -> Option<usize> {
        self.publishing.as_ref().map(|it| it.lacks.len())
    }

    /// How many elements stand so.
    pub fn count(&self, state: State) -> usize {
        self.cells.iter().filter(|cell| cell.kind == state).count()
    }

    /// How many elements are neither given nor said to be unknown.
    pub fn missing(&self) -> usize {
        self.count(State::Missing) + self.count(State::Placeholder)
    }
}

fn thing(
    question: &'static str,
    found: Option<&NamedNode>,
    column: &'static str,
) -> Result<NamedNode, Error> {
    found.cloned().ok_or(Error::NoValue(question, column))
}
