//! Validation reports in answers: as JSON beside our own words, and as RDF for those who ask.

use super::negotiate::Offer;
use super::results::serializer;
use super::wanted::Wanted;
use crate::rdf::{Format, Prefixes, write_turtle};
use crate::shacl::{Severity, ValidationReport, ValidationResult};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use oxrdf::Triple;
use serde_json::{Value, json};

/// Representations of a report; the last three are what RDF4J's clients know a refusal by.
pub const REPORTS: &[Offer<Format>] = &[
    offer(
        Format::Turtle,
        Format::Turtle.media_type(),
        &["ttl", "turtle"],
    ),
    offer(Format::JsonLd, Format::JsonLd.media_type(), &["jsonld"]),
    offer(Format::NTriples, Format::NTriples.media_type(), &["nt"]),
    offer(Format::RdfXml, Format::RdfXml.media_type(), &["rdf", "xml"]),
    offer(Format::NQuads, Format::NQuads.media_type(), &["nq"]),
    offer(Format::TriG, Format::TriG.media_type(), &["trig"]),
    offer(
        Format::NQuads,
        "application/shacl-validation-report+n-quads",
        &[],
    ),
    offer(
        Format::JsonLd,
        "application/shacl-validation-report+ld+json",
        &[],
    ),
    offer(
        Format::Turtle,
        "application/shacl-validation-report+turtle",
        &[],
    ),
];

const fn offer(
    what: Format,
    media_type: &'static str,
    names: &'static [&'static str],
) -> Offer<Format> {
    Offer {
        what,
        media_type,
        names,
    }
}

/// The report as RDF, if that is asked for by name.
pub fn as_rdf(report: &ValidationReport, wanted: &Wanted, prefixes: &Prefixes) -> Option<Response> {
    let offer = wanted.find_named(REPORTS)?;
    let body = serialize(report, offer.what, prefixes).ok()?;
    Some(([(CONTENT_TYPE, offer.media_type)], body).into_response())
}

/// The report in a format; fails where the format cannot say it.
pub fn serialize(
    report: &ValidationReport,
    format: Format,
    prefixes: &Prefixes,
) -> std::io::Result<Vec<u8>> {
    let graph = report.to_graph();
    if format == Format::Turtle {
        let triples: Vec<Triple> = graph.iter().map(Triple::from).collect();
        return Ok(write_turtle(&triples, prefixes).into_bytes());
    }
    let mut serializer = serializer(format, prefixes, Vec::new());
    for triple in &graph {
        serializer.serialize_triple(triple)?;
    }
    serializer.finish()
}

/// Results told in one answer; the rest is counted.
const MOST_RESULTS: usize = 100;

/// The results for problem+json and receipts, the worst first.
pub fn to_json(report: &ValidationReport) -> Value {
    let mut results: Vec<_> = report.results.iter().collect();
    results.sort_by_key(|r| std::cmp::Reverse(r.severity.clone()));
    results.truncate(MOST_RESULTS);
    results.into_iter().map(result).collect()
}

/// All results that the report holds, the worst first, and how many there are of each severity.
pub fn to_whole_json(report: &ValidationReport) -> Value {
    let mut results: Vec<_> = report.results.iter().collect();
    results.sort_by_key(|r| std::cmp::Reverse(r.severity.clone()));
    let counts = report.counts();
    json!({
        "conforms": report.conforms(),
        "total": report.total(),
        "counts": {
            "violation": counts.violations,
            "warning": counts.warnings,
            "info": counts.infos,
            "other": counts.others,
        },
        "results": results.into_iter().map(result).collect::<Value>(),
    })
}

fn result(result: &ValidationResult) -> Value {
    let messages: Value = result
        .messages
        .iter()
        .map(|m| json!({"text": m.value(), "language": m.language()}))
        .collect();
    json!({
        "severity": severity(&result.severity),
        "focusNode": result.focus_node.to_string(),
        "path": result.path,
        "value": result.value.as_ref().map(ToString::to_string),
        "sourceShape": result.source_shape.to_string(),
        "component": result.component.as_str(),
        "messages": messages,
        "details": result.details.iter().map(self::result).collect::<Value>(),
    })
}

fn severity(severity: &Severity) -> &str {
    match severity {
        Severity::Violation => "violation",
        Severity::Warning => "warning",
        Severity::Info => "info",
        Severity::Other(iri) => iri.as_str(),
    }
}
