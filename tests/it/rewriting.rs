//! The rewriter changes plans, never answers: random queries on random graphs, on and off.

use helsegraf::index::Snapshot;
use helsegraf::query::{self, Budget, DefaultGraph, Error, Options, Rewriting};
use helsegraf::rdf::Delta;
use oxrdf::{GraphName, Literal, NamedNode, Quad};
use proptest::prelude::*;
use spareval::QueryResults;
use std::time::Duration;

const PREFIX: &str = "PREFIX : <http://ex/>\n";

fn iri(name: &str) -> NamedNode {
    NamedNode::new(format!("http://ex/{name}")).expect("an IRI")
}

/// A quad over few terms, so that patterns meet; `:l` has literals only.
fn quad() -> impl Strategy<Value = Quad> {
    let graph = prop_oneof![
        Just(GraphName::DefaultGraph),
        Just(iri("g").into()),
        Just(iri("h").into()),
        Just(iri("aside/s").into())
    ];
    let subject = (0..6).prop_map(|n| iri(&format!("n{n}")));
    let tail = prop_oneof![
        (0..3, 0..6).prop_map(|(p, o)| (iri(&format!("p{p}")), iri(&format!("n{o}")).into())),
        (0..4_usize).prop_map(|n| {
            let text = ["Hjerte og blod", "blodtrykk", "HJERTE", "resept"][n];
            let literal = Literal::new_language_tagged_literal(text, ["nb", "en"][n % 2]);
            (iri("l"), literal.expect("a tag").into())
        }),
        (0..4).prop_map(|n| (iri("v"), Literal::from(n).into())),
    ];
    (subject, tail, graph)
        .prop_map(|(s, (p, o), g): (_, (_, oxrdf::Term), _)| Quad::new(s, p, o, g))
}

fn term(names: usize) -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0..names).prop_map(|n| format!("?x{n}")),
        1 => (0..6).prop_map(|n| format!(":n{n}")),
    ]
}

fn triple() -> impl Strategy<Value = String> {
    let predicate = prop_oneof![
        6 => (0..3).prop_map(|n| format!(":p{n}")),
        1 => Just("?q".to_owned()),
        1 => Just(":p0+".to_owned()),
        1 => Just(":p1*".to_owned()),
        1 => Just("(:p0|^:p1)?".to_owned()),
        1 => Just(":p0/:p2".to_owned()),
        1 => Just("!(:p0|:l)".to_owned()),
        1 => Just("(:p0|^:p1|:p0)".to_owned()),
        1 => Just("^(:p0/:p1)+".to_owned()),
    ];
    prop_oneof![
        5 => (term(4), predicate, term(4)).prop_map(|(s, p, o)| format!("{s} {p} {o} . ")),
        1 => (term(4), 0..2).prop_map(|(s, n)| format!("{s} :l ?l{n} . ")),
        1 => (term(4), 0..2).prop_map(|(s, n)| format!("{s} :v ?v{n} . ")),
    ]
}

fn condition() -> impl Strategy<Value = String> {
    prop_oneof![
        (term(4), term(4)).prop_map(|(a, b)| format!("{a} = {b}")),
        (term(4), term(4)).prop_map(|(a, b)| format!("{a} != {b} || BOUND(?l0)")),
        (0..4).prop_map(|n| format!("BOUND(?x{n})")),
        Just("CONTAINS(LCASE(STR(?l0)), 'hjerte')".to_owned()),
        Just("REGEX(?l1, '^blod', 'i') && LANG(?l1) = 'nb'".to_owned()),
        Just("?v0 < ?v1".to_owned()),
        Just("?v0 IN (1, 2)".to_owned()),
        Just("!BOUND(?q) || ?q = :p0".to_owned()),
        plain_condition().prop_map(str::to_owned),
        (plain_condition(), plain_condition(), 0..3_usize).prop_map(|(a, b, how)| match how {
            0 => format!("{a} && {b}"),
            1 => format!("{a} || !({b})"),
            _ => format!("{a} || EXISTS {{ ?x0 :p1 ?x1 FILTER({b}) }}"),
        }),
    ]
}

