//! A thing in the words of the profile asked for, and the links by which programs find their way.

use super::filled;
use crate::server::{Answer, Server, request};

const DOC: &str = "/doc/things/00003";
const THING: &str = "https://w3id.org/helsegraf/id/things/00003";

fn get(server: &Server, path: &str, headers: &[(&str, &str)]) -> Answer {
    server.ask(request("GET", path, headers, ""))
}

/// The links of a relation: what stands between the angle brackets, and the rest.
fn links(answer: &Answer, relation: &str) -> Vec<(String, String)> {
    let wanted = format!("rel=\"{relation}\"");
    let header = answer.header("link");
    let parts = header.split(", <").map(|part| part.trim_start_matches('<'));
    let found = parts.filter(|part| part.contains(&wanted));
    found
        .map(|part| {
            let (address, rest) = part.split_once('>').unwrap();
            (address.to_owned(), rest.to_owned())
        })
        .collect()
}

#[test]
fn the_profile_asked_for_is_told() {
    let server = filled(10);
    let own = get(&server, DOC, &[("accept", "text/turtle")]);
    assert_eq!(
        own.header("content-profile"),
        "<https://w3id.org/helsegraf/ns>"
    );
    assert!(own.text().contains("e/name"), "{}", own.text());
    let turtle = ("accept", "text/turtle");
    let by_token = get(&server, &format!("{DOC}?_profile=first-1"), &[turtle]);
    assert!(by_token.text().contains("dct:title"), "{}", by_token.text());
    assert!(!by_token.text().contains("e/name>"));
    for (path, profile) in [
        (format!("{DOC}?_profile=http%3A%2F%2Fe%2Fprofile"), ""),
        (DOC.to_owned(), "<http://e/profile/1>"),
        (
            DOC.to_owned(),
            "<http://e/none>, <http://e/profile>;q=0.5, <https://w3id.org/helsegraf/ns>;q=0.1",
        ),
        (DOC.to_owned(), "first-1"),
        // What the address says goes before what the header says.
        (
            format!("{DOC}?_profile=first-1"),
            "<https://w3id.org/helsegraf/ns>",
        ),
        (format!("{DOC}.ttl?_profile=first-1"), ""),
        (format!("{DOC}?_profile=first-1&_mediatype=text/turtle"), ""),
    ] {
        let answer = get(&server, &path, &[turtle, ("accept-profile", profile)]);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        assert!(
            answer.body == by_token.body,
            "{path}, {profile}: {}",
            answer.text()
        );
        assert_eq!(answer.header("content-profile"), "<http://e/profile/1>");
        assert_eq!(
            answer.header("content-location"),
            format!("{DOC}.ttl?_profile=first-1")
        );
        assert_eq!(links(&answer, "profile")[0].0, "http://e/profile/1");
        assert_eq!(
            links(&answer, "canonical")[0].0,
            format!("{DOC}?_profile=first-1")
        );
        assert!(answer.header("vary").contains("Accept-Profile"));
    }
    let unchanged = [turtle, ("if-none-match", by_token.header("etag"))];
    assert_eq!(
        get(&server, &format!("{DOC}?_profile=first-1"), &unchanged).status,
        304
    );
    assert_ne!(own.header("etag"), by_token.header("etag"));
    let moved = get(&server, "/id/things/00003?_profile=first-1", &[]);
    assert_eq!(moved.header("location"), format!("{DOC}?_profile=first-1"));
}

#[test]
fn what_is_not_told_is_refused_with_what_is() {
    let server = filled(10);
    for (path, header, status) in [
        (format!("{DOC}?_profile=nothing"), "", 406),
        (DOC.to_owned(), "<http://e/none>", 406),
        (DOC.to_owned(), "<http://e/profile>;q=0", 200),
        (DOC.to_owned(), "<http://e/a b>", 400),
        (DOC.to_owned(), "<http://e/profile>;q=3", 400),
        (DOC.to_owned(), "http://e/profile", 400),
        // Makers are told where they are referred to, and so here too; parts of no profile are not.
        ("/doc/makers/1?_profile=first-1".to_owned(), "", 200),
        ("/doc/subjects/one?_profile=first-1".to_owned(), "", 406),
    ] {
        let answer = get(
            &server,
            &path,
            &[("accept", "text/turtle"), ("accept-profile", header)],
        );
        assert_eq!(answer.status, status, "{path} {header}: {}", answer.text());
        if status == 406 {
            assert!(
                answer.json()["profiles"][0] == "helsegraf",
                "{}",
                answer.text()
            );
        }
    }
    let page = get(
        &server,
        &format!("{DOC}?_profile=first-1"),
        &[("accept", "text/html")],
    );
    assert_eq!(page.status, 406, "a profile has no pages");
}

