//! The page about the API, drawn from its OpenAPI document, so that both say the same.

mod schema;

use super::frame::{Frame, Reader};
use super::marked::{Piece, marked};
use super::words::api::Words;
use askama::Template;
use schema::Schemas;
use serde_json::Value;

#[derive(Template)]
#[template(path = "api.html", config = ".askama.toml")]
struct Page<'a> {
    frame: Frame,
    text: &'static Words,
    lead: Vec<Piece<'a>>,
    /// Requests to begin with, as they can be pasted.
    steps: [(&'static str, String); 5],
    sections: Vec<Section<'a>>,
}

struct Section<'a> {
    tag: &'a str,
    heading: &'a str,
    says: &'a str,
    operations: Vec<Operation<'a>>,
    questions: Vec<Question<'a>>,
    collections: Vec<Collection<'a>>,
}

struct Operation<'a> {
    id: String,
    method: String,
    path: String,
    summary: &'a str,
    says: Vec<Vec<Piece<'a>>>,
    access: Option<&'static str>,
    parameters: Vec<Parameter<'a>>,
    bodies: Vec<&'a str>,
    answers: Vec<Answer<'a>>,
}

struct Parameter<'a> {
    name: &'a str,
    place: &'static str,
    required: bool,
    kind: String,
    says: Vec<Piece<'a>>,
    example: Option<String>,
}

struct Answer<'a> {
    status: &'a str,
    says: &'a str,
    types: Vec<&'a str>,
    problems: Vec<(&'a str, String)>,
}

struct Collection<'a> {
    segment: &'a str,
    label: &'a str,
    path: String,
    fields: Vec<Field<'a>>,
    facets: Vec<&'a str>,
}

struct Field<'a> {
    key: &'a str,
    title: &'a str,
    required: bool,
    kind: String,
    says: &'a str,
}

struct Question<'a> {
    path: &'a str,
    href: String,
    summary: &'a str,
    takes: Vec<&'a str>,
}

/// The page of a document; `origin` is the address of the node, with which its examples begin.
pub fn api(reader: Reader, origin: &str, document: &Value, revision: u64) -> String {
    let text = Words::of(reader.language);
    let mut frame = Frame::new(reader, "/api", text.title, revision);
    frame.alternates = vec![("application/json", reader.local("/api/openapi.json"))];
    let drawer = Drawer {
        reader,
        text,
        document,
        schemas: Schemas::of(document, text),
    };
    let sections = list(&document["tags"]).map(|tag| drawer.section(tag));
    super::render(&Page {
        frame,
        text,
        lead: marked(string(&document["info"]["description"])),
        steps: text
            .steps
            .map(|(what, command)| (what, command.replace("ORIGIN", origin))),
        sections: sections.filter(|section| !section.is_empty()).collect(),
    })
}

impl<'a> Section<'a> {
    fn is_empty(&self) -> bool {
        self.operations.is_empty() && self.questions.is_empty() && self.collections.is_empty()
    }

    /// Collections have the same operations: they are shown once, and of each collection what
    /// its things have.
    fn take(
        &mut self,
        drawer: &Drawer<'a>,
        (segment, path, method): (&'a str, &'a str, &'a str),
        told: &'a Value,
    ) {
        if self.collections.iter().all(|c| c.segment == segment) {
            let mut operation = drawer.operation(path, method, told);
            operation.id = format!("collection-{}-{method}", self.operations.len());
            operation.path = path.replacen(segment, "{collection}", 1);
            let summary = operation.summary.split_once(": ");
            operation.summary = summary.map_or(operation.summary, |(_, what)| what);
            let facets = facets(told);
            operation.parameters.retain(|p| !facets.contains(&p.name));
            self.operations.push(operation);
        }
        match self.collections.iter_mut().find(|c| c.segment == segment) {
            Some(known) => known.facets.extend(facets(told)),
            None => self.collections.push(drawer.collection(segment, told)),
        }
    }
}

/// The names of the parameters that are fields.
fn facets(told: &Value) -> Vec<&str> {
    list(&told["x-facets"]).map(string).collect()
}

struct Drawer<'a> {
    reader: Reader,
    text: &'static Words,
    document: &'a Value,
    schemas: Schemas<'a>,
}

