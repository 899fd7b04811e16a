//! `/api/{collection}`: a list, page by page, as JSON or a table.

use super::super::app::App;
use super::super::pages::visit::Visit;
use super::super::path::Path;
use super::super::problem::Problem;
use super::answer::{Answer, Form, LISTS};
use super::csv;
use super::place::{Ground, split};
use super::question::{Listed, USUAL};
use crate::index::GraphView;
use crate::rdf::Language;
use crate::registry::json::{Json, Writer};
use crate::registry::listing::{Counts, Edition, Page};
use crate::registry::{Collection, Registry, names_of};
use crate::vocab::hydra;
use axum::extract::State;
use axum::response::Response;
use std::sync::Arc;

/// Values of a facet that are told, at most.
const MOST_VALUES: usize = 100;

/// The things of a collection that a question leaves, in the order it asks for.
///
/// 404 if there is no such collection, 400 for a parameter that means nothing here.
pub async fn show(
    State(app): State<App>,
    Path(segment): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (shared, asked) = (app.clone(), visit.clone());
    let answer = app
        .ask(move |asking| {
            let ground = Ground::new(&shared, &asking.snapshot);
            let edition = shared.lists().edition(&asking.snapshot);
            find(&shared, &ground, &edition, &segment, &asked)
        })
        .await?;
    Ok(answer.respond(&visit.headers, &visit.wanted))
}

fn find(
    app: &App,
    ground: &Ground,
    edition: &Arc<Edition>,
    segment: &str,
    visit: &Visit,
) -> Result<Answer, Problem> {
    let suffixed = split(segment, &["jsonld", "json", "csv"]);
    let suffixed = suffixed.filter(|(segment, _)| ground.registry.collection(segment).is_some());
    let (collection, wanted) = match &suffixed {
        Some((segment, suffix)) => (
            ground.collection(segment)?,
            visit.wanted.clone().in_format(*suffix),
        ),
        None => (ground.collection(segment)?, visit.wanted.clone()),
    };
    let offer = wanted.choose(LISTS)?;
    let reader = visit.reader.language;
    let listed = Listed::new(visit.uri.query(), collection, reader, app.prefixes())?;
    let list = List {
        registry: &ground.registry,
        base: &ground.base,
        edition,
        collection,
        listed: &listed,
    };
    match offer.what {
        Form::Json => list.json(visit.uri.path(), offer.media_type),
        Form::Csv => list.csv(visit.uri.path(), reader),
    }
}

/// One list that was asked for.
struct List<'a> {
    registry: &'a Registry,
    base: &'a str,
    edition: &'a Edition,
    collection: &'a Collection,
    listed: &'a Listed,
}

