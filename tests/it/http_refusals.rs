//! Bad input over HTTP: the right status, a clear message, nothing lost, the server alive.

use crate::server::{EDITED, Server, encoded, request};
use axum::body::Body;
use axum::http::StatusCode;
use helsegraf::http::Settings;
use std::fmt::Write;

const GRAPH: &str = "/graphs?graph=http://e/g";

fn server() -> Server {
    let server = Server::new(Settings::default());
    server.put(GRAPH, "text/turtle", "<http://e/a> <http://e/p> 1 .");
    server
}

/// Whatever happened, the graph is as it was and questions are answered.
fn assert_unharmed(server: &Server) {
    let answer = server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv");
    assert_eq!(answer.text().trim(), "n\r\n1", "{}", answer.text());
}

/// `?dryrun` is no dry run: who meant one must not write.
#[test]
fn a_mistyped_parameter_of_a_graph_writes_nothing() {
    let server = server();
    for path in [
        format!("{GRAPH}&dryrun"),
        format!("{GRAPH}&Dry-Run=true"),
        "/graph/region/north?dryrun".to_owned(),
        "/graphs?grahp=http://e/g".to_owned(),
    ] {
        let answer = server.put(&path, "text/turtle", "<http://e/b> <http://e/p> 2 .");
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        assert!(answer.text().contains("dry-run"), "{}", answer.text());
        assert_unharmed(&server);
    }
}

#[test]
fn broken_documents_are_placed_and_change_nothing() {
    let server = server();
    for (content_type, body, line) in [
        (
            "text/turtle",
            "<http://e/b> <http://e/p> 1 .\n<http://e/b> oops .",
            2,
        ),
        ("text/turtle", "<http://e/a b> <http://e/p> 1 .", 1),
        (
            "text/turtle",
            "<http://e/b> <http://e/p> \"x\"@waytoolongatag .",
            1,
        ),
        ("text/turtle", "<http://e/b> <http://e/p> \"a\0b\n\" .", 1),
        (
            "application/n-triples",
            "<http://e/b> <http://e/p> <rel> .",
            1,
        ),
        ("application/trig", "<http://e/h> { <http://e/b> ", 1),
        ("application/ld+json", "{\n\"@id\": }", 2),
    ] {
        for method in ["PUT", "POST"] {
            let answer = server.send(method, GRAPH, content_type, body);
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
            let problem = answer.json();
            assert_eq!(problem["type"], "/problems/document-syntax", "{body}");
            assert_eq!(problem["line"], line, "{body}: {problem}");
            assert!(problem["column"].as_u64().unwrap() > 0, "{problem}");
        }
    }
    let xml = server.put(GRAPH, "application/rdf+xml", "<rdf:RDF");
    assert_eq!(xml.status, StatusCode::BAD_REQUEST);
    let latin1 = server.put(
        GRAPH,
        "text/turtle",
        b"<http://e/b> <http://e/p> \"\xe5\" .".to_vec(),
    );
    assert_eq!(latin1.status, StatusCode::BAD_REQUEST);
    assert_unharmed(&server);
}

#[test]
fn wrong_types_and_addresses_are_refused() {
    let server = server();
    for (method, path, content_type, body, status) in [
        ("PUT", GRAPH, "text/plain+nonsense", "", 415),
        ("PUT", GRAPH, "", "", 415),
        ("PUT", GRAPH, "text/turtle; charset=utf-16", "", 415),
        ("POST", "/sparql", "text/plain", "ASK {}", 415),
        ("POST", "/sparql", "", "ASK {}", 415),
        ("PUT", "/graphs?graph=relative", "text/turtle", "", 400),
        (
            "PUT",
            "/graphs?graph=http://e/a%20b",
            "text/turtle",
            "",
            400,
        ),
        (
            "PUT",
            "/graphs?graph=http://e/g&default",
            "text/turtle",
            "",
            400,
        ),
        ("PUT", "/graphs?graph=%ff", "text/turtle", "", 400),
        ("PUT", "/graph/a%7Cb%00", "text/turtle", "", 201),
        (
            "POST",
            "/graphs",
            "multipart/form-data; boundary=x",
            "--x--",
            400,
        ),
        ("POST", "/graphs", "multipart/form-data", "", 400),
        (
            "POST",
            "/graphs?default",
            "application/n-quads",
            "<http://e/a> <http://e/b> <http://e/c> <http://e/d> .",
            400,
        ),
    ] {
        let answer = server.send(method, path, content_type, body);
        assert_eq!(
            answer.status.as_u16(),
            status,
            "{path} {content_type}: {}",
            answer.text()
        );
    }
    assert_unharmed(&server);
}

