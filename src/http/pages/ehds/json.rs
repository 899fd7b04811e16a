//! The alignment as JSON: IRIs with names in the reader's language, and the question behind each list.

use crate::alignment::{
    Alignment, Answer, Category, Cell, Chain, Dataset, Priority, Publishing, Reference, Row, State,
    is_unknown,
};
use crate::html::Site;
use crate::html::ehds::path;
use oxrdf::{NamedNode, Term};
use serde_json::{Map, Value, json};

/// The whole alignment.
pub fn overview(site: &Site<'_>, alignment: &Alignment) -> Value {
    let matrix = &alignment.matrix;
    json!({
        "date": alignment.date,
        "revision": site.view.snapshot().revision(),
        "language": site.language().tag(),
        "page": "/ehds",
        "categories": list(&alignment.categories, |c| category(site, alignment, c)),
        "datasets": list(&matrix.datasets, |d| dataset(site, &matrix.checked, d)),
        "elements": elements(site, alignment),
        "priorityCategories": list(&alignment.priorities, |p| priority(site, p)),
        "duties": rows(site, &alignment.duties),
        "options": rows(site, &alignment.options),
        "timeline": timeline(site, alignment),
        "questions": {
            "categories": path(&alignment.listed, site.base),
            "datasets": path(&matrix.checked, site.base),
            "elements": path(&matrix.counted, site.base),
            "priorityCategories": path(&alignment.grouped, site.base),
            "duties": path(&alignment.duties.asked, site.base),
            "options": path(&alignment.options.asked, site.base),
            "timeline": path(&alignment.dated, site.base),
        },
    })
}

/// The matrix.
pub fn matrix(site: &Site<'_>, alignment: &Alignment) -> Value {
    let datasets = list(&alignment.matrix.datasets, |dataset| {
        let cells = dataset.cells.iter().map(|cell| cell_of(site, cell));
        json!({
            "dataset": thing(site, &dataset.dataset),
            "access": value(site, &dataset.access),
            "given": dataset.count(State::Given),
            "unknown": dataset.count(State::Unknown),
            "missing": dataset.missing(),
            "elements": cells.collect::<Map<_, _>>(),
            "question": path(&dataset.asked, site.base),
        })
    });
    json!({
        "date": alignment.date,
        "revision": site.view.snapshot().revision(),
        "elements": elements(site, alignment),
        "datasets": datasets,
        "question": path(&alignment.matrix.counted, site.base),
    })
}

/// A chain.
pub fn chain(site: &Site<'_>, chain: &Chain) -> Value {
    let node = |place: usize| {
        let node = &chain.nodes[place];
        node.thing
            .as_ref()
            .map_or(Value::Null, |node| thing(site, node))
    };
    json!({
        "category": thing(site, &chain.category),
        "stages": crate::alignment::Stage::ALL.map(|stage| {
            let nodes = chain.at(stage).filter(|(_, node)| node.thing.is_some());
            json!({
                "stage": stage.name(),
                "things": nodes.map(|(place, _)| node(place)).collect::<Vec<_>>(),
                "gap": chain.at(stage).any(|(_, node)| node.thing.is_none()),
            })
        }),
        "links": list(&chain.links, |link| json!({
            "from": { "stage": chain.nodes[link.from].stage.name(), "thing": node(link.from) },
            "to": { "stage": chain.nodes[link.to].stage.name(), "thing": node(link.to) },
            "along": list(&link.along, |way| thing(site, way)),
        })),
        "gaps": list(&chain.gaps(), |gap| json!({
            "stage": gap.stage.name(),
            "of": list(&gap.of, |of| thing(site, of)),
        })),
        "question": path(&chain.answer.asked, site.base),
    })
}

fn category(site: &Site<'_>, alignment: &Alignment, category: &Category) -> Value {
    let things = |answer: &Answer, column| {
        let things = answer.things(column).into_iter();
        things.map(|node| thing(site, node)).collect::<Value>()
    };
    json!({
        "letter": category.letter,
        "category": thing(site, &category.category),
        "from": value(site, &category.from),
        "mark": category.mark.as_ref().map(|mark| thing(site, mark)),
        "datasets": rows(site, &category.datasets),
        "sources": rows(site, &category.sources),
        "holders": things(&category.datasets, "holder"),
        "accessBodies": rows(site, &category.bodies),
        "counts": {
            "datasets": category.dataset_count,
            "sources": category.source_count,
            "publishable": alignment.publishable(category),
        },
        "chain": format!("/ehds/chain/{}", category.slug()),
        "questions": {
            "datasets": path(&category.datasets.asked, site.base),
            "sources": path(&category.sources.asked, site.base),
            "accessBodies": path(&category.bodies.asked, site.base),
        },
    })
}

