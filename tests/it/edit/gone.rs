//! Things that were removed: while they were edited, at their addresses, and in their history.

use super::browser::{Form, text_of};
use super::{iri, item, steward};
use crate::server::{Server, encoded, request};

const REGISTER: &str = "registries/bort";

/// A register like another one, and who may remove it.
fn made(server: &Server) {
    let copy = format!(
        "INSERT {{ GRAPH <https://w3id.org/helsegraf/graph/national/content> {{ <{}> ?p ?o }} }}
         WHERE {{ <{}> ?p ?o FILTER(!ISBLANK(?o)) }}",
        iri(REGISTER),
        iri("registries/dodsarsaksregister")
    );
    let answer = server.update(&server.steward, &copy);
    assert!(answer.status.is_success(), "{}", answer.text());
}

fn removed(server: &Server) {
    let token = format!("Bearer {}", server.steward);
    let headers = [("authorization", token.as_str())];
    let path = format!("/api/{REGISTER}?message=tidied+%26+%3Cb%3E");
    let answer = server.ask(request("DELETE", &path, &headers, ""));
    assert!(answer.status.is_success(), "{}", answer.text());
}

#[test]
fn what_was_removed_while_it_was_edited_can_be_made_anew_with_what_was_typed() {
    let (server, browser) = steward();
    made(&server);
    let mut form = browser.open(&server, &iri(REGISTER));
    form.set("/prefLabel/0/@text", "Typed <i>");
    form.set("/altLabel/0/@text", "Kept");
    removed(&server);
    let newest = server.app.graph().head().revision;
    for step in ["check", "commit", "back", "delete", "delete-now", "merge"] {
        let answer = browser.press(&server, &form, "do", step);
        assert_eq!(answer.status, 410, "{step}: {}", text_of(&answer.text()));
    }
    let answer = browser.press(&server, &form, "do", "commit");
    let page = answer.text();
    for part in [
        "was removed meanwhile",
        "by steward, while you were editing",
        "tidied &#38; &#60;b&#62;",
        "Typed &#60;i&#62;",
        "Make it anew with this",
        "/doc/registries/bort?history&#38;lang=en",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(server.app.graph().head().revision, newest, "and no more");
    let review = browser.press(&server, &Form::of(&page), "do", "check");
    assert_eq!(review.status, 200, "{}", text_of(&review.text()));
    let done = browser.press(&server, &Form::of(&review.text()), "do", "commit");
    assert_eq!(
        (done.status.as_u16(), done.header("location")),
        (303, "/doc/registries/bort?lang=en")
    );
    let names = item(&server, REGISTER);
    assert_eq!(names["prefLabel"]["nb"], "Typed <i>");
    assert_eq!(names["altLabel"]["nb"], serde_json::json!(["Kept"]));
    // What never was there is not found, as before.
    let mut never = form.clone();
    never.set("of", &iri("registries/never"));
    assert_eq!(browser.press(&server, &never, "do", "check").status, 404);
}

#[test]
fn the_address_of_what_was_removed_tells_of_it_in_every_format() {
    let (server, browser) = steward();
    made(&server);
    removed(&server);
    let revision = server.app.graph().head().revision;
    for path in [
        "/doc/registries/bort",
        "/id/registries/bort",
        "/doc/registries/bort.html",
    ] {
        let answer = browser.get(&server, &format!("{path}?lang=en"));
        let page = answer.text();
        assert_eq!(answer.status, 410, "{path}: {page}");
        for part in [
            "Cause-of-death registry was removed",
            "by steward, in revision",
            "tidied &#38; &#60;b&#62;",
            "/doc/registries/bort?history&#38;lang=en",
            "/doc/registries?lang=en",
        ] {
            assert!(page.contains(part), "{path}: {part}: {page}");
        }
    }
    for (path, accept) in [
        ("/doc/registries/bort", "text/turtle"),
        ("/doc/registries/bort.ttl", "*/*"),
        ("/doc/registries/bort", "application/ld+json"),
        ("/id/registries/bort", "application/n-triples"),
    ] {
        let answer = server.get(path, accept);
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-type")),
            (410, "application/problem+json"),
            "{path} {accept}"
        );
        let problem = answer.json();
        assert_eq!(problem["revision"], revision);
        assert!(
            answer
                .header("link")
                .contains("</doc/registries/bort?history>")
        );
    }
    // To edit it leads there; what never was there is not found.
    let edit = browser.get(&server, &format!("/edit?of={}", encoded(&iri(REGISTER))));
    assert_eq!(
        (edit.status.as_u16(), edit.header("location")),
        (303, "/doc/registries/bort")
    );
    for path in ["/doc/registries/never", "/doc/registries/never?history"] {
        assert_eq!(browser.get(&server, path).status, 404, "{path}");
    }
    // Made anew it is there again.
    made(&server);
    assert_eq!(browser.get(&server, "/doc/registries/bort").status, 200);
}

