//! Lists: narrowed, ordered, page by page, as a table.

use super::{collections, items};
use crate::server::{Server, encoded};
use crate::shipped::reading;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn ids(items: &[Value]) -> Vec<String> {
    items
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

/// The collections that the programs of others are built on.
const NAMED: [&str; 19] = [
    "domains",
    "concepts",
    "information-models",
    "elements",
    "value-sets",
    "code-systems",
    "standards",
    "datasets",
    "data-services",
    "organisations",
    "systems",
    "legislation",
    "health-categories",
    "needs",
    "measures",
    "goals",
    "cases",
    "decisions",
    "mappings",
];

#[test]
fn the_collections_are_there_with_columns_and_facets() {
    let server = reading();
    let told = server.json("/api");
    let told = told["collections"].as_array().unwrap();
    let by_name: BTreeMap<_, _> = told
        .iter()
        .map(|c| (c["name"].as_str().unwrap(), c))
        .collect();
    assert_eq!(by_name.len(), told.len());
    let mut wrong = Vec::new();
    for name in NAMED {
        let Some(collection) = by_name.get(name) else {
            wrong.push(format!("{name} is missing"));
            continue;
        };
        let count = |key: &str| collection[key].as_array().map_or(0, Vec::len);
        if count("columns") < 3 || count("facets") < 2 || collection["total"].as_u64() < Some(1) {
            wrong.push(format!("{name}: {collection}"));
        }
        for language in ["nb", "nn", "en"] {
            if !collection["label"][language].is_string() {
                wrong.push(format!("{name} has no name in {language}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_shapes_declare_of_lists_is_found_in_them() {
    let server = reading();
    let snapshot = server.app.snapshot();
    let registry = helsegraf::registry::Registry::read(&snapshot, helsegraf::vocab::hg::BASE);
    let shapes = helsegraf::registry::shapes_view(&snapshot, helsegraf::vocab::hg::BASE);
    let mut wrong = Vec::new();
    for collection in registry.collections() {
        let iri = format!(
            "{}collections/{}",
            helsegraf::vocab::hg::BASE,
            collection.segment
        );
        let node = shapes.id(&oxrdf::NamedNode::new(iri).unwrap()).unwrap();
        for (property, found) in [
            (helsegraf::vocab::hg::COLUMNS, collection.columns().count()),
            (helsegraf::vocab::hg::FACETS, collection.facets().count()),
            (helsegraf::vocab::hg::SORT_BY, collection.sort().count()),
        ] {
            let list = shapes
                .id(property)
                .and_then(|p| shapes.objects(node, p).next());
            let mut declared = 0;
            let mut cell = list;
            while let Some(at) = cell {
                let rest = shapes.id(oxrdf::vocab::rdf::REST).unwrap();
                cell = shapes.objects(at, rest).next();
                declared += usize::from(cell.is_some());
            }
            if list.is_some() && declared != found {
                wrong.push(format!(
                    "{}: {property} {declared}, found {found}",
                    collection.segment
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pages_hold_the_whole_list_once_in_its_order() {
    let server = reading();
    for collection in ["domains", "elements", "cases", "mappings"] {
        let whole = ids(&items(server, collection, 1_000));
        let total = server.json(&format!("/api/{collection}?limit=0"));
        assert_eq!(
            total["total"].as_u64().unwrap() as usize,
            whole.len(),
            "{collection}"
        );
        assert_eq!(total["items"].as_array().unwrap().len(), 0);
        for limit in [1, 7, 50] {
            if limit == 1 && whole.len() > 150 {
                continue;
            }
            assert_eq!(
                ids(&items(server, collection, limit)),
                whole,
                "{collection} {limit}"
            );
        }
        assert_eq!(
            whole.iter().collect::<BTreeSet<_>>().len(),
            whole.len(),
            "{collection}"
        );
    }
    let first = server.get("/api/elements?limit=2", "");
    let next = first.json()["next"].as_str().unwrap().to_owned();
    assert!(
        first
            .header("link")
            .contains(&format!("<{next}>; rel=\"next\"")),
        "{}",
        first.header("link")
    );
}

#[test]
fn lists_go_both_ways_by_any_field() {
    let server = reading();
    let up = ids(&items_at(server, "/api/domains?sort=prefLabel&lang=nb"));
    let mut down = ids(&items_at(server, "/api/domains?sort=-prefLabel&lang=nb"));
    assert_ne!(up, down);
    down.reverse();
    assert_eq!(up, down);
    let labels: Vec<String> = items_at(server, "/api/domains?sort=prefLabel&lang=nb")
        .iter()
        .map(|item| helsegraf::rdf::collation(item["prefLabel"]["nb"].as_str().unwrap()))
        .collect();
    let mut sorted = labels.clone();
    sorted.sort();
    assert_eq!(labels, sorted);
    let years: Vec<i64> = items_at(
        server,
        "/api/elements?sort=-sequenceNumber&fields=sequenceNumber",
    )
    .iter()
    .filter_map(|item| item["sequenceNumber"].as_i64())
    .collect();
    assert!(
        years.len() > 5 && years.is_sorted_by(|a, b| a >= b),
        "{years:?}"
    );
}

fn items_at(server: &Server, path: &str) -> Vec<Value> {
    let page = server.json(&format!("{path}&limit=1000"));
    page["items"].as_array().unwrap().clone()
}

#[test]
fn every_facet_value_leaves_what_it_counts() {
    let server = reading();
    let mut wrong = Vec::new();
    let mut tried = 0;
    for collection in NAMED {
        let list = server.json(&format!("/api/{collection}?limit=0"));
        for (facet, told) in list["facets"].as_object().unwrap() {
            for value in told["values"].as_array().unwrap().iter().take(3) {
                let wanted = value["value"].as_str().unwrap();
                let path = format!(
                    "/api/{collection}?limit=0&facets=false&{facet}={}",
                    encoded(wanted)
                );
                let found = server.json(&path);
                tried += 1;
                if found["total"] != value["count"] {
                    wrong.push(format!("{path}: {} of {}", found["total"], value["count"]));
                }
            }
        }
    }
    assert!(tried > 100, "{tried}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn filters_of_one_facet_add_and_of_several_narrow() {
    let server = reading();
    let total = |query: &str| {
        server.json(&format!("/api/domains?limit=0&{query}"))["total"]
            .as_u64()
            .unwrap()
    };
    let list = server.json("/api/domains?limit=0");
    let scopes = list["facets"]["scope"]["values"].as_array().unwrap();
    let short =
        |value: &Value| helsegraf::rdf::last_part(value["value"].as_str().unwrap()).to_owned();
    let names: Vec<String> = scopes.iter().map(short).collect();
    let counts: Vec<u64> = scopes
        .iter()
        .map(|v| v["count"].as_u64().unwrap())
        .collect();
    assert!(names.len() > 1, "{list}");
    let both = names
        .iter()
        .map(|name| format!("scope={name}"))
        .collect::<Vec<_>>()
        .join("&");
    assert_eq!(total(&both), counts.iter().sum::<u64>());
    let with_words = total(&format!("scope={}&q=lege", names[0]));
    assert!(with_words > 0 && with_words < counts[0], "{with_words}");
    assert!(total("q=LEGEMIDL") > 0);
    assert_eq!(total("q=xyzzy"), 0);
    let narrowed = server.json(&format!("/api/domains?limit=0&scope={}", names[0]));
    assert_eq!(
        narrowed["facets"]["scope"]["values"]
            .as_array()
            .unwrap()
            .len(),
        names.len()
    );
}

#[test]
fn what_means_nothing_is_refused_with_what_there_is() {
    let server = reading();
    for (query, told) in [
        ("nothing=1", "parameters"),
        ("scop=national", "parameters"),
        ("limit=1001", "parameter"),
        ("limit=-1", "parameter"),
        ("limit=ten", "parameter"),
        ("lang=xx", "parameter"),
        ("sort=nothing", "fields"),
        ("fields=prefLabel,nothing", "fields"),
        ("after=nothing", "parameter"),
        ("facets=perhaps", "parameter"),
        ("mark=nothing", "values"),
        ("q=%ff", "parameter"),
    ] {
        let answer = server.get(&format!("/api/domains?{query}"), "application/json");
        assert_eq!(answer.status, 400, "{query}: {}", answer.text());
        let problem = answer.json();
        assert_eq!(problem["type"], "/problems/request-invalid", "{query}");
        assert!(!problem[told].is_null(), "{query}: {problem}");
    }
    let first = server.json("/api/domains?limit=1");
    let next = first["next"].as_str().unwrap();
    let other = server.get(&format!("{next}&sort=-prefLabel"), "application/json");
    assert_eq!(
        other.status,
        400,
        "a place in another order: {}",
        other.text()
    );
    let missing = server.get("/api/nothing", "application/json");
    assert_eq!(missing.status, 404);
    assert!(missing.json()["collections"].as_array().unwrap().len() > 20);
}

#[test]
fn a_list_comes_as_a_table() {
    let server = reading();
    for collection in collections(server) {
        let answer = server.get(&format!("/api/{collection}"), "text/csv");
        assert_eq!(
            answer.header("content-type"),
            "text/csv; charset=utf-8",
            "{collection}"
        );
        let rows = table(&answer.text());
        let total = server.json(&format!("/api/{collection}?limit=0"))["total"]
            .as_u64()
            .unwrap();
        assert_eq!(rows.len() as u64, total + 1, "{collection}");
        assert_eq!(rows[0][..2], ["id", "slug"], "{collection}");
        for row in &rows {
            assert_eq!(row.len(), rows[0].len(), "{collection}: {row:?}");
        }
    }
    let named = server.get(
        "/api/domains.csv?fields=prefLabel,owner&limit=2&lang=en",
        "",
    );
    let rows = table(&named.text());
    assert_eq!(rows[0], ["id", "slug", "prefLabel", "owner", "ownerLabel"]);
    assert_eq!(rows.len(), 3);
    assert!(named.header("link").contains("rel=\"next\""));
}

/// Reads a table as RFC 4180 has it: CRLF after each row, quotes doubled in quotes.
fn table(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match (quoted, letter) {
            (true, '"') if letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            (true, '"') => quoted = false,
            (true, other) => cell.push(other),
            (false, '"') => {
                assert!(cell.is_empty(), "a quote inside {cell:?}");
                quoted = true;
            }
            (false, ',') => row.push(std::mem::take(&mut cell)),
            (false, '\r') => {
                assert_eq!(letters.next(), Some('\n'), "CR without LF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (false, '\n') => panic!("LF without CR"),
            (false, other) => cell.push(other),
        }
    }
    assert!(
        row.is_empty() && cell.is_empty() && !quoted,
        "the last row has no end"
    );
    rows
}

/// What a page costs far down a long list: `cargo test --test it -- --ignored --nocapture far_pages`.
#[test]
#[ignore = "measures; takes a minute"]
fn far_pages_cost_what_the_first_one_costs() {
    use helsegraf::graph::{Author, Mode};
    use oxrdf::vocab::rdf;
    use oxrdf::{Literal, NamedNode, Quad};
    const THINGS: usize = 100_000;
    let graph = NamedNode::new_unchecked("https://w3id.org/helsegraf/graph/region/many");
    let class = NamedNode::new_unchecked("https://w3id.org/helsegraf/ns#Section");
    let label = helsegraf::vocab::skos::PREF_LABEL;
    let mut delta = helsegraf::rdf::Delta::default();
    for number in 0..THINGS {
        let thing =
            NamedNode::new_unchecked(format!("https://w3id.org/helsegraf/id/sections/s-{number}"));
        let name = Literal::new_language_tagged_literal_unchecked(
            format!("Del {}", number * 7919 % THINGS),
            "nb",
        );
        delta.added.push(Quad::new(
            thing.clone(),
            rdf::TYPE,
            class.clone(),
            graph.clone(),
        ));
        delta
            .added
            .push(Quad::new(thing, label, name, graph.clone()));
    }
    // A shape that asks for little, so that what is measured is the list.
    let shape = r#"
        PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX hg: <https://w3id.org/helsegraf/ns#>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        <https://w3id.org/helsegraf/collections/sections> a hg:Collection ; hg:path "sections" ; hg:member hg:Section .
        <https://example.org/shape> a sh:NodeShape ; sh:targetClass hg:Section ;
          sh:property [ sh:path skos:prefLabel ; sh:datatype rdf:langString ] ."#;
    let parser = oxigraph::io::RdfParser::from_format(oxigraph::io::RdfFormat::Turtle);
    let parser = parser.with_default_graph(helsegraf::vocab::hg::SHAPES);
    delta
        .added
        .extend(parser.for_slice(shape).map(|quad| quad.unwrap()));
    let empty = Server::new(helsegraf::http::Settings::default());
    let author = Author {
        agent: "test".to_owned(),
        door: helsegraf::log::Door::Load,
        message: None,
    };
    let made = empty.app.graph().commit(&author, Mode::Commit, |_| {
        Ok::<_, helsegraf::graph::Error>(delta)
    });
    made.expect("what conforms");
    let took = |path: &str| {
        let mut best = std::time::Duration::MAX;
        let mut next = String::new();
        for _ in 0..20 {
            let started = std::time::Instant::now();
            let page = empty.json(path);
            best = best.min(started.elapsed());
            next = page["next"].as_str().unwrap_or_default().to_owned();
            assert_eq!(page["items"].as_array().unwrap().len(), 20);
        }
        (best, next)
    };
    let first = "/api/sections?limit=20&facets=false";
    let (near, _) = took(first);
    let mut path = "/api/sections?limit=980&facets=false".to_owned();
    let mut passed = 0;
    while passed < THINGS - 3 * 980 {
        path = empty.json(&path)["next"].as_str().unwrap().to_owned();
        passed += 980;
    }
    let path = path.replace("limit=980", "limit=20");
    let (far, next) = took(&path);
    println!(
        "of {THINGS} things: page 1 {near:?}, page {} {far:?}, {next}",
        passed / 20
    );
    assert!(far < near * 3, "{far:?} against {near:?}");
}