#[test]
fn broken_queries_are_placed() {
    let server = server();
    for (query, line) in [
        ("SELECT ?x WHERE {\n ?x ?y }", 2),
        ("nonsense", 1),
        ("ASK { <http://e/a b> ?p ?o }", 1),
        ("ASK { ?s ?p \"x\"@toolonglanguage }", 1),
        ("ASK { ?s ?p \"\0\n\" }", 1),
        ("ASK {} \0", 1),
    ] {
        let answer = server.query(query, "");
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        let problem = answer.json();
        assert_eq!(problem["type"], "/problems/query-syntax");
        assert_eq!(problem["line"], line, "{problem}");
    }
    let update = server.update(&server.admin, "INSERT DATA { <http://e/a> <http://e/p> }");
    assert_eq!(update.status, StatusCode::BAD_REQUEST);
    assert!(update.json()["column"].is_u64(), "{}", update.text());
    assert_unharmed(&server);
}

#[test]
fn hosts_are_not_reached() {
    let server = server();
    let service = server.query(
        "SELECT * { SERVICE <http://169.254.169.254/> { ?s ?p ?o } }",
        "",
    );
    assert_eq!(service.status, StatusCode::FORBIDDEN, "{}", service.text());
    let load = server.update(&server.admin, "LOAD <http://127.0.0.1:1/secret.ttl>");
    assert_eq!(load.status, StatusCode::FORBIDDEN, "{}", load.text());
    let context = r#"{"@context": "http://127.0.0.1:1/context.jsonld", "@id": "http://e/b"}"#;
    let context = server.put(GRAPH, "application/ld+json", context);
    assert_eq!(context.status, StatusCode::BAD_REQUEST);
    assert_unharmed(&server);
}

#[test]
fn deep_nesting_is_survived() {
    let server = server();
    const DEEP: usize = 20_000;
    let around = |open: &str, inside: &str, close: &str| {
        format!("{}{inside}{}", open.repeat(DEEP), close.repeat(DEEP))
    };
    for query in [
        format!("SELECT * {{ {} }}", around("{", "?s ?p ?o", "}")),
        format!("ASK {{ FILTER({}) }}", around("(", "1", ")")),
        format!("ASK {{ FILTER({}1) }}", "!".repeat(DEEP)),
        format!("ASK {{ FILTER(1{}) }}", "+1".repeat(DEEP)),
        format!("ASK {{ ?s {} ?o }}", around("(", "<http://e/p>", ")*")),
        format!(
            "ASK {{ ?s <http://e/p>{} ?o }}",
            "/<http://e/p>".repeat(DEEP)
        ),
        format!("ASK {{ ?s {}<http://e/p> ?o }}", "^".repeat(DEEP)),
        format!("ASK {{ ?s ?p {} }}", around("[ ?p ", "1", "]")),
        format!("ASK {{ ?s ?p {} }}", around("( ", "1", ")")),
        format!("ASK {{ ?s ?p {} }}", around("<<( ?s ?p ", "1", ")>>")),
        format!("ASK {{ {{}} {} }}", "UNION {} ".repeat(DEEP)),
        format!("ASK {{ {} }}", "OPTIONAL { ?s ?p ?o } ".repeat(DEEP / 10)),
        format!("ASK {{ {} }}", around("FILTER EXISTS {", "", "}")),
        format!("ASK {}", "{".repeat(DEEP)),
    ] {
        let headers = [("content-type", "application/sparql-query")];
        let start = query.chars().take(60).collect::<String>();
        let status = server
            .ask(request("POST", "/sparql", &headers, query))
            .status;
        let good = [200, 400, 503, 504].contains(&status.as_u16());
        assert!(good, "{start}: {status}");
    }
    for (content_type, body) in [
        ("text/turtle", around("[ <http://e/p> ", "1", "]")),
        (
            "text/turtle",
            format!("<http://e/a> <http://e/p> {} .", around("(", "1", ")")),
        ),
        (
            "text/turtle",
            around("<<( <http://e/a> <http://e/p> ", "1", ")>>"),
        ),
        ("application/ld+json", around("[", "1", "]")),
        ("application/ld+json", around("{\"http://e/p\":", "1", "}")),
        ("application/rdf+xml", "<a><b>".repeat(DEEP)),
        ("application/json", "[".repeat(DEEP)),
    ] {
        let answer = server.send("PUT", "/graphs?graph=http://e/deep", content_type, body);
        assert!(
            [201, 204, 400].contains(&answer.status.as_u16()),
            "{content_type}: {}",
            answer.text()
        );
        server.send("DELETE", "/graphs?graph=http://e/deep", "", "");
    }
    assert_unharmed(&server);
}

