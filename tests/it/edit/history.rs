//! The history of a thing: every commit that touched it, and none of what is not shown.

use super::browser::text_of;
use super::{iri, steward};

const PAGE: &str = "/doc/organisations/hdir?history&lang=en";

#[test]
fn what_is_no_number_is_refused_whatever_is_asked_for() {
    let (server, browser) = steward();
    for wrong in ["page=x", "before=-1", "history=new", "history&page=1.5"] {
        for form in ["hdir", "hdir.ttl"] {
            let path = format!("/doc/organisations/{form}?{wrong}");
            assert_eq!(browser.get(&server, &path).status, 400, "{path}");
        }
    }
}

#[test]
fn the_commits_that_touched_a_thing_are_told_with_their_changes() {
    let (server, browser) = steward();
    let stranger = super::Browser::default();
    let before = text_of(&stranger.get(&server, PAGE).text());
    assert!(
        before.contains("Revision 1,") && before.contains("the content that comes along"),
        "{before}"
    );
    let mut form = browser.open(&server, &iri("organisations/hdir"));
    form.set("/altLabel/0/@text", "A & <b>");
    assert_eq!(browser.save(&server, &form, "why & <how>").status, 303);
    let mut other = browser.open(&server, &iri("organisations/fhi"));
    other.set("/altLabel/0/@text", "Other");
    assert_eq!(browser.save(&server, &other, "elsewhere").status, 303);
    let part = format!(
        "<{}#part> <http://example.org/says> \"of a part\"",
        iri("organisations/hdir")
    );
    let graph = "https://w3id.org/helsegraf/graph/national/content";
    let insert = format!("INSERT DATA {{ GRAPH <{graph}> {{ {part} }} }}");
    assert!(server.update(&server.steward, &insert).status.is_success());

    let answer = stranger.get(&server, PAGE);
    let page = answer.text();
    assert_eq!(answer.status, 200);
    let wanted = [
        "SPARQL",
        "#part",
        "of a part",
        "why &#38; &#60;how&#62;",
        "steward",
        "form or REST",
        "<ins>",
        "A &#38; &#60;b&#62; (nb)",
        "the content that comes along",
    ];
    let mut rest = page.as_str();
    for part in wanted {
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("{part} is not there, or not in order: {page}"));
        rest = &rest[at..];
    }
    assert!(
        !page.contains("elsewhere") && !page.contains("<b>"),
        "{page}"
    );
    let thing = stranger
        .get(&server, "/doc/organisations/hdir?lang=en")
        .text();
    for part in [
        "All 3 changes",
        "why &#38; &#60;how&#62;",
        "id=\"citation\"",
        "Helsegraf, revision 4",
        "Profiles",
    ] {
        assert!(thing.contains(part), "{part}: {}", text_of(&thing));
    }
    for language in ["nb", "nn", "en"] {
        let page = stranger.get(
            &server,
            &format!("/doc/organisations/fhi?history&lang={language}"),
        );
        assert_eq!(
            (page.status.as_u16(), page.header("content-language")),
            (200, language)
        );
    }
    assert_eq!(
        stranger
            .get(&server, "/doc/organisations/none?history")
            .status,
        404
    );
}

#[test]
fn a_long_history_is_told_page_by_page() {
    let (server, browser) = steward();
    let graph = "https://w3id.org/helsegraf/graph/national/content";
    for number in 1..=25 {
        let insert = format!(
            "INSERT DATA {{ GRAPH <{graph}> {{ <{}> <http://example.org/n> {number} }} }}",
            iri("organisations/hdir")
        );
        assert!(server.update(&server.steward, &insert).status.is_success());
    }
    let newest = browser.get(&server, PAGE).text();
    assert!(newest.contains("26 changes to the resource"), "{newest}");
    let older = newest
        .split("href=\"")
        .find(|link| link.contains("before="));
    let older = older
        .and_then(|link| link.split('"').next())
        .expect("a link");
    let older = browser.get(&server, &older.replace("&#38;", "&")).text();
    let told = |page: &str| page.matches("<h2><a ").count();
    assert_eq!((told(&newest), told(&older)), (20, 6));
    assert!(
        !older.contains("rel=\"next\"") && older.contains("The newest"),
        "{older}"
    );
}

#[test]
fn what_is_not_shown_leaves_no_trace() {
    let (server, browser) = steward();
    let page = |server: &crate::server::Server| text_of(&browser.get(server, PAGE).text());
    let before = page(&server);
    let hidden = "https://w3id.org/helsegraf/graph/quarantine/a";
    let secret = format!(
        "INSERT DATA {{ GRAPH <{hidden}> {{ <{}> <http://example.org/says> \"secret\" }} }}",
        iri("organisations/hdir")
    );
    assert!(server.update(&server.admin, &secret).status.is_success());
    assert_eq!(page(&server), before);
    let thing = browser
        .get(&server, "/doc/organisations/hdir?lang=en")
        .text();
    assert!(
        thing.contains("One change") && !thing.contains("secret"),
        "{}",
        text_of(&thing)
    );
    // One that is spoken of there alone is not there at all.
    let only = secret.replace("organisations/hdir", "organisations/hidden");
    assert!(server.update(&server.admin, &only).status.is_success());
    let path = "/doc/organisations/hidden?history";
    assert_eq!(browser.get(&server, path).status, 404);
}
