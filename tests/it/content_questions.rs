//! The stored questions with their expected answers: `ontology/questions/*.rq`, and
//! `cases/questions/*.csv`.
//!
//! Each answer is compared in full. `UPDATE_CASES=1` writes the answers instead, to be read and
//! judged before they are committed.

use crate::content;
use crate::shipped::reading;
use helsegraf::index::Snapshot;
use helsegraf::query::{self, Options, TextSearch, Unsearched};
use helsegraf::questions::{Question, Questions, Type};
use helsegraf::rdf::Delta;
use helsegraf::vocab::hg;
use oxigraph::model::NamedNode;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use spareval::QueryResults;
use spargebra::Query;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The shipped content as the server holds it.
pub fn shipped() -> Snapshot {
    let aside = hg::ASIDE_SCOPES.map(|scope| format!("{}{scope}", hg::BASE));
    let delta = Delta {
        added: content::quads(),
        ..Delta::default()
    };
    Snapshot::empty(&aside).apply(&delta, 1)
}

fn questions() -> Questions {
    Questions::embedded(&hg::BASE_IRI.into_owned()).expect("every head is sound")
}

/// The search of a server with the shipped content, for questions that search.
struct Searching;

impl TextSearch for Searching {
    fn find(&self, snapshot: &Snapshot, text: &str) -> Result<Vec<(NamedNode, f64)>, Unsearched> {
        let state = reading().app.search().newest(Duration::from_secs(60));
        let found = state.and_then(|state| state.scores(snapshot, text));
        found.map_err(|error| Unsearched::Refused(error.to_string()))
    }
}

/// The answer as CSV, IRIs under our base without it.
fn answer(
    snapshot: &Snapshot,
    question: &Question,
    given: &[(&str, &str)],
) -> Result<String, String> {
    let asked = question.ask(given, None).map_err(|e| e.to_string())?;
    csv(snapshot, &asked.query())
}

fn csv(snapshot: &Snapshot, query: &Query) -> Result<String, String> {
    let options = Options {
        search: Some(Arc::new(Searching)),
        ..Options::default()
    };
    let results = query::evaluate(snapshot, query, &options);
    let QueryResults::Solutions(rows) = results.map_err(|e| e.to_string())? else {
        return Err("a question is a SELECT".into());
    };
    let mut writer = QueryResultsSerializer::from_format(QueryResultsFormat::Csv)
        .serialize_solutions_to_writer(Vec::new(), rows.variables().to_vec())
        .map_err(|e| e.to_string())?;
    for row in rows {
        let row = row.map_err(|e| e.to_string())?;
        writer.serialize(&row).map_err(|e| e.to_string())?;
    }
    let csv = writer.finish().map_err(|e| e.to_string())?;
    let csv = String::from_utf8(csv).map_err(|e| e.to_string())?;
    Ok(csv.replace(hg::BASE, "").replace("\r\n", "\n"))
}

fn cases() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases/questions")
}

fn check(snapshot: &Snapshot, question: &Question) -> Result<(), String> {
    let name = question.name;
    let found = answer(snapshot, question, &[]).map_err(|e| format!("{name}: {e}"))?;
    let expected = cases().join(format!("{name}.csv"));
    if std::env::var_os("UPDATE_CASES").is_some() {
        return std::fs::write(expected, found).map_err(|e| format!("{name}: {e}"));
    }
    let wanted = std::fs::read_to_string(expected).map_err(|e| format!("{name}: {e}"))?;
    if wanted == found {
        return Ok(());
    }
    Err(format!("{name}\n wanted\n{wanted}\n found\n{found}"))
}

#[test]
fn every_question_has_its_answer() {
    let (questions, snapshot) = (questions(), shipped());
    assert_none(
        questions
            .iter()
            .filter_map(|question| check(&snapshot, question).err()),
    );
    let names: BTreeSet<String> = questions
        .iter()
        .map(|q| format!("{}.csv", q.name))
        .collect();
    let files = std::fs::read_dir(cases()).expect("the answers are here");
    let files = files.filter_map(|file| Some(file.ok()?.file_name().to_str()?.to_owned()));
    assert_none(files.filter(|file| !names.contains(file)));
}

