//! Answers over HTTP: representations, validators, headers, graphs and receipts.

use crate::server::{EDITED, Server, encoded, request};
use axum::http::StatusCode;
use helsegraf::http::Settings;
use helsegraf::query::DefaultGraph;
use helsegraf::rdf::{self, Format, Target};
use std::io::Read;

const DATA: &str = "<http://e/a> <http://e/p> \"å\"@nb , 1 .";

fn server() -> Server {
    let server = Server::new(Settings::default());
    let answer = server.put("/graphs?graph=http://e/g", "text/turtle", DATA);
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    server
}

#[test]
fn every_representation_is_what_it_says() {
    let server = server();
    for (query, accept, content_type) in [
        (
            "SELECT * { ?s ?p ?o }",
            "",
            "application/sparql-results+json",
        ),
        (
            "SELECT * { ?s ?p ?o }",
            "application/json",
            "application/json",
        ),
        (
            "SELECT * { ?s ?p ?o }",
            "application/sparql-results+xml",
            "application/sparql-results+xml",
        ),
        (
            "SELECT * { ?s ?p ?o }",
            "text/csv",
            "text/csv; charset=utf-8",
        ),
        (
            "SELECT * { ?s ?p ?o }",
            "text/tab-separated-values",
            "text/tab-separated-values; charset=utf-8",
        ),
        (
            "ASK {}",
            "text/csv;q=0.1, application/sparql-results+xml",
            "application/sparql-results+xml",
        ),
        ("DESCRIBE <http://e/a>", "*/*", "text/turtle"),
    ] {
        let answer = server.query(query, accept);
        assert_eq!(answer.status, StatusCode::OK, "{query} {accept}");
        assert_eq!(
            answer.header("content-type"),
            content_type,
            "{query} {accept}"
        );
        assert!(!answer.body.is_empty());
        assert!(answer.header("content-length").parse::<usize>().is_ok() || answer.body.len() > 1);
    }
    for format in Format::ALL {
        let answer = server.query("CONSTRUCT WHERE { ?s ?p ?o }", format.media_type());
        assert_eq!(answer.header("content-type"), format.media_type());
        let quads = rdf::read(&answer.body, format, None, Target::Dataset).unwrap();
        assert_eq!(quads.len(), 2, "{}", answer.text());
    }
    let csv = server.get("/sparql?query=ASK%20%7B%7D&format=csv", "image/png");
    assert_eq!(csv.text().trim(), "true");
}

