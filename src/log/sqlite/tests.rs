//! The log on SQLite: appends, reads, damage, and what another process sees.

use super::*;
use crate::log::payload::{Change, Lexical, LocalQuad, Operation};
use crate::log::{Door, now};
use crate::rdf::Delta;
use oxrdf::{Literal, NamedNode, Quad};
use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;

fn quad(n: u64, text: &str) -> Quad {
    let subject = NamedNode::new_unchecked(format!("https://a.no/{n}"));
    let value = Literal::new_simple_literal(format!("{text}{n}"));
    Quad::new(subject.clone(), subject.clone(), value, subject)
}

fn draft(revision: u64) -> Draft {
    Draft {
        revision,
        time: now(),
        agent: "test".into(),
        door: Door::Load,
        message: revision
            .is_multiple_of(2)
            .then(|| format!("change {revision}")),
    }
}

fn append(log: &Sqlite, text: &str) -> u64 {
    let head = log.head().unwrap();
    let delta = Delta {
        added: vec![quad(head.revision + 1, text)],
        ..Delta::default()
    };
    let record = Record::new(draft(head.revision + 1), &delta, &head.digest);
    log.append(head.revision, &[record]).unwrap();
    head.revision + 1
}

fn all(log: &Sqlite) -> Result<Vec<Quad>, Error> {
    let mut found = Vec::new();
    log.read_after(0, &mut |_, changes| {
        for change in changes {
            if let Change::Added(quad) = change? {
                found.push(quad);
            }
        }
        Ok(())
    })?;
    Ok(found)
}

fn store(log: &Sqlite, revision: u64, bytes: &[u8], pace: Pace) {
    let size = log.write_snapshot(revision, pace, &mut |sink| sink.write_all(bytes));
    assert_eq!(size.unwrap(), bytes.len() as u64);
}

fn folded(directory: &Path) {
    let connection = Connection::open(directory.join(FILE)).unwrap();
    connection
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
}

#[test]
fn what_is_appended_is_read_after_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let log = Sqlite::open(directory.path()).unwrap();
    for _ in 0..3 {
        append(&log, "a");
    }
    let head = log.head().unwrap();
    assert!(matches!(
        log.append(1, &[Record::new(draft(2), &Delta::default(), &head.digest)]),
        Err(Error::Conflict {
            expected: 1,
            actual: 3
        })
    ));
    drop(log);
    let log = Sqlite::open(directory.path()).unwrap();
    assert_eq!(log.head().unwrap(), head);
    assert_eq!(
        all(&log).unwrap(),
        [quad(1, "a"), quad(2, "a"), quad(3, "a")]
    );
    assert_eq!(log.headers(2..=9).unwrap().len(), 2);
    assert_eq!(log.read(2).unwrap().unwrap().delta.added, [quad(2, "a")]);
    assert_eq!(log.read(4).unwrap(), None);
    assert_eq!(log.check(&mut |_, _| ()).unwrap().added, 3);
}

