//! Competency questions with their expected answers: `cases/questions/*.rq` beside `*.csv`.
//!
//! Each answer is compared in full. `UPDATE_CASES=1` writes the answers instead, to be read and
//! judged before they are committed.

use crate::content;
use helsegraf::index::Snapshot;
use helsegraf::query::{self, Options};
use helsegraf::rdf::Delta;
use helsegraf::vocab::hg;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use spareval::QueryResults;
use std::path::{Path, PathBuf};

/// The shipped content as the server holds it.
pub fn shipped() -> Snapshot {
    let aside = hg::ASIDE_SCOPES.map(|scope| format!("{}{scope}", hg::BASE));
    let delta = Delta {
        added: content::quads(),
        ..Delta::default()
    };
    Snapshot::empty(&aside).apply(&delta, 1)
}

/// The answer as CSV, IRIs under our base without it.
fn answer(snapshot: &Snapshot, question: &str) -> Result<String, String> {
    let asked = query::parse(question, None).map_err(|e| e.to_string())?;
    let results = query::evaluate(snapshot, &asked, &Options::default());
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

fn check(snapshot: &Snapshot, question: &Path) -> Result<(), String> {
    let name = question.display();
    let text = std::fs::read_to_string(question).map_err(|e| format!("{name}: {e}"))?;
    let found = answer(snapshot, &text).map_err(|e| format!("{name}: {e}"))?;
    let expected = question.with_extension("csv");
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
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases/questions");
    let mut questions: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the questions are here")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "rq"))
        .collect();
    questions.sort();
    assert!(questions.len() >= 37, "questions are missing");
    let snapshot = shipped();
    let failures: Vec<String> = questions
        .iter()
        .filter_map(|question| check(&snapshot, question).err())
        .collect();
    let count = failures.len();
    assert!(
        failures.is_empty(),
        "{count} fail:\n{}",
        failures.join("\n")
    );
}