#[test]
fn negotiation_refuses_exactly() {
    let server = server();
    for (query, accept, status) in [
        ("ASK {}", "text/turtle", StatusCode::NOT_ACCEPTABLE),
        ("ASK {}", "image/*", StatusCode::NOT_ACCEPTABLE),
        ("ASK {}", "*/*;q=0", StatusCode::NOT_ACCEPTABLE),
        ("ASK {}", "nonsense", StatusCode::BAD_REQUEST),
        ("ASK {}", "*/*;q=7", StatusCode::BAD_REQUEST),
        (
            "CONSTRUCT WHERE { ?s ?p ?o }",
            "text/csv",
            StatusCode::NOT_ACCEPTABLE,
        ),
    ] {
        let answer = server.query(query, accept);
        assert_eq!(answer.status, status, "{query} {accept}: {}", answer.text());
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    let whole = server.get("/graphs", "text/turtle");
    assert_eq!(whole.status, StatusCode::NOT_ACCEPTABLE);
    let whole = server.get("/graphs", "*/*");
    assert_eq!(whole.header("content-type"), "application/n-quads");
    assert_eq!(whole.text().lines().count(), 2);
}

#[test]
fn the_union_is_the_default_unless_told_otherwise() {
    let ask = "ASK { <http://e/a> ?p ?o }";
    assert_eq!(server().query(ask, "").json()["boolean"], true);
    let unnamed = Server::new(Settings {
        default_graph: DefaultGraph::Unnamed,
        ..Settings::default()
    });
    unnamed.put("/graphs?graph=http://e/g", "text/turtle", DATA);
    assert_eq!(unnamed.query(ask, "").json()["boolean"], false);
}

#[test]
fn what_every_answer_carries() {
    let server = server();
    for answer in [server.query("ASK {}", ""), server.get("/nothing", "")] {
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert!(
            answer
                .header("access-control-expose-headers")
                .contains("ETag")
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert!(answer.header("vary").contains("Accept"));
    }
    let preflight = server.ask(request(
        "OPTIONS",
        "/sparql",
        &[("access-control-request-headers", "authorization")],
        "",
    ));
    assert_eq!(preflight.status, StatusCode::NO_CONTENT);
    assert_eq!(
        preflight.header("access-control-allow-headers"),
        "authorization"
    );
    let head = server.ask(request("HEAD", "/sparql?query=ASK%20%7B%7D", &[], ""));
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
}

#[test]
fn methods_are_told() {
    let server = server();
    for (method, path, allowed) in [
        ("DELETE", "/sparql", "QUERY"),
        ("PATCH", "/graphs?graph=http://e/g", "PUT"),
        ("DELETE", "/graphs", "POST"),
        ("POST", "/health", "GET"),
    ] {
        let answer = server.send(method, path, "text/turtle", "");
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        assert!(answer.header("allow").contains(allowed), "{path}");
    }
    let asked = server.ask(request(
        "QUERY",
        "/sparql",
        &[("content-type", "application/sparql-query")],
        "ASK {}",
    ));
    assert_eq!(asked.json()["boolean"], true);
}

#[test]
fn problems_speak_the_readers_language() {
    let server = server();
    for (language, title) in [
        ("nb", "Finnes ikke"),
        ("nn-NO, en;q=0.5", "Finst ikkje"),
        ("fr", "Not found"),
    ] {
        let headers = [("accept-language", language)];
        let answer = server.ask(request("GET", "/nothing", &headers, ""));
        assert_eq!(answer.json()["title"], title);
        assert_eq!(answer.json()["status"], 404);
        let page = answer.json()["type"].as_str().unwrap().to_owned();
        assert_eq!(server.get(&page, "text/html").status, StatusCode::OK);
    }
}

#[test]
fn long_answers_are_compressed_and_short_ones_not() {
    let server = Server::new(Settings::default());
    let mut turtle = String::new();
    for number in 0..5_000 {
        turtle.push_str(&format!(
            "<http://e/{number}> <http://e/p> \"value {number}\" .\n"
        ));
    }
    server.put("/graphs?graph=http://e/g", "text/turtle", turtle);
    let gzip = |query: &str| {
        let path = format!("/sparql?query={}", encoded(query));
        server.ask(request("GET", &path, &[("accept-encoding", "gzip")], ""))
    };
    let long = gzip("SELECT * { ?s ?p ?o }");
    assert_eq!(long.header("content-encoding"), "gzip");
    let mut text = String::new();
    flate2::read::GzDecoder::new(&*long.body)
        .read_to_string(&mut text)
        .unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["results"]["bindings"].as_array().unwrap().len(), 5_000);
    assert!(long.body.len() * 4 < text.len());
    let short = gzip("ASK {}");
    assert_eq!(short.header("content-encoding"), "");
    let dump = server.ask(request(
        "GET",
        "/graphs?graph=http://e/g",
        &[("accept-encoding", "gzip")],
        "",
    ));
    assert!(dump.header("etag").ends_with("-gz\""));
}

#[test]
fn graphs_are_read_again_only_when_changed() {
    let server = server();
    let path = "/graphs?graph=http://e/g";
    let first = server.get(path, "text/turtle");
    let etag = first.header("etag").to_owned();
    assert!(!first.header("last-modified").is_empty());
    let again = |etag: &str| {
        let headers = [("accept", "text/turtle"), ("if-none-match", etag)];
        server.ask(request("GET", path, &headers, "")).status
    };
    assert_eq!(again(&etag), StatusCode::NOT_MODIFIED);
    assert_ne!(
        etag,
        server.get(path, "application/n-triples").header("etag")
    );
    // What happens to another graph does not concern this one.
    let elsewhere = "INSERT DATA { GRAPH <http://e/other> { <http://e/a> <http://e/p> 1 } }";
    assert_eq!(
        server.update(&server.admin, elsewhere).status,
        StatusCode::OK
    );
    assert_eq!(again(&etag), StatusCode::NOT_MODIFIED);
    assert_eq!(server.get(path, "text/turtle").header("etag"), etag);
    let conditional = |etag: &str| {
        let bearer = format!("Bearer {}", server.admin);
        let headers = [
            ("content-type", "text/turtle"),
            ("authorization", bearer.as_str()),
            ("if-match", etag),
        ];
        server.ask(request(
            "PUT",
            path,
            &headers,
            "<http://e/a> <http://e/p> 2 .",
        ))
    };
    assert_eq!(conditional(&etag).status, StatusCode::NO_CONTENT);
    assert_eq!(conditional(&etag).status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(again(&etag), StatusCode::OK);
}

#[test]
fn graphs_come_and_go() {
    let server = server();
    let path = "/graphs?graph=http://e/new";
    let status = |method: &str, content_type: &str, body: &'static str| {
        server.send(method, path, content_type, body).status
    };
    assert_eq!(server.get(path, "").status, StatusCode::NOT_FOUND);
    assert_eq!(status("PUT", "text/turtle", ""), StatusCode::CREATED);
    assert_eq!(server.get(path, "").status, StatusCode::OK);
    assert_eq!(status("POST", "text/turtle", DATA), StatusCode::NO_CONTENT);
    assert_eq!(
        status("PUT", "application/n-quads", ""),
        StatusCode::NO_CONTENT
    );
    assert_eq!(
        server.get(path, "application/n-triples").text(),
        "",
        "replaced by nothing"
    );
    assert_eq!(status("DELETE", "", ""), StatusCode::NO_CONTENT);
    assert_eq!(status("DELETE", "", ""), StatusCode::NOT_FOUND);
    // The default graph is always there.
    let default = server.send("DELETE", "/graphs?default", "", "");
    assert_eq!(default.status, StatusCode::NO_CONTENT);
    let store = server.send("POST", "/graphs", "text/turtle", DATA);
    assert_eq!(store.status, StatusCode::CREATED);
    let made = format!("/graphs?graph={}", encoded(store.header("location")));
    assert_eq!(server.get(&made, "").status, StatusCode::OK);
    let quads = "<http://e/s> <http://e/p> <http://e/o> <http://e/g2> .";
    let store = server.send("POST", "/graphs", "application/n-quads", quads);
    assert_eq!(store.status, StatusCode::NO_CONTENT);
    let g2 = server.get("/graphs?graph=http://e/g2", "application/n-triples");
    assert_eq!(g2.text().lines().count(), 1);
}

#[test]
fn the_address_of_a_graph_is_its_name() {
    let server = server();
    let path = "/graph/region/north";
    let put = server.put(path, "text/turtle", "<> <http://e/p> <rel> .");
    assert_eq!(put.header("location"), EDITED);
    let triples = server.get(path, "application/n-triples").text();
    assert_eq!(
        triples.trim(),
        format!("<{EDITED}> <http://e/p> <https://w3id.org/helsegraf/graph/region/rel> .")
    );
    let indirect = server.get(
        &format!("/graphs?graph={}", encoded(EDITED)),
        "application/n-triples",
    );
    assert_eq!(indirect.text(), triples);
}

#[test]
fn uploads_may_be_compressed() {
    let server = server();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut encoder, DATA.as_bytes()).unwrap();
    let bearer = format!("Bearer {}", server.admin);
    let headers = [
        ("content-type", "text/turtle"),
        ("content-encoding", "gzip"),
        ("authorization", bearer.as_str()),
    ];
    let body = encoder.finish().unwrap();
    let answer = server.ask(request("PUT", "/graphs?graph=http://e/z", &headers, body));
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
}

