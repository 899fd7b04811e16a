//! Budgets over real connections: refused before the first byte, cut after it, stopped when the
//! client leaves.

use crate::server::{Server, encoded, request};
use helsegraf::http::Settings;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// Never ends, and says nothing meanwhile.
const SILENT: &str = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(STRLEN(STR(?a)) + STRLEN(STR(?d)) + STRLEN(STR(?g)) + STRLEN(STR(?l)) > 9999) }";

/// The product of everything with itself, which no search of the index interrupts.
const PRODUCT: &str =
    "SELECT (COUNT(?a) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }";

/// The same of groups that are evaluated apart.
const GROUPS: &str = "SELECT (COUNT(?a) AS ?n) {
    { SELECT DISTINCT ?a ?b ?c { ?a ?b ?c } } { SELECT DISTINCT ?d ?e ?f { ?d ?e ?f } }
    { SELECT DISTINCT ?g ?h ?i { ?g ?h ?i } } { SELECT DISTINCT ?j ?k ?l { ?j ?k ?l } } }";

/// Never ends, and says much.
const LOUD: &str = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

/// The same as a graph.
const LOUD_GRAPH: &str =
    "CONSTRUCT { ?a ?e [] } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

fn server(time_limit: Duration, queries_at_once: usize) -> Server {
    let server = Server::new(Settings {
        time_limit,
        queries_at_once,
        queue: Duration::from_millis(50),
        ..Settings::default()
    });
    let turtle: String = (0..400)
        .map(|n| format!("<http://e/s/{n}> <http://e/p/{}> \"value {n}\" .\n", n % 40))
        .collect();
    let answer = server.put("/graphs?graph=http://e/g", "text/turtle", turtle);
    assert!(answer.status.is_success(), "{}", answer.text());
    server
}

fn send(address: SocketAddr, version: &str, query: &str, accept: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    write!(
        stream,
        "GET /sparql?query={} HTTP/{version}\r\nHost: test\r\nAccept: {accept}\r\n\r\n",
        encoded(query)
    )
    .unwrap();
    stream
}

/// Everything that comes, and how it ended.
fn read(mut stream: TcpStream) -> (Vec<u8>, std::io::Result<usize>) {
    let mut bytes = Vec::new();
    let ended = stream.read_to_end(&mut bytes);
    (bytes, ended)
}

