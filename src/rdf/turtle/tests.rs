//! Written, read again, compared as graphs.

use super::write_turtle;
use crate::rdf::Prefixes;
use oxrdf::graph::CanonicalizationAlgorithm;
use oxrdf::{Graph, Triple};

fn parse(turtle: &str) -> Vec<Triple> {
    oxigraph::io::RdfParser::from_format(oxigraph::io::RdfFormat::Turtle)
        .for_slice(turtle)
        .map(|quad| quad.map(Triple::from))
        .collect::<Result<_, _>>()
        .unwrap_or_else(|error| panic!("{error} in\n{turtle}"))
}

fn canonical(triples: &[Triple]) -> Graph {
    let mut graph: Graph = triples.iter().collect();
    graph.canonicalize(CanonicalizationAlgorithm::Unstable);
    graph
}

/// Writes, reads again, compares as graphs; returns the text.
fn round_trip(turtle: &str) -> String {
    let triples = parse(turtle);
    let text = write_turtle(&triples, &Prefixes::new("https://w3id.org/helsegraf/"));
    assert_eq!(canonical(&triples), canonical(&parse(&text)), "{text}");
    text
}

#[test]
fn blank_nodes_and_lists_stand_where_they_are_used() {
    let text = round_trip(
        "PREFIX dct: <http://purl.org/dc/terms/> PREFIX hg: <https://w3id.org/helsegraf/ns#>
         <https://w3id.org/helsegraf/id/standard/x> dct:title 'Å'@nb, 'A'@en ; a hg:Standard ;
           dct:source [ dct:title 'kilde' ; dct:extent 3, 2.50, true, 1e3, '03'^^hg:odd ] ;
           dct:hasPart ( 1 [ dct:title 'i lista' ] () ) .",
    );
    assert_eq!(
        text,
        r#"@prefix dct: <http://purl.org/dc/terms/> .
@prefix hg: <https://w3id.org/helsegraf/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://w3id.org/helsegraf/id/standard/x> a hg:Standard ;
    dct:hasPart ( 1 [
        dct:title "i lista"
    ] () ) ;
    dct:source [
        dct:extent "03"^^hg:odd, "1e3"^^xsd:double, 2.50, 3, true ;
        dct:title "kilde"
    ] ;
    dct:title "A"@en, "Å"@nb .
"#
    );
}

#[test]
fn circles_shared_nodes_and_triple_terms_keep_their_labels() {
    let text = round_trip(
        "PREFIX : <http://example.org/>
         _:a :knows _:b . _:b :knows _:a . :x :has _:c . :y :has _:c . _:c :name 'c' .
         [] <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( _:d :p 'o'@nb )>> . _:d :q 1 .",
    );
    assert!(text.contains("_:b"), "{text}");
}

#[test]
fn broken_lists_and_deep_nesting_survive() {
    let mut deep = String::from("<http://example.org/x> <http://example.org/p> ");
    deep.push_str(&"[ <http://example.org/p> ".repeat(60));
    deep.push('1');
    deep.push_str(&" ]".repeat(60));
    deep.push('.');
    round_trip(&deep);
    round_trip(
        "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX : <http://example.org/>
         :x :p _:l . _:l rdf:first 1, 2 ; rdf:rest rdf:nil .
         :y :p _:m . _:m rdf:first 1 ; rdf:rest _:m .",
    );
}

#[test]
fn hostile_text_is_escaped() {
    let text = round_trip(
        r#"<http://example.org/x> <http://example.org/p> "\"\\\n\r\t\u0000 ' <b>"@nb, "1.", "x"^^<http://example.org/d> ."#,
    );
    assert!(!text.contains('\r'), "{text}");
}
