//! Shapes that are refused by name, what a write causes and what was there before, and reports.

use helsegraf::index::{Scope, Snapshot};
use helsegraf::rdf::{Delta, Language};
use helsegraf::shacl::{Error, Shapes, Style, ValidationReport};
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::Quad;

const PREFIXES: &str = "@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <http://example.org/> .
";

/// What cannot be used, and a part of the reason.
const REFUSED: &[(&str, &str)] = &[
    ("ex:S a sh:NodeShape ; sh:node ex:S .", "recursive"),
    (
        "ex:S sh:property [ sh:path ex:p ; sh:node ex:S ] .",
        "recursive",
    ),
    (
        "ex:S sh:not ex:T . ex:T sh:or ( [ sh:node ex:S ] ) .",
        "recursive",
    ),
    ("ex:S a sh:PropertyShape .", "needs sh:path"),
    ("ex:S a sh:NodeShape ; sh:path ex:p .", "has no sh:path"),
    (
        "ex:S sh:path ex:p , ex:q ; sh:class ex:C .",
        "more than one value",
    ),
    (
        "ex:S sh:path ( ex:p ) ; sh:class ex:C .",
        "at least two members",
    ),
    ("ex:S sh:path \"p\" ; sh:class ex:C .", "literal"),
    (
        "ex:S sh:path [ sh:inversePath [] ] ; sh:class ex:C .",
        "well-formed",
    ),
    ("ex:S sh:minCount 1 .", "node shape cannot have"),
    ("ex:S sh:path ex:p ; sh:minCount \"1\" .", "xsd:integer"),
    (
        "ex:S sh:path ex:p ; sh:minCount 1 , 2 .",
        "more than one value",
    ),
    ("ex:S sh:class \"C\" .", "must be an IRI"),
    ("ex:S sh:nodeKind ex:Kind .", "no node kind"),
    ("ex:S sh:in ex:list .", "list"),
    ("ex:S sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l .", "list"),
    ("ex:S sh:pattern \"(?!a)b\" .", "look-around"),
    ("ex:S sh:pattern \"a\" ; sh:flags \"k\" .", "unknown flag"),
    ("ex:S sh:minInclusive ex:one .", "literal"),
    (
        "ex:S sh:property ex:T . ex:T a sh:NodeShape .",
        "property shape",
    ),
    ("ex:S sh:node ex:T . ex:T sh:path ex:p .", "node shape"),
    ("ex:S sh:closed \"yes\" .", "xsd:boolean"),
    ("ex:S sh:severity \"bad\" ; sh:class ex:C .", "sh:severity"),
    ("ex:S sh:message 1 ; sh:class ex:C .", "sh:message"),
    (
        "ex:S sh:class ex:C ; sh:target [] .",
        "sh:target is not supported",
    ),
    (
        "ex:S sh:class ex:C ; sh:expression [] .",
        "sh:expression is not",
    ),
    ("ex:S sh:targetNode [] .", "no target"),
    (
        "ex:S sh:class ex:C . ex:G sh:entailment ex:E .",
        "entailment",
    ),
    (
        "ex:S sh:sparql [ sh:select \"SELECT $this { $this ex:p 1 }\" ] .",
        "does not parse",
    ),
    (
        "ex:S sh:sparql [ sh:select \"SELECT ?x { ?x ?p 1 }\" ] .",
        "must give ?this",
    ),
    (
        "ex:S sh:sparql [ sh:select \"SELECT $this { $this ?p $PATH . $this $PATH 1 }\" ] .",
        "$PATH",
    ),
    (
        "ex:S sh:sparql [ sh:select \"ASK { $this ?p 1 }\" ] .",
        "another form",
    ),
    ("ex:S sh:sparql [ ] .", "a query is missing"),
    (
        "ex:S ex:q 1 . ex:Q a sh:ConstraintComponent ; sh:parameter [ sh:path ex:q ] .",
        "no SPARQL validator",
    ),
];

