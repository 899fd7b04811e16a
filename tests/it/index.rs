//! The index against `oxrdf::Dataset`: the same commits, the same answers to every pattern.

use helsegraf::index::{Builder, DecodeError, LineFormat, LoadError, Scope, Snapshot, TermId};
use helsegraf::rdf::Delta;
use oxrdf::{
    BlankNode, Dataset, GraphName, GraphNameRef, Literal, NamedNode, NamedOrBlankNode, Quad, Term,
    Triple,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

const ASIDE: &str = "http://example.org/aside/";

/// One step of a random history; numbers choose from the small universe below.
#[derive(Debug, Clone)]
enum Step {
    Commit {
        added: Vec<[usize; 4]>,
        removed: Vec<[usize; 4]>,
        created: Vec<usize>,
    },
    Clear(usize),
    Drop(usize),
    Compact,
    Reload,
    /// Quads loaded in bulk.
    Load(Vec<[usize; 4]>),
}

fn iri(text: &str) -> NamedNode {
    NamedNode::new(format!("http://example.org/{text}")).expect("an IRI")
}

fn nodes() -> Vec<NamedOrBlankNode> {
    vec![
        iri("a").into(),
        iri("b").into(),
        BlankNode::new("c").expect("a label").into(),
    ]
}

fn predicates() -> Vec<NamedNode> {
    vec![iri("p"), iri("q"), iri("a")]
}

fn objects() -> Vec<Term> {
    let mut objects: Vec<Term> = nodes().into_iter().map(Term::from).collect();
    objects.push(Literal::new_simple_literal("x").into());
    objects.push(
        Literal::new_language_tagged_literal("x", "nb")
            .expect("a tag")
            .into(),
    );
    objects.push(Triple::new(iri("a"), iri("p"), Literal::new_simple_literal("x")).into());
    objects
}

fn graphs() -> Vec<GraphName> {
    vec![
        GraphName::DefaultGraph,
        iri("g").into(),
        iri("h").into(),
        BlankNode::new("i").expect("a label").into(),
        iri("aside/j").into(),
        iri("aside/k").into(),
    ]
}

fn quad([s, p, o, g]: [usize; 4]) -> Quad {
    Quad {
        subject: nodes().swap_remove(s),
        predicate: predicates().swap_remove(p),
        object: objects().swap_remove(o),
        graph_name: graphs().swap_remove(g),
    }
}

fn quads(most: usize) -> impl Strategy<Value = Vec<[usize; 4]>> {
    let quad =
        (0..3_usize, 0..3_usize, 0..6_usize, 0..6_usize).prop_map(|(s, p, o, g)| [s, p, o, g]);
    prop::collection::vec(quad, 0..most)
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        10 => (quads(12), quads(12), prop::collection::vec(1..6_usize, 0..2)).prop_map(
            |(added, removed, created)| Step::Commit { added, removed, created }
        ),
        1 => (0..6_usize).prop_map(Step::Clear),
        1 => (1..6_usize).prop_map(Step::Drop),
        1 => Just(Step::Compact),
        1 => Just(Step::Reload),
        1 => quads(6).prop_map(Step::Load),
        1 => quads(40).prop_map(Step::Load),
    ]
}

/// The dataset as it should be.
#[derive(Default)]
struct Model {
    quads: Dataset,
    graphs: BTreeSet<String>,
}

impl Model {
    fn apply(&mut self, delta: &Delta) {
        for quad in &delta.removed {
            self.quads.remove(quad);
        }
        for graph in &delta.dropped {
            self.graphs.remove(&graph.to_string());
        }
        for graph in &delta.created {
            self.graphs.insert(graph.to_string());
        }
        for quad in &delta.added {
            self.quads.insert(quad);
            if !quad.graph_name.is_default_graph() {
                self.graphs.insert(quad.graph_name.to_string());
            }
        }
    }

    fn triples(&self, shown: &[GraphName]) -> BTreeSet<String> {
        let quads = self.quads.iter();
        let shown = quads.filter(|quad| shown.iter().any(|g| g.as_ref() == quad.graph_name));
        shown
            .map(|quad| Triple::from(quad.into_owned()).to_string())
            .collect()
    }
}

