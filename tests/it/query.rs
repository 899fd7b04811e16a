//! Datasets, budgets and updates through the public face of the query room.

use helsegraf::index::Snapshot;
use helsegraf::query::{self, Budget, DefaultGraph, Error, Options};
use helsegraf::rdf::Delta;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::NamedNode;
use spareval::QueryResults;
use std::time::Duration;

const PREFIX: &str = "PREFIX : <http://ex/> ";

/// A snapshot of some TriG in which graphs under `http://ex/aside/` are aside.
fn snapshot(trig: &str) -> Snapshot {
    let trig = format!("@prefix : <http://ex/> .\n{trig}");
    let quads = RdfParser::from_format(RdfFormat::TriG)
        .for_slice(&trig)
        .collect::<Result<Vec<_>, _>>()
        .expect("the TriG of a test parses");
    let delta = Delta {
        added: quads,
        ..Delta::default()
    };
    Snapshot::empty(&["http://ex/aside/".into()]).apply(&delta, 1)
}

/// The rows of a query as sorted lines, IRIs without their common start.
fn rows(snapshot: &Snapshot, text: &str, options: &Options) -> Result<Vec<String>, Error> {
    let asked = query::parse(&format!("{PREFIX}{text}"), None)?;
    let mut rows = match query::evaluate(snapshot, &asked, options)? {
        QueryResults::Solutions(solutions) => solutions
            .map(|row| {
                let row = row.map_err(Error::from)?;
                let values = row.values().iter();
                let values = values.map(|v| v.as_ref().map_or("-".into(), ToString::to_string));
                Ok(values.collect::<Vec<_>>().join(" "))
            })
            .collect::<Result<Vec<_>, Error>>()?,
        QueryResults::Graph(triples) => triples
            .map(|triple| Ok(triple?.to_string()))
            .collect::<Result<Vec<_>, Error>>()?,
        QueryResults::Boolean(answer) => vec![answer.to_string()],
    };
    rows.sort();
    Ok(rows
        .into_iter()
        .map(|row| row.replace("<http://ex/", "<"))
        .collect())
}

fn ask(snapshot: &Snapshot, text: &str) -> Vec<String> {
    rows(snapshot, text, &Options::default()).expect("an answer")
}

const TWO_GRAPHS: &str = ":u :p 0 . GRAPH :g { :a :p 1 . :b :p 2 } GRAPH :h { :a :p 1 . :c :p 3 }
     GRAPH <http://ex/aside/s> { :s :p 9 }";

#[test]
fn the_default_graph_is_the_union_with_each_triple_once() {
    let data = snapshot(TWO_GRAPHS);
    assert_eq!(
        ask(&data, "SELECT ?s { ?s :p ?o }"),
        ["<a>", "<b>", "<c>", "<u>"]
    );
    let unnamed = Options {
        default_graph: DefaultGraph::Unnamed,
        ..Options::default()
    };
    assert_eq!(
        rows(&data, "SELECT ?s { ?s :p ?o }", &unnamed).expect("rows"),
        ["<u>"]
    );
}

#[test]
fn from_graphs_are_merged() {
    let data = snapshot(TWO_GRAPHS);
    let both = "SELECT ?s FROM :g FROM :h { ?s :p ?o }";
    assert_eq!(ask(&data, both), ["<a>", "<b>", "<c>"]);
    assert_eq!(ask(&data, "SELECT ?s FROM :none { ?s ?p ?o }"), [""; 0]);
    assert_eq!(ask(&data, "SELECT ?s FROM NAMED :g { ?s ?p ?o }"), [""; 0]);
    assert_eq!(
        ask(&data, "SELECT ?s FROM <http://ex/aside/s> { ?s ?p ?o }"),
        ["<s>"]
    );
    let protocol = Options {
        default_graphs: vec![iri("h")],
        named_graphs: vec![iri("g")],
        ..Options::default()
    };
    let text = "SELECT ?s ?t FROM :g { ?s :p 3 . GRAPH ?g { ?t :p 2 } }";
    assert_eq!(rows(&data, text, &protocol).expect("rows"), ["<c> <b>"]);
}

