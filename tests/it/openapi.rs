//! The description of the API and the pages of problems: complete, true, in three languages.

use crate::server::Server;
use helsegraf::http::{Settings, kinds};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/// Addresses that the router has and the document leaves out, with the reason.
const UNTOLD: &[(&str, &str)] = &[
    (
        "/sparql/",
        "the same as /sparql, for clients that add a slash",
    ),
    ("/questions.json", "told as /questions.{suffix}"),
    ("/questions.html", "told as /questions.{suffix}"),
    ("/impact.html", "told as /impact.{suffix}"),
    ("/impact.json", "told as /impact.{suffix}"),
    ("/impact.csv", "told as /impact.{suffix}"),
    ("/needs.html", "told as /needs.{suffix}"),
    ("/needs.json", "told as /needs.{suffix}"),
    ("/needs.csv", "told as /needs.{suffix}"),
    ("/roadmap.html", "told as /roadmap.{suffix}"),
    ("/roadmap.json", "told as /roadmap.{suffix}"),
    ("/roadmap.csv", "told as /roadmap.{suffix}"),
    ("/shapes.html", "told as /shapes.{suffix}"),
    ("/shapes.ttl", "told as /shapes.{suffix}"),
    ("/shapes.jsonld", "told as /shapes.{suffix}"),
    ("/shapes.nt", "told as /shapes.{suffix}"),
    ("/shapes.rdf", "told as /shapes.{suffix}"),
    ("/domains.html", "told as /domains.{format}"),
    ("/domains.json", "told as /domains.{format}"),
    ("/domains.csv", "told as /domains.{format}"),
    ("/domains.ttl", "told as /domains.{format}"),
    ("/domains.jsonld", "told as /domains.{format}"),
    ("/domains.nt", "told as /domains.{format}"),
    ("/domains.rdf", "told as /domains.{format}"),
    ("/questions/{name}", "told once for each question"),
    ("/catalog/{name}", "told once for each profile"),
    ("/api/{collection}", "told once for each collection"),
    ("/api/{collection}/{*slug}", "told once for each collection"),
    ("/api/{collection}", "told once for each collection"),
    ("/api/{collection}/{*slug}", "told once for each collection"),
];

/// Addresses that the document tells under another name than the router's.
const TOLD_AS: &[(&str, &[&str])] = &[
    (
        "/id/{*path}",
        &["/id/{collection}", "/id/{collection}/{slug}"],
    ),
    ("/doc/{collection}/{*slug}", &["/doc/{collection}/{slug}"]),
    ("/graph/{*path}", &["/graph/{scope}/{name}"]),
    ("/shapes/{*name}", &["/shapes/{name}"]),
    ("/static/{*path}", &["/static/{name}"]),
];

fn server() -> Server {
    Server::new(Settings::default())
}

fn document(server: &Server, language: &str) -> Value {
    let answer = server.get(&format!("/api/openapi.json?lang={language}"), "");
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("content-language"), language);
    answer.json()
}

/// One collection, with every kind of demand that a schema can say.
const SHAPES: &str = r#"
    PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dct: <http://purl.org/dc/terms/>
    PREFIX hg: <https://w3id.org/helsegraf/ns#> PREFIX e: <http://example.org/>
    PREFIX s: <https://w3id.org/helsegraf/shapes/>
    s:Boat a sh:NodeShape ; sh:targetClass e:Boat ; sh:property
      [ sh:path skos:prefLabel ; sh:datatype rdf:langString ; sh:languageIn ( "nb" "en" ) ; sh:uniqueLang true ; sh:minLength 1 ] ,
      [ sh:path skos:prefLabel ; sh:qualifiedValueShape [ sh:languageIn ( "nb" ) ] ; sh:qualifiedMinCount 1 ] ,
      [ sh:path e:sails ; sh:datatype xsd:integer ; sh:minCount 1 ; sh:maxCount 1 ; sh:minInclusive 0 ; sh:maxExclusive 9 ] ,
      [ sh:path e:built ; sh:datatype xsd:date ; sh:maxCount 1 ; sh:name "bygget"@nb, "built"@en ] ,
      [ sh:path e:callSign ; sh:datatype xsd:string ; sh:maxCount 1 ; sh:pattern "^[A-Z]{4}$" ] ,
      [ sh:path e:rig ; sh:in ( e:sloop e:ketch ) ; sh:maxCount 1 ] ,
      [ sh:path e:afloat ; sh:datatype xsd:boolean ; sh:maxCount 1 ] ,
      [ sh:path e:crew ; sh:class e:Sailor ; sh:nodeKind sh:IRI ; sh:minCount 2 ; sh:maxCount 5 ] .
    <https://w3id.org/helsegraf/collections/boats> a hg:Collection ; hg:path "tall-boats" ;
      hg:member e:Boat ; hg:shape s:Boat ; sh:order 1 ; rdfs:label "Båter"@nb, "Boats"@en ;
      hg:facets ( e:rig ) ."#;

