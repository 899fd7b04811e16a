//! `/questions/{name}`: one stored question, asked about what the address says.

use super::super::Asking;
use super::super::app::App;
use super::super::ask::Clock;
use super::super::conditional::Validators;
use super::super::form;
use super::super::negotiate::Offer;
use super::super::outlet::{Encoding, Outlet};
use super::super::path::Path;
use super::super::problem::{Problem, kinds};
use super::super::results;
use super::super::wanted::Wanted;
use super::answer::Representation;
use super::query::{first_rows, refused};
use super::visit::{HTML, Visit, error_page, modified, with_site};
use crate::html::{self, Filled};
use crate::query;
use crate::questions::{Asked, BadValue, Question};
use crate::rdf::Language;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// A page, the answer alone, or the SPARQL.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// For people.
    Page,
    /// The answer alone.
    Results,
    /// The question itself.
    Sparql,
}

/// All of them, the page first.
pub const FORMS: &[Offer<Form>] = &[
    offer(Form::Page, HTML, &["html"]),
    offer(
        Form::Results,
        "application/sparql-results+json",
        &["json", "srj"],
    ),
    offer(
        Form::Results,
        "application/sparql-results+xml",
        &["xml", "srx"],
    ),
    offer(Form::Results, "text/csv; charset=utf-8", &["csv"]),
    offer(
        Form::Results,
        "text/tab-separated-values; charset=utf-8",
        &["tsv"],
    ),
    offer(Form::Results, "application/json", &[]),
    offer(Form::Results, "application/xml", &[]),
    offer(Form::Results, "text/xml", &[]),
    offer(Form::Sparql, "application/sparql-query", &["rq", "sparql"]),
];

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

/// The answer of a question, in the format asked for or named by the suffix.
///
/// 404 if there is no such question, 406 if it does not come in that format, 400 for values that
/// cannot be used; the page has the status of its answer.
pub async fn show(
    State(app): State<App>,
    Path(path): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (name, wanted) = match path.rsplit_once('.') {
        Some((name, suffix)) => (name, visit.wanted.clone().in_format(suffix)),
        None => (path.as_str(), visit.wanted.clone()),
    };
    let missing = || {
        Problem::new(&kinds::NOT_FOUND).detail("there is no such question; /questions lists them")
    };
    let question = app.questions().get(name).ok_or_else(missing)?;
    let offer = wanted.choose(FORMS)?;
    let given = given(&visit)?;
    match offer.what {
        Form::Page => page(&app, &visit, question.name, given).await,
        Form::Results => {
            let asked = question.ask(&pairs(&given), visit.wanted.language())?;
            let wanted = wanted.in_format(offer.media_type);
            answer(&app, &visit, wanted, asked.query(), asked.sparql()).await
        }
        Form::Sparql => {
            let asked = question.ask(&pairs(&given), visit.wanted.language())?;
            Ok(sparql(asked.sparql()).respond(&visit.headers, &visit.wanted))
        }
    }
}

/// What the address says of parameters: everything that chooses neither format nor language.
fn given(visit: &Visit) -> Result<Vec<(String, String)>, Problem> {
    let query = visit.uri.query().unwrap_or_default();
    let mut given = form::strict(query.as_bytes()).map_err(|name| {
        Problem::new(&kinds::REQUEST_INVALID)
            .detail(format!("the value of {name:?} is not UTF-8; encode it so"))
    })?;
    given.retain(|(name, _)| !["lang", "format", "_mediatype"].contains(&name.as_str()));
    Ok(given)
}

fn pairs(given: &[(String, String)]) -> Vec<(&str, &str)> {
    let pairs = given.iter();
    pairs.map(|(n, v)| (n.as_str(), v.as_str())).collect()
}

