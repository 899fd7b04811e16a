//! The command line: exit codes, and errors that say what, where and what to do.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    }

    fn data(&self) -> PathBuf {
        self.0.path().join("graph")
    }

    /// Runs a command that takes `--data`.
    fn run(&self, command: &str, arguments: &[&str]) -> Ran {
        let data = self.data();
        let mut all = vec![command, "--data", data.to_str().expect("a name")];
        all.extend(arguments);
        run(&all)
    }
}

struct Ran {
    code: i32,
    output: String,
    errors: String,
}

fn run(arguments: &[&str]) -> Ran {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_helsegraf"))
        .args(arguments)
        .output()
        .expect("the program runs");
    Ran {
        code: status.code().unwrap_or(-1),
        output: String::from_utf8_lossy(&stdout).into_owned(),
        errors: String::from_utf8_lossy(&stderr).into_owned(),
    }
}

fn name(path: &Path) -> &str {
    path.to_str().expect("a name")
}

#[test]
fn every_command_is_described() {
    let help = run(&["--help"]);
    assert_eq!(help.code, 0);
    for command in ["load", "validate", "query", "dump"] {
        assert!(help.output.contains(command), "{}", help.output);
        let help = run(&[command, "--help"]);
        assert_eq!(help.code, 0, "{command}: {}", help.errors);
    }
}

#[test]
fn a_missing_file_is_named() {
    let folder = Folder::new();
    let ran = folder.run("load", &["no/such/file.ttl"]);
    assert_eq!(ran.code, 2);
    assert!(ran.errors.contains("no/such/file.ttl"), "{}", ran.errors);
}

#[test]
fn broken_turtle_has_its_place() {
    let folder = Folder::new();
    let good = folder.file("good.ttl", "<http://a/s> <http://a/p> 1 .\n");
    let bad = folder.file(
        "bad.ttl",
        "<http://a/s> <http://a/p> 1 .\n<http://a/s> oops .\n",
    );
    let ran = folder.run("load", &[name(&good), name(&bad)]);
    assert_eq!(ran.code, 2);
    for part in ["bad.ttl", "line 2", "column"] {
        assert!(ran.errors.contains(part), "{part}: {}", ran.errors);
    }
    let ran = run(&["validate", name(&bad)]);
    assert_eq!(ran.code, 2);
    assert!(ran.errors.contains("line 2"), "{}", ran.errors);
}

#[test]
fn a_query_that_does_not_parse_says_where() {
    let folder = Folder::new();
    let ran = folder.run("query", &["--text", "SELECT * WHERE {\n ?s ?p }"]);
    assert_eq!(ran.code, 2);
    assert!(ran.errors.contains("2:"), "{}", ran.errors);
}
