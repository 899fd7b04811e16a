//! Each way of hanging together leads a change to the resource.

use super::*;
use spargebra::{Query, SparqlParser};

fn ways(pattern: &str) -> Vec<String> {
    let text =
        format!("PREFIX : <http://e/> CONSTRUCT {{ ?this :told ?told }} WHERE {{ {pattern} }}");
    let Query::Construct { pattern, .. } = SparqlParser::new().parse_query(&text).unwrap() else {
        unreachable!()
    };
    let reads = Reads::of(&pattern, &[Variable::new_unchecked("told")]).reads;
    reads
        .iter()
        .map(|read| {
            let names = read.predicates.as_ref().map_or("*".to_owned(), |list| {
                let names = list
                    .iter()
                    .map(|p| p.as_str().trim_start_matches("http://e/"));
                names.collect::<Vec<_>>().join("|")
            });
            match &read.way {
                Way::Itself(side) => format!("{names} {side:?}"),
                Way::Through(side, _, through) => {
                    let patterns = through.to_string().matches(" .").count();
                    format!("{names} {side:?} through {patterns}")
                }
                Way::Every => format!("{names} every"),
            }
        })
        .collect()
}

#[test]
fn patterns_lead_to_the_resource() {
    for (pattern, wanted) in [
        ("?this :a ?told", vec!["a Subject"]),
        ("?x :a ?this", vec!["a Object"]),
        (
            "?this :a ?x . ?x :b ?told",
            vec!["a Subject", "b Subject through 1"],
        ),
        (
            "?x :a ?this . ?told :b ?x",
            vec!["a Object", "b Object through 1"],
        ),
        (
            "?this :a/:b ?told",
            vec!["a Subject", "b Subject through 1"],
        ),
        ("?this :a+ ?told", vec!["a every"]),
        ("?this :a|:b ?told", vec!["a|b Subject"]),
        ("?x :b ?told", vec!["b every"]),
        ("?this ?p ?told FILTER(?p IN (:a, :b))", vec!["a|b Subject"]),
        (
            "VALUES (?p ?c) { (:a 1) (:b 2) } ?this ?p ?told",
            vec!["a|b Subject"],
        ),
        ("?this ?p ?told", vec!["* Subject"]),
        (
            "?this :a ?x OPTIONAL { ?x :b ?told }",
            vec!["a Subject", "b Subject through 1"],
        ),
        (
            "?this :a ?told FILTER NOT EXISTS { ?told :b 1 }",
            vec!["a Subject", "b Subject through 1"],
        ),
        (
            "{ ?this :a ?told } UNION { ?this :b ?x . ?x :c ?told }",
            vec!["a Subject", "b Subject", "c Subject through 1"],
        ),
        (
            "{ ?this :a ?x } UNION { ?this :b ?x . ?this :c 1 } ?x :d ?told",
            vec!["a Subject", "b Subject", "c Subject", "d Subject through 3"],
        ),
        (
            "{ ?this :a ?x } UNION { ?y :b ?x } ?x :d ?told",
            vec!["a Subject", "b every", "d Subject through 2"],
        ),
        (
            "?this :a ?x MINUS { ?x :b ?y }",
            vec!["a Subject", "b Subject through 1"],
        ),
    ] {
        assert_eq!(ways(pattern), wanted, "{pattern}");
    }
}
