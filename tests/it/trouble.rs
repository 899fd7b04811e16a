//! Trouble with the disk: full, read-only, taken, damaged. It is said, nothing is lost, and the
//! graph goes on when the trouble ends.
//!
//! The small disks are mounted in a mount namespace of a child, which is this test binary run
//! again with `HELSEGRAF_SMALL_DISK`; nothing of them is left whatever happens. Where nothing may
//! be mounted (or `HELSEGRAF_NO_MOUNT` is set) a limit on the size of files and the permissions
//! of folders stand in for the disk.

use helsegraf::graph::{Author, Committed, Error, Graph, Mode, Options};
use helsegraf::log::{Door, Error as LogError};
use helsegraf::rdf::Delta;
use oxrdf::{Literal, NamedNode, Quad};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

const DISK: &str = "HELSEGRAF_SMALL_DISK";

fn quad(subject: &str, value: &str) -> Quad {
    let name = |text| NamedNode::new_unchecked(format!("https://example.org/{text}"));
    let value = Literal::new_simple_literal(value);
    Quad::new(name(subject), name("says"), value, name("graph"))
}

fn add(graph: &Graph, quad: Quad) -> Result<Committed, Error> {
    let author = Author {
        agent: "test".into(),
        door: Door::Update,
        message: None,
    };
    let added = vec![quad];
    graph.commit(&author, Mode::Commit, |_| {
        Ok(Delta {
            added,
            ..Delta::default()
        })
    })
}

fn subjects(graph: &Graph) -> BTreeSet<String> {
    let snapshot = graph.snapshot();
    snapshot.quads().map(|q| q.subject.to_string()).collect()
}

/// Set in the child where no disk could be mounted.
const STAND_IN: &str = "HELSEGRAF_STAND_IN";

/// Runs a test of this binary with a tmpfs of 4 MiB on a folder, or with what stands in for it.
fn on_a_small_disk(test: &str) {
    let mounted = std::env::var_os("HELSEGRAF_NO_MOUNT").is_none() && mounted(test);
    if !mounted {
        eprintln!("no small disk can be mounted here for {test}: with a stand-in");
        stand_in(test);
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout == b"0\n")
}

/// False if nothing may be mounted here.
fn mounted(test: &str) -> bool {
    let disk = tempfile::tempdir().unwrap();
    let script =
        r#"mount -t tmpfs -o size=4m none "$0" || exit 99; exec "$1" --exact "$2" --nocapture"#;
    let mut command = Command::new("unshare");
    command.arg("--mount");
    if !is_root() {
        command.arg("--map-root-user");
    }
    let outcome = command
        .args(["sh", "-c", script])
        .arg(disk.path())
        .arg(std::env::current_exe().unwrap())
        .arg(format!("trouble::{test}"))
        .env(DISK, disk.path())
        .output();
    match outcome {
        Ok(done) if done.status.code() == Some(99) || is_denied(&done.stderr) => false,
        Ok(done) => {
            expect_pass(&done);
            true
        }
        Err(_) => false,
    }
}

/// Files may not grow beyond 2 MiB, and whoever is root becomes nobody, whom permissions bind.
fn stand_in(test: &str) {
    let disk = tempfile::tempdir().unwrap();
    let script = r#"trap '' XFSZ; ulimit -S -f 4096; exec "$0" --exact "$1" --nocapture"#;
    let mut command = if is_root() {
        std::os::unix::fs::chown(disk.path(), Some(65_534), Some(65_534)).unwrap();
        let mut nobody = Command::new("setpriv");
        nobody.args(["--reuid=65534", "--regid=65534", "--clear-groups", "sh"]);
        nobody
    } else {
        Command::new("sh")
    };
    // A copy: the folder the binary was built in may be closed to nobody.
    let binary = tempfile::Builder::new()
        .permissions(open_to_all())
        .tempdir()
        .unwrap();
    let program = binary.path().join("it");
    std::fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let done = command
        .args(["-c", script])
        .arg(&program)
        .arg(format!("trouble::{test}"))
        .env(DISK, disk.path())
        .env(STAND_IN, "yes")
        .current_dir(disk.path())
        .output()
        .unwrap();
    expect_pass(&done);
}

fn open_to_all() -> std::fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o755)
}

fn expect_pass(done: &Output) {
    let out = String::from_utf8_lossy(&done.stdout);
    let err = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{out}\n{err}");
    assert!(out.contains("1 passed"), "{out}");
}

fn is_denied(stderr: &[u8]) -> bool {
    let text = String::from_utf8_lossy(stderr);
    text.starts_with("unshare:")
}

fn is_stand_in() -> bool {
    std::env::var_os(STAND_IN).is_some()
}

/// Takes away the right to write, from the whole disk.
fn make_read_only(disk: &Path) {
    if !is_stand_in() {
        let done = Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(disk)
            .status();
        return assert!(done.unwrap().success());
    }
    let done = Command::new("chmod").args(["-R", "a-w"]).arg(disk).status();
    assert!(done.unwrap().success());
}

/// Makes room on a full disk.
fn make_room(ballast: &Path) {
    std::fs::remove_file(ballast).unwrap();
    if is_stand_in() {
        let pid = std::process::id().to_string();
        let lifted = Command::new("prlimit")
            .args(["--pid", &pid, "--fsize=unlimited:"])
            .status();
        assert!(lifted.unwrap().success());
    }
}

#[test]
fn a_full_disk() {
    on_a_small_disk("on_a_full_disk");
}

