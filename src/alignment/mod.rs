//! How far the graph meets the European Health Data Space: categories, datasets, duties, dates.
//!
//! Everything here is the answer of a stored question (`ontology/questions/c*.rq`), kept with the
//! question it comes from, so that a page can lead from each cell to what it was asked. Pages,
//! JSON, CSV and RDF are drawn from one [`Alignment`].

mod answer;
mod cache;
mod category;
mod chain;
mod dataset;
mod measure;
mod publishing;
mod timeline;

pub use answer::{Answer, Asker, Reference, Row, is_unknown};
pub use cache::Cache;
pub use category::Category;
pub use chain::{Chain, Gap, Link, Node, STAGES, Stage};
pub use dataset::{Cell, Dataset, Element, Matrix, State};
pub use measure::{Measurement, measurements, triples};
pub use publishing::{Publishing, profile_of};
pub use timeline::{Day, Start};

use crate::query;
use crate::questions::BadValue;
use oxrdf::NamedNode;

/// Why there is no alignment.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It rests on a question that is not there, or is no SELECT.
    #[error("there is no stored question {0}")]
    NoQuestion(&'static str),
    /// A row of an answer has no value where one is needed.
    #[error("{0} answers without {1}")]
    NoValue(&'static str, &'static str),
    /// A question does not take what it is asked about.
    #[error(transparent)]
    Value(#[from] BadValue),
    /// A question got no answer.
    #[error(transparent)]
    Query(#[from] query::Error),
}

/// How far the graph meets EHDS on one day.
#[derive(Debug)]
pub struct Alignment {
    /// The day it is seen from, `YYYY-MM-DD`: what was due before is overdue.
    pub date: String,
    /// The categories of article 51, by letter.
    pub categories: Vec<Category>,
    /// What the categories and their numbers come from.
    pub listed: Reference,
    /// Datasets and minimum elements.
    pub matrix: Matrix,
    /// Whether there is a profile that says what a dataset must have to be published.
    pub judged: bool,
    /// The priority categories.
    pub priorities: Vec<Priority>,
    /// What the priority categories come from.
    pub grouped: Reference,
    /// Duties by article and role.
    pub duties: Answer,
    /// Options for the access bodies.
    pub options: Answer,
    /// The days on which something begins.
    pub timeline: Vec<Day>,
    /// What the days come from.
    pub dated: Reference,
    /// What is measured: where the number stands, and the metric.
    pub metrics: Answer,
}

/// A priority category of primary use.
#[derive(Debug)]
pub struct Priority {
    /// It.
    pub category: NamedNode,
    /// Its group.
    pub group: Option<NamedNode>,
    /// From when, as the question gives it.
    pub from: Option<String>,
    /// What its date rests on.
    pub mark: Option<NamedNode>,
    /// Models, formats and sources: `along`, `thing`, `through`.
    pub has: Answer,
}

impl Alignment {
    /// Asks every question, as of a day (`YYYY-MM-DD`).
    pub fn read(asker: &Asker<'_>, date: &str) -> Result<Self, Error> {
        let (categories, listed) = category::read(asker)?;
        let (priorities, grouped) = priorities(asker)?;
        let (timeline, dated) = timeline::read(asker)?;
        Ok(Self {
            date: date.to_owned(),
            categories,
            listed,
            matrix: Matrix::read(asker, date)?,
            judged: asker.profile.is_some(),
            priorities,
            grouped,
            duties: asker.ask("c29-duties")?,
            options: asker.ask("c09-hdab-options")?,
            timeline,
            dated,
            metrics: asker.ask("c31-what-the-alignment-measures")?,
        })
    }

    /// How many datasets of a category may be published; none if no profile says so.
    pub fn publishable(&self, category: &Category) -> Option<usize> {
        let datasets = category.datasets.things("dataset").into_iter();
        let ready = |iri: &&NamedNode| self.matrix.dataset(iri).is_some_and(Dataset::is_ready);
        self.judged.then(|| datasets.filter(ready).count())
    }

    /// How many categories have no dataset.
    pub fn without_dataset(&self) -> usize {
        let empty = |category: &&Category| category.datasets.rows().len() == 0;
        self.categories.iter().filter(empty).count()
    }
}

fn priorities(asker: &Asker<'_>) -> Result<(Vec<Priority>, Reference), Error> {
    let grouped = asker.ask("c11-priority-groups")?;
    let mut priorities = Vec::new();
    for row in grouped.rows() {
        let category = row
            .thing("category")
            .ok_or(Error::NoValue("c11-priority-groups", "category"))?;
        priorities.push(Priority {
            category: category.clone(),
            group: row.thing("group").cloned(),
            from: row.text("year").map(str::to_owned),
            mark: row.thing("mark").cloned(),
            has: asker.about(
                "c28-what-a-priority-category-has",
                "category",
                category.as_str(),
            )?,
        });
    }
    Ok((priorities, grouped.asked))
}