#[test]
fn large_commits_are_cut_and_joined() {
    let directory = tempfile::tempdir().unwrap();
    let log = Sqlite::open(directory.path()).unwrap();
    append(&log, &"x".repeat(3 * CHUNK_BYTES));
    let previous = log.head().unwrap();
    let text = "y".repeat(1000);
    let header = log
        .append_large(&previous, draft(2), &mut |encoder| {
            let iri = encoder.introduce(Lexical::Iri("https://a.no/2"))?;
            for n in 0..10_000 {
                let value = encoder.introduce(Lexical::String(&format!("{text}{n}")))?;
                let quad = LocalQuad {
                    graph: None,
                    terms: [iri, iri, value],
                };
                encoder.quad(Operation::Add, quad)?;
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(header.counts.added, 10_000);
    assert_eq!(append(&log, "z"), 3);
    assert_eq!(all(&log).unwrap().len(), 10_002);
    assert_eq!(log.check(&mut |_, _| ()).unwrap().head.revision, 3);
}

#[test]
fn a_failed_stream_leaves_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let log = Sqlite::open(directory.path()).unwrap();
    let failed = log.append_large(&Head::EMPTY, draft(1), &mut |encoder| {
        for n in 0..100_000 {
            encoder.introduce(Lexical::String(&format!("a text of some length, {n}")))?;
        }
        Err(std::io::Error::other("the reader failed"))
    });
    assert!(
        failed
            .unwrap_err()
            .to_string()
            .contains("the reader failed")
    );
    assert_eq!(append(&log, "a"), 1);
    assert_eq!(all(&log).unwrap().len(), 1);
}

#[test]
fn a_second_owner_is_told_who_the_first_is() {
    let directory = tempfile::tempdir().unwrap();
    let first = Sqlite::open(directory.path()).unwrap();
    let second = Sqlite::open(directory.path()).err().unwrap().to_string();
    assert!(
        second.contains(&format!("(pid {})", std::process::id())),
        "{second}"
    );
    drop(first);
    Sqlite::open(directory.path()).unwrap();
}

#[test]
fn a_snapshot_replaces_the_one_before() {
    let directory = tempfile::tempdir().unwrap();
    let log = Sqlite::open(directory.path()).unwrap();
    assert_eq!(log.read_snapshot().unwrap(), None);
    for (length, pace) in [(5, Pace::Alone), (3 << 20, Pace::BesideCommits)] {
        let revision = append(&log, "a");
        let bytes = vec![revision as u8; length];
        store(&log, revision, &bytes, pace);
        let stored = log.read_snapshot().unwrap();
        assert_eq!(stored, Some(StoredSnapshot { revision, bytes }));
    }
    let left: i64 = log
        .reader()
        .query_row("SELECT count(*) FROM snapshot_chunks", [], |r| r.get(0))
        .unwrap();
    assert_eq!(left, 3);
    log.forget_snapshot().unwrap();
    assert_eq!(log.read_snapshot().unwrap(), None);
}

#[test]
fn a_snapshot_cut_short_is_none_and_is_swept_up() {
    let directory = tempfile::tempdir().unwrap();
    let log = Sqlite::open(directory.path()).unwrap();
    append(&log, "a");
    for pace in [Pace::BesideCommits, Pace::Alone] {
        let failed = log.write_snapshot(1, pace, &mut |sink| {
            sink.write_all(&[7; 3 << 20])?;
            Err(std::io::Error::other("the writer failed"))
        });
        let said = failed.unwrap_err().to_string();
        assert!(said.contains("the writer failed"), "{said}");
        assert_eq!(log.read_snapshot().unwrap(), None);
    }
    store(&log, 1, b"whole", Pace::BesideCommits);
    let sql = "SELECT count(*) FROM snapshot_chunks";
    let left: i64 = log.reader().query_row(sql, [], |r| r.get(0)).unwrap();
    assert_eq!(left, 1);
}

#[test]
fn a_damaged_snapshot_is_refused_with_the_remedy() {
    let changes = [
        "UPDATE snapshot_chunks SET bytes = zeroblob(length(bytes)) WHERE part = 1",
        "DELETE FROM snapshot_chunks WHERE part = 0",
        "DELETE FROM snapshot_chunks WHERE part = 2",
        "UPDATE snapshots SET digest = zeroblob(32)",
        "UPDATE snapshots SET size = 9223372036854775807",
        "UPDATE snapshots SET revision = 7",
    ];
    for change in changes {
        let directory = tempfile::tempdir().unwrap();
        let log = Sqlite::open(directory.path()).unwrap();
        append(&log, "a");
        store(&log, 1, &vec![7; 5 << 19], Pace::BesideCommits);
        log.writer().execute(change, []).unwrap();
        let said = log.read_snapshot().unwrap_err().to_string();
        assert!(said.contains("--rebuild"), "{change}: {said}");
        log.writer()
            .execute("UPDATE commits SET agent = 'x'", [])
            .unwrap();
        let said = log.read_snapshot().unwrap_err().to_string();
        assert!(said.contains("backup"), "{change}: {said}");
    }
}

#[test]
fn changed_and_missing_commits_are_refused() {
    let changes = [
        "UPDATE commits SET message = 'x' WHERE revision = 2",
        "UPDATE commits SET payload = zeroblob(length(payload)) WHERE revision = 2",
        "UPDATE commits SET digest = zeroblob(32) WHERE revision = 2",
        "UPDATE commits SET digest = zeroblob(3) WHERE revision = 2",
        "UPDATE commits SET door = 'x' WHERE revision = 2",
        "UPDATE commits SET payload = NULL WHERE revision = 2",
        "UPDATE commits SET added = 5 WHERE revision = 2; DELETE FROM commits WHERE revision = 1",
        "DELETE FROM commits WHERE revision = 2",
    ];
    for change in changes {
        let directory = tempfile::tempdir().unwrap();
        let log = Sqlite::open(directory.path()).unwrap();
        for _ in 0..3 {
            append(&log, "a");
        }
        log.writer().execute_batch(change).unwrap();
        let said = all(&log).map(|q| q.len()).unwrap_err().to_string();
        assert!(
            said.contains("revision") || said.contains("row"),
            "{change}: {said}"
        );
        assert!(said.contains("backup"), "{change}: {said}");
    }
}

#[test]
fn a_log_that_lost_its_end_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join(FILE);
    let log = Sqlite::open(directory.path()).unwrap();
    append(&log, "a");
    drop(log);
    let older = std::fs::read(&file).unwrap();
    let log = Sqlite::open(directory.path()).unwrap();
    append(&log, "b");
    drop(log);
    std::fs::write(&file, older).unwrap();
    let said = Sqlite::open(directory.path()).err().unwrap().to_string();
    assert!(said.contains("revision 2 was acknowledged"), "{said}");
    std::fs::write(&file, b"").unwrap();
    let said = Sqlite::open(directory.path()).err().unwrap().to_string();
    assert!(said.contains("ends at revision 0"), "{said}");
    std::fs::remove_file(directory.path().join("helsegraf.head")).unwrap();
    Sqlite::open(directory.path()).unwrap();
}

#[test]
fn other_files_are_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join(FILE);
    let other = Connection::open(&file).unwrap();
    other.execute_batch("CREATE TABLE a (b)").unwrap();
    drop(other);
    let said = Sqlite::open(directory.path()).err().unwrap();
    assert!(matches!(said, Error::Foreign { .. }), "{said}");
    std::fs::write(
        &file,
        b"this is not a database, but it is long enough to look",
    )
    .unwrap();
    let said = Sqlite::open(directory.path()).err().unwrap();
    assert!(matches!(said, Error::Damaged { .. }), "{said}");
}

