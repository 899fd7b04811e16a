//! The pages of editing: where one begins, the form, what would change, a conflict, a removal.
//!
//! The form is drawn from an [`editing::Node`](crate::editing::Node), whatever shape it was made of.

mod conflict;
mod fields;
mod form;
mod gone;
mod input;
mod not_yours;
mod removal;
mod review;
mod start;
mod words;

pub use conflict::{Difference, First, conflict};
pub use fields::name as field_name;
pub use form::{SLUG, form};
pub use gone::{Meanwhile, gone};
pub use not_yours::not_yours;
pub use removal::removal;
pub use review::review;
pub use start::start;
pub use words::Words;

use super::{Link, Site};
use crate::index::TermId;
use crate::registry::Collection;
use std::collections::BTreeMap;

/// What every page about one thing is told.
pub struct Opened<'a> {
    /// The collection it stands in.
    pub collection: &'a Collection,
    /// The thing; none for one that is to be made.
    pub thing: Option<TermId>,
    /// The address of its form, with the query.
    pub path: String,
    /// The name of the graph it belongs to.
    pub graph: String,
    /// What the form carries along, besides what is put in.
    pub carried: Vec<(String, String)>,
}

/// Something to know before one reads on.
#[derive(Debug, Clone)]
pub struct Notice {
    /// What.
    pub text: String,
    /// Whether something went wrong.
    pub is_bad: bool,
}

/// What is wrong, in the reader's words.
#[derive(Debug, Clone, Default)]
pub struct Errors {
    /// By the pointer of a row or field.
    pub at: BTreeMap<String, Vec<Said>>,
    /// Where no field is to blame.
    pub general: Vec<Said>,
}

/// A sentence, and its language where that is not the page's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The sentence.
    pub text: String,
    /// The tag.
    pub lang: Option<String>,
}

impl Said {
    /// In the reader's own language.
    pub fn own(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            lang: None,
        }
    }
}

impl Errors {
    /// Adds one, once.
    pub fn add(&mut self, at: Option<String>, said: Said) {
        let place = match at {
            Some(at) => self.at.entry(at).or_default(),
            None => &mut self.general,
        };
        if !place.contains(&said) {
            place.push(said);
        }
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.at.is_empty() && self.general.is_empty()
    }
}

/// The name of an element, of the pointer of a row or field.
fn id_of(at: &str) -> String {
    let mut id = String::from("f");
    for byte in at.bytes() {
        match byte {
            b'/' => id.push('-'),
            byte if byte.is_ascii_alphanumeric() => id.push(char::from(byte)),
            byte => id.push_str(&format!("_{byte:02x}")),
        }
    }
    id
}

/// The title of the page about a thing, or about a new one.
fn title(site: &Site<'_>, opened: &Opened<'_>) -> String {
    let words = Words::of(site.language());
    match opened.thing {
        Some(thing) => (words.title)(&site.label(thing).text),
        None => (words.title_new)(&collection(site, opened.collection).text),
    }
}

/// A collection by its name.
fn collection(site: &Site<'_>, collection: &Collection) -> Link {
    let label = collection.names.choose(site.language());
    let address = format!("/doc/{}", collection.segment);
    Link {
        text: label.map_or_else(|| collection.segment.clone(), |label| label.text.clone()),
        lang: site.foreign(label.and_then(|label| label.language.as_deref())),
        href: Some(site.reader.local(&address)),
        ..Link::default()
    }
}
