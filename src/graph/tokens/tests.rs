//! Tokens are honoured, revoked and kept as they should be.

use super::*;
use crate::vocab::hg;
use oxrdf::GraphNameRef;
use std::os::unix::fs::PermissionsExt;

const BASE: &str = hg::BASE;

fn graph(path: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{BASE}graph/{path}"))
}

#[test]
fn a_token_is_honoured_until_it_is_revoked() {
    let directory = tempfile::tempdir().unwrap();
    let server = Tokens::open(directory.path()).unwrap();
    assert_eq!(server.check("hg_0"), None);
    let command = Tokens::open(directory.path()).unwrap();
    let secret = command.add("kari", Role::Steward, &[]).unwrap();
    assert_eq!(server.check(&secret).unwrap().name, "kari");
    assert_eq!(command.check(&secret).unwrap().role, Role::Steward);
    assert_eq!(server.check(&secret[..secret.len() - 1]), None);
    assert_eq!(server.check(""), None);
    command.revoke("kari").unwrap();
    assert_eq!(server.check(&secret), None);
    assert!(matches!(command.revoke("kari"), Err(Error::Unknown(_))));
}

#[test]
fn the_file_holds_no_secret_and_is_private() {
    let directory = tempfile::tempdir().unwrap();
    let tokens = Tokens::open(directory.path()).unwrap();
    let secret = tokens.add("a", Role::Admin, &[]).unwrap();
    let file = directory.path().join(FILE);
    let bytes = std::fs::read(&file).unwrap();
    let part = &secret.as_bytes()[PREFIX.len()..PREFIX.len() + 16];
    assert!(!bytes.windows(part.len()).any(|window| window == part));
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let tokens = Tokens::open(directory.path()).unwrap();
    let content = [graph("national/content")];
    assert!(matches!(tokens.add("", Role::Admin, &[]), Err(Error::Name)));
    assert!(matches!(
        tokens.add("a\nb", Role::Admin, &[]),
        Err(Error::Name)
    ));
    assert!(matches!(
        tokens.add("a", Role::Editor, &[]),
        Err(Error::NoGraph)
    ));
    let needless = tokens.add("a", Role::Admin, &content);
    assert!(matches!(needless, Err(Error::NeedlessGraph(Role::Admin))));
    tokens.add("a", Role::Editor, &content).unwrap();
    assert!(matches!(
        tokens.add("a", Role::Admin, &[]),
        Err(Error::Taken(_))
    ));
    assert_eq!(tokens.list().unwrap()[0].graphs, content);
}

#[test]
fn roles_write_what_they_may() {
    let identity = |role, graphs| Identity {
        name: "a".into(),
        role,
        graphs,
        added: UNIX_EPOCH,
    };
    let editor = identity(
        Role::Editor,
        vec![graph("region/a"), graph("shapes/helsegraf")],
    );
    let (steward, admin) = (
        identity(Role::Steward, vec![]),
        identity(Role::Admin, vec![]),
    );
    let elsewhere = NamedNode::new_unchecked("https://example.org/graph");
    let cases = [
        (graph("region/a"), [true, true, true]),
        (graph("region/b"), [false, true, true]),
        (graph("shapes/helsegraf"), [false, false, true]),
        (graph("ontology/helsegraf"), [false, false, true]),
        (graph("system/log"), [false, false, true]),
        (graph("quarantine/a"), [false, true, true]),
        (elsewhere, [false, true, true]),
    ];
    for (graph, expected) in cases {
        let found =
            [&editor, &steward, &admin].map(|who| who.may_write(graph.as_ref().into(), BASE));
        assert_eq!(found, expected, "{graph}");
    }
    let unnamed =
        [&editor, &steward, &admin].map(|who| who.may_write(GraphNameRef::DefaultGraph, BASE));
    assert_eq!(unnamed, [false, true, true]);
}
