//! Random shapes, graphs and deltas: what the walk back finds is enough.
//!
//! `PROPTEST_CASES` sets how many; a failure is shrunk, by proptest shrinking the choices that
//! everything is decoded from.

use super::{Changes, Judge, Outcome, covers};
use crate::index::{GraphView, Scope, Snapshot};
use crate::rdf::Delta;
use crate::shacl::run::{Node, Run};
use crate::shacl::{Shapes, ValidationResult};
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::{GraphName, NamedNode, Quad};
use proptest::prelude::*;

const PREFIXES: &str = "@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <http://example.org/> .
ex: sh:declare [ sh:prefix \"ex\" ; sh:namespace \"http://example.org/\"^^xsd:anyURI ] .
";

/// Decodes decisions from a list of numbers; past its end every decision is the first one.
struct Choices<'a>(std::slice::Iter<'a, u16>);

impl Choices<'_> {
    fn below(&mut self, bound: usize) -> usize {
        self.0.next().map_or(0, |n| usize::from(*n) % bound)
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }

    fn predicate(&mut self) -> &'static str {
        self.pick(&["ex:p0", "ex:p1", "ex:p2", "ex:p3"])
    }

    fn class(&mut self) -> &'static str {
        self.pick(&["ex:C0", "ex:C1", "ex:C2"])
    }

    fn node(&mut self) -> &'static str {
        self.pick(&["ex:n0", "ex:n1", "ex:n2", "ex:n3", "ex:n4", "_:b0", "_:b1"])
    }

    fn value(&mut self) -> &'static str {
        match self.below(3) {
            0 => self.pick(&[
                "1",
                "2",
                "3",
                "\"a\"@en",
                "\"b\"@en",
                "\"a\"@nb",
                "\"abc\"",
                "\"2020-02-30\"^^xsd:date",
                "\"2020-02-03\"^^xsd:date",
            ]),
            _ => self.node(),
        }
    }

    fn triple(&mut self) -> String {
        match self.below(8) {
            0 => format!("{} rdfs:subClassOf {}", self.class(), self.class()),
            1 | 2 => format!("{} rdf:type {}", self.node(), self.class()),
            _ => format!("{} {} {}", self.node(), self.predicate(), self.value()),
        }
    }

    fn path(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.predicate().to_owned();
        }
        let inner = depth - 1;
        match self.below(10) {
            0..=3 => self.predicate().to_owned(),
            4 => format!("[ sh:inversePath {} ]", self.path(inner)),
            5 => format!("( {} {} )", self.path(inner), self.path(inner)),
            6 => format!(
                "[ sh:alternativePath ( {} {} ) ]",
                self.path(inner),
                self.path(inner)
            ),
            7 => format!("[ sh:zeroOrMorePath {} ]", self.path(inner)),
            8 => format!("[ sh:oneOrMorePath {} ]", self.path(inner)),
            _ => format!("[ sh:zeroOrOnePath {} ]", self.path(inner)),
        }
    }

    fn targets(&mut self) -> String {
        let mut targets = String::new();
        for _ in 0..=self.below(2) {
            targets += &match self.below(5) {
                0 | 1 => format!(" sh:targetClass {} ;", self.class()),
                2 => format!(" sh:targetSubjectsOf {} ;", self.predicate()),
                3 => format!(" sh:targetObjectsOf {} ;", self.predicate()),
                _ => format!(" sh:targetNode {} ;", self.pick(&["ex:n0", "ex:n7", "1"])),
            };
        }
        targets
    }

    fn query(&mut self) -> &'static str {
        self.pick(&[
            "SELECT $this ?value WHERE { $this ex:p0 ?value . FILTER(isLiteral(?value)) }",
            "SELECT $this ?value WHERE { $this ex:p0/ex:p1 ?value }",
            "SELECT $this WHERE { $this ex:p0 ?x . ?y ex:p1 ?x . FILTER NOT EXISTS { ?y ex:p2 ?z . ?z a ex:C0 } }",
            "SELECT $this WHERE { $this ex:p0 ?x OPTIONAL { ?x ex:p1 ?y . ?y ex:p2 ?z } FILTER(!bound(?z)) }",
            "SELECT $this WHERE { { $this ex:p0 ?x } UNION { ?x ex:p1 $this . ?x ex:p2* ?w . ?w ex:p0 1 } }",
            "SELECT $this WHERE { ?a ex:p0 ?b . ?b ex:p1 1 }",
            "SELECT $this ?value WHERE { $this ?p ?value . FILTER(?value = 2) }",
            "SELECT $this WHERE { $this ex:p1 ?x . { SELECT $this ?n WHERE { $this ex:p2 ?n } } }",
            "SELECT $this WHERE { $this ^ex:p1|ex:p2 ?x . ?x ex:p3 [ ex:p0 ?y ] . FILTER EXISTS { $this a/ex:p1? ?c } }",
        ])
    }

    /// Constraints that any shape may have, each parameter at most once.
    fn body(&mut self, depth: usize, is_property: bool) -> String {
        let mut body = String::new();
        let mut used = Vec::new();
        for _ in 0..=self.below(2) {
            let kind = self.below(if is_property { 27 } else { 22 });
            if used.contains(&kind) {
                continue;
            }
            used.push(kind);
            body += &self.constraint(kind, depth);
        }
        body
    }

    fn constraint(&mut self, kind: usize, depth: usize) -> String {
        let nested = depth.saturating_sub(1);
        match kind {
            0 => format!(" sh:class {} ;", self.class()),
            1 => format!(
                " sh:nodeKind {} ;",
                self.pick(&["sh:IRI", "sh:Literal", "sh:BlankNodeOrIRI"])
            ),
            2 => format!(
                " sh:datatype {} ;",
                self.pick(&["xsd:integer", "xsd:date", "rdf:langString"])
            ),
            3 => format!(
                " sh:in ( {} {} 1 ) ;",
                self.pick(&["ex:n0", "ex:n1"]),
                self.class()
            ),
            4 => format!(" sh:hasValue {} ;", self.pick(&["ex:n0", "1", "ex:n9"])),
            5 => " sh:minInclusive 2 ;".to_owned(),
            6 => " sh:maxExclusive 3 ;".to_owned(),
            7 => " sh:minLength 2 ;".to_owned(),
            8 => " sh:maxLength 17 ;".to_owned(),
            9 => " sh:pattern \"n[0-2]$\" ;".to_owned(),
            10 => " sh:languageIn ( \"en\" ) ;".to_owned(),
            11 => format!(" sh:equals {} ;", self.predicate()),
            12 => format!(" sh:disjoint {} ;", self.predicate()),
            13 => format!(
                " sh:closed true ; sh:ignoredProperties ( rdf:type {} ) ;",
                self.predicate()
            ),
            14 => format!(
                " sh:sparql [ sh:prefixes ex: ; sh:select \"{}\" ] ;",
                self.query()
            ),
            15..=26 if depth == 0 => {
                format!(" sh:class {} ;", self.class()).repeat(usize::from(kind == 15))
            }
            15 | 16 => format!(
                " sh:property [ sh:path {} ;{} ] ;",
                self.path(1),
                self.body(nested, true)
            ),
            17 => format!(" sh:node [{} ] ;", self.body(nested, false)),
            18 => format!(" sh:not [{} ] ;", self.body(nested, false)),
            19 => format!(
                " sh:and ( [{} ] [{} ] ) ;",
                self.body(nested, false),
                self.body(nested, false)
            ),
            20 => format!(
                " sh:or ( [{} ] [{} ] ) ;",
                self.body(nested, false),
                self.body(nested, false)
            ),
            21 => format!(
                " sh:xone ( [{} ] [{} ] ) ;",
                self.body(nested, false),
                self.body(nested, false)
            ),
            22 => format!(" sh:minCount {} ;", self.below(3)),
            23 => format!(" sh:maxCount {} ;", self.below(3)),
            24 => " sh:uniqueLang true ;".to_owned(),
            25 => format!(
                " {} {} ;",
                self.pick(&["sh:lessThan", "sh:lessThanOrEquals"]),
                self.predicate()
            ),
            _ => format!(
                " sh:qualifiedValueShape [{} ] ; sh:qualifiedMinCount {} ; sh:qualifiedMaxCount 2 ; sh:qualifiedValueShapesDisjoint true ;",
                self.body(nested, false),
                self.below(3)
            ),
        }
    }

    fn shapes(&mut self) -> String {
        let mut text = PREFIXES.to_owned();
        for i in 0..=self.below(2) {
            let targets = self.targets();
            text += &match self.below(2) {
                0 => format!(
                    "ex:S{i} a sh:NodeShape ;{targets}{} .\n",
                    self.body(2, false)
                ),
                _ => format!(
                    "ex:S{i} sh:path {} ;{targets}{} .\n",
                    self.path(2),
                    self.body(2, true)
                ),
            };
        }
        text
    }

    fn graph(&mut self) -> GraphName {
        match self.below(4) {
            0 => NamedNode::new_unchecked("http://example.org/g1").into(),
            1 => NamedNode::new_unchecked("urn:aside:g").into(),
            _ => GraphName::DefaultGraph,
        }
    }

    fn quads(&mut self, at_most: usize) -> Vec<Quad> {
        let count = self.below(at_most + 1);
        (0..count)
            .map(|_| {
                let text = format!("{PREFIXES}{} .", self.triple());
                let mut quad = parse(&text).pop().expect("the last triple is ours");
                quad.graph_name = self.graph();
                quad
            })
            .collect()
    }

    fn delta(&mut self, before: &Snapshot) -> Delta {
        let known: Vec<Quad> = before.quads().collect();
        let mut delta = Delta {
            added: self.quads(3),
            ..Delta::default()
        };
        for _ in 0..self.below(4) {
            if !known.is_empty() {
                let quad = known[self.below(known.len())].clone();
                if !delta.added.contains(&quad) {
                    delta.removed.push(quad);
                }
            }
        }
        delta
    }
}

