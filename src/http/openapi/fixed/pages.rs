//! Pages for people, and the list of stored questions, as they are told.

use super::super::operation::{Content, Operation, Parameter, Place};
use super::super::{parameters, schema};
use crate::http::kinds;
use crate::http::pages::QUESTIONS_FORMS;
use crate::http::pages::visit::PAGE;
use crate::http::text::Text;
use serde_json::{Value, json};

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const TAG: &str = "pages";

pub(super) fn operations() -> Vec<Operation> {
    vec![home(), query(), questions(), questions_by_suffix(), file()]
}

fn html() -> [Content; 1] {
    [Content::text("text/html")]
}

fn home() -> Operation {
    let summary = T("Forsiden", "Framsida", "The front page");
    let found = T("Siden", "Sida", "The page");
    Operation::new("get", "/", "home", TAG, summary)
        .takes([parameters::lang()])
        .answers(200, found, html(), &["ETag", "Link"])
        .revalidates()
        .negotiates(PAGE)
        .works()
}

fn query() -> Operation {
    let summary = T(
        "Skjema for SPARQL, med svar",
        "Skjema for SPARQL, med svar",
        "A form for SPARQL, with answers",
    );
    let found = T(
        "Siden; statusen er svarets",
        "Sida; statusen er den til svaret",
        "The page; the status is that of the answer",
    );
    let text = T("Spørringen", "Spørjinga", "The query");
    let text = Parameter::new(
        Place::Query,
        "query",
        json!({"type": "string", "format": "sparql-query"}),
        text,
    );
    let example = T(
        "Navnet på et lagret spørsmål å begynne med",
        "Namnet på eit lagra spørsmål å byrje med",
        "The name of a stored question to begin with",
    );
    let example = Parameter::new(Place::Query, "example", json!({"type": "string"}), example);
    Operation::new("get", "/query", "queryPage", TAG, summary)
        .takes([text, example, parameters::lang()])
        .answers(200, found, html(), &["ETag"])
        .revalidates()
        .negotiates(PAGE)
        .refuses(&[
            &kinds::QUERY_SYNTAX,
            &kinds::QUERY_INVALID,
            &kinds::TOO_LARGE,
            &kinds::HOST_NOT_ALLOWED,
            &kinds::REMOTE_FAILED,
        ])
        .works()
}

fn list() -> Value {
    json!({"type": "array", "items": schema::refer("Question")})
}

fn questions() -> Operation {
    let summary = T(
        "Alle lagrede spørsmål",
        "Alle lagra spørsmål",
        "All stored questions",
    );
    let found = T("Spørsmålene", "Spørsmåla", "The questions");
    Operation::new("get", "/questions", "questions", "questions", summary)
        .takes([parameters::lang()])
        .answers(
            200,
            found,
            [Content::text("text/html"), Content::json(list())],
            &["ETag", "Link"],
        )
        .revalidates()
        .negotiates(QUESTIONS_FORMS)
        .works()
}

fn questions_by_suffix() -> Operation {
    let summary = T(
        "Alle lagrede spørsmål, i et format",
        "Alle lagra spørsmål, i eit format",
        "All stored questions, in one format",
    );
    let says = T("Formatet", "Formatet", "The format");
    let suffix = Parameter::new(
        Place::Path,
        "suffix",
        json!({"enum": ["json", "html"]}),
        says,
    )
    .such_as("json");
    let found = T("Spørsmålene", "Spørsmåla", "The questions");
    Operation::new(
        "get",
        "/questions.{suffix}",
        "questionsBySuffix",
        "questions",
        summary,
    )
    .takes([suffix, parameters::lang()])
    .answers(
        200,
        found,
        [Content::text("text/html"), Content::json(list())],
        &["ETag", "Link"],
    )
    .revalidates()
    .refuses(&[&kinds::ACCEPT_MALFORMED, &kinds::NOT_FOUND])
    .works()
}

fn file() -> Operation {
    let summary = T(
        "Stilark, skript og bilder til sidene",
        "Stilark, skript og bilete til sidene",
        "Styles, scripts and pictures of the pages",
    );
    let name = T("Filens navn", "Namnet på fila", "The name of the file");
    let name =
        Parameter::new(Place::Path, "name", json!({"type": "string"}), name).such_as("style.css");
    let types = ["text/css", "text/javascript", "image/svg+xml"].map(Content::text);
    Operation::new("get", "/static/{name}", "staticFile", TAG, summary)
        .takes([name])
        .answers(200, T("Filen", "Fila", "The file"), types, &["ETag"])
        .revalidates()
        .refuses(&[
            &kinds::ACCEPT_MALFORMED,
            &kinds::NOT_FOUND,
            &kinds::REQUEST_INVALID,
        ])
}
