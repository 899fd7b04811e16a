//! Pages and linked data: redirects, negotiation, conditions, languages, hostile values.

use super::server::{Answer, Server, request};
use helsegraf::http::Settings;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::graph::CanonicalizationAlgorithm;
use oxrdf::{Graph, Triple};

const CONTENT: &str = "/graph/national/content";
const ONTOLOGY: &str = "/graph/ontology/helsegraf";
const SHAPES: &str = "/graph/shapes/helsegraf";
const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

const DATA: &str = r#"
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dct: <http://purl.org/dc/terms/>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX hg: <https://w3id.org/helsegraf/ns#>
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> BASE <https://w3id.org/helsegraf/>
    <id/standards/icd-11> a hg:Standard ;
      skos:prefLabel "Sykdomsklassifikasjon"@nb, "Sjukdomsklassifikasjon"@nn, "Disease classification"@en ;
      dct:description "Kodeverk for sykdommer."@nb, "Codes of diseases."@en ;
      hg:layer <id/layers/base> ; dct:issued "2022-01-01"^^xsd:date ; hg:unknown hg:owner ;
      hg:mark hg:doc ; dct:source <id/passages/p1> ;
      dct:contributor [ skos:prefLabel "En del"@nb ; dct:hasPart ( 1 2 ) ] ;
      <http://example.org/unshaped> "uten form" ; hg:statementMark <id/standards/icd-11#m> .
    <id/standards/icd-11#m> a hg:StatementMark ; rdf:subject <id/standards/icd-11> ;
      rdf:predicate hg:layer ; rdf:object <id/layers/base> ; hg:mark hg:inferred .
    <id/standards/icd-10> a hg:Standard ; skos:prefLabel "ICD-10"@nb ; dct:isReplacedBy <id/standards/icd-11> .
    <id/standards/with.ttl> a hg:Standard ; skos:prefLabel "Punktum"@nb .
    <id/layers/base> skos:prefLabel "Basisstandard"@nb, "Base standard"@en .
    <id/passages/p1> skos:prefLabel "Sak 13/24"@nb .
    <id/standards/hostile> a hg:Standard ; skos:prefLabel "<script>alert(1)</script>"@nb ;
      dct:description "\" onmouseover=\"alert(1)"@nb ; dct:relation <javascript:alert(1)>, <urn:oid:2.16> ;
      <http://example.org/onclick> "</dd></dl><img src=x onerror=alert(1)>", "javascript:alert(1)"^^xsd:anyURI ."#;

const TERMS: &str = r#"
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX owl: <http://www.w3.org/2002/07/owl#>
    PREFIX hg: <https://w3id.org/helsegraf/ns#>
    hg:Standard a owl:Class ; rdfs:label "standard"@nb, "standard"@en ; rdfs:comment "Noe å rette seg etter."@nb .
    hg:layer a owl:ObjectProperty ; rdfs:label "lag"@nb, "layer"@en ."#;

const FORMS: &str = r#"
    PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX dct: <http://purl.org/dc/terms/> PREFIX hg: <https://w3id.org/helsegraf/ns#>
    PREFIX s: <https://w3id.org/helsegraf/shapes/>
    s:Standard a sh:NodeShape ; sh:targetClass hg:Standard ; sh:property
      [ sh:path dct:issued ; sh:group s:time ; sh:order 1 ; sh:name "utgitt"@nb, "issued"@en ] ,
      [ sh:path hg:layer ; sh:group s:place ; sh:order 2 ; sh:name "lag"@nb, "layer"@en ] ,
      [ sh:path hg:owner ; sh:group s:place ; sh:order 1 ; sh:name "eier"@nb, "owner"@en ] .
    s:place a sh:PropertyGroup ; sh:order 1 ; rdfs:label "Plassering"@nb, "Placement"@en .
    s:time a sh:PropertyGroup ; sh:order 2 ; rdfs:label "Tid"@nb, "Time"@en .
    <https://w3id.org/helsegraf/collections/standards> a hg:Collection ; hg:path "standards" ;
      hg:member hg:Standard ; sh:order 1 ; rdfs:label "Standarder"@nb, "Standards"@en ."#;

