//! What a check found, for programs.

use super::super::validate;
use super::{Content, Found, log};
use crate::coverage::{Coverage, Fault, MARKS, Tally};
use crate::rdf::Language;
use serde_json::{Map, Value, json};

/// All of it.
pub fn of(found: &Found) -> Value {
    let mut answer = json!({
        "whole": true,
        "index": {
            "revision": found.snapshot.revision(),
            "quads": found.snapshot.quad_count(),
            "namedGraphs": found.snapshot.named_graphs().len(),
        },
    });
    if let Some(checked) = &found.log {
        answer["log"] = json!({
            "revision": checked.head.revision,
            "added": checked.added,
            "removed": checked.removed,
            "digest": log::digest(checked),
            "storedIndex": checked.snapshot,
        });
    }
    if let Some(content) = &found.content {
        answer["whole"] = content.findings.is_empty().into();
        answer["report"] = validate::as_json(&content.report);
        answer["coverage"] = coverage(&content.coverage);
        answer["rules"] = rules(content);
    }
    answer
}

fn coverage(coverage: &Coverage) -> Value {
    let kinds: Vec<Value> = coverage
        .kinds
        .iter()
        .map(|kind| {
            let mut row = tally(&kind.tally);
            row.insert("kind".to_owned(), kind.segment.clone().into());
            row.into()
        })
        .collect();
    json!({
        "kinds": kinds,
        "total": tally(&coverage.total),
        "orphans": coverage.orphans,
        "loose": coverage.loose,
    })
}

fn tally(tally: &Tally) -> Map<String, Value> {
    let named = Language::ALL.iter().zip(tally.named);
    let named: Map<_, _> = named
        .map(|(language, n)| (language.tag().to_owned(), n.into()))
        .collect();
    let marks = MARKS.iter().zip(tally.marks);
    let mut marks: Map<_, _> = marks
        .map(|(mark, n)| ((*mark).to_owned(), n.into()))
        .collect();
    marks.insert("none".to_owned(), tally.unmarked.into());
    let counts = [
        ("entries", tally.entries),
        ("defined", tally.defined),
        ("described", tally.described),
        ("explained", tally.explained),
        ("namedInAll", tally.named_in_all),
        ("sourced", tally.sourced),
        ("unknown", tally.unknown),
        ("linksOut", tally.links_out),
        ("linksIn", tally.links_in),
        ("loose", tally.loose),
        ("orphans", tally.orphans),
    ];
    let mut row: Map<_, _> = counts
        .into_iter()
        .map(|(key, count)| (key.to_owned(), count.into()))
        .collect();
    row.insert("named".to_owned(), named.into());
    row.insert("marks".to_owned(), marks.into());
    row
}

fn rules(content: &Content) -> Value {
    Fault::ALL
        .into_iter()
        .map(|fault| {
            let findings = content.findings.iter().filter(|f| f.fault == fault);
            let findings: Vec<Value> = findings
                .map(|finding| json!({"iri": finding.iri, "detail": finding.detail}))
                .collect();
            json!({
                "name": fault.name(),
                "rule": fault.rule(),
                "holds": findings.is_empty(),
                "findings": findings,
            })
        })
        .collect()
}
