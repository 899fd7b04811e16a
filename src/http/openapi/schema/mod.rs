//! The schemas of what is not read from the shapes: problems, receipts, reports, lists.

mod object;
mod problem;
mod query;
mod question;
mod report;

use self::problem::{problem, problem_kind};
use self::query::{running, solutions, term};
use self::question::{question, texts};
use self::report::{receipt, report, result};
use super::super::report::REPORTS;
use super::operation::Content;
use crate::rdf::Language;
use serde_json::{Map, Value, json};

/// A reference to a schema of the document.
pub fn refer(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// Of RDF in this media type: JSON-LD is JSON of any kind, the rest is text.
pub fn rdf(media_type: &str) -> Value {
    match media_type.ends_with("json") {
        true => json!({"anyOf": [{"type": "object"}, {"type": "array"}]}),
        false => json!({"type": "string"}),
    }
}

/// A receipt in JSON, or the report as RDF to who asks for it.
pub fn receipts(receipt: Value) -> Vec<Content> {
    let mut content = vec![Content::json(receipt)];
    let reports = REPORTS.iter().map(|offer| offer.media_type);
    content.extend(reports.map(|media_type| Content::new(media_type, rdf(media_type))));
    content
}

/// The names of the schemas of ours.
pub const NAMES: [&str; 10] = [
    "Problem",
    "ProblemKind",
    "Receipt",
    "Report",
    "Result",
    "Solutions",
    "Term",
    "Question",
    "Texts",
    "RunningQuery",
];

/// Every schema of ours by its name, its words in this language.
pub fn all(language: Language) -> Map<String, Value> {
    let schemas = [
        problem(language),
        problem_kind(language),
        receipt(language),
        report(language),
        result(language),
        solutions(),
        term(),
        question(language),
        texts(language),
        running(language),
    ];
    NAMES
        .into_iter()
        .zip(schemas)
        .map(|(name, schema)| (name.to_owned(), schema))
        .collect()
}