#[test]
fn every_way_is_listed_as_page_data_and_links() {
    let server = filled(10);
    let path = format!("{DOC}?_profile=alt");
    let page = get(&server, &path, &[("accept", "text/html")]);
    assert_eq!(page.status, 200);
    for wanted in [
        "Prøveprofil",
        "first-1",
        "/doc/things/00003.ttl?_profile=first-1",
    ] {
        assert!(page.text().contains(wanted), "{wanted}");
    }
    let data = get(&server, &path, &[("accept", "application/n-triples")]);
    for wanted in [
        format!(
            "<{THING}> <http://www.w3.org/ns/dx/connegp/altr#hasDefaultRepresentation> <http://localhost{DOC}.html>"
        ),
        format!(
            "<http://localhost{DOC}.ttl?_profile=first-1> <http://purl.org/dc/terms/conformsTo> <http://e/profile/1>"
        ),
    ] {
        assert!(data.text().contains(&wanted), "{wanted}: {}", data.text());
    }
    let set = get(
        &server,
        &format!("{path}&_mediatype=application/linkset%2Bjson"),
        &[],
    );
    assert_eq!(set.header("content-type"), "application/linkset+json");
    let set = &set.json()["linkset"][0];
    assert_eq!(set["anchor"], format!("http://localhost{DOC}"));
    assert_eq!(set["cite-as"][0]["href"], THING);
    assert!(set["alternate"].to_string().contains("_profile=first-1"));
    let refused = get(&server, &path, &[("accept", "image/png")]);
    assert_eq!(refused.status, 406);
}

#[test]
fn signposts_lead_through_and_stay_short() {
    let server = filled(10);
    for accept in ["text/html", "text/turtle"] {
        let answer = get(&server, DOC, &[("accept", accept)]);
        assert!(answer.header("link").len() < 8_000);
        assert_eq!(links(&answer, "cite-as").len(), 1);
        assert_eq!(links(&answer, "cite-as")[0].0, THING);
        assert_eq!(links(&answer, "describes")[0].0, THING);
        assert_eq!(links(&answer, "collection")[0].0, "/doc/things");
        let described = &links(&answer, "describedby")[0];
        assert!(described.1.contains("type=\"text/turtle\"") && described.1.contains("profile="));
        let types: Vec<_> = links(&answer, "type")
            .into_iter()
            .map(|(to, _)| to)
            .collect();
        assert!(
            types.contains(&"https://schema.org/AboutPage".to_owned()),
            "{types:?}"
        );
        assert!(types.contains(&"http://e/Told".to_owned()), "{types:?}");
        // What is promised is there.
        for relation in ["linkset", "describedby", "alternate"] {
            for (address, rest) in links(&answer, relation) {
                let found = get(&server, &address, &[]);
                assert_eq!(found.status, 200, "{address}{rest}");
                let media_type = rest
                    .split("type=\"")
                    .nth(1)
                    .unwrap()
                    .split('"')
                    .next()
                    .unwrap();
                let sent = found.header("content-type").split(';').next().unwrap();
                if relation != "alternate" || !address.contains("_profile") {
                    assert_eq!(sent, media_type, "{address}");
                }
            }
        }
    }
}

#[test]
fn pages_carry_the_thing_for_search_engines() {
    let server = filled(10);
    let hostile = "INSERT DATA { GRAPH <https://w3id.org/helsegraf/graph/region/north> { \
        <https://w3id.org/helsegraf/id/things/00003> <http://e/name> \"</script><script>alert(1)</script>\"@en } }";
    assert!(server.update(&server.steward, hostile).status.is_success());
    let page = get(
        &server,
        &format!("{DOC}?lang=en"),
        &[("accept", "text/html")],
    );
    let text = page.text();
    let start = "<script type=\"application/ld+json\">";
    let json = text.split(start).nth(1).expect("the page has it");
    let json = json.split("</script>").next().unwrap();
    let value: serde_json::Value =
        serde_json::from_str(json).unwrap_or_else(|e| panic!("{e}: {json}"));
    assert_eq!(value["@context"]["@vocab"], "http://e/");
    assert_eq!(value["@id"], THING);
    assert_eq!(value["@type"], "Told");
    assert_eq!(value["part"]["size"], 3);
    assert!(
        value["http://purl.org/dc/terms/title"]
            .to_string()
            .contains("alert(1)")
    );
    assert!(!text.contains("<script>alert"), "a value broke out");
    assert!(
        page.header("content-security-policy")
            .contains("default-src 'self'")
    );
}
