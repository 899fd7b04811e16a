//! Views as pages, and as parts of the pages of things: tables, comparisons, drawings of layers and time.
//!
//! They are drawn from a [`Told`](crate::views::Told), whatever it is about; each part leads to the
//! stored question it answers.

mod choose;
mod gathered;
mod layers;
mod matrix;
mod page;
mod part;
mod table;
mod timeline;

pub use page::{Address, OnThing, on_thing, page};
pub use part::Computed;

use super::words::views::Views;
use super::{Link, Site};
use crate::alignment::is_unknown;
use oxrdf::vocab::xsd;
use oxrdf::{NamedNode, Term};

fn words(site: &Site<'_>) -> &'static Views {
    Views::of_language(site.language())
}

/// A value as people read it.
fn value(site: &Site<'_>, term: &Term) -> Link {
    let truth = match term {
        Term::Literal(literal) if literal.datatype() == xsd::BOOLEAN => Some(literal.value()),
        _ => None,
    };
    match truth {
        Some(truth) => Link {
            text: site.words().yes_no[usize::from(!matches!(truth, "true" | "1"))].to_owned(),
            ..Link::default()
        },
        None => super::ehds::shown(site, term),
    }
}

/// Whether a value says that nobody knows.
fn is_gap(term: &Term) -> bool {
    matches!(term, Term::NamedNode(node) if is_unknown(node))
}

/// What the graph says of one of our own concepts: its sign, and whether it is a difference.
struct Sign {
    /// The sign before it: `≠`.
    sign: String,
    /// What it is called.
    name: String,
    /// What it means.
    meaning: String,
    /// Whether what stands so differs.
    apart: bool,
    /// The end of its IRI: the class of its look.
    class: String,
}

impl Sign {
    fn of(site: &Site<'_>, node: &NamedNode) -> Self {
        let id = site.view.id(node);
        let first = |property: &str| {
            let property = site.ours(property)?;
            let value = site.view.objects(id?, property).next()?;
            Some(site.view.text(value).to_owned())
        };
        let texts = |property: oxrdf::NamedNodeRef<'_>| {
            let values = id.zip(site.view.id(property));
            let values = values.map_or_else(Vec::new, |(id, p)| site.view.objects(id, p).collect());
            let texts = site.best_texts(&values).into_iter();
            texts.map(|link| link.text).next().unwrap_or_default()
        };
        Self {
            sign: texts(crate::vocab::skos::NOTATION),
            name: super::ehds::named(site, node).text,
            meaning: texts(crate::vocab::skos::DEFINITION),
            apart: first("tellsApart").as_deref() == Some("true"),
            class: crate::rdf::last_part(node.as_str()).to_owned(),
        }
    }
}

/// The concepts as a legend, in their order, each once.
fn legend<'n>(site: &Site<'_>, nodes: impl Iterator<Item = &'n NamedNode>) -> Vec<Sign> {
    let mut all: Vec<&NamedNode> = nodes.collect();
    all.sort_by_cached_key(|node| site.view.id(*node).map(|id| site.order_key(id)));
    all.dedup();
    all.into_iter().map(|node| Sign::of(site, node)).collect()
}