#[test]
fn graph_sees_named_graphs_and_aside_ones_by_name() {
    let mut data = snapshot(TWO_GRAPHS);
    let empty = Delta {
        created: vec![iri("empty").into()],
        ..Delta::default()
    };
    data = data.apply(&empty, 2);
    assert_eq!(
        ask(&data, "SELECT ?g { GRAPH ?g {} }"),
        ["<empty>", "<g>", "<h>"]
    );
    assert_eq!(
        ask(&data, "SELECT ?g { GRAPH ?g { :a :p 1 } }"),
        ["<g>", "<h>"]
    );
    assert_eq!(
        ask(
            &data,
            "SELECT ?s { GRAPH <http://ex/aside/s> { ?s ?p ?o } }"
        ),
        ["<s>"]
    );
    let values = "SELECT ?s { GRAPH ?g { ?s ?p ?o } VALUES ?g { <http://ex/aside/s> :nowhere } }";
    assert_eq!(ask(&data, values), ["<s>"]);
    assert_eq!(
        ask(
            &data,
            "SELECT ?g FROM NAMED :g FROM NAMED :x { GRAPH ?g {} }"
        ),
        ["<g>", "<x>"]
    );
    assert_eq!(ask(&data, "ASK { GRAPH :empty {} }"), ["true"]);
    assert_eq!(ask(&data, "ASK { GRAPH :nowhere {} }"), ["false"]);
}

#[test]
fn descriptions_follow_blank_nodes() {
    let data = snapshot("GRAPH :g { :a :p [ :q [ :r 1 ] ] . :b :p 2 } GRAPH :h { :a :s :b }");
    assert_eq!(ask(&data, "DESCRIBE :a").len(), 4);
}

#[test]
fn budgets_tell_why_they_stopped() {
    let triples: String = (0..300).map(|n| format!(":s{n} :p {n} . ")).collect();
    let data = snapshot(&triples);
    let everything = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
    let with = |budget| Options {
        budget,
        ..Options::default()
    };
    let slow = with(Budget::with_time(Duration::from_millis(100)));
    assert!(matches!(
        rows(&data, everything, &slow),
        Err(Error::TooSlow(1))
    ));
    let large = with(Budget::unlimited().with_rows(1000));
    assert!(matches!(
        rows(&data, everything, &large),
        Err(Error::TooLarge)
    ));
    let budget = Budget::unlimited();
    budget.cancel();
    assert!(matches!(
        rows(&data, everything, &with(budget)),
        Err(Error::Cancelled)
    ));
    // MINUS and EXISTS swallow errors; a stop must not pass for an empty right side.
    for text in ["MINUS", "FILTER NOT EXISTS"] {
        let text = format!(
            "SELECT * {{ VALUES ?a {{ 1 }} {text} {{ ?x ?y ?a . ?b ?c ?d . ?e ?f ?g FILTER(?d = ?g + 1000) }} }}"
        );
        let slow = with(Budget::with_time(Duration::from_millis(50)));
        assert!(
            matches!(rows(&data, &text, &slow), Err(Error::TooSlow(_))),
            "{text}"
        );
    }
}

#[test]
fn services_are_refused() {
    let data = snapshot("");
    let result = rows(
        &data,
        "SELECT * { SERVICE <http://ex/sparql> { ?s ?p ?o } }",
        &Options::default(),
    );
    assert!(matches!(result, Err(Error::NotAllowed(host)) if host == "http://ex/sparql"));
}

fn iri(name: &str) -> NamedNode {
    NamedNode::new(format!("http://ex/{name}")).expect("an IRI")
}

