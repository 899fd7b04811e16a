//! `/graphs` and `/graph/...`, as they are told.

use super::super::operation::{Access, Content, Operation, Parameter, Place, names};
use super::super::{parameters, schema};
use crate::http::kinds;
use crate::http::results::{DATASETS, GRAPHS};
use crate::http::text::Text;
use crate::rdf::Format;
use serde_json::json;

const T: fn(&'static str, &'static str, &'static str) -> Text = Text::new;
const TAG: &str = "graphs";
/// In English alone: what it is about are names of fields.
const FILES: &str = "any number of files; each says its format by its content type, or by the suffix of its name or of its field";
const TURTLE: &str = "<http://example.org/a> <http://example.org/b> 1 .";

/// How a graph is named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// In the query string.
    Indirect,
    /// By the path.
    Direct,
}

pub(super) fn operations() -> Vec<Operation> {
    [Way::Indirect, Way::Direct]
        .into_iter()
        .flat_map(|way| [read(way), replace(way), add(way), remove(way)])
        .collect()
}

fn operation(method: &'static str, way: Way, id: &str, summary: Text) -> Operation {
    let (path, id) = match way {
        Way::Indirect => ("/graphs", id.to_owned()),
        Way::Direct => ("/graph/{scope}/{name}", format!("{id}ByPath")),
    };
    let operation = Operation::new(method, path, id, TAG, summary);
    match way {
        // Reading and adding may be of the whole store too; putting in its place and removing not.
        Way::Indirect if ["get", "post"].contains(&method) => operation.takes([graph(method)]),
        Way::Indirect => operation
            .takes([graph(method).required()])
            .refuses(&[&kinds::METHOD_NOT_ALLOWED]),
        Way::Direct => operation.takes(path_parameters(method)),
    }
    .refuses(&[&kinds::REQUEST_INVALID])
}

fn read(way: Way) -> Operation {
    let summary = T(
        "Hent en graf, eller alle",
        "Hent ein graf, eller alle",
        "Fetch a graph, or all of them",
    );
    let says = T(
        "Graph Store Protocol. Uten `graph` og `default` hentes alle grafene, i et format som kan navngi grafer.",
        "Graph Store Protocol. Utan `graph` og `default` blir alle grafane henta, i eit format som kan namngje grafar.",
        "Graph Store Protocol. Without `graph` and `default` all graphs are fetched, in a format that can name graphs.",
    );
    let found = T("Utsagnene", "Utsegnene", "The statements");
    let mut content = Content::offered(GRAPHS, |m| Some(schema::rdf(m)));
    for one in Content::offered(DATASETS, |m| Some(schema::rdf(m))) {
        if !content
            .iter()
            .any(|known| known.media_type == one.media_type)
        {
            content.push(one);
        }
    }
    operation("get", way, "readGraph", summary)
        .says(says)
        .answers(200, found, content, &["ETag", "Last-Modified"])
        .revalidates()
        .negotiates_names(formats())
        .refuses(&[&kinds::NOT_FOUND])
        .works()
}

fn replace(way: Way) -> Operation {
    let summary = T(
        "Legg inn en graf i stedet for den som er der",
        "Legg inn ein graf i staden for den som er der",
        "Put a graph in place of what is there",
    );
    changing(operation("put", way, "replaceGraph", summary)).reads(documents())
}

fn add(way: Way) -> Operation {
    let summary = T(
        "Legg til i en graf",
        "Legg til i ein graf",
        "Add to a graph",
    );
    let says = T(
        "Uten `graph` og `default`: kvadene til grafene de nevner, eller tripler til en ny graf, som `Location` nevner.",
        "Utan `graph` og `default`: kvadane til grafane dei nemner, eller triplar til ein ny graf, som `Location` nemner.",
        "Without `graph` and `default`: quads to the graphs they name, or triples to a new graph, which `Location` names.",
    );
    changing(operation("post", way, "addToGraph", summary))
        .says(says)
        .reads(documents())
}

