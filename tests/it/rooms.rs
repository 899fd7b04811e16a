//! The doors between the rooms of `src/`: this table is the law.
//!
//! A room may use the rooms beside its name and no other. An exception has a reason.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A room that may be used, and the one reason.
type Exception = (&'static str, &'static str);

/// Room, the rooms it may use, and rooms it may use for one reason only.
const DOORS: &[(&str, &[&str], &[Exception])] = &[
    ("main", &["cli"], &[]),
    ("build", &[], &[]),
    ("lib", &[], &[]),
    (
        "cli",
        &[
            "assets",
            "catalogue",
            "config",
            "coverage",
            "graph",
            "http",
            "index",
            "log",
            "query",
            "questions",
            "rdf",
            "registry",
            "shacl",
            "vocab",
        ],
        &[],
    ),
    (
        "config",
        &[],
        &[
            ("query", "the choice of default graph is one of its words"),
            ("vocab", "the default of --iri-base is spelled there"),
        ],
    ),
    ("vocab", &[], &[]),
    (
        "assets",
        &[],
        &[("vocab", "the names of the graphs are spelled there")],
    ),
    ("rdf", &["vocab"], &[]),
    ("index", &["rdf"], &[]),
    ("log", &["rdf"], &[]),
    (
        "shacl",
        &["index", "rdf", "vocab"],
        &[(
            "query",
            "queries of strangers' shapes are checked and stopped like all others",
        )],
    ),
    (
        "query",
        &["index", "rdf"],
        &[("vocab", "the property function of search is spelled there")],
    ),
    (
        "graph",
        &["log", "index", "shacl", "query"],
        &[
            ("rdf", "a write is a `Delta`"),
            ("vocab", "the graph of shapes is spelled there"),
        ],
    ),
    (
        "registry",
        &["rdf", "shacl"],
        &[
            ("index", "kinds and words are read from a `GraphView`"),
            ("vocab", "IRIs are spelled there"),
        ],
    ),
    (
        "coverage",
        &["registry", "rdf"],
        &[
            ("index", "entries are counted in one pass on a `GraphView`"),
            ("vocab", "IRIs are spelled there"),
        ],
    ),
    (
        "editing",
        &["registry", "rdf"],
        &[
            ("index", "a form is filled from a `GraphView`"),
            ("shacl", "it says whether a text is one of a datatype"),
        ],
    ),
    (
        "history",
        &["graph", "log", "registry", "rdf"],
        &[(
            "index",
            "what a thing consists of is read from a `GraphView`",
        )],
    ),
    (
        "search",
        &["graph", "index", "rdf", "registry"],
        &[
            ("log", "commits are followed change by change"),
            (
                "shacl",
                "shapes that are others say when to look what is searched",
            ),
            ("vocab", "IRIs are spelled there"),
        ],
    ),
    (
        "questions",
        &["assets", "query", "rdf"],
        &[(
            "vocab",
            "the base the files are written with is spelled there",
        )],
    ),
    (
        "catalogue",
        &["assets", "graph", "query", "rdf", "shacl"],
        &[
            ("index", "resources are told from a `Snapshot`"),
            (
                "vocab",
                "what the files of a profile are written with is spelled there",
            ),
        ],
    ),
    (
        "alignment",
        &["catalogue", "query", "questions", "rdf"],
        &[
            ("index", "questions are asked of a `Snapshot`"),
            ("vocab", "the terms of its measurements are spelled there"),
        ],
    ),
    (
        "views",
        &["questions", "rdf", "registry"],
        &[
            (
                "alignment",
                "a stored question is asked, and its answer read, as there",
            ),
            ("index", "views are read from the shapes as a `GraphView`"),
            ("vocab", "the words of a declaration are spelled there"),
        ],
    ),
    (
        "health",
        &["query", "questions", "rdf", "shacl"],
        &[
            ("alignment", "stored questions are asked as there"),
            ("index", "things are judged in a `GraphView`"),
            ("vocab", "the terms of its measurements are spelled there"),
        ],
    ),
    (
        "impact",
        &["query", "questions", "rdf", "registry"],
        &[
            ("index", "the walk is one on a `GraphView`"),
            ("vocab", "what shapes are is spelled there"),
        ],
    ),
    (
        "planning",
        &["alignment", "rdf"],
        &[(
            "index",
            "what was read is kept by the revision of a `Snapshot`",
        )],
    ),
    (
        "http",
        &[
            "alignment",
            "assets",
            "catalogue",
            "config",
            "coverage",
            "editing",
            "graph",
            "health",
            "history",
            "html",
            "impact",
            "index",
            "log",
            "planning",
            "query",
            "questions",
            "rdf",
            "registry",
            "search",
            "shacl",
            "views",
            "vocab",
        ],
        &[],
    ),
    (
        "html",
        &[
            "alignment",
            "catalogue",
            "coverage",
            "editing",
            "health",
            "history",
            "impact",
            "planning",
            "questions",
            "registry",
            "rdf",
            "search",
            "views",
        ],
        &[
            ("index", "pages are drawn from a `GraphView`"),
            ("vocab", "IRIs are spelled there"),
        ],
    ),
];

#[test]
fn doors_open_downwards_only() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let room = room(&path);
        let Some((_, doors, exceptions)) = DOORS.iter().find(|(name, ..)| *name == room) else {
            wrong.push(format!("{}: no room is called {room}", path.display()));
            continue;
        };
        for used in used(&text) {
            let known = DOORS.iter().any(|(name, ..)| *name == used);
            let open = used == room
                || doors.contains(&&*used)
                || exceptions.iter().any(|(name, _)| *name == used);
            if known && !open {
                wrong.push(format!("{}: {room} has no door to {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    let wrong: Vec<_> = sources()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//!"))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(
        wrong.is_empty(),
        "no //! at the top of {}",
        wrong.join(", ")
    );
}

/// Every Rust file under `src/`, relative to it, with its text.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source file");
                let path = path.strip_prefix(&root).expect("under src").to_path_buf();
                files.push((path, text));
            }
        }
    }
    files.sort();
    files
}

fn room(path: &Path) -> String {
    let first = path.components().next().expect("a name");
    let first = first.as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The first names of `crate::` paths outside comments and unit tests.
fn used(text: &str) -> BTreeSet<String> {
    // Tests inside the file stand last; those of a file of their own are only named here.
    let code = text
        .split("\n#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text);
    let code: Vec<_> = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n");
    let mut names = BTreeSet::new();
    for prefix in ["crate::", "helsegraf::"] {
        for rest in code.split(prefix).skip(1) {
            match rest.strip_prefix('{') {
                Some(group) => names.extend(first_names(group)),
                None => names.extend(name(rest)),
            }
        }
    }
    names
}

/// The names at the top level of a group, of which the opening brace is gone.
fn first_names(group: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (position, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.extend(name(group[start..position].trim()));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.extend(name(group[start..position].trim()));
                start = position + 1;
            }
            _ => {}
        }
    }
    names
}

fn name(text: &str) -> Option<String> {
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

#[test]
fn groups_are_read() {
    let names =
        used("use crate::{index::{View, Scope}, rdf,\n  log::Commit};\ncrate::graph::open()");
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    assert_eq!(names, ["graph", "index", "log", "rdf"]);
}
