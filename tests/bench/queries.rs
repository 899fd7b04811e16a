//! Measures queries on an N-Quads file, with the rewriter on and off.
//!
//! `cargo run --release --example queries -- FILE.nq QUERIES.txt [RUNS]`
//!
//! The queries stand in one text, each under a line `### NAME`; those of one name are measured
//! together. Printed are the median times in milliseconds, results read to the end.

use helsegraf::index::{Builder, LineFormat, Snapshot};
use helsegraf::query::{self, Budget, Options, Rewriting};
use oxrdf::GraphNameRef;
use spareval::QueryResults;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::time::{Duration, Instant};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [data, queries, rest @ ..] = &arguments[..] else {
        return Err("FILE.nq QUERIES.txt [RUNS]".into());
    };
    let runs: usize = rest.first().map_or(Ok(5), |runs| runs.parse())?;
    let mut builder = Builder::new(&[]);
    builder.read_lines(
        File::open(data)?,
        LineFormat::NQuads,
        GraphNameRef::DefaultGraph,
    )?;
    let snapshot = builder.finish(1);
    println!("{} quads", snapshot.quad_count());
    let mut named: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let text = fs::read_to_string(queries)?;
    for part in text.split("### ").skip(1) {
        let (name, query) = part.split_once('\n').ok_or("a name has no query")?;
        named.entry(name.trim()).or_default().push(query);
    }
    println!(
        "{:20} {:>10} {:>10} {:>8}",
        "query", "on, ms", "off, ms", "rows"
    );
    for (name, texts) in named {
        let (on, rows) = median(&snapshot, &texts, Rewriting::On, runs)?;
        let off = median(&snapshot, &texts, Rewriting::Off, 1);
        let off = off.map_or("> 5 s".into(), |(off, _)| format!("{off:.3}"));
        println!("{name:20} {on:10.3} {off:>10} {rows:8}");
    }
    Ok(())
}

fn median(
    snapshot: &Snapshot,
    texts: &[&str],
    rewriting: Rewriting,
    runs: usize,
) -> Result<(f64, usize), query::Error> {
    let mut times = Vec::new();
    let mut rows = 0;
    for run in 0..runs {
        let texts = &texts[..if rewriting == Rewriting::Off {
            1
        } else {
            texts.len()
        }];
        for text in texts {
            let started = Instant::now();
            let count = answer(snapshot, text, rewriting)?;
            times.push(started.elapsed().as_secs_f64() * 1e3);
            rows += if run == 0 { count } else { 0 };
        }
    }
    times.sort_by(f64::total_cmp);
    Ok((times[times.len() / 2], rows))
}

fn answer(snapshot: &Snapshot, text: &str, rewriting: Rewriting) -> Result<usize, query::Error> {
    let options = Options {
        rewriting,
        budget: Budget::with_time(Duration::from_secs(5)),
        ..Options::default()
    };
    let asked = query::parse(text, None)?;
    let mut rows = 0;
    match query::evaluate(snapshot, &asked, &options)? {
        QueryResults::Solutions(solutions) => {
            for solution in solutions {
                solution?;
                rows += 1;
            }
        }
        QueryResults::Graph(triples) => {
            for triple in triples {
                triple?;
                rows += 1;
            }
        }
        QueryResults::Boolean(answer) => rows = usize::from(answer),
    }
    Ok(rows)
}