#[test]
fn what_cannot_be_used_is_refused_by_name() {
    let mut wrong = Vec::new();
    for (text, reason) in REFUSED {
        match compile(text) {
            Ok(_) => wrong.push(format!("accepted: {text}")),
            Err(Error::Shape { shape, reason: why }) => {
                if !why.contains(reason) || !shape.contains("http://example.org/") {
                    wrong.push(format!("{text}\n  {shape}: {why}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn read_leniently_it_is_left_out_by_name() {
    let mut wrong = Vec::new();
    for (text, reason) in REFUSED {
        match Shapes::compile_leniently(&snapshot(text).view(Scope::Union)) {
            Ok(shapes) if shapes.left_out().iter().any(|line| line.contains(reason)) => {}
            Ok(shapes) => wrong.push(format!("{text}\n  {:?}", shapes.left_out())),
            Err(_) if *reason == "recursive" => {}
            Err(error) => wrong.push(format!("{text}\n  {error}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn read_leniently_the_rest_is_validated() {
    let shapes =
        "ex:S sh:targetNode ex:n ; sh:nodeKind ex:None ; sh:class ex:C ; sh:property ex:P ,
            [ sh:path ex:p ; sh:minCount 1 ; sh:severity \"bad\" ] , [ sh:minCount 2 ] .
        ex:T sh:targetNode ex:n ; sh:path ( ex:p ) ; sh:class ex:C .";
    let shapes = Shapes::compile_leniently(&snapshot(shapes).view(Scope::Union))
        .expect("there is no circle");
    let report = shapes.validate(&snapshot("ex:n ex:q 1 .").view(Scope::Union));
    let mut found: Vec<_> = report
        .results
        .iter()
        .map(|r| r.component.as_str())
        .collect();
    found.sort_unstable();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].ends_with("#ClassConstraintComponent"), "{found:?}");
    assert!(
        found[1].ends_with("#MinCountConstraintComponent"),
        "{found:?}"
    );
    // The kind, the severity, the count without a path, two references to no property shape, and
    // the path of one member with all its shape.
    assert_eq!(shapes.left_out().len(), 6, "{:#?}", shapes.left_out());
}

#[test]
fn what_shacl_does_not_define_is_remarked_on() {
    let shapes = compile("ex:S sh:targetNode ex:n ; sh:MinCount 1 .").expect("no constraint");
    assert_eq!(shapes.remarks().len(), 1, "{:?}", shapes.remarks());
    assert!(shapes.remarks()[0].contains("sh:MinCount"));
}

#[test]
fn what_is_switched_off_is_not_looked_into() {
    let shapes = "ex:S sh:targetNode ex:n ; sh:deactivated true ; sh:pattern \"(?!a)\" .";
    assert!(report(shapes, "ex:n ex:p 1 .").conforms());
}

#[test]
fn a_write_answers_for_what_it_causes() {
    let shapes = compile(
        "ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ,
           [ sh:path ( ex:q rdfs:label ) ; sh:maxLength 3 ] .",
    )
    .expect("these are sound");
    let before = snapshot(
        "ex:bad a ex:C ; ex:q [ rdfs:label \"long\" ] . ex:good a ex:C ; ex:p 1 ; ex:q ex:x .",
    );
    let judge = |add: &str, remove: &str| {
        let delta = Delta {
            added: quads(add),
            removed: quads(remove),
            ..Delta::default()
        };
        let outcome = shapes.validate_delta(&before, &before.apply(&delta, 2), &delta);
        (
            outcome.caused.total(),
            outcome.preexisting.total(),
            outcome.checked,
        )
    };
    assert_eq!(judge("ex:bad ex:p 1 .", ""), (0, 0, 1), "mended");
    assert_eq!(
        judge("ex:bad ex:q ex:y .", ""),
        (0, 1, 1),
        "touched, as bad as before"
    );
    assert_eq!(
        judge("ex:bad rdfs:label \"unread\" .", ""),
        (0, 0, 0),
        "not read from there"
    );
    assert_eq!(judge("", "ex:good ex:p 1 ."), (1, 0, 1), "broken");
    assert_eq!(
        judge("ex:x rdfs:label \"long\" .", ""),
        (1, 0, 1),
        "broken from afar"
    );
    assert_eq!(
        judge("ex:new a ex:C .", ""),
        (1, 0, 2),
        "a new one is looked at"
    );
    assert_eq!(
        judge("ex:x ex:unread 1 .", ""),
        (0, 0, 0),
        "nothing reads it"
    );
    assert_eq!(judge("ex:good ex:p 1 .", ""), (0, 0, 0), "it was there");
}

#[test]
fn messages_are_filled_in_and_chosen_by_language() {
    let shapes = "ex:S sh:targetNode ex:n ; sh:sparql [
        sh:message \"{?value} er for mye\"@nb , \"{$value} is too much for {$this}\"@en ;
        sh:select \"SELECT $this ?value { $this <http://example.org/p> ?value FILTER(?value > 2) }\" ] .";
    let report = report(shapes, "ex:n ex:p 1 , 3 .");
    assert_eq!(report.total(), 1);
    let text = |language| {
        report.to_text(&Style {
            language,
            ..Style::default()
        })
    };
    assert!(
        text(Language::Nb).contains("3 er for mye"),
        "{}",
        text(Language::Nb)
    );
    assert!(
        text(Language::En).contains("3 is too much for <http://example.org/n>"),
        "{}",
        text(Language::En)
    );
}

#[test]
fn an_empty_path_reaches_a_node_the_data_do_not_have() {
    let (p, q) = ("<http://example.org/p>", "<http://example.org/q>");
    for path in [
        format!("{p}?"),
        format!("{p}*"),
        format!("({p}?/{q}*)"),
        format!("^({p}*)"),
    ] {
        let shapes = format!(
            "ex:S a sh:NodeShape ; sh:targetNode ex:nowhere, ex:here ; sh:sparql [ sh:select
               'SELECT $this ?value {{ $this {path} ?value FILTER EXISTS {{ $this {path} ?value }} }}' ] ."
        );
        let found = report(&shapes, "ex:here ex:r ex:here .");
        assert_eq!(found.results.len(), 2, "{path}");
    }
}

#[test]
fn reports_tell_the_whole_number_and_the_reasons() {
    let shapes = compile(
        "ex:S sh:targetObjectsOf ex:p ; sh:node [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ] .",
    )
    .expect("these are sound");
    let data = snapshot("ex:a ex:p ex:b , ex:c , ex:d .").view(Scope::Union);
    let report = shapes.validate_at_most(&data, 2);
    assert_eq!((report.results.len(), report.total()), (2, 3));
    assert!(report.has_violations() && !report.conforms());
    assert_eq!(report.results[0].details.len(), 1);
    let graph = report.to_graph();
    let count = |local: &str| {
        let predicate =
            oxrdf::NamedNode::new_unchecked(format!("http://www.w3.org/ns/shacl#{local}"));
        graph.triples_for_predicate(&predicate).count()
    };
    assert_eq!((count("result"), count("detail")), (2, 2));
    let text = report.to_text(&Style::default());
    assert!(text.contains("does not conform: 3 violations"), "{text}");
    assert!(text.contains("2 of 3 results are shown"), "{text}");
    assert!(text.contains("because"), "{text}");
}

fn report(shapes: &str, data: &str) -> ValidationReport {
    let shapes = compile(shapes).expect("these are sound");
    shapes.validate(&snapshot(data).view(Scope::Union))
}

fn compile(text: &str) -> Result<Shapes, Error> {
    Shapes::compile(&snapshot(text).view(Scope::Union))
}

fn snapshot(text: &str) -> Snapshot {
    let delta = Delta {
        added: quads(text),
        ..Delta::default()
    };
    Snapshot::empty(&[]).apply(&delta, 1)
}

fn quads(text: &str) -> Vec<Quad> {
    let text = format!("{PREFIXES}{text}");
    RdfParser::from_format(RdfFormat::Turtle)
        .for_slice(text.as_bytes())
        .map(|quad| quad.unwrap_or_else(|e| panic!("{e}: {text}")))
        .collect()
}
