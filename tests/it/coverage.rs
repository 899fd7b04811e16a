//! The coverage of the content: what the table counts, and what `check` does not let pass.

use helsegraf::coverage::{Coverage, Fault, Finding, faults};
use helsegraf::index::{Builder, Snapshot};
use helsegraf::rdf::Prefixes;
use helsegraf::registry::Registry;
use helsegraf::vocab::hg;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::{NamedNode, NamedNodeRef};
use std::process::Command;

const ONTOLOGY: &str = r#"
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX owl: <http://www.w3.org/2002/07/owl#>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dct: <http://purl.org/dc/terms/>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX hg: <https://w3id.org/helsegraf/ns#>
    hg:Thing a owl:Class ; rdfs:label "ting"@nb, "ting"@nn, "thing"@en ;
      skos:definition "Noe."@nb, "Noko."@nn, "Something."@en .
    hg:Special rdfs:subClassOf hg:Thing ; rdfs:label "s"@nb, "s"@nn, "s"@en ;
      skos:definition "s"@nb, "s"@nn, "s"@en .
    hg:mark rdfs:label "merke"@nb, "merke"@nn, "mark"@en ; skos:definition "m"@nb, "m"@nn, "m"@en .
    hg:doc rdfs:label "kilde"@nb, "kjelde"@nn, "source"@en ; skos:definition "m"@nb, "m"@nn, "m"@en .
    hg:project rdfs:label "p"@nb, "p"@nn, "p"@en ; skos:definition "m"@nb, "m"@nn, "m"@en .
    hg:unknown rdfs:label "ukjent"@nb, "ukjend"@nn, "unknown"@en ; skos:definition "m"@nb, "m"@nn, "m"@en .
    hg:Collection rdfs:label "c"@nb, "c"@nn, "c"@en ; skos:definition "c"@nb, "c"@nn, "c"@en .
    hg:path rdfs:label "c"@nb, "c"@nn, "c"@en ; skos:definition "c"@nb, "c"@nn, "c"@en .
    hg:member rdfs:label "c"@nb, "c"@nn, "c"@en ; skos:definition "c"@nb, "c"@nn, "c"@en .
    rdf:type rdfs:label "type"@nb, "type"@nn, "type"@en .
    dct:source rdfs:label "kilde"@nb, "kjelde"@nn, "source"@en .
    dct:relation rdfs:label "forhold"@nb, "forhold"@nn, "relation"@en .
    skos:prefLabel rdfs:label "navn"@nb, "namn"@nn, "name"@en .
    skos:definition rdfs:label "d"@nb, "d"@nn, "d"@en ."#;

const SHAPES: &str = r#"
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX hg: <https://w3id.org/helsegraf/ns#>
    <https://w3id.org/helsegraf/collections/things> a hg:Collection ; hg:path "things" ;
      hg:member hg:Thing ; rdfs:label "Ting"@nb, "Ting"@nn, "Things"@en ."#;

const CONTENT: &str = r#"
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dct: <http://purl.org/dc/terms/>
    PREFIX hg: <https://w3id.org/helsegraf/ns#> BASE <https://w3id.org/helsegraf/id/things/>
    <a> a hg:Thing ; skos:prefLabel "a"@nb, "a"@nn, "a"@en ; skos:definition "a"@nb ;
      hg:mark hg:doc ; dct:source <b> ; dct:relation <a#part>, [ dct:relation <c> ] .
    <a#part> dct:relation <c>, <a> ; hg:unknown dct:source .
    <b> a hg:Special ; skos:prefLabel "b"@nb ; hg:mark hg:project .
    <c> a hg:Thing ; skos:prefLabel "c"@en ; hg:unknown dct:relation ."#;

