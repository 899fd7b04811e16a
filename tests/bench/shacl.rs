//! Validation figures: the whole graph, one write, a far-reaching write, a replaced source.
//!
//! `cargo bench --bench shacl [-- DATASETS...]`; 17,300 datasets make 1,000,485 triples. The
//! generators are those of the shared folder (`HELSEGRAF_SHARED`, else `../shared`). `make
//! bench-shacl` puts TopBraid beside, and the goals.

use helsegraf::index::{Builder, GraphView, LineFormat, Scope, Snapshot};
use helsegraf::rdf::Delta;
use helsegraf::shacl::{Effort, Shapes};
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::{GraphName, GraphNameRef, Literal, NamedNode, Quad, Term};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const BASE: &str = "https://data.example.no/";
const TITLE: &str = "http://purl.org/dc/terms/title";
const DESCRIPTION: &str = "http://purl.org/dc/terms/description";
const PUBLISHER: &str = "http://purl.org/dc/terms/publisher";
const NAME: &str = "http://xmlns.com/foaf/0.1/name";

/// Datasets of 100 thousand, 1 million and 10 million triples.
const SIZES: [usize; 3] = [1_730, 17_300, 173_000];
/// Datasets whose titles and descriptions, in two languages, are 100,000 changed quads.
const REPLACED: usize = 12_500;
/// Writes of a kind, of which the median is told.
const WRITES: usize = 200;

fn main() {
    let given: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let sizes = if given.is_empty() {
        SIZES.to_vec()
    } else {
        given
    };
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("HELSEGRAF_SHARED").map_or(beside, PathBuf::from);
    let generators = shared.join("bench/shacl");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let shapes = folder.path().join("shapes.ttl");
    generate(&generators.join("genshapes.py"), &[], &shapes);
    let started = Instant::now();
    let shapes = compile(&shapes);
    say("compile the shapes", started.elapsed());
    for datasets in sizes {
        let data = folder.path().join("data.nt");
        let arguments = [datasets.to_string()];
        generate(&generators.join("gen.py"), &[&arguments[0]], &data);
        measure(&shapes, &data, datasets);
    }
}

fn measure(shapes: &Shapes, data: &Path, datasets: usize) {
    let started = Instant::now();
    let snapshot = load(data);
    say("load", started.elapsed());
    let view = snapshot.view(Scope::Union);
    for threads in [1, 2] {
        whole(shapes, &view, threads);
    }
    writes(shapes, &snapshot, datasets);
}

fn generate(script: &Path, arguments: &[&str], into: &Path) {
    let done = Command::new("python3")
        .arg(script)
        .args(arguments)
        .arg(into)
        .output();
    let done = done.expect("Python 3 runs");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    print!("{}", String::from_utf8_lossy(&done.stdout));
}

fn load(file: &Path) -> Snapshot {
    let mut builder = Builder::new(&[]);
    let input = std::fs::File::open(file).expect("it was generated");
    builder
        .read_lines(input, LineFormat::NTriples, GraphNameRef::DefaultGraph)
        .expect("it is N-Triples");
    builder.finish(1)
}

fn compile(file: &Path) -> Shapes {
    let text = std::fs::read(file).expect("it was generated");
    let mut builder = Builder::new(&[]);
    for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(&text) {
        builder.insert(quad.expect("it is Turtle").as_ref());
    }
    Shapes::compile(&builder.finish(1).view(Scope::Union)).expect("all of it is supported")
}

fn whole(shapes: &Shapes, view: &GraphView, threads: usize) {
    let effort = Effort {
        threads,
        ..Effort::default()
    };
    let mut times = Vec::new();
    let mut results = 0;
    for _ in 0..3 {
        let started = Instant::now();
        results = shapes.validate_with(view, effort, &|_, _| {}).total();
        times.push(started.elapsed());
    }
    say(
        &format!("validate all, {threads} thread(s), {results} results"),
        median(times),
    );
}

