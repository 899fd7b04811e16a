//! `/questions`: the stored questions by role, as a page and as JSON.

use super::super::app::App;
use super::super::negotiate::Offer;
use super::super::problem::Problem;
use super::answer::Representation;
use super::visit::{HTML, Visit, modified};
use crate::html;
use crate::questions::{Parameter, Question, Texts};
use crate::rdf::Language;
use axum::extract::State;
use axum::response::Response;
use serde_json::{Value, json};

/// A page or JSON.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// For people.
    Page,
    /// For programs.
    Json,
}

/// Both, the page first.
pub const FORMS: &[Offer<Form>] = &[
    Offer {
        what: Form::Page,
        media_type: HTML,
        names: &["html"],
    },
    Offer {
        what: Form::Json,
        media_type: "application/json",
        names: &["json"],
    },
];

/// Every question, those of one role together; 406 for what is neither HTML nor JSON.
pub async fn list(State(app): State<App>, visit: Visit) -> Result<Response, Problem> {
    let suffix = visit.uri.path().strip_prefix("/questions.");
    let wanted = match suffix {
        Some(suffix) => visit.wanted.clone().in_format(suffix),
        None => visit.wanted.clone(),
    };
    let mut answer = match wanted.choose(FORMS)?.what {
        Form::Page => {
            let body = visit.draw(&app, html::questions).await?;
            Representation::page(body, visit.reader.language.tag(), modified(&app))
        }
        Form::Json => Representation {
            body: listed(&app).into(),
            media_type: "application/json",
            language: None,
            // They come with the program, whatever the graph's revision.
            modified: None,
            location: Some("/questions.json".to_owned()),
            links: Vec::new(),
        },
    };
    answer.links = vec![
        "</questions.json>; rel=\"alternate\"; type=\"application/json\"".to_owned(),
        "</questions.html>; rel=\"alternate\"; type=\"text/html\"".to_owned(),
    ];
    Ok(answer.respond(&visit.headers, &visit.wanted))
}

fn listed(app: &App) -> String {
    let questions: Vec<Value> = app.questions().iter().map(described).collect();
    Value::from(questions).to_string()
}

fn described(question: &Question) -> Value {
    let parameters: Vec<Value> = question.parameters.iter().map(taken).collect();
    json!({
        "name": question.name,
        "id": question.id,
        "role": question.role.name(),
        "summary": texts(&question.summary),
        "parameters": parameters,
        "columns": question.columns(),
        "href": format!("/questions/{}", question.name),
    })
}

fn taken(parameter: &Parameter) -> Value {
    json!({
        "name": parameter.name,
        "type": parameter.kind.name(),
        "example": parameter.example,
        "label": texts(&parameter.label),
        "collections": parameter.collections,
    })
}

fn texts(texts: &Texts) -> Value {
    let pairs = Language::ALL.map(|language| {
        let text = Value::from(texts.in_language(language));
        (language.tag().to_owned(), text)
    });
    Value::Object(pairs.into_iter().collect())
}
