//! What is published stays publishable when it is written through `/api`.

use crate::server::{Answer, Server};
use crate::shipped;
use helsegraf::catalogue::Profiles;
use helsegraf::http::Settings;
use helsegraf::vocab::hg;
use serde_json::{Value, json};
use std::sync::Arc;

const PUBLISHED: &str = "https://w3id.org/helsegraf/ns#published";
const DRAFT: &str = "https://w3id.org/helsegraf/ns#draft";
const NPR: &str = "/api/datasets/npr";

/// A server that holds its writers to the profiles inside the program.
fn server() -> Server {
    let profiles = Profiles::load(&hg::BASE_IRI.into_owned(), None).expect("sound profiles");
    shipped::with(Settings {
        profiles: Some(Arc::new(profiles)),
        ..Settings::default()
    })
}

fn send(server: &Server, method: &str, path: &str, body: &Value) -> Answer {
    server.write(&server.steward, method, path, &[], &body.to_string())
}

/// The address of a dataset that is a draft.
fn draft(server: &Server) -> String {
    let list = server.json("/api/datasets?limit=100");
    let items = list["items"].as_array().expect("a list");
    let draft = items
        .iter()
        .find(|item| !item["publicationStatus"].to_string().contains("#published"))
        .expect("a draft among them");
    let id = draft["id"].as_str().expect("an IRI");
    let slug = id.rsplit('/').next().expect("a slug");
    format!("/api/datasets/{slug}")
}

#[test]
fn a_draft_is_not_published_before_it_is_whole() {
    let server = server();
    let path = draft(&server);
    let before = server.json(&path);
    let revision = server.app.snapshot().revision();
    let publish = json!({"publicationStatus": PUBLISHED});
    let mut whole = before.clone();
    whole["publicationStatus"] = json!(PUBLISHED);
    for (method, path, body) in [
        ("PATCH", path.clone(), &publish),
        ("PATCH", format!("{path}?dry-run"), &publish),
        ("PUT", path.clone(), &whole),
    ] {
        let answer = send(&server, method, &path, body);
        assert_eq!(answer.status, 422, "{method} {path}: {}", answer.text());
        let problem = answer.json();
        assert_eq!(problem["type"], "/problems/shapes-violated");
        let results = problem["results"].as_array().expect("results");
        assert!(!results.is_empty(), "{problem}");
        // Each says what to do, in words.
        assert!(
            results
                .iter()
                .all(|result| result["messages"][0]["text"].is_string()),
            "{problem}"
        );
    }
    assert_eq!(server.app.snapshot().revision(), revision);
    assert_eq!(server.json(&path), before);
    // As a draft it may be worked on.
    let named = json!({"prefLabel": {"en": "Another name"}});
    let answer = send(&server, "PATCH", &path, &named);
    assert_eq!(answer.status, 200, "{}", answer.text());
}

#[test]
fn what_is_published_keeps_what_its_profile_demands() {
    let server = server();
    let before = server.json(NPR);
    assert!(!before["hdab"].is_null(), "{before}");
    // The shapes of the graph take "unknown" for an answer; the profile of its level does not.
    let hdab = json!("http://healthdataportal.eu/ns/health#hdab");
    let mut unknown = before["unknown"].as_array().cloned().unwrap_or_default();
    unknown.push(hdab);
    let bodiless = json!({"hdab": null, "unknown": unknown});
    let answer = send(&server, "PATCH", NPR, &bodiless);
    assert_eq!(answer.status, 422, "{}", answer.text());
    assert_eq!(server.json(NPR), before);
    // Withdrawn in the same write, it may lose it; nor does another name harm it.
    let named = json!({"prefLabel": {"en": "Another name"}});
    let answer = send(&server, "PATCH", NPR, &named);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let withdrawn = json!({"hdab": null, "unknown": unknown, "publicationStatus": DRAFT});
    let answer = send(&server, "PATCH", NPR, &withdrawn);
    assert_eq!(answer.status, 200, "{}", answer.text());
}
