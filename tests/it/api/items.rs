//! One thing as JSON: whole, true as RDF, and the same when it is sent back.

use super::{address, collections, items};
use crate::server::Server;
use crate::shipped::reading;
use helsegraf::index::Scope;
use helsegraf::registry::json::owned;
use helsegraf::registry::{home_of, usual_home, view_of};
use helsegraf::vocab::hg;
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxrdf::{GraphName, NamedNode, Quad, Triple};
use std::collections::BTreeSet;

/// Reads JSON-LD that holds its own context.
fn parse(body: &[u8]) -> Result<Vec<Quad>, String> {
    let parser = RdfParser::from_format(RdfFormat::JsonLd {
        profile: JsonLdProfileSet::empty(),
    });
    let quads: Result<Vec<_>, _> = parser.for_slice(body).collect();
    quads.map_err(|e| e.to_string())
}

/// What is wrong with the JSON of a thing, read as RDF: it says everything that belongs to the
/// thing, and nothing that the graph does not say.
fn untrue(server: &Server, iri: &str, body: &[u8]) -> Option<String> {
    let quads = match parse(body) {
        Ok(quads) => quads,
        Err(error) => return Some(error),
    };
    let union = server.app.snapshot().view(Scope::Union);
    let iri = NamedNode::new(iri).unwrap();
    let thing = union.id(&iri)?;
    let home = home_of(&union, thing, &usual_home(None, hg::BASE))?;
    let own: BTreeSet<String> = owned::triples(&view_of(&union, home), thing)
        .iter()
        .map(ToString::to_string)
        .collect();
    let told: BTreeSet<String> = quads
        .iter()
        .filter(|quad| quad.graph_name == GraphName::DefaultGraph)
        .map(|quad| Triple::from(quad.clone()).to_string())
        .collect();
    if let Some(left_out) = own.difference(&told).next() {
        return Some(format!("left out: {left_out}"));
    }
    let is_said = |triple: &Triple| {
        let ids = [
            union.id(&triple.subject),
            union.id(&triple.predicate),
            union.id(&triple.object),
        ];
        matches!(ids, [Some(s), Some(p), Some(o)] if union.contains(s, p, o))
    };
    let mut made_up = quads
        .iter()
        .map(|quad| Triple::from(quad.clone()))
        .filter(|t| !is_said(t));
    made_up.next().map(|triple| format!("made up: {triple}"))
}

#[test]
fn every_shipped_thing_is_true_as_rdf_and_the_same_when_sent_back() {
    let server = reading();
    let mut wrong = Vec::new();
    let mut count = 0;
    for collection in collections(server) {
        for item in items(server, &collection, 1_000) {
            let iri = item["id"].as_str().unwrap();
            let path = address(&collection, &item);
            let answer = server.get(&path, "application/ld+json");
            if answer.status != 200 {
                wrong.push(format!("{path}: {}", answer.text()));
                continue;
            }
            count += 1;
            if let Some(untrue) = untrue(server, iri, &answer.body) {
                wrong.push(format!("{path}: {untrue}"));
            }
            let tag = answer.header("etag");
            let body = answer.text();
            let back = server.write(&server.admin, "PUT", &path, &[("if-match", tag)], &body);
            let said = match back.status.as_u16() {
                200 => back.json(),
                _ => serde_json::Value::Null,
            };
            if said["added"] != 0 || said["removed"] != 0 {
                let dry =
                    server.write(&server.admin, "PUT", &format!("{path}?dry-run"), &[], &body);
                wrong.push(format!("{path}: {} {}", back.text(), dry.text()));
            }
        }
    }
    assert!(count > 1_500, "only {count} things");
    wrong.truncate(12);
    assert!(wrong.is_empty(), "of {count}:\n{}", wrong.join("\n"));
}

