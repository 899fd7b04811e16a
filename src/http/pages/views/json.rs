//! A view as JSON: each part with its question, its columns and its rows, IRIs with names.

use super::super::ehds::json::{rows, thing};
use crate::alignment::Answer;
use crate::html::Site;
use crate::html::ehds::path as asked;
use crate::rdf::Labels;
use crate::views::{Told, ToldPart};
use oxrdf::NamedNode;
use serde_json::{Map, Value, json};

/// The whole view at its address; `of` is the thing it is of.
pub fn view(site: &Site<'_>, told: &Told, path: &str, of: Option<&NamedNode>) -> Value {
    json!({
        "view": told.view.name,
        "label": text(site, &told.view.names),
        "of": of.map(|node| thing(site, node)),
        "revision": site.view.snapshot().revision(),
        "language": site.language().tag(),
        "page": path,
        "sections": told.parts.iter().map(|part| section(site, part)).collect::<Vec<_>>(),
    })
}

fn section(site: &Site<'_>, told: &ToldPart) -> Value {
    let mut section = Map::new();
    section.insert("name".to_owned(), told.part.key.clone().into());
    section.insert("label".to_owned(), text(site, &told.part.names));
    section.insert(
        "arrangement".to_owned(),
        told.part.arrangement.name().into(),
    );
    let answers = [
        ("", told.answer.as_ref()),
        ("relations", told.joined.as_ref()),
    ];
    for (name, answer) in answers {
        let Some(answer) = answer else { continue };
        match name {
            "" => section.extend(members(site, answer)),
            name => {
                section.insert(name.to_owned(), Value::Object(members(site, answer)));
            }
        }
    }
    Value::Object(section)
}

fn members(site: &Site<'_>, answer: &Answer) -> Map<String, Value> {
    let pairs = [
        ("question", Value::from(asked(&answer.asked, site.base))),
        ("columns", answer.columns().to_vec().into()),
        ("rows", rows(site, answer)),
    ];
    pairs
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}

fn text(site: &Site<'_>, labels: &Labels) -> Value {
    labels
        .choose(site.language())
        .map(|label| label.text.clone())
        .into()
}