impl List<'_> {
    fn view(&self) -> &GraphView {
        self.edition.view()
    }

    /// The names of what is shown of each thing.
    fn shown(&self) -> Vec<String> {
        let columns = || {
            self.collection
                .columns()
                .map(|field| field.key.clone())
                .collect()
        };
        self.listed.fields.clone().unwrap_or_else(columns)
    }

    fn page(&self, most: usize) -> Page {
        let after = self.listed.after.as_ref();
        self.edition
            .page(self.collection, &self.listed.query, after, most)
    }

    fn json(&self, path: &str, media_type: &'static str) -> Result<Answer, Problem> {
        let page = self.page(self.listed.limit.unwrap_or(USUAL));
        let mut writer = Writer::new(self.registry, self.view(), self.base, self.listed.language);
        for (name, iri, is_thing) in [
            ("total", hydra::TOTAL_ITEMS, false),
            ("items", hydra::MEMBER, true),
        ] {
            writer.define(name, iri.as_str(), is_thing);
        }
        let shown = self.shown();
        let items = page
            .things
            .iter()
            .map(|thing| writer.item(self.view(), *thing, &self.collection.fields, Some(&shown)));
        let items: Vec<Json> = items.collect();
        let next = self.next(&page, path);
        let mut members = vec![
            ("id", self.name().into()),
            ("total", page.total.into()),
            ("items", Json::Array(items)),
        ];
        members.extend(next.as_ref().map(|next| ("next", next.as_str().into())));
        if self.listed.facets.unwrap_or(self.listed.after.is_none()) {
            members.push(("facets", self.facets()));
        }
        let context = writer.context(&[("next", None), ("facets", None)]);
        members.insert(0, ("@context", context));
        let members = members
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value));
        let mut answer = Answer::json(&Json::Object(members.collect()), media_type)?;
        answer.links = self.links(next.as_deref());
        Ok(answer)
    }

    /// All of it, unless a limit is asked for.
    fn csv(&self, path: &str, reader: Language) -> Result<Answer, Problem> {
        let page = self.page(self.listed.limit.unwrap_or(usize::MAX));
        let language = self.listed.language.unwrap_or(reader);
        let table = csv::Table {
            view: self.view(),
            collection: self.collection,
            shown: &self.shown(),
            language,
        };
        let next = self.next(&page, path);
        Ok(Answer {
            body: table.write(&page.things).into_bytes(),
            media_type: "text/csv; charset=utf-8",
            state: None,
            links: self.links(next.as_deref()),
        })
    }

    /// The name of the whole list, whatever the page: an IRI under the base.
    fn name(&self) -> String {
        let path = format!("{}api/{}", self.base, self.collection.segment);
        let query = in_address(&self.listed.name);
        if query.is_empty() {
            path
        } else {
            format!("{path}?{query}")
        }
    }

    fn next(&self, page: &Page, path: &str) -> Option<String> {
        let cursor = page.next.as_ref()?;
        let mut pairs = self.listed.again.clone();
        pairs.push(("after".to_owned(), cursor.to_text()));
        Some(format!("{path}?{}", in_address(&pairs)))
    }

    fn links(&self, next: Option<&str>) -> Vec<String> {
        let segment = &self.collection.segment;
        let mut links = vec![
            format!("</doc/{segment}>; rel=\"alternate\"; type=\"text/html\""),
            format!("</api/{segment}.csv>; rel=\"alternate\"; type=\"text/csv\""),
        ];
        links.extend(next.map(|next| format!("<{next}>; rel=\"next\"")));
        links
    }

    fn facets(&self) -> Json {
        let counts = self.edition.facets(self.collection, &self.listed.query);
        let facets = counts
            .iter()
            .map(|counts| (counts.key.clone(), self.facet(counts)));
        Json::Object(facets.collect())
    }

    fn facet(&self, counts: &Counts) -> Json {
        let view = self.view();
        let values = counts.values.iter().take(MOST_VALUES).map(|count| {
            let label = names_of(view, count.value);
            let mut names: Vec<_> = label.iter().collect();
            if let Some(language) = self.listed.language {
                names = label.choose(language).into_iter().collect();
            }
            let names = names.into_iter().map(|label| {
                let language = label.language.clone().unwrap_or_else(|| "@none".to_owned());
                (language, label.text.as_str().into())
            });
            Json::object([
                ("value", view.text(count.value).into()),
                ("label", Json::Object(names.collect())),
                ("count", count.things.into()),
            ])
        });
        let others = counts.values.len().saturating_sub(MOST_VALUES);
        Json::object([
            ("values", Json::Array(values.collect())),
            ("others", others.into()),
        ])
    }
}

/// Pairs as a query string.
fn in_address(pairs: &[(String, String)]) -> String {
    let encode = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    // What is read most stays legible: names, dots and dashes need no escape.
    let legible = |text: &str| {
        encode(text)
            .replace("%2D", "-")
            .replace("%2E", ".")
            .replace("%5F", "_")
    };
    let pairs = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", legible(name), legible(value)));
    pairs.collect::<Vec<_>>().join("&")
}
