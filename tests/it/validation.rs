//! `/validate`: RDF in, the report out, in every format; nothing stored.

use crate::server::{Answer, Server, request};
use flate2::Compression;
use flate2::write::GzEncoder;
use helsegraf::http::Settings;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::graph::CanonicalizationAlgorithm;
use oxrdf::{Graph, Triple};
use std::io::Write;

const SHAPES: &str = r#"
    PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX hg: <https://w3id.org/helsegraf/ns#>
    PREFIX shape: <https://w3id.org/helsegraf/shapes/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    shape:Standard a sh:NodeShape ; sh:targetClass hg:Standard ; sh:property shape:name , shape:layer .
    shape:name a sh:PropertyShape ; sh:path skos:prefLabel ; sh:minCount 1 ; sh:name "navn"@nb, "name"@en ;
      sh:message "Gi standarden et navn."@nb, "Gje standarden eit namn."@nn, "Give the standard a name."@en .
    shape:layer a sh:PropertyShape ; sh:path hg:layer ; sh:class hg:Layer .
    shape:Layer a sh:NodeShape ; sh:targetClass hg:Layer ;
      sh:property [ sh:path skos:note ; sh:maxCount 0 ; sh:severity sh:Warning ] ."#;

const ONTOLOGY: &str = r#"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX hg: <https://w3id.org/helsegraf/ns#>
    hg:Profile rdfs:subClassOf hg:Standard . hg:builtIn a hg:Layer ; <http://www.w3.org/2004/02/skos/core#note> "n" ."#;

const STORED: &str = r#"PREFIX hg: <https://w3id.org/helsegraf/ns#>
    <https://w3id.org/helsegraf/id/layers/base> a hg:Layer ."#;

/// A subclass without a name, which the ontology makes a standard.
const NAMELESS: &str = "<http://example.org/s> a <https://w3id.org/helsegraf/ns#Profile> .";

/// It refers to what is stored.
const REFERRING: &str = r#"<http://example.org/s> a <https://w3id.org/helsegraf/ns#Standard> ;
    <http://www.w3.org/2004/02/skos/core#prefLabel> "S" ;
    <https://w3id.org/helsegraf/ns#layer> <https://w3id.org/helsegraf/id/layers/base> ."#;

/// A warning only.
const NOTED: &str = r#"<http://example.org/l> a <https://w3id.org/helsegraf/ns#Layer> ;
    <http://www.w3.org/2004/02/skos/core#note> "n" ."#;

