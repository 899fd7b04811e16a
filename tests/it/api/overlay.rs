//! A collection of one's own is Turtle in a folder, and nothing more.

use crate::cli::{Serving, token};
use serde_json::{Value, json};
use std::path::Path;

const SHAPES: &str = r#"
    @prefix ex: <https://example.org/ns#> . @prefix hg: <https://w3id.org/helsegraf/ns#> .
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix org: <http://www.w3.org/ns/org#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    <collections/trials> a hg:Collection ; hg:path "trials" ; sh:order 99 ; hg:member ex:Trial ; hg:shape ex:TrialShape ;
        rdfs:label "Utprøvinger"@nb , "Utprøvingar"@nn , "Trials"@en ;
        hg:columns ( skos:prefLabel ex:phase ) ; hg:facets ( ex:phase ex:sponsor ex:arm ) ; hg:sortBy ( [ hg:descending ex:phase ] ) .
    ex:TrialShape a sh:NodeShape ; sh:targetClass ex:Trial ; rdfs:label "Utprøving"@nb , "Trial"@en ; sh:property
        [ sh:path skos:prefLabel ; sh:datatype rdf:langString ; sh:uniqueLang true ; sh:minCount 1 ; sh:name "navn"@nb ] ,
        [ sh:path ex:phase ; sh:datatype xsd:integer ; sh:minCount 1 ; sh:maxCount 1 ; sh:name "fase"@nb , "phase"@en ] ,
        [ sh:path ex:arm ; sh:in ( "open" "blind" ) ; sh:maxCount 1 ] ,
        [ sh:path ex:begun ; sh:or ( [ sh:datatype xsd:gYear ] [ sh:datatype xsd:date ] ) ; sh:maxCount 1 ] ,
        [ sh:path ex:sponsor ; sh:class org:Organization ; sh:maxCount 1 ; sh:name "sponsor"@nb ; hg:key "paidBy" ] ."#;

const DATA: &str = r#"
    @prefix ex: <https://example.org/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    <id/trials/one> a ex:Trial ; skos:prefLabel "Én"@nb , "One"@en ; ex:phase 1 ; ex:arm "open" ; ex:begun "2024"^^xsd:gYear .
    <id/trials/two> a ex:Trial ; skos:prefLabel "To"@nb , "Two"@en ; ex:phase 2 ; ex:begun "2024-05-17"^^xsd:date ;
        ex:sponsor <id/organisations/hdir> ."#;

/// The JSON of an answer of a running server, after its head.
fn json(server: &Serving, path: &str) -> Value {
    let answer = server.get(path);
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    assert!(head.starts_with("HTTP/1.1 200"), "{path}: {answer}");
    serde_json::from_str(body).unwrap_or_else(|e| panic!("{path}: {e}: {body}"))
}

fn lay(folder: &Path, name: &str, text: &str) {
    let folder = folder.join(name);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("trials.ttl"), text).unwrap();
}

#[test]
fn a_new_collection_is_turtle_in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (data, overlay) = (folder.path().join("graph"), folder.path().join("overlay"));
    lay(&overlay, "shapes", SHAPES);
    lay(&overlay, "data", DATA);
    let flags = ["--overlay", overlay.to_str().unwrap()];
    let server = Serving::start(&data, &flags);
    let listed = json(&server, "/api");
    let names = listed["collections"].as_array().unwrap().iter();
    let told = names
        .clone()
        .find(|c| c["name"] == "trials")
        .expect("listed");
    assert_eq!(
        (&told["total"], &told["columns"]),
        (&json!(2), &json!(["prefLabel", "phase"]))
    );

    let list = json(&server, "/api/trials");
    let ids: Vec<_> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|i| i["href"].clone())
        .collect();
    assert_eq!(ids, ["/api/trials/two", "/api/trials/one"], "{list}");
    assert_eq!(list["items"][0]["phase"], 2);
    assert_eq!(json(&server, "/api/trials?paidBy=hdir")["total"], 1);
    assert_eq!(
        json(&server, "/api/trials?arm=open")["items"][0]["href"],
        "/api/trials/one"
    );
    let item = json(&server, "/api/trials/two");
    assert_eq!(
        item["paidBy"]["prefLabel"]["nb"], "Helsedirektoratet",
        "{item}"
    );
    assert_eq!(item["begun"], "2024-05-17");
    assert!(
        server
            .get("/api/trials.csv")
            .contains("id,slug,prefLabel,phase\r\n")
    );
    for path in ["/doc/trials", "/doc/trials/two"] {
        let page = server.get(&format!("{path}.html"));
        assert!(
            page.starts_with("HTTP/1.1 200")
                && page.contains("phase") | page.contains("Trial") | page.contains("Utprøving"),
            "{page}"
        );
    }

    let token = token(&data, "ola", "steward");
    let three = json!({
        "type": ["Trial"], "prefLabel": {"nb": "Tre"}, "phase": 3, "begun": "2023", "arm": "blind",
    });
    let answer = server.send("PUT", "/api/trials/three", &token, &three.to_string());
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    let item = json(&server, "/api/trials/three");
    assert_eq!(
        (&item["phase"], &item["begun"]),
        (&json!(3), &json!("2023"))
    );
    let wrong = json!({"type": ["Trial"], "prefLabel": {"nb": "Fire"}, "phase": "four"});
    let answer = server.send("PUT", "/api/trials/four", &token, &wrong.to_string());
    assert!(
        answer.starts_with("HTTP/1.1 422") && answer.contains("/phase"),
        "{answer}"
    );
    let wrong = json!({"type": ["Trial"], "prefLabel": {"nb": "Fire"}, "arm": "closed"});
    let answer = server.send("PUT", "/api/trials/four", &token, &wrong.to_string());
    assert!(
        answer.starts_with("HTTP/1.1 422") && answer.contains("shapes-violated"),
        "{answer}"
    );
    drop(server);

    // What the folder no longer says is gone; what was written stays.
    lay(&overlay, "data", &DATA.replace("\"One\"", "\"First\""));
    let server = Serving::start(&data, &flags);
    assert_eq!(json(&server, "/api/trials/one")["prefLabel"]["en"], "First");
    assert_eq!(json(&server, "/api/trials")["total"], 3);
    drop(server);
    lay(
        &overlay,
        "data",
        "<id/trials/five> a <https://example.org/ns#Trial> .",
    );
    let ran = crate::cli::run(&[
        "serve",
        "--bind",
        "127.0.0.1:0",
        "--data",
        data.to_str().unwrap(),
        flags[0],
        flags[1],
    ]);
    assert_eq!(ran.code, 2, "{}", ran.errors);
    assert!(
        ran.errors.contains("the shapes refuse it"),
        "{}",
        ran.errors
    );
}
