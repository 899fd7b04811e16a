//! What is seen of the whole: the map and the table on the home page, lists as data, the context.

use super::content;
use super::server::{Server, request};
use super::shipped::{self, reading};
use helsegraf::http::Settings;
use helsegraf::vocab::hg;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::graph::CanonicalizationAlgorithm;
use oxrdf::{Graph, NamedNode, Quad, Triple};
use std::collections::BTreeSet;

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
/// What begins each part of a view.
const VIEW: &str = "<section class=\"view-part\">";
const OTHER_BASE: &str = "https://example.org/kunnskap/";

/// A server with the embedded content, its things and graphs under a base.
pub fn server(base: &str) -> Server {
    let server = Server::new(Settings {
        iri_base: NamedNode::new(base).expect("an IRI"),
        ..Settings::default()
    });
    shipped::commit(&server, moved(&content::quads(), base));
    server
}

/// Things and graphs under another base; the ontology keeps its name.
fn moved(quads: &[Quad], base: &str) -> Vec<Quad> {
    let mut text: String = quads.iter().map(|quad| format!("{quad} .\n")).collect();
    for place in ["id/", "graph/"] {
        text = text.replace(&format!("<{}{place}", hg::BASE), &format!("<{base}{place}"));
    }
    let parser = RdfParser::from_format(RdfFormat::NQuads).for_slice(&text);
    parser.map(|quad| quad.expect("N-Quads")).collect()
}

fn graph(format: RdfFormat, text: &[u8]) -> Graph {
    let triples = RdfParser::from_format(format)
        .for_slice(text)
        .map(|quad| Triple::from(quad.expect("RDF")));
    let mut graph: Graph = triples.collect();
    graph.canonicalize(CanonicalizationAlgorithm::Unstable);
    graph
}