/// Every page of the file flipped and every truncation: said, or harmless, never a panic.
#[test]
fn no_damage_to_the_file_is_taken_for_the_log() {
    let directory = tempfile::tempdir().unwrap();
    let log = Sqlite::open(directory.path()).unwrap();
    for n in 0..30 {
        append(&log, &"æ".repeat(100 * n));
    }
    store(&log, 30, &vec![7; 50_000], Pace::Alone);
    let whole = all(&log).unwrap();
    drop(log);
    folded(directory.path());
    let file = directory.path().join(FILE);
    let bytes = std::fs::read(&file).unwrap();
    let outcome = || -> Result<Vec<Quad>, Error> {
        let log = Sqlite::open(directory.path())?;
        log.read_snapshot()?;
        all(&log)
    };
    let mut said = 0;
    let places = (0..bytes.len()).step_by(1021);
    for place in places {
        let handle = OpenOptions::new().write(true).open(&file).unwrap();
        handle
            .write_all_at(&[bytes[place] ^ 0x55], place as u64)
            .unwrap();
        match outcome() {
            Ok(found) => assert_eq!(found, whole, "byte {place}"),
            Err(error) => said += usize::from(!error.to_string().is_empty()),
        }
        std::fs::write(&file, &bytes).unwrap();
    }
    assert!(said > 20, "{said}");
    for length in (0..bytes.len()).step_by(4096 * 3 + 1) {
        std::fs::write(&file, &bytes[..length]).unwrap();
        outcome().map(|q| q.len()).expect_err("truncated");
        let _ = std::fs::remove_file(directory.path().join("helsegraf.sqlite3-wal"));
    }
}

#[test]
fn a_full_disk_is_said_and_passes() {
    let directory = tempfile::tempdir().unwrap();
    let log = Sqlite::open(directory.path()).unwrap();
    append(&log, "a");
    let limit = |pages: u32| {
        let sql = format!("PRAGMA max_page_count = {pages}");
        log.writer().query_row(&sql, [], |_| Ok(())).unwrap();
    };
    limit(1);
    let head = log.head().unwrap();
    let delta = Delta {
        added: vec![quad(2, &"x".repeat(100_000))],
        ..Delta::default()
    };
    let record = Record::new(draft(2), &delta, &head.digest);
    let failed = log.append(1, std::slice::from_ref(&record)).unwrap_err();
    assert!(matches!(failed, Error::Full(_)), "{failed}");
    assert_eq!(log.head().unwrap(), head);
    limit(1_000_000);
    log.append(1, &[record]).unwrap();
    assert_eq!(all(&log).unwrap().len(), 2);
}

#[test]
fn the_write_ahead_log_stays_small() {
    let directory = tempfile::tempdir().unwrap();
    let log = Sqlite::open(directory.path()).unwrap();
    let text = "x".repeat(50_000);
    for _ in 0..1000 {
        append(&log, &text);
    }
    let wal = directory.path().join("helsegraf.sqlite3-wal");
    let size = std::fs::metadata(wal).unwrap().len();
    assert!(size < 48 << 20, "{size} bytes");
}