fn parse(turtle: &str) -> Vec<Quad> {
    RdfParser::from_format(RdfFormat::Turtle)
        .for_slice(turtle.as_bytes())
        .map(|quad| quad.unwrap_or_else(|e| panic!("{e}\n{turtle}")))
        .collect()
}

fn snapshot(quads: Vec<Quad>) -> Snapshot {
    let delta = Delta {
        added: quads,
        ..Delta::default()
    };
    Snapshot::empty(&["urn:aside:".to_owned()]).apply(&delta, 1)
}

fn check(choices: &[u16]) -> Result<(), String> {
    let mut choices = Choices(choices.iter());
    let text = choices.shapes();
    let shapes = snapshot(parse(&text)).view(Scope::Union);
    let shapes = Shapes::compile(&shapes).map_err(|e| format!("{e}\n{text}"))?;
    let before = snapshot(choices.quads(14));
    let delta = choices.delta(&before);
    let after = before.apply(&delta, 2);
    let story = || {
        let quads: Vec<_> = before.quads().map(|q| q.to_string()).collect();
        format!("{text}\nbefore:\n{}\n{delta:#?}", quads.join("\n"))
    };
    let (old, new) = (before.view(Scope::Union), after.view(Scope::Union));
    let everything = validate_all(&shapes, &old, &new);
    let touched = shapes.validate_delta(&before, &after, &delta);
    same(&touched.caused.results, &everything.caused.results)
        .map_err(|why| format!("caused: {why}\n{}", story()))?;
    let mut all = everything.caused.results;
    all.extend(everything.preexisting.results);
    same(&all, &shapes.validate(&new).results).map_err(|why| format!("all: {why}\n{}", story()))?;
    untouched_stay(&shapes, &old, &new, &Changes::of(&old, &new, &delta))
        .map_err(|why| format!("{why}\n{}", story()))
}