impl<'a> Drawer<'a> {
    fn section(&self, tag: &'a Value) -> Section<'a> {
        let name = string(&tag["name"]);
        let mut section = Section {
            tag: name,
            heading: string(&tag["x-displayName"]),
            says: string(&tag["description"]),
            operations: Vec::new(),
            questions: Vec::new(),
            collections: Vec::new(),
        };
        for (path, methods) in entries(&self.document["paths"]) {
            for (method, operation) in entries(methods) {
                if string(&operation["tags"][0]) != name {
                    continue;
                }
                let segment = operation["x-collection"].as_str();
                match (segment, operation["x-columns"].is_array()) {
                    (Some(segment), _) => section.take(self, (segment, path, method), operation),
                    (None, true) => section.questions.push(self.question(path, operation)),
                    (None, false) => {
                        let told = self.operation(path, method, operation);
                        section.operations.push(told);
                    }
                }
            }
        }
        section
    }

    fn collection(&self, segment: &'a str, told: &'a Value) -> Collection<'a> {
        let schemas = &self.document["components"]["schemas"];
        let name = string(&told["x-schema"]);
        let some = &schemas[format!("SomeOf{name}")];
        let required = &schemas[format!("{name}Input")]["required"];
        let required: Vec<&str> = list(required).map(string).collect();
        let of_all = ["@context", "id", "type", "href"];
        let fields = entries(&some["properties"]).filter(|(key, _)| !of_all.contains(key));
        Collection {
            segment,
            label: string(&told["x-label"]),
            path: format!("/api/{segment}"),
            fields: fields
                .map(|(key, schema)| Field {
                    key,
                    title: string(&schema["title"]),
                    required: required.contains(&key),
                    kind: self.schemas.phrase(schema),
                    says: string(&schema["description"]),
                })
                .collect(),
            facets: facets(told),
        }
    }

    fn question(&self, path: &'a str, operation: &'a Value) -> Question<'a> {
        let taken = list(&operation["parameters"]).map(|p| string(&p["name"]));
        Question {
            path,
            href: self.reader.local(path),
            summary: string(&operation["summary"]),
            takes: taken
                .filter(|name| !["format", "lang"].contains(name))
                .collect(),
        }
    }

    fn operation(&self, path: &'a str, method: &'a str, told: &'a Value) -> Operation<'a> {
        let security = list(&told["security"]).count();
        let says = string(&told["description"]).split("\n\n");
        Operation {
            id: string(&told["operationId"]).to_owned(),
            method: method.to_ascii_uppercase(),
            path: path.to_owned(),
            summary: string(&told["summary"]),
            says: says.filter(|text| !text.is_empty()).map(marked).collect(),
            access: match security {
                0 => None,
                1 => Some(self.text.token),
                _ => Some(self.text.token_to_change),
            },
            parameters: list(&told["parameters"])
                .map(|p| self.parameter(p))
                .collect(),
            bodies: keys(&told["requestBody"]["content"]),
            answers: entries(&told["responses"])
                .map(|(status, answer)| self.answer(status, answer))
                .collect(),
        }
    }

    fn parameter(&self, told: &'a Value) -> Parameter<'a> {
        let place = string(&told["in"]);
        let place = self.text.places.iter().find(|(known, _)| *known == place);
        Parameter {
            name: string(&told["name"]),
            place: place.map_or("", |(_, text)| *text),
            required: told["required"] == true,
            kind: self.schemas.phrase(&told["schema"]),
            says: marked(string(&told["description"])),
            example: told.get("example").map(|example| match example {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            }),
        }
    }

    fn answer(&self, status: &'a str, told: &'a Value) -> Answer<'a> {
        let told = self.schemas.resolve(told);
        let problems = list(&told["x-problems"]);
        let problems = problems.map(|problem| {
            let address = self.reader.local(string(&problem["type"]));
            (string(&problem["title"]), address)
        });
        let problems: Vec<_> = problems.collect();
        Answer {
            status,
            says: match problems.is_empty() {
                true => string(&told["description"]),
                false => "",
            },
            types: keys(&told["content"]),
            problems,
        }
    }
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let entries = value.as_object().into_iter().flatten();
    entries.map(|(key, value)| (key.as_str(), value))
}

fn keys(value: &Value) -> Vec<&str> {
    entries(value).map(|(key, _)| key).collect()
}
