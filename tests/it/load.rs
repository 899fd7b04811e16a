//! Loading in bulk: one commit whose quads go from the index to the log and back.

use helsegraf::graph::{Author, Error, Graph, Loaded, Mode, Options, StoredIndex};
use helsegraf::index::{Builder, LineFormat};
use helsegraf::log::Door;
use helsegraf::rdf::Delta;
use helsegraf::vocab::hg;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::{GraphNameRef, NamedNode, Quad};
use std::collections::BTreeSet;
use std::fmt::Write;

const KINDS: &str = r#"
<https://example.org/s> <https://example.org/p> "text" .
<https://example.org/s> <https://example.org/p> "tekst"@nb <https://example.org/g> .
<https://example.org/s> <https://example.org/p> "5"^^<http://www.w3.org/2001/XMLSchema#integer> <https://example.org/g> .
<https://example.org/s> <https://example.org/p> "5"^^<https://example.org/own> <https://example.org/h> .
<https://example.org/s> <https://example.org/p> "\u05D0"@he--rtl <https://example.org/h> .
<https://example.org/s> <https://example.org/p> <<( <https://example.org/a> <https://example.org/p> "x"@en )>> <https://example.org/h> .
<https://example.org/s> <https://example.org/p> "text" <https://w3id.org/helsegraf/graph/shapes/x> .
"#;

fn author() -> Author {
    Author {
        agent: "command line".into(),
        door: Door::Load,
        message: None,
    }
}

fn load(graph: &Graph, mode: Mode, lines: &str) -> Result<Loaded, Error> {
    graph.load(&author(), mode, |builder| {
        fill(builder, lines);
        Ok(())
    })
}

fn fill(builder: &mut Builder, lines: &str) {
    let unnamed = GraphNameRef::DefaultGraph;
    builder
        .read_lines(lines.as_bytes(), LineFormat::NQuads, unnamed)
        .unwrap();
}

fn parsed(lines: &str) -> BTreeSet<String> {
    RdfParser::from_format(RdfFormat::NQuads)
        .for_slice(lines)
        .map(|quad| quad.unwrap().to_string())
        .collect()
}

fn content(graph: &Graph) -> BTreeSet<String> {
    graph.snapshot().quads().map(|q| q.to_string()).collect()
}

/// Numbered lines over a few graphs.
fn many(range: std::ops::Range<u32>) -> String {
    range.fold(String::new(), |mut lines, n| {
        writeln!(
            lines,
            "<https://example.org/{}> <https://example.org/p{}> \"value {n}\" <https://example.org/g{}> .",
            n / 5,
            n % 5,
            n % 3
        )
        .unwrap();
        lines
    })
}

fn reopened(directory: &std::path::Path, stored_index: StoredIndex) -> Graph {
    let options = Options {
        stored_index,
        ..Options::default()
    };
    Graph::open(directory, &options).unwrap()
}

#[test]
fn every_kind_of_term_comes_back_from_the_log_and_the_stored_index() {
    let directory = tempfile::tempdir().unwrap();
    let graph = reopened(directory.path(), StoredIndex::Use);
    let lines = format!("{KINDS}{}", many(0..20_000));
    let loaded = load(&graph, Mode::Commit, &lines).unwrap();
    assert_eq!(
        (loaded.revision, loaded.read, loaded.added),
        (1, 20_007, 20_007)
    );
    let (expected, head) = (parsed(&lines), graph.head());
    assert_eq!(content(&graph), expected);
    graph.close().unwrap();
    for stored_index in [StoredIndex::Use, StoredIndex::Rebuild] {
        let graph = reopened(directory.path(), stored_index);
        assert_eq!(graph.head(), head);
        assert_eq!(content(&graph), expected, "{stored_index:?}");
    }
}

#[test]
fn only_what_is_new_is_logged() {
    let directory = tempfile::tempdir().unwrap();
    let graph = reopened(directory.path(), StoredIndex::Use);
    load(&graph, Mode::Commit, &many(0..1_000)).unwrap();
    let again = load(&graph, Mode::Commit, &many(0..1_000)).unwrap();
    assert_eq!((again.revision, again.added), (1, 0));
    for (revision, end) in [(2, 1_010), (3, 9_000)] {
        let more = load(&graph, Mode::Commit, &many(500..end)).unwrap();
        assert_eq!(more.revision, revision);
        let counts = graph.commits(revision..=revision).unwrap()[0].counts;
        assert_eq!(counts.added, more.added);
    }
    assert_eq!(content(&graph), parsed(&many(0..9_000)));
    assert_eq!(graph.at(2).unwrap().quad_count(), 1_010);
    assert_eq!(graph.at(0).unwrap().quad_count(), 0);
    drop(graph);
    let graph = reopened(directory.path(), StoredIndex::Rebuild);
    assert_eq!(content(&graph), parsed(&many(0..9_000)));
}

#[test]
fn a_load_between_commits_is_one_of_them() {
    let graph = Graph::in_memory(&Options::default());
    let name = NamedNode::new_unchecked("https://example.org/own");
    let quad = Quad::new(name.clone(), name.clone(), name.clone(), name.clone());
    let add = |added: Vec<Quad>| {
        let delta = Delta {
            added,
            ..Delta::default()
        };
        graph.commit::<Error>(&author(), Mode::Commit, |_| Ok(delta))
    };
    add(vec![quad.clone()]).unwrap();
    load(&graph, Mode::Commit, &many(0..100)).unwrap();
    let mut other = quad;
    other.graph_name = GraphNameRef::DefaultGraph.into_owned();
    assert_eq!(add(vec![other]).unwrap().revision, 3);
    assert_eq!(graph.snapshot().quad_count(), 102);
}

#[test]
fn a_dry_run_and_a_failed_load_leave_nothing() {
    let graph = Graph::in_memory(&Options::default());
    let dry = load(&graph, Mode::DryRun, KINDS).unwrap();
    assert_eq!((dry.revision, dry.added, dry.after.quad_count()), (0, 7, 7));
    let failed = graph.load(&author(), Mode::Commit, |builder| {
        fill(builder, KINDS);
        Err(Error::NoSuchRevision {
            asked: 1,
            newest: 0,
        })
    });
    assert!(failed.is_err());
    assert_eq!(graph.snapshot().quad_count(), 0);
    assert_eq!(graph.head().revision, 0);
}

#[test]
fn the_guard_rules_loads_too() {
    let graph = Graph::in_memory(&Options::default());
    let shapes = r#"
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <https://example.org/Shape> a sh:NodeShape ; sh:targetSubjectsOf <https://example.org/p0> ;
            sh:property [ sh:path <https://example.org/p1> ; sh:minCount 1 ] ."#;
    let parser = RdfParser::from_format(RdfFormat::Turtle).with_default_graph(hg::SHAPES);
    let rules: Vec<Quad> = parser.for_slice(shapes).map(Result::unwrap).collect();
    let loaded = graph.load(&author(), Mode::Commit, |builder| {
        rules.iter().for_each(|quad| builder.insert(quad.as_ref()));
        Ok::<_, Error>(())
    });
    assert_eq!(loaded.unwrap().revision, 1);
    assert!(!graph.shapes().is_empty());
    let refused = load(&graph, Mode::Commit, &many(0..11));
    assert!(matches!(refused, Err(Error::Refused(_))));
    assert_eq!(
        load(&graph, Mode::Commit, &many(0..12)).unwrap().revision,
        2
    );
}
