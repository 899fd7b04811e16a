//! The categories of article 51: from when, with which datasets, sources and access bodies.

use super::{Answer, Asker, Error, Reference};
use oxrdf::{NamedNode, Term};

const LIST: &str = "c20-article-51-categories";

/// A category of article 51.
#[derive(Debug)]
pub struct Category {
    /// Its letter.
    pub letter: String,
    /// It.
    pub category: NamedNode,
    /// From when: a date, a year, or that nobody knows.
    pub from: Term,
    /// What it rests on.
    pub mark: Option<NamedNode>,
    /// Its datasets: `dataset`, `through`, `holder`, `hdab`, `coordinator`, `mark`.
    pub datasets: Answer,
    /// Its sources: `source`, `through`, `mark`.
    pub sources: Answer,
    /// Who gives access: `role`, `body`, `status`, `since`, `datasets`.
    pub bodies: Answer,
    /// How many datasets the list says there are.
    pub dataset_count: usize,
    /// How many sources the list says there are.
    pub source_count: usize,
}

/// Every category by letter, and the question that lists them.
pub(super) fn read(asker: &Asker<'_>) -> Result<(Vec<Category>, Reference), Error> {
    let list = asker.ask(LIST)?;
    let mut categories = Vec::new();
    for row in list.rows() {
        let missing = |column| Error::NoValue(LIST, column);
        let category = row.thing("category").ok_or_else(|| missing("category"))?;
        let count = |column| {
            let text = row.text(column).and_then(|text| text.parse().ok());
            text.ok_or_else(|| missing(column))
        };
        let about = |question| asker.about(question, "category", category.as_str());
        categories.push(Category {
            letter: row.text("letter").unwrap_or_default().to_owned(),
            category: category.clone(),
            from: row.value("from").ok_or_else(|| missing("from"))?.clone(),
            mark: row.thing("mark").cloned(),
            datasets: about("c05-datasets-of-a-category")?,
            sources: about("c21-sources-of-a-category")?,
            bodies: about("c22-access-body-of-a-category")?,
            dataset_count: count("datasets")?,
            source_count: count("sources")?,
        });
    }
    Ok((categories, list.asked))
}

impl Category {
    /// The category as an address names it: the last part of its IRI.
    pub fn slug(&self) -> &str {
        slug(&self.category)
    }

    /// Whether `name` means this category: its slug or its letter.
    pub fn is_called(&self, name: &str) -> bool {
        name == self.slug() || name == self.letter
    }
}

/// The last part of an IRI.
pub(super) fn slug(node: &NamedNode) -> &str {
    node.as_str().rsplit(['/', '#']).next().unwrap_or_default()
}
