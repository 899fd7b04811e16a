//! Lists of a collection: narrowed by facets and words, ordered, page by page.
//!
//! An [`Edition`] belongs to one revision and remembers what was made for it: the order of a
//! collection, what a narrowing leaves, counts of facets. A page then is a search for its cursor
//! and a slice, wherever in the list it lies.

mod cursor;
mod edition;
mod facets;
mod order;
mod words;

pub use cursor::Cursor;
pub use edition::{Edition, Lists, Page};
pub use facets::{Count, Counts};
pub use order::Key;

use super::{Collection, Order};
use crate::rdf::Language;

/// What is asked of a list.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Words that the names of a thing hold, all of them.
    pub words: Option<String>,
    /// For names of facets, one of which values a thing must have: IRI, end of an IRI, or text.
    pub filters: Vec<(String, Vec<String>)>,
    /// Names of fields by which the list is ordered, the most important first; none for the
    /// collection's own order.
    pub sort: Vec<(String, Order)>,
    /// The language of names, for the order.
    pub language: Language,
}

impl Query {
    /// The order, with the collection's own in place of none.
    fn order(&self, collection: &Collection) -> Vec<(String, Order)> {
        match self.sort.is_empty() {
            true => collection
                .sort()
                .map(|(field, order)| (field.key.clone(), order))
                .collect(),
            false => self.sort.clone(),
        }
    }

    /// A text that is the same for the same order of the same collection.
    pub fn order_text(&self, collection: &Collection) -> String {
        let order = self.order(collection);
        let names = order.iter().map(|(name, order)| match order {
            Order::Ascending => name.clone(),
            Order::Descending => format!("-{name}"),
        });
        let names: Vec<_> = names.collect();
        format!(
            "{}/{}/{}",
            collection.segment,
            self.language.tag(),
            names.join(",")
        )
    }

    /// A text that is the same for the same narrowing.
    fn narrowing_text(&self) -> String {
        let mut filters = self.filters.clone();
        filters.iter_mut().for_each(|(_, values)| values.sort());
        filters.sort();
        format!("{:?} {filters:?}", self.words)
    }
}
