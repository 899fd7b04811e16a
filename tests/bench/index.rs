//! Measures the index on an N-Quads file: loading, storing, restoring, patterns and commits.
//!
//! `cargo run --release --example index -- FILE.nq [FILE.nq ...]`

use helsegraf::index::{Builder, LineFormat, Scope, Snapshot, TermId};
use helsegraf::rdf::Delta;
use oxrdf::{GraphNameRef, Literal, NamedNode, Quad};
use std::error::Error;
use std::fs::{self, File};
use std::hint::black_box;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        println!("{path}");
        let snapshot = timed("load", || -> Result<_, Box<dyn Error>> {
            let mut builder = Builder::new(&[]);
            let file = File::open(&path)?;
            builder.read_lines(file, LineFormat::NQuads, GraphNameRef::DefaultGraph)?;
            Ok(timed("  of it: finish", || builder.finish(1)))
        })?;
        let quads = snapshot.quad_count();
        println!("  {quads} quads, {} terms", snapshot.term_count());
        println!("  {} bytes of memory a quad", memory("VmRSS") / quads);

        let mut bytes = Vec::new();
        timed("encode", || snapshot.encode(&mut bytes))?;
        println!("  {} MiB", bytes.len() >> 20);
        let restored = timed("decode", || Snapshot::decode(&bytes, &[]))?;
        assert_eq!(restored.quad_count(), quads);
        drop((snapshot, bytes));
        timed("fold texts", || {
            restored.literals_containing("hjerte").len()
        });
        timed("search texts", || {
            restored.literals_containing("hjerte").len()
        });
        patterns(&restored);
        commits(restored);
    }
    println!("peak {} MiB", memory("VmHWM") >> 20);
    Ok(())
}

fn patterns(snapshot: &Snapshot) {
    let view = snapshot.view(Scope::Union);
    timed("walk all triples", || {
        view.triples(None, None, None).count()
    });
    let some: Vec<[TermId; 3]> = view
        .triples(None, None, None)
        .step_by(view.count(None, None, None) / 100_000 + 1)
        .collect();
    timed(&format!("{} subject patterns", some.len()), || {
        let objects = some.iter().map(|[s, p, _]| view.objects(*s, *p).count());
        objects.sum::<usize>()
    });
    timed(&format!("{} counts", some.len()), || {
        let counts = some
            .iter()
            .map(|[_, p, o]| view.count(None, Some(*p), Some(*o)));
        counts.sum::<usize>()
    });
    timed("walk all graphs", || {
        let graphs = snapshot.named_graph_ids();
        let triples = graphs.map(|g| {
            snapshot
                .view(Scope::Named(g))
                .triples(None, None, None)
                .count()
        });
        triples.sum::<usize>()
    });
}

fn commits(mut snapshot: Snapshot) {
    let iri = |text: String| NamedNode::new_unchecked(format!("http://example.org/{text}"));
    let mut slowest = 0.0_f64;
    timed("20,000 commits of 10 quads", || {
        for commit in 0..20_000_u64 {
            let quads = (0..10).map(|i| {
                let object = Literal::new_simple_literal(format!("{commit} {i}"));
                Quad::new(
                    iri(format!("s{commit}")),
                    iri(format!("p{i}")),
                    object,
                    iri("g".into()),
                )
            });
            let delta = Delta {
                added: quads.collect(),
                ..Delta::default()
            };
            let start = Instant::now();
            snapshot = snapshot.apply(&delta, commit);
            slowest = slowest.max(start.elapsed().as_secs_f64());
        }
    });
    println!(
        "  slowest {:.2} ms, overlay {}",
        slowest * 1e3,
        snapshot.overlay_len()
    );
    patterns(&snapshot);
    timed("compact", || black_box(snapshot.compact().quad_count()));
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (start, cpu) = (Instant::now(), cpu_ms());
    let result = work();
    println!(
        "  {what}: {:.1} ms, {} ms of processor time, resident {} MiB",
        start.elapsed().as_secs_f64() * 1e3,
        cpu_ms() - cpu,
        memory("VmRSS") >> 20
    );
    black_box(result)
}

/// A line of `/proc/self/status`, in bytes; 0 where there is none.
fn memory(field: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(field));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<usize>().ok());
    kib.unwrap_or(0) << 10
}

/// Processor time used so far by all threads, in steps of 10 ms; 0 where `/proc` is missing.
fn cpu_ms() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks = fields.split_whitespace().skip(11).take(2);
    ticks.filter_map(|t| t.parse::<u64>().ok()).sum::<u64>() * 10
}
