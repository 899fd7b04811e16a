//! Needs in order, as they are told.

use super::super::operation::{Content, Operation, Parameter, Place};
use super::super::parameters;
use crate::http::kinds;
use crate::http::pages::PLANNING_FORMS;
use crate::http::text::Text;
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
    let says_ranking = T(
        "Rangeringen, ved slutten av IRI-en; `needs` om den utelates.",
        "Rangeringa, ved slutten av IRI-en; `needs` om ho er utelaten.",
        "The ranking, by the end of its IRI; `needs` if left out.",
    );
    let schema = json!({"type": "string"});
    let ranking = Parameter::new(Place::Query, "ranking", schema, says_ranking).such_as("needs");
    let found = T("Behovene", "Behova", "The needs");
    let content = Content::offered(PLANNING_FORMS, told(&["criteria", "rules", "needs"]));
    Operation::new("get", address, id, TAG, summary)
        .says(says)
        .takes([unknown, ranking, parameters::lang()])
        .answers(200, found, content, &["ETag", "Link"])
        .revalidates()
        .refuses(&[&kinds::REQUEST_INVALID])
        .works()
}
