//! `SERVICE` and `LOAD`: other servers, on the list and not, that answer well, badly or never.

use crate::server::Server;
use axum::Router;
use axum::http::header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use flate2::Compression;
use flate2::write::GzEncoder;
use helsegraf::http::{Outward, Settings};
use helsegraf::query::{Budget, Cause, Remote};
use oxrdf::NamedNode;
use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

const TURTLE: &str = "<a> <http://ex/p> 1 . _:b <http://ex/p> 2 .";
const RESULTS: &str = r#"{"head":{"vars":["s","n"]},"results":{"bindings":[
    {"s":{"type":"uri","value":"http://ex/a"},"n":{"type":"literal","value":"1"}},
    {"s":{"type":"uri","value":"http://ex/c"},"n":{"type":"literal","value":"2"}}]}}"#;
const JSON: &str = "application/sparql-results+json";

/// A server that is not one of ours.
struct Stranger {
    address: SocketAddr,
    asked: Arc<AtomicUsize>,
    _runtime: Runtime,
}

impl Stranger {
    fn new() -> Self {
        let runtime = Runtime::new().unwrap();
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
            .unwrap();
        let asked = Arc::new(AtomicUsize::new(0));
        let address = listener.local_addr().unwrap();
        let router = router(asked.clone());
        runtime.spawn(async { axum::serve(listener, router).await });
        Self {
            address,
            asked,
            _runtime: runtime,
        }
    }

