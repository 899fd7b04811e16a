//! Which stored questions and shapes mention an IRI.

use crate::index::Snapshot;
use crate::index::{GraphView, TermId, TermKind};
use crate::query::Part;
use crate::questions::{Question, Questions};
use crate::rdf::Prefixes;
use crate::registry::shapes_view;
use crate::vocab::sh;
use oxrdf::vocab::rdf;
use spargebra::Query;
use spargebra::algebra::{Expression, GraphPattern, PropertyPathExpression};
use spargebra::term::{GroundTerm, NamedNodePattern, TermPattern, TriplePattern};
use std::collections::{BTreeSet, HashMap};

/// Steps from a nameless node of a shape to the shape, at most.
const DEEPEST: usize = 24;

/// By IRI, the names of the questions and the IRIs of the shapes that mention it.
#[derive(Debug, Default)]
pub struct Mentions {
    questions: HashMap<String, BTreeSet<&'static str>>,
    shapes: HashMap<String, BTreeSet<String>>,
    /// By class, the shapes whose target it is.
    guards: HashMap<String, BTreeSet<String>>,
}

impl Mentions {
    /// Reads the questions and the shapes of a revision; takes some milliseconds.
    pub fn read(
        snapshot: &Snapshot,
        questions: &Questions,
        prefixes: &Prefixes,
        base: &str,
    ) -> Self {
        let mut mentions = Self::default();
        for question in questions.iter() {
            for iri in of_question(question) {
                mentions
                    .questions
                    .entry(iri)
                    .or_default()
                    .insert(question.name);
            }
        }
        mentions.add_shapes(&shapes_view(snapshot, base), prefixes);
        mentions
    }

    /// The names of the questions that mention an IRI.
    pub fn questions(&self, iri: &str) -> impl Iterator<Item = &'static str> {
        self.questions.get(iri).into_iter().flatten().copied()
    }

    /// The IRIs of the shapes that mention an IRI.
    pub fn shapes(&self, iri: &str) -> impl Iterator<Item = &str> {
        let shapes = self.shapes.get(iri).into_iter().flatten();
        shapes.map(String::as_str)
    }

    /// The IRIs of the shapes that are for the things of a class.
    pub fn guards(&self, class: &str) -> impl Iterator<Item = &str> {
        let shapes = self.guards.get(class).into_iter().flatten();
        shapes.map(String::as_str)
    }

    fn add_shapes(&mut self, view: &GraphView, prefixes: &Prefixes) {
        let holders: HashMap<TermId, TermId> = view
            .triples(None, None, None)
            .filter(|[_, _, object]| view.kind(*object) == TermKind::BlankNode)
            .map(|[subject, _, object]| (object, subject))
            .collect();
        let shapes = shapes(view);
        let targets = view.id(sh::TARGET_CLASS);
        let targets = targets.map(|target| view.triples(None, Some(target), None));
        for [shape, _, class] in targets.into_iter().flatten() {
            if view.kind(shape) == TermKind::NamedNode {
                let guards = self.guards.entry(view.text(class).to_owned());
                guards.or_default().insert(view.text(shape).to_owned());
            }
        }
        for [subject, _, object] in view.triples(None, None, None) {
            let Some(shape) = holder(view, &holders, subject).filter(|it| shapes.contains(it))
            else {
                continue;
            };
            let mut add = |iri: String| {
                let shape = view.text(shape).to_owned();
                self.shapes.entry(iri).or_default().insert(shape);
            };
            match view.kind(object) {
                TermKind::NamedNode if object != shape => add(view.text(object).to_owned()),
                TermKind::Literal => in_text(view.text(object), prefixes).for_each(add),
                TermKind::NamedNode | TermKind::BlankNode | TermKind::Triple => (),
            }
        }
    }
}

/// The named shapes of nodes and of properties.
fn shapes(view: &GraphView) -> BTreeSet<TermId> {
    let class = view.id(rdf::TYPE);
    let kinds = [sh::NODE_SHAPE, sh::PROPERTY_SHAPE].map(|kind| view.id(kind));
    let kinds = kinds.into_iter().flatten();
    let shapes = kinds.flat_map(|kind| class.map(|class| view.subjects(class, kind)));
    let shapes = shapes.flatten();
    shapes
        .filter(|shape| view.kind(*shape) == TermKind::NamedNode)
        .collect()
}