fn remove(way: Way) -> Operation {
    let summary = T("Fjern en graf", "Fjern ein graf", "Remove a graph");
    changing(operation("delete", way, "removeGraph", summary)).refuses(&[&kinds::NOT_FOUND])
}

fn changing(operation: Operation) -> Operation {
    let is_removal = operation.method == "delete";
    let done = T(
        "Endret; svaret er en kvittering med advarsler",
        "Endra; svaret er ei kvittering med åtvaringar",
        "Changed; the answer is a receipt with warnings",
    );
    let silent = T(
        "Endret, og ingenting å si",
        "Endra, og ingenting å seie",
        "Changed, and nothing to say",
    );
    let created = T(
        "Grafen er opprettet",
        "Grafen er oppretta",
        "The graph was created",
    );
    let operation = operation
        .access(Access::Token)
        .takes([
            parameters::if_match(),
            parameters::message(),
            parameters::dry_run(),
            parameters::accept(),
        ])
        .answers(200, done, receipts(), &["Location"])
        .answers(204, silent, [], &["Location"])
        .refuses(&[&kinds::ACCEPT_MALFORMED])
        .writes();
    match is_removal {
        true => operation,
        false => operation
            .answers(201, created, receipts(), &["Location"])
            .refuses(&[&kinds::DOCUMENT_SYNTAX]),
    }
}

/// Of one graph and of all, each name once.
fn formats() -> Vec<&'static str> {
    let mut all = names(GRAPHS);
    let more = names(DATASETS)
        .into_iter()
        .filter(|name| !all.contains(name));
    all.extend(more.collect::<Vec<_>>());
    all
}

fn receipts() -> Vec<Content> {
    schema::receipts(schema::refer("Receipt"))
}

/// A text in a format, which is named by its suffix.
pub(super) fn text(format: Format) -> serde_json::Value {
    json!({"type": "string", "format": format.suffix()})
}

/// RDF in every format, and forms with files of it.
pub(super) fn documents() -> Vec<Content> {
    let mut content: Vec<_> = Format::ALL
        .map(|format| {
            let media_type = format.media_type();
            match format {
                Format::JsonLd => Content::new(media_type, schema::rdf(media_type)),
                _ => Content::new(media_type, text(format)),
            }
        })
        .into();
    content[0] = content[0].clone().such_as(TURTLE);
    // There may be more files, by any names.
    let form = json!({
        "type": "object",
        "description": FILES,
        "properties": {"data.ttl": text(Format::Turtle)},
        "required": ["data.ttl"],
        "additionalProperties": false,
    });
    content.push(Content::new("multipart/form-data", form));
    content
}

fn graph(method: &str) -> Parameter {
    let says = T(
        "Grafens IRI. Den uten navn er `default`; `?default` alene sier det samme.",
        "IRI-en til grafen. Den utan namn er `default`; `?default` åleine seier det same.",
        "The IRI of the graph. The one without a name is `default`; `?default` alone says the same.",
    );
    let iri = json!({"type": "string", "format": "iri"});
    let parameter = Parameter::new(Place::Query, "graph", iri, says);
    // Nobody is to try what changes something on what is there.
    match method {
        "get" => parameter.such_as("https://w3id.org/helsegraf/graph/national/content"),
        _ => parameter.such_as("https://w3id.org/helsegraf/graph/scratch/a"),
    }
}

fn path_parameters(method: &str) -> [Parameter; 2] {
    let (known, part) = match method {
        "get" => ("national", "content"),
        _ => ("scratch", "a"),
    };
    let scope = T("Hvem den er for", "Kven han er for", "Whom it is for");
    let name = T(
        "Navnet; kan ha flere ledd",
        "Namnet; kan ha fleire ledd",
        "Its name; may have several parts",
    );
    [("scope", scope, known), ("name", name, part)].map(|(place, says, example)| {
        Parameter::new(Place::Path, place, json!({"type": "string"}), says).such_as(example)
    })
}