/// Conditions that are read from ids, where terms of every kind meet them.
fn plain_condition() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "LANG(?l0) = 'nb'",
        "'en' = LANG(?x0)",
        "LANGMATCHES(LANG(?l1), '*')",
        "LANGMATCHES(LANG(?l0), 'NB')",
        "?x0 IN (:n1, :n2)",
        "?x1 = :n1",
        ":n2 != ?x0",
        "sameTerm(?x0, ?x1)",
        "sameTerm(?l0, ?l1)",
        "STRSTARTS(STR(?x0), 'http')",
        "STRENDS(STR(?v0), '1')",
        "CONTAINS(?l0, 'blod')",
        "CONTAINS(?v0, '1')",
        "!BOUND(?l0)",
    ])
}

/// The inside of a group.
fn group() -> impl Strategy<Value = String> {
    let block = prop::collection::vec(triple(), 1..4).prop_map(|triples| triples.concat());
    let leaf = prop_oneof![
        6 => block,
        1 => Just("VALUES ?x0 { :n0 :n1 UNDEF } ".to_owned()),
        1 => Just("VALUES (?x1 ?x2) { (:n0 :n1) (:n2 UNDEF) } ".to_owned()),
        // One value a name: a name bound twice around an EXISTS has no meaning to agree on.
        1 => Just("BIND(:n1 AS ?b) ".to_owned()),
        1 => Just("?x0 :p0 ?x1 BIND(COALESCE(?never, :n1, ?x1) AS ?b) ".to_owned()),
        1 => Just("?x0 :p0+ :n3 . ?x1 :p1* ?x0 . ".to_owned()),
        1 => Just("{ ?x0 :p0 ?x1 BIND(1 AS ?h) } UNION { ?x0 :l ?l0 BIND(1 AS ?h) } ".to_owned()),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let nested = || inner.clone().prop_map(|group| format!("{{ {group} }} "));
        let graph = prop_oneof![Just(":g"), Just(":h"), Just("?g"), Just("<http://ex/aside/s>")];
        prop_oneof![
            3 => (nested(), nested()).prop_map(|(a, b)| format!("{a} {b}")),
            2 => (inner.clone(), nested()).prop_map(|(a, b)| format!("{a} OPTIONAL {b}")),
            2 => (inner.clone(), nested()).prop_map(|(a, b)| format!("{a} FILTER EXISTS {b}")),
            2 => (inner.clone(), nested()).prop_map(|(a, b)| format!("{a} FILTER NOT EXISTS {b}")),
            2 => (inner.clone(), nested()).prop_map(|(a, b)| format!("{a} MINUS {b}")),
            1 => (nested(), nested()).prop_map(|(a, b)| format!("{a} UNION {b}")),
            2 => (inner.clone(), condition()).prop_map(|(a, c)| format!("{a} FILTER({c}) ")),
            1 => (graph, nested()).prop_map(|(g, a)| format!("GRAPH {g} {a}")),
            1 => inner.clone().prop_map(|a| format!("{{ SELECT DISTINCT ?x0 ?x1 {{ {a} }} }} ")),
            1 => inner.clone().prop_map(|a| format!("{{ SELECT ?x0 (COUNT(*) AS ?c) {{ {a} }} GROUP BY ?x0 }} ")),
        ]
    })
}

