//! A view as JSON: each part with its question, its columns and its rows, IRIs with names.

use super::super::ehds::json::{rows, thing};
use crate::alignment::Answer;
use crate::html::Site;
use crate::html::ehds::path as asked;
use crate::rdf::Labels;
use crate::views::{Arrangement, Bar, Choice, Source, Timeline, Told, ToldPart};
use oxrdf::NamedNode;
use serde_json::{Map, Value, json};

/// The whole view at its address; `of` is the thing it is of, and `computed` has a place for every
/// part.
pub fn view(
    site: &Site<'_>,
    (told, computed): (&Told, Vec<Option<Value>>),
    path: &str,
    (of, choice): (Option<&NamedNode>, &Choice),
) -> Value {
    let filters = told.filters.iter().zip(&choice.0);
    let filters = filters.map(|(it, value)| (it.filter.name.clone(), value.clone().into()));
    let parts = told.parts.iter().zip(computed);
    json!({
        "view": told.view.name,
        "label": text(site, &told.view.names),
        "of": of.map(|node| thing(site, node)),
        "revision": site.view.snapshot().revision(),
        "language": site.language().tag(),
        "page": path,
        "filter": filters.collect::<Map<_, _>>(),
        "sections": parts.map(|(part, it)| section(site, part, it)).collect::<Vec<_>>(),
    })
}

fn section(site: &Site<'_>, told: &ToldPart, computed: Option<Value>) -> Value {
    let mut section = Map::new();
    section.insert("name".to_owned(), told.part.key.clone().into());
    section.insert("label".to_owned(), text(site, &told.part.names));
    let (name, says) = match &told.part.source {
        Source::Question(asked) => ("arrangement", asked.arrangement.name()),
        Source::Computed(iri) => ("computedBy", iri.as_str()),
    };
    section.insert(name.to_owned(), says.into());
    if let Some(Arrangement::Timeline(roles)) = told.part.question().map(|it| &it.arrangement)
        && let Some(answer) = &told.answer
    {
        let timeline = Timeline::of(answer, told.joined.as_ref(), roles);
        section.insert("timeline".to_owned(), timeline_of(site, &timeline));
    }
    if let Some(Value::Object(computed)) = computed {
        section.extend(computed);
    }
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

fn timeline_of(site: &Site<'_>, timeline: &Timeline) -> Value {
    let column = |place: usize| timeline.columns.get(place).copied().unwrap_or_default();
    let bar = |bar: &Bar| {
        json!({
            "thing": thing(site, &bar.thing),
            "period": thing(site, &bar.period),
            "from": column(bar.span.0).0,
            "to": column(bar.span.1).1,
        })
    };
    let columns = timeline.columns.iter();
    let lanes = timeline.lanes.iter().map(|lane| {
        json!({
            "of": lane.of.as_ref().map(|it| thing(site, it)),
            "placed": lane.placed.iter().map(bar).collect::<Value>(),
            "unknown": lane.unplaced.iter().map(|it| thing(site, it)).collect::<Value>(),
        })
    });
    json!({
        "columns": columns.map(|(from, to)| json!({ "from": from, "to": to })).collect::<Value>(),
        "above": timeline.above.iter().map(bar).collect::<Value>(),
        "lanes": lanes.collect::<Value>(),
    })
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