/// The quads after an update, as sorted lines, and the delta.
fn after(data: &Snapshot, text: &str) -> Result<(Vec<String>, Delta), Error> {
    let options = Options {
        default_graph: DefaultGraph::Unnamed,
        ..Options::default()
    };
    let request = query::parse_update(&format!("{PREFIX}{text}"), None)?;
    let delta = query::update(data, &request, &options)?;
    let after = data.apply(&delta, 2);
    let mut quads: Vec<_> = after
        .quads()
        .map(|quad| {
            quad.to_string()
                .replace("<http://ex/", "<")
                .replace("^^<http://www.w3.org/2001/XMLSchema#integer>", "")
        })
        .collect();
    quads.sort();
    Ok((quads, delta))
}

#[test]
fn operations_see_those_before_them() {
    let data = snapshot(":a :p 1 .");
    let text = "DELETE { ?s :p ?o } INSERT { ?s :p ?new } WHERE { ?s :p ?o BIND(?o + 1 AS ?new) } ;
                INSERT { ?s :q ?o } WHERE { ?s :p ?o } ; DELETE WHERE { ?s :p ?o }";
    let (quads, delta) = after(&data, text).expect("an update");
    assert_eq!(quads, ["<a> <q> \"2\""]);
    assert_eq!((delta.added.len(), delta.removed.len()), (1, 1));
    let (_, delta) = after(&data, "DELETE DATA { :a :p 1 } ; INSERT DATA { :a :p 1 }").expect("");
    assert!(delta.is_empty());
}

#[test]
fn graphs_are_managed() {
    let data = snapshot(":a :p 1 . GRAPH :g { :b :p 2 } GRAPH <http://ex/aside/s> { :s :p 9 }");
    let aside = "<s> <p> \"9\" <aside/s>";
    let cases = [
        ("CLEAR DEFAULT", vec!["<b> <p> \"2\" <g>", aside]),
        ("CLEAR GRAPH :g", vec!["<a> <p> \"1\"", aside]),
        ("CLEAR ALL", vec![aside]),
        ("DROP ALL ; DROP GRAPH <http://ex/aside/s>", vec![]),
        (
            "COPY :g TO DEFAULT",
            vec!["<b> <p> \"2\"", "<b> <p> \"2\" <g>", aside],
        ),
        (
            "MOVE :g TO :h",
            vec!["<a> <p> \"1\"", "<b> <p> \"2\" <h>", aside],
        ),
        ("MOVE DEFAULT TO :g", vec!["<a> <p> \"1\" <g>", aside]),
        ("ADD :g TO :h ; DROP NAMED", vec!["<a> <p> \"1\"", aside]),
        (
            "ADD :g TO DEFAULT",
            vec!["<a> <p> \"1\"", "<b> <p> \"2\"", "<b> <p> \"2\" <g>", aside],
        ),
        (
            "LOAD SILENT <http://ex/x> ; CLEAR SILENT GRAPH :none ; CREATE SILENT GRAPH :g ; DROP SILENT GRAPH :none ; CLEAR ALL",
            vec![aside],
        ),
        (
            "WITH :g DELETE { ?s ?p ?o } INSERT { ?s :q ?o } WHERE { ?s ?p ?o }",
            vec!["<a> <p> \"1\"", "<b> <q> \"2\" <g>", aside],
        ),
        (
            "INSERT { :n :m ?o } USING :g WHERE { ?s ?p ?o } ; DELETE DATA { :a :p 1 }",
            vec!["<b> <p> \"2\" <g>", "<n> <m> \"2\"", aside],
        ),
    ];
    for (text, wanted) in cases {
        let mut wanted = wanted;
        wanted.sort();
        assert_eq!(after(&data, text).expect(text).0, wanted, "{text}");
    }
    for text in [
        "CREATE GRAPH :g",
        "DROP GRAPH :none",
        "CLEAR GRAPH :none",
        "MOVE :none TO :g",
        "COPY :none TO :g",
        "COPY GRAPH :none TO :none",
        "ADD :none TO DEFAULT",
        "DROP GRAPH :g ; ADD :g TO :h",
    ] {
        assert!(matches!(after(&data, text), Err(Error::Graph(_))), "{text}");
    }
    assert!(matches!(
        after(&data, "LOAD <http://ex/x>"),
        Err(Error::NotAllowed(_))
    ));
    let (_, delta) = after(&data, "CREATE GRAPH :new ; DROP GRAPH :g").expect("an update");
    assert_eq!(
        (delta.created, delta.dropped),
        (vec![iri("new").into()], vec![iri("g").into()])
    );
}

