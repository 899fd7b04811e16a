//! The write lane: what is acknowledged holds, what is refused leaves nothing.

use helsegraf::graph::{Author, Committed, Error, Graph, Mode, Options, StoredIndex};
use helsegraf::log::payload::Change;
use helsegraf::log::{
    Checked, CommitLog, Door, Draft, Error as LogError, Head, Header, Memory, Pace, ReadCommit,
    Record, StoredSnapshot, WriteBytes, WriteQuads,
};
use helsegraf::rdf::Delta;
use oxrdf::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

fn author() -> Author {
    Author {
        agent: "test".into(),
        door: Door::Update,
        message: Some("because".into()),
    }
}

fn name(text: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("https://example.org/{text}"))
}

fn quad(subject: &str, value: &str) -> Quad {
    Quad::new(
        name(subject),
        name("says"),
        Literal::new_simple_literal(value),
        name("graph"),
    )
}

fn adding(quads: &[Quad]) -> Delta {
    Delta {
        added: quads.to_vec(),
        ..Delta::default()
    }
}

fn removing(quads: &[Quad]) -> Delta {
    Delta {
        removed: quads.to_vec(),
        ..Delta::default()
    }
}

fn commit(graph: &Graph, delta: Delta) -> Result<Committed, Error> {
    graph.commit(&author(), Mode::Commit, |_| Ok(delta))
}

fn content(graph: &Graph) -> BTreeSet<String> {
    graph.snapshot().quads().map(|q| q.to_string()).collect()
}

#[test]
fn commits_survive_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let options = Options::default();
    let graph = Graph::open(directory.path(), &options).unwrap();
    commit(&graph, adding(&[quad("a", "1"), quad("b", "2")])).unwrap();
    let second = commit(&graph, removing(&[quad("a", "1"), quad("c", "3")])).unwrap();
    assert_eq!(second.revision, 2);
    assert_eq!(second.delta, removing(&[quad("a", "1")]));
    let (head, held) = (graph.head(), content(&graph));
    graph.close().unwrap();
    let graph = Graph::open(directory.path(), &options).unwrap();
    assert_eq!(graph.head(), head);
    assert_eq!(content(&graph), held);
    let headers = graph.commits(1..=9).unwrap();
    assert_eq!(headers.len(), 2);
    assert_eq!(headers[0].draft.message.as_deref(), Some("because"));
    assert_eq!(headers[0].counts.added, 2);
    assert_eq!(headers[0].counts.created, 1);
}

#[test]
fn what_changes_nothing_makes_no_commit() {
    let graph = Graph::in_memory(&Options::default());
    commit(&graph, adding(&[quad("a", "1")])).unwrap();
    for delta in [
        adding(&[quad("a", "1")]),
        removing(&[quad("b", "1")]),
        Delta {
            added: vec![quad("a", "1")],
            removed: vec![quad("a", "1")],
            ..Delta::default()
        },
        Delta {
            created: vec![name("graph").into()],
            dropped: vec![name("other").into()],
            ..Delta::default()
        },
        Delta::default(),
    ] {
        let committed = commit(&graph, delta).unwrap();
        assert_eq!(committed.revision, 1);
        assert!(committed.delta.is_empty());
    }
    assert_eq!(graph.head().revision, 1);
}

#[test]
fn a_dry_run_and_a_failed_precondition_change_nothing() {
    let graph = Graph::in_memory(&Options::default());
    let dry = graph
        .commit::<Error>(&author(), Mode::DryRun, |_| Ok(adding(&[quad("a", "1")])))
        .unwrap();
    assert_eq!((dry.revision, dry.after.quad_count()), (0, 1));
    let asked = Error::NoSuchRevision {
        asked: 7,
        newest: 0,
    };
    let failed = graph.commit(&author(), Mode::Commit, |_| Err(asked));
    assert!(matches!(
        failed,
        Err(Error::NoSuchRevision { asked: 7, .. })
    ));
    assert_eq!(graph.snapshot().quad_count(), 0);
    assert_eq!(graph.head(), Head::EMPTY);
}

#[test]
fn a_panic_in_a_change_leaves_the_lane_open() {
    let graph = Graph::in_memory(&Options::default());
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        graph.commit::<Error>(&author(), Mode::Commit, |_| panic!("a fault in a writer"))
    }));
    assert!(panicked.is_err());
    assert_eq!(
        commit(&graph, adding(&[quad("a", "1")])).unwrap().revision,
        1
    );
}

