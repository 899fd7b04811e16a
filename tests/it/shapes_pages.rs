//! `/shapes`: what the shapes demand, in words and as data.

use crate::server::{Answer, Server, request};
use helsegraf::http::Settings;
use oxigraph::io::{RdfFormat, RdfParser};
use std::collections::BTreeSet;

const SHAPES: &str = r#"
    PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX hg: <https://w3id.org/helsegraf/ns#>
    PREFIX shape: <https://w3id.org/helsegraf/shapes/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    shape:Standard a sh:NodeShape ; sh:targetClass hg:Standard ; rdfs:label "Standard"@nb, "Standard"@en ;
      sh:property shape:name , shape:layer , shape:since , shape:kept , shape:Standard-inverse ;
      sh:not [ sh:class hg:Draft ] .
    shape:name a sh:PropertyShape ; sh:path skos:prefLabel ; sh:name "navn"@nb, "name"@en ; sh:order 1 ;
      sh:minCount 1 ; sh:maxCount 3 ; sh:languageIn ( "nb" "en" ) ; sh:uniqueLang true ; sh:minLength 1 ;
      sh:message "Gi standarden et navn."@nb, "Gje standarden eit namn."@nn, "Give the standard a name."@en .
    shape:layer a sh:PropertyShape ; sh:path hg:layer ; sh:order 2 ; sh:class hg:Layer ; sh:nodeKind sh:IRI ; sh:severity sh:Warning .
    shape:since a sh:PropertyShape ; sh:path hg:since ; sh:order 3 ; sh:or ( [ sh:datatype xsd:gYear ] [ sh:datatype xsd:date ; sh:minInclusive "2000-01-01"^^xsd:date ] ) .
    shape:kept a sh:PropertyShape ; sh:path ( hg:layer [ sh:inversePath hg:keeps ] ) ; sh:order 4 ;
      sh:qualifiedValueShape [ sh:in ( hg:a hg:b ) ] ; sh:qualifiedMinCount 2 .
    shape:Standard-inverse a sh:PropertyShape ; sh:path [ sh:inversePath hg:uses ] .
    shape:Standard-not-old a sh:NodeShape ; sh:targetClass hg:Standard ; sh:not [ sh:class hg:Old ] ; sh:message "Ta bort det gamle."@nb .
    shape:off a sh:NodeShape ; sh:deactivated true ; sh:targetClass hg:Off ."#;

const ONTOLOGY: &str = r#"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX hg: <https://w3id.org/helsegraf/ns#>
    hg:Layer a rdfs:Class ; rdfs:label "lag"@nb, "layer"@en . hg:layer rdfs:label "ligger i lag"@nb . hg:a rdfs:label "<b>a</b>"@nb ."#;

fn server() -> Server {
    let server = Server::new(Settings::default());
    for (graph, turtle) in [
        ("/graph/shapes/helsegraf", SHAPES),
        ("/graph/ontology/helsegraf", ONTOLOGY),
    ] {
        let answer = server.put(graph, "text/turtle", turtle);
        assert!(answer.status.is_success(), "{graph}: {}", answer.text());
    }
    server
}

fn page(server: &Server, path: &str) -> String {
    let answer = server.get(path, "text/html");
    assert_eq!(answer.status.as_u16(), 200, "{path}: {}", answer.text());
    assert!(answer.header("content-type").starts_with("text/html"));
    // Words and links without the markup between them.
    let mut text = String::new();
    let mut inside = false;
    for c in answer.text().chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => (),
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn demands_are_told_in_words() {
    let server = server();
    for path in ["/shapes", "/shapes/Standard"] {
        let text = page(&server, &format!("{path}?lang=nb"));
        for part in [
            "Gjelder alle av klassen",
            "ressursen selv",
            "ikke av klassen",
            "krav 1–3",
            "ikke tom",
            "på språk bokmål eller engelsk",
            "høyst én per språk",
            "Gi standarden et navn.",
            "anbefaling valgfritt av klassen lag",
            "datatype xsd:gYear eller datatype xsd:date, ≥ 2000-01-01",
            "ligger i lag / ← ",
            "minst 2 som er: én av: &#60;b&#62;a&#60;/b&#62;, ",
        ] {
            assert!(text.contains(part), "{path}: {part}: {text}");
        }
        assert!(!text.contains("inverse"), "{path}: {text}");
        assert!(!text.contains("off"), "{path}: {text}");
    }
    assert!(page(&server, "/shapes?lang=nn").contains("Gje standarden eit namn."));
    assert!(page(&server, "/shapes?lang=en").contains("at least 2 that is: one of:"));
    let one = page(&server, "/shapes/name?lang=en");
    assert!(one.contains("Used by Standard"), "{one}");
}

#[test]
fn a_rule_without_a_name_stands_with_the_kind_it_is_for() {
    let server = server();
    let answer = server.get("/shapes?lang=nb", "text/html");
    let markup = answer.text();
    assert_eq!(
        markup.matches("<details class=\"shape\"").count(),
        1,
        "{markup}"
    );
    let (_, after) = markup
        .split_once("id=\"Standard-not-old\"")
        .expect("the rule's row");
    assert!(after.contains("Ta bort det gamle."), "{after}");
    let alone = page(&server, "/shapes/Standard-not-old?lang=nb");
    assert!(alone.contains("Ta bort det gamle."), "{alone}");
}

#[test]
fn shapes_are_data_too_and_their_iris_lead_here() {
    let server = server();
    let subjects = |answer: &Answer, format| {
        let quads = RdfParser::from_format(format).for_slice(&answer.body);
        quads
            .map(|quad| quad.expect("RDF").subject.to_string())
            .filter(|subject| subject.starts_with('<'))
            .collect::<BTreeSet<_>>()
    };
    let all = server.get("/shapes", "text/turtle");
    assert_eq!(subjects(&all, RdfFormat::Turtle).len(), 8, "{}", all.text());
    let suffix = server.get("/shapes.nt", "text/html");
    assert_eq!(suffix.header("content-type"), "application/n-triples");
    assert_eq!(subjects(&suffix, RdfFormat::NTriples).len(), 8);
    let one = server.get("/shapes/Standard.rdf", "*/*");
    assert_eq!(
        subjects(&one, RdfFormat::RdfXml).len(),
        6,
        "with its property shapes"
    );
    let name = server.get("/shapes/name", "application/n-triples");
    assert_eq!(subjects(&name, RdfFormat::NTriples).len(), 1);
    let tag = all.header("etag").to_owned();
    let headers = [("accept", "text/turtle"), ("if-none-match", tag.as_str())];
    let again = server.ask(request("GET", "/shapes", &headers, ""));
    assert_eq!(again.status.as_u16(), 304);
    for path in ["/shapes/nothing", "/shapes/", "/shapes/nothing.ttl"] {
        assert_eq!(
            server.get(path, "text/turtle").status.as_u16(),
            404,
            "{path}"
        );
    }
    assert_eq!(server.get("/shapes", "image/png").status.as_u16(), 406);
}
