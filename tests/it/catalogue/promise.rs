//! What is marked as published stays publishable, through every door.

use super::{GRAPH, folder, profiles, server};
use crate::server::{Answer, Server};
use helsegraf::catalogue::Promise;
use helsegraf::graph::{Author, Error, Graph, Mode, Options};
use helsegraf::log::Door;
use helsegraf::rdf::{Delta, Format, Target, read};
use oxrdf::NamedNode;
use std::process::Command;
use std::sync::Arc;

const NORTH: &str = "https://w3id.org/helsegraf/graph/region/north";
const PREFIXES: &str = "PREFIX e: <http://e/> BASE <https://w3id.org/helsegraf/> ";

/// A published thing that may be, and one that may not.
const GOOD: &str = "<id/things/a> a e:Thing ; e:state e:published ; e:access <http://e/table/CLOSED> ; \
    e:maker <id/makers/1> ; e:name \"A\"@en . <id/makers/1> a e:Maker ; e:name \"Makers\"@en .";
const BAD: &str = "<id/things/b> a e:Thing ; e:state e:published ; e:access <http://e/table/CLOSED> ; e:name \"B\"@en .";

fn turtle(text: &str) -> String {
    format!("{PREFIXES} {text}")
}

fn update(server: &Server, operation: &str) -> Answer {
    server.update(&server.steward, &format!("{PREFIXES} {operation}"))
}

fn insert(text: &str) -> String {
    format!("INSERT DATA {{ GRAPH <{NORTH}> {{ {text} }} }}")
}

/// The number of triples there are.
fn count(server: &Server) -> String {
    let answer = server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv");
    answer.text().lines().nth(1).unwrap().to_owned()
}

#[test]
fn nothing_unpublishable_is_published_through_any_door() {
    let server = server();
    assert!(update(&server, &insert(GOOD)).status.is_success());
    let before = count(&server);
    for answer in [
        update(&server, &insert(BAD)),
        server.put(GRAPH, "text/turtle", turtle(BAD)),
        server.send("POST", GRAPH, "text/turtle", turtle(BAD)),
        server.send(
            "POST",
            "/graphs?graph=https://w3id.org/helsegraf/graph/region/other",
            "text/turtle",
            turtle(BAD),
        ),
    ] {
        assert_eq!(answer.status, 422, "{}", answer.text());
        let problem = answer.json();
        let message = problem["results"].to_string();
        assert!(message.contains("Say who publishes it."), "{problem}");
        assert!(message.contains("id/things/b"), "{problem}");
        assert_eq!(count(&server), before);
    }
}

#[test]
fn a_dry_run_says_the_same_and_the_report_is_rdf_for_those_who_ask() {
    let server = server();
    let bearer = format!("Bearer {}", server.steward);
    let headers = [
        ("content-type", "application/sparql-update"),
        ("authorization", bearer.as_str()),
        ("accept", "text/turtle"),
    ];
    let text = format!("{PREFIXES} {}", insert(BAD));
    for path in ["/sparql", "/sparql?dry-run=true"] {
        let answer = server.ask(crate::server::request("POST", path, &headers, text.clone()));
        assert_eq!(answer.status, 422);
        assert!(
            answer.text().contains("sh:ValidationReport"),
            "{}",
            answer.text()
        );
    }
    assert_eq!(count(&server), "0");
}

#[test]
fn a_draft_is_stored_and_told_what_it_lacks() {
    let server = server();
    for draft in [
        BAD.replace("e:published", "e:draft"),
        BAD.replace("e:state e:published ;", "")
            .replace("things/b", "things/c"),
    ] {
        let answer = update(&server, &insert(&draft));
        assert!(answer.status.is_success(), "{}", answer.text());
        let receipt = answer.json();
        let results = receipt["results"].to_string();
        assert!(results.contains("Say who publishes it."), "{receipt}");
        assert!(!results.to_lowercase().contains("violation"), "{receipt}");
    }
    // To publish it is refused until it is mended.
    let publish = "DELETE DATA { GRAPH <https://w3id.org/helsegraf/graph/region/north> { <id/things/b> e:state e:draft } } ; \
        INSERT DATA { GRAPH <https://w3id.org/helsegraf/graph/region/north> { <id/things/b> e:state e:published } }";
    assert_eq!(update(&server, publish).status, 422);
    let mend = insert(
        "<id/things/b> e:maker <id/makers/1> . <id/makers/1> a e:Maker ; e:name \"Makers\"@en .",
    );
    assert!(
        update(&server, &format!("{mend} ; {publish}"))
            .status
            .is_success()
    );
}