/// How often a text is in another.
fn times(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn the_home_page_shows_every_domain_and_kind_in_the_readers_language() {
    let server = reading();
    for (language, map, table, domain) in [
        (
            "nb",
            "Kart over datadomenene",
            "Hva grafen vet",
            "Legemidler",
        ),
        (
            "nn",
            "Kart over datadomena",
            "Kva grafen veit",
            "Legemiddel",
        ),
        (
            "en",
            "Map of the data domains",
            "What the graph knows",
            "Medication",
        ),
    ] {
        let page = server.get(&format!("/?lang={language}"), BROWSER).text();
        for part in [map, table, domain] {
            assert!(page.contains(part), "{language}: {part}");
        }
        // Every domain has a box and a line in the list, and each box says in words what it shows.
        let list = server.get("/doc/domains.nt", "").body;
        let list = graph(RdfFormat::NTriples, &list);
        let member = NamedNode::new_unchecked("http://www.w3.org/ns/hydra/core#member");
        let domains = list
            .iter()
            .filter(|t| t.predicate == member.as_ref())
            .count();
        assert!(domains >= 55, "{domains}");
        assert_eq!(
            times(&page, "<rect class=\"got\" x="),
            domains,
            "{language}"
        );
        assert_eq!(times(&page, "<title>") - 1, domains, "{language}");
        assert_eq!(
            times(&page, "href=\"/doc/domains/"),
            2 * domains,
            "{language}"
        );
        // Every kind that has entries has a row.
        let rows = times(&page, "<th scope=\"row\">");
        assert!(rows > 40, "{rows}");
        assert!(page.contains(&format!("href=\"/doc/organisations?lang={language}\"")));
    }
}

#[test]
fn lists_come_as_data_too() {
    let server = reading();
    let turtle = server.get("/doc/organisations", "text/turtle");
    assert_eq!(turtle.status, 200);
    assert_eq!(turtle.header("content-type"), "text/turtle");
    assert_eq!(turtle.header("content-location"), "/doc/organisations.ttl");
    let said = graph(RdfFormat::Turtle, &turtle.body);
    let json_ld = RdfFormat::JsonLd {
        profile: Default::default(),
    };
    for (path, accept, format) in [
        ("/doc/organisations.ttl", BROWSER, RdfFormat::Turtle),
        (
            "/doc/organisations",
            "application/n-triples",
            RdfFormat::NTriples,
        ),
        ("/doc/organisations.jsonld", "", json_ld),
        ("/doc/organisations?format=rdf", "", RdfFormat::RdfXml),
    ] {
        let answer = server.get(path, accept);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        assert_eq!(graph(format, &answer.body), said, "{path}");
    }
    let hdir = "<https://w3id.org/helsegraf/id/organisations/hdir>";
    let text = String::from_utf8_lossy(&server.get("/doc/organisations.nt", "").body).into_owned();
    assert!(text.contains(&format!("core#member> {hdir} .")), "{text}");
    assert!(text.contains("\"Norwegian Directorate of Health\"@en"));
    assert_eq!(server.get("/doc/organisations.exe", "").status, 404);
    assert_eq!(server.get("/doc/organisations", "image/png").status, 406);
    assert_eq!(server.get("/doc/nothing.ttl", "").status, 404);
    let page = server.get("/doc/organisations", BROWSER);
    assert!(page.text().contains("href=\"/doc/organisations.jsonld\""));
}

#[test]
fn a_long_list_goes_on_elsewhere() {
    let server = Server::new(Settings::default());
    let shapes = r#"PREFIX hg: <https://w3id.org/helsegraf/ns#>
        <https://w3id.org/helsegraf/collections/n> a hg:Collection ; hg:path "n" ; hg:member hg:N ."#;
    let mut data = String::from("PREFIX hg: <https://w3id.org/helsegraf/ns#>\n");
    for n in 0..1_500 {
        data.push_str(&format!(
            "<https://w3id.org/helsegraf/id/n/{n:04}> a hg:N .\n"
        ));
    }
    server.put("/graph/shapes/n", "text/turtle", shapes);
    server.put("/graph/national/n", "text/turtle", data);
    let (mut path, mut members, mut pages) = ("/doc/n.nt".to_owned(), BTreeSet::new(), 0);
    loop {
        let answer = server.get(&path, "");
        assert_eq!(answer.status, 200, "{path}");
        pages += 1;
        for line in answer.text().lines().filter(|l| l.contains("core#member>")) {
            assert!(members.insert(line.to_owned()), "{line}");
        }
        let link = answer
            .header("link")
            .split(", ")
            .find(|l| l.contains("rel=\"next\""));
        match link.and_then(|link| link.split(['<', '>']).nth(1)) {
            Some(next) => path = next.to_owned(),
            None => break,
        }
    }
    assert_eq!((pages, members.len()), (2, 1_500));
}

#[test]
fn incoming_links_are_named_from_this_end_with_their_marks() {
    let server = Server::new(Settings::default());
    let terms = r#"PREFIX hg: <https://w3id.org/helsegraf/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        hg:uses rdfs:label "bruker"@nb, "uses"@en ; hg:inverseLabel "brukes av"@nb, "used by"@en .
        hg:knows rdfs:label "kjenner"@nb ."#;
    let shapes = r#"PREFIX hg: <https://w3id.org/helsegraf/ns#> PREFIX sh: <http://www.w3.org/ns/shacl#>
        PREFIX s: <https://w3id.org/helsegraf/shapes/>
        s:T a sh:NodeShape ; sh:targetClass hg:T ; sh:property [ sh:path [ sh:inversePath hg:part ] ; sh:order 1 ] ."#;
    let data = r#"PREFIX hg: <https://w3id.org/helsegraf/ns#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#> BASE <https://w3id.org/helsegraf/id/t/>
        <a> a hg:T ; skos:prefLabel "A"@nb ; hg:whole <a#whole> .
        <a#whole> hg:lists <b>, <c> .
        <b> skos:prefLabel "Be"@nb ; hg:uses <a> ; hg:knows <a> ; hg:part <a> .
        <c> skos:prefLabel "Ce"@nb ; hg:part <a> .
        <b#m> rdf:subject <b> ; rdf:predicate hg:uses ; rdf:object <a> ; hg:mark hg:inferred .
        <c#m> rdf:subject <c> ; rdf:predicate hg:part ; rdf:object <a> ; hg:mark hg:external ."#;
    for (path, turtle) in [
        ("/graph/shapes/t", shapes),
        ("/graph/ontology/t", terms),
        ("/graph/national/t", data),
    ] {
        let answer = server.put(path, "text/turtle", turtle);
        assert!(answer.status.is_success(), "{path}: {}", answer.text());
    }
    let page = server.get("/doc/t/a?lang=en", BROWSER).text();
    let after = |part: &str| page.split(part).nth(1).unwrap_or_default().to_owned();
    let used_by = after(">used by");
    assert!(used_by.starts_with(" <span class=\"count\">1"), "{page}");
    assert!(
        used_by
            .split("</ul>")
            .next()
            .unwrap_or_default()
            .contains("mark inferred")
    );
    assert!(page.contains("← kjenner"), "{page}");
    // The row of the shape, with the mark of one of its statements; not listed again in the part.
    let row = after("← hg:part");
    assert!(
        row.contains("Be") && row.contains("mark external"),
        "{page}"
    );
    assert_eq!(times(&page, "href=\"/doc/t/c?lang=en\""), 1, "{page}");
}

#[test]
fn an_information_model_lists_each_of_its_elements_once() {
    let server = reading();
    let page = server
        .get("/doc/information-models/nim-overfolsomhet", BROWSER)
        .text();
    // Once among the rows of the shape, once in the table of the model's view.
    let (rows, view) = page.split_once(VIEW).expect("the view of a model");
    for element in ["overf-klinisk-status", "overf-agens"] {
        let link = format!("href=\"/doc/elements/{element}\"");
        assert!(times(rows, &link) <= 1, "{element}");
        assert!(times(view, &link) <= 1, "{element}");
    }
    let link = "href=\"/doc/elements/overf-klinisk-status\"";
    assert_eq!((times(rows, link), times(view, link)), (1, 1));
}

#[test]
fn the_context_has_short_names_for_every_term() {
    let server = reading();
    let answer = server.get("/ns/context.jsonld", "*/*");
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/ld+json");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let context = &answer.json()["@context"];
    for (name, definition) in [
        (
            "prefLabel",
            serde_json::json!({"@id": "http://www.w3.org/2004/02/skos/core#prefLabel", "@container": "@language"}),
        ),
        (
            "mark",
            serde_json::json!({"@id": "https://w3id.org/helsegraf/ns#mark", "@type": "@id"}),
        ),
        (
            "DataDomain",
            serde_json::json!({"@id": "https://w3id.org/helsegraf/ns#DataDomain"}),
        ),
        ("type", serde_json::json!("@type")),
        ("hg", serde_json::json!("https://w3id.org/helsegraf/ns#")),
    ] {
        assert_eq!(context[name], definition, "{name}");
    }
    let tag = answer.header("etag");
    let again = server.ask(request(
        "GET",
        "/ns/context.jsonld",
        &[("if-none-match", tag)],
        "",
    ));
    assert_eq!(again.status, 304);
}

#[test]
fn the_ontology_keeps_its_name_under_another_base() {
    let server = server(OTHER_BASE);
    let terms = server.get("/ns?lang=en", BROWSER);
    assert_eq!(terms.status, 200);
    let text = terms.text();
    assert!(text.contains("id=\"DataDomain\""), "the page has the terms");
    assert!(
        text.contains("<code>hg:DataDomain</code>"),
        "under their prefix"
    );
    for (format, accept) in [
        (RdfFormat::Turtle, "text/turtle"),
        (RdfFormat::NTriples, "application/n-triples"),
    ] {
        let answer = server.get("/ns", accept);
        let said = graph(format, &answer.body);
        assert!(said.len() > 1_000, "{accept}: {}", said.len());
        let link = answer.header("link");
        assert!(
            link.contains("<https://w3id.org/helsegraf/ns>; rel=\"canonical\""),
            "{link}"
        );
    }
    let context = server.get("/ns/context.jsonld", "").json();
    assert_eq!(context["@context"]["own"], format!("{OTHER_BASE}ns#"));
    assert_eq!(
        context["@context"]["mark"]["@id"],
        "https://w3id.org/helsegraf/ns#mark"
    );
    let thing = server.get("/doc/organisations/hdir", BROWSER).text();
    assert!(
        thing.contains(&format!("{OTHER_BASE}id/organisations/hdir")),
        "{thing}"
    );
    assert!(thing.contains("class=\"mark doc\""), "{thing}");
    let turtle = server.get("/doc/organisations/hdir.ttl", "").text();
    assert!(turtle.contains("hg:mark hg:doc"), "{turtle}");
    let home = server.get("/", BROWSER).text();
    assert!(
        home.contains("href=\"/doc/domains/legemidler\""),
        "the map is drawn"
    );
}