#[test]
fn on_a_full_disk() {
    let Some(disk) = std::env::var_os(DISK) else {
        return;
    };
    let disk = Path::new(&disk);
    let ballast = disk.join("ballast");
    std::fs::write(&ballast, vec![0; 2_000_000]).unwrap();
    let data = disk.join("data");
    let graph = Graph::open(&data, &Options::default()).unwrap();
    let acknowledged: Vec<String> = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let graph = &graph;
                scope.spawn(move || until_full(graph, writer))
            })
            .collect();
        let done = writers.into_iter().flat_map(|w| w.join().unwrap());
        done.collect()
    });
    let mut expected: BTreeSet<_> = acknowledged.into_iter().collect();
    assert!(expected.len() > 10);
    assert_eq!(subjects(&graph), expected);
    make_room(&ballast);
    let late = quad("late", "there is room again");
    expected.insert(late.subject.to_string());
    add(&graph, late).unwrap();
    assert_eq!(subjects(&graph), expected);
    drop(graph);
    let graph = Graph::open(&data, &Options::default()).unwrap();
    assert_eq!(subjects(&graph), expected);
}

/// Writes until the disk is full, and a few times more; gives the subjects that were acknowledged.
fn until_full(graph: &Graph, writer: u32) -> Vec<String> {
    let mut acknowledged = Vec::new();
    let mut failures = 0;
    for n in 0..10_000 {
        let quad = quad(&format!("{writer}/{n}"), &"x".repeat(5_000));
        let subject = quad.subject.to_string();
        match add(graph, quad) {
            Ok(_) => acknowledged.push(subject),
            Err(Error::Log(cause)) if matches!(*cause, LogError::Full(_)) => failures += 1,
            // SQLite tells a limit from a full disk.
            Err(Error::Log(cause)) if is_stand_in() && cause.is_passing() => failures += 1,
            Err(other) => panic!("{other}"),
        }
        if failures == 5 {
            return acknowledged;
        }
    }
    panic!("the disk never was full");
}

#[test]
fn a_read_only_disk() {
    on_a_small_disk("on_a_read_only_disk");
}

#[test]
fn on_a_read_only_disk() {
    let Some(disk) = std::env::var_os(DISK) else {
        return;
    };
    let disk = Path::new(&disk);
    let data = disk.join("data");
    let graph = Graph::open(&data, &Options::default()).unwrap();
    add(&graph, quad("a", "1")).unwrap();
    drop(graph);
    make_read_only(disk);
    for directory in [data, disk.join("new")] {
        let said = Graph::open(&directory, &Options::default()).err().unwrap();
        assert!(said.to_string().contains("may write"), "{said}");
    }
}

#[test]
fn a_data_directory_has_one_owner() {
    let directory = tempfile::tempdir().unwrap();
    let graph = Graph::open(directory.path(), &Options::default()).unwrap();
    let said = Graph::open(directory.path(), &Options::default())
        .err()
        .unwrap();
    let expected = format!("pid {}", std::process::id());
    assert!(said.to_string().contains(&expected), "{said}");
    add(&graph, quad("a", "1")).unwrap();
}

#[test]
fn a_file_in_place_of_the_directory_is_said() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("data");
    std::fs::write(&file, "not a directory").unwrap();
    let said = Graph::open(&file, &Options::default()).err().unwrap();
    assert!(said.to_string().contains("must be a directory"), "{said}");
}

/// The write-ahead log holds the newest commits: cut anywhere it must be seen, not forgotten.
#[test]
fn a_cut_or_changed_write_ahead_log_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let live = directory.path().join("live");
    let graph = Graph::open(&live, &Options::default()).unwrap();
    for n in 0..20 {
        add(&graph, quad(&n.to_string(), "v")).unwrap();
    }
    let copy = directory.path().join("copy");
    let wal = copy.join("helsegraf.sqlite3-wal");
    let take = || {
        let _ = std::fs::remove_dir_all(&copy);
        std::fs::create_dir(&copy).unwrap();
        for file in [
            "helsegraf.sqlite3",
            "helsegraf.sqlite3-wal",
            "helsegraf.head",
        ] {
            std::fs::copy(live.join(file), copy.join(file)).unwrap();
        }
        std::fs::read(&wal).unwrap()
    };
    take();
    let whole = Graph::open(&copy, &Options::default()).unwrap();
    assert_eq!(whole.head(), graph.head());
    drop(whole);
    let length = take().len();
    for at in (0..length).step_by(4099) {
        let mut bytes = take();
        bytes[at] ^= 1;
        std::fs::write(&wal, &bytes).unwrap();
        expect_refusal(&copy, &graph, &format!("byte {at} changed"), &bytes);
        let mut bytes = take();
        bytes.truncate(at);
        std::fs::write(&wal, &bytes).unwrap();
        expect_refusal(&copy, &graph, &format!("cut at {at}"), &bytes);
    }
}

/// Opens a damaged copy: either it is refused with a remedy, or everything is there after all.
fn expect_refusal(copy: &Path, graph: &Graph, damage: &str, wal: &[u8]) {
    match Graph::open(copy, &Options::default()) {
        Ok(opened) => {
            assert_eq!(opened.head(), graph.head(), "{damage}");
            assert_eq!(subjects(&opened), subjects(graph), "{damage}");
        }
        Err(said) => {
            let said = said.to_string();
            assert!(said.contains("backup"), "{damage}: {said}");
            let left = std::fs::read(copy.join("helsegraf.sqlite3-wal")).unwrap();
            assert!(left == wal, "{damage}: what might be mended was changed");
        }
    }
}
