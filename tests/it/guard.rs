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

fn adding(to: NamedNodeRef<'_>, turtle: &str) -> Delta {
    Delta {
        added: quads(to, turtle),
        ..Delta::default()
    }
}

fn add(graph: &Graph, to: NamedNodeRef<'_>, turtle: &str) -> Result<Committed, Error> {
    commit(graph, adding(to, turtle))
}

fn author() -> Author {
    Author {
        agent: "test".into(),
        door: Door::Rest,
        message: None,
    }
}

fn commit(graph: &Graph, delta: Delta) -> Result<Committed, Error> {
    graph.commit(&author(), Mode::Commit, |_| Ok(delta))
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
    let Err(Error::Breaks(report)) = add(&graph, hg::SHAPES, RULE) else {
        panic!("shapes that the data breaks were taken");
    };
    assert_eq!(report.results.len(), 1);
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

/// A second rule, which what the first lets through breaks too.
const MORE: &str = r#"
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    @prefix ex: <https://example.org/> .
    ex:More a sh:NodeShape ; sh:targetClass ex:Thing ;
        sh:property [ sh:path ex:code ; sh:minCount 1 ; sh:message "a thing has a code"@en ] ."#;

#[test]
fn what_new_shapes_break_is_accepted_only_in_so_many_words() {
    let graph = Graph::in_memory(&Options::default());
    add(&graph, hg::NATIONAL_CONTENT, NAMELESS).unwrap();
    let tried = graph.commit(&author(), Mode::DryRun, |_| Ok(adding(hg::SHAPES, RULE)));
    assert!(matches!(tried, Err(Error::Breaks(_))));
    let accepted = graph.commit::<Error>(&author(), Mode::Accept, |_| Ok(adding(hg::SHAPES, RULE)));
    let accepted = accepted.unwrap();
    assert_eq!((accepted.revision, accepted.report.results.len()), (2, 1));
    // What was accepted blocks neither other data nor other shapes, and is told.
    add(&graph, hg::NATIONAL_CONTENT, NAMED).unwrap();
    let harmless = RULE
        .replace("ex:Shape", "ex:Again")
        .replace("ex:Thing", "ex:Other");
    let again = add(&graph, hg::SHAPES, &harmless).unwrap();
    assert!(again.report.conforms());
    assert_eq!(again.preexisting.results.len(), 1);
    // More rules break more, and only that is told.
    let Err(Error::Breaks(report)) = add(&graph, hg::SHAPES, MORE) else {
        panic!("shapes that the data breaks were taken");
    };
    assert_eq!(report.results.len(), 2);
    assert!(
        report
            .results
            .iter()
            .all(|r| r.messages[0].value() == "a thing has a code")
    );
}

#[test]
fn what_comes_with_new_shapes_must_be_right_by_them() {
    let graph = Graph::in_memory(&Options::default());
    add(&graph, hg::NATIONAL_CONTENT, NAMED).unwrap();
    let both = Delta {
        added: [
            quads(hg::SHAPES, RULE),
            quads(hg::NATIONAL_CONTENT, NAMELESS),
        ]
        .concat(),
        ..Delta::default()
    };
    let refused = graph.commit(&author(), Mode::Accept, |_| Ok(both));
    assert!(matches!(refused, Err(Error::Refused(_))));
    // Accepting is about shapes: data that break those that are there are refused all the same.
    add(&graph, hg::SHAPES, RULE).unwrap();
    let data = adding(hg::NATIONAL_CONTENT, NAMELESS);
    let refused = graph.commit(&author(), Mode::Accept, |_| Ok(data));
    assert!(matches!(refused, Err(Error::Refused(_))));
}

#[test]
fn loads_answer_for_what_they_cause() {
    let graph = Graph::in_memory(&Options::default());
    let load = |mode, graph_name: NamedNodeRef<'_>, turtle: &str| {
        graph.load::<Error>(&author(), mode, |builder| {
            let quads = quads(graph_name, turtle);
            quads.iter().for_each(|quad| builder.insert(quad.as_ref()));
            Ok(())
        })
    };
    load(Mode::Commit, hg::NATIONAL_CONTENT, NAMELESS).unwrap();
    let refused = load(Mode::Commit, hg::SHAPES, RULE);
    assert!(matches!(refused, Err(Error::Breaks(_))));
    let accepted = load(Mode::Accept, hg::SHAPES, RULE).unwrap();
    assert_eq!(accepted.report.results.len(), 1);
    let named = load(Mode::Commit, hg::NATIONAL_CONTENT, NAMED).unwrap();
    assert_eq!(
        (named.report.results.len(), named.preexisting.results.len()),
        (0, 1)
    );
    let another = NAMELESS.replace("/b>", "/bb>");
    let refused = load(Mode::Accept, hg::NATIONAL_CONTENT, &another);
    assert!(matches!(refused, Err(Error::Refused(r)) if r.results.len() == 1));
}

#[test]
fn what_the_guard_does_is_counted() {
    let graph = Graph::in_memory(&Options::default());
    add(&graph, hg::SHAPES, RULE).unwrap();
    let loading = graph.guarded();
    assert_eq!(
        (loading.whole, loading.by_delta, loading.focus_nodes),
        (1, 0, 0)
    );
    add(&graph, hg::NATIONAL_CONTENT, NAMED).unwrap();
    assert!(add(&graph, hg::NATIONAL_CONTENT, NAMELESS).is_err());
    let hierarchy = "<https://example.org/Sub> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <https://example.org/Thing> .";
    add(&graph, hg::NATIONAL_CONTENT, hierarchy).unwrap();
    let guarded = graph.guarded();
    assert_eq!(
        (guarded.whole, guarded.by_delta, guarded.refused),
        (1, 3, 1)
    );
    assert_eq!(guarded.classes.iter().sum::<u64>(), 4);
    assert!(guarded.focus_nodes >= 4, "{guarded:?}");
    assert!(
        guarded
            .fallbacks
            .iter()
            .any(|(why, n)| *why == "hierarchy" && *n > 0)
    );
    assert!(!guarded.duration.is_zero());
}
