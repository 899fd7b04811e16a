//! `/query`: a question in SPARQL, answered on a page.

use super::super::app::App;
use super::super::ask::Asking;
use super::super::problem::{Problem, kinds};
use super::answer::Representation;
use super::visit::{PAGE, Visit, error_page, with_site};
use crate::html::{self, Answer, Asked};
use crate::query;
use crate::rdf::write_turtle;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use spareval::QueryResults;
use spargebra::Query;
use std::time::Instant;

/// Most rows a page shows.
const MOST_ROWS: usize = 1_000;
/// Most triples of a CONSTRUCT or DESCRIBE a page shows.
const MOST_TRIPLES: usize = 5_000;

/// The form, and the answer to `?query=` or `?example=`.
///
/// The page has the status of its answer: 400 for what is no query, 503 and 504 over budget.
pub async fn ask(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    visit.wanted.choose(PAGE)?;
    let asked = asked(&app, &visit)?;
    let (shared, reader, editor) = (app.clone(), visit.reader, app.editor().is_installed());
    let (status, body) = app
        .ask(move |asking| {
            let outcome = (!asked.text.is_empty()).then(|| evaluate(&shared, asking, &asked.text));
            let (status, answer) = match outcome {
                None => (StatusCode::OK, None),
                Some(Ok(answer)) => (StatusCode::OK, Some(answer)),
                Some(Err(problem)) => (problem.kind().status, Some(refused(&problem, reader))),
            };
            let page = with_site(&shared, &asking.snapshot, reader, |site| {
                html::query(site, &asked, answer, editor)
            });
            Ok((status, page))
        })
        .await?;
    if status != StatusCode::OK {
        return Ok(error_page(status, visit.reader, body));
    }
    // Without a date: what it says may depend on the clock, on chance and on other hosts.
    let page = Representation::page(body, visit.reader.language.tag(), None);
    Ok(page.respond(&visit.headers, &visit.wanted))
}

fn asked(app: &App, visit: &Visit) -> Result<Asked, Problem> {
    let example = visit
        .parameter("example")
        .filter(|name| app.questions().get(name).is_some());
    let text = match (visit.parameter("query"), &example) {
        (Some(text), _) => text,
        (None, Some(name)) => {
            let question = app.questions().get(name);
            let asked = question.and_then(|it| it.ask(&[], Some(visit.reader.language)).ok());
            asked.map(|asked| asked.sparql()).unwrap_or_default()
        }
        (None, None) => String::new(),
    };
    if text.len() > app.settings().query_limit_bytes {
        return Err(Problem::new(&kinds::TOO_LARGE).detail("the query is too long"));
    }
    // Forms send CRLF.
    Ok(Asked {
        text: text.replace("\r\n", "\n").trim().to_owned(),
        example,
    })
}

fn evaluate(app: &App, asking: &Asking, text: &str) -> Result<Answer, Problem> {
    let started = Instant::now();
    let parsed = query::parse(text, Some(&app.settings().iri_base))?;
    let mut answer = first_rows(app, asking, &parsed)?;
    if let Answer::Rows { ms, .. } = &mut answer {
        *ms = Some(started.elapsed().as_millis());
    }
    Ok(answer)
}

/// The first rows, or what was refused.
pub(super) fn first_rows(app: &App, asking: &Asking, query: &Query) -> Result<Answer, Problem> {
    let options = query::Options {
        default_graph: app.settings().default_graph,
        budget: asking.budget.clone(),
        others: app.others(),
        search: Some(app.text_search()),
        ..query::Options::default()
    };
    let failed = |error| Problem::from(query::Error::from(error));
    match query::evaluate(&asking.snapshot, query, &options)? {
        QueryResults::Boolean(value) => Ok(Answer::Boolean(value)),
        QueryResults::Solutions(solutions) => {
            let variables = solutions.variables().to_vec();
            let mut rows = Vec::new();
            let mut more = false;
            for solution in solutions {
                let solution = solution.map_err(failed)?;
                if rows.len() == MOST_ROWS {
                    more = true;
                    break;
                }
                rows.push(variables.iter().map(|v| solution.get(v).cloned()).collect());
            }
            Ok(Answer::Rows {
                variables: variables.iter().map(|v| v.as_str().to_owned()).collect(),
                rows,
                more,
                ms: None,
            })
        }
        QueryResults::Graph(triples) => {
            let triples: Vec<_> = triples
                .take(MOST_TRIPLES)
                .collect::<Result<_, _>>()
                .map_err(failed)?;
            Ok(Answer::Graph {
                turtle: write_turtle(&triples, app.prefixes()),
                triples,
            })
        }
    }
}

pub(super) fn refused(problem: &Problem, reader: html::Reader) -> Answer {
    let told = problem.to_json(reader.language);
    let detail = problem.detail_text().unwrap_or_default().to_owned();
    if *problem.kind() != kinds::QUERY_SYNTAX {
        let title = problem.kind().title.in_language(reader.language);
        return Answer::Failed(format!("{title}: {detail}"));
    }
    let place = told["line"].as_u64().zip(told["column"].as_u64());
    Answer::Broken { detail, place }
}
