//! A client that leaves takes its work with it: seen in the processor time of the server.

use crate::cli::Serving;
use crate::server::encoded;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Hundredths of a second an idle server may use in a moment; a busy one uses forty.
const IDLE: u64 = 4;

#[test]
fn the_processor_is_idle_within_a_second() {
    let folder = tempfile::tempdir().unwrap();
    let server = Serving::start(folder.path(), &[]);
    rests(&server);
    let product = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l";
    let filter = "FILTER(STRLEN(STR(?a)) + STRLEN(STR(?d)) + STRLEN(STR(?g)) > 99999)";
    for (query, said) in [
        (
            format!("SELECT (COUNT(*) AS ?n) {{ {product} {filter} }}"),
            0,
        ),
        (format!("SELECT * {{ {product} }} ORDER BY ?c ?f ?i ?l"), 0),
        (format!("SELECT * {{ {product} }}"), 200_000),
        (
            format!("CONSTRUCT {{ ?a ?e [] }} WHERE {{ {product} }}"),
            200_000,
        ),
    ] {
        let mut stream = TcpStream::connect(&server.address).unwrap();
        write!(
            stream,
            "GET /sparql?query={} HTTP/1.1\r\nHost: test\r\n\r\n",
            encoded(&query)
        )
        .unwrap();
        stream.read_exact(&mut vec![0; said]).unwrap();
        let before = server.used();
        std::thread::sleep(Duration::from_millis(700));
        if said == 0 {
            assert!(server.used() > before, "{query} does not run");
        }
        drop(stream);
        let left = Instant::now();
        while used_in_a_moment(&server) > IDLE {
            // The limit is a second; the rest is for a machine with much else to do.
            assert!(left.elapsed() < Duration::from_secs(4), "runs on: {query}");
        }
    }
}

fn used_in_a_moment(server: &Serving) -> u64 {
    let before = server.used();
    std::thread::sleep(Duration::from_millis(400));
    server.used() - before
}

/// Waits until the server has drawn what it draws beforehand, which keeps it busy after a start.
fn rests(server: &Serving) {
    let started = Instant::now();
    while warm_revision(server) == 0 {
        assert!(started.elapsed() < Duration::from_secs(300), "never done");
        std::thread::sleep(Duration::from_millis(200));
    }
}

fn warm_revision(server: &Serving) -> u64 {
    let mut stream = TcpStream::connect(&server.address).unwrap();
    let asked = "GET /metrics HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
    stream.write_all(asked.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let mut lines = answer.lines();
    let value = lines.find_map(|line| line.strip_prefix("helsegraf_warm_revision "));
    value.expect("the metric").parse().expect("a number")
}