#[test]
fn graphs_come_and_go() {
    let graph = Graph::in_memory(&Options::default());
    let named: NamedOrBlankNode = name("empty").into();
    let create = Delta {
        created: vec![named.clone()],
        ..Delta::default()
    };
    assert_eq!(commit(&graph, create).unwrap().revision, 1);
    commit(&graph, adding(&[quad("a", "1"), quad("b", "2")])).unwrap();
    assert_eq!(graph.snapshot().named_graphs().len(), 2);
    let drop = Delta {
        dropped: vec![named, name("graph").into()],
        ..Delta::default()
    };
    let dropped = commit(&graph, drop).unwrap();
    assert_eq!(dropped.delta.removed.len(), 2);
    assert!(graph.snapshot().named_graphs().is_empty());
    let before = graph.at(2).unwrap();
    assert_eq!(before.named_graphs().len(), 2);
    assert_eq!(before.quad_count(), 2);
    assert_eq!(graph.at(1).unwrap().named_graphs().len(), 1);
    assert!(graph.at(0).unwrap().named_graphs().is_empty());
    assert!(matches!(
        graph.at(4),
        Err(Error::NoSuchRevision {
            asked: 4,
            newest: 3
        })
    ));
}

#[test]
fn every_revision_can_be_seen_again() {
    let directory = tempfile::tempdir().unwrap();
    let graph = Graph::open(directory.path(), &Options::default()).unwrap();
    let mut seen = vec![content(&graph)];
    for n in 0..20_u32 {
        let text = |k: u32| quad("s", &(k % 7).to_string());
        let delta = Delta {
            added: vec![text(n), text(n + 1)],
            removed: vec![text(n + 3)],
            ..Delta::default()
        };
        let revision = commit(&graph, delta).unwrap().revision;
        seen.resize(revision as usize + 1, content(&graph));
    }
    for (revision, expected) in seen.iter().enumerate() {
        let was = graph.at(revision as u64).unwrap();
        let found: BTreeSet<_> = was.quads().map(|q| q.to_string()).collect();
        assert_eq!(&found, expected, "revision {revision}");
        assert_eq!(was.revision(), revision as u64);
    }
}

#[test]
fn a_follower_hears_of_each_revision() {
    let graph = Arc::new(Graph::in_memory(&Options::default()));
    let follower = graph.follow();
    let waiter = {
        let graph = Arc::clone(&graph);
        std::thread::spawn(move || graph.wait_beyond(0, Duration::from_secs(20)))
    };
    commit(&graph, adding(&[quad("a", "1")])).unwrap();
    assert_eq!(waiter.join().unwrap(), 1);
    assert_eq!(*follower.borrow(), 1);
    assert_eq!(graph.wait_beyond(1, Duration::ZERO), 1);
}

#[test]
fn many_writers_lose_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let graph = Graph::open(directory.path(), &Options::default()).unwrap();
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let graph = &graph;
            scope.spawn(move || {
                for n in 0..25 {
                    let mine = quad(&format!("w{writer}"), &n.to_string());
                    let done = commit(graph, adding(std::slice::from_ref(&mine))).unwrap();
                    assert_eq!(done.after.quad_count() as u64, done.revision);
                    let seen = graph.snapshot();
                    assert!(seen.revision() >= done.revision);
                    assert!(seen.quads().any(|q| q == mine));
                }
            });
        }
    });
    assert_eq!(graph.head().revision, 200);
    let held = content(&graph);
    drop(graph);
    let graph = Graph::open(directory.path(), &Options::default()).unwrap();
    assert_eq!(content(&graph), held);
}

#[test]
fn the_index_can_be_made_anew_from_the_log() {
    let directory = tempfile::tempdir().unwrap();
    let graph = Graph::open(directory.path(), &Options::default()).unwrap();
    let quads: Vec<_> = (0..1500).map(|n| quad("s", &n.to_string())).collect();
    commit(&graph, adding(&quads)).unwrap();
    let held = content(&graph);
    graph.close().unwrap();
    let file = directory.path().join("helsegraf.sqlite3");
    let stored = rusqlite::Connection::open(&file).unwrap();
    let damage = "UPDATE snapshot_chunks SET bytes = zeroblob(length(bytes))";
    assert_eq!(stored.execute(damage, []).unwrap(), 1, "stored at the end");
    drop(stored);
    let said = Graph::open(directory.path(), &Options::default())
        .err()
        .unwrap()
        .to_string();
    assert!(said.contains("--rebuild"), "{said}");
    let rebuild = Options {
        stored_index: StoredIndex::Rebuild,
        ..Options::default()
    };
    let graph = Graph::open(directory.path(), &rebuild).unwrap();
    assert_eq!(content(&graph), held);
    graph.close().unwrap();
    Graph::open(directory.path(), &Options::default()).unwrap();
}

