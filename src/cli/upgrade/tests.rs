//! A newer program brings what is new and keeps what was changed.

use super::*;
use crate::graph::{Author, Options};
use crate::rdf::{Format, Target, read};
use oxrdf::NamedOrBlankNode;

fn edition(name: &str) -> Edition {
    Edition(name.to_owned())
}

fn turtle(text: &str) -> Vec<Quad> {
    let text = format!("@prefix : <http://ex/> . {text}");
    let target = Target::Graph(hg::NATIONAL_CONTENT.into_owned().into());
    read(text.as_bytes(), Format::Turtle, None, target).unwrap()
}

fn content(text: &str) -> Delta {
    Delta {
        added: turtle(text),
        created: vec![hg::NATIONAL_CONTENT.into_owned().into()],
        ..Delta::default()
    }
}

fn commit(graph: &Graph, author: &Author, delta: Delta) {
    let done = graph.commit(author, Mode::Commit, |_| Ok::<_, graph::Error>(delta));
    done.expect("nothing guards it");
}

/// A graph filled with `text` by a program that said so, or by an older one that did not.
fn filled(text: &str, says: Option<&Edition>) -> Graph {
    let graph = Graph::in_memory(&Options::default());
    let mut delta = content(text);
    delta
        .added
        .extend(says.map(|edition| edition.quad(&base())));
    commit(&graph, &seed::author(), delta);
    graph
}

fn base() -> NamedNode {
    hg::BASE_IRI.into_owned()
}

fn by_people(graph: &Graph, added: &str, removed: &str) {
    let author = Author {
        agent: "somebody".into(),
        door: Door::Update,
        message: None,
    };
    let delta = Delta {
        added: turtle(added),
        removed: turtle(removed),
        ..Delta::default()
    };
    commit(graph, &author, delta);
}

fn bring_to(graph: &Graph, name: &str, text: &str) -> Option<Upgrade> {
    bring(graph, &base(), &edition(name), || Ok(content(text))).expect("an upgrade")
}

fn lines(graph: &Graph) -> Vec<String> {
    let snapshot = graph.snapshot();
    let quads = snapshot.quads_in(hg::NATIONAL_CONTENT.into());
    let mut lines: Vec<_> = quads
        .map(|quad| {
            format!("{} {} {}", quad.subject, quad.predicate, quad.object).replace("http://ex/", "")
        })
        .collect();
    lines.sort();
    lines
}

#[test]
fn the_difference_is_brought_once_and_changes_stay() {
    for says in [None, Some(edition("1"))] {
        let graph = filled(":a :p \"A\" ; :q \"Q\" . :b :p \"B\" .", says.as_ref());
        by_people(&graph, ":a :p \"ours\" . :n :p 1 .", ":a :p \"A\" .");
        let upgrade = bring_to(&graph, "2", ":a :p \"theirs\" ; :q \"new\" . :c :p \"C\" .");
        let upgrade = upgrade.expect("another edition");
        assert_eq!((upgrade.added, upgrade.removed), (2, 2), "{upgrade}");
        assert!(
            upgrade
                .to_string()
                .contains("here \"ours\"; in this version \"theirs\"")
        );
        let wanted = ["<a> <p> \"ours\"", "<a> <q> \"new\"", "<c> <p> \"C\""];
        let (last, rest) = (lines(&graph).pop(), lines(&graph));
        assert_eq!(rest[..3], wanted);
        assert!(last.is_some_and(|line| line.starts_with("<n> <p> \"1\"")));
        let revision = graph.snapshot().revision();
        let header = graph.commits(revision..=revision).unwrap().remove(0);
        assert_eq!(header.draft.door, Door::Embedded);
        assert!(bring_to(&graph, "2", "").is_none());
        assert_eq!(graph.snapshot().revision(), revision);
        // What an upgrade brought is known to the next one.
        let upgrade = bring_to(&graph, "3", ":a :p \"theirs\" ; :q \"newer\" .");
        assert_eq!(upgrade.map(|u| (u.added, u.removed)), Some((1, 2)));
    }
}

#[test]
fn content_that_reads_the_same_leaves_the_digest_only() {
    let text = ":a :p [ :q 1, 2 ] .";
    let graph = filled(text, Some(&edition("1")));
    let upgrade = bring_to(&graph, "2", text).expect("another edition");
    assert_eq!((upgrade.added, upgrade.removed), (0, 0));
    assert!(bring_to(&graph, "2", text).is_none());
}

#[test]
fn graphs_of_others_are_left_alone() {
    let graph = Graph::in_memory(&Options::default());
    by_people(&graph, ":a :p 1 .", "");
    assert!(bring_to(&graph, "1", ":b :p 1 .").is_none());
    let graph = filled(":a :p 1 .", None);
    let other = NamedNode::new("http://other/").unwrap();
    let moved = || {
        Ok(Delta {
            created: vec![NamedOrBlankNode::from(
                NamedNode::new("http://other/g").unwrap(),
            )],
            ..Delta::default()
        })
    };
    let upgrade = bring(&graph, &other, &edition("2"), moved)
        .unwrap()
        .unwrap();
    assert!(upgrade.to_string().contains("--iri-base"));
    assert_eq!(graph.snapshot().revision(), 1);
}
