//! Feeds: whole, by level and by page, in every format, the same every time.

use super::{filled, server, things};
use crate::server::{Answer, Server, request};
use helsegraf::rdf::Format;
use oxigraph::io::RdfParser;
use std::collections::BTreeSet;

const FEED: &str = "/catalog/first-1";

/// Every statement of a document, as N-Triples have it.
fn statements(answer: &Answer) -> BTreeSet<String> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let format = Format::from_media_type(answer.header("content-type")).unwrap();
    RdfParser::from_format(format.as_io())
        .for_slice(&answer.body)
        .map(|quad| {
            let quad = quad.unwrap();
            format!("{} {} {}", quad.subject, quad.predicate, quad.object)
        })
        .collect()
}

fn get(server: &Server, path: &str) -> BTreeSet<String> {
    statements(&server.get(path, "*/*"))
}

/// The things that are told of.
fn told(statements: &BTreeSet<String>) -> BTreeSet<&str> {
    let lines = statements.iter();
    lines
        .filter_map(|line| {
            line.strip_suffix(" <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/Told>")
        })
        .collect()
}

#[test]
fn what_is_said_is_translated_and_complete() {
    let server = filled(10);
    let all = get(&server, FEED);
    let id = "https://w3id.org/helsegraf/id";
    for line in [
        format!("<{id}/things/00003> <http://e/subject> <http://e/table/ONE>"),
        "<http://e/table/ONE> <http://www.w3.org/2004/02/skos/core#inScheme> <http://e/table>"
            .to_owned(),
        "<http://e/table/ONE> <http://www.w3.org/2004/02/skos/core#prefLabel> \"the first\"@en"
            .to_owned(),
        "<http://e/table/TWO> <http://www.w3.org/2004/02/skos/core#prefLabel> \"TWO\"".to_owned(),
        "<http://e/table> <http://purl.org/dc/terms/title> \"Table\"@en".to_owned(),
        format!("<{id}/things/00001> <http://e/subject> <http://e/table/MORE>"),
        format!("<{id}/makers/1> <http://xmlns.com/foaf/0.1/name> \"Makers\"@en"),
        format!("<{id}/makers/2> <http://xmlns.com/foaf/0.1/name> \"Above\"@en"),
        format!("<{id}/things/00003#made> <http://e/of> \"Thing 3\"@en"),
        format!(
            "<https://w3id.org/helsegraf/catalog/first-1> <http://e/thing> <{id}/things/00003>"
        ),
    ] {
        assert!(all.contains(&line), "{line} is not in\n{all:#?}");
    }
    assert!(
        all.iter().all(|line| !line.contains("_:")),
        "there are blank nodes"
    );
    assert!(
        all.iter().all(|line| !line.contains("subjects/none")),
        "a dropped value is told"
    );
    assert!(
        all.iter()
            .all(|line| !line.contains("uriSpace") && !line.contains("labelFromCode"))
    );
    // Nine published numbers but 7 (no name), 8 (draft) and 9 (no level).
    assert_eq!(told(&all).len(), 7);
}

#[test]
fn levels_are_apart_and_together_everything() {
    let server = filled(30);
    let all = get(&server, FEED);
    let open = get(&server, "/catalog/first-1?level=open");
    let closed = get(&server, "/catalog/first-1?level=closed");
    assert!(told(&open).is_disjoint(&told(&closed)));
    assert_eq!(told(&open).len() + told(&closed).len(), told(&all).len());
    assert_eq!(open.union(&closed).cloned().collect::<BTreeSet<_>>(), all);
}

#[test]
fn every_format_says_the_same_with_its_own_media_type() {
    let server = filled(120);
    let all = get(&server, FEED);
    for (accept, suffix, media_type) in [
        ("text/turtle", "ttl", "text/turtle; charset=utf-8"),
        (
            "application/rdf+xml",
            "rdf",
            "application/rdf+xml; charset=utf-8",
        ),
        ("application/ld+json", "jsonld", "application/ld+json"),
        ("application/n-triples", "nt", "application/n-triples"),
    ] {
        let answer = server.get(FEED, accept);
        assert_eq!(answer.header("content-type"), media_type);
        assert_eq!(
            answer.header("content-location"),
            format!("{FEED}.{suffix}")
        );
        assert_eq!(answer.header("content-profile"), "<http://e/profile/1>");
        assert_eq!(statements(&answer), all, "{suffix}");
        for same in [
            server.get(&format!("{FEED}.{suffix}"), "text/html"),
            server.get(&format!("{FEED}?_mediatype={accept}"), "text/html"),
        ] {
            assert!(same.body == answer.body, "{suffix}: {}", same.text());
            assert_eq!(same.header("etag"), answer.header("etag"));
        }
    }
    let refused = server.get(FEED, "image/png");
    assert_eq!(refused.status, 406, "{}", refused.text());
}

