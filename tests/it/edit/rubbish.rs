//! What no form of ours would send.

use super::browser::{Browser, text_of};
use super::{iri, item, steward};
use crate::server::encoded;

#[test]
fn rubbish_is_refused_and_changes_nothing() {
    let (server, browser) = steward();
    let before = item(&server, "organisations/hdir");
    let revision = server.app.graph().head().revision;
    let form = browser.open(&server, &iri("organisations/hdir"));
    let long = "x".repeat(1_001);
    let mut wrong = Vec::new();
    for (name, value, status) in [
        ("/noSuchField/0/@text", "x", 400),
        ("/prefLabel/0/@evil", "x", 400),
        ("/prefLabel/x/@text", "x", 400),
        ("/prefLabel/0/0/0", "x", 400),
        ("/prefLabel/99999999999999999999999/@text", "x", 400),
        ("/", "x", 400),
        ("nothing", "x", 400),
        ("/prefLabel/0/@text", "twice", 400),
        (&"/a".repeat(100), "x", 400),
        ("do", "everything", 400),
        ("add", "/noSuchField", 400),
        ("add", "/prefLabel/0", 400),
        ("add", "/altLabel http://example.org/Class", 400),
        ("revision", "many", 400),
        ("message", &long, 400),
        ("state", "0", 412),
        ("state", "\"*\"", 412),
        ("/altLabel/7/@lang", "not a tag", 422),
        ("/subOrganizationOf/7/@iri", "no iri", 422),
        ("/subOrganizationOf/8/@iri", "http://a b/<>", 422),
        ("/mark/7/@term", "<broken", 422),
        ("/mark/8/@keep", "nonsense", 422),
        ("/mark/9/@keep", "<< <urn:a> <urn:b> <urn:c> >>", 422),
        ("/statementMark/9/@id", "not an iri", 422),
        (
            "/statementMark/9/@id",
            "https://w3id.org/helsegraf/id/organisations/fhi",
            422,
        ),
        ("of", "not an iri", 400),
        (
            "of",
            "https://w3id.org/helsegraf/id/organisations/none",
            404,
        ),
    ] {
        let mut form = match ["state", "revision", "of"].contains(&name) {
            true => form.without(name),
            false => form.clone(),
        };
        form.forge(name, value);
        if name.starts_with("/altLabel/7") {
            form.forge("/altLabel/7/@text", "x");
        }
        let (step, done) = match ["do", "add"].contains(&name) {
            true => ("message", ""),
            false => ("do", "commit"),
        };
        let answer = browser.press(&server, &form, step, done);
        if answer.status != status {
            wrong.push(format!(
                "{name}={value:.60}: {} {:.300}",
                answer.status,
                text_of(&answer.text())
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(item(&server, "organisations/hdir"), before);
    assert_eq!(server.app.graph().head().revision, revision);
}

#[test]
fn control_characters_are_told_beside_their_field() {
    let (server, browser) = steward();
    for bad in ["a\0b", "a\u{1}b", "a\u{85}b", "\u{1b}[31m"] {
        let mut form = browser.open(&server, &iri("organisations/hdir"));
        form.set("/prefLabel/0/@text", bad);
        let answer = browser.press(&server, &form, "do", "commit");
        assert_eq!(answer.status, 422, "{bad:?}");
        assert!(answer.text().contains("href=\"#f-prefLabel-0\""), "{bad:?}");
    }
}

#[test]
fn forms_are_bounded() {
    let (server, browser) = steward();
    let form = browser.open(&server, &iri("organisations/hdir"));
    let mut many = form.clone();
    for number in 1..10_000 {
        many.forge(&format!("/altLabel/{number}/@text"), "x");
    }
    let answer = browser.press(&server, &many, "do", "check");
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains("inputs"), "{}", answer.text());
    let mut large = form.clone();
    large.set("/prefLabel/0/@text", &"x".repeat(3 << 20));
    assert_eq!(browser.press(&server, &large, "do", "check").status, 413);
    let mut several = form.clone();
    for number in 1..1_000 {
        several.forge(&format!("/altLabel/{number}/@lang"), "nb");
        several.forge(
            &format!("/altLabel/{number}/@text"),
            &format!("name {number}"),
        );
    }
    assert_eq!(browser.save(&server, &several, "").status, 303);
    // So many are too many for the next form, and stay.
    let page = browser.get(
        &server,
        &format!("/edit?lang=en&of={}", encoded(&iri("organisations/hdir"))),
    );
    assert!(
        page.text()
            .contains("999 values: too many for the form. They stay.")
    );
    let mut form = browser.open(&server, &iri("organisations/hdir"));
    form.set("/prefLabel/2/@text", "Still here");
    assert_eq!(browser.save(&server, &form, "").status, 303);
    let now = item(&server, "organisations/hdir");
    assert_eq!(now["altLabel"]["nb"].as_array().map(Vec::len), Some(999));
}

#[test]
fn bodies_that_are_no_forms_are_refused() {
    let (server, browser) = steward();
    let post = |body: &str, kind: &str| {
        let answer = browser.send(&server, "/edit", body.to_owned(), &[("content-type", kind)]);
        answer.status.as_u16()
    };
    assert_eq!(post("{}", "application/json"), 415);
    assert_eq!(post("x", "multipart/form-data; boundary=x"), 415);
    assert_eq!(post("csrf=%ff", "application/x-www-form-urlencoded"), 400);
    assert_eq!(
        post(
            "csrf=%00",
            "application/x-www-form-urlencoded; charset=latin1"
        ),
        415
    );
    assert_eq!(post("", "application/x-www-form-urlencoded"), 403);
    for (path, status) in [
        ("/edit?of=x:y%20z", 400),
        ("/edit?of=x", 404),
        ("/edit?of=", 400),
        ("/edit?of=%00", 400),
        ("/edit?kind=none", 404),
        (
            "/edit?kind=organisations&class=http://example.org/Other",
            400,
        ),
        ("/edit?kind=organisations&of=https://example.org/", 400),
        ("/edit?colour=red", 400),
        ("/edit?of=https://w3id.org/helsegraf/ns%23Concept", 404),
        (
            "/edit?of=https://w3id.org/helsegraf/graph/national/content",
            404,
        ),
        (
            "/edit?of=https://w3id.org/helsegraf/id/organisations/hdir%23part",
            200,
        ),
    ] {
        let answer = browser.get(&server, path);
        assert_eq!(answer.status, status, "{path}: {}", text_of(&answer.text()));
    }
    let stranger = Browser {
        cookie: "helsegraf=0; helsegraf=1".to_owned(),
    };
    assert_eq!(stranger.get(&server, "/edit").status, 303);
}
