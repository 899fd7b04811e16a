//! Writing things through `/api`: guarded, conditional, all or nothing.

use crate::server::{EDITED, Server};
use crate::shipped::fresh;
use serde_json::{Value, json};
use std::sync::Barrier;
use std::thread;

const STANDARDS: &str = "https://w3id.org/helsegraf/id/standards/";

/// A standard that conforms.
fn norm(name: &str) -> Value {
    json!({
        "type": ["Standard"],
        "prefLabel": {"nb": name, "nn": name, "en": name},
        "description": {"nb": "En prøve.", "nn": "Ei prøve.", "en": "A trial."},
        "source": ["https://w3id.org/helsegraf/id/passages/001-27-25"],
        "mark": "https://w3id.org/helsegraf/ns#doc",
        "unknown": ["https://w3id.org/helsegraf/ns#steward"],
    })
}

fn made(server: &Server, slug: &str) -> String {
    let path = format!("/api/standards/{slug}");
    let answer = server.write(&server.steward, "PUT", &path, &[], &norm(slug).to_string());
    assert_eq!(answer.status, 201, "{}", answer.text());
    path
}

#[test]
fn a_thing_is_made_changed_and_removed() {
    let server = fresh();
    let answer = server.write(
        &server.steward,
        "POST",
        "/api/standards",
        &[],
        &norm("Ære være Ål (2)").to_string(),
    );
    assert_eq!(answer.status, 201, "{}", answer.text());
    let path = answer.header("location").to_owned();
    assert_eq!(path, "/api/standards/aere-vaere-al-2");
    assert!(!answer.header("etag").is_empty());
    let item = server.json(&path);
    assert_eq!(item["id"], format!("{STANDARDS}aere-vaere-al-2"));
    assert_eq!(answer.json()["item"], item);
    // A second of the same name gets a name of its own.
    let second = server.write(
        &server.steward,
        "POST",
        "/api/standards",
        &[],
        &norm("Ære være Ål (2)").to_string(),
    );
    assert_eq!(
        second.header("location"),
        "/api/standards/aere-vaere-al-2-2"
    );
    let taken = json!({"id": format!("{STANDARDS}aere-vaere-al-2")});
    let taken = server.write(
        &server.steward,
        "POST",
        "/api/standards",
        &[],
        &taken.to_string(),
    );
    assert_eq!(
        (taken.status.as_u16(), taken.header("location")),
        (409, path.as_str()),
        "{}",
        taken.text()
    );

    let patch = json!({"altLabel": {"en": ["Trial"]}, "unknown": null, "steward": ["https://w3id.org/helsegraf/id/organisations/hdir"]});
    let answer = server.write(&server.steward, "PATCH", &path, &[], &patch.to_string());
    assert_eq!(answer.status, 200, "{}", answer.text());
    let item = server.json(&path);
    assert_eq!(item["altLabel"]["en"], json!(["Trial"]));
    assert!(item["unknown"].is_null());
    assert_eq!(item["prefLabel"]["nb"], "Ære være Ål (2)");
    let steward = item["steward"]
        .as_array()
        .map_or(&item["steward"], |all| &all[0]);
    assert_eq!(steward["prefLabel"]["nb"], "Helsedirektoratet");

    let answer = server.write(&server.steward, "DELETE", &path, &[], "");
    assert_eq!(answer.status, 204, "{}", answer.text());
    assert_eq!(server.get(&path, "").status, 404);
    let again = server.write(&server.steward, "DELETE", &path, &[], "");
    assert_eq!(again.status, 404);
}