#[test]
fn the_same_content_gives_the_same_bytes_in_another_process_too() {
    let (first, second) = (filled(25), filled(25));
    for suffix in ["ttl", "rdf", "jsonld", "nt"] {
        let path = format!("{FEED}.{suffix}");
        let answer = first.get(&path, "*/*");
        assert!(answer.body == first.get(&path, "*/*").body, "{suffix}");
        assert!(answer.body == second.get(&path, "*/*").body, "{suffix}");
        assert_eq!(
            answer.header("etag"),
            second.get(&path, "*/*").header("etag")
        );
    }
}

#[test]
fn pages_are_complete_and_together_the_whole() {
    let server = filled(430);
    let all = get(&server, &format!("{FEED}.nt"));
    let mut union = BTreeSet::new();
    let mut next = Some(format!("{FEED}.nt?page=1"));
    let mut pages = 0;
    while let Some(path) = next.take() {
        let page = get(&server, &path);
        let here = format!("<http://localhost{path}>");
        let hydra = |local: &str| {
            let start =
                format!("{here} <http://www.w3.org/ns/hydra/core#{local}> <http://localhost");
            let line = page.iter().find_map(|line| line.strip_prefix(&start));
            line.map(|rest| rest.trim_end_matches('>').to_owned())
        };
        for class in ["PagedCollection", "PartialCollectionView"] {
            let line = format!(
                "{here} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/hydra/core#{class}>"
            );
            assert!(page.contains(&line), "{line}");
        }
        assert_eq!(hydra("next"), hydra("nextPage"));
        assert_eq!(hydra("first"), Some(format!("{FEED}.nt?page=1")));
        assert_eq!(hydra("previous").is_none(), pages == 0);
        pages += 1;
        next = hydra("next");
        assert_eq!(
            next.is_none(),
            hydra("last").as_deref() == Some(path.as_str())
        );
        // Each page is complete: whatever a thing refers to is told on it.
        assert!(
            page.iter()
                .any(|line| line.contains("makers/2> <http://xmlns.com/foaf/0.1/name>"))
        );
        assert!(!told(&page).is_empty());
        union.extend(
            page.into_iter()
                .filter(|line| !line.contains("http://localhost/")),
        );
    }
    // 301 are published: 129 and 172 of the two levels.
    assert_eq!(pages, 4);
    assert_eq!(union, all);
    for (page, status) in [
        ("0", 400),
        ("-1", 400),
        ("x", 400),
        ("", 400),
        ("5", 404),
        ("99999999999999999999", 400),
    ] {
        let answer = server.get(&format!("{FEED}.nt?page={page}"), "*/*");
        assert_eq!(answer.status, status, "{page}: {}", answer.text());
    }
}

#[test]
fn who_has_it_already_is_told_so() {
    let server = filled(20);
    let path = &format!("{FEED}.ttl");
    let first = server.get(path, "*/*");
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"'), "strong: {tag}");
    // The newest date among the things; not that of the commit.
    assert_eq!(
        first.header("last-modified"),
        "Wed, 17 Jan 2024 00:00:00 GMT"
    );
    let again = |name: &str, value: &str| server.ask(request("GET", path, &[(name, value)], ""));
    let unchanged = again("if-none-match", &tag);
    assert_eq!((unchanged.status.as_u16(), unchanged.body.len()), (304, 0));
    assert_eq!(unchanged.header("etag"), tag);
    assert_eq!(again("if-none-match", "\"other\"").status, 200);
    assert_eq!(
        again("if-modified-since", "Wed, 17 Jan 2024 00:00:00 GMT").status,
        304
    );
    let head = server.ask(request("HEAD", path, &[], ""));
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
    for name in [
        "etag",
        "content-type",
        "last-modified",
        "link",
        "content-profile",
    ] {
        assert_eq!(head.header(name), first.header(name), "{name}");
    }
    // A commit that the feed says nothing of leaves it as it was.
    let update = "INSERT DATA { GRAPH <https://w3id.org/helsegraf/graph/region/south> { <http://e/x> <http://e/y> 1 } }";
    assert!(server.update(&server.steward, update).status.is_success());
    assert_eq!(again("if-none-match", &tag).status, 304);
    let update = "INSERT DATA { GRAPH <https://w3id.org/helsegraf/graph/region/north> { <https://w3id.org/helsegraf/id/things/00001> <http://e/name> \"Changed\"@en } }";
    assert!(server.update(&server.steward, update).status.is_success());
    let changed = again("if-none-match", &tag);
    assert_eq!(changed.status, 200);
    assert_ne!(changed.header("etag"), tag);
    assert!(changed.text().contains("\"Changed\"@en"));
}