const OWN: &str = r#"PREFIX sh: <http://www.w3.org/ns/shacl#>
    <http://example.org/Shape> a sh:NodeShape ; sh:targetNode <http://example.org/s> ;
      sh:property [ sh:path <http://example.org/p> ; sh:minCount 1 ] ."#;

fn server(settings: Settings) -> Server {
    let server = Server::new(settings);
    for (graph, turtle) in [
        ("/graph/shapes/helsegraf", SHAPES),
        ("/graph/ontology/helsegraf", ONTOLOGY),
        ("/graph/national/content", STORED),
    ] {
        let answer = server.put(graph, "text/turtle", turtle);
        assert!(answer.status.is_success(), "{graph}: {}", answer.text());
    }
    server
}

/// Sends without any token.
fn send(server: &Server, path: &str, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Answer {
    server.ask(request("POST", path, headers, body.into()))
}

fn turtle(server: &Server, path: &str, accept: &str, body: &str) -> Answer {
    let headers = [("content-type", "text/turtle"), ("accept", accept)];
    send(server, path, &headers, body)
}

fn form(server: &Server, accept: &str, parts: &[(&str, &str, &str)]) -> Answer {
    let mut body = String::new();
    for (field, more, text) in parts {
        body.push_str(&format!(
            "--XX\r\nContent-Disposition: form-data; name=\"{field}\"{more}\r\n\r\n{text}\r\n"
        ));
    }
    body.push_str("--XX--\r\n");
    let headers = [
        ("content-type", "multipart/form-data; boundary=XX"),
        ("accept", accept),
    ];
    send(server, "/validate", &headers, body)
}

fn graph(format: RdfFormat, body: &[u8]) -> Graph {
    let quads = RdfParser::from_format(format).for_slice(body);
    let mut graph: Graph = quads.map(|q| Triple::from(q.expect("RDF"))).collect();
    graph.canonicalize(CanonicalizationAlgorithm::Unstable);
    graph
}

#[test]
fn the_report_is_the_same_in_every_format_of_rdf() {
    let server = server(Settings::default());
    let report = |accept: &str| {
        let answer = turtle(&server, "/validate", accept, NAMELESS);
        assert_eq!(answer.status.as_u16(), 200, "{accept}: {}", answer.text());
        assert_eq!(answer.header("cache-control"), "no-store");
        answer
    };
    let wanted = report("text/turtle");
    assert_eq!(wanted.header("content-type"), "text/turtle");
    let wanted = graph(RdfFormat::Turtle, &wanted.body);
    assert!(wanted.len() > 8, "{wanted}");
    let json_ld = RdfFormat::JsonLd {
        profile: Default::default(),
    };
    for (media_type, format) in [
        ("application/ld+json", json_ld),
        ("application/n-triples", RdfFormat::NTriples),
        ("application/rdf+xml", RdfFormat::RdfXml),
        ("application/n-quads", RdfFormat::NQuads),
        (
            "application/shacl-validation-report+turtle",
            RdfFormat::Turtle,
        ),
        ("application/shacl-validation-report+ld+json", json_ld),
        (
            "application/shacl-validation-report+n-quads",
            RdfFormat::NQuads,
        ),
    ] {
        let answer = report(media_type);
        assert_eq!(answer.header("content-type"), media_type);
        assert_eq!(graph(format, &answer.body), wanted, "{media_type}");
    }
    assert_eq!(report("*/*").header("content-type"), "text/turtle");
    let refused = turtle(&server, "/validate", "image/png", NAMELESS);
    assert_eq!(refused.status.as_u16(), 406);
    assert_eq!(server.metric("revision"), 3, "nothing is stored");
}

#[test]
fn programs_without_rdf_get_json_a_problem_or_text() {
    let server = server(Settings::default());
    let json = turtle(&server, "/validate", "application/json", NAMELESS).json();
    assert_eq!(json["conforms"], false);
    assert_eq!(
        json["focusNodes"], 1,
        "what stands in the ontology is not judged"
    );
    assert_eq!(json["counts"]["violation"], 1);
    assert_eq!(json["results"][0]["focusNode"], "<http://example.org/s>");
    let problem = turtle(&server, "/validate", "application/problem+json", NAMELESS);
    assert_eq!(problem.status.as_u16(), 422);
    assert_eq!(problem.header("content-type"), "application/problem+json");
    assert_eq!(problem.json()["type"], "/problems/data-invalid");
    assert_eq!(problem.json()["results"][0]["severity"], "violation");
    let fine = turtle(&server, "/validate", "application/problem+json", NOTED);
    assert_eq!(fine.status.as_u16(), 200);
    assert_eq!(fine.header("content-type"), "application/json");
    assert_eq!(fine.json()["counts"]["warning"], 1);
    let headers = [
        ("content-type", "text/turtle"),
        ("accept", "text/plain"),
        ("accept-language", "nn"),
    ];
    let text = send(&server, "/validate", &headers, NAMELESS).text();
    assert!(text.contains("Gje standarden eit namn."), "{text}");
}

#[test]
fn ours_are_named_by_graph_or_shape() {
    let server = server(Settings::default());
    let both = format!("{NAMELESS}\n{NOTED}");
    let total = |path: &str| {
        let answer = turtle(&server, path, "application/json", &both);
        assert_eq!(answer.status.as_u16(), 200, "{path}: {}", answer.text());
        answer.json()["total"].as_u64().unwrap()
    };
    for (path, results) in [
        ("/validate", 2),
        ("/validate?shapes=helsegraf", 2),
        (
            "/validate?shapes=https://w3id.org/helsegraf/graph/shapes/helsegraf",
            2,
        ),
        ("/validate?shapes=Standard", 1),
        (
            "/validate?shapes=https://w3id.org/helsegraf/shapes/Layer",
            1,
        ),
    ] {
        assert_eq!(total(path), results, "{path}");
    }
    for path in [
        "/validate?shapes=nothing",
        "/validate?shapes=name",
        "/validate?shapes=https://w3id.org/helsegraf/graph/national/content",
        "/validate?shapes=Standard&shapes=Layer",
        "/validate?beside=nothing",
    ] {
        let answer = turtle(&server, path, "text/turtle", NAMELESS);
        assert_eq!(answer.status.as_u16(), 400, "{path}: {}", answer.text());
    }
}

#[test]
fn data_may_be_judged_beside_what_is_stored() {
    let server = server(Settings::default());
    let total = |path: &str| {
        let answer = turtle(&server, path, "application/json", REFERRING);
        answer.json()["total"].as_u64().unwrap()
    };
    assert_eq!(
        total("/validate"),
        1,
        "what they refer to is not among them"
    );
    assert_eq!(total("/validate?beside=graph"), 0);
    assert_eq!(server.metric("revision"), 3, "nothing is stored");
}

#[test]
fn a_form_brings_shapes_of_its_own() {
    let server = server(Settings::default());
    let data = "<http://example.org/s> <http://example.org/q> 1 .";
    let own = form(
        &server,
        "application/json",
        &[("data", "", data), ("shapes", "", OWN)],
    );
    assert_eq!(own.json()["total"], 1, "{}", own.text());
    // The target need not be in the data.
    let files = form(
        &server,
        "application/json",
        &[
            (
                "data",
                "; filename=\"d.nt\"\r\nContent-Type: application/octet-stream",
                "<http://e/a> <http://e/b> \"c\" .",
            ),
            ("shapes", "; filename=\"s.ttl\"", OWN),
            ("data-format", "", "jsonld"),
        ],
    );
    assert_eq!(files.json()["total"], 1, "{}", files.text());
    let ours = form(
        &server,
        "application/json",
        &[
            ("data", "", NOTED),
            (
                "data",
                "; filename=\"\"\r\nContent-Type: application/octet-stream",
                "",
            ),
            ("shapes", "", ""),
            ("shapes-name", "", "Layer"),
            ("beside", "", "graph"),
        ],
    );
    assert_eq!(ours.json()["total"], 1, "{}", ours.text());
    for parts in [
        &[("shapes", "", OWN)][..],
        &[("data", "", NOTED), ("more", "", "x")],
        &[
            ("data", "", NOTED),
            ("shapes", "", OWN),
            ("shapes-name", "", "Layer"),
        ],
        &[("data", "", "<a> <b>")],
    ] {
        let answer = form(&server, "text/turtle", parts);
        assert_eq!(answer.status.as_u16(), 400, "{parts:?}: {}", answer.text());
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    let server = server(Settings {
        body_limit_bytes: 4096,
        ..Settings::default()
    });
    let broken = turtle(
        &server,
        "/validate",
        "",
        "<http://e/a> <http://e/b>\n  nonsense .",
    );
    assert_eq!(broken.status.as_u16(), 400);
    assert_eq!(
        (&broken.json()["line"], &broken.json()["column"]),
        (&2.into(), &3.into())
    );
    let headers = [("content-type", "text/csv")];
    assert_eq!(
        send(&server, "/validate", &headers, "a,b").status.as_u16(),
        415
    );
    assert_eq!(send(&server, "/validate", &[], NOTED).status.as_u16(), 415);
    let large = turtle(&server, "/validate", "", &"#".repeat(5000));
    assert_eq!(large.status.as_u16(), 413);
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(NOTED.as_bytes()).unwrap();
    let gzip = |body: Vec<u8>| {
        let headers = [
            ("content-type", "text/turtle"),
            ("content-encoding", "gzip"),
            ("accept", "application/json"),
        ];
        send(&server, "/validate", &headers, body)
    };
    assert_eq!(gzip(packed.finish().unwrap()).json()["total"], 1);
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    bomb.write_all(&vec![b'#'; 1 << 20]).unwrap();
    assert_eq!(gzip(bomb.finish().unwrap()).status.as_u16(), 413);
    let method = server.ask(request("DELETE", "/validate", &[], ""));
    assert_eq!(method.status.as_u16(), 405);
}

#[test]
fn shapes_that_cannot_be_used_are_named() {
    let server = server(Settings::default());
    let sh = "PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX e: <http://e/> ";
    for (shapes, reason) in [
        (
            "e:S a sh:NodeShape ; sh:minCount 1 .",
            "a node shape cannot have sh:minCount",
        ),
        (
            "e:S a sh:NodeShape ; sh:node e:T . e:T sh:node e:S .",
            "refers to itself",
        ),
        (
            "e:S a sh:NodeShape ; sh:target [ a sh:SPARQLTarget ] .",
            "sh:target is not supported",
        ),
        (
            "e:S a sh:PropertyShape ; sh:path e:p ; sh:pattern \"(?!a)\" .",
            "look-around",
        ),
        (
            "e:S a sh:NodeShape ; sh:sparql [ sh:select \"SELECT $this { \" ] .",
            "does not parse",
        ),
        (
            "e:S a sh:NodeShape ; sh:sparql [ sh:select \"SELECT $this { SERVICE <http://e/> { ?a ?b $this } }\" ] .",
            "SERVICE",
        ),
    ] {
        let answer = form(
            &server,
            "application/problem+json",
            &[
                ("data", "", NOTED),
                ("shapes", "", &format!("{sh}{shapes}")),
            ],
        );
        assert_eq!(answer.status.as_u16(), 422, "{shapes}: {}", answer.text());
        let json = answer.json();
        assert_eq!(json["type"], "/problems/shapes-unusable");
        assert!(
            json["shape"].as_str().unwrap().contains("http://e/"),
            "{json}"
        );
        assert!(json["detail"].as_str().unwrap().contains(reason), "{json}");
    }
}

#[test]
fn people_get_a_page_they_can_act_on() {
    const BROWSER: &str = "text/html,application/xhtml+xml,*/*;q=0.8";
    let server = server(Settings::default());
    let empty = server.get("/validate?lang=nn&shapes=Standard", BROWSER);
    assert_eq!(empty.status.as_u16(), 200);
    for part in [
        "lang=\"nn\"",
        "<form",
        "value=\"Standard\"",
        "name=\"data\"",
    ] {
        assert!(empty.text().contains(part), "{part}");
    }
    let parts = [("data", "", NAMELESS)];
    let page = form(&server, BROWSER, &parts);
    assert_eq!(page.status.as_u16(), 200);
    for part in [
        "Dataene bryter reglene",
        "<strong>1 brudd</strong>",
        "Gi standarden et navn.",
        "http://example.org/s",
        "ns#Profile&#62; .",
    ] {
        assert!(page.text().contains(part), "{part}: {}", page.text());
    }
    let fine = form(
        &server,
        BROWSER,
        &[("data", "", REFERRING), ("beside", "", "graph")],
    );
    assert!(fine.text().contains("Dataene følger reglene"));
    let nothing = form(
        &server,
        BROWSER,
        &[("data", "", "<http://e/a> a <http://e/B> .")],
    );
    assert!(nothing.text().contains("Ingen node ble kontrollert"));
    let broken = form(&server, BROWSER, &[("data", "", "<http://e/a> \n x")]);
    assert_eq!(broken.status.as_u16(), 400);
    for part in [
        "Dokumentet kan ikke tolkes",
        "line 2",
        "<textarea",
        "http://e/a",
    ] {
        assert!(broken.text().contains(part), "{part}: {}", broken.text());
    }
    let unread = form(&server, BROWSER, &[("more", "", "x")]);
    assert_eq!(unread.status.as_u16(), 400);
    assert!(unread.header("content-type").starts_with("text/html"));
    let hostile = "<http://e/\\u003Cscript\\u003E> a <https://w3id.org/helsegraf/ns#Standard> .\n\
         <javascript:alert(1)> a <https://w3id.org/helsegraf/ns#Standard> .";
    let page = form(&server, BROWSER, &[("data", "", hostile)]).text();
    assert!(!page.contains("<script>"), "{page}");
    assert!(!page.contains("href=\"javascript:"), "{page}");
}

#[test]
fn new_shapes_that_break_data_are_accepted_by_a_parameter() {
    let server = server(Settings::default());
    let more = format!(
        "{SHAPES} shape:Layer sh:property [ sh:path skos:prefLabel ; sh:minCount 1 ; sh:message \"Give it a name\"@en ] ."
    );
    let put = |path: &str| server.put(path, "text/turtle", more.clone());
    let graph = "/graph/shapes/helsegraf";
    for path in [
        graph,
        "/graph/shapes/helsegraf?dry-run",
        "/graph/shapes/helsegraf?accept=text/turtle",
    ] {
        let refused = put(path);
        assert_eq!(refused.status.as_u16(), 422, "{path}");
        let json = refused.json();
        assert_eq!(json["type"], "/problems/shapes-break-data");
        assert!(
            json["detail"].as_str().unwrap().contains("?accept=true"),
            "{json}"
        );
        let told: Vec<_> = json["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| &r["focusNode"])
            .collect();
        assert!(
            told.contains(&&"<https://w3id.org/helsegraf/id/layers/base>".into()),
            "{told:?}"
        );
    }
    assert_eq!(server.metric("revision"), 3);
    let accepted = put("/graph/shapes/helsegraf?accept=true");
    assert_eq!(accepted.status.as_u16(), 200, "{}", accepted.text());
    assert_eq!(accepted.json()["conforms"], false);
    assert_eq!(server.metric("revision"), 4);
    let metrics = server.get("/metrics", "*/*").text();
    for line in [
        "helsegraf_guard_refused_total 3",
        "helsegraf_guard_fallbacks_total{reason=\"query\"} 0",
        "helsegraf_guard_validations_total{extent=\"delta\"} 2",
        "helsegraf_guard_seconds_bucket{le=\"+Inf\"}",
        "# TYPE helsegraf_guard_seconds histogram",
        "helsegraf_validate_requests_total 0",
    ] {
        assert!(metrics.contains(line), "{line}: {metrics}");
    }
}
