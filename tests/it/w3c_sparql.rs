//! The W3C suites of SPARQL 1.1 and 1.2: syntax, evaluation, update and results, from their manifests.
//!
//! Every case runs with plans rewritten and not, and both must come out as the manifest says.
//! Cases that cannot pass are in `w3c_sparql/skipped.tsv`, by IRI and with the reason; one that
//! starts to pass fails the test until it is taken off the list. The protocol, Graph Store and
//! service description suites need a server and are run against it (`w3c_protocol.rs`).

mod answer;
mod endpoints;
mod manifest;
mod rows;
mod run;

use crate::support;
use manifest::{Case, Suites};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// Cases that speak HTTP.
const ELSEWHERE: [&str; 3] = [
    "ProtocolTest",
    "GraphStoreProtocolTest",
    "ServiceDescriptionTest",
];

#[derive(Default)]
struct Count {
    passed: usize,
    skipped: usize,
}

#[test]
fn sparql_1_1() {
    check("sparql11", "sparql11/manifest-all.ttl");
}

#[test]
fn sparql_1_2() {
    check("sparql12", "sparql12/manifest.ttl");
}

fn check(edition: &str, manifest: &str) {
    let Some(root) = support::shared("w3c") else {
        return;
    };
    let skipped = skipped(edition);
    let mut seen = BTreeSet::new();
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut failures = Vec::new();
    for case in Suites::new(&root).cases(manifest) {
        if ELSEWHERE.contains(&case.kind.as_str()) {
            continue;
        }
        seen.insert(case.iri.clone());
        let count = counts.entry(case.suite.clone()).or_default();
        match (outcome(&case), skipped.contains_key(&case.iri)) {
            (Ok(()), false) => count.passed += 1,
            (Err(_), true) => count.skipped += 1,
            (Ok(()), true) => failures.push(format!("{}\tis skipped but passes", case.iri)),
            (Err(why), false) => failures.push(format!("{}\t{why}", case.iri)),
        }
    }
    let unknown = skipped.keys().filter(|iri| !seen.contains(*iri));
    failures.extend(unknown.map(|iri| format!("{iri}\tis skipped but not in the suite")));
    report(edition, &counts);
    assert!(
        failures.is_empty(),
        "{} fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// A case that panics has failed like any other.
fn outcome(case: &Case) -> Result<(), String> {
    std::panic::catch_unwind(|| run::run(case)).unwrap_or_else(|_| Err("it panicked".to_owned()))
}

/// IRI and reason of each skipped case of an edition.
fn skipped(edition: &str) -> BTreeMap<String, String> {
    let mut skipped = BTreeMap::new();
    for line in include_str!("w3c_sparql/skipped.tsv").lines() {
        let [of, iri, reason] = *line.split('\t').collect::<Vec<_>>() else {
            panic!("not three columns: {line}")
        };
        assert!(!reason.trim().is_empty(), "no reason: {line}");
        if of == edition {
            let twice = skipped.insert(iri.to_owned(), reason.to_owned());
            assert!(twice.is_none(), "listed twice: {iri}");
        }
    }
    skipped
}

/// Prints past the capture of the test harness: the counts are part of the proof.
fn report(edition: &str, counts: &BTreeMap<String, Count>) {
    let mut text = String::new();
    let mut total = Count::default();
    for (suite, count) in counts {
        let all = count.passed + count.skipped;
        text += &format!("  {suite:<44} {:>4} of {all:>4}\n", count.passed);
        total.passed += count.passed;
        total.skipped += count.skipped;
    }
    let (passed, skipped) = (total.passed, total.skipped);
    text += &format!("  W3C {edition}: {passed} passed, {skipped} skipped by name\n");
    let _ = std::io::stderr().write_all(text.as_bytes());
}
