//! The description of the API and the problems it gives, as they are told.

use super::super::operation::{Content, Operation, Parameter, Place};
use super::super::{parameters, schema};
use crate::http::kinds;
use crate::http::pages::visit::PAGE;
use crate::http::problems::FORMS;
use crate::http::text::Text;
use serde_json::json;

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const TAG: &str = "api";

pub(super) fn operations() -> Vec<Operation> {
    vec![page(), document(), problems(), problem()]
}

fn page() -> Operation {
    let summary = T("Om API-et", "Om API-et", "About the API");
    let collections = json!({
        "type": "object",
        "properties": {"collections": {"type": "array", "items": {"type": "object"}}},
        "required": ["collections"],
    });
    let says = T(
        "Denne beskrivelsen, til å lese; i JSON samlingene som finnes.",
        "Denne skildringa, til å lese; i JSON samlingane som finst.",
        "This description, to read; in JSON the collections there are.",
    );
    Operation::new("get", "/api", "api", TAG, summary)
        .says(says)
        .takes([parameters::lang()])
        .answers(
            200,
            T("Siden", "Sida", "The page"),
            [Content::json(collections), Content::text("text/html")],
            &["ETag", "Link"],
        )
        .revalidates()
        .negotiates(PAGE)
        .works()
}

fn document() -> Operation {
    let summary = T(
        "Denne beskrivelsen, for programmer",
        "Denne skildringa, for program",
        "This description, for programs",
    );
    let says = T(
        "OpenAPI 3.1, laget av reglene, spørsmålene og rutene til noden, på språket som bes om.",
        "OpenAPI 3.1, laga av reglane, spørsmåla og rutene til noden, på språket det blir bede om.",
        "OpenAPI 3.1, made from the shapes, questions and routes of the node, in the language asked for.",
    );
    let found = T("Dokumentet", "Dokumentet", "The document");
    let of = json!({
        "type": "object",
        "properties": {"openapi": {"type": "string"}, "info": {"type": "object"}, "paths": {"type": "object"}},
        "required": ["openapi", "info", "paths"],
    });
    let content = [
        Content::json(of.clone()),
        Content::new(super::super::OPENAPI, of),
    ];
    Operation::new("get", "/api/openapi.json", "openapi", TAG, summary)
        .says(says)
        .takes([parameters::lang()])
        .answers(200, found, content, &["ETag", "Link"])
        .revalidates()
        .negotiates(super::super::FORMS)
        .works()
}

fn problems() -> Operation {
    let summary = T("Alle slags feil", "Alle slag feil", "Every kind of problem");
    let list = json!({"type": "array", "items": schema::refer("ProblemKind")});
    Operation::new("get", "/problems", "problems", TAG, summary)
        .takes([parameters::lang()])
        .answers(
            200,
            T("Feilene", "Feila", "The problems"),
            [Content::text("text/html"), Content::json(list)],
            &["ETag"],
        )
        .revalidates()
        .negotiates(FORMS)
}

fn problem() -> Operation {
    let summary = T(
        "Hva en feil betyr og hva du gjør",
        "Kva ein feil tyder og kva du gjer",
        "What a problem means and what to do",
    );
    let says = T(
        "Siste del av type",
        "Siste del av type",
        "The last part of type",
    );
    let slug = Parameter::new(Place::Path, "slug", json!({"type": "string"}), says)
        .such_as(kinds::NOT_FOUND.slug);
    let of = schema::refer("ProblemKind");
    Operation::new("get", "/problems/{slug}", "problem", TAG, summary)
        .takes([slug, parameters::lang()])
        .answers(
            200,
            T("Feilen", "Feilen", "The problem"),
            [Content::text("text/html"), Content::json(of)],
            &["ETag"],
        )
        .revalidates()
        .negotiates(FORMS)
        .refuses(&[&kinds::NOT_FOUND, &kinds::REQUEST_INVALID])
}
