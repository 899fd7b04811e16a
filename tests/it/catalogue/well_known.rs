//! What programs look for at fixed addresses.

use super::{filled, server};
use crate::server::request;

#[test]
fn robots_and_sitemap_lead_to_every_page() {
    let server = filled(5);
    let robots = server.get("/robots.txt", "*/*");
    assert_eq!(robots.header("content-type"), "text/plain; charset=utf-8");
    assert!(
        robots
            .text()
            .contains("Sitemap: http://localhost/sitemap.xml")
    );
    let sitemap = server.get("/sitemap.xml", "*/*");
    assert_eq!(
        sitemap.header("content-type"),
        "application/xml; charset=utf-8"
    );
    assert!(
        sitemap
            .text()
            .contains("<loc>http://localhost/catalog</loc>"),
        "{}",
        sitemap.text()
    );
    for (part, status) in [("1", 200), ("2", 404), ("0", 400), ("x", 400)] {
        assert_eq!(
            server
                .get(&format!("/sitemap.xml?part={part}"), "*/*")
                .status,
            status,
            "{part}"
        );
    }
}

#[test]
fn the_data_are_described_and_the_service_says_where() {
    let server = filled(20);
    let void = server.get("/.well-known/void", "application/n-triples");
    let text = void.text();
    let count = server
        .query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv")
        .text();
    let count = count.lines().nth(1).unwrap();
    for wanted in [
        format!(
            "<http://localhost/.well-known/void#data> <http://rdfs.org/ns/void#triples> \"{count}\""
        ),
        "<http://rdfs.org/ns/void#sparqlEndpoint> <http://localhost/sparql>".to_owned(),
        "<http://rdfs.org/ns/void#dataDump> <http://localhost/catalog/first-1.ttl>".to_owned(),
        "<http://rdfs.org/ns/void#class> <http://e/Thing>".to_owned(),
        "<http://rdfs.org/ns/void#property> <http://e/name>".to_owned(),
        "<http://rdfs.org/ns/void#subset> <https://w3id.org/helsegraf/graph/region/north>"
            .to_owned(),
    ] {
        assert!(text.contains(&wanted), "{wanted} is not in {text}");
    }
    let service = server.get("/sparql", "application/n-triples");
    assert!(service.header("link").contains("</.well-known/void>"));
    assert!(
        service
            .text()
            .contains("<http://localhost/.well-known/void>"),
        "{}",
        service.text()
    );
    let tag = void.header("etag").to_owned();
    let again = request(
        "GET",
        "/.well-known/void",
        &[("accept", "application/n-triples"), ("if-none-match", &tag)],
        "",
    );
    assert_eq!(server.ask(again).status, 304);
    assert_eq!(server.get("/.well-known/void", "image/png").status, 406);
}

#[test]
fn a_strange_host_gets_no_strange_document() {
    let server = server();
    let asked = request("GET", "/robots.txt", &[("host", "e\"><script>")], "");
    assert!(
        server
            .ask(asked)
            .text()
            .contains("Sitemap: http://localhost/sitemap.xml")
    );
}
