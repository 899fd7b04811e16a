//! Queries meant to exhaust the stack or the clock before anything is evaluated.

use helsegraf::index::Snapshot;
use helsegraf::query::{self, Budget, Error, Options};
use spareval::QueryResults;
use std::time::{Duration, Instant};

/// What becomes of a query on an empty dataset, and how long it takes.
fn run(text: String) -> Result<usize, Error> {
    let started = Instant::now();
    let start: String = text.chars().take(60).collect();
    let result = query::on_stack(move || {
        let asked = query::parse(&text, None)?;
        let options = Options {
            budget: Budget::with_time(Duration::from_secs(10)),
            ..Options::default()
        };
        Ok(
            match query::evaluate(&Snapshot::empty(&[]), &asked, &options)? {
                QueryResults::Solutions(solutions) => solutions.count(),
                QueryResults::Graph(triples) => triples.count(),
                QueryResults::Boolean(answer) => usize::from(answer),
            },
        )
    })
    .expect("a thread");
    let took = started.elapsed();
    assert!(took < Duration::from_secs(20), "{took:?}: {start}");
    result
}

fn select(group: String) -> String {
    format!("PREFIX : <http://ex/> SELECT * {{ {group} }}")
}

#[test]
fn deep_nesting_is_refused_with_its_place() {
    let deep = 100_000;
    for (open, close) in [
        ("(", ")"),
        ("{", "}"),
        ("{ OPTIONAL {", "}}"),
        ("[ :p ", "]"),
        ("!(", ")"),
        ("<<( :s :p ", ")>>"),
    ] {
        let text = select(format!(
            "FILTER({}1{})",
            open.repeat(deep),
            close.repeat(deep)
        ));
        assert!(
            matches!(run(text), Err(Error::TooDeep { line: 1, .. })),
            "{open}"
        );
    }
    let path = format!("?s {}:p{} ?o", "(".repeat(deep), ")*".repeat(deep));
    assert!(matches!(run(select(path)), Err(Error::TooDeep { .. })));
    let exists = format!("{}{}", "FILTER EXISTS { ".repeat(deep), "}".repeat(deep));
    assert!(matches!(run(select(exists)), Err(Error::TooDeep { .. })));
}

#[test]
fn what_is_nested_within_reason_is_answered() {
    for depth in [20, 60] {
        let brackets = format!("FILTER({}true{})", "(".repeat(depth), ")".repeat(depth));
        assert!(run(select(brackets)).is_ok());
        let groups = format!("{}?s ?p ?o{}", "{".repeat(depth), "}".repeat(depth));
        assert!(run(select(groups)).is_ok());
        let exists = format!(
            "{}?s ?p ?o{}",
            "FILTER EXISTS { ".repeat(depth),
            "}".repeat(depth)
        );
        assert!(run(select(exists)).is_ok());
        let path = format!("?s {}:p{} ?o", "(".repeat(depth), ")*".repeat(depth));
        assert!(run(select(path)).is_ok());
        let optional = format!(
            "{}?s ?p ?o{}",
            "?a ?b ?c OPTIONAL { ".repeat(depth),
            "}".repeat(depth)
        );
        assert!(run(select(optional)).is_ok());
    }
}

#[test]
fn long_chains_do_not_overflow() {
    let many = 9_900;
    let chain = |part: &str, between: &str| vec![part; many].join(between);
    // Their plans take time by the square of their length, which the time limit ends.
    let some = |part: &str, between: &str| vec![part; 2_900].join(between);
    let groups = [
        format!("?s {} ?o", some(":p", "/")),
        format!("?s ({}) ?o", some(":p", "|")),
        format!("?s ({})* ?o", some(":p", "/")),
        format!("?s ?p ?o FILTER({})", chain("?o", " || ")),
        format!("?s ?p ?o FILTER({})", chain("?o", " && ")),
        format!("?s ?p ?o FILTER({} = 1)", some("1", "+")),
        format!("?s ?p ?o FILTER(?o IN ({}))", chain("1", ",")),
    ];
    for group in groups {
        let result = run(select(group));
        assert!(result.is_ok(), "{:?}", result.err());
    }
    let triples: String = (0..3_000)
        .map(|n| format!("?x{n} :p ?x{} . ", n + 1))
        .collect();
    assert!(run(select(triples)).is_ok());
    let rows = chain("(1)", " ");
    assert_eq!(
        run(select(format!("VALUES (?x) {{ {rows} }}"))).expect("rows"),
        many
    );
}

#[test]
fn many_parts_are_refused_or_answered_in_time() {
    for part in [
        "OPTIONAL { ?s ?p ?o } ",
        "{ ?s ?p ?o } UNION ",
        "FILTER(?s = 1) ",
        "BIND(1 AS ?x$) ",
        "MINUS { ?s ?p ?o } ",
        "{ SELECT * { ?s ?p ?o } } ",
    ] {
        for many in [1_000, 20_000] {
            let parts: String = (0..many)
                .map(|n| part.replace('$', &n.to_string()))
                .collect();
            match run(select(format!("{parts} {{ ?s ?p ?o }}"))) {
                Ok(_) | Err(Error::TooDeep { .. }) => {}
                Err(error) => panic!("{part}: {error}"),
            }
        }
    }
}