fn server() -> Server {
    let server = Server::new(Settings::default());
    for (graph, turtle) in [(SHAPES, FORMS), (ONTOLOGY, TERMS), (CONTENT, DATA)] {
        let answer = server.put(graph, "text/turtle", turtle);
        assert!(answer.status.is_success(), "{graph}: {}", answer.text());
    }
    server
}

fn get(server: &Server, path: &str, headers: &[(&str, &str)]) -> Answer {
    server.ask(request("GET", path, headers, ""))
}

/// Every place where `parts` fail to follow one another in `text`.
fn in_order(text: &str, parts: &[&str]) -> Result<(), String> {
    let mut rest = text;
    for part in parts {
        let at = rest
            .find(part)
            .ok_or_else(|| format!("{part:?} is not there, or not after those before it"))?;
        rest = &rest[at + part.len()..];
    }
    Ok(())
}

fn graph(format: RdfFormat, text: &[u8]) -> Graph {
    let triples = RdfParser::from_format(format)
        .for_slice(text)
        .map(|quad| Triple::from(quad.unwrap()));
    let mut graph: Graph = triples.collect();
    graph.canonicalize(CanonicalizationAlgorithm::Unstable);
    graph
}

#[test]
fn a_thing_is_answered_with_see_other() {
    let server = server();
    for (path, status, location) in [
        ("/id/standards/icd-11", 303, "/doc/standards/icd-11"),
        (
            "/id/standards/icd-11?lang=nn",
            303,
            "/doc/standards/icd-11?lang=nn",
        ),
        ("/id/standards", 303, "/doc/standards"),
        ("/id/standards/none", 404, ""),
        ("/id/standards/%22%3E", 404, ""),
        ("/id/standards/%ff", 404, ""),
    ] {
        let answer = server.get(path, "text/turtle");
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(answer.header("location"), location, "{path}");
    }
    let answer = server.get("/id/standards/icd-11", "*/*");
    assert!(answer.header("vary").contains("Accept"));
    assert!(answer.header("link").contains("describedby"));
}

#[test]
fn accept_and_suffix_choose_the_format() {
    let server = server();
    let doc = "/doc/standards/icd-11";
    for (suffix, accept, status, content_type) in [
        ("", "", 200, "text/html; charset=utf-8"),
        ("", "*/*", 200, "text/html; charset=utf-8"),
        ("", BROWSER, 200, "text/html; charset=utf-8"),
        ("", "text/turtle", 200, "text/turtle"),
        ("", "application/ld+json", 200, "application/ld+json"),
        ("", "application/n-triples", 200, "application/n-triples"),
        ("", "application/rdf+xml", 200, "application/rdf+xml"),
        (
            "",
            "text/turtle;q=0.4, application/rdf+xml;q=0.5",
            200,
            "application/rdf+xml",
        ),
        ("", "text/html;q=0.1, text/turtle", 200, "text/turtle"),
        ("", "image/png", 406, "application/problem+json"),
        ("", "text/turtle;q=0", 406, "application/problem+json"),
        ("", "text/", 400, "application/problem+json"),
        (".ttl", BROWSER, 200, "text/turtle"),
        (".jsonld", "image/png", 200, "application/ld+json"),
        (".nt", "", 200, "application/n-triples"),
        (".rdf", "", 200, "application/rdf+xml"),
        (".html", "text/turtle", 200, "text/html; charset=utf-8"),
        (".exe", "", 404, "application/problem+json"),
        ("?_mediatype=text/turtle", BROWSER, 200, "text/turtle"),
        ("?format=nt", BROWSER, 200, "application/n-triples"),
        ("?format=docx", "*/*", 406, "application/problem+json"),
    ] {
        let answer = server.get(&format!("{doc}{suffix}"), accept);
        let case = format!("{suffix} {accept}");
        assert_eq!(answer.status.as_u16(), status, "{case}: {}", answer.text());
        assert_eq!(answer.header("content-type"), content_type, "{case}");
        assert!(answer.header("vary").contains("Accept"), "{case}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{case}");
    }
    let dotted = server.get("/doc/standards/with.ttl", "text/html");
    assert!(dotted.text().contains("Punktum"));
}