    fn at(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

fn typed(content_type: &'static str, body: impl IntoResponse) -> Response {
    ([(CONTENT_TYPE, content_type)], body).into_response()
}

async fn never() -> Response {
    std::future::pending().await
}

fn router(asked: Arc<AtomicUsize>) -> Router {
    let negotiated = |headers: HeaderMap| async move {
        let accept = headers[ACCEPT].to_str().unwrap().to_owned();
        assert!(accept.starts_with("text/turtle, "), "{accept}");
        typed("text/turtle;charset=utf-8", TURTLE)
    };
    let to = |location: &'static str| {
        any(async move || (StatusCode::FOUND, [(LOCATION, location)]).into_response())
    };
    let zipped = || async {
        let mut writer = GzEncoder::new(Vec::new(), Compression::fast());
        writer.write_all(TURTLE.as_bytes()).unwrap();
        let body = writer.finish().unwrap();
        ([(CONTENT_ENCODING, "gzip")], typed("text/turtle", body)).into_response()
    };
    let results = move || {
        asked.fetch_add(1, Ordering::Relaxed);
        async { typed(JSON, RESULTS) }
    };
    Router::new()
        .route("/folder/document", get(negotiated))
        .route("/file.ttl", get(|| async { typed("text/plain", TURTLE) }))
        .route("/zipped", get(zipped))
        .route("/moved", to("/folder/document"))
        .route("/round", to("/round"))
        .route("/out", to("http://127.0.0.1:1/"))
        .route("/down", to("file:///etc/passwd"))
        .route("/page", any(|| async { typed("text/html", "<p>Hello") }))
        .route(
            "/wrong",
            get(|| async { typed("text/turtle", "<a>\n <b> ") }),
        )
        .route(
            "/graphs",
            get(|| async { typed("application/trig", "<a> { <b> <c> <d> }") }),
        )
        .route("/gone", any(|| async { StatusCode::GONE }))
        .route(
            "/large",
            any(|| async { typed("text/turtle", "#".repeat(2 << 20)) }),
        )
        .route("/never", any(never))
        .route("/results", any(results))
        .route(
            "/boolean",
            any(|| async { typed(JSON, r#"{"head":{},"boolean":true}"#) }),
        )
        .route("/cut", any(|| async { typed(JSON, &RESULTS[..200]) }))
}

/// A server of ours that may reach these.
fn allowed(hosts: &[SocketAddr]) -> Server {
    Server::new(Settings {
        allow_hosts: hosts
            .iter()
            .map(|h| h.to_string().parse().unwrap())
            .collect(),
        time_limit: Duration::from_secs(2),
        body_limit_bytes: 1 << 20,
        ..Settings::default()
    })
}

const CSV: &str = "text/csv";

fn count(server: &Server, graph: &str) -> String {
    let text = format!("SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}");
    let answer = server.query(&text, CSV).text();
    answer
        .split_whitespace()
        .nth(1)
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn documents_are_loaded() {
    let stranger = Stranger::new();
    let server = allowed(&[stranger.address]);
    for (number, path) in [
        "/folder/document",
        "/file.ttl",
        "/zipped",
        "/moved",
        "/moved#part",
    ]
    .iter()
    .enumerate()
    {
        let graph = format!("http://ex/g{number}");
        let text = format!("LOAD <{}> INTO GRAPH <{graph}>", stranger.at(path));
        let answer = server.update(&server.admin, &text);
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        assert_eq!(count(&server, &graph), "2", "{path}");
    }
    // Relative IRIs are resolved against where the document was found in the end.
    let base = stranger.at("/folder/a");
    let ask = format!("ASK {{ GRAPH <http://ex/g3> {{ <{base}> ?p 1 }} }}");
    assert!(server.query(&ask, JSON).text().contains("true"));
    // One request is one commit, and each LOAD has its own blank nodes.
    let file = stranger.at("/file.ttl");
    let before = server.app.snapshot().revision();
    let text = format!("LOAD <{file}> ; LOAD <{file}>");
    assert_eq!(server.update(&server.admin, &text).status, StatusCode::OK);
    let after = server.app.snapshot();
    assert_eq!(after.revision(), before + 1);
    assert_eq!(after.quads_in(oxrdf::GraphNameRef::DefaultGraph).count(), 3);
}

#[test]
fn what_goes_wrong_with_a_document_is_said() {
    let stranger = Stranger::new();
    let server = allowed(&[stranger.address]);
    for (path, status, part) in [
        ("/missing", 502, "status 404"),
        ("/gone", 502, "status 410"),
        ("/page", 502, "text/html"),
        ("/wrong", 502, "line 2"),
        ("/graphs", 502, "names the graph"),
        ("/large", 502, "--body-limit-mib"),
        ("/round", 502, "one time too many"),
        ("/out", 502, "may not be reached"),
        ("/down", 502, "may not be reached"),
        ("/never", 504, "--time-limit-s"),
    ] {
        let source = stranger.at(path);
        let before = server.app.snapshot().revision();
        let insert = "INSERT DATA { <http://ex/a> <http://ex/b> <http://ex/c> }";
        let text = format!("{insert} ; LOAD <{source}>");
        let answer = server.update(&server.admin, &text);
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.text());
        let problem = answer.json();
        assert_eq!(problem["address"], source.as_str());
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.contains(part), "{path}: {detail}");
        assert_eq!(server.app.snapshot().revision(), before, "{path}");
    }
    let wrong = format!("LOAD <{}>", stranger.at("/wrong"));
    assert_eq!(server.update(&server.admin, &wrong).json()["line"], 2);
    let silent = format!(
        "LOAD SILENT <{}> ; LOAD SILENT <file:///etc/passwd> ; INSERT DATA {{ GRAPH <http://ex/g> {{ <http://ex/a> <http://ex/b> 1 }} }}",
        stranger.at("/gone")
    );
    assert_eq!(server.update(&server.admin, &silent).status, StatusCode::OK);
    assert_eq!(count(&server, "http://ex/g"), "1");
}

#[test]
fn hosts_beside_the_list_are_not_reached() {
    let (stranger, other) = (Stranger::new(), Stranger::new());
    let server = allowed(&[stranger.address]);
    for address in [
        other.at("/file.ttl"),
        "http://localhost/".to_owned(),
        "file:///etc/passwd".to_owned(),
        format!("http://{}@{}/", stranger.address, "127.0.0.1"),
    ] {
        let load = server.update(&server.admin, &format!("LOAD <{address}>"));
        assert_eq!(
            load.status,
            StatusCode::FORBIDDEN,
            "{address}: {}",
            load.text()
        );
        let text = format!("SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}");
        let service = server.query(&text, JSON);
        assert_eq!(service.status, StatusCode::FORBIDDEN, "{address}");
        assert!(
            service.text().contains("--allow-hosts"),
            "{}",
            service.text()
        );
    }
    // A pattern does not reach private networks, whatever the port.
    let by_pattern = Outward::new(
        vec![format!("*:{}", stranger.address.port()).parse().unwrap()],
        1 << 20,
    );
    let source = NamedNode::new(stranger.at("/file.ttl")).unwrap();
    let refused = by_pattern.load(&source, &Budget::unlimited());
    assert_eq!(refused.unwrap_err().cause, Cause::Private);
}

#[test]
fn services_are_joined() {
    let stranger = Stranger::new();
    let other = allowed(&[]);
    let there = "INSERT DATA { <http://ex/a> <http://ex/q> 7 . <http://ex/z> <http://ex/q> 8 }";
    assert_eq!(other.update(&other.admin, there).status, StatusCode::OK);
    let listening = other.listen();
    let server = allowed(&[stranger.address, listening.address]);
    let (ours, theirs) = (
        format!("http://{}/sparql", listening.address),
        stranger.at("/results"),
    );
    let here = format!(
        "INSERT DATA {{ <http://ex/a> <http://ex/p> 1 ; <http://ex/at> <{ours}> . <http://ex/b> <http://ex/p> 2 }}"
    );
    assert_eq!(server.update(&server.admin, &here).status, StatusCode::OK);
    for (pattern, rows) in [
        (format!("?s <http://ex/p> ?o SERVICE <{ours}> {{ ?s <http://ex/q> ?q }}"), 1),
        (format!("?s <http://ex/p> ?o OPTIONAL {{ SERVICE <{ours}> {{ ?s <http://ex/q> ?q }} }}"), 2),
        (format!("SERVICE <{ours}> {{ ?s <http://ex/q> ?q FILTER(?q > 7) }}"), 1),
        (format!("SERVICE <{ours}> {{ ?s <http://ex/q> ?q }} SERVICE <{theirs}> {{ ?s ?p ?n }}"), 1),
        ("SERVICE ?e { ?s <http://ex/q> ?q } ?x <http://ex/at> ?e".to_owned(), 2),
        ("?x <http://ex/at> ?e OPTIONAL { SERVICE ?e { ?s <http://ex/q> ?q } } ?x <http://ex/p> ?o".to_owned(), 2),
        (format!("?s <http://ex/p> ?o MINUS {{ SERVICE <{ours}> {{ ?s <http://ex/q> ?q }} }}"), 1),
        (format!("?s <http://ex/p> ?o FILTER EXISTS {{ SERVICE <{ours}> {{ ?s <http://ex/q> ?q }} }}"), 1),
        (format!("?s <http://ex/p> ?o SERVICE SILENT <{}> {{ ?s ?p ?n }}", stranger.at("/gone")), 2),
        ("?s <http://ex/p> ?o SERVICE SILENT <http://not.on.the.list/> { ?s ?p ?n }".to_owned(), 2),
    ] {
        let answer = server.query(&format!("SELECT * {{ {pattern} }}"), CSV);
        assert_eq!(answer.status, StatusCode::OK, "{pattern}: {}", answer.text());
        assert_eq!(answer.text().lines().count() - 1, rows, "{pattern}: {}", answer.text());
    }
    let insert = format!(
        "INSERT {{ ?s <http://ex/got> ?q }} WHERE {{ SERVICE <{ours}> {{ ?s <http://ex/q> ?q }} }}"
    );
    let answer = server.update(&server.admin, &insert);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(answer.json()["added"], 2, "{}", answer.text());
    let page = format!(
        "/query?query={}",
        crate::server::encoded(&format!(
            "SELECT * {{ SERVICE <{ours}> {{ ?s <http://ex/q> ?q }} }}"
        ))
    );
    assert_eq!(server.get(&page, "text/html").status, StatusCode::OK);
}

#[test]
fn a_service_that_fails_fails_the_query() {
    let stranger = Stranger::new();
    let server = allowed(&[stranger.address]);
    let here = "INSERT DATA { <http://ex/a> <http://ex/p> 1 . <http://ex/b> <http://ex/p> 2 }";
    assert_eq!(server.update(&server.admin, here).status, StatusCode::OK);
    for (path, status, part) in [
        ("/gone", 502, "status 410"),
        ("/page", 502, "text/html"),
        ("/boolean", 502, "a boolean"),
        ("/cut", 502, "do not parse"),
        ("/never", 504, "time"),
    ] {
        for around in ["", "OPTIONAL", "MINUS", "FILTER NOT EXISTS"] {
            let pattern = format!(
                "?s <http://ex/p> ?o {around} {{ SERVICE <{}> {{ ?s ?p ?n }} }}",
                stranger.at(path)
            );
            let answer = server.query(&format!("SELECT * {{ {pattern} }}"), CSV);
            assert_eq!(
                answer.status.as_u16(),
                status,
                "{pattern}: {}",
                answer.text()
            );
            assert!(answer.text().contains(part), "{pattern}: {}", answer.text());
        }
    }
}

#[test]
fn each_is_asked_once() {
    let stranger = Stranger::new();
    let server = allowed(&[stranger.address]);
    let rows: String = (0..100)
        .map(|n| format!("<http://ex/{n}> <http://ex/p> {n} . "))
        .collect();
    assert_eq!(
        server
            .update(&server.admin, &format!("INSERT DATA {{ {rows} }}"))
            .status,
        StatusCode::OK
    );
    let service = format!("SERVICE <{}> {{ ?s ?q ?n }}", stranger.at("/results"));
    let query = format!("SELECT * {{ ?x <http://ex/p> ?o {service} }}");
    let answer = server.query(&query, CSV);
    assert_eq!(answer.text().lines().count() - 1, 200);
    assert_eq!(stranger.asked.load(Ordering::Relaxed), 1);
    let update = format!("INSERT {{ ?s <http://ex/n> ?n }} WHERE {{ {service} }}");
    assert_eq!(server.update(&server.admin, &update).json()["added"], 2);
    assert_eq!(stranger.asked.load(Ordering::Relaxed), 2);
}

#[test]
fn nobody_waits_for_another_host_but_who_asked() {
    let stranger = Stranger::new();
    let server = allowed(&[stranger.address]);
    std::thread::scope(|scope| {
        let slow = scope
            .spawn(|| server.update(&server.admin, &format!("LOAD <{}>", stranger.at("/never"))));
        std::thread::sleep(Duration::from_millis(200));
        let started = Instant::now();
        let quick = server.update(
            &server.admin,
            "INSERT DATA { <http://ex/a> <http://ex/b> 1 }",
        );
        assert_eq!(quick.status, StatusCode::OK, "{}", quick.text());
        assert!(started.elapsed() < Duration::from_secs(1));
        assert_eq!(slow.join().unwrap().status, StatusCode::GATEWAY_TIMEOUT);
    });
    // Who leaves is not waited for either.
    let budget = Budget::unlimited();
    let outward = Outward::new(vec![stranger.address.to_string().parse().unwrap()], 1 << 20);
    let source = NamedNode::new(stranger.at("/never")).unwrap();
    std::thread::scope(|scope| {
        let loading = scope.spawn(|| outward.load(&source, &budget));
        std::thread::sleep(Duration::from_millis(100));
        let left = Instant::now();
        budget.cancel();
        assert!(loading.join().unwrap().is_err());
        assert!(left.elapsed() < Duration::from_secs(1));
    });
}

#[test]
fn federation_is_described_where_there_is_some() {
    const FEATURE: &str = "BasicFederatedQuery";
    let with = allowed(&["127.0.0.1:1".parse().unwrap()]);
    assert!(with.get("/sparql", "text/turtle").text().contains(FEATURE));
    let without = allowed(&[]);
    assert!(
        !without
            .get("/sparql", "text/turtle")
            .text()
            .contains(FEATURE)
    );
}