fn snapshot(content: &str, ontology: &str) -> Snapshot {
    let mut builder = Builder::new(&["https://w3id.org/helsegraf/graph/shapes/".to_owned()]);
    let parts: [(NamedNodeRef<'_>, &str); 3] = [
        (hg::NATIONAL_CONTENT, content),
        (hg::ONTOLOGY, ontology),
        (hg::SHAPES, SHAPES),
    ];
    for (graph, turtle) in parts {
        let parser = RdfParser::from_format(RdfFormat::Turtle).with_default_graph(graph);
        for quad in parser.for_slice(turtle) {
            builder.insert(quad.expect("Turtle").as_ref());
        }
    }
    builder.finish(1)
}

fn read(snapshot: &Snapshot) -> (Coverage, Vec<Finding>) {
    let registry = Registry::read(snapshot, hg::BASE);
    let coverage = Coverage::read(snapshot, &registry, hg::BASE);
    let prefixes = Prefixes::new(hg::BASE);
    let findings = faults(snapshot, &registry, &coverage, &prefixes, hg::BASE);
    (coverage, findings)
}

#[test]
fn entries_are_counted_with_their_parts() {
    let (coverage, findings) = read(&snapshot(CONTENT, ONTOLOGY));
    assert_eq!(findings, []);
    assert_eq!(coverage.kinds.len(), 1);
    let things = &coverage.kinds[0];
    assert_eq!(things.segment, "things");
    assert_eq!(things.tally, coverage.total);
    let tally = &things.tally;
    assert_eq!(
        tally.entries, 3,
        "an instance of a subclass is one of the kind"
    );
    assert_eq!((tally.defined, tally.described, tally.explained), (1, 0, 1));
    assert_eq!((tally.named, tally.named_in_all), ([2, 1, 2], 1));
    assert_eq!(
        (tally.sourced, tally.marks, tally.unmarked),
        (1, [1, 0, 0, 1], 1)
    );
    assert_eq!(tally.unknown, 2);
    // Through the part and through the blank node; a source is no such link.
    assert_eq!((tally.links_out, tally.links_in), (2, 2));
    assert_eq!((tally.loose, tally.orphans), (1, 0));
    assert!(coverage.loose[0].ends_with("/b"), "{:?}", coverage.loose);
}

#[test]
fn every_fault_is_found() {
    for (content, ontology, fault, iri) in [
        ("<a> hg:nothing <b> .", "", Fault::Undeclared, "ns#nothing"),
        (
            "",
            "hg:new rdfs:label \"x\"@nb, \"x\"@en ; skos:definition \"x\"@nb, \"x\"@nn, \"x\"@en .",
            Fault::Unlabelled,
            "ns#new",
        ),
        (
            "",
            "hg:new rdfs:label \"x\"@nb, \"x\"@nn, \"x\"@en .",
            Fault::Undefined,
            "ns#new",
        ),
        (
            "<a> dct:hasPart <b> .",
            "",
            Fault::Unnamed,
            "dc/terms/hasPart",
        ),
        (
            "<a> <http://example.org/p> <b> .",
            "<http://example.org/p> rdfs:label \"x\"@nb, \"x\"@nn, \"x\"@en .",
            Fault::NoPrefix,
            "http://example.org/",
        ),
        (
            "<a> dct:relation <nowhere> .",
            "",
            Fault::DeadLink,
            "things/nowhere",
        ),
        ("<d> a hg:Thing .", "", Fault::Orphan, "things/d"),
        ("<d> dct:relation <a> .", "", Fault::Astray, "things/d"),
    ] {
        let content = format!("{CONTENT}\n{content}");
        let ontology = format!("{ONTOLOGY}\n{ontology}");
        let (_, findings) = read(&snapshot(&content, &ontology));
        let found: Vec<_> = findings.iter().map(|f| (f.fault, f.iri.as_str())).collect();
        assert!(
            matches!(found.as_slice(), [(f, i)] if *f == fault && i.ends_with(iri)),
            "{fault:?} of {iri}: {findings:?}"
        );
    }
}

#[test]
fn the_content_of_others_is_counted_and_not_judged() {
    let mut builder = Builder::on(&snapshot(CONTENT, ONTOLOGY));
    let foreign = r#"<http://example.org/d> a <https://w3id.org/helsegraf/ns#Thing> ;
        <http://example.org/p> <https://w3id.org/helsegraf/id/things/nowhere> ."#;
    let graph = NamedNode::new("https://w3id.org/helsegraf/graph/harvested/x").expect("an IRI");
    let parser = RdfParser::from_format(RdfFormat::Turtle).with_default_graph(graph);
    for quad in parser.for_slice(foreign) {
        builder.insert(quad.expect("Turtle").as_ref());
    }
    let (coverage, findings) = read(&builder.finish(2));
    assert_eq!(coverage.total.entries, 4);
    assert_eq!(findings, []);
}

/// The shipped content, through the command line: the table, the rules, the exit code.
#[test]
fn the_embedded_content_is_whole() {
    let ran = Command::new(env!("CARGO_BIN_EXE_helsegraf"))
        .args(["check", "--embedded", "--format", "json"])
        .output()
        .expect("the program runs");
    let text = String::from_utf8_lossy(&ran.stdout);
    let answer: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    for rule in answer["rules"].as_array().expect("rules") {
        assert_eq!(rule["holds"], true, "{rule:#}");
    }
    assert_eq!(answer["whole"], true);
    assert_eq!(ran.status.code(), Some(0), "{text}");
    let total = &answer["coverage"]["total"];
    assert_eq!(total["entries"], total["named"]["nb"], "{total:#}");
    assert_eq!(total["entries"], total["named"]["en"], "{total:#}");
    let kinds = answer["coverage"]["kinds"].as_array().expect("kinds");
    let sum: u64 = kinds
        .iter()
        .filter_map(|kind| kind["entries"].as_u64())
        .sum();
    assert!(sum >= total["entries"].as_u64().expect("a count"));
}
