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

pub struct Ran {
    pub code: i32,
    output: String,
    pub errors: String,
}

/// Gives a token for a data directory.
pub fn token(data: &Path, holder: &str, role: &str) -> String {
    let ran = run(&["token", "add", holder, "--role", role, "--data", name(data)]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    let secret = ran.output.split_whitespace().last();
    secret.expect("a word").to_owned()
}

pub fn run(arguments: &[&str]) -> Ran {
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
    for command in [
        "load", "validate", "query", "dump", "check", "token", "serve",
    ] {
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

#[test]
fn what_is_loaded_is_kept_asked_and_dumped() {
    let folder = Folder::new();
    let turtle = folder.file("a.ttl", "<http://a/s> <http://a/p> \"å\"@nb, 2, [] .\n");
    let quads = folder.file(
        "b.nq",
        "<http://a/s> <http://a/p> <http://a/o> <http://a/g> .\n",
    );
    let ran = folder.run("load", &[name(&turtle), "--graph", "http://a/t"]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    let ran = folder.run("load", &[name(&quads), "--message", "why"]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    assert!(ran.errors.contains("revision 2"), "{}", ran.errors);

    let count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }";
    let ran = folder.run("query", &["--text", count, "--format", "csv"]);
    assert_eq!(
        (ran.code, &*ran.output),
        (0, "n\r\n4\r\n"),
        "{}",
        ran.errors
    );
    let ran = folder.run(
        "query",
        &["--text", "ASK { GRAPH <http://a/t> { ?s ?p 2 } }"],
    );
    assert_eq!(ran.output, "yes\n");

    let dump = folder.0.path().join("all.nq.gz");
    let ran = folder.run("dump", &["-o", name(&dump)]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    let again = Folder::new();
    let ran = again.run("load", &[name(&dump)]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    let ran = again.run("dump", &["--graph", "http://a/t", "--format", "nt"]);
    assert_eq!(ran.output.lines().count(), 3, "{}", ran.output);
    let ran = again.run("dump", &["--format", "ttl"]);
    assert_eq!(ran.code, 2);
    assert!(ran.errors.contains("--graph"), "{}", ran.errors);
}

#[test]
fn a_whole_log_is_told_from_a_damaged_one() {
    let folder = Folder::new();
    let file = folder.file("a.ttl", "<http://a/s> <http://a/p> 1, 2, 3 .\n");
    assert_eq!(folder.run("load", &[name(&file)]).code, 0);
    let ran = folder.run("check", &[]);
    assert_eq!(ran.code, 0, "{}{}", ran.output, ran.errors);
    assert!(ran.output.contains("whole, revision 1"), "{}", ran.output);

    let log = std::fs::read_dir(folder.data())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .max_by_key(|path| path.metadata().map_or(0, |m| m.len()))
        .expect("a log");
    let mut bytes = std::fs::read(&log).expect("the log");
    let from = bytes.len() / 8;
    bytes[from..].fill(0x55);
    std::fs::write(&log, bytes).expect("the log");
    let ran = folder.run("check", &[]);
    assert_eq!(ran.code, 1, "{}{}", ran.output, ran.errors);
    assert!(ran.output.contains("not whole"), "{}", ran.output);
    let ran = folder.run("query", &["--text", "ASK {}"]);
    assert_eq!(ran.code, 2, "{}", ran.output);
}

#[test]
fn reading_makes_no_directory() {
    let folder = Folder::new();
    for (command, arguments) in [
        ("query", &["--text", "ASK {}"][..]),
        ("dump", &[]),
        ("check", &[]),
    ] {
        let ran = folder.run(command, arguments);
        assert_eq!(ran.code, 2, "{command}");
        assert!(ran.errors.contains("there is no graph"), "{}", ran.errors);
        assert!(!folder.data().exists());
    }
}

#[test]
fn a_place_that_cannot_hold_a_graph_is_named() {
    let folder = Folder::new();
    let file = folder.file("graph", "not a directory");
    let turtle = folder.file("a.ttl", "<http://a/s> <http://a/p> 1 .\n");
    let ran = folder.run("load", &[name(&turtle)]);
    assert_eq!(ran.code, 2);
    assert!(ran.errors.contains(name(&file)), "{}", ran.errors);
}

#[test]
fn a_token_is_the_last_word_and_is_told_once() {
    let folder = Folder::new();
    let data = folder.data();
    let token = |arguments: &[&str]| {
        let mut all = vec!["token"];
        all.extend(arguments);
        all.extend(["--data", name(&data)]);
        run(&all)
    };
    let graph = "https://w3id.org/helsegraf/graph/test/a";
    let ran = token(&["add", "kari", "--role", "editor", "--graph", graph]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    let secret = ran.output.split_whitespace().last().expect("a word");
    assert!(secret.len() > 40, "{secret}");
    let ran = token(&["list"]);
    assert!(ran.output.contains("kari\teditor") && ran.output.contains(graph));
    assert!(!ran.output.contains(secret));
    assert_eq!(token(&["add", "kari", "--role", "admin"]).code, 2);
    assert_eq!(token(&["add", "ola", "--role", "editor"]).code, 2);
    assert_eq!(token(&["add", "ola", "--role", "king"]).code, 2);
    assert_eq!(token(&["remove", "kari"]).code, 0);
    assert_eq!(token(&["remove", "kari"]).code, 2);
}

/// A server that was started here, and is stopped when dropped.
pub struct Serving {
    process: std::process::Child,
    pub address: String,
    said: std::io::Lines<std::io::BufReader<std::process::ChildStdout>>,
}

impl Serving {
    pub fn start(data: &Path, arguments: &[&str]) -> Self {
        use std::io::BufRead;
        let mut process = Command::new(env!("CARGO_BIN_EXE_helsegraf"))
            .args(["serve", "--bind", "127.0.0.1:0", "--data", name(data)])
            .args(arguments)
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("the program runs");
        let output = process.stdout.take().expect("its output");
        let mut said = std::io::BufReader::new(output).lines();
        let address = said
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| Some(line.strip_prefix("listening on http://")?.to_owned()))
            .expect("an address");
        Self {
            process,
            address,
            said,
        }
    }

    /// Processor time it has used, in hundredths of a second.
    pub fn used(&self) -> u64 {
        let path = format!("/proc/{}/stat", self.process.id());
        let stat = std::fs::read_to_string(path).expect("the process");
        let after_name = stat.rsplit(')').next().expect("fields");
        let fields: Vec<_> = after_name.split_whitespace().collect();
        fields[11..=12]
            .iter()
            .map(|f| f.parse::<u64>().expect("a number"))
            .sum()
    }

    /// Asks it to end as an operator would; its exit code and last line.
    fn stop(mut self) -> (Option<i32>, String) {
        let id = self.process.id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status();
        assert!(told.expect("kill runs").success());
        let last = self.said.by_ref().map_while(Result::ok).last();
        let status = self.process.wait().expect("it ends");
        (status.code(), last.unwrap_or_default())
    }

    pub fn get(&self, path: &str) -> String {
        self.exchange("GET", path, "", "")
    }

    /// Sends JSON with a token.
    pub fn send(&self, method: &str, path: &str, token: &str, body: &str) -> String {
        let headers = format!(
            "Authorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n",
            body.len()
        );
        self.exchange(method, path, &headers, body)
    }

    pub fn exchange(&self, method: &str, path: &str, headers: &str, body: &str) -> String {
        use std::io::{Read, Write};
        let mut stream = std::net::TcpStream::connect(&self.address).expect("a connection");
        let host = &self.address;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n{body}"
        )
        .expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn a_second_start_is_quick_and_keeps_the_data() {
    let folder = Folder::new();
    let data = folder.data();
    let server = Serving::start(&data, &[]);
    assert!(server.get("/ready").starts_with("HTTP/1.1 200"));
    let (code, last) = server.stop();
    assert_eq!((code, last.contains("on disk")), (Some(0), true), "{last}");
    let count = |scope: &str| {
        let text = format!("SELECT (COUNT(*) AS ?n) WHERE {{ {scope} }}");
        let ran = folder.run("query", &["--text", &text, "--format", "csv"]);
        let number = ran.output.lines().nth(1).and_then(|line| line.parse().ok());
        number.unwrap_or(0_usize)
    };
    let before = count("?s ?p ?o");
    assert!(before > 1000, "{before} statements embedded");
    let aside = "GRAPH <https://w3id.org/helsegraf/graph/shapes/helsegraf> { ?s ?p ?o }";
    assert!(count(aside) > 100);

    let extra = folder.file("a.ttl", "<http://a/s> <http://a/p> 1 .\n");
    let ran = folder.run("load", &[name(&extra), "--graph", "http://a/g"]);
    assert_eq!(ran.code, 0, "{}", ran.errors);
    let started = std::time::Instant::now();
    let server = Serving::start(&data, &[]);
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    assert_eq!(server.stop().0, Some(0));
    assert_eq!(count("?s ?p ?o"), before + 1);
}

#[test]
fn what_is_in_use_is_said() {
    let folder = Folder::new();
    let data = folder.data();
    let server = Serving::start(&data, &["--empty"]);
    let ran = folder.run("serve", &["--bind", &server.address]);
    assert_eq!(ran.code, 2);
    assert!(ran.errors.contains("--bind"), "{}", ran.errors);
    let ran = folder.run("serve", &["--bind", "127.0.0.1:0"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.errors.contains("in use by another process"),
        "{}",
        ran.errors
    );
    let ran = folder.run("query", &["--text", "ASK {}"]);
    assert_eq!(ran.code, 2, "{}", ran.output);
    assert_eq!(server.stop().0, Some(0));
}

#[test]
fn a_setting_that_makes_no_sense_is_refused() {
    let folder = Folder::new();
    for wrong in [
        ["--bind", "here"],
        ["--iri-base", "https://example.org"],
        ["--default-graph", "some"],
        ["--time-limit-s", "soon"],
    ] {
        let ran = folder.run("serve", &wrong);
        assert_eq!(ran.code, 2, "{wrong:?}");
        assert!(ran.errors.contains(wrong[0]), "{}", ran.errors);
    }
    assert!(!folder.data().exists());
}

#[test]
fn another_base_moves_things_and_graphs() {
    let folder = Folder::new();
    let server = Serving::start(&folder.data(), &["--iri-base", "https://example.org/kg/"]);
    assert_eq!(server.stop().0, Some(0));
    let text = "ASK { GRAPH <https://example.org/kg/graph/national/content> {
        <https://example.org/kg/id/organisations/hdir> ?p ?o } }";
    let base = ["--iri-base", "https://example.org/kg/"];
    let ran = folder.run("query", &["--text", text, base[0], base[1]]);
    assert_eq!(ran.output, "yes\n", "{}", ran.errors);
    let text = "ASK { ?s ?p ?o FILTER(STRSTARTS(STR(?s), 'https://w3id.org/helsegraf/id/')) }";
    let ran = folder.run("query", &["--text", text, base[0], base[1]]);
    assert_eq!(ran.output, "no\n", "{}", ran.errors);
}