#[test]
fn before_the_first_byte_it_is_a_refusal() {
    let server = server(Duration::from_millis(500), 4);
    for query in [
        SILENT,
        PRODUCT,
        GROUPS,
        "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a = ?l) }",
    ] {
        let started = Instant::now();
        let answer = server.query(query, "");
        assert_eq!(answer.status.as_u16(), 504, "{}", answer.text());
        assert_eq!(answer.json()["type"], "/problems/query-timeout");
        assert!(
            started.elapsed() < Duration::from_secs(3),
            "{:?}",
            started.elapsed()
        );
    }
    let update = server.update(
        &server.admin,
        "INSERT { GRAPH <http://e/n> { ?a ?b ?f } } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    );
    assert_eq!(update.status.as_u16(), 504, "{}", update.text());
    assert_eq!(server.metric("revision"), 1, "nothing was changed");
}

#[test]
fn rows_are_counted() {
    let server = Server::new(Settings {
        row_limit: 100,
        ..Settings::default()
    });
    let turtle: String = (0..400)
        .map(|n| format!("<http://e/s/{n}> <http://e/p> {n} .\n"))
        .collect();
    server.put("/graphs?graph=http://e/g", "text/turtle", turtle);
    let answer = server.query("SELECT (COUNT(?s) AS ?n) { ?s ?p ?o FILTER(?o > 5) }", "");
    assert_eq!(answer.status.as_u16(), 503, "{}", answer.text());
    assert!(!answer.header("retry-after").is_empty());
}

#[test]
fn after_the_first_byte_the_connection_is_broken_off() {
    let server = server(Duration::from_secs(1), 8);
    let listening = server.listen();
    for version in ["1.1", "1.0"] {
        for (query, accept) in [
            (LOUD, "application/sparql-results+json"),
            (LOUD, "text/csv"),
            (LOUD_GRAPH, "application/n-triples"),
        ] {
            let (bytes, ended) = read(send(listening.address, version, query, accept));
            let told = format!("HTTP/{version} {accept}: {} bytes, {ended:?}", bytes.len());
            assert!(bytes.starts_with(b"HTTP/1."), "{told}");
            assert!(bytes[9..].starts_with(b"200"), "{told}");
            assert!(bytes.len() > 64 << 10, "{told}");
            assert!(!bytes.ends_with(b"\r\n0\r\n\r\n"), "{told}: a clean end");
            let reset = ended.is_err_and(|e| e.kind() == std::io::ErrorKind::ConnectionReset);
            assert!(reset, "{told}: not a reset");
        }
    }
    assert_eq!(server.metric("answers_cut_total"), 6);
}

#[test]
fn too_many_at_once_are_turned_away_but_look_ups_are_not() {
    let server = server(Duration::from_secs(10), 1);
    let listening = server.listen();
    let first = send(listening.address, "1.1", SILENT, "*/*");
    wait_for(&server, 1);
    let second = server.query(SILENT, "");
    assert_eq!(second.status.as_u16(), 503, "{}", second.text());
    assert!(second.header("retry-after").parse::<u64>().is_ok());
    let small = server.query("ASK { <http://e/s/1> ?p ?o }", "");
    assert_eq!(small.json()["boolean"], true);
    // An admin sees it, and may stop it.
    let bearer = format!("Bearer {}", server.admin);
    let admin = [("authorization", bearer.as_str())];
    let nobody = server.ask(request("GET", "/running", &[], ""));
    assert_eq!(nobody.status.as_u16(), 401);
    let running = server.ask(request("GET", "/running", &admin, "")).json();
    assert!(running[0]["rows"].is_u64(), "{running}");
    drop(first);
    wait_for(&server, 0);
    let over = server.ask(request("DELETE", "/running/999999999", &admin, ""));
    assert_eq!(over.status.as_u16(), 404);
}

#[test]
fn who_leaves_stops_the_work() {
    let server = server(Duration::from_secs(60), 4);
    let listening = server.listen();
    // Before the first byte, and after it.
    for (query, patience) in [(SILENT, 300), (PRODUCT, 300), (GROUPS, 300), (LOUD, 300)] {
        let mut stream = send(listening.address, "1.1", query, "text/csv");
        wait_for(&server, 1);
        if query == LOUD {
            stream.read_exact(&mut [0; 100_000]).unwrap();
        }
        std::thread::sleep(Duration::from_millis(patience));
        drop(stream);
        let left = Instant::now();
        wait_for(&server, 0);
        assert!(
            left.elapsed() < Duration::from_secs(1),
            "{:?}",
            left.elapsed()
        );
    }
}

fn wait_for(server: &Server, running: i64) {
    let started = Instant::now();
    while server.metric("queries_running") != running {
        assert!(
            started.elapsed() < Duration::from_secs(5),
            "{running} running"
        );
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn heads_and_bodies_too_large_are_answered_over_a_connection() {
    let server = server(Duration::from_secs(5), 4);
    let listening = server.listen();
    let answer = |head: &str, body: &mut dyn FnMut(&mut TcpStream)| {
        let mut stream = TcpStream::connect(listening.address).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        body(&mut stream);
        let mut first = [0; 12];
        stream.read_exact(&mut first).unwrap();
        String::from_utf8_lossy(&first[9..]).into_owned()
    };
    let long = "x".repeat(70_000);
    let head = format!("GET /sparql?query={long} HTTP/1.1\r\nHost: t\r\n\r\n");
    assert_eq!(answer(&head, &mut |_| ()), "414");
    let head = format!("GET / HTTP/1.1\r\nHost: t\r\nX-Much: {long}{long}\r\n\r\n");
    assert_eq!(answer(&head, &mut |_| ()), "431");
    // 200 MB, announced and not: the sender gets to read the answer.
    const BLOCK: usize = 1 << 20;
    let bearer = &server.admin;
    for framing in ["Content-Length: 209715200", "Transfer-Encoding: chunked"] {
        let head = format!(
            "PUT /graphs?graph=http://e/big HTTP/1.1\r\nHost: t\r\nContent-Type: text/turtle\r\n\
             Authorization: Bearer {bearer}\r\n{framing}\r\n\r\n"
        );
        let block = vec![b'#'; BLOCK];
        let status = answer(&head, &mut |stream| {
            for _ in 0..200 {
                if framing.starts_with('T') {
                    write!(stream, "{BLOCK:x}\r\n").unwrap();
                }
                stream.write_all(&block).unwrap();
                if framing.starts_with('T') {
                    stream.write_all(b"\r\n").unwrap();
                }
            }
        });
        assert_eq!(status, "413", "{framing}");
    }
}
