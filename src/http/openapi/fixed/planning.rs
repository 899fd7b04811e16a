//! Needs in order and the roadmap, as they are told.

use super::super::operation::{Content, Operation, Parameter, Place};
use super::super::parameters;
use crate::http::kinds;
use crate::http::pages::PLANNING_FORMS;
use crate::http::text::Text;
use crate::planning::{Filter, SECTIONS};
use serde_json::{Map, Value, json};

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const TAG: &str = "catalogue";

pub(super) fn operations() -> Vec<Operation> {
    let plain = |operation: Operation| operation.negotiates(PLANNING_FORMS);
    let by_suffix =
        |operation: Operation| operation.takes([suffix()]).refuses(&[&kinds::NOT_FOUND]);
    vec![
        plain(needs("/needs", "needs")),
        by_suffix(needs("/needs.{suffix}", "needsBySuffix")),
        plain(roadmap("/roadmap", "roadmap")),
        by_suffix(roadmap("/roadmap.{suffix}", "roadmapBySuffix")),
    ]
}

/// The format by the end of the address.
fn suffix() -> Parameter {
    let says = T("Formatet", "Formatet", "The format");
    let names: Vec<&str> = PLANNING_FORMS
        .iter()
        .flat_map(|form| form.names)
        .copied()
        .collect();
    Parameter::new(Place::Path, "suffix", json!({ "enum": names }), says).such_as("json")
}

/// JSON with these lists.
fn told(lists: &[&'static str]) -> impl Fn(&str) -> Option<Value> {
    let members = lists.iter();
    let members = members.map(|name| ((*name).to_owned(), json!({"type": "array"})));
    let schema = json!({
        "type": "object",
        "properties": members.collect::<Map<_, _>>(),
        "required": lists,
    });
    move |media_type| (media_type == "application/json").then(|| schema.clone())
}

fn needs(address: &'static str, id: &'static str) -> Operation {
    let summary = T(
        "Behov i rekkefølge etter vektede kriterier",
        "Behov i rekkjefølgje etter vekta kriterium",
        "Needs in order by weighted criteria",
    );
    let says = T(
        "`w.{kriterium}=3` gir et kriterium en annen vekt enn den erklærte, fra 0 til `heaviest` i svaret; navnene står i `criteria` (`parameter`). \
         Svaret er lik siden `/needs`, også med suffiks: `/needs.json`, `/needs.csv`.",
        "`w.{kriterium}=3` gir eit kriterium ei anna vekt enn den erklærte, frå 0 til `heaviest` i svaret; namna står i `criteria` (`parameter`). \
         Svaret er likt sida `/needs`, òg med suffiks: `/needs.json`, `/needs.csv`.",
        "`w.{criterion}=3` gives a criterion another weight than the declared one, from 0 to `heaviest` of the answer; the names are in `criteria` (`parameter`). \
         The answer is that of the page `/needs`, also by suffix: `/needs.json`, `/needs.csv`.",
    );
    let rule = T(
        "Hva en ukjent poengverdi teller som: navnet på en regel i `rules`, eller ingenting for den erklærte.",
        "Kva ein ukjend poengverdi tel som: namnet på ein regel i `rules`, eller ingenting for den erklærte.",
        "What an unknown score counts as: the name of a rule in `rules`, or nothing for the declared one.",
    );
    let schema = json!({"type": "string"});
    let unknown = Parameter::new(Place::Query, "unknown", schema, rule).such_as("unknownLeftOut");
    let found = T("Behovene", "Behova", "The needs");
    let content = Content::offered(PLANNING_FORMS, told(&["criteria", "rules", "needs"]));
    Operation::new("get", address, id, TAG, summary)
        .says(says)
        .takes([unknown, parameters::lang()])
        .answers(200, found, content, &["ETag", "Link"])
        .revalidates()
        .refuses(&[&kinds::REQUEST_INVALID])
        .works()
}

fn roadmap(address: &'static str, id: &'static str) -> Operation {
    let summary = T(
        "Veikart, strategier, saker og ansvar",
        "Vegkart, strategiar, saker og ansvar",
        "Roadmap, strategies, cases and responsibility",
    );
    let says = T(
        "Alt som JSON, én del som CSV; også med suffiks: `/roadmap.json`, `/roadmap.csv`.",
        "Alt som JSON, éin del som CSV; òg med suffiks: `/roadmap.json`, `/roadmap.csv`.",
        "Everything as JSON, one part as CSV; also by suffix: `/roadmap.json`, `/roadmap.csv`.",
    );
    let of = [
        (
            "roadmap-categories/veikart-behov",
            T(
                "Kategorien tiltakene er i, eller `unknown`.",
                "Kategorien tiltaka er i, eller `unknown`.",
                "The category the measures are in, or `unknown`.",
            ),
        ),
        (
            "organisations/hdir",
            T(
                "Hvem som har ansvaret eller saken, eller `unknown`.",
                "Kven som har ansvaret eller saka, eller `unknown`.",
                "Who is responsible or has the case, or `unknown`.",
            ),
        ),
        (
            "periods/periode-2028-2030",
            T(
                "Perioden tiltakene faller i, eller `unknown`.",
                "Perioden tiltaka fell i, eller `unknown`.",
                "The period in which the measures fall, or `unknown`.",
            ),
        ),
    ];
    let filters = Filter::NAMES.into_iter().zip(of);
    let filters = filters.map(|(name, (example, says))| {
        Parameter::new(Place::Query, name, json!({"type": "string"}), says).such_as(example)
    });
    let names: Vec<&str> = SECTIONS.iter().map(|section| section.name).collect();
    let says_section = T(
        "Delen en CSV har; tiltakene om den utelates.",
        "Delen ein CSV har; tiltaka om han er utelaten.",
        "The part a CSV has; the measures if left out.",
    );
    let section = Parameter::new(
        Place::Query,
        "section",
        json!({"enum": names}),
        says_section,
    );
    let found = T("Veikartet", "Vegkartet", "The roadmap");
    let content = Content::offered(PLANNING_FORMS, told(&names));
    Operation::new("get", address, id, TAG, summary)
        .says(says)
        .takes(filters.chain([section, parameters::lang()]))
        .answers(200, found, content, &["ETag", "Link"])
        .revalidates()
        .refuses(&[&kinds::REQUEST_INVALID])
        .works()
}