#[test]
fn what_a_published_thing_refers_to_is_held_too() {
    let server = server();
    assert!(update(&server, &insert(GOOD)).status.is_success());
    let before = count(&server);
    for operation in [
        "DELETE WHERE { GRAPH ?g { <id/makers/1> a e:Maker } }",
        "DELETE WHERE { GRAPH ?g { <id/things/a> e:name ?name } }",
        "DELETE WHERE { GRAPH ?g { <id/things/a> e:access ?access } }",
        "CLEAR GRAPH <https://w3id.org/helsegraf/graph/region/none>",
    ] {
        let answer = update(&server, operation);
        match operation.starts_with("CLEAR") {
            true => assert!(answer.status != 422, "{}", answer.text()),
            false => assert_eq!(answer.status, 422, "{operation}: {}", answer.text()),
        }
        assert_eq!(count(&server), before, "{operation}");
    }
    // Another name is nobody's business, and the whole thing may go.
    for operation in [
        insert("<id/makers/1> e:name \"Andre\"@nb ."),
        "DELETE WHERE { GRAPH ?g { <id/things/a> ?p ?o } }".to_owned(),
    ] {
        let answer = update(&server, &operation);
        assert!(answer.status.is_success(), "{operation}: {}", answer.text());
    }
}

#[test]
fn a_level_that_is_not_stated_is_a_reason() {
    let server = server();
    let text = BAD.replace("e:access <http://e/table/CLOSED> ; ", "");
    let answer = update(&server, &insert(&text));
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("open, closed"), "{}", answer.text());
}

#[test]
fn what_was_wrong_before_does_not_block() {
    let quads = |text: &str| {
        let graph = NamedNode::new(NORTH).unwrap();
        let base = NamedNode::new("https://w3id.org/helsegraf/").unwrap();
        read(
            turtle(text).as_bytes(),
            Format::Turtle,
            Some(&base),
            Target::Graph(graph.into()),
        )
        .unwrap()
    };
    let author = Author {
        agent: "test".to_owned(),
        door: Door::Load,
        message: None,
    };
    let commit = |graph: &Graph, text: &str| {
        let added = quads(text);
        graph.commit(&author, Mode::Commit, |_| {
            Ok::<_, Error>(Delta {
                added,
                ..Delta::default()
            })
        })
    };
    let graph = Graph::in_memory(&Options::default());
    commit(&graph, BAD).unwrap();
    let graph = graph.with_promise(Arc::new(Promise::new(profiles())));
    let committed = commit(&graph, "<id/things/b> e:name \"Be\"@nb .").unwrap();
    assert!(committed.report.conforms());
    assert_eq!(committed.preexisting.counts().violations, 1);
    let refused = commit(&graph, "<id/things/b> e:subject <http://elsewhere/x> .");
    assert!(matches!(refused, Err(Error::Refused(report)) if report.total() == 1));
}

#[test]
fn loading_from_the_command_line_is_held_to_it() {
    let directory = tempfile::tempdir().unwrap();
    let load = |text: &str| {
        let file = directory.path().join("things.ttl");
        std::fs::write(&file, turtle(text)).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_helsegraf"))
            .args(["load", "--graph", NORTH, "--profiles"])
            .arg(folder())
            .arg("--data")
            .arg(directory.path().join("data"))
            .arg(&file)
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let (code, told) = load(BAD);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("Say who publishes it."), "{told}");
    let (code, told) = load(GOOD);
    assert_eq!(code, Some(0), "{told}");
}
