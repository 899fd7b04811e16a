//! The page on needs in order.
//!
//! It is drawn from [`Needs`](crate::planning::Needs); each column leads to the stored question it is
//! the answer of.

mod fault;
mod form;
mod needs;
mod order;

pub use needs::needs;

use super::ehds::Why;
use super::words::planning::Planning;
use super::words::views::Views;
use super::{Link, Site};
use crate::planning::Reference;
use oxrdf::NamedNode;

/// The words of a page.
fn words(site: &Site<'_>) -> &'static Planning {
    Planning::of_language(site.language())
}

/// The words it shares with views.
fn shared(site: &Site<'_>) -> &'static Views {
    Views::of_language(site.language())
}

/// A number as people write it in the reader's language.
fn decimal(site: &Site<'_>, number: f64) -> String {
    let text = number.to_string();
    match site.language() {
        crate::rdf::Language::En => text,
        crate::rdf::Language::Nb | crate::rdf::Language::Nn => text.replace('.', ","),
    }
}

/// The named link to a thing.
fn named(site: &Site<'_>, node: &NamedNode) -> Link {
    super::ehds::named(site, node)
}

/// The question behind something.
fn why(site: &Site<'_>, asked: &Reference, of: &str) -> Why {
    super::ehds::why(site, asked, of)
}

/// A form the page also comes in: what it is called, media type, address.
type Download = (String, &'static str, String);

/// The address of the page with these parameters, and the language if it is chosen.
fn address(path: &str, parameters: &[(String, String)]) -> String {
    let pairs = parameters
        .iter()
        .map(|(name, value)| format!("{}={}", super::in_query(name), super::in_query(value)));
    let query = pairs.collect::<Vec<_>>().join("&");
    match query.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{query}"),
    }
}

/// The same in another format.
fn in_format(address: &str, format: &str) -> String {
    let separator = if address.contains('?') { '&' } else { '?' };
    format!("{address}{separator}format={format}")
}