#[test]
fn a_collection_is_told_with_the_schemas_of_its_shape() {
    let server = server();
    let answer = server.put("/graph/shapes/helsegraf", "text/turtle", SHAPES);
    assert!(answer.status.is_success(), "{}", answer.text());
    let document = document(&server, "nb");
    let methods = |path: &str| {
        let methods = document["paths"][path].as_object();
        methods.map(|m| m.keys().cloned().collect::<Vec<_>>())
    };
    assert_eq!(methods("/api/tall-boats").unwrap(), ["get", "post"]);
    let of_one = methods("/api/tall-boats/{slug}").unwrap();
    assert_eq!(of_one, ["delete", "get", "patch", "put"]);
    let schemas = &document["components"]["schemas"];
    let required = |value: &Value| {
        let mut names: Vec<String> = serde_json::from_value(value["required"].clone()).unwrap();
        names.sort();
        names
    };
    assert_eq!(
        required(&schemas["BoatInput"]),
        ["crew", "prefLabel", "sails"]
    );
    let whole = required(&schemas["Boat"]);
    assert_eq!(whole, ["crew", "href", "id", "prefLabel", "sails", "type"]);
    let told = &schemas["SomeOfBoat"]["properties"];
    assert_eq!(told["built"]["format"], "date");
    assert_eq!(told["built"]["title"], "bygget");
    assert_eq!(told["callSign"]["pattern"], "^[A-Z]{4}$");
    assert_eq!(told["afloat"]["type"], "boolean");
    let sails = &told["sails"];
    assert_eq!(
        (&sails["minimum"], &sails["exclusiveMaximum"]),
        (&0.into(), &9.into())
    );
    let crew = &told["crew"];
    assert_eq!(
        (&crew["minItems"], &crew["maxItems"]),
        (&2.into(), &5.into())
    );
    let rig = told["rig"].to_string();
    assert!(rig.contains("http://example.org/sloop"), "{rig}");
    let label = &schemas["BoatInput"]["properties"]["prefLabel"];
    assert_eq!(label["required"], serde_json::json!(["nb"]));
    assert_eq!(label["additionalProperties"], false);
    let list = document["paths"]["/api/tall-boats"]["get"]["parameters"].to_string();
    assert!(
        list.contains("\"name\":\"rig\"") && list.contains("sloop"),
        "{list}"
    );
    let page = server.get("/api?lang=nb", BROWSER).text();
    assert!(
        page.contains("Båter") && page.contains("callSign"),
        "the page has its fields"
    );
}

/// The addresses in the source of the routers.
fn routed() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/http")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for part in text.split(".route(").skip(1) {
                let part = part.trim_start();
                if let Some((address, _)) = part.strip_prefix('"').and_then(|p| p.split_once('"')) {
                    found.insert(address.to_owned());
                }
            }
        }
    }
    found
}