#[test]
fn every_format_says_the_same() {
    let server = server();
    let doc = "/doc/standards/icd-11";
    let turtle = server.get(&format!("{doc}.ttl"), "");
    let said = graph(RdfFormat::Turtle, &turtle.body);
    // 14 of its own, 2 of the part and 4 of its list, 5 of the mark on a statement.
    assert_eq!(said.len(), 25, "{}", turtle.text());
    assert!(
        turtle.text().contains("dct:hasPart ( 1 2 )"),
        "{}",
        turtle.text()
    );
    let json_ld = RdfFormat::JsonLd {
        profile: Default::default(),
    };
    for (suffix, format) in [
        ("jsonld", json_ld),
        ("nt", RdfFormat::NTriples),
        ("rdf", RdfFormat::RdfXml),
    ] {
        let answer = server.get(&format!("{doc}.{suffix}"), "");
        assert_eq!(graph(format, &answer.body), said, "{suffix}");
    }
}

#[test]
fn a_page_that_did_not_change_is_not_sent_again() {
    let server = server();
    let doc = "/doc/standards/icd-11";
    let first = server.get(doc, "text/turtle");
    let (tag, date) = (first.header("etag"), first.header("last-modified"));
    assert!(tag.starts_with('"') && !date.is_empty());
    assert_eq!(
        first.header("content-location"),
        "/doc/standards/icd-11.ttl"
    );
    let turtle = ("accept", "text/turtle");
    for (header, value, status) in [
        ("if-none-match", tag, 304),
        ("if-none-match", "\"other\"", 200),
        ("if-modified-since", date, 304),
        ("if-modified-since", "Thu, 01 Jan 1970 00:00:00 GMT", 200),
    ] {
        let again = get(&server, doc, &[turtle, (header, value)]);
        assert_eq!(again.status.as_u16(), status, "{header}: {value}");
        assert_eq!(again.header("etag"), tag);
        assert_eq!(again.body.is_empty(), status == 304);
    }
    let html = get(
        &server,
        doc,
        &[("accept", "text/html"), ("if-none-match", tag)],
    );
    assert_eq!(html.status, 200, "another format is another thing");

    // A change elsewhere leaves the tag as it is; one of the thing does not.
    let insert = |what: &str| {
        format!(
            "INSERT DATA {{ GRAPH <https://w3id.org/helsegraf/graph/national/content> {{ {what} }} }}"
        )
    };
    let elsewhere = insert("<https://w3id.org/helsegraf/id/layers/base> <http://example.org/p> 1");
    assert!(server.update(&server.admin, &elsewhere).status.is_success());
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(
        server
            .update(&server.admin, &insert("<http://e/a> <http://e/p> 1"))
            .status
            .is_success()
    );
    let still = server.get(doc, "text/turtle");
    assert_eq!(
        (still.header("etag"), still.header("last-modified")),
        (tag, date)
    );
    let here = insert("<https://w3id.org/helsegraf/id/standards/icd-11> <http://example.org/p> 1");
    assert!(server.update(&server.admin, &here).status.is_success());
    let changed = server.get(doc, "text/turtle");
    assert_ne!(changed.header("etag"), tag);
    assert_ne!(changed.header("last-modified"), date);
}

#[test]
fn head_sends_the_headers_alone() {
    let server = server();
    let page = server.get("/doc/standards/icd-11", "text/html");
    let head = server.ask(request(
        "HEAD",
        "/doc/standards/icd-11",
        &[("accept", "text/html")],
        "",
    ));
    assert_eq!(head.status, 200);
    assert!(head.body.is_empty());
    assert_eq!(head.header("etag"), page.header("etag"));
    let link = page.header("link");
    for part in [
        "rel=\"canonical\"",
        "rel=\"describes\"",
        "icd-11.jsonld>; rel=\"alternate\"",
    ] {
        assert!(link.contains(part), "{link}");
    }
    assert!(
        page.header("access-control-expose-headers")
            .contains("ETag")
    );
    let posted = server.send("POST", "/doc/standards/icd-11", "text/turtle", "");
    assert_eq!(posted.status, 405);
}

