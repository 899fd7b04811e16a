//! Random shapes, graphs and deltas: what the walk back finds is enough.
//!
//! A slice with a fixed seed runs with the other tests; `make soak` runs many, from a seed it
//! prints. A failure is shrunk, by shrinking the numbers that everything is decoded from.

mod choices;
mod shapes;
mod soak;

use super::{Changes, Judge, Outcome, Touched};
use crate::index::{GraphView, Scope, Snapshot};
use crate::rdf::Delta;
use crate::shacl::against::covers;
use crate::shacl::run::{Node, Run};
use crate::shacl::{Shapes, ValidationResult};
use choices::Choices;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::Quad;
use std::collections::BTreeMap;

const PREFIXES: &str = "@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <http://example.org/> .
";

/// What the queries of shapes may abbreviate.
const DECLARED: &str =
    "ex: sh:declare [ sh:prefix \"ex\" ; sh:namespace \"http://example.org/\"^^xsd:anyURI ] ,
    [ sh:prefix \"rdfs\" ; sh:namespace \"http://www.w3.org/2000/01/rdf-schema#\"^^xsd:anyURI ] .
";

/// Deltas in a row, each on what the one before left.
const IN_A_ROW: usize = 3;

/// What was tried, so that nobody takes silence for proof.
#[derive(Default)]
struct Tried {
    deltas: usize,
    /// Deltas that changed at least one triple.
    effective: usize,
    checked: usize,
    fallbacks: usize,
    /// Pairs of part and focus node that were left alone.
    spared: usize,
    /// Deltas that made a result.
    harmful: usize,
    /// Results made or left, by component.
    components: BTreeMap<String, usize>,
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

fn check(numbers: &[u16], tried: &mut Tried) -> Result<(), String> {
    let mut choices = Choices::new(numbers);
    let text = choices.shapes();
    let shapes = snapshot(parse(&text)).view(Scope::Union);
    let shapes = Shapes::compile(&shapes).map_err(|e| format!("{e}\n{text}"))?;
    let mut before = snapshot(choices.quads(16));
    for revision in 0..=choices.below(IN_A_ROW) {
        let delta = choices.delta(&before);
        let after = before.apply(&delta, revision as u64 + 2);
        check_delta(&shapes, &before, &after, &delta, tried).map_err(|why| {
            let quads: Vec<_> = before.quads().map(|q| q.to_string()).collect();
            format!("{why}\n{text}\nbefore:\n{}\n{delta:#?}", quads.join("\n"))
        })?;
        before = after;
    }
    Ok(())
}

fn check_delta(
    shapes: &Shapes,
    before: &Snapshot,
    after: &Snapshot,
    delta: &Delta,
    tried: &mut Tried,
) -> Result<(), String> {
    let (old, new) = (before.view(Scope::Union), after.view(Scope::Union));
    let changes = Changes::of(&old, &new, delta);
    let touched = shapes.validate_delta(before, after, delta);
    // Against the same judgement of all focus nodes.
    let everything = validate_all(shapes, &old, &new);
    let named = |what: &'static str| move |why| format!("{what}: {why}");
    same(&touched.caused.results, &everything.caused.results).map_err(named("caused"))?;
    let mut all = everything.caused.results;
    all.extend(everything.preexisting.results);
    // Against two full validations, which know nothing of deltas.
    let (was, is) = (shapes.validate(&old).results, shapes.validate(&new).results);
    same(&all, &is).map_err(named("all"))?;
    let appeared = minus(&is, &was);
    let missed = minus(&appeared, &touched.caused.results);
    if let Some(result) = missed.first() {
        return Err(format!("appeared and not found: {result:?}"));
    }
    let spared = untouched_stay(shapes, &old, &new, &changes)?;
    tried.deltas += 1;
    tried.effective += usize::from(!changes.is_empty());
    tried.checked += touched.checked;
    tried.fallbacks += touched.fallbacks.total();
    tried.spared += spared;
    tried.harmful += usize::from(touched.caused.total() > 0);
    for result in &is {
        let name = result.component.as_str().rsplit(['#', '/']).next();
        let name = name.unwrap_or_default().to_owned();
        *tried.components.entry(name).or_default() += 1;
    }
    Ok(())
}

/// The outcome if every focus node of every shape counts as touched.
fn validate_all(shapes: &Shapes, old: &GraphView, new: &GraphView) -> Outcome {
    let mut outcome = Outcome::default();
    let judge = Judge {
        old: Run::new(shapes, old),
        new: Run::new(shapes, new),
    };
    for reach in &shapes.reaches.parts {
        let focus_nodes = judge.new.focus_nodes(judge.new.shape(reach.shape));
        let judged = judge.validate(reach, &focus_nodes);
        outcome.caused.append(judged.caused, usize::MAX);
        outcome.preexisting.append(judged.preexisting, usize::MAX);
    }
    outcome
}

/// Focus nodes that are not touched have the same results, to the last reason. Tells how many
/// there were.
fn untouched_stay(
    shapes: &Shapes,
    old: &GraphView,
    new: &GraphView,
    changes: &Changes,
) -> Result<usize, String> {
    let mut spared = 0;
    let judge = Judge {
        old: Run::new(shapes, old),
        new: Run::new(shapes, new),
    };
    let mut walk = Touched::new(&judge, changes);
    for reach in &shapes.reaches.parts {
        let Ok(touched) = walk.by(reach) else {
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
            spared += 1;
        }
    }
    Ok(spared)
}

/// What is left of some without others, as multisets.
fn minus(some: &[ValidationResult], others: &[ValidationResult]) -> Vec<ValidationResult> {
    let mut open = others.to_vec();
    let mut left = Vec::new();
    for result in some {
        match open.iter().position(|other| covers(other, result)) {
            Some(place) => drop(open.swap_remove(place)),
            None => left.push(result.clone()),
        }
    }
    left
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

#[test]
fn nodes_keep_their_order() {
    // `distinct` sorts by this order, and sets are searched by it.
    assert!(Node::Out(0) < Node::Out(1));
}
