//! Views put together from stored questions, as they are told.

use super::operation::{Content, Operation, Parameter, Place, Said};
use super::parameters;
use crate::http::kinds;
use crate::http::pages::{OWN, VIEWS};
use crate::http::text::Text;
use crate::index::GraphView;
use crate::rdf::{Labels, Language};
use crate::views::{Arrangement, Filter, UNKNOWN, View};
use serde_json::{Value, json};

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const TAG: &str = "questions";

/// The addresses of views: those that have one of their own with the filters that they declare.
pub(super) fn operations(shapes: &GraphView, language: Language) -> Vec<Operation> {
    let mut operations = vec![topic(), thing()];
    for name in OWN {
        let Some(declared) = View::named(shapes, name) else {
            continue;
        };
        let told = |path: String, id: String| {
            let called = said(&declared.names, language, name);
            let filters = declared.filters.iter();
            view(path, id, called).takes(filters.map(|it| filter(it, language)))
        };
        operations.push(told(format!("/{name}"), name.to_owned()).negotiates(VIEWS));
        let by_suffix = told(format!("/{name}.{{suffix}}"), format!("{name}BySuffix"));
        operations.push(by_suffix.takes([suffix()]));
    }
    operations
}

fn said(names: &Labels, language: Language, or: &str) -> String {
    let label = names.choose(language);
    label.map_or_else(|| or.to_owned(), |label| label.text.clone())
}

/// The format by the end of the address.
fn suffix() -> Parameter {
    let says = T("Formatet", "Formatet", "The format");
    let names: Vec<&str> = VIEWS.iter().flat_map(|form| form.names).copied().collect();
    Parameter::new(Place::Path, "suffix", json!({ "enum": names }), says).such_as("json")
}

fn filter(filter: &Filter, language: Language) -> Parameter {
    let says = said(&filter.names, language, &filter.name);
    let schema = json!({"type": "string"});
    Parameter::new(Place::Query, filter.name.clone(), schema, says).such_as(UNKNOWN)
}

fn section() -> Parameter {
    let says = T(
        "Delen en CSV har, ved navnet den har i JSON; den første om den utelates.",
        "Delen ein CSV har, ved namnet han har i JSON; den første om han er utelaten.",
        "The part a CSV has, by its name in the JSON; the first if left out.",
    );
    Parameter::new(Place::Query, "section", json!({"type": "string"}), says)
}

/// JSON with the parts.
fn told(media_type: &str) -> Option<Value> {
    let part = json!({
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string"},
            "label": {"type": ["string", "null"]},
            "arrangement": {"enum": Arrangement::NAMES},
            "computedBy": {"type": "string", "format": "iri"},
            "question": {"type": "string"},
            "columns": {"type": "array", "items": {"type": "string"}},
            "rows": {"type": "array", "items": {"type": "object"}},
            "relations": {"type": "object"},
            "timeline": {"type": "object"},
        },
    });
    (media_type == "application/json").then(|| {
        json!({
            "type": "object",
            "required": ["page", "sections"],
            "properties": {
                "page": {"type": "string"},
                "filter": {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
                "sections": {"type": "array", "items": part},
            },
        })
    })
}

fn view(path: impl Into<String>, id: impl Into<String>, summary: impl Into<Said>) -> Operation {
    let says = T(
        "Deler som hver er svaret på et lagret spørsmål: som side, alt som JSON, én del som CSV.",
        "Delar som kvar er svaret på eit lagra spørsmål: som side, alt som JSON, éin del som CSV.",
        "Parts that are each the answer to a stored question: as a page, all as JSON, one part as CSV.",
    );
    let found = T("Visningen", "Visinga", "The view");
    Operation::new("get", path, id, TAG, summary)
        .says(says)
        .takes([section(), parameters::lang()])
        .answers(200, found, Content::offered(VIEWS, told), &["ETag", "Link"])
        .revalidates()
        .refuses(&[&kinds::REQUEST_INVALID, &kinds::NOT_FOUND])
        .works()
}

fn topic() -> Operation {
    let summary = T(
        "En visning som er en side for seg selv",
        "Ei vising som er ei side for seg sjølv",
        "A view that is a page of its own",
    );
    let says = T(
        "Visningens navn",
        "Namnet på visinga",
        "The name of the view",
    );
    let name = Parameter::new(Place::Path, "name", json!({"type": "string"}), says);
    view("/views/{name}", "view", summary)
        .takes([name.such_as("standards")])
        .negotiates(VIEWS)
}

fn thing() -> Operation {
    let summary = T(
        "Visningen av en ressurs, der samlingen har en",
        "Visinga av ein ressurs, der samlinga har ei",
        "The view of a resource, where its collection has one",
    );
    let of = |name, says, example| {
        Parameter::new(Place::Path, name, json!({"type": "string"}), says).such_as(example)
    };
    let collection = T(
        "Samlingens navn i adresser",
        "Namnet på samlinga i adresser",
        "The name of the collection in addresses",
    );
    let slug = T(
        "Ressursens navn i samlingen",
        "Namnet på ressursen i samlinga",
        "The name of the resource in the collection",
    );
    view("/views/{collection}/{slug}", "viewOfThing", summary)
        .takes([
            of("collection", collection, "information-models"),
            of("slug", slug, "nim-overfolsomhet"),
        ])
        .negotiates(VIEWS)
}
