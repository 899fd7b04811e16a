//! An edition of a graph by subject and place, its values as they read.

use oxrdf::{BlankNode, GraphName, NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Graph and subject.
type Subject = (String, String);

/// Predicate, and the language of a literal that has one.
type Place = (String, String);

/// The values of a place by how they read, each with the quads that say it, the first one first.
pub(super) type Values<'a> = BTreeMap<String, Vec<&'a Quad>>;

pub(super) type Places<'a> = BTreeMap<Place, Values<'a>>;

/// A graph by subject and place.
pub(super) struct Edition<'a> {
    pub(super) subjects: BTreeMap<Subject, Places<'a>>,
}

static NOWHERE: Places<'static> = BTreeMap::new();

pub(super) static NOTHING: Values<'static> = BTreeMap::new();

impl<'a> Edition<'a> {
    pub(super) fn read(quads: &'a [Quad]) -> Self {
        let nodes = Nodes::new(quads);
        let mut subjects: BTreeMap<Subject, Places<'a>> = BTreeMap::new();
        for quad in quads {
            let subject = match &quad.subject {
                NamedOrBlankNode::NamedNode(name) => name.to_string(),
                // Part of the value that leads to it. (A ring that nothing leads into is left out.)
                NamedOrBlankNode::BlankNode(node) if nodes.led_to.contains(node) => continue,
                NamedOrBlankNode::BlankNode(node) => {
                    nodes.read(&quad.graph_name, node, &mut Vec::new()).text
                }
            };
            let language = match &quad.object {
                Term::Literal(literal) => literal.language().unwrap_or_default(),
                _ => "",
            };
            let place = (quad.predicate.to_string(), language.to_owned());
            let value = nodes.value(quad);
            subjects
                .entry((quad.graph_name.to_string(), subject))
                .or_default()
                .entry(place)
                .or_default()
                .entry(value.text)
                .or_default()
                .extend(value.quads);
        }
        Self { subjects }
    }

    pub(super) fn of(&self, subject: &Subject) -> &Places<'a> {
        self.subjects.get(subject).unwrap_or(&NOWHERE)
    }
}

/// The blank nodes of a graph and what is said of them.
struct Nodes<'a> {
    said: HashMap<(&'a GraphName, &'a BlankNode), Vec<&'a Quad>>,
    led_to: HashSet<&'a BlankNode>,
}

/// How something reads, and the quads that say it.
struct Reading<'a> {
    text: String,
    quads: Vec<&'a Quad>,
}

impl<'a> Nodes<'a> {
    pub(super) fn new(quads: &'a [Quad]) -> Self {
        let mut nodes = Self {
            said: HashMap::new(),
            led_to: HashSet::new(),
        };
        for quad in quads {
            if let NamedOrBlankNode::BlankNode(node) = &quad.subject {
                let key = (&quad.graph_name, node);
                nodes.said.entry(key).or_default().push(quad);
            }
            if let Term::BlankNode(node) = &quad.object {
                nodes.led_to.insert(node);
            }
        }
        nodes
    }

    fn value(&self, quad: &'a Quad) -> Reading<'a> {
        self.object(quad, &mut Vec::new())
    }

    /// The object of a quad; the quad itself comes first.
    fn object(&self, quad: &'a Quad, above: &mut Vec<&'a BlankNode>) -> Reading<'a> {
        let mut reading = match &quad.object {
            Term::BlankNode(node) => self.read(&quad.graph_name, node, above),
            other => Reading {
                text: other.to_string(),
                quads: Vec::new(),
            },
        };
        reading.quads.insert(0, quad);
        reading
    }

    /// A blank node as Turtle might nest it; one inside itself is only marked as that.
    pub(super) fn read(
        &self,
        graph: &'a GraphName,
        node: &'a BlankNode,
        above: &mut Vec<&'a BlankNode>,
    ) -> Reading<'a> {
        if above.contains(&node) {
            return Reading {
                text: "[ itself ]".to_owned(),
                quads: Vec::new(),
            };
        }
        above.push(node);
        let (mut parts, mut quads) = (Vec::new(), Vec::new());
        for quad in self.said.get(&(graph, node)).into_iter().flatten() {
            let object = self.object(quad, above);
            parts.push(format!("{} {}", quad.predicate, object.text));
            quads.extend(object.quads);
        }
        above.pop();
        parts.sort();
        Reading {
            text: format!("[ {} ]", parts.join(" ; ")),
            quads,
        }
    }
}