/// The outcome if every focus node of every shape counts as touched.
fn validate_all(shapes: &Shapes, old: &GraphView, new: &GraphView) -> Outcome {
    let mut outcome = Outcome::default();
    let judge = Judge {
        old: Run::new(shapes, old),
        new: Run::new(shapes, new),
    };
    for reach in &shapes.reaches {
        let focus_nodes = judge.new.focus_nodes(judge.new.shape(reach.shape));
        judge.validate(reach, &focus_nodes, &mut outcome);
    }
    outcome
}

/// Focus nodes that are not touched have the same results, to the last reason.
fn untouched_stay(
    shapes: &Shapes,
    old: &GraphView,
    new: &GraphView,
    changes: &Changes,
) -> Result<(), String> {
    let judge = Judge {
        old: Run::new(shapes, old),
        new: Run::new(shapes, new),
    };
    for reach in &shapes.reaches {
        let Some(touched) = judge.touched(reach, changes) else {
            continue;
        };
        let focus_nodes = judge.new.focus_nodes(judge.new.shape(reach.shape));
        for focus in focus_nodes.into_iter().filter(|f| !touched.contains(f)) {
            let before = judge.results_before(reach, focus);
            let mut found = Vec::new();
            let (shape, part) = (reach.shape, reach.part);
            let _ = judge.new.validate_part(shape, part, focus, &mut found);
            let after: Vec<_> = found.iter().map(|f| judge.new.result(f)).collect();
            same(&before, &after).map_err(|why| format!("untouched: {why}"))?;
        }
    }
    Ok(())
}

/// As multisets.
fn same(some: &[ValidationResult], others: &[ValidationResult]) -> Result<(), String> {
    let mut open = others.to_vec();
    for result in some {
        let matches = |other: &ValidationResult| covers(other, result) && covers(result, other);
        match open.iter().position(matches) {
            Some(place) => drop(open.swap_remove(place)),
            None => return Err(format!("only in the first: {result:?}")),
        }
    }
    match open.first() {
        Some(result) => Err(format!("only in the second: {result:?}")),
        None => Ok(()),
    }
}

proptest! {
    #[test]
    fn what_is_not_touched_keeps_its_verdict(choices in prop::collection::vec(any::<u16>(), 0..260)) {
        if let Err(why) = check(&choices) {
            prop_assert!(false, "{}", why);
        }
    }
}

#[test]
fn nodes_keep_their_order() {
    // `distinct` sorts by this order, and sets are searched by it.
    assert!(Node::Out(0) < Node::Out(1));
}