fn writes(shapes: &Shapes, snapshot: &Snapshot, datasets: usize) {
    let dataset = |i: usize| format!("{BASE}dataset/{i}");
    let many = WRITES.min(datasets);
    let renamed: Vec<_> = (0..many)
        .map(|i| rewrite(snapshot, &[dataset(i * (datasets / many))], &[TITLE]))
        .collect();
    guard("one entity", shapes, snapshot, &renamed);
    let agents: Vec<_> = most_referred_to(snapshot, 20)
        .into_iter()
        .map(|agent| rewrite(snapshot, &[agent], &[NAME]))
        .collect();
    guard("a name many refer to", shapes, snapshot, &agents);
    let source: Vec<_> = (0..datasets.min(REPLACED)).map(dataset).collect();
    let source = [rewrite(snapshot, &source, &[TITLE, DESCRIPTION])];
    guard("a replaced source", shapes, snapshot, &source);
}

/// The agents that most datasets name as publisher.
fn most_referred_to(snapshot: &Snapshot, count: usize) -> Vec<String> {
    let view = snapshot.view(Scope::Union);
    let publisher = NamedNode::new(PUBLISHER).expect("an IRI");
    let publisher = view.id(&publisher).expect("it was generated");
    let mut agents: Vec<_> = (0..200)
        .filter_map(|i| {
            let agent = format!("{BASE}agent/{i}");
            let id = view.id(&NamedNode::new(&agent).expect("an IRI"))?;
            Some((view.subjects(publisher, id).count(), agent))
        })
        .collect();
    agents.sort();
    let most = agents.into_iter().rev().take(count);
    most.map(|(_, agent)| agent).collect()
}

/// Every text of some properties replaced by another.
fn rewrite(snapshot: &Snapshot, subjects: &[String], predicates: &[&str]) -> Delta {
    let mut delta = Delta::default();
    for predicate in predicates {
        let predicate = NamedNode::new(*predicate).expect("an IRI");
        for subject in subjects {
            let subject = NamedNode::new(subject).expect("an IRI");
            retell(snapshot, &subject, &predicate, &mut delta);
        }
    }
    delta
}

fn retell(snapshot: &Snapshot, subject: &NamedNode, predicate: &NamedNode, delta: &mut Delta) {
    let view = snapshot.view(Scope::Union);
    let (Some(s), Some(p)) = (view.id(subject), view.id(predicate)) else {
        return;
    };
    for object in view.objects(s, p) {
        let Term::Literal(text) = view.term(object) else {
            continue;
        };
        let language = text.language().unwrap_or("nb");
        let other = format!("{} (ny)", text.value());
        let other = Literal::new_language_tagged_literal(other, language).expect("a tag");
        let quad = |object: Literal| {
            let (subject, predicate) = (subject.clone(), predicate.clone());
            Quad::new(subject, predicate, object, GraphName::DefaultGraph)
        };
        delta.added.push(quad(other));
        delta.removed.push(quad(text));
    }
}

fn guard(what: &str, shapes: &Shapes, before: &Snapshot, deltas: &[Delta]) {
    let (mut unguarded, mut guarded) = (Vec::new(), Vec::new());
    let (mut changed, mut checked, mut fallbacks) = (0, 0, 0);
    for delta in deltas {
        let started = Instant::now();
        let after = before.apply(delta, 2);
        unguarded.push(started.elapsed());
        let started = Instant::now();
        let outcome = shapes.validate_delta(before, &after, delta);
        guarded.push(started.elapsed());
        changed += delta.added.len() + delta.removed.len();
        checked += outcome.checked;
        fallbacks += outcome.fallbacks.total();
    }
    let n = deltas.len().max(1);
    say(&format!("{what}: apply"), median(unguarded));
    say(
        &format!(
            "{what}: validate ({} quads, {} focus nodes, {fallbacks} fallbacks)",
            changed / n,
            checked / n
        ),
        median(guarded),
    );
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn say(what: &str, time: Duration) {
    println!("{what:70} {:10.3} ms", time.as_secs_f64() * 1000.0);
}