fn dataset(site: &Site<'_>, checked: &Reference, dataset: &Dataset) -> Value {
    json!({
        "dataset": thing(site, &dataset.dataset),
        "access": value(site, &dataset.access),
        "holder": value(site, &dataset.holder),
        "confirmed": value(site, &dataset.confirmed),
        "due": dataset.due,
        "overdue": dataset.overdue,
        "given": dataset.count(State::Given),
        "unknown": dataset.count(State::Unknown),
        "missing": dataset.missing(),
        "publishable": dataset.publishing.as_ref().map(Publishing::is_ready),
        "published": dataset.publishing.as_ref().map(|it| it.published),
        "level": level(site, dataset),
        "lacks": lacks(site, dataset),
        "questions": {
            "check": path(checked, site.base),
            "elements": path(&dataset.asked, site.base),
        },
    })
}

/// What the level of a dataset is called.
fn level(site: &Site<'_>, dataset: &Dataset) -> Value {
    let level = dataset.publishing.as_ref().and_then(|it| it.level.as_ref());
    let level = level.and_then(|level| level.choose(site.language()));
    level.map_or(Value::Null, |level| level.text.clone().into())
}

/// What a dataset lacks, in the words of the shapes.
fn lacks(site: &Site<'_>, dataset: &Dataset) -> Value {
    let lacks = dataset.publishing.iter().flat_map(|it| &it.lacks);
    lacks
        .map(|lack| {
            let message = lack.messages.choose(site.language());
            json!({ "path": lack.path, "message": message.map(|label| &label.text) })
        })
        .collect()
}

fn elements(site: &Site<'_>, alignment: &Alignment) -> Value {
    list(&alignment.matrix.elements, |element| {
        json!({
            "element": thing(site, &element.element),
            "given": element.given,
            "unknown": element.unknown,
            "missing": element.missing,
        })
    })
}

fn cell_of(site: &Site<'_>, cell: &Cell) -> (String, Value) {
    let name = cell.element.as_str().rsplit('/').next().unwrap_or_default();
    let mark = cell.mark.as_ref().map(|mark| thing(site, mark));
    let state = json!({ "state": cell.kind.name(), "mark": mark });
    (name.to_owned(), state)
}

fn priority(site: &Site<'_>, priority: &Priority) -> Value {
    let things = |column| {
        let things = priority.has.things(column).into_iter();
        things.map(|node| thing(site, node)).collect::<Value>()
    };
    json!({
        "category": thing(site, &priority.category),
        "group": priority.group.as_ref().map(|group| thing(site, group)),
        "from": priority.from,
        "mark": priority.mark.as_ref().map(|mark| thing(site, mark)),
        "models": things("model"),
        "formats": things("format"),
        "sources": things("source"),
        "question": path(&priority.has.asked, site.base),
    })
}

fn timeline(site: &Site<'_>, alignment: &Alignment) -> Value {
    list(&alignment.timeline, |day| {
        json!({
            "date": day.date,
            "milestones": list(&day.milestones, |milestone| thing(site, milestone)),
            "starts": list(&day.starts, |start| json!({
                "kind": thing(site, &start.class),
                "things": list(&start.things, |it| thing(site, it)),
            })),
        })
    })
}

/// An answer as objects, one a row, one member a column; what has no value is left out.
pub fn rows(site: &Site<'_>, answer: &Answer) -> Value {
    let row = |row: Row<'_>| {
        let columns = answer.columns().iter();
        let values = columns.filter_map(|name| Some((name.clone(), value(site, row.value(name)?))));
        Value::Object(values.collect())
    };
    answer.rows().map(row).collect()
}

fn list<T>(all: &[T], of: impl Fn(&T) -> Value) -> Value {
    all.iter().map(of).collect()
}

/// A thing with its name.
pub fn thing(site: &Site<'_>, node: &NamedNode) -> Value {
    let label = match site.view.id(node) {
        Some(id) => site.label(id),
        None => site.label_of_iri(node.as_str()),
    };
    json!({ "@id": node.as_str(), "label": label.text })
}

/// A value: a thing, a text, or null with the reason for what nobody knows.
fn value(site: &Site<'_>, term: &Term) -> Value {
    match term {
        Term::NamedNode(node) if is_unknown(node) => json!({ "unknown": true }),
        Term::NamedNode(node) => thing(site, node),
        Term::Literal(literal) => literal_of(literal.value(), literal.datatype().as_str()),
        Term::BlankNode(_) | Term::Triple(_) => Value::String(term.to_string()),
    }
}

fn literal_of(text: &str, datatype: &str) -> Value {
    let kind = datatype.rsplit('#').next().unwrap_or_default();
    match kind {
        "boolean" => Value::Bool(matches!(text, "true" | "1")),
        "integer" => text
            .parse::<i64>()
            .map_or_else(|_| text.into(), Value::from),
        _ => Value::from(text),
    }
}