#[test]
fn a_dry_run_tells_what_would_be_and_changes_nothing() {
    let server = fresh();
    let path = made(&server, "trial");
    let revision = server.app.snapshot().revision();
    let patch = json!({"prefLabel": {"en": "Other"}}).to_string();
    let answer = server.write(
        &server.steward,
        "PATCH",
        &format!("{path}?dry-run"),
        &[],
        &patch,
    );
    let told = answer.json();
    assert_eq!(
        (answer.status.as_u16(), &told["dryRun"]),
        (200, &json!(true)),
        "{told}"
    );
    let line = |key: &str| told["diff"][key][0].as_str().unwrap().to_owned();
    assert!(line("added").contains("\"Other\"@en"), "{told}");
    assert!(line("removed").contains("\"trial\"@en"), "{told}");
    assert_eq!(told["item"]["prefLabel"]["en"], "Other");
    let new = server.write(
        &server.steward,
        "PUT",
        "/api/standards/unmade?dry-run",
        &[],
        &norm("x").to_string(),
    );
    assert_eq!(new.status, 200, "{}", new.text());
    let gone = server.write(
        &server.steward,
        "DELETE",
        &format!("{path}?dry-run"),
        &[],
        "",
    );
    assert_eq!(gone.status, 200);
    assert!(gone.json()["removed"].as_u64().unwrap() > 5);
    let wrong = json!({"mark": null}).to_string();
    let refused = server.write(
        &server.steward,
        "PATCH",
        &format!("{path}?dry-run"),
        &[],
        &wrong,
    );
    assert_eq!(refused.status, 422);
    assert_eq!(server.app.snapshot().revision(), revision);
    assert_eq!(server.get("/api/standards/unmade", "").status, 404);
    assert_eq!(server.json(&path)["prefLabel"]["en"], "trial");
}

#[test]
fn the_shapes_are_told_in_the_format_asked_for() {
    let server = fresh();
    let body = json!({"type": ["Standard"], "prefLabel": {"nb": "Uten kilde"}}).to_string();
    let path = "/api/standards/half";
    let answer = server.write(&server.steward, "PUT", path, &[], &body);
    assert_eq!(answer.status, 422, "{}", answer.text());
    let problem = answer.json();
    assert_eq!(problem["type"], "/problems/shapes-violated");
    assert!(problem["results"].as_array().unwrap().len() > 2);
    let turtle = server.write(
        &server.steward,
        "PUT",
        path,
        &[("accept", "text/turtle")],
        &body,
    );
    assert_eq!(
        (turtle.status.as_u16(), turtle.header("content-type")),
        (422, "text/turtle")
    );
    assert!(turtle.text().contains("ValidationReport"));
    assert_eq!(server.get(path, "").status, 404);
    // What others rest on is not removed: they would break.
    let linked = server.write(
        &server.steward,
        "DELETE",
        "/api/passages/001-27-25",
        &[],
        "",
    );
    assert_eq!(linked.status, 422, "{}", linked.text());
}

#[test]
fn a_write_says_what_it_was_made_from() {
    let server = fresh();
    let path = made(&server, "conditional");
    let tag = server.get(&path, "").header("etag").to_owned();
    let patch = |tag: &str, name: &str| {
        let body = json!({"prefLabel": {"en": name}}).to_string();
        server
            .write(&server.steward, "PATCH", &path, &[("if-match", tag)], &body)
            .status
            .as_u16()
    };
    let part = server
        .get(&format!("{path}?lang=nb"), "")
        .header("etag")
        .to_owned();
    assert_eq!(patch(&part, "from a part"), 412);
    assert_eq!(patch("\"nothing\"", "from nothing"), 412);
    assert_eq!(patch(&tag, "first"), 200);
    assert_eq!(patch(&tag, "second"), 412);
    assert_eq!(patch("*", "third"), 200);
    let body = norm("x").to_string();
    let put = |path: &str, header: (&str, &str)| {
        server
            .write(&server.steward, "PUT", path, &[header], &body)
            .status
            .as_u16()
    };
    assert_eq!(put(&path, ("if-none-match", "*")), 412);
    assert_eq!(put("/api/standards/not-there", ("if-match", "*")), 412);
    assert_eq!(put("/api/standards/not-there", ("if-none-match", "*")), 201);
    // What it is called elsewhere does not make it another.
    let tag = server.get(&path, "").header("etag").to_owned();
    let named = json!({"prefLabel": {"en": "Health Directorate (trial)"}}).to_string();
    let other = server.write(
        &server.steward,
        "PATCH",
        "/api/organisations/hdir",
        &[],
        &named,
    );
    assert_eq!(other.status, 200, "{}", other.text());
    assert_eq!(patch(&tag, "still"), 200);
}