#[test]
fn without_the_catalogue_only_resources_are_told() {
    let server = filled(10);
    let whole = get(&server, FEED);
    let members = get(&server, &format!("{FEED}?view=datasets"));
    let catalogue =
        |line: &String| line.contains("/catalog/first-1>") || line.contains("e/Catalogue");
    assert!(members.iter().all(|line| !catalogue(line)));
    let rest: BTreeSet<_> = whole.into_iter().filter(|line| !catalogue(line)).collect();
    assert_eq!(members, rest);
}

#[test]
fn an_empty_feed_is_refused_and_not_sent() {
    let server = server();
    let answer = server.get(FEED, "text/turtle");
    assert_eq!(answer.status, 404, "{}", answer.text());
    assert_eq!(answer.json()["heldBack"], 0);
    // Only what cannot be published.
    let text = things(7..10);
    assert!(
        server
            .put(super::GRAPH, "text/turtle", text)
            .status
            .is_success()
    );
    for path in [
        "/catalog/first-1",
        "/catalog/first-1.nt?page=1",
        "/catalog/first-1?level=open",
    ] {
        let answer = server.get(path, "text/turtle");
        assert_eq!(answer.status, 404, "{}", answer.text());
        assert_eq!(answer.json()["heldBack"], 3);
    }
    let page = server.get(FEED, "text/html");
    assert_eq!(page.status, 200);
    for reason in [
        "Gi et navn.",
        "Merket som utkast.",
        "Tilgangsnivået er ikke oppgitt.",
    ] {
        assert!(page.text().contains(reason), "{reason}");
    }
}

#[test]
fn bad_questions_are_refused_with_a_remedy() {
    let server = filled(10);
    for (path, status, remedy) in [
        ("/catalog/nothing", 404, "first-1"),
        ("/catalog/first-1.exe", 404, "first-1"),
        ("/catalog/first-1?level=secret", 400, "open, closed"),
        ("/catalog/first-1?level=open&level=closed", 400, "twice"),
        ("/catalog/first-1?levle=open", 400, "level, view, page"),
        ("/catalog/first-1?view=all", 400, "datasets"),
        ("/catalog/first-1?page=%ff", 400, "UTF-8"),
        ("/catalog/first-1?page=0", 400, "from 1"),
        ("/catalog/first-1?page=1000001", 400, "1000000"),
        ("/catalog/first-1?_profile=http://e/other", 400, "first-1"),
    ] {
        let answer = server.get(path, "text/turtle");
        assert_eq!(answer.status, status, "{path}: {}", answer.text());
        let detail = answer.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains(remedy), "{path}: {detail}");
    }
    let answer = server.send("PUT", FEED, "text/turtle", "");
    assert_eq!(answer.status, 405);
}

#[test]
fn the_list_names_every_feed() {
    let server = filled(10);
    let list = get(&server, "/catalog.nt");
    for wanted in [
        "<https://w3id.org/helsegraf/catalog> <http://www.w3.org/ns/dcat#catalog> <https://w3id.org/helsegraf/catalog/first-1>",
        "<https://w3id.org/helsegraf/profiles/first-1> <http://www.w3.org/ns/dx/prof/hasToken> \"first-1\"",
        "<https://w3id.org/helsegraf/catalog/first-1#open-rdf> <http://www.w3.org/ns/dcat#downloadURL> <http://localhost/catalog/first-1.rdf?level=open>",
    ] {
        assert!(list.contains(wanted), "{wanted} is not in\n{list:#?}");
    }
    for (language, title) in [
        ("nb", "Kataloger for høsting"),
        ("nn", "Katalogar for hausting"),
        ("en", "Catalogues to harvest"),
    ] {
        let page = server.get(&format!("/catalog?lang={language}"), "text/html");
        assert_eq!(page.status, 200);
        assert!(page.text().contains(title), "{title}");
    }
}