#[test]
fn default_is_the_unnamed_graph_where_graphs_are_copied() {
    let data = snapshot(":a :p 1 . :g { :b :p 2 }");
    let union = |text: &str| {
        let request = query::parse_update(&format!("{PREFIX}{text}"), None).expect("it parses");
        let delta = query::update(&data, &request, &Options::default()).expect("an update");
        let mut quads: Vec<_> = data
            .apply(&delta, 2)
            .quads()
            .map(|quad| quad.to_string())
            .collect();
        quads.sort();
        quads
            .join("\n")
            .replace("http://ex/", "")
            .replace("^^<http://www.w3.org/2001/XMLSchema#integer>", "")
    };
    let (a, b) = ("<a> <p> \"1\"", "<b> <p> \"2\"");
    for (text, wanted) in [
        ("ADD DEFAULT TO :h", format!("{a}\n{a} <h>\n{b} <g>")),
        ("COPY DEFAULT TO :g", format!("{a}\n{a} <g>")),
        ("MOVE SILENT DEFAULT TO :g", format!("{a} <g>")),
        ("MOVE DEFAULT TO DEFAULT", format!("{a}\n{b} <g>")),
        ("ADD :g TO DEFAULT", format!("{a}\n{b}\n{b} <g>")),
        ("COPY :g TO DEFAULT", format!("{b}\n{b} <g>")),
        // A pattern sees what queries see.
        (
            "INSERT { GRAPH :h { ?s ?p ?o } } WHERE { ?s ?p ?o }",
            format!("{a}\n{a} <h>\n{b} <g>\n{b} <h>"),
        ),
        (
            "DROP SILENT GRAPH :h ; INSERT { GRAPH :h { ?s ?p ?o } } WHERE { ?s ?p ?o }",
            format!("{a}\n{a} <h>\n{b} <g>\n{b} <h>"),
        ),
    ] {
        assert_eq!(union(text), wanted, "{text}");
    }
}

#[test]
fn template_blank_nodes_are_new_for_each_solution() {
    let data = snapshot(":a :p 1 . :b :p 2 .");
    let (quads, _) = after(&data, "INSERT { _:n :of ?s } WHERE { ?s :p ?o }").expect("an update");
    let nodes: std::collections::HashSet<_> = quads
        .iter()
        .filter_map(|quad| quad.split(' ').next().filter(|s| s.starts_with("_:")))
        .collect();
    assert_eq!(nodes.len(), 2);
    let text = "INSERT DATA { _:n :p 1 . _:n :q 2 }";
    let (quads, _) = after(&data, text).expect("an update");
    assert!(!quads.iter().any(|quad| quad.starts_with("_:n ")));
}

#[test]
fn updates_have_a_time_limit() {
    let triples: String = (0..300).map(|n| format!(":s{n} :p {n} . ")).collect();
    let data = snapshot(&triples);
    let text = "INSERT { :n :m 1 } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a = ?j && ?d = ?l) }";
    let request = query::parse_update(&format!("{PREFIX}{text}"), None).expect("it parses");
    let options = Options {
        budget: Budget::with_time(Duration::from_millis(50)),
        ..Options::default()
    };
    assert!(matches!(
        query::update(&data, &request, &options),
        Err(Error::TooSlow(_))
    ));
}