/// The answer alone: the same budget and the same refusals as `/sparql`.
///
/// It changes with the graph alone, so its revision is the entity tag.
async fn answer(
    app: &App,
    visit: &Visit,
    wanted: Wanted,
    query: spargebra::Query,
    sparql: String,
) -> Result<Response, Problem> {
    let encoding = Encoding::of(&wanted);
    let variant = variant(&sparql, wanted.choose(FORMS)?.media_type, encoding);
    let tagged = move |revision| Validators::of_content(&format!("{revision}-{variant}"), None);
    if let Some(unchanged) = tagged(app.snapshot().revision()).not_modified(&visit.headers) {
        return Ok(unchanged);
    }
    let shared = app.clone();
    let ask = move |asking: &Asking, out: &mut Outlet| {
        for (name, value) in &tagged(asking.snapshot.revision()).headers() {
            out.header(name.clone(), value.clone());
        }
        let options = query::Options {
            default_graph: shared.settings().default_graph,
            budget: asking.budget.clone(),
            search: Some(shared.text_search()),
            ..query::Options::default()
        };
        results::write(asking, &query, &options, &wanted, shared.prefixes(), out)
    };
    app.answer(Some(&sparql), encoding, Clock::Limited, Arc::new(ask))
        .await
}

/// What tells answers of one revision apart: what was asked, the format, the encoding.
fn variant(sparql: &str, media_type: &str, encoding: Encoding) -> String {
    let digest = Sha256::digest(format!("{media_type}\n{sparql}"));
    let digest: String = digest.iter().take(8).map(|b| format!("{b:02x}")).collect();
    format!("{digest}{}", encoding.variant())
}

fn sparql(text: String) -> Representation {
    Representation {
        body: text.into(),
        media_type: "application/sparql-query",
        language: None,
        modified: None,
        location: None,
        links: Vec::new(),
    }
}

async fn page(
    app: &App,
    visit: &Visit,
    name: &'static str,
    given: Vec<(String, String)>,
) -> Result<Response, Problem> {
    let (shared, reader) = (app.clone(), visit.reader);
    let (status, body) = app
        .ask(move |asking| {
            let question = shared.questions().get(name);
            let question = question.ok_or_else(|| Problem::new(&kinds::NOT_FOUND))?;
            let asked = question.ask(&pairs(&given), Some(reader.language));
            let (status, filled, answer) = match &asked {
                Err(bad) => (
                    StatusCode::BAD_REQUEST,
                    rejected(question, &given, bad, reader.language),
                    None,
                ),
                Ok(asked) => {
                    let rows = first_rows(&shared, asking, &asked.query());
                    let (status, answer) = match rows {
                        Ok(answer) => (StatusCode::OK, answer),
                        Err(problem) => (problem.kind().status, refused(&problem, reader)),
                    };
                    (status, filled(question, asked), Some(answer))
                }
            };
            let page = with_site(&shared, &asking.snapshot, reader, |site| {
                html::question(site, &filled, answer)
            });
            Ok((status, page))
        })
        .await?;
    if status != StatusCode::OK {
        return Ok(error_page(status, visit.reader, body));
    }
    let page = Representation::page(body, visit.reader.language.tag(), modified(app));
    Ok(page.respond(&visit.headers, &visit.wanted))
}

fn filled<'a>(question: &'a Question, asked: &Asked<'a>) -> Filled<'a> {
    let values = asked.values().iter();
    let address = values.clone().filter(|v| v.text != v.parameter.example);
    Filled {
        question,
        texts: values.map(|value| value.text.clone()).collect(),
        address: address
            .map(|v| (v.parameter.name.to_owned(), v.text.clone()))
            .collect(),
        sparql: asked.sparql(),
        refused: None,
    }
}

/// The form as it came, for its sender to mend.
fn rejected<'a>(
    question: &'a Question,
    given: &[(String, String)],
    bad: &BadValue,
    language: Language,
) -> Filled<'a> {
    let usual = question.ask(&[], Some(language));
    let usual = usual.iter().flat_map(Asked::values);
    let texts = usual.map(|value| {
        let own = given.iter().find(|(name, _)| name == value.parameter.name);
        own.map_or_else(|| value.text.clone(), |(_, text)| text.clone())
    });
    Filled {
        question,
        texts: texts.collect(),
        address: given.to_vec(),
        sparql: String::new(),
        refused: Some(bad.clone()),
    }
}
