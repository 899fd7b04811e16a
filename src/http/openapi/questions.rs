//! `/questions/{name}`: one address for each stored question, with its parameters and columns.

use super::operation::{Content, Operation, Parameter, Place, Said};
use super::{parameters, schema};
use crate::http::kinds;
use crate::http::pages::QUESTION_FORMS;
use crate::http::text::Text;
use crate::questions::{self, Question, Questions, Type};
use crate::rdf::Language;
use serde_json::{Value, json};

/// The tag they stand under.
pub const TAG: &str = "questions";

/// Every stored question.
pub fn operations(questions: &Questions, language: Language) -> Vec<Operation> {
    let of = |question| operation(questions, question, language);
    questions.iter().map(of).collect()
}

fn operation(all: &Questions, question: &Question, language: Language) -> Operation {
    let summary = question.summary.in_language(language).to_owned();
    let columns: Vec<_> = question.columns().into_iter().map(str::to_owned).collect();
    let described = columns
        .iter()
        .map(|name| format!("- `{name}`: {}", all.column(name, language)));
    let says = Text::new(
        "Kolonnene i svaret, for spørsmål",
        "Kolonnane i svaret, for spørsmål",
        "The columns of the answer to question",
    );
    let says = format!(
        "{} {}:\n\n{}",
        says.in_language(language),
        question.id,
        described.collect::<Vec<_>>().join("\n")
    );
    let found = Text::new(
        "Svaret, som side eller data, eller spørsmålet i SPARQL",
        "Svaret, som side eller data, eller spørsmålet i SPARQL",
        "The answer, as a page or as data, or the question in SPARQL",
    );
    let taken = question.parameters.iter();
    let path = format!("/questions/{}", question.name);
    Operation::new("get", path, name_of(question), TAG, Said::Read(summary))
        .says(says)
        .takes(taken.map(|parameter| parameter_of(parameter, language)))
        .takes([parameters::lang()])
        .answers(
            200,
            found,
            Content::offered(QUESTION_FORMS, of_json),
            &["ETag"],
        )
        .revalidates()
        .negotiates(QUESTION_FORMS)
        .refuses(&[&kinds::REQUEST_INVALID])
        .works()
        .with("x-columns", columns)
}

/// `a03-what-a-change-touches` to `a03WhatAChangeTouches`.
fn name_of(question: &Question) -> String {
    let mut name = String::new();
    for (place, part) in question.name.split('-').enumerate() {
        let (first, rest) = part.split_at(part.len().min(1));
        match place {
            0 => name.push_str(first),
            _ => name.push_str(&first.to_ascii_uppercase()),
        }
        name.push_str(rest);
    }
    name
}

fn of_json(media_type: &str) -> Option<Value> {
    media_type
        .ends_with("json")
        .then(|| schema::refer("Solutions"))
}

fn parameter_of(parameter: &questions::Parameter, language: Language) -> Parameter {
    // An empty value is one that was left out: so forms send a field nobody filled in.
    let schema = match parameter.kind {
        Type::Iri => json!({"type": "string", "format": "iri-reference"}),
        Type::String => json!({"type": "string"}),
        Type::Date => json!({"anyOf": [{"type": "string", "format": "date"}, {"const": ""}]}),
        Type::Integer => json!({"anyOf": [{"type": "integer"}, {"const": ""}]}),
    };
    let says = parameter.label.in_language(language).to_owned();
    Parameter::new(Place::Query, parameter.name, schema, says).such_as(parameter.example)
}
