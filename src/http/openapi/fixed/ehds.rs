//! How far the graph meets EHDS: overview, matrix and chains, as they are told.

use super::super::operation::{Content, Operation, Parameter, Place};
use super::super::{parameters, schema};
use crate::http::kinds;
use crate::http::pages::{EHDS_DATA, EHDS_OVERVIEW, EHDS_SECTIONS, EHDS_TABLE};
use crate::http::text::Text;
use serde_json::{Value, json};

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const TAG: &str = "catalogue";

pub(super) fn operations() -> Vec<Operation> {
    vec![alignment(), page(), matrix(), chain()]
}

fn date() -> Parameter {
    let says = T(
        "Dagen det ses fra, `ÅÅÅÅ-MM-DD`; i dag om den utelates.",
        "Dagen det blir sett frå, `ÅÅÅÅ-MM-DD`; i dag om han er utelaten.",
        "The day it is seen from, `YYYY-MM-DD`; today if left out.",
    );
    Parameter::new(
        Place::Query,
        "date",
        json!({"anyOf": [{"type": "string", "format": "date"}, {"const": ""}]}),
        says,
    )
    .such_as("2026-11-22")
}

fn section() -> Parameter {
    let says = T(
        "Tabellen en CSV har; kategoriene om den utelates.",
        "Tabellen ein CSV har; kategoriane om han er utelaten.",
        "The table a CSV has; the categories if left out.",
    );
    Parameter::new(
        Place::Query,
        "section",
        json!({"enum": EHDS_SECTIONS}),
        says,
    )
}

/// JSON with these lists; RDF as what it is.
fn told(lists: &'static [&'static str]) -> impl Fn(&str) -> Option<Value> {
    move |media_type| match media_type {
        "application/json" => {
            let members = lists
                .iter()
                .map(|name| ((*name).to_owned(), json!({"type": "array"})));
            Some(json!({
                "type": "object",
                "properties": members.collect::<serde_json::Map<_, _>>(),
                "required": lists,
            }))
        }
        other => Some(schema::rdf(other)),
    }
}

const LISTS: &[&str] = &[
    "categories",
    "datasets",
    "elements",
    "priorityCategories",
    "duties",
    "options",
    "timeline",
];

fn alignment() -> Operation {
    let summary = T(
        "Hvor langt grafen oppfyller EHDS",
        "Kor langt grafen oppfyller EHDS",
        "How far the graph meets EHDS",
    );
    let says = T(
        "Kategorier, datasett, plikter og datoer som JSON, én tabell som CSV, tallene som målinger i DQV.",
        "Kategoriar, datasett, plikter og datoar som JSON, éin tabell som CSV, tala som målingar i DQV.",
        "Categories, datasets, duties and dates as JSON, one table as CSV, the numbers as measurements in DQV.",
    );
    let content = Content::offered(EHDS_DATA, told(LISTS));
    let found = T("Oversikten", "Oversikta", "The alignment");
    Operation::new("get", "/api/ehds/alignment", "ehdsAlignment", TAG, summary)
        .says(says)
        .takes([date(), section(), parameters::lang()])
        .answers(200, found, content, &["ETag", "Link"])
        .revalidates()
        .negotiates(EHDS_DATA)
        .refuses(&[&kinds::REQUEST_INVALID])
        .works()
}

fn page() -> Operation {
    let summary = T("Siden om EHDS", "Sida om EHDS", "The page on EHDS");
    let found = T("Siden", "Sida", "The page");
    let content = Content::offered(EHDS_OVERVIEW, told(LISTS));
    Operation::new("get", "/ehds", "ehdsPage", TAG, summary)
        .takes([date(), section(), parameters::lang()])
        .answers(200, found, content, &["ETag", "Link"])
        .revalidates()
        .negotiates(EHDS_OVERVIEW)
        .refuses(&[&kinds::REQUEST_INVALID])
        .works()
}

fn matrix() -> Operation {
    let summary = T(
        "Datasett mot minsteelementer",
        "Datasett mot minsteelement",
        "Datasets against minimum elements",
    );
    let says = T(
        "Siden begynner etter dette datasettet (`datasets/npr`); JSON og CSV er hele.",
        "Sida byrjar etter dette datasettet (`datasets/npr`); JSON og CSV er heile.",
        "The page begins after this dataset (`datasets/npr`); JSON and CSV are whole.",
    );
    let after = Parameter::new(Place::Query, "after", json!({"type": "string"}), says);
    let found = T("Matrisen", "Matrisa", "The matrix");
    let content = Content::offered(EHDS_TABLE, told(&["elements", "datasets"]));
    Operation::new("get", "/ehds/matrix", "ehdsMatrix", TAG, summary)
        .takes([after, date(), parameters::lang()])
        .answers(200, found, content, &["ETag", "Link"])
        .revalidates()
        .negotiates(EHDS_TABLE)
        .refuses(&[&kinds::REQUEST_INVALID])
        .works()
}

fn chain() -> Operation {
    let summary = T(
        "Kjeden for en kategori i artikkel 51",
        "Kjeda for ein kategori i artikkel 51",
        "The chain of an article 51 category",
    );
    let says = T(
        "Kategorien: slutten av adressen eller bokstaven",
        "Kategorien: slutten av adressa eller bokstaven",
        "The category: the end of its address, or its letter",
    );
    let category =
        Parameter::new(Place::Path, "category", json!({"type": "string"}), says).such_as("art51-k");
    let found = T("Kjeden", "Kjeda", "The chain");
    let content = Content::offered(EHDS_TABLE, told(&["stages", "links", "gaps"]));
    Operation::new("get", "/ehds/chain/{category}", "ehdsChain", TAG, summary)
        .takes([category, date(), parameters::lang()])
        .answers(200, found, content, &["ETag", "Link"])
        .revalidates()
        .negotiates(EHDS_TABLE)
        .refuses(&[&kinds::REQUEST_INVALID, &kinds::NOT_FOUND])
        .works()
}
