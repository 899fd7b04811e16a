//! The guard on the write lane: the shapes in the store rule what may be written to it.

use helsegraf::graph::{Author, Committed, Error, Graph, Mode, Options};
use helsegraf::log::Door;
use helsegraf::rdf::Delta;
use helsegraf::vocab::hg;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::{NamedNode, NamedNodeRef, Quad};

const RULE: &str = r#"
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    @prefix ex: <https://example.org/> .
    ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ;
        sh:property [ sh:path ex:name ; sh:minCount 1 ; sh:message "a thing has a name"@en ] ;
        sh:property [ sh:path ex:note ; sh:maxCount 0 ; sh:severity sh:Warning ] ."#;
const NAMED: &str = r#"<https://example.org/a> a <https://example.org/Thing> ;
    <https://example.org/name> "A" ."#;
const NAMELESS: &str = "<https://example.org/b> a <https://example.org/Thing> .";
const NOTED: &str = r#"<https://example.org/c> a <https://example.org/Thing> ;
    <https://example.org/name> "C" ; <https://example.org/note> "n" ."#;

fn quads(graph: NamedNodeRef<'_>, turtle: &str) -> Vec<Quad> {
    RdfParser::from_format(RdfFormat::Turtle)
        .with_default_graph(graph)
        .for_slice(turtle)
        .collect::<Result<_, _>>()
        .unwrap()
}

fn add(graph: &Graph, to: NamedNodeRef<'_>, turtle: &str) -> Result<Committed, Error> {
    let delta = Delta {
        added: quads(to, turtle),
        ..Delta::default()
    };
    commit(graph, delta)
}

fn commit(graph: &Graph, delta: Delta) -> Result<Committed, Error> {
    let author = Author {
        agent: "test".into(),
        door: Door::Rest,
        message: None,
    };
    graph.commit(&author, Mode::Commit, |_| Ok(delta))
}

#[test]
fn a_violation_is_refused_and_a_warning_returned() {
    let graph = Graph::in_memory(&Options::default());
    add(&graph, hg::SHAPES, RULE).unwrap();
    add(&graph, hg::NATIONAL_CONTENT, NAMED).unwrap();
    let Err(Error::Refused(report)) = add(&graph, hg::NATIONAL_CONTENT, NAMELESS) else {
        panic!("a thing without a name was accepted");
    };
    assert_eq!(report.results.len(), 1);
    assert_eq!(report.results[0].messages[0].value(), "a thing has a name");
    assert_eq!(graph.head().revision, 2);
    let noted = add(&graph, hg::NATIONAL_CONTENT, NOTED).unwrap();
    assert_eq!((noted.revision, noted.report.results.len()), (3, 1));
    let nameless = Delta {
        removed: quads(hg::NATIONAL_CONTENT, NAMED).split_off(1),
        ..Delta::default()
    };
    assert!(matches!(commit(&graph, nameless), Err(Error::Refused(_))));
}

#[test]
fn shapes_that_the_data_breaks_are_refused() {
    let graph = Graph::in_memory(&Options::default());
    add(&graph, hg::NATIONAL_CONTENT, NAMELESS).unwrap();
    assert!(matches!(
        add(&graph, hg::SHAPES, RULE),
        Err(Error::Refused(_))
    ));
    assert!(graph.shapes().is_empty());
    assert_eq!(graph.head().revision, 1);
    let both = Delta {
        added: [quads(hg::SHAPES, RULE), quads(hg::NATIONAL_CONTENT, NAMED)].concat(),
        removed: quads(hg::NATIONAL_CONTENT, NAMELESS),
        ..Delta::default()
    };
    commit(&graph, both).unwrap();
    assert!(!graph.shapes().is_empty());
}

#[test]
fn shapes_that_do_not_compile_are_refused() {
    let graph = Graph::in_memory(&Options::default());
    let broken = RULE.replace("sh:minCount 1", "sh:minCount \"many\"");
    let said = add(&graph, hg::SHAPES, &broken).unwrap_err();
    assert!(matches!(said, Error::Shapes(_)), "{said}");
    assert_eq!(graph.head().revision, 0);
}

#[test]
fn dropping_the_shapes_lifts_the_rules() {
    let graph = Graph::in_memory(&Options::default());
    add(&graph, hg::SHAPES, RULE).unwrap();
    let drop = Delta {
        dropped: vec![hg::SHAPES.into_owned().into()],
        ..Delta::default()
    };
    commit(&graph, drop).unwrap();
    add(&graph, hg::NATIONAL_CONTENT, NAMELESS).unwrap();
}

#[test]
fn the_rules_hold_after_a_restart_and_under_another_base() {
    let directory = tempfile::tempdir().unwrap();
    let options = Options::with_base("https://other.example/");
    let shapes = NamedNode::new("https://other.example/graph/shapes/mine").unwrap();
    let graph = Graph::open(directory.path(), &options).unwrap();
    add(&graph, shapes.as_ref(), RULE).unwrap();
    drop(graph);
    let graph = Graph::open(directory.path(), &options).unwrap();
    let refused = add(&graph, hg::NATIONAL_CONTENT, NAMELESS);
    assert!(matches!(refused, Err(Error::Refused(_))));
    // What is a graph of shapes under our base is a graph like others here.
    add(
        &graph,
        hg::SHAPES,
        "<https://example.org/s> a <https://example.org/Other> .",
    )
    .unwrap();
}
