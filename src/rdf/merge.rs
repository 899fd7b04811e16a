//! Three-way merge: what changed between two editions of a graph, brought to a copy that others
//! have changed meanwhile.
//!
//! What is compared is not quads but values: what one subject says by one predicate in one
//! language. A blank node is compared by all that is said of it, so that its label does not
//! matter. Where both sides changed one value, the copy keeps its own and the merge says so.

use super::Delta;
use oxrdf::{BlankNode, GraphName, NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What is to be changed in the copy, and what is not.
#[derive(Debug, Default)]
pub struct Merge {
    /// The difference of the editions, as far as the copy takes it.
    pub delta: Delta,
    /// Where it does not.
    pub conflicts: Vec<Conflict>,
}

/// A place that both sides changed; the copy is left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The subject, as N-Triples spell it; a blank node with all that is said of it.
    pub subject: String,
    /// What happened to it.
    pub kind: Clash,
}

/// How two changes clash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// The new edition says something else by a predicate whose value the copy changed too.
    Changed {
        /// The predicate, as N-Triples spell it.
        predicate: String,
        /// What the copy says and goes on saying.
        here: Vec<String>,
        /// What the new edition says.
        new: Vec<String>,
    },
    /// The new edition has it no more, but the copy says something of its own about it.
    RemovedThere,
    /// The copy has it no more, but the new edition says something new about it.
    RemovedHere,
}

/// Brings the difference from `old` to `new` to `copy`.
pub fn merge(old: &[Quad], new: &[Quad], copy: &[Quad]) -> Merge {
    let [old, new, copy] = [old, new, copy].map(Edition::read);
    let mut merge = Merge::default();
    let subjects: BTreeSet<_> = old.subjects.keys().chain(new.subjects.keys()).collect();
    for subject in subjects {
        let sides = Sides {
            old: old.of(subject),
            new: new.of(subject),
            copy: copy.of(subject),
        };
        match sides.clash() {
            Some(kind) => merge.conflicts.push(Conflict {
                subject: subject.1.clone(),
                kind,
            }),
            None => sides.merge(&subject.1, &mut merge),
        }
    }
    merge.keep_shared(&copy);
    merge
}

impl Merge {
    /// A blank node of a value that goes may be part of another that stays.
    fn keep_shared(&mut self, copy: &Edition<'_>) {
        let gone: HashSet<&Quad> = self.delta.removed.iter().collect();
        let mut kept: HashSet<Quad> = HashSet::new();
        let values = copy.subjects.values().flat_map(BTreeMap::values);
        for quads in values.flat_map(BTreeMap::values) {
            if quads.first().is_some_and(|top| !gone.contains(*top)) {
                let shared = quads.iter().filter(|quad| gone.contains(**quad));
                kept.extend(shared.map(|quad| (*quad).clone()));
            }
        }
        self.delta.removed.retain(|quad| !kept.contains(quad));
    }
}

/// Graph and subject.
type Subject = (String, String);
/// Predicate, and the language of a literal that has one.
type Place = (String, String);
/// The values of a place by how they read, each with the quads that say it, the first one first.
type Values<'a> = BTreeMap<String, Vec<&'a Quad>>;
type Places<'a> = BTreeMap<Place, Values<'a>>;

/// A graph by subject and place.
struct Edition<'a> {
    subjects: BTreeMap<Subject, Places<'a>>,
}

static NOWHERE: Places<'static> = BTreeMap::new();
static NOTHING: Values<'static> = BTreeMap::new();

impl<'a> Edition<'a> {
    fn read(quads: &'a [Quad]) -> Self {
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

    fn of(&self, subject: &Subject) -> &Places<'a> {
        self.subjects.get(subject).unwrap_or(&NOWHERE)
    }
}

/// One subject in the three graphs.
struct Sides<'a> {
    old: &'a Places<'a>,
    new: &'a Places<'a>,
    copy: &'a Places<'a>,
}

impl<'a> Sides<'a> {
    /// Whether one side removed all of it and the other said something more.
    fn clash(&self) -> Option<Clash> {
        if self.old.is_empty() {
            return None;
        }
        let more = |side: &'a Places<'a>| {
            side.iter().any(|(place, values)| {
                let old = self.old.get(place).unwrap_or(&NOTHING);
                values.keys().any(|value| !old.contains_key(value))
            })
        };
        if self.new.is_empty() && more(self.copy) {
            return Some(Clash::RemovedThere);
        }
        (self.copy.is_empty() && more(self.new)).then_some(Clash::RemovedHere)
    }