#[test]
fn large_requests_are_refused() {
    let server = Server::new(Settings {
        body_limit_bytes: 1 << 20,
        query_limit_bytes: 1 << 16,
        ..Settings::default()
    });
    server.put(GRAPH, "text/turtle", "<http://e/a> <http://e/p> 1 .");
    let turtle = |bytes: usize| {
        let mut text = String::from("<http://e/a> <http://e/p> \"");
        text.extend(std::iter::repeat_n('x', bytes));
        text + "\" ."
    };
    let large = server.put(GRAPH, "text/turtle", turtle(1 << 20));
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let chunks = (0..64).map(|_| Ok::<_, std::io::Error>(vec![b'#'; 1 << 16]));
    let streamed = Body::from_stream(futures_util::stream::iter(chunks));
    let streamed = server.put(GRAPH, "text/turtle", streamed);
    assert_eq!(streamed.status, StatusCode::PAYLOAD_TOO_LARGE);
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut encoder, turtle(100 << 20).as_bytes()).unwrap();
    let bearer = format!("Bearer {}", server.admin);
    let headers = [
        ("content-type", "text/turtle"),
        ("content-encoding", "gzip"),
        ("authorization", bearer.as_str()),
    ];
    let bomb = encoder.finish().unwrap();
    assert!(bomb.len() < 1 << 20);
    let bomb = server.ask(request("PUT", GRAPH, &headers, bomb));
    assert_eq!(bomb.status, StatusCode::PAYLOAD_TOO_LARGE);
    let long = format!("ASK {{}} #{}", "x".repeat(1 << 16));
    let headers = [("content-type", "application/sparql-query")];
    let query = server.ask(request("POST", "/sparql", &headers, long));
    assert_eq!(query.status, StatusCode::PAYLOAD_TOO_LARGE);
    let much = "x".repeat(40_000);
    let headers = server.ask(request("GET", "/sparql", &[("x-much", &much)], ""));
    assert_eq!(headers.status.as_u16(), 431);
    assert_unharmed(&server);
}

#[test]
fn rights_are_kept_and_nothing_leaks() {
    let server = server();
    let insert = |graph: &str| {
        format!("INSERT DATA {{ GRAPH <{graph}> {{ <http://e/b> <http://e/p> 1 }} }}")
    };
    let shapes = "https://w3id.org/helsegraf/graph/shapes/mine";
    let ontology = "https://w3id.org/helsegraf/graph/ontology/mine";
    let both = format!("{} ; {}", insert(EDITED), insert("http://e/g"));
    let hidden = "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }".to_owned();
    for (token, update, status) in [
        ("", insert(EDITED), 401),
        ("hg_wrong", insert(EDITED), 401),
        ("", "nonsense".to_owned(), 401),
        (&*server.editor, insert(EDITED), 200),
        (&*server.editor, insert("http://e/g"), 403),
        (&*server.editor, both, 403),
        (
            &*server.editor,
            "INSERT DATA { <http://e/b> <http://e/p> 1 }".to_owned(),
            403,
        ),
        (&*server.editor, hidden, 403),
        (&*server.editor, "DROP ALL".to_owned(), 403),
        (
            &*server.editor,
            "CREATE GRAPH <http://e/new>".to_owned(),
            403,
        ),
        (&*server.steward, insert("http://e/h"), 200),
        (&*server.steward, insert(ontology), 403),
        (&*server.steward, insert(shapes), 403),
        (&*server.admin, insert(ontology), 200),
    ] {
        let answer = server.update(token, &update);
        assert_eq!(
            answer.status.as_u16(),
            status,
            "{update}: {}",
            answer.text()
        );
        if status >= 400 {
            assert!(!answer.text().contains("http://e/"), "{}", answer.text());
        }
        if status == 401 {
            assert!(answer.header("www-authenticate").starts_with("Bearer"));
        }
    }
    let form = format!("update={}", encoded("DROP ALL"));
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let form = server.ask(request("POST", "/sparql", &headers, form));
    assert_eq!(form.status, StatusCode::UNAUTHORIZED);
    for (method, path) in [("PUT", GRAPH), ("POST", "/graphs"), ("DELETE", GRAPH)] {
        let headers = [("content-type", "text/turtle")];
        let answer = server.ask(request(method, path, &headers, "nonsense"));
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{method} {path}");
        let bearer = format!("Bearer {}", server.editor);
        let headers = [("content-type", "text/turtle"), ("authorization", &bearer)];
        let answer = server.ask(request(
            method,
            path,
            &headers,
            "<http://e/x> <http://e/p> 1 .",
        ));
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {path}");
    }
    let asked = server.query("ASK { GRAPH <http://e/g> { <http://e/a> ?p ?o } }", "");
    assert_eq!(asked.json()["boolean"], true);
}