fn run(steps: &[Step]) -> (Snapshot, Model) {
    let mut snapshot = Snapshot::empty(&[ASIDE.to_owned()]);
    let mut model = Model::default();
    for (revision, step) in steps.iter().enumerate() {
        let delta = match step {
            Step::Commit {
                added,
                removed,
                created,
            } => Delta {
                added: added.iter().copied().map(quad).collect(),
                removed: removed.iter().copied().map(quad).collect(),
                created: created.iter().map(|g| name(&graphs()[*g])).collect(),
                dropped: Vec::new(),
            },
            Step::Clear(graph) | Step::Drop(graph) => {
                let graph = graphs().swap_remove(*graph);
                Delta {
                    removed: snapshot.quads_in(graph.as_ref()).collect(),
                    dropped: match step {
                        Step::Drop(_) => vec![name(&graph)],
                        _ => Vec::new(),
                    },
                    ..Delta::default()
                }
            }
            Step::Compact => {
                snapshot = snapshot.compact();
                assert_eq!(snapshot.overlay_len(), 0);
                continue;
            }
            Step::Reload => {
                let restored = Snapshot::decode(&encoded(&snapshot), &[ASIDE.to_owned()]);
                snapshot = restored.expect("whole bytes");
                continue;
            }
            Step::Load(quads) => {
                let mut builder = Builder::on(&snapshot);
                for quad in quads.iter().copied().map(quad) {
                    builder.insert(quad.as_ref());
                    model.apply(&Delta {
                        added: vec![quad],
                        ..Delta::default()
                    });
                }
                snapshot = builder.finish(revision as u64);
                continue;
            }
        };
        model.apply(&delta);
        let before = snapshot.clone();
        let told = before.quads().count();
        snapshot = snapshot.apply(&delta, revision as u64);
        assert_eq!(before.quads().count(), told, "a snapshot changed");
        assert_eq!(snapshot.quad_count(), model.quads.len());
        assert_eq!(snapshot.quads().collect::<Dataset>(), model.quads);
    }
    (snapshot, model)
}

fn encoded(snapshot: &Snapshot) -> Vec<u8> {
    let mut bytes = Vec::new();
    snapshot.encode(&mut bytes).expect("memory does not fail");
    bytes
}

fn name(graph: &GraphName) -> NamedOrBlankNode {
    match graph {
        GraphName::NamedNode(n) => n.clone().into(),
        GraphName::BlankNode(n) => n.clone().into(),
        GraphName::DefaultGraph => unreachable!("named graphs only"),
    }
}

/// Compares every pattern in one scope, which shows the graphs named.
fn compare(snapshot: &Snapshot, scope: Scope, model: &Model, shown: &[GraphName]) {
    let expected = model.triples(shown);
    let view = snapshot.view(scope.clone());
    let ids = |terms: Vec<Term>| -> Vec<Option<TermId>> {
        let known = terms.iter().filter_map(|term| snapshot.id(term));
        std::iter::once(None).chain(known.map(Some)).collect()
    };
    let subjects = ids(nodes().into_iter().map(Term::from).collect());
    let predicates = ids(predicates().into_iter().map(Term::from).collect());
    let objects = ids(objects());
    let all: Vec<[TermId; 3]> = view.triples(None, None, None).collect();
    let text =
        |[s, p, o]: &[TermId; 3]| format!("{} {} {}", view.term(*s), view.term(*p), view.term(*o));
    assert_eq!(
        all.iter().map(text).collect::<BTreeSet<_>>(),
        expected,
        "{scope:?}"
    );
    assert_eq!(
        all.len(),
        expected.len(),
        "{scope:?}: something is told twice"
    );
    for s in &subjects {
        for p in &predicates {
            for o in &objects {
                let wanted: BTreeSet<[TermId; 3]> = all
                    .iter()
                    .filter(|t| s.is_none_or(|s| s == t[0]))
                    .filter(|t| p.is_none_or(|p| p == t[1]))
                    .filter(|t| o.is_none_or(|o| o == t[2]))
                    .copied()
                    .collect();
                let found: Vec<_> = view.triples(*s, *p, *o).collect();
                assert_eq!(found.len(), wanted.len(), "{scope:?} {s:?} {p:?} {o:?}");
                assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), wanted);
                assert_eq!(
                    view.count(*s, *p, *o),
                    wanted.len(),
                    "{scope:?} {s:?} {p:?} {o:?}"
                );
                assert!(snapshot.count_at_most(&scope, *s, *p, *o) >= wanted.len());
                if let (Some(s), Some(p), Some(o)) = (s, p, o) {
                    assert_eq!(view.contains(*s, *p, *o), !wanted.is_empty());
                }
            }
        }
    }
}