#[test]
fn an_update_is_one_commit_with_a_receipt() {
    let server = server();
    let update = "INSERT DATA { GRAPH <http://e/g> { <http://e/b> <http://e/p> 1 } } ;
        DELETE WHERE { GRAPH <http://e/g> { <http://e/a> ?p ?o } }";
    let answer = server.update(&server.admin, update);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let receipt = answer.json();
    assert_eq!(
        (&receipt["revision"], &receipt["added"], &receipt["removed"]),
        (&2.into(), &1.into(), &2.into())
    );
    let dry = server.send(
        "POST",
        "/sparql?dry-run",
        "application/sparql-update",
        "DROP ALL",
    );
    assert_eq!(
        (&dry.json()["dryRun"], &dry.json()["removed"]),
        (&true.into(), &1.into())
    );
    assert_eq!(server.query("ASK { ?s ?p ?o }", "").json()["boolean"], true);
}

#[test]
fn the_state_is_told() {
    let server = server();
    assert_eq!(server.get("/health", "").status, StatusCode::OK);
    assert_eq!(server.get("/ready", "").status, StatusCode::OK);
    server.app.set_ready(false);
    assert_eq!(
        server.get("/ready", "").status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    assert_eq!(server.metric("revision"), 1);
    assert_eq!(server.metric("quads"), 2);
}