#[test]
fn of_two_at_once_one_is_told_to_read_again() {
    let server = fresh();
    let path = made(&server, "raced");
    for round in 0..5 {
        let tag = server.get(&path, "").header("etag").to_owned();
        let barrier = Barrier::new(4);
        let statuses: Vec<u16> = thread::scope(|scope| {
            let writers: Vec<_> = (0..4)
                .map(|writer| {
                    let (server, path, tag, barrier) = (&server, &path, &tag, &barrier);
                    scope.spawn(move || {
                        let body =
                            json!({"prefLabel": {"en": format!("{round} {writer}")}}).to_string();
                        barrier.wait();
                        let headers = [("if-match", tag.as_str())];
                        let answer = server.write(&server.steward, "PATCH", path, &headers, &body);
                        answer.status.as_u16()
                    })
                })
                .collect();
            writers
                .into_iter()
                .map(|writer| writer.join().unwrap())
                .collect()
        });
        let count = |status| statuses.iter().filter(|s| **s == status).count();
        assert_eq!((count(200), count(412)), (1, 3), "{statuses:?}");
    }
}

#[test]
fn who_may_not_write_a_graph_does_not() {
    let server = fresh();
    let body = norm("x").to_string();
    let nobody = server.write("hg_nothing", "PUT", "/api/standards/x", &[], &body);
    assert_eq!(nobody.status, 401);
    assert!(!nobody.header("www-authenticate").is_empty());
    let path = made(&server, "theirs");
    let patch = json!({"prefLabel": {"en": "x"}}).to_string();
    let editor = server.write(&server.editor, "PATCH", &path, &[], &patch);
    assert_eq!(editor.status, 403, "{}", editor.text());
    // What an editor makes goes to the graph the token is for.
    let own = server.write(&server.editor, "PUT", "/api/standards/own", &[], &body);
    assert_eq!(own.status, 201, "{}", own.text());
    let asked = format!("ASK {{ GRAPH <{EDITED}> {{ <{STANDARDS}own> ?p ?o }} }}");
    assert!(
        server
            .query(&asked, "application/sparql-results+json")
            .text()
            .contains("true")
    );
    // A steward adds to it elsewhere; both are told, each with its graph.
    let note = json!({"type": ["Standard"], "note": {"nb": "Herfra òg."}}).to_string();
    let graph = "https://w3id.org/helsegraf/graph/national/notes";
    let added = server.write(
        &server.steward,
        "PUT",
        &format!("/api/standards/own?graph={}", crate::server::encoded(graph)),
        &[],
        &note,
    );
    assert_eq!(added.status, 201, "{}", added.text());
    let item = server.json("/api/standards/own");
    assert_eq!(item["prefLabel"]["nb"], "x", "{item}");
    assert_eq!(item["elsewhere"][0]["id"], graph, "{item}");
    let shapes = server.write(
        &server.steward,
        "PUT",
        "/api/standards/s?graph=https://w3id.org/helsegraf/graph/shapes/x",
        &[],
        &body,
    );
    assert_eq!(shapes.status, 403);
}

