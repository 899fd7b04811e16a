//! The forms these addresses answer in, and the `Link` headers that tell of them.

use super::super::super::negotiate::Offer;
use super::super::visit::HTML;
use crate::rdf::Format;

/// What is made of the alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// HTML.
    Page,
    /// JSON.
    Json,
    /// CSV.
    Csv,
    /// Measurements.
    Data(Format),
}

const JSON: Offer<Form> = offer(Form::Json, "application/json", &["json"]);
const CSV: Offer<Form> = offer(Form::Csv, "text/csv; charset=utf-8", &["csv"]);
const PAGE: Offer<Form> = offer(Form::Page, HTML, &["html"]);

const fn offer(
    what: Form,
    media_type: &'static str,
    names: &'static [&'static str],
) -> Offer<Form> {
    Offer {
        what,
        media_type,
        names,
    }
}

const fn rdf(format: Format, names: &'static [&'static str]) -> Offer<Form> {
    offer(Form::Data(format), format.media_type(), names)
}

/// What `/ehds` comes in: a page unless something else is asked for.
pub const OVERVIEW: &[Offer<Form>] = &[
    PAGE,
    JSON,
    CSV,
    rdf(Format::Turtle, &["ttl", "turtle"]),
    rdf(Format::JsonLd, &["jsonld"]),
    rdf(Format::NTriples, &["nt", "ntriples"]),
    rdf(Format::RdfXml, &["rdf", "rdfxml", "xml"]),
];

/// What `/api/ehds/alignment` comes in: JSON unless something else is asked for.
pub const DATA: &[Offer<Form>] = &[
    JSON,
    CSV,
    rdf(Format::Turtle, &["ttl", "turtle"]),
    rdf(Format::JsonLd, &["jsonld"]),
    rdf(Format::NTriples, &["nt", "ntriples"]),
    rdf(Format::RdfXml, &["rdf", "rdfxml", "xml"]),
];

/// What the matrix and the chains come in.
pub const TABLE: &[Offer<Form>] = &[PAGE, JSON, CSV];

/// `Link` values for every form of an address.
pub fn links(path: &str, offers: &[Offer<Form>]) -> Vec<String> {
    let links = offers.iter().map(|offer| {
        let essence = offer.media_type.split(';').next().unwrap_or_default();
        let name = offer.names.first().copied().unwrap_or_default();
        format!("<{path}?format={name}>; rel=\"alternate\"; type=\"{essence}\"")
    });
    links.collect()
}
