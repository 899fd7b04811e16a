//! Shapes of strangers that want all time, memory or stack: refused or stopped, and the server
//! answers on.

use crate::server::{Answer, Server, request};
use helsegraf::http::Settings;
use std::fmt::Write;
use std::time::{Duration, Instant};

const SH: &str = "PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX e: <http://e/>\n";

fn server(time_limit_s: u64) -> Server {
    Server::new(Settings {
        time_limit: Duration::from_secs(time_limit_s),
        queue: Duration::from_millis(50),
        queries_at_once: 2,
        ..Settings::default()
    })
}

fn validate(server: &Server, data: &str, shapes: &str) -> Answer {
    let body = format!(
        "--XX\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\n{data}\r\n\
         --XX\r\nContent-Disposition: form-data; name=\"shapes\"\r\n\r\n{SH}{shapes}\r\n--XX--\r\n"
    );
    let headers = [
        ("content-type", "multipart/form-data; boundary=XX"),
        ("accept", "application/json"),
    ];
    server.ask(request("POST", "/validate", &headers, body))
}

/// A chain of shapes `S0` to `Sn`, each with what `link` says of it and the next.
fn chain(length: usize, link: impl Fn(usize) -> String) -> String {
    let mut shapes = String::from("e:S0 sh:targetNode e:a .\n");
    for n in 0..length {
        let _ = writeln!(shapes, "e:S{n} a sh:NodeShape ; {} .", link(n + 1));
    }
    let _ = writeln!(shapes, "e:S{length} a sh:NodeShape ; sh:class e:Never .");
    shapes
}

/// A net in which every node leads to every other.
fn net(nodes: usize) -> String {
    let mut data = String::new();
    for from in 0..nodes {
        for to in 0..nodes {
            let _ = writeln!(data, "<http://e/n{from}> <http://e/p> <http://e/n{to}> .");
        }
    }
    data
}