#[test]
fn pages_speak_the_readers_language() {
    let server = server();
    let doc = "/doc/standards/icd-11";
    for (query, accept_language, tag, parts) in [
        (
            "",
            "",
            "nb",
            ["Sykdomsklassifikasjon</h1>", "Plassering", "1. januar 2022"],
        ),
        (
            "",
            "nn,nb;q=0.5",
            "nn",
            [
                "Sjukdomsklassifikasjon</h1>",
                "Plassering",
                "1. januar 2022",
            ],
        ),
        (
            "",
            "de, en-GB;q=0.8",
            "en",
            ["Disease classification</h1>", "Placement", "1 January 2022"],
        ),
        (
            "?lang=en",
            "nb",
            "en",
            ["Disease classification</h1>", "Placement", "1 January 2022"],
        ),
        (
            "?lang=xx",
            "nn",
            "nn",
            [
                "Sjukdomsklassifikasjon</h1>",
                "Plassering",
                "1. januar 2022",
            ],
        ),
    ] {
        let headers = [
            ("accept", "text/html"),
            ("accept-language", accept_language),
        ];
        let answer = get(&server, &format!("{doc}{query}"), &headers);
        let (text, case) = (answer.text(), format!("{query} {accept_language}"));
        assert_eq!(answer.header("content-language"), tag, "{case}");
        assert!(text.contains(&format!("<html lang=\"{tag}\">")), "{case}");
        in_order(&text, &parts).unwrap_or_else(|e| panic!("{case}: {e}\n{text}"));
    }
    let pinned = server.get(&format!("{doc}?lang=en"), "text/html").text();
    assert!(
        pinned.contains("href=\"/doc/layers/base?lang=en\""),
        "{pinned}"
    );
    assert!(
        pinned.contains("href=\"/doc/standards/icd-11?lang=nn\""),
        "{pinned}"
    );
    let free = server.get(doc, "text/html").text();
    assert!(free.contains("href=\"/doc/layers/base\""), "{free}");
}

#[test]
fn a_page_follows_its_shape_and_shows_marks_sources_and_incoming_links() {
    let server = server();
    let text = server.get("/doc/standards/icd-11", "text/html").text();
    let parts = [
        "href=\"/doc/standards\"",
        "Kodeverk for sykdommer.",
        "class=\"mark doc\"",
        "href=\"/doc/passages/p1\"",
        "<h2>Plassering</h2>",
        "eier",
        "class=\"unknown\"",
        "lag",
        "href=\"/doc/layers/base\"",
        "class=\"mark inferred\"",
        "<h2>Tid</h2>",
        "1. januar 2022",
        "<h2>Flere opplysninger</h2>",
        "En del",
        "uten form",
        "href=\"/doc/standards/icd-10\"",
        "https://w3id.org/helsegraf/id/standards/icd-11",
        "href=\"/doc/standards/icd-11.ttl\"",
        "href=\"/graph/national/content\"",
    ];
    in_order(&text, &parts).unwrap_or_else(|e| panic!("{e}\n{text}"));
    assert!(!text.contains("statementMark"), "machinery is not news");
}

#[test]
fn hostile_values_stay_text() {
    let server = server();
    let pages = [
        "/doc/standards/hostile",
        "/doc/standards",
        "/query?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D",
        "/query?query=%3C%2Ftextarea%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/doc/standards/%3Cscript%3Ealert(1)",
        "/%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/doc/standards?after=%22%3E%3Cscript%3Ealert(1)",
        "/?lang=%22%3E%3Cscript%3Ealert(1)",
    ];
    for path in pages {
        let answer = server.get(path, BROWSER);
        assert!(
            answer.header("content-type").starts_with("text/html"),
            "{path}"
        );
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'self'"), "{path}: {policy}");
        assert!(!policy.contains("script-src"), "{path}: {policy}");
        let text = answer.text();
        for attack in [
            "<script>alert",
            "<img src=x",
            "onmouseover=\"",
            "href=\"javascript:",
            "href=\"urn:",
        ] {
            assert!(!text.contains(attack), "{path}: {attack}\n{text}");
        }
    }
}

