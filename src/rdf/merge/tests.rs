//! What one side changed is taken, what both changed is kept and told.

use super::*;
use crate::rdf::{Format, Target, read};
use oxrdf::GraphName;

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