#[test]
fn when_the_log_fails_every_commit_fails_until_it_works_again() {
    let log = Arc::new(Failing::default());
    let graph = Graph::on(log.clone(), &Options::default()).unwrap();
    commit(&graph, adding(&[quad("a", "1")])).unwrap();
    log.fails.store(true, Ordering::SeqCst);
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let graph = &graph;
            scope.spawn(move || {
                for n in 0..20 {
                    let mine = quad(&format!("w{writer}"), &n.to_string());
                    let failed = commit(graph, adding(&[mine])).unwrap_err();
                    assert!(failed.to_string().contains("no space"), "{failed}");
                }
            });
        }
    });
    assert_eq!(content(&graph).len(), 1);
    log.fails.store(false, Ordering::SeqCst);
    assert_eq!(
        commit(&graph, adding(&[quad("b", "2")])).unwrap().revision,
        2
    );
    assert_eq!(content(&graph).len(), 2);
}

/// A log in memory that can be told to fail.
#[derive(Default)]
struct Failing {
    log: Memory,
    fails: AtomicBool,
}

impl CommitLog for Failing {
    fn head(&self) -> Result<Head, LogError> {
        self.log.head()
    }

    fn append(&self, expected_head: u64, records: &[Record]) -> Result<(), LogError> {
        std::thread::sleep(Duration::from_micros(200));
        if self.fails.load(Ordering::SeqCst) {
            let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL);
            return Err(LogError::Full(rusqlite::Error::SqliteFailure(code, None)));
        }
        self.log.append(expected_head, records)
    }

    fn append_large(
        &self,
        previous: &Head,
        draft: Draft,
        write: &mut WriteQuads<'_>,
    ) -> Result<Header, LogError> {
        self.log.append_large(previous, draft, write)
    }

    fn read_after(&self, revision: u64, each: &mut ReadCommit<'_>) -> Result<(), LogError> {
        self.log.read_after(revision, each)
    }

    fn headers(&self, revisions: RangeInclusive<u64>) -> Result<Vec<Header>, LogError> {
        self.log.headers(revisions)
    }

    fn write_snapshot(
        &self,
        revision: u64,
        pace: Pace,
        write: &mut WriteBytes<'_>,
    ) -> Result<u64, LogError> {
        self.log.write_snapshot(revision, pace, write)
    }

    fn read_snapshot(&self) -> Result<Option<StoredSnapshot>, LogError> {
        self.log.read_snapshot()
    }

    fn forget_snapshot(&self) -> Result<(), LogError> {
        self.log.forget_snapshot()
    }

    fn check(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Checked, LogError> {
        self.log.check(progress)
    }
}

/// Names the unnamed graph, so that it is tried too.
#[test]
fn the_unnamed_graph_is_a_graph_like_others() {
    let graph = Graph::in_memory(&Options::default());
    let mut unnamed = quad("a", "1");
    unnamed.graph_name = GraphName::DefaultGraph;
    let done = commit(&graph, adding(&[unnamed.clone(), quad("a", "1")])).unwrap();
    assert_eq!(done.delta.created.len(), 1);
    commit(&graph, removing(&[unnamed])).unwrap();
    assert_eq!(
        graph.snapshot().quads().collect::<Vec<_>>(),
        [quad("a", "1")]
    );
}

/// Enough commits that the index is compacted several times on the way.
#[test]
fn compaction_beside_writers_loses_nothing() {
    let graph = Graph::in_memory(&Options::default());
    let part = |writer: u32, round: u32| -> Vec<Quad> {
        let subject = |n: u32| format!("{writer}/{}", round * 500 + n);
        (0..500).map(|n| quad(&subject(n), "v")).collect()
    };
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let graph = &graph;
            scope.spawn(move || {
                for round in 0..40 {
                    commit(graph, adding(&part(writer, round))).unwrap();
                    if round % 4 == 3 {
                        commit(graph, removing(&part(writer, round - 1))).unwrap();
                    }
                }
            });
        }
    });
    let snapshot = graph.snapshot();
    assert_eq!(snapshot.quad_count(), 4 * 30 * 500);
    assert!(snapshot.overlay_len() < 60_000, "never compacted");
    let found: BTreeSet<_> = content(&graph);
    let again = graph.at(graph.head().revision).unwrap();
    assert_eq!(again.quad_count(), found.len());
    let replayed: BTreeSet<String> = {
        let mut held = BTreeSet::new();
        let mut each = |_: &Header, changes: &mut dyn Iterator<Item = Result<Change, LogError>>| {
            for change in changes {
                match change? {
                    Change::Added(quad) => _ = held.insert(quad.to_string()),
                    Change::Removed(quad) => _ = held.remove(&quad.to_string()),
                    Change::Created(_) | Change::Dropped(_) => {}
                }
            }
            Ok(())
        };
        graph.changes(0, &mut each).unwrap();
        held
    };
    assert_eq!(replayed, found);
}
