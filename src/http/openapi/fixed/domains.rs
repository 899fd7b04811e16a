//! The data domains side by side, as they are told.

use super::super::operation::{Content, Operation, Parameter, Place};
use super::super::{parameters, schema};
use crate::http::kinds;
use crate::http::pages::EHDS_OVERVIEW as FORMS;
use crate::http::text::Text;
use serde_json::{Value, json};

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;

pub(super) fn operations() -> Vec<Operation> {
    vec![comparison(), by_suffix()]
}

fn comparison() -> Operation {
    let summary = T(
        "Datadomenene side om side",
        "Datadomena side om side",
        "The data domains side by side",
    );
    let says = T(
        "Hva hvert domene er vurdert til, egenskap for egenskap, med tilstand (`known`, `stale`, `unknown`, `unasked`), og poengene helsereglene gir. RDF er poengene som målinger i DQV: én for hver regel og hvert domene, og summen i prosent.",
        "Kva kvart domene er vurdert til, eigenskap for eigenskap, med tilstand (`known`, `stale`, `unknown`, `unasked`), og poenga helsereglane gir. RDF er poenga som målingar i DQV: éi for kvar regel og kvart domene, og summen i prosent.",
        "What each domain is assessed as, property by property, with its state (`known`, `stale`, `unknown`, `unasked`), and the points that the health rules give. RDF is the points as measurements in DQV: one for each rule and domain, and the sum in percent.",
    );
    let found = T("Domenene", "Domena", "The domains");
    Operation::new("get", "/domains", "compareDomains", "catalogue", summary)
        .says(says)
        .takes(choices())
        .takes([parameters::lang()])
        .answers(200, found, Content::offered(FORMS, told), &["ETag", "Link"])
        .revalidates()
        .negotiates(FORMS)
        .refuses(&[&kinds::REQUEST_INVALID])
        .works()
}

fn by_suffix() -> Operation {
    let summary = T(
        "Det samme i et format som adressen nevner",
        "Det same i eit format som adressa nemner",
        "The same in a format that the address names",
    );
    let says = T("Formatet", "Formatet", "The format");
    let names = FORMS.iter().filter_map(|offer| offer.names.first());
    let names: Vec<&str> = names.copied().collect();
    let format = Parameter::new(Place::Path, "format", json!({"enum": names}), says);
    let found = T("Domenene", "Domena", "The domains");
    Operation::new(
        "get",
        "/domains.{format}",
        "compareDomainsAs",
        "catalogue",
        summary,
    )
    .takes([format.such_as("csv")])
    .takes(choices())
    .takes([parameters::lang()])
    .answers(200, found, Content::offered(FORMS, told), &["ETag", "Link"])
    .revalidates()
    .refuses(&[
        &kinds::ACCEPT_MALFORMED,
        &kinds::NOT_FOUND,
        &kinds::REQUEST_INVALID,
    ])
    .works()
}

fn choices() -> Vec<Parameter> {
    let of = |name: &str, schema: Value, says: Text, example: &str| {
        Parameter::new(Place::Query, name, schema, says).such_as(example)
    };
    let text = || json!({"type": "string"});
    vec![
        of(
            "sort",
            text(),
            T(
                "Kolonnen det ordnes etter: `name`, `level`, `health`, `known`, `stale`, `unknown` eller slutten av adressen til en egenskap; med `-` foran kommer det største først.",
                "Kolonna det blir ordna etter: `name`, `level`, `health`, `known`, `stale`, `unknown` eller slutten av adressa til ein eigenskap; med `-` framfor kjem det største først.",
                "The column to sort by: `name`, `level`, `health`, `known`, `stale`, `unknown` or the end of a property's address; with `-` before it the greatest comes first.",
            ),
            "-health",
        ),
        of(
            "level",
            text(),
            T(
                "Bare domener på dette nivået",
                "Berre domene på dette nivået",
                "Domains of this level only",
            ),
            "regional",
        ),
        of(
            "set",
            text(),
            T(
                "Bare egenskapene i dette settet",
                "Berre eigenskapane i dette settet",
                "Only the properties of this set",
            ),
            "sett-nasjonalt",
        ),
        of(
            "domain",
            text(),
            T(
                "Domenet siden skal framheve",
                "Domenet sida skal framheve",
                "The domain that the page points out",
            ),
            "legemidler",
        ),
        of(
            "date",
            json!({"anyOf": [{"type": "string", "format": "date"}, {"const": ""}]}),
            T(
                "Dagen det ses fra, `ÅÅÅÅ-MM-DD`; i dag om den utelates.",
                "Dagen det blir sett frå, `ÅÅÅÅ-MM-DD`; i dag om han er utelaten.",
                "The day it is seen from, `YYYY-MM-DD`; today if left out.",
            ),
            "2026-11-22",
        ),
        Parameter::new(
            Place::Query,
            "page",
            json!({"type": "integer", "minimum": 1, "default": 1}),
            T(
                "Hvilken side av en lang tabell; JSON, CSV og RDF er hele.",
                "Kva side av ein lang tabell; JSON, CSV og RDF er heile.",
                "Which page of a long table; JSON, CSV and RDF are whole.",
            ),
        ),
    ]
}

/// JSON with its lists; RDF as what it is.
fn told(media_type: &str) -> Option<Value> {
    let lists = ["levels", "sets", "properties", "rules", "domains", "moves"];
    match media_type {
        "application/json" => {
            let members = lists.map(|name| (name.to_owned(), json!({"type": "array"})));
            Some(json!({
                "type": "object",
                "properties": members.into_iter().collect::<serde_json::Map<_, _>>(),
                "required": lists,
            }))
        }
        other => Some(schema::rdf(other)),
    }
}
