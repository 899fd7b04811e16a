//! Random data and deltas, decoded from a list of numbers so that a failure shrinks.

use super::{PREFIXES, parse};
use crate::index::Snapshot;
use crate::rdf::Delta;
use oxrdf::{GraphName, NamedNode, Quad};

/// Decodes decisions from a list of numbers; past its end every decision is the first one.
pub(super) struct Choices<'a> {
    numbers: std::slice::Iter<'a, u16>,
    /// Named shapes made so far, by number: those that may be referred to without a circle.
    pub(super) node_shapes: Vec<usize>,
    pub(super) property_shapes: Vec<usize>,
}

impl<'a> Choices<'a> {
    pub(super) fn new(numbers: &'a [u16]) -> Self {
        Self {
            numbers: numbers.iter(),
            node_shapes: Vec::new(),
            property_shapes: Vec::new(),
        }
    }

    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.numbers.next().map_or(0, |n| usize::from(*n) % bound)
    }

    pub(super) fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }

    pub(super) fn predicate(&mut self) -> &'static str {
        self.pick(&["ex:p0", "ex:p1", "ex:p2", "ex:p3"])
    }

    pub(super) fn class(&mut self) -> &'static str {
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
                "2.5",
                "\"a\"@en",
                "\"b\"@en",
                "\"a\"@nb",
                "\"abc\"",
                "\"\"",
                "\"2020-02-30\"^^xsd:date",
                "\"2020-02-03\"^^xsd:date",
                "\"2021-02-03\"^^xsd:date",
            ]),
            _ => self.node(),
        }
    }

    fn triple(&mut self) -> String {
        match self.below(10) {
            0 => format!("{} rdfs:subClassOf {}", self.class(), self.class()),
            1 | 2 => format!("{} rdf:type {}", self.node(), self.class()),
            // A class may be a focus node and a value like any other node.
            3 => format!("{} {} {}", self.node(), self.predicate(), self.class()),
            // Several texts in one language.
            4 => format!(
                "ex:n{} {} {}",
                self.below(2),
                self.predicate(),
                self.pick(&["\"a\"@en", "\"b\"@en", "\"c\"@en", "\"a\"@nb"])
            ),
            _ => format!("{} {} {}", self.node(), self.predicate(), self.value()),
        }
    }

    pub(super) fn path(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.predicate().to_owned();
        }
        let inner = depth - 1;
        match self.below(12) {
            0..=3 => self.predicate().to_owned(),
            4 => format!("[ sh:inversePath {} ]", self.path(inner)),
            5 => format!("( {} {} )", self.path(inner), self.path(inner)),
            6 => format!(
                "( {} {} {} )",
                self.predicate(),
                self.path(inner),
                self.predicate()
            ),
            7 => format!(
                "[ sh:alternativePath ( {} {} ) ]",
                self.path(inner),
                self.path(inner)
            ),
            8 => format!("[ sh:zeroOrMorePath {} ]", self.path(inner)),
            9 => format!("[ sh:oneOrMorePath {} ]", self.path(inner)),
            // What a target class looks at is a path like any other.
            10 => self.pick(&["rdf:type", "rdfs:subClassOf"]).to_owned(),
            _ => format!("[ sh:zeroOrOnePath {} ]", self.path(inner)),
        }
    }

    fn graph(&mut self) -> GraphName {
        match self.below(4) {
            0 => NamedNode::new_unchecked("http://example.org/g1").into(),
            1 => NamedNode::new_unchecked("urn:aside:g").into(),
            _ => GraphName::DefaultGraph,
        }
    }

    pub(super) fn quads(&mut self, at_most: usize) -> Vec<Quad> {
        let count = self.below(at_most + 1);
        let mut text = PREFIXES.to_owned();
        let mut graphs = Vec::new();
        for _ in 0..count {
            text += &format!("{} .\n", self.triple());
            graphs.push(self.graph());
        }
        let mut quads = parse(&text);
        for (quad, graph) in quads.iter_mut().zip(graphs) {
            quad.graph_name = graph;
        }
        quads
    }

    pub(super) fn delta(&mut self, before: &Snapshot) -> Delta {
        let known: Vec<Quad> = before.quads().collect();
        let mut delta = Delta {
            // Now and then many, as when a source is replaced.
            added: match self.below(8) {
                7 => self.quads(12),
                _ => self.quads(3),
            },
            ..Delta::default()
        };
        let removals = match self.below(8) {
            7 => self.below(12),
            _ => self.below(4),
        };
        for _ in 0..removals {
            if !known.is_empty() {
                let quad = known[self.below(known.len())].clone();
                self.remove(quad, &mut delta);
            }
        }
        delta
    }

    /// Removes a quad, or moves its triple to another graph.
    fn remove(&mut self, quad: Quad, delta: &mut Delta) {
        if self.below(6) == 5 {
            let moved = Quad {
                graph_name: self.graph(),
                ..quad.clone()
            };
            if moved != quad && !delta.removed.contains(&moved) {
                delta.added.push(moved);
            }
        }
        if !delta.added.contains(&quad) {
            delta.removed.push(quad);
        }
    }
}
