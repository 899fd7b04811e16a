//! A writer killed at random points loses nothing it acknowledged and leaves nothing half done.
//!
//! The writer is this test binary run again with `HELSEGRAF_KILL_DIRECTORY`. Each commit moves a
//! counter of one of several threads: it removes the old value and adds the new one together with
//! a few quads that name the commit, so that a part of a commit is seen as such.

use helsegraf::graph::{Author, Error, Graph, Mode, Options};
use helsegraf::log::Door;
use helsegraf::rdf::Delta;
use oxrdf::{Literal, NamedNode, Quad, Term, vocab::xsd};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const DIRECTORY: &str = "HELSEGRAF_KILL_DIRECTORY";
const WRITERS: u64 = 4;
const PARTS: u64 = 9;
const ROUNDS: u64 = 50;

fn counter(writer: u64, value: u64) -> Quad {
    let subject = NamedNode::new_unchecked(format!("https://example.org/counter/{writer}"));
    number(subject, value)
}

fn part(writer: u64, value: u64, part: u64) -> Quad {
    let subject =
        NamedNode::new_unchecked(format!("https://example.org/part/{writer}/{value}/{part}"));
    number(subject, value)
}

fn number(subject: NamedNode, value: u64) -> Quad {
    let graph = NamedNode::new_unchecked("https://example.org/graph");
    let value = Literal::new_typed_literal(value.to_string(), xsd::INTEGER);
    Quad::new(subject, graph.clone(), value, graph)
}

/// The change that moves a writer's counter; only the newest parts stay, so that the graph is small.
fn step(writer: u64, value: u64) -> Delta {
    let old = value - 1;
    let mut delta = Delta::default();
    delta.added.push(counter(writer, value));
    delta
        .added
        .extend((0..PARTS).map(|n| part(writer, value, n)));
    delta.removed.push(counter(writer, old));
    delta
        .removed
        .extend((0..PARTS).map(|n| part(writer, old, n)));
    delta
}

/// Counters of a graph; panics unless each has exactly the parts of its newest commit.
fn counters(graph: &Graph) -> BTreeMap<u64, u64> {
    let mut values = BTreeMap::new();
    let mut parts = BTreeMap::new();
    for quad in graph.snapshot().quads() {
        let Term::Literal(value) = &quad.object else {
            panic!("{quad}");
        };
        let value: u64 = value.value().parse().unwrap();
        let subject = quad.subject.to_string();
        let path: Vec<&str> = subject
            .trim_matches(['<', '>'])
            .split('/')
            .skip(3)
            .collect();
        let writer: u64 = path[1].parse().unwrap();
        if path[0] == "counter" {
            assert_eq!(values.insert(writer, value), None, "two values of {writer}");
        } else {
            assert_eq!(path[2], value.to_string());
            *parts.entry((writer, value)).or_insert(0) += 1;
        }
    }
    let expected: BTreeMap<_, _> = values.iter().map(|(w, v)| ((*w, *v), PARTS)).collect();
    assert_eq!(parts, expected, "a commit is there in part");
    values
}

/// The writer: prints what was acknowledged until it is killed.
#[test]
fn writer_to_be_killed() {
    let Some(directory) = std::env::var_os(DIRECTORY) else {
        return;
    };
    let graph = Graph::open(Path::new(&directory), &Options::default()).unwrap();
    let start = counters(&graph);
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let graph = &graph;
            let mut value = start.get(&writer).copied().unwrap_or(0);
            scope.spawn(move || {
                let author = Author {
                    agent: format!("writer {writer}"),
                    door: Door::Update,
                    message: None,
                };
                loop {
                    value += 1;
                    let delta = step(writer, value);
                    let done = graph.commit::<Error>(&author, Mode::Commit, |_| Ok(delta));
                    let revision = done.unwrap().revision;
                    let mut out = std::io::stdout().lock();
                    writeln!(out, "acknowledged {writer} {value} {revision}").unwrap();
                    out.flush().unwrap();
                }
            });
        }
    });
}

fn start(directory: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::writer_to_be_killed", "--nocapture"])
        .env(DIRECTORY, directory)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// When a writer is killed.
enum Moment {
    /// So long after it was started, perhaps while it opens the graph.
    AfterStart(Duration),
    /// So long after its first acknowledgement.
    AfterFirst(Duration),
}

/// Kills a writer; gives what it acknowledged: the newest value of each writer, and the newest
/// revision.
fn killed(directory: &Path, moment: &Moment) -> (BTreeMap<u64, u64>, u64) {
    let mut child = start(directory);
    let out = BufReader::new(child.stdout.take().unwrap());
    let (first, began) = channel();
    let reader = std::thread::spawn(move || {
        let (mut values, mut newest) = (BTreeMap::new(), 0);
        for line in out.lines().map_while(Result::ok) {
            // The last line may be cut: then it was not acknowledged to anybody.
            let Some(("", numbers)) = line.split_once("acknowledged ") else {
                continue;
            };
            let numbers: Vec<u64> = numbers.split(' ').flat_map(str::parse).collect();
            if let [writer, value, revision] = numbers[..] {
                values.insert(writer, value);
                newest = newest.max(revision);
                let _ = first.send(());
            }
        }
        (values, newest)
    });
    let patience = match moment {
        Moment::AfterStart(patience) => patience,
        Moment::AfterFirst(patience) => {
            let began = began.recv_timeout(Duration::from_secs(60));
            began.expect("the writer acknowledges something");
            patience
        }
    };
    std::thread::sleep(*patience);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

#[test]
fn every_acknowledged_commit_survives_a_kill() {
    let directory = tempfile::tempdir().unwrap();
    let mut seed = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .subsec_nanos();
    let (mut acknowledged, mut rounds_with_commits) = (0, 0);
    for round in 0..ROUNDS {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let patience = Duration::from_micros(u64::from(seed >> 8) % 100_000);
        let moment = match round % 5 {
            0 => Moment::AfterStart(patience),
            _ => Moment::AfterFirst(patience),
        };
        let (values, newest) = killed(directory.path(), &moment);
        let graph = Graph::open(directory.path(), &Options::default()).unwrap();
        let found = counters(&graph);
        let head = graph.head().revision;
        assert!(
            head >= newest,
            "round {round}: {newest} acknowledged, {head} found"
        );
        for (writer, value) in &values {
            let there = found.get(writer).copied().unwrap_or(0);
            // A commit on disk whose acknowledgement was not read yet may be there, one a writer.
            assert!(
                (*value..=*value + 1).contains(&there),
                "round {round}: writer {writer} had {value}, found {there}"
            );
        }
        assert_eq!(
            head,
            found.values().sum::<u64>(),
            "a commit too many or too few"
        );
        rounds_with_commits += u64::from(newest > 0);
        acknowledged = acknowledged.max(newest);
        if round % 10 == 9 {
            graph.close().unwrap();
        }
    }
    assert!(
        rounds_with_commits >= ROUNDS / 5 * 4,
        "{rounds_with_commits} rounds wrote"
    );
    eprintln!(
        "{acknowledged} commits acknowledged in {ROUNDS} rounds, {rounds_with_commits} of which wrote"
    );
}