fn query() -> impl Strategy<Value = String> {
    let clause = prop_oneof![
        4 => Just(""),
        1 => Just("FROM :g"),
        1 => Just("FROM :g FROM :h FROM NAMED :h"),
        1 => Just("FROM <http://ex/aside/s> FROM NAMED :g FROM NAMED <http://ex/aside/s>"),
    ];
    let end = prop_oneof![
        4 => Just(""),
        1 => Just("ORDER BY ?x0 DESC(?x1) ?l0"),
    ];
    let select = prop_oneof![
        5 => Just("SELECT *"),
        1 => Just("SELECT (COUNT(*) AS ?n) (COUNT(?x1) AS ?m)"),
        1 => Just("SELECT DISTINCT ?x0 ?x1"),
        1 => Just("SELECT ?x0 (COUNT(DISTINCT ?x1) AS ?n) (COUNT(*) AS ?m)"),
    ];
    (select, clause, group(), end).prop_map(|(select, clause, group, end)| {
        let end = match (select.contains("COUNT"), select.contains("?x0 (")) {
            (true, true) => "GROUP BY ?x0",
            (true, false) => "",
            (false, _) => end,
        };
        format!("{PREFIX}{select} {clause} {{ {group} }} {end}")
    })
}

/// The rows as sorted lines; none where the query took too long to say.
fn rows(
    data: &Snapshot,
    text: &str,
    rewriting: Rewriting,
    default_graph: DefaultGraph,
) -> Option<Vec<String>> {
    let asked = query::parse(text, None).unwrap_or_else(|error| panic!("{error} in {text}"));
    let options = Options {
        rewriting,
        default_graph,
        budget: Budget::with_time(Duration::from_secs(2)).with_rows(2_000_000),
        ..Options::default()
    };
    let answer = || -> Result<Vec<String>, Error> {
        let QueryResults::Solutions(solutions) = query::evaluate(data, &asked, &options)? else {
            panic!("a SELECT has solutions")
        };
        let names = solutions.variables().to_vec();
        let mut rows = solutions
            .map(|row| {
                let row = row?;
                let cells = names.iter().map(|name| {
                    let value = row.get(name).map_or("-".into(), ToString::to_string);
                    format!("{name}={value}")
                });
                let mut cells: Vec<_> = cells.collect();
                cells.sort();
                Ok(cells.join(" "))
            })
            .collect::<Result<Vec<_>, Error>>()?;
        rows.sort();
        Ok(rows)
    };
    match answer() {
        Ok(rows) => Some(rows),
        Err(Error::TooSlow(_) | Error::TooLarge) => None,
        Err(error) => panic!("{error} in {text}"),
    }
}

#[test]
fn long_groups_keep_all_their_parts() {
    let quads = (0..40).map(|n| {
        let node = |n| iri(&format!("n{n}"));
        Quad::new(node(n), iri("p0"), node(n + 1), GraphName::DefaultGraph)
    });
    let delta = Delta {
        added: quads.collect(),
        ..Delta::default()
    };
    let data = Snapshot::empty(&[]).apply(&delta, 1);
    for length in [5, 17, 30, 250] {
        let chain: String = (0..length)
            .map(|n| format!("?x{n} :p0 ?x{} . ", n + 1))
            .collect();
        let text = format!("{PREFIX}SELECT ?x0 {{ {chain} FILTER(?x0 != ?x{length}) }}");
        let on = || rows(&data, &text, Rewriting::On, DefaultGraph::Union);
        let answer = query::on_stack(on).expect("a thread").expect("in time");
        assert_eq!(answer.len(), 41_usize.saturating_sub(length), "{length}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, max_shrink_iters: 4000, ..ProptestConfig::default() })]

    #[test]
    fn answers_are_the_same_on_and_off(
        quads in prop::collection::vec(quad(), 0..40),
        text in query(),
        unnamed in any::<bool>(),
    ) {
        let delta = Delta { added: quads, ..Delta::default() };
        let data = Snapshot::empty(&["http://ex/aside/".into()]).apply(&delta, 1);
        let default = if unnamed { DefaultGraph::Unnamed } else { DefaultGraph::Union };
        if let (Some(on), Some(off)) = (
            rows(&data, &text, Rewriting::On, default),
            rows(&data, &text, Rewriting::Off, default),
        ) {
            prop_assert_eq!(on, off, "{}", text);
        }
    }
}
