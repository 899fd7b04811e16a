//! Whatever is told otherwise after a change is found, and little else.

use super::*;
use crate::catalogue::{Profiles, Renderer};
use crate::index::Snapshot;
use crate::vocab::hg;
use oxrdf::{BlankNode, GraphName, Literal};
use std::path::Path;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    fn node(&mut self) -> NamedNode {
        let number = self.roll(6);
        let name = match self.roll(4) {
            0 | 1 => format!("{}id/things/{number}", hg::BASE),
            2 => format!("{}id/makers/{number}", hg::BASE),
            _ => format!("http://e/part/{number}"),
        };
        NamedNode::new_unchecked(name)
    }

    fn quad(&mut self) -> Quad {
        let of = |local: &str| NamedNode::new_unchecked(format!("http://e/{local}"));
        let subject: NamedOrBlankNode = match self.roll(8) {
            0 => BlankNode::new_unchecked(format!("b{}", self.roll(3))).into(),
            _ => self.node().into(),
        };
        let (predicate, object): (NamedNode, Term) = match self.roll(10) {
            0 => (rdf::TYPE.into_owned(), of("Thing").into()),
            1 => (rdf::TYPE.into_owned(), of("Maker").into()),
            2 => (of("maker"), self.node().into()),
            3 => (of("above"), self.node().into()),
            4 => (
                of("access"),
                of(["table/OPEN", "table/CLOSED"][self.roll(2)]).into(),
            ),
            5 => (of("part"), self.node().into()),
            6 => (
                of("part"),
                BlankNode::new_unchecked(format!("b{}", self.roll(3))).into(),
            ),
            7 => (of("size"), Literal::from(self.roll(3) as i64).into()),
            8 => (of("unread"), self.node().into()),
            _ => {
                let tag = ["nb", "en"][self.roll(2)];
                let name = format!("name {}", self.roll(3));
                (
                    of("name"),
                    Literal::new_language_tagged_literal_unchecked(name, tag).into(),
                )
            }
        };
        Quad::new(subject, predicate, object, GraphName::DefaultGraph)
    }

    /// A graph of so many quads.
    fn graph(&mut self, quads: usize) -> Snapshot {
        let added = (0..quads).map(|_| self.quad()).collect();
        let delta = Delta {
            added,
            ..Delta::default()
        };
        Snapshot::empty(&[]).apply(&delta, 1)
    }

    /// A few quads more and a few less.
    fn change(&mut self, before: &Snapshot) -> Delta {
        let known: Vec<Quad> = before.quads().collect();
        let mut delta = Delta::default();
        for _ in 0..=self.roll(3) {
            match self.roll(2) {
                0 => delta.removed.push(known[self.roll(known.len())].clone()),
                _ => delta.added.push(self.quad()),
            }
        }
        delta.added.retain(|quad| !known.contains(quad));
        delta
    }
}

/// What is told of every resource of a kind.
fn told(profile: &Profile, kind: &Kind, snapshot: &Snapshot) -> Vec<(NamedNode, String)> {
    let mut renderer = Renderer::new(profile, snapshot, Budget::unlimited());
    let members = kind.members(&snapshot.view(Scope::Union));
    let rendered = renderer.render(kind, &members).unwrap();
    let texts = rendered.into_iter().map(|rendering| {
        let lines: Vec<String> = rendering.triples.iter().map(ToString::to_string).collect();
        (rendering.iri, lines.join("\n"))
    });
    texts.collect()
}

#[test]
fn what_is_told_otherwise_is_found() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases/profiles");
    let profiles = Profiles::load(&hg::BASE_IRI.into_owned(), Some(&folder)).unwrap();
    let profile = profiles.get("first-1").unwrap();
    let kind = profile.kind("thing").unwrap();
    let (mut changed, mut found_in_vain, mut every) = (0, 0, 0);
    for seed in 0..160 {
        let mut dice = Dice(seed);
        let before = dice.graph(90);
        let delta = dice.change(&before);
        let after = before.apply(&delta, 2);
        let (old, new) = (told(profile, kind, &before), told(profile, kind, &after));
        let otherwise: Vec<_> = new.iter().filter(|text| !old.contains(text)).collect();
        changed += otherwise.len();
        let change = Change {
            before: &before,
            after: &after,
            delta: &delta,
        };
        match touched(profile, kind, change).unwrap() {
            Touched::Every => every += 1,
            Touched::These(found) => {
                for (iri, text) in &otherwise {
                    assert!(
                        found.contains(iri),
                        "seed {seed}: {iri} is missing:\n{text}\n{delta:#?}"
                    );
                }
                found_in_vain += found.len() - otherwise.len();
            }
        }
    }
    assert!(
        changed > 60,
        "too little changed to prove anything: {changed}"
    );
    assert_eq!(every, 0, "the queries of the trial profile can be bounded");
    assert!(
        found_in_vain < 3 * changed,
        "{found_in_vain} in vain for {changed}"
    );
}

/// A write of anything else must not make every published dataset be told anew.
#[test]
fn the_queries_inside_the_program_are_bounded() {
    use crate::catalogue::reads::Way;
    let profiles = Profiles::load(&hg::BASE_IRI.into_owned(), None).unwrap();
    let mut unbounded = Vec::new();
    let mut looked = 0;
    for profile in profiles.iter() {
        let held = |kind: &&Kind| kind.published.is_some() || kind.by_reference;
        for kind in profile.kinds.iter().filter(held) {
            looked += kind.reads.reads.len();
            let every = kind
                .reads
                .reads
                .iter()
                .filter(|read| matches!(read.way, Way::Every));
            unbounded.extend(every.map(|read| {
                format!(
                    "{} {}: {:?} {:?}",
                    profile.token, kind.name, read.predicates, read.fixed
                )
            }));
        }
    }
    assert!(looked > 100, "only {looked} reads");
    assert!(unbounded.is_empty(), "{}", unbounded.join("\n"));
}
