//! The verdict as the caller wants it: RDF, JSON, a problem, text or a page.

use super::super::app::App;
use super::super::negotiate::Offer;
use super::super::pages::answer::protect;
use super::super::pages::visit::{HTML, Visit};
use super::super::problem::{Problem, kinds};
use super::super::report;
use super::judge::Verdict;
use super::received::{Asked, Beside};
use crate::html::{self, Site, validation as pages};
use crate::rdf::{Format, Language};
use crate::shacl::{Group, Severity, Style, ValidationReport, ValidationResult};
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use oxrdf::Literal;

/// What a report is sent as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum As {
    /// `sh:ValidationReport`.
    Rdf(Format),
    /// For people.
    Page,
    /// For programs without RDF.
    Json,
    /// A problem if there are violations.
    Problem,
    /// For people at a terminal.
    Text,
}

/// All of them, the one for who does not care first.
pub const OFFERS: &[Offer<As>] = &[
    rdf(Format::Turtle, &["ttl", "turtle"]),
    rdf(Format::JsonLd, &["jsonld"]),
    rdf(Format::NTriples, &["nt", "ntriples"]),
    rdf(Format::RdfXml, &["rdf", "rdfxml", "xml"]),
    rdf(Format::NQuads, &["nq", "nquads"]),
    rdf(Format::TriG, &["trig"]),
    // What RDF4J's clients know a report by.
    rdf4j(Format::Turtle, "application/shacl-validation-report+turtle"),
    rdf4j(
        Format::JsonLd,
        "application/shacl-validation-report+ld+json",
    ),
    rdf4j(
        Format::NQuads,
        "application/shacl-validation-report+n-quads",
    ),
    Offer {
        what: As::Page,
        media_type: HTML,
        names: &["html"],
    },
    Offer {
        what: As::Json,
        media_type: "application/json",
        names: &["json"],
    },
    Offer {
        what: As::Problem,
        media_type: "application/problem+json",
        names: &["problem"],
    },
    Offer {
        what: As::Text,
        media_type: "text/plain; charset=utf-8",
        names: &["text", "txt"],
    },
];

const fn rdf(format: Format, names: &'static [&'static str]) -> Offer<As> {
    Offer {
        what: As::Rdf(format),
        media_type: format.media_type(),
        names,
    }
}

const fn rdf4j(format: Format, media_type: &'static str) -> Offer<As> {
    Offer {
        what: As::Rdf(format),
        media_type,
        names: &[],
    }
}

/// The answer in any form but a page.
pub fn respond(
    app: &App,
    visit: &Visit,
    offer: Offer<As>,
    verdict: &Verdict,
) -> Result<Response, Problem> {
    let found = &verdict.checked.report;
    let body = match offer.what {
        As::Rdf(format) => report::serialize(found, format, app.prefixes()).map_err(|error| {
            Problem::new(&kinds::NOT_ACCEPTABLE)
                .detail(format!("{} cannot say this: {error}", format.name()))
        })?,
        As::Problem if found.has_violations() => return Err(problem(verdict)),
        As::Json | As::Problem | As::Page => json(verdict).to_string().into_bytes(),
        As::Text => {
            let style = Style {
                language: visit.wanted.language().unwrap_or(Language::En),
                prefixes: app.prefixes().clone(),
                ..Style::default()
            };
            found.to_text(&style).into_bytes()
        }
    };
    // Without violations there is no problem to tell of.
    let media_type = match offer.what {
        As::Problem => "application/json",
        _ => offer.media_type,
    };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, body).into_response())
}

fn json(verdict: &Verdict) -> serde_json::Value {
    let mut document = report::to_whole_json(&verdict.checked.report);
    document["focusNodes"] = verdict.checked.focus_nodes.into();
    document["remarks"] = verdict.remarks.clone().into();
    document
}

fn problem(verdict: &Verdict) -> Problem {
    let report = &verdict.checked.report;
    let counts = report.counts();
    Problem::new(&kinds::DATA_INVALID)
        .detail(format!(
            "{} violation(s), {} result(s) in all",
            counts.violations,
            report.total()
        ))
        .with("conforms", false)
        .with("total", report.total())
        .with("results", report::to_json(report))
}

/// A page that is not to be kept, with the status of what it says.
pub fn of_page(status: StatusCode, visit: &Visit, page: String) -> Response {
    let mut response = (status, page).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(HTML));
    let language = HeaderValue::from_static(visit.reader.language.tag());
    headers.insert(CONTENT_LANGUAGE, language);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(VARY, HeaderValue::from_static("Accept, Accept-Language"));
    protect(headers);
    response
}

/// The page with the form, and the verdict if something was judged.
pub fn page(
    site: &Site<'_>,
    app: &App,
    asked: &Asked,
    verdict: Option<&Result<Verdict, Problem>>,
) -> String {
    let form = pages::Form {
        data: asked.data.clone(),
        shapes: asked.shapes.clone(),
        named: asked.named.clone(),
        beside_graph: asked.beside == Beside::Graph,
        limit_bytes: app.settings().body_limit_bytes,
    };
    let outcome = verdict.map(|verdict| match verdict {
        Ok(verdict) => pages::Outcome::Judged(judged(site, verdict)),
        Err(problem) => pages::Outcome::Failed {
            title: problem.kind().title.in_language(site.reader.language),
            detail: problem.detail_text().unwrap_or_default().to_owned(),
        },
    });
    html::validation::page(site, &form, outcome)
}

fn judged(site: &Site<'_>, verdict: &Verdict) -> pages::Judged {
    let report = &verdict.checked.report;
    let counts = report.counts();
    pages::Judged {
        conforms: report.conforms(),
        counts: [
            counts.violations,
            counts.warnings,
            counts.infos,
            counts.others,
        ],
        shown: report.results.len(),
        focus_nodes: verdict.checked.focus_nodes,
        remarks: verdict.remarks.clone(),
        groups: groups(report, site.reader.language),
    }
}

/// The results of a report as pages show them.
pub fn groups(report: &ValidationReport, language: Language) -> Vec<pages::Group> {
    report.groups(language).iter().map(group).collect()
}

fn group(group: &Group<'_>) -> pages::Group {
    let message = group.message;
    pages::Group {
        severity: match group.severity {
            Severity::Violation => pages::Severity::Violation,
            Severity::Warning => pages::Severity::Warning,
            Severity::Info => pages::Severity::Info,
            Severity::Other(_) => pages::Severity::Other,
        },
        message: message.map_or_else(String::new, |m| m.value().to_owned()),
        language: message.and_then(Literal::language).map(str::to_owned),
        path: group.path.map(str::to_owned),
        shape: group.shape.clone(),
        component: group
            .results
            .first()
            .map_or_else(String::new, |result| result.component_name().to_owned()),
        count: group.results.len(),
        results: group
            .results
            .iter()
            .take(pages::LISTED)
            .map(|result| pages::Finding {
                focus: result.focus_node.clone(),
                value: result
                    .value
                    .clone()
                    .filter(|value| *value != result.focus_node),
                because: because(result),
            })
            .collect(),
    }
}

/// Why, in lines: the results that explain a result.
fn because(result: &ValidationResult) -> Vec<String> {
    let detail = |detail: &ValidationResult| {
        let path = detail.path.as_deref().unwrap_or_default();
        let message = detail.message(Language::default());
        let message = message.map_or("", Literal::value);
        format!("{path} {message}").trim().to_owned()
    };
    let details = result.details.iter();
    details.take(pages::LISTED).map(detail).collect()
}