#[test]
fn every_address_of_the_router_is_told_and_none_besides() {
    let document = document(&server(), "en");
    let told: BTreeSet<_> = document["paths"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    let routed = routed();
    assert!(routed.len() > 30, "the routers are not read: {routed:?}");
    let mut wanted = BTreeSet::new();
    for address in &routed {
        if UNTOLD.iter().any(|(known, _)| known == address) {
            continue;
        }
        match TOLD_AS.iter().find(|(known, _)| known == address) {
            Some((_, names)) => wanted.extend(names.iter().map(|name| (*name).to_owned())),
            None => drop(wanted.insert(address.clone())),
        }
    }
    for templated in [
        "/questions.{suffix}",
        "/impact.{suffix}",
        "/needs.{suffix}",
        "/shapes.{suffix}",
        "/domains.{format}",
        "/catalog.{suffix}",
    ] {
        wanted.insert(templated.to_owned());
    }
    let of_data = |path: &&String| {
        ["/questions/", "/api/", "/catalog/"]
            .iter()
            .any(|start| path.starts_with(start))
    };
    let missing: Vec<_> = wanted.difference(&told).collect();
    let extra: Vec<_> = told
        .difference(&wanted)
        .filter(|path| !of_data(path))
        .collect();
    assert!(
        missing.is_empty() && extra.is_empty(),
        "describe these in src/http/openapi/fixed: {missing:?}; these are not routed: {extra:?}"
    );
}

#[test]
fn every_question_is_told_with_its_parameters() {
    let server = server();
    let document = document(&server, "nb");
    for question in server.app.questions().iter() {
        let told = &document["paths"][format!("/questions/{}", question.name)]["get"];
        assert!(told.is_object(), "{}", question.name);
        assert_eq!(
            told["summary"],
            question.summary.in_language(helsegraf::rdf::Language::Nb)
        );
        let names: Vec<_> = told["parameters"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| &p["name"])
            .collect();
        for parameter in &question.parameters {
            assert!(
                names.contains(&&Value::from(parameter.name)),
                "{}: {names:?}",
                question.name
            );
        }
    }
}

#[test]
fn the_document_is_whole_and_says_the_same_in_every_language() {
    let server = server();
    let shapes: Vec<Value> = ["nb", "nn", "en"]
        .map(|tag| bare(document(&server, tag)))
        .into();
    assert_eq!(shapes[0], shapes[1]);
    assert_eq!(shapes[0], shapes[2]);
    let texts = |tag| {
        let document = document(&server, tag);
        document["info"]["description"].as_str().unwrap().to_owned()
    };
    assert_ne!(texts("nb"), texts("nn"));
    let document = document(&server, "en");
    let mut broken = Vec::new();
    references(&document, &mut |reference| {
        let pointer = reference.strip_prefix('#').unwrap_or_default();
        if document.pointer(pointer).is_none() {
            broken.push(reference.to_owned());
        }
    });
    assert!(broken.is_empty(), "{broken:?}");
    let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
    for methods in document["paths"].as_object().unwrap().values() {
        for operation in methods.as_object().unwrap().values() {
            *ids.entry(operation["operationId"].as_str().unwrap())
                .or_default() += 1;
        }
    }
    let twice: Vec<_> = ids.iter().filter(|(_, n)| **n > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

/// Without the words.
fn bare(mut value: Value) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(members) => {
                for name in ["description", "summary", "title", "x-displayName"] {
                    if members.get(name).is_some_and(Value::is_string) {
                        members.remove(name);
                    }
                }
                members.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => (),
        }
    }
    strip(&mut value);
    value
}

fn references(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::Object(members) => {
            if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
                each(reference);
            }
            members.values().for_each(|value| references(value, each));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, each)),
        _ => (),
    }
}

#[test]
fn the_document_is_sent_again_only_when_it_changed() {
    let server = server();
    let first = server.get("/api/openapi.json", "application/json");
    assert_eq!(first.header("content-type"), "application/json");
    let again = server.ask(crate::server::request(
        "GET",
        "/api/openapi.json",
        &[("if-none-match", first.header("etag"))],
        "",
    ));
    assert_eq!(again.status, 304);
    assert_eq!(server.get("/api/openapi.json", "text/csv").status, 406);
}