    fn merge(&self, subject: &str, merge: &mut Merge) {
        let places: BTreeSet<_> = self.old.keys().chain(self.new.keys()).collect();
        for place in places {
            let [old, new, copy] =
                [self.old, self.new, self.copy].map(|side| side.get(place).unwrap_or(&NOTHING));
            let without = |one: &Values<'a>, other: &Values<'a>| -> Vec<String> {
                let missing = one.keys().filter(|value| !other.contains_key(*value));
                missing.cloned().collect()
            };
            let (mut added, mut removed) = (without(new, old), without(old, new));
            added.retain(|value| !copy.contains_key(value));
            let changed_here = removed.iter().any(|value| !copy.contains_key(value));
            if changed_here && !added.is_empty() {
                merge.conflicts.push(Conflict {
                    subject: subject.to_owned(),
                    kind: Clash::Changed {
                        predicate: place.0.clone(),
                        here: copy.keys().cloned().collect(),
                        new: new.keys().cloned().collect(),
                    },
                });
                continue;
            }
            removed.retain(|value| copy.contains_key(value));
            let quads = |values: &Values<'a>, wanted: &[String]| -> Vec<Quad> {
                let quads = wanted.iter().flat_map(|value| &values[value]);
                quads.map(|quad| (*quad).clone()).collect()
            };
            merge.delta.added.extend(quads(new, &added));
            merge.delta.removed.extend(quads(copy, &removed));
        }
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
    fn new(quads: &'a [Quad]) -> Self {
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
    fn read(
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::{Format, Target, read};

    fn turtle(text: &str) -> Vec<Quad> {
        let text = format!("@prefix : <http://ex/> . {text}");
        let graph = GraphName::NamedNode(oxrdf::NamedNode::new_unchecked("http://ex/g"));
        read(text.as_bytes(), Format::Turtle, None, Target::Graph(graph)).unwrap()
    }

    /// The copy after the merge, and how many conflicts there are.
    fn merged(old: &str, new: &str, copy: &str) -> (Vec<Quad>, usize) {
        let [old, new, mut copy] = [old, new, copy].map(turtle);
        let merge = merge(&old, &new, &copy);
        copy.retain(|quad| !merge.delta.removed.contains(quad));
        copy.extend(merge.delta.added);
        (copy, merge.conflicts.len())
    }

    /// How a graph reads, whatever the labels of its blank nodes.
    fn reading(quads: &[Quad]) -> Vec<String> {
        let edition = Edition::read(quads);
        let mut lines = Vec::new();
        for ((_, subject), places) in &edition.subjects {
            for ((predicate, _), values) in places {
                lines.extend(values.keys().map(|v| format!("{subject} {predicate} {v}")));
            }
        }
        lines.sort();
        lines
    }

    #[test]
    fn changes_of_both_sides_are_joined() {
        const OLD: &str = ":a :label \"A\"@nb, \"A\"@en ; :in [ :one 1 ; :list (1 2) ] .";
        for (new, copy, wanted) in [
            // Only one side changed.
            (
                ":a :label \"B\"@nb, \"A\"@en ; :in [ :one 1 ; :list (1 2) ] .",
                OLD,
                None,
            ),
            (
                OLD,
                ":a :label \"B\"@nb ; :in [ :one 3 ] . :b :c 1 .",
                Some(":a :label \"B\"@nb ; :in [ :one 3 ] . :b :c 1 ."),
            ),
            // Different places of one thing.
            (
                ":a :label \"B\"@nb, \"A\"@en ; :in [ :one 1 ; :list (1 2 3) ] .",
                ":a :label \"A\"@nb, \"C\"@en ; :in [ :list (1 2) ; :one 1 ] ; :more 1 .",
                Some(":a :label \"B\"@nb, \"C\"@en ; :in [ :one 1 ; :list (1 2 3) ] ; :more 1 ."),
            ),
            // The same change on both sides.
            (
                ":a :label \"A\"@nb, \"B\"@en ; :in [ :one 2 ] .",
                ":a :label \"A\"@nb, \"B\"@en ; :in [ :one 2 ] .",
                None,
            ),
            // Everything goes, everything comes.
            (":b :c [] .", OLD, None),
            ("", OLD, None),
        ] {
            let (result, conflicts) = merged(OLD, new, copy);
            assert_eq!(
                reading(&result),
                reading(&turtle(wanted.unwrap_or(new))),
                "{new}"
            );
            assert_eq!(conflicts, 0, "{new}");
        }
    }

    #[test]
    fn what_both_changed_is_kept_and_told() {
        const OLD: &str = ":a :label \"A\"@nb ; :in [ :one 1 ] .";
        for (new, copy) in [
            (
                ":a :label \"B\"@nb ; :in [ :one 1 ] .",
                ":a :label \"C\"@nb ; :in [ :one 1 ] .",
            ),
            (
                ":a :label \"B\"@nb ; :in [ :one 1 ] .",
                ":a :in [ :one 1 ] .",
            ),
            (
                ":a :label \"A\"@nb ; :in [ :one 2 ] .",
                ":a :label \"A\"@nb ; :in [ :one 3 ] .",
            ),
            ("", ":a :label \"A\"@nb ; :in [ :one 1 ] ; :more 1 ."),
            (
                ":a :label \"A\"@nb ; :in [ :one 1 ] ; :more 1 .",
                ":z :z :z .",
            ),
        ] {
            let (result, conflicts) = merged(OLD, new, copy);
            assert_eq!(reading(&result), reading(&turtle(copy)), "{new}");
            assert_eq!(conflicts, 1, "{new}");
        }
    }

    #[test]
    fn labels_of_blank_nodes_do_not_matter() {
        let text = ":a :b [ :c [ :d 1 ], [ :d 2 ] ] . _:x :y _:x . [] :top 1 .";
        let merge = merge(&turtle(text), &turtle(text), &turtle(text));
        assert!(merge.delta.is_empty(), "{merge:?}");
        // A node that two values share stays as long as one of them does.
        let shared = ":a :b _:n . :c :b _:n . _:n :d 1 .";
        let (result, _) = merged(shared, ":a :b _:n . _:n :d 1 .", shared);
        assert_eq!(reading(&result), reading(&turtle(":a :b [ :d 1 ] .")));
    }
}