#[test]
fn the_shapes_refuse_with_their_report() {
    let server = server();
    let shapes = "PREFIX sh: <http://www.w3.org/ns/shacl#>
        <http://e/S> a sh:NodeShape ; sh:targetSubjectsOf <http://e/p> ;
          sh:property [ sh:path <http://e/name> ; sh:minCount 1 ;
            sh:message \"a name is needed\"@en ] ;
          sh:property [ sh:path <http://e/note> ; sh:minCount 1 ; sh:severity sh:Warning ] .";
    let put = server.put("/graph/shapes/test", "text/turtle", shapes);
    assert!(put.status == 201 || put.status == 422, "{}", put.text());
    server.send("DELETE", GRAPH, "", "");
    let put = server.put("/graph/shapes/test", "text/turtle", shapes);
    assert!(put.status.is_success(), "{}", put.text());
    let bad = "INSERT DATA { GRAPH <http://e/g> { <http://e/b> <http://e/p> 1 } }";
    let refused = server.update(&server.admin, bad);
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        refused.text()
    );
    assert!(
        refused.text().contains("a name is needed"),
        "{}",
        refused.text()
    );
    let bearer = format!("Bearer {}", server.admin);
    let headers = [
        ("content-type", "application/sparql-update"),
        ("authorization", bearer.as_str()),
        ("accept", "text/turtle"),
    ];
    let report = server.ask(request("POST", "/sparql", &headers, bad));
    assert_eq!(report.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(report.header("content-type"), "text/turtle");
    assert!(
        report.text().contains("ValidationReport"),
        "{}",
        report.text()
    );
    let good = "INSERT DATA { GRAPH <http://e/g> { <http://e/b> <http://e/p> 1 ; <http://e/name> \"b\" } }";
    let warned = server.update(&server.admin, good);
    assert_eq!(warned.status, StatusCode::OK, "{}", warned.text());
    assert_eq!(
        warned.json()["results"][0]["severity"],
        "warning",
        "{}",
        warned.text()
    );
    let unusable = server.put(
        "/graph/shapes/other",
        "text/turtle",
        "PREFIX sh: <http://www.w3.org/ns/shacl#> <http://e/T> a sh:NodeShape ; sh:minCount \"x\" .",
    );
    let mut told = String::new();
    write!(told, "{} {}", unusable.status, unusable.text()).unwrap();
    assert!(unusable.status == 422 || unusable.status == 400, "{told}");
}

#[test]
fn two_writers_on_one_graph_lose_nothing() {
    let server = server();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let server = &server;
            scope.spawn(move || {
                for number in 0..10 {
                    let update = format!(
                        "INSERT DATA {{ GRAPH <http://e/g> {{ <http://e/{writer}> <http://e/n> {number} }} }}"
                    );
                    let answer = server.update(&server.admin, &update);
                    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
                }
            });
        }
    });
    let answer = server.query("SELECT (COUNT(*) AS ?n) { ?s <http://e/n> ?o }", "text/csv");
    assert_eq!(answer.text().trim(), "n\r\n40");
}