#[test]
fn the_text_to_copy_gives_the_same_answer() {
    let (questions, snapshot) = (questions(), shipped());
    assert_none(questions.iter().filter_map(|question| {
        let copied = question
            .ask(&[], None)
            .expect("examples are sound")
            .sparql();
        let copied = query::parse(&copied, None).map_err(|e| e.to_string());
        let copied = copied.and_then(|query| csv(&snapshot, &query));
        (copied != answer(&snapshot, question, &[])).then(|| question.name.to_owned())
    }));
}

/// Question, what it is asked about instead of its examples, and the start of its answer.
type Otherwise = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
);

const OTHERWISE: &[Otherwise] = &[
    (
        "a07-parts-of-a-model",
        &[("language", "en")],
        "part,name\nid/information-models/nim-anestesi,Anaesthesia complications\n",
    ),
    (
        "c01-categories-from-2031",
        &[("year", "2029"), ("language", "nn")],
        "letter,category,name\na,id/health-categories/art51-a,",
    ),
    (
        "c07-coordinating-hdab",
        &[("role", "id/roles/digital-helsemyndighet")],
        "role,holder,since\nid/roles/digital-helsemyndighet,",
    ),
    (
        "d09-profiles-of-a-standard",
        &[(
            "layer",
            "https://w3id.org/helsegraf/id/profile-layers/lag-universell",
        )],
        "profile,layer,mark\nid/profiles/fhir-ips,id/profile-layers/lag-universell,ns#inferred\n",
    ),
    (
        "d09-profiles-of-a-standard",
        &[("standard", "https://example.org/none")],
        "profile,layer,mark\n",
    ),
];

#[test]
fn parameters_change_the_answer() {
    let (questions, snapshot) = (questions(), shipped());
    assert_none(OTHERWISE.iter().filter_map(|(name, given, start)| {
        let question = questions.get(name).expect("it is shipped");
        let found = answer(&snapshot, question, given).expect("an answer");
        (!found.starts_with(start)).then(|| format!("{name}: {found}"))
    }));
}

/// Every value a form offers is taken; who asks for something gets something, at least once.
#[test]
fn no_parameter_is_without_effect() {
    let (questions, snapshot) = (questions(), shipped());
    let mut failures = Vec::new();
    for question in questions.iter() {
        let usual = answer(&snapshot, question, &[]).expect("an answer");
        for parameter in &question.parameters {
            let other = match (parameter.name, parameter.kind) {
                ("language", _) => "en",
                (_, Type::Integer) => "1",
                (_, Type::Date) => "9999-01-01",
                _ => "https://example.org/none",
            };
            let found = answer(&snapshot, question, &[(parameter.name, other)]);
            if found.expect("an answer") == usual {
                failures.push(format!("{}: {}", question.name, parameter.name));
            }
        }
    }
    assert_none(failures);
}

/// Milliseconds one question may take on the shipped content, in an optimised build.
const BUDGET_MS: u128 = 50;

#[test]
fn questions_are_quick() {
    let (questions, snapshot) = (questions(), shipped());
    // Unoptimised code on a busy machine is some ten times slower.
    let budget = if cfg!(debug_assertions) {
        40 * BUDGET_MS
    } else {
        BUDGET_MS
    };
    assert_none(questions.iter().filter_map(|question| {
        let timed = || {
            let started = Instant::now();
            answer(&snapshot, question, &[]).expect("an answer");
            started.elapsed()
        };
        let took = (0..3).map(|_| timed()).min().unwrap_or_default();
        if std::env::var_os("SHOW_TIMES").is_some() {
            println!("{:8.2} ms  {}", took.as_secs_f64() * 1e3, question.name);
        }
        (took.as_millis() > budget).then(|| format!("{}: {took:?}", question.name))
    }));
}

fn assert_none(failures: impl IntoIterator<Item = String>) {
    let failures: Vec<String> = failures.into_iter().collect();
    let count = failures.len();
    assert!(count == 0, "{count} fail:\n{}", failures.join("\n"));
}