#[test]
fn every_kind_of_problem_has_a_page_in_three_languages() {
    let server = server();
    let list = server.get("/problems", BROWSER).text();
    let json = server.get("/problems", "application/json").json();
    assert_eq!(json.as_array().unwrap().len(), kinds::ALL.len());
    for kind in kinds::ALL {
        let address = kind.address();
        assert!(
            list.contains(&format!("href=\"{address}\"")),
            "{address} is not listed"
        );
        let mut pages = BTreeSet::new();
        for language in ["nb", "nn", "en"] {
            let page = server.get(&format!("{address}?lang={language}"), BROWSER);
            assert_eq!(page.status, 200, "{address}");
            assert_eq!(page.header("content-language"), language);
            let told = server
                .get(&format!("{address}?lang={language}"), "application/json")
                .json();
            assert_eq!(told["type"], address.as_str());
            assert_eq!(told["status"], kind.status.as_u16());
            for member in ["title", "when", "remedy"] {
                let text = told[member].as_str().unwrap();
                assert!(text.len() > 4, "{address} {member}");
                let shown = shown(text);
                assert!(
                    page.text().contains(&shown),
                    "{address} {language}: {shown}"
                );
            }
            pages.insert(told["when"].as_str().unwrap().to_owned());
        }
        assert!(
            pages.len() >= 2,
            "{address} says the same in every language"
        );
    }
    assert_eq!(server.get("/problems/none", "application/json").status, 404);
}

/// As the page has it: escaped, and what stands between backticks as code.
fn shown(text: &str) -> String {
    let mut shown = String::new();
    for (place, piece) in text.split('`').enumerate() {
        let piece = piece.replace('\'', "&#39;");
        match place % 2 {
            0 => shown.push_str(&piece),
            _ => shown.push_str(&format!("<code>{piece}</code>")),
        }
    }
    shown
}

#[test]
fn the_type_of_a_problem_leads_to_its_page() {
    let server = server();
    for (path, accept) in [
        ("/nowhere", ""),
        ("/sparql?query=x", ""),
        ("/ns", "image/png"),
        ("/ns", "x"),
    ] {
        let problem = server.get(path, accept);
        assert!(problem.status.is_client_error(), "{path}");
        let told = problem.json();
        let page = server
            .get(told["type"].as_str().unwrap(), "application/json")
            .json();
        assert_eq!(
            (&page["title"], &page["status"]),
            (&told["title"], &told["status"])
        );
    }
    let refused = server.ask(crate::server::request("DELETE", "/health", &[], ""));
    assert_eq!(
        (refused.status.as_u16(), refused.header("allow")),
        (405, "GET,HEAD")
    );
}

#[test]
fn what_an_address_cannot_be_read_as_is_a_problem_too() {
    let server = server();
    let token = format!("Bearer {}", server.admin);
    for (method, path) in [
        ("DELETE", "/running/one"),
        ("GET", "/doc/%ff"),
        ("GET", "/questions/%ff"),
        ("GET", "/static/%ff"),
        ("GET", "/problems/%ff"),
    ] {
        let headers = [("authorization", token.as_str())];
        let answer = server.ask(crate::server::request(method, path, &headers, ""));
        assert_eq!(answer.status, 400, "{path}");
        assert_eq!(answer.json()["type"], "/problems/request-invalid", "{path}");
    }
}

#[test]
fn the_page_shows_what_the_document_tells() {
    let server = server();
    for language in ["nb", "nn", "en"] {
        let page = server.get(&format!("/api?lang={language}"), BROWSER);
        assert_eq!(page.status, 200);
        assert_eq!(page.header("content-language"), language);
        let (text, document) = (page.text(), document(&server, language));
        for path in document["paths"].as_object().unwrap().keys() {
            assert!(text.contains(path.as_str()), "{path}");
        }
        assert!(
            !text.contains("src=\"http") && !text.contains("href=\"//"),
            "all is from here"
        );
    }
}

#[test]
fn examples_can_be_pasted_where_the_page_was_asked() {
    let headers = [
        ("accept", BROWSER),
        ("host", "data.example:8443"),
        ("x-forwarded-proto", "https"),
    ];
    let page = server()
        .ask(super::server::request("GET", "/api?lang=en", &headers, ""))
        .text();
    assert_eq!(
        page.matches("https://data.example:8443/").count(),
        5,
        "{page}"
    );
    assert!(!page.contains("ORIGIN"), "{page}");
}