#[test]
fn what_cannot_be_written_so_is_refused_with_its_place() {
    let server = fresh();
    let path = made(&server, "bad");
    let revision = server.app.snapshot().revision();
    let deep = format!("{}1{}", "[".repeat(200), "]".repeat(200));
    for (body, status, pointer) in [
        ("", 400, None),
        ("{", 400, None),
        (r#"{"a": 1, "a": 2}"#, 400, None),
        (deep.as_str(), 400, None),
        ("[]", 422, Some("")),
        ("7", 422, Some("")),
        (r#"{"prefLable": {"nb": "x"}}"#, 422, Some("/prefLable")),
        (r#"{"prefLabel": "x"}"#, 422, Some("/prefLabel")),
        (
            r#"{"prefLabel": {"not a tag": "x"}}"#,
            422,
            Some("/prefLabel/not a tag"),
        ),
        (r#"{"prefLabel": {"nb": 7}}"#, 422, Some("/prefLabel/nb")),
        (r#"{"mark": 7}"#, 422, Some("/mark")),
        (r#"{"mark": "doc"}"#, 422, Some("/mark")),
        (r#"{"mark": "hg:doc"}"#, 422, Some("/mark")),
        (
            r#"{"mark": {"id": "https://e/x", "prefLabel": {"nb": "Nytt"}}}"#,
            422,
            Some("/mark/prefLabel"),
        ),
        (
            r#"{"source": [{"id": "https://w3id.org/helsegraf/id/passages/001-27-25", "locator": "x"}]}"#,
            422,
            Some("/source/0/locator"),
        ),
        (r#"{"source": ["x y"]}"#, 422, Some("/source/0")),
        (r#"{"source": [[]]}"#, 422, Some("/source/0")),
        (r#"{"type": ["Nothing"]}"#, 422, Some("/type/0")),
        (r#"{"type": 1}"#, 422, Some("/type")),
        (r#"{"type": ["Case"]}"#, 422, Some("/type")),
        (
            r#"{"id": "https://w3id.org/helsegraf/id/standards/other"}"#,
            422,
            Some("/id"),
        ),
        (r#"{"href": "/api/x/y"}"#, 422, Some("/href")),
        (
            r#"{"@context": "https://example.org/context"}"#,
            422,
            Some("/@context"),
        ),
        (
            r#"{"@context": {"mark": "https://example.org/mark"}}"#,
            422,
            Some("/@context/mark"),
        ),
        (r#"{"incoming": {"uses": []}}"#, 422, Some("/incoming")),
        (
            r#"{"included": [{"id": "https://e/x", "note": {"nb": "x"}}]}"#,
            422,
            Some("/included/0"),
        ),
        (r#"{"a/b~c": 1}"#, 422, Some("/a~1b~0c")),
    ] {
        let answer = server.write(&server.steward, "PUT", &path, &[], body);
        let problem = answer.json();
        assert_eq!(answer.status, status, "{body}: {problem}");
        assert_eq!(problem["pointer"].as_str(), pointer, "{body}: {problem}");
    }
    let nested = (0..20).fold("1".to_owned(), |inner, _| {
        format!(r##"{{"id": "#a", "figure": [{inner}]}}"##)
    });
    let answer = server.write(&server.steward, "PUT", &path, &[], &nested);
    assert_eq!(answer.status, 422, "{}", answer.text());
    for (method, kind, header) in [
        ("PUT", "text/turtle", "accept-post"),
        ("PUT", "", "accept-post"),
        ("PATCH", "application/json", "accept-patch"),
        ("PATCH", "application/json-patch+json", "accept-patch"),
    ] {
        let answer = server.write(
            &server.steward,
            method,
            &path,
            &[("content-type", kind)],
            "{}",
        );
        assert_eq!(answer.status, 415, "{method} {kind}: {}", answer.text());
        assert!(answer.header(header).contains("json"), "{method} {kind}");
    }
    let large = format!(r#"{{"note": {{"nb": "{}"}}}}"#, "x".repeat(5 << 20));
    assert_eq!(
        server
            .write(&server.steward, "PUT", &path, &[], &large)
            .status,
        413
    );
    for slug in ["Upper", "with%20space", "%C3%A6", "a%2Fb"] {
        let answer = server.write(
            &server.steward,
            "PUT",
            &format!("/api/standards/{slug}"),
            &[],
            &norm("x").to_string(),
        );
        assert_eq!(answer.status, 400, "{slug}: {}", answer.text());
    }
    for (method, path) in [
        ("PATCH", "/api/standards/none"),
        ("PUT", "/api/none/x"),
        ("POST", "/api/none"),
    ] {
        assert_eq!(
            server
                .write(&server.steward, method, path, &[], "{}")
                .status,
            404,
            "{method} {path}"
        );
    }
    assert_eq!(
        server
            .write(&server.steward, "DELETE", "/api/standards", &[], "")
            .status,
        405
    );
    assert_eq!(
        server
            .write(
                &server.steward,
                "PUT",
                &format!("{path}?dryrun=1"),
                &[],
                "{}"
            )
            .status,
        400
    );
    assert_eq!(server.app.snapshot().revision(), revision);
}