#[test]
fn home_lists_queries_and_terms_are_pages() {
    let server = server();
    let home = server.get("/", BROWSER).text();
    in_order(
        &home,
        &[
            "href=\"/doc/standards\"",
            "Standarder",
            "4",
            "<form",
            "/query?example=",
        ],
    )
    .unwrap_or_else(|e| panic!("{e}\n{home}"));
    let list = server.get("/doc/standards", BROWSER).text();
    in_order(
        &list,
        &["Standarder</h1>", "ICD-10", "Sykdomsklassifikasjon"],
    )
    .unwrap_or_else(|e| panic!("{e}\n{list}"));
    assert_eq!(server.get("/doc/nothing", BROWSER).status, 404);
    let terms = server.get("/ns", BROWSER).text();
    in_order(
        &terms,
        &["id=\"Standard\"", "Noe å rette seg etter.", "id=\"layer\""],
    )
    .unwrap_or_else(|e| panic!("{e}\n{terms}"));
    let data = server.get("/ns", "text/turtle");
    assert_eq!(graph(RdfFormat::Turtle, &data.body).len(), 7);
}

#[test]
fn questions_are_answered_on_a_page() {
    let server = server();
    for (query, status, part) in [
        ("ASK%20%7B%7D", 200, "Ja"),
        (
            "SELECT%20?x%20WHERE%20%7B%20VALUES%20?x%20%7B%201%202%20%7D%20%7D",
            200,
            "2 rader",
        ),
        (
            "CONSTRUCT%20WHERE%20%7B%20?s%20%3Chttp://purl.org/dc/terms/issued%3E%20?o%20%7D",
            200,
            "dct:issued",
        ),
        ("SELECT%20*%20WHERE%20%7B%0A%20x%20%7D", 400, "Linje 2"),
        (
            "SELECT%20*%20%7B%20SERVICE%20%3Chttp://example.org/%3E%20%7B%20?s%20?p%20?o%20%7D%20%7D",
            403,
            "example.org",
        ),
    ] {
        let answer = server.get(&format!("/query?query={query}"), BROWSER);
        assert_eq!(answer.status.as_u16(), status, "{query}");
        assert!(answer.text().contains(part), "{query}: {}", answer.text());
    }
    for example in server.app.questions().examples() {
        let answer = server.get(&format!("/query?example={}", example.name), BROWSER);
        assert_eq!(answer.status, 200, "{}", example.name);
        assert!(answer.text().contains("<table") || answer.text().contains("class=\"empty\""));
    }
}

#[test]
fn what_is_not_there_is_said_to_people_and_programs() {
    let server = server();
    let page = server.get("/doc/standards/icd-1", BROWSER);
    assert_eq!(page.status, 404);
    assert!(
        page.text().contains("href=\"/doc/standards/icd-10\""),
        "{}",
        page.text()
    );
    let problem = server.get("/doc/standards/icd-1", "application/ld+json");
    assert_eq!(problem.status, 404);
    assert_eq!(problem.json()["type"], "/problems/not-found");
    let nowhere = get(
        &server,
        "/nowhere",
        &[("accept", BROWSER), ("accept-language", "en")],
    );
    assert_eq!(nowhere.status, 404);
    assert!(nowhere.text().contains("There is no such page"));
}

#[test]
fn static_files_are_kept_by_browsers_and_no_path_leaves_the_folder() {
    let server = server();
    let style = server.get("/static/style.css", "text/css");
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
    assert!(style.header("cache-control").contains("max-age"));
    let again = get(
        &server,
        "/static/style.css",
        &[("if-none-match", style.header("etag"))],
    );
    assert_eq!(again.status, 304);
    for path in [
        "/static/none.css",
        "/static/../Cargo.toml",
        "/static/yasgui/../../Cargo.toml",
        "/static/yasgui/%2e%2e/package.json",
        "/static/yasgui/yasgui.min.js",
    ] {
        assert_eq!(server.get(path, "*/*").status, 404, "{path}");
    }
}