/// A named node, or the one that a nameless node belongs to.
fn holder(view: &GraphView, holders: &HashMap<TermId, TermId>, node: TermId) -> Option<TermId> {
    let mut node = node;
    for _ in 0..DEEPEST {
        if view.kind(node) == TermKind::NamedNode {
            return Some(node);
        }
        node = *holders.get(&node)?;
    }
    None
}

/// The IRIs a text of SPARQL spells, whole or with a prefix; prose has none.
fn in_text<'t>(text: &'t str, prefixes: &'t Prefixes) -> impl Iterator<Item = String> + 't {
    let words = match text.contains('{') {
        true => text,
        false => "",
    };
    let is_name = |c: char| c.is_alphanumeric() || "_-:./#%".contains(c);
    words
        .split(move |c: char| !is_name(c))
        .map(|word| word.trim_end_matches(['.', ':']))
        .filter(|word| word.contains(':'))
        .filter_map(|word| match word.contains("://") {
            true => Some(word.to_owned()),
            false => prefixes.expand(word),
        })
}

/// The IRIs a question spells, besides the values it is asked about.
fn of_question(question: &Question) -> BTreeSet<String> {
    let mut iris = BTreeSet::new();
    let Ok(asked) = question.ask(&[], None) else {
        return iris;
    };
    let query = asked.query();
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = &query;
    Part::Pattern(pattern).all(&mut |part| match part {
        Part::Pattern(pattern) => of_pattern(pattern, question, &mut iris),
        Part::Expression(Expression::NamedNode(node)) => {
            iris.insert(node.as_str().to_owned());
        }
        Part::Expression(_) => (),
    });
    iris
}

fn of_pattern(pattern: &GraphPattern, question: &Question, iris: &mut BTreeSet<String>) {
    match pattern {
        GraphPattern::Bgp { patterns } => patterns.iter().for_each(|it| of_triple(it, iris)),
        GraphPattern::Path {
            subject,
            path,
            object,
        } => {
            of_term(subject, iris);
            of_path(path, iris);
            of_term(object, iris);
        }
        GraphPattern::Values {
            variables,
            bindings,
        } => {
            let is_parameter = |name: &str| question.parameters.iter().any(|it| it.name == name);
            for (place, variable) in variables.iter().enumerate() {
                if is_parameter(variable.as_str()) {
                    continue;
                }
                let values = bindings.iter().filter_map(|row| row.get(place)?.as_ref());
                for value in values {
                    if let GroundTerm::NamedNode(node) = value {
                        iris.insert(node.as_str().to_owned());
                    }
                }
            }
        }
        _ => (),
    }
}

fn of_triple(triple: &TriplePattern, iris: &mut BTreeSet<String>) {
    of_term(&triple.subject, iris);
    if let NamedNodePattern::NamedNode(node) = &triple.predicate {
        iris.insert(node.as_str().to_owned());
    }
    of_term(&triple.object, iris);
}

fn of_term(term: &TermPattern, iris: &mut BTreeSet<String>) {
    if let TermPattern::NamedNode(node) = term {
        iris.insert(node.as_str().to_owned());
    }
}

fn of_path(path: &PropertyPathExpression, iris: &mut BTreeSet<String>) {
    use PropertyPathExpression as P;
    match path {
        P::NamedNode(node) => {
            iris.insert(node.as_str().to_owned());
        }
        P::Reverse(inner) | P::ZeroOrMore(inner) | P::OneOrMore(inner) | P::ZeroOrOne(inner) => {
            of_path(inner, iris);
        }
        P::Sequence(one, other) | P::Alternative(one, other) => {
            of_path(one, iris);
            of_path(other, iris);
        }
        P::NegatedPropertySet(nodes) => {
            iris.extend(nodes.iter().map(|node| node.as_str().to_owned()));
        }
    }
}