fn scope_of(snapshot: &Snapshot, shown: &[GraphName]) -> Scope {
    let ids = shown.iter().filter_map(|g| snapshot.graph_id(g.as_ref()));
    Scope::Merge(ids.collect())
}

fn compare_graphs(snapshot: &Snapshot, model: &Model) {
    let named: BTreeSet<String> = snapshot
        .named_graphs()
        .iter()
        .map(|g| g.to_string())
        .collect();
    assert_eq!(named, model.graphs);
    let text = |id| snapshot.term(id).to_string();
    let found: Vec<String> = snapshot
        .named_quads(None, None, None)
        .map(|q| q.map(text).join(" "))
        .collect();
    let wanted: BTreeSet<String> = model
        .quads
        .iter()
        .filter(|q| q.graph_name != GraphNameRef::DefaultGraph)
        .map(|q| q.to_string())
        .collect();
    assert_eq!(found.len(), wanted.len());
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), wanted);
    for predicate in predicates() {
        if let Some(predicate) = snapshot.id(&predicate) {
            let view = snapshot.view(Scope::Union);
            let triples: Vec<_> = view.triples(None, Some(predicate), None).collect();
            let distinct = |place: usize| triples.iter().map(|t| t[place]).collect::<BTreeSet<_>>();
            let statistics = snapshot.compact();
            let there = statistics.id(&snapshot.term(predicate));
            let known = there
                .map(|id| statistics.statistics(id))
                .unwrap_or_default();
            assert_eq!(known.triples, triples.len());
            assert_eq!(known.subjects, distinct(0).len());
            assert_eq!(known.objects, distinct(2).len());
            assert_eq!(snapshot.statistics(predicate).triples, triples.len());
            assert!(snapshot.statistics(predicate).objects >= distinct(2).len());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answers_as_a_plain_dataset_does(steps in prop::collection::vec(step(), 1..24), merge in any::<[bool; 6]>()) {
        let (snapshot, model) = run(&steps);
        let all = graphs();
        compare(&snapshot, Scope::Union, &model, &all[..4]);
        compare(&snapshot, Scope::Unnamed, &model, &all[..1]);
        for graph in &all[1..] {
            if let Some(id) = snapshot.graph_id(graph.as_ref()) {
                compare(&snapshot, Scope::Named(id), &model, std::slice::from_ref(graph));
            }
        }
        let some: Vec<GraphName> = all.iter().zip(merge).filter(|g| g.1).map(|g| g.0.clone()).collect();
        compare(&snapshot, scope_of(&snapshot, &some), &model, &some);
        compare(&snapshot, scope_of(&snapshot, &all), &model, &all);
        compare_graphs(&snapshot, &model);
    }
}

#[test]
fn a_part_of_a_text_finds_the_literals_that_contain_it() {
    let texts = [
        "Blåbær",
        "BLÅBÆR i skogen",
        "bær",
        "",
        "skog\0en",
        "ΟΔΟΣ",
        "og",
        "ogen",
    ];
    let quads = |texts: &[&str]| -> Vec<Quad> {
        let literals = texts.iter().map(|text| Literal::new_simple_literal(*text));
        literals
            .map(|literal| Quad::new(iri("a"), iri("p"), literal, iri("g")))
            .collect()
    };
    let delta = |added| Delta {
        added,
        ..Delta::default()
    };
    let loaded = Snapshot::empty(&[])
        .apply(&delta(quads(&texts[..4])), 1)
        .compact();
    let snapshot = loaded.apply(&delta(quads(&texts[4..])), 2);
    for needle in [
        "blåbær", "BÆR", "skog", "en", "οδος", "σ", "x", "gog", "ogen", "\0", "",
    ] {
        let found: BTreeSet<String> = snapshot
            .literals_containing(needle)
            .into_iter()
            .map(|id| snapshot.encoded(id).text().to_owned())
            .collect();
        let needle = needle.to_lowercase().replace('ς', "σ");
        let wanted: BTreeSet<String> = texts
            .iter()
            .filter(|text| text.to_lowercase().replace('ς', "σ").contains(&needle))
            .map(|text| (*text).to_owned())
            .collect();
        assert_eq!(found, wanted, "{needle:?}");
    }
}

fn example() -> Snapshot {
    let added = (0..18).map(|i| quad([i % 3, i / 3 % 3, i % 6, i % 5]));
    let snapshot = Snapshot::empty(&[ASIDE.to_owned()]);
    let delta = Delta {
        added: added.collect(),
        created: vec![iri("empty").into()],
        ..Delta::default()
    };
    snapshot.apply(&delta, u64::from(u32::MAX) + 7)
}

#[test]
fn a_stored_index_comes_back_whole() {
    let snapshot = example();
    let bytes = encoded(&snapshot);
    let restored = Snapshot::decode(&bytes, &[ASIDE.to_owned()]).expect("whole bytes");
    assert_eq!(restored.revision(), snapshot.revision());
    assert_eq!(restored.named_graphs(), snapshot.named_graphs());
    let quads = |s: &Snapshot| s.quads().collect::<Dataset>();
    assert_eq!(quads(&restored), quads(&snapshot));
    assert_eq!(encoded(&restored), bytes);

    let all = Snapshot::decode(&bytes, &[]).expect("whole bytes");
    assert_eq!(quads(&all), quads(&snapshot));
    let union = |s: &Snapshot| s.view(Scope::Union).count(None, None, None);
    assert!(union(&all) > union(&snapshot), "no graph is aside any more");
}

#[test]
fn a_stored_index_that_is_damaged_says_so() {
    let bytes = encoded(&example());
    let decode = |bytes: &[u8]| Snapshot::decode(bytes, &[]).map(|s| s.quad_count());
    assert_eq!(decode(b"PK and so on"), Err(DecodeError::NotASnapshot));
    for length in 0..bytes.len() {
        assert!(
            decode(&bytes[..length]).is_err(),
            "{length} of {} bytes",
            bytes.len()
        );
    }
    for place in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[place] ^= 1 << (place % 8);
        assert!(decode(&damaged).is_err(), "byte {place} changed");
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert!(decode(&longer).is_err());
}

fn load(text: &str, format: LineFormat) -> Result<Snapshot, LoadError> {
    let mut builder = Builder::new(&[]);
    builder.read_lines(text.as_bytes(), format, iri("default").as_ref().into())?;
    Ok(builder.finish(1))
}

#[test]
fn lines_load_as_the_full_parser_reads_them() {
    let text = concat!(
        "# a comment\n",
        "\n",
        "<http://example.org/a> <http://example.org/p> <http://example.org/b> <http://example.org/g> .\n",
        "<http://example.org/a> <http://example.org/p> \"x\" .\r\n",
        "\t<http://example.org/a><http://example.org/p>\"x\"@nb-NO<http://example.org/g>. # end\n",
        "<http://example.org/a>  <http://example.org/p> \"x\"@nb  <http://example.org/g>  .  \n",
        "<http://example.org/a> <http://example.org/p> \"x\"@ar--rtl .\n",
        "<http://example.org/a> <http://example.org/p> \"\\u00e6 \\\"og\\\" \\\\\\n\" .\n",
        "<http://example.org/\\u00e6> <http://example.org/p> \"\" .\n",
        "<http://example.org/æ> <http://example.org/p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n",
        "<http://example.org/a> <http://example.org/p> \"s\"^^<http://www.w3.org/2001/XMLSchema#string> .\n",
        "<http://example.org/a> <http://example.org/p> \"t\"^^<http://example.org/type> .\n",
        "<http://example.org/a> <http://example.org/p> ",
        "<<( <http://example.org/a> <http://example.org/p> \"x\"@nb )>> <http://example.org/g> .\n",
        "<http://example.org/a> <http://example.org/p> \"no line end\" ."
    );
    let parser = oxigraph::io::RdfParser::from_format(oxigraph::io::RdfFormat::NQuads)
        .with_default_graph(iri("default"));
    let wanted: Result<Dataset, _> = parser.for_slice(text).collect();
    let snapshot = load(text, LineFormat::NQuads).expect("valid lines");
    assert_eq!(
        snapshot.quads().collect::<Dataset>(),
        wanted.expect("valid lines")
    );
}

#[test]
fn wrong_lines_are_refused_with_their_place() {
    let good = "<http://example.org/a> <http://example.org/p> \"x\" .\n";
    for (bad, column) in [
        ("<http://example.org/a> <http://example.org/p> .", 47),
        ("<http://example.org/a> <relative> \"x\" .", 24),
        ("<http://example.org/a b> <http://example.org/p> \"x\" .", 1),
        (
            "<http://example.org/a> <http://example.org/p> \"x\"@toolongatag .",
            50,
        ),
        ("<http://example.org/a> <http://example.org/p> \"x\"", 1),
        (
            "<http://example.org/a> <http://example.org/p> \"x\" . <http://example.org/a>",
            1,
        ),
        ("\"x\" <http://example.org/p> \"x\" .", 1),
        (
            "<http://example.org/a> <http://example.org/p> \"x\" <http://example.org/g> .",
            1,
        ),
        ("nonsense", 1),
    ] {
        let text = format!("{}{bad}\n{good}", good.repeat(3));
        let error = load(&text, LineFormat::NTriples).map(|s| s.quad_count());
        let Err(LoadError::Syntax {
            line,
            column: found,
            ..
        }) = &error
        else {
            panic!("{bad}: {error:?}");
        };
        assert_eq!(*line, 4, "{bad}: {error:?}");
        assert!(*found >= column, "{bad}: {error:?}");
    }
    let mut bytes = good.as_bytes().to_vec();
    bytes.extend(b"<http://example.org/a> <http://example.org/p> \"\xc3\xa6\xff\" .\n");
    let mut builder = Builder::new(&[]);
    let error = builder.read_lines(&bytes[..], LineFormat::NTriples, GraphNameRef::DefaultGraph);
    assert_eq!(
        error.expect_err("not UTF-8").to_string(),
        "line 2, column 49: the bytes are not UTF-8"
    );
}

#[test]
fn a_large_input_is_shared_out_and_its_labels_are_its_own() {
    let line = |i: usize| {
        format!(
            "_:b{} <http://example.org/p{}> \"{}\" .\n",
            i % 1000,
            i % 7,
            i / 3
        )
    };
    let text: String = (0..60_000).map(line).collect();
    let mut builder = Builder::new(&[]);
    for _ in 0..2 {
        let read = builder.read_lines(
            text.as_bytes(),
            LineFormat::NTriples,
            GraphNameRef::DefaultGraph,
        );
        assert_eq!(read.expect("valid lines"), 60_000);
    }
    let snapshot = builder.finish(1);
    assert_eq!(snapshot.quad_count(), 120_000);
    let view = snapshot.view(Scope::Union);
    let subjects: BTreeSet<TermId> = view.triples(None, None, None).map(|t| t[0]).collect();
    assert_eq!(subjects.len(), 2000);
    let broken = format!("{text}nonsense\n{text}");
    let mut builder = Builder::new(&[]);
    let read = builder.read_lines(
        broken.as_bytes(),
        LineFormat::NTriples,
        GraphNameRef::DefaultGraph,
    );
    assert!(
        matches!(read, Err(LoadError::Syntax { line: 60_001, .. })),
        "{read:?}"
    );
}