#[test]
fn every_list_is_true_as_rdf() {
    let server = reading();
    let union = server.app.snapshot().view(Scope::Union);
    let mut wrong = Vec::new();
    for collection in collections(server) {
        for lang in ["", "&lang=nn"] {
            let path = format!("/api/{collection}?limit=1000{lang}");
            let answer = server.get(&path, "application/ld+json");
            let quads = match parse(&answer.body) {
                Ok(quads) => quads,
                Err(error) => {
                    wrong.push(format!("{path}: {error}"));
                    continue;
                }
            };
            assert!(!quads.is_empty(), "{path}: {}", answer.text());
            let list = format!("{}api/{collection}", hg::BASE);
            for quad in quads {
                let is_list = quad.subject.to_string() == format!("<{list}>");
                let ids = [
                    union.id(&quad.subject),
                    union.id(&quad.predicate),
                    union.id(&quad.object),
                ];
                let is_said = matches!(ids, [Some(s), Some(p), Some(o)] if union.contains(s, p, o));
                if !is_list && !is_said {
                    wrong.push(format!("{path}: {quad}"));
                }
            }
        }
    }
    wrong.truncate(12);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_thing_has_labels_of_its_links_and_what_refers_to_it() {
    let server = reading();
    let whole = server.json("/api/domains/legemidler?include=incoming");
    assert!(whole["prefLabel"]["en"].is_string(), "{whole}");
    let mark = &whole["mark"];
    assert_eq!(
        mark["id"], "https://w3id.org/helsegraf/ns#project",
        "{whole}"
    );
    assert!(mark["label"]["nb"].is_string(), "{mark}");
    let incoming = whole["incoming"].as_object().expect("links");
    assert!(!incoming.is_empty());
    for things in incoming.values() {
        for thing in things.as_array().expect("things") {
            assert!(thing["id"].is_string(), "{thing}");
        }
    }
    let quads = parse(whole.to_string().as_bytes()).unwrap();
    let iri = "<https://w3id.org/helsegraf/id/domains/legemidler>";
    let linked = quads
        .iter()
        .filter(|quad| quad.object.to_string() == iri)
        .count();
    let told: usize = incoming
        .values()
        .map(|things| things.as_array().unwrap().len())
        .sum();
    assert!(linked >= told, "{linked} of {told}");
    let some = server.json("/api/domains/legemidler?fields=mark,prefLabel&lang=nn");
    let names: Vec<_> = some.as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        ["@context", "href", "id", "mark", "prefLabel", "type"]
    );
    assert_eq!(some["prefLabel"].as_object().unwrap().len(), 1);
    for (path, status) in [
        ("/api/domains/legemidler?fields=nothing", 400),
        ("/api/domains/legemidler?include=everything", 400),
        ("/api/domains/legemidler?lang=sv", 400),
        ("/api/domains/legemidler?scope=national", 400),
        ("/api/domains/nobody", 404),
        ("/api/nothing/legemidler", 404),
        ("/api/domains/legemidler?format=ttl", 406),
    ] {
        let answer = server.get(path, "application/json");
        assert_eq!(answer.status, status, "{path}: {}", answer.text());
        assert_eq!(
            answer.header("content-type"),
            "application/problem+json",
            "{path}"
        );
    }
}

#[test]
fn an_unchanged_thing_is_not_sent_again() {
    let server = reading();
    let path = "/api/standards/fhir-r4";
    let path = match server.get(path, "").status.as_u16() {
        200 => path.to_owned(),
        _ => address("standards", &items(server, "standards", 5)[0]),
    };
    let answer = server.get(&path, "");
    let tag = answer.header("etag").to_owned();
    assert!(
        tag.starts_with('"') && answer.header("vary").contains("Accept"),
        "{tag}"
    );
    let again = crate::server::request("GET", &path, &[("if-none-match", &tag)], "");
    assert_eq!(server.ask(again).status, 304);
    let head = server.ask(crate::server::request("HEAD", &path, &[], ""));
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
    assert_eq!(head.header("etag"), tag);
    let other = server.get(&format!("{path}?lang=nb"), "");
    assert_ne!(other.header("etag"), tag);
}