#[test]
fn what_was_removed_keeps_its_history() {
    let (server, browser) = steward();
    made(&server);
    let made_in = server.app.graph().head().revision;
    removed(&server);
    let history = "/doc/registries/bort?lang=en&history";
    let answer = browser.get(&server, history);
    let page = answer.text();
    assert_eq!(answer.status, 200, "{page}");
    let words = text_of(&page);
    for part in [
        "History of Cause-of-death registry",
        "(removed)",
        "2 changes to the resource",
        "tidied",
        "form or REST",
        "SPARQL",
    ] {
        assert!(
            page.contains(part) || words.contains(part),
            "{part}: {words}"
        );
    }
    assert!(page.contains("<del>") && page.contains("<ins>"));
    let one = browser.get(&server, &format!("{history}={made_in}"));
    assert_eq!(one.status, 200);
    let one = one.text();
    assert!(one.contains("<ins>") && !one.contains("<del>"), "{one}");
    for (query, status) in [
        ("=1", 404),
        ("=99", 404),
        ("=99999999999999999999999", 404),
        ("=x", 400),
        ("=-1", 400),
        (&*format!("={made_in}&page=2"), 404),
        (&*format!("={made_in}&page=0"), 404),
        ("&before=x", 400),
        (&*format!("&before={made_in}"), 200),
    ] {
        let answer = browser.get(&server, &format!("{history}{query}"));
        assert_eq!(answer.status, status, "{query}");
    }
}

#[test]
fn a_commit_of_any_size_is_told_page_by_page() {
    let (server, browser) = steward();
    let graph = "https://w3id.org/helsegraf/graph/national/content";
    let thing = iri("organisations/hdir");
    // More than is read for a list, and much of it about one thing.
    let mut big = format!("INSERT DATA {{ GRAPH <{graph}> {{");
    for number in 0..450 {
        big += &format!("<{thing}> <http://example.org/p{number:03}> \"value {number}\" . ");
    }
    for number in 0..20_000 {
        big += &format!("<http://example.org/t{number}> <http://example.org/is> {number} . ");
    }
    big += &format!(
        "<{thing}> <http://example.org/blank> [ <http://example.org/deep> \"in a blank node\" ] }} }}"
    );
    let answer = server.update(&server.steward, &big);
    assert!(answer.status.is_success(), "{}", answer.text());
    let revision = server.app.graph().head().revision;
    let gone = format!(
        "DELETE WHERE {{ GRAPH <{graph}> {{ <{thing}> <http://example.org/blank> ?b . ?b ?p ?o }} }}"
    );
    assert!(server.update(&server.steward, &gone).status.is_success());
    let history = "/doc/organisations/hdir?lang=en&history";
    let list = browser.get(&server, history).text();
    let address = format!("/doc/organisations/hdir?history={revision}&#38;lang=en");
    assert!(
        list.contains("part of a large load") && list.contains(&address),
        "{}",
        text_of(&list)
    );
    let page = |number: usize| {
        let answer = browser.get(&server, &format!("{history}={revision}&page={number}"));
        assert_eq!(answer.status, 200, "{number}");
        answer.text()
    };
    let pages: Vec<String> = (1..=3).map(page).collect();
    assert!(
        pages[0].contains("20,452 statements in all"),
        "{}",
        text_of(&pages[0])
    );
    assert!(pages[0].contains("Page 1 of 3") && pages[2].contains("rel=\"prev\""));
    let all = pages.concat();
    for number in 0..450 {
        let value = format!("value {number}</span>");
        assert_eq!(all.matches(&value).count(), 1, "{value}");
    }
    assert!(
        all.contains("in a blank node"),
        "though it is there no more"
    );
    assert!(!all.contains("example.org/t1"), "nothing of others");
}