/// What must come of it.
enum Fate {
    /// Refused for what it is, with this in the reason.
    Refused(&'static str),
    /// Stopped: 503 or 504.
    Stopped,
    /// Judged, whatever the verdict, in time.
    Judged,
}

#[test]
fn none_of_them_holds_the_server() {
    // Those to be judged have time on a busy machine, those to be stopped need not be waited for.
    let (patient, strict) = (server(60), server(2));
    let cases: Vec<(&str, String, String, Fate)> = vec![
        (
            "deep nesting",
            "e:a e:p e:b .".into(),
            chain(50_000, |n| format!("sh:node e:S{n}")),
            Fate::Refused("nested in one another"),
        ),
        (
            "two ways at every step",
            "e:a e:p e:b .".into(),
            chain(100, |n| format!("sh:and ( e:S{n} e:S{n} )")),
            Fate::Stopped,
        ),
        (
            "two ways, nothing wrong",
            "e:a a e:Never .".into(),
            chain(90, |n| format!("sh:node [ sh:or ( [ sh:not e:S{n} ] e:S{n} ) ]")),
            Fate::Refused("nested in one another"),
        ),
        (
            "negation of negation",
            "e:a e:p e:b .".into(),
            chain(150, |n| format!("sh:not e:S{n} ; sh:xone ( e:S{n} e:S{n} )")),
            Fate::Stopped,
        ),
        (
            "a huge sh:or",
            "e:a e:p e:b .".into(),
            format!(
                "e:S a sh:NodeShape ; sh:targetNode e:a ; sh:or ( {} ) .",
                "[ sh:class e:C ] ".repeat(5_000)
            ),
            Fate::Judged,
        ),
        (
            "a path that doubles",
            net(30),
            {
                let mut shapes = String::from(
                    "e:S sh:targetSubjectsOf e:p ; sh:property [ sh:path _:p40 ; sh:maxCount 0 ] . _:p0 sh:inversePath e:p .\n",
                );
                for n in 0..40 {
                    let _ = writeln!(shapes, "_:p{} sh:alternativePath ( _:p{n} _:p{n} ) .", n + 1);
                }
                shapes
            },
            Fate::Refused("more than 10,000 parts"),
        ),
        (
            "a path that nests",
            "e:a e:p e:b .".into(),
            {
                let mut shapes = String::from(
                    "e:S sh:targetNode e:a ; sh:property [ sh:path _:p0 ; sh:maxCount 0 ] .\n",
                );
                for n in 0..20_000 {
                    let _ = writeln!(shapes, "_:p{n} sh:zeroOrMorePath _:p{} .", n + 1);
                }
                shapes + "_:p20000 sh:inversePath e:p ."
            },
            Fate::Refused("nested more than 100 deep"),
        ),
        (
            "closures of closures in a net",
            net(150),
            format!(
                "e:S sh:targetSubjectsOf e:p ; sh:property [ sh:path {}e:p{} ; sh:maxCount 0 ] .",
                "[ sh:zeroOrMorePath [ sh:oneOrMorePath ".repeat(40),
                " ] ]".repeat(40)
            ),
            Fate::Stopped,
        ),
        (
            "a pattern that grows when compiled",
            "e:a e:p \"x\" .".into(),
            "e:S sh:targetNode e:a ; sh:property [ sh:path e:p ; sh:pattern \"((a{1000}){1000}){1000}\" ] .".into(),
            Fate::Refused("cannot be used"),
        ),
        (
            "a pattern that backtrackers die of",
            format!("e:a e:p \"{}!\" .", "a".repeat(5_000)),
            "e:S sh:targetNode e:a ; sh:property [ sh:path e:p ; sh:pattern \"^(a+)+$\" ; sh:pattern \"^(a+)+$\" ] .".into(),
            Fate::Judged,
        ),
        (
            "a pattern and a text too long for it",
            format!("e:a e:p \"{}\" .", "ab".repeat(200_000)),
            "e:S sh:targetNode e:a ; sh:property [ sh:path e:p ; sh:pattern \"(a|b)*a(a|b){300}\" ] .".into(),
            Fate::Stopped,
        ),
        (
            "many patterns",
            "e:a e:p \"x\" .".into(),
            (0..5_000)
                .map(|n| format!("e:S{n} sh:targetNode e:a ; sh:property [ sh:path e:p ; sh:pattern \"[a-z{n}]{{200}}\" ] .\n"))
                .collect(),
            Fate::Stopped,
        ),
        (
            "a product in a query",
            net(40),
            "e:S sh:targetSubjectsOf e:p ; sh:sparql [ sh:select \"SELECT $this { $this ?p ?o . ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(STR(?a)) + STRLEN(STR(?i)) > 9999) }\" ] .".into(),
            Fate::Stopped,
        ),
        (
            "a product of subqueries",
            net(40),
            "e:S sh:targetNode e:n1 ; sh:sparql [ sh:select \"SELECT $this { { SELECT $this ?a ?c { ?a ?b ?c } } { SELECT $this ?d ?f { ?d ?e ?f } } { SELECT $this ?g ?i { ?g ?h ?i } } { SELECT $this ?j ?l { ?j ?k ?l } } FILTER(STRLEN(STR(?a)) + STRLEN(STR(?l)) > 9999) }\" ] .".into(),
            Fate::Stopped,
        ),
        (
            "a text that doubles",
            "e:a e:p \"0123456789\" .".into(),
            format!(
                "e:S sh:targetNode e:a ; sh:sparql [ sh:select \"SELECT $this {{ $this ?p ?x0 . {} FILTER(STRLEN(?x60) = 1) }}\" ] .",
                (0..60).map(|n| format!("BIND(CONCAT(?x{n}, ?x{n}) AS ?x{}) ", n + 1)).collect::<String>()
            ),
            Fate::Stopped,
        ),
        (
            "a query nested deep",
            "e:a e:p e:b .".into(),
            format!(
                "e:S sh:targetNode e:a ; sh:sparql [ sh:select \"SELECT $this {{ FILTER({}1{}) }}\" ] .",
                "(".repeat(50_000),
                ")".repeat(50_000)
            ),
            Fate::Refused("nested too deep"),
        ),
        (
            "every pair of values",
            (0..20_000).map(|n| format!("e:a e:p {n} ; e:q {n} .\n")).collect(),
            "e:S sh:targetNode e:a ; sh:property [ sh:path e:p ; sh:lessThan e:q ; sh:disjoint e:q ; sh:equals e:q ] .".into(),
            Fate::Stopped,
        ),
        (
            "every node a target of every shape",
            (0..5_000).map(|n| format!("e:a{n} e:p {n} .\n")).collect(),
            (0..5_000)
                .map(|n| format!("e:S{n} sh:targetSubjectsOf e:p ; sh:class e:C{n} .\n"))
                .collect(),
            Fate::Stopped,
        ),
        (
            "a list in a circle",
            "e:a e:p e:b .".into(),
            "e:S sh:targetNode e:a ; sh:in _:l . _:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1 ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:l .".into(),
            Fate::Refused("is not one"),
        ),
        (
            "a long list",
            "e:a e:p e:b .".into(),
            format!("e:S sh:targetNode e:a ; sh:in ( {} ) .", (0..20_000).map(|n| format!("{n} ")).collect::<String>()),
            Fate::Judged,
        ),
    ];
    let mut failures = Vec::new();
    for (name, data, shapes, fate) in cases {
        let started = Instant::now();
        let server = match fate {
            Fate::Stopped => &strict,
            Fate::Refused(_) | Fate::Judged => &patient,
        };
        let answer = validate(server, &format!("{SH}{data}"), &shapes);
        let (status, took) = (answer.status.as_u16(), started.elapsed());
        let start: String = answer.text().chars().take(300).collect();
        let fits = match fate {
            Fate::Refused(reason) => status == 422 && start.contains(reason),
            Fate::Stopped => [503, 504].contains(&status),
            Fate::Judged => status == 200,
        };
        if !fits || took > Duration::from_secs(60) {
            failures.push(format!("{name}: {status} after {took:?}: {start}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert_eq!(strict.query("ASK {}", "").status.as_u16(), 200);
    assert_eq!(strict.metric("queries_running"), 0);
}

const FEW: &str = "<http://e/a> <http://e/p> 1 .";

#[test]
fn slots_are_few_and_said_to_be() {
    let server = Server::new(Settings {
        queries_at_once: 1,
        queue: Duration::from_millis(10),
        time_limit: Duration::from_secs(3),
        ..Settings::default()
    });
    let shapes = chain(100, |n| format!("sh:and ( e:S{n} e:S{n} )"));
    std::thread::scope(|scope| {
        let slow = scope.spawn(|| validate(&server, FEW, &shapes));
        std::thread::sleep(Duration::from_millis(100));
        let mut turned_away = validate(&server, FEW, "");
        while turned_away.status.is_success() && !slow.is_finished() {
            turned_away = validate(&server, FEW, "");
        }
        assert_eq!(turned_away.status.as_u16(), 503, "{}", turned_away.text());
        assert!(!turned_away.header("retry-after").is_empty());
        let stopped = slow.join().unwrap();
        assert!(stopped.status.is_server_error(), "{}", stopped.text());
        assert_ne!(stopped.json()["type"], "/problems/busy");
    });
    assert_eq!(validate(&server, FEW, "").status.as_u16(), 200);
}
