//! How long a durable commit takes, and how many go through: `cargo bench --bench commits`.
//!
//! Prints the machine's own fdatasync beside it, because a commit cannot be faster than that. After
//! `--`: `--commits N` (default 100,000), `--base N` quads in the graph before (default 100,000),
//! `--data DIR` on the disk to measure (default: the folder for temporary files).

use helsegraf::graph::{Author, Error, Graph, Mode, Options};
use helsegraf::log::Door;
use helsegraf::rdf::Delta;
use oxrdf::{Literal, NamedNode, Quad};
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const QUADS: u64 = 10;
const WRITERS: u64 = 16;

fn main() {
    let commits = argument("--commits").map_or(100_000, |n| n.parse().expect("a number"));
    let base = argument("--base").map_or(100_000, |n| n.parse().expect("a number"));
    let place = argument("--data").map_or_else(std::env::temp_dir, PathBuf::from);
    let directory = place.join(format!("helsegraf-bench-{}", std::process::id()));
    std::fs::create_dir_all(&directory).expect("the folder can be made");
    let sync = syncs(&directory);
    println!(
        "fdatasync of 8 KiB      median {:.3} ms  p99 {:.3} ms",
        sync.median(),
        sync.at(0.99)
    );
    let graph = Graph::open(&directory, &Options::default()).expect("the graph opens");
    fill(&graph, base);
    let alone = writer(&graph, 0, commits);
    report("1 writer ", &alone.times, alone.took);
    println!(
        "above fdatasync         median {:.3} ms (goal 0.200)  longest {:.1} ms (goal 50)",
        alone.times.median() - sync.median(),
        alone.times.at(1.0)
    );
    let together = writers(&graph, commits);
    report("16 writers", &together.times, together.took);
    let size = |name| std::fs::metadata(directory.join(name)).map_or(0, |m| m.len() >> 20);
    println!(
        "log {} MiB, write-ahead log {} MiB, {} quads",
        size("helsegraf.sqlite3"),
        size("helsegraf.sqlite3-wal"),
        graph.snapshot().quad_count()
    );
    let start = Instant::now();
    graph.close().expect("the graph closes");
    println!("close  {:.0} ms", milliseconds(start.elapsed()));
    let start = Instant::now();
    let graph = Graph::open(&directory, &Options::default()).expect("the graph opens again");
    println!("reopen {:.0} ms", milliseconds(start.elapsed()));
    drop(graph);
    std::fs::remove_dir_all(&directory).expect("the folder can be removed");
}

struct Run {
    times: Times,
    took: Duration,
}

/// Sorted, in milliseconds.
struct Times(Vec<f64>);

impl Times {
    fn new(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        Self(times)
    }

    fn at(&self, share: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        self.0[(last as f64 * share) as usize]
    }

    fn median(&self) -> f64 {
        self.at(0.5)
    }
}

fn report(name: &str, times: &Times, took: Duration) {
    println!(
        "{name}  {:>8.0} commits/s  median {:.3} ms  p99 {:.3} ms  p99.99 {:.3} ms  longest {:.3} ms",
        times.0.len() as f64 / took.as_secs_f64(),
        times.median(),
        times.at(0.99),
        times.at(0.9999),
        times.at(1.0)
    );
}

/// What the disk itself takes for the pages of a small commit.
fn syncs(directory: &Path) -> Times {
    let file = File::create(directory.join("sync")).expect("a file can be made");
    let block = [7; 8192];
    file.write_all_at(&vec![0; 8192 * 2000], 0)
        .expect("room for the measurement");
    file.sync_all().expect("the disk syncs");
    let once = |n: u64| {
        let start = Instant::now();
        file.write_all_at(&block, n * 8192).expect("a write");
        file.sync_data().expect("the disk syncs");
        milliseconds(start.elapsed())
    };
    Times::new((0..2000).map(once).collect())
}

fn fill(graph: &Graph, base: u64) {
    let quads = (0..base / QUADS)
        .flat_map(|n| entity(u64::MAX, n))
        .collect();
    commit(graph, u64::MAX, quads);
}

fn writer(graph: &Graph, writer: u64, commits: u64) -> Run {
    let start = Instant::now();
    let once = |n| {
        let quads = entity(writer, n);
        let start = Instant::now();
        commit(graph, writer, quads);
        milliseconds(start.elapsed())
    };
    Run {
        times: Times::new((0..commits).map(once).collect()),
        took: start.elapsed(),
    }
}

fn writers(graph: &Graph, commits: u64) -> Run {
    let start = Instant::now();
    let times = std::thread::scope(|scope| {
        let running: Vec<_> = (1..=WRITERS)
            .map(|id| scope.spawn(move || writer(graph, id, commits / WRITERS).times.0))
            .collect();
        running
            .into_iter()
            .flat_map(|run| run.join().expect("a writer ends"))
            .collect()
    });
    Run {
        times: Times::new(times),
        took: start.elapsed(),
    }
}

fn commit(graph: &Graph, writer: u64, added: Vec<Quad>) {
    let author = Author {
        agent: format!("writer {writer}"),
        door: Door::Update,
        message: None,
    };
    let delta = Delta {
        added,
        ..Delta::default()
    };
    graph
        .commit::<Error>(&author, Mode::Commit, |_| Ok(delta))
        .expect("a commit");
}

/// Ten quads about one thing.
fn entity(writer: u64, n: u64) -> Vec<Quad> {
    let iri = |path: String| NamedNode::new_unchecked(format!("https://example.org/{path}"));
    let subject = iri(format!("id/{writer}/{n}"));
    let graph = iri("graph/bench".to_owned());
    let quad = |k: u64| {
        let value = Literal::new_simple_literal(format!("value {k} of {n}"));
        Quad::new(
            subject.clone(),
            iri(format!("ns#p{k}")),
            value,
            graph.clone(),
        )
    };
    (0..QUADS).map(quad).collect()
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

fn argument(name: &str) -> Option<String> {
    let mut arguments = std::env::args().skip_while(|a| a != name);
    arguments.nth(1)
}
