//! `/impact` over HTTP: what a change in a thing touches, and what a proposed change does.

use super::content;
use super::server::{Answer, Server, encoded, request};
use super::shipped::{commit, reading};
use helsegraf::http::Settings;
use helsegraf::vocab::hg;
use serde_json::Value;
use std::collections::BTreeSet;
use std::time::Instant;

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const JSON: &str = "application/json";
const ICD: &str = "/impact?of=id/code-systems/icd-10";

fn get(path: &str, accept: &str) -> Answer {
    let answer = reading().get(path, accept);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer
}

fn iri(path: &str) -> String {
    format!("{}id/{path}", hg::BASE)
}

fn list<'v>(value: &'v Value, name: &str) -> &'v Vec<Value> {
    let list = value[name].as_array();
    list.unwrap_or_else(|| panic!("{name} of {value}"))
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    let text = value[name].as_str();
    text.unwrap_or_else(|| panic!("{name} of {value}"))
}

/// The IRIs of what is touched.
fn affected(answer: &Value) -> BTreeSet<String> {
    let affected = list(answer, "affected").iter();
    affected.map(|it| text(it, "iri").to_owned()).collect()
}

fn is_true(pattern: &str) -> bool {
    let query = format!("ASK {{ {pattern} }}");
    let answer = reading().query(&query, "application/sparql-results+json");
    answer.json()["boolean"] == true
}

#[test]
fn json_tells_what_is_touched_and_by_which_path() {
    let answer = get(&format!("{ICD}&lang=en"), JSON).json();
    assert_eq!(answer["of"], iri("code-systems/icd-10"));
    assert_eq!(answer["kind"], "code-systems");
    let touched = affected(&answer);
    for thing in [
        "domains/diagnoser",
        "registries/dodsarsaksregister",
        "transitions/icd-11-overgang",
    ] {
        assert!(touched.contains(&iri(thing)), "{thing}");
    }
    assert_eq!(answer["total"], touched.len());
    assert_eq!(answer["listed"], touched.len());
    assert_eq!(answer["cut"], Value::Null);
    let counted: u64 = list(&answer, "counts")
        .iter()
        .filter_map(|it| it["count"].as_u64())
        .sum();
    assert_eq!(counted, touched.len() as u64);
    let mut last = 0;
    for thing in list(&answer, "affected") {
        let path = list(thing, "path");
        let distance = thing["distance"].as_u64().expect("a number");
        assert_eq!(distance, path.len() as u64, "{thing}");
        assert!(distance >= last, "by distance");
        last = distance;
        let mut at = iri("code-systems/icd-10");
        for step in path {
            assert_eq!(step["from"], at, "{thing}");
            at = text(step, "to").to_owned();
            assert!(!text(step, "label").is_empty(), "{thing}");
        }
        assert_eq!(at, text(thing, "iri"));
    }
    assert!(last > 1);
    let notified = list(&answer, "notify").iter().map(|it| text(it, "iri"));
    let notified: BTreeSet<_> = notified.map(str::to_owned).collect();
    assert!(notified.contains(&iri("organisations/fhi")), "{notified:?}");
    for person in list(&answer, "notify") {
        for role in list(person, "roles") {
            let of = text(&list(role, "things")[0], "iri");
            let stated = format!(
                "<{of}> <{}> <{}>",
                text(role, "property"),
                text(person, "iri")
            );
            assert!(is_true(&stated), "{stated}");
        }
    }
}

#[test]
fn a_property_is_named_from_the_end_it_is_walked_from() {
    let named = |lang: &str| {
        let answer = get(&format!("{ICD}&lang={lang}"), JSON).json();
        let steps = list(&answer, "affected")
            .iter()
            .flat_map(|it| list(it, "path"));
        let property = "https://w3id.org/helsegraf/ns#codedWith";
        let step = steps.clone().find(|it| it["property"] == property);
        let step = step.unwrap_or_else(|| panic!("no step along {property}"));
        assert_eq!(step["direction"], "backward");
        text(step, "label").to_owned()
    };
    let names = ["nb", "nn", "en"].map(named);
    let inverse = |name: &str, lang: &str| {
        is_true(&format!(
            "<https://w3id.org/helsegraf/ns#codedWith> <https://w3id.org/helsegraf/ns#inverseLabel> \"{name}\"@{lang}"
        ))
    };
    for (name, lang) in names.iter().zip(["nb", "nn", "en"]) {
        assert!(inverse(name, lang), "{name} {lang}");
    }
}

#[test]
fn csv_has_paths_that_sparql_walks() {
    let csv = get(&format!("{ICD}&lang=nb"), "text/csv").text();
    let mut lines = csv.lines();
    assert_eq!(
        lines.next(),
        Some("distance,kind,iri,label,from,path,steps")
    );
    let lines: Vec<&str> = lines.collect();
    let json = get(ICD, JSON).json();
    assert_eq!(lines.len(), affected(&json).len());
    for line in lines.iter().step_by(7) {
        let plain = line.rsplit_once(",https://").expect("from is an IRI").1;
        let (from, rest) = plain.split_once(',').expect("a path");
        let path = rest.split(',').next().expect("a path");
        let to = line.split(',').nth(2).expect("an IRI");
        let pattern = format!("<https://{from}> {path} <{to}>");
        assert!(is_true(&pattern), "{pattern}");
    }
}

#[test]
fn the_page_says_the_same_in_three_languages() {
    let json = get(ICD, JSON).json();
    for (lang, title, role) in [
        (
            "nb",
            "Hva berører en endring i ICD-10?",
            "Hvem må få vite det",
        ),
        (
            "nn",
            "Kva rører ei endring i ICD-10 ved?",
            "Kven må få vite det",
        ),
        (
            "en",
            "What does a change in ICD-10 touch?",
            "Who has to know",
        ),
    ] {
        let page = get(&format!("{ICD}&lang={lang}"), BROWSER);
        assert_eq!(page.header("content-language"), lang);
        assert!(!page.header("content-security-policy").is_empty());
        let page = page.text();
        assert!(page.contains(title), "{lang}");
        assert!(page.contains(role), "{lang}");
        // Each box of the drawing leads to the list that says the same.
        let boxes: Vec<&str> = page
            .split("<a href=\"#d")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert!(boxes.len() > 3, "{boxes:?}");
        for anchor in boxes {
            assert!(page.contains(&format!("<h3 id=\"d{anchor}\"")), "{anchor}");
        }
        for count in list(&json, "counts") {
            let kind = text(count, "kind").replace([':', '/', '#'], "-");
            let id = format!("id=\"d{}-{kind}\"", count["distance"]);
            assert!(page.contains(&id), "{id}");
        }
    }
}

#[test]
fn a_kind_at_a_distance_can_be_had_alone() {
    let all = get(ICD, JSON).json();
    let counts = list(&all, "counts").iter();
    let largest = counts.max_by_key(|it| it["count"].as_u64()).expect("some");
    let (kind, distance) = (text(largest, "kind"), &largest["distance"]);
    let path = format!("{ICD}&kind={kind}&distance={distance}");
    let narrow = get(&path, JSON).json();
    assert_eq!(narrow["matching"], largest["count"]);
    assert_eq!(narrow["total"], all["total"]);
    for thing in list(&narrow, "affected") {
        assert_eq!(thing["kind"], *kind);
        assert_eq!(thing["distance"], *distance);
    }
    let page = get(&path, BROWSER).text();
    for thing in list(&narrow, "affected") {
        let slug = text(thing, "iri").rsplit('/').next().expect("a slug");
        assert!(page.contains(slug), "{slug}");
    }
    let first = get(&format!("{ICD}&limit=3"), JSON).json();
    assert_eq!(first["listed"], 3);
    assert_eq!(first["total"], all["total"]);
    let csv = get(&format!("{ICD}&limit=3"), "text/csv").text();
    let last = csv.lines().last().expect("a line");
    assert!(last.starts_with(",cut,,the first 3 of "), "{last}");
}

#[test]
fn questions_and_shapes_that_depend_on_it_are_told_with_the_reason() {
    let answer = get("/impact?of=id/roles/hdab&lang=en", JSON).json();
    let question = list(&answer, "questions").iter();
    let named: Vec<_> = question.filter(|it| it["because"] == "itself").collect();
    assert!(
        named.iter().any(|it| it["name"] == "c09-hdab-options"),
        "{named:?}"
    );
    for name in named.iter().map(|it| text(it, "name")) {
        let sparql = get(&format!("/questions/{name}.rq"), "*/*").text();
        assert!(sparql.contains("roles/hdab"), "{name}");
    }
    let answer = get("/impact?of=id/datasets/npr", JSON).json();
    let class = "http://www.w3.org/ns/dcat#Dataset";
    let shapes: Vec<_> = list(&answer, "shapes")
        .iter()
        .filter(|it| it["because"] == "guards" && it["term"] == class)
        .collect();
    assert!(
        shapes
            .iter()
            .any(|it| text(it, "iri").ends_with("shapes/Dataset")),
        "{shapes:?}"
    );
    // A property of the ontology touches no thing, and what depends on it is told all the same.
    let owner = encoded("https://w3id.org/helsegraf/ns#owner");
    let answer = get(&format!("/impact?of={owner}"), JSON).json();
    let itself = |name: &str| {
        let all = list(&answer, name).iter();
        all.filter(|it| it["because"] == "itself").count()
    };
    assert!(itself("questions") > 2 && itself("shapes") > 0, "{answer}");
}

#[test]
fn without_a_thing_there_is_a_page_to_choose_at() {
    let page = get("/impact?lang=en", BROWSER).text();
    let links: Vec<&str> = page
        .split("href=\"/impact?of=")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(links.len() >= 12, "{links:?}");
    for link in links {
        let answer = get(&format!("/impact?of={}", link.replace("&amp;", "&")), JSON).json();
        assert!(answer["total"].as_u64() > Some(0), "{link}");
    }
    let found = get("/impact?q=icd11", BROWSER).text();
    assert!(
        found.contains("/impact?of=id%2Fcode-systems%2Ficd-11"),
        "{found}"
    );
    let none = get("/impact?q=xqzvw&lang=en", BROWSER).text();
    assert!(none.contains("Nothing is called anything like"));
    let thing = get("/impact?q=id/code-systems/icd-10", BROWSER).text();
    assert!(thing.contains("ICD-10?"));
}

#[test]
fn the_page_of_a_thing_leads_to_its_impact() {
    let page = get("/doc/code-systems/icd-10", BROWSER).text();
    let link = page.split("href=\"/impact?of=").nth(1).expect("a link");
    let link = link.split('"').next().expect("an address");
    let page = get(&format!("/impact?of={link}"), BROWSER).text();
    assert!(page.contains("ICD-10?"));
}

#[test]
fn accept_and_suffix_choose_the_form() {
    for (path, accept, status, content_type) in [
        (ICD, BROWSER, 200, "text/html; charset=utf-8"),
        (ICD, "*/*", 200, "text/html; charset=utf-8"),
        (ICD, JSON, 200, JSON),
        (ICD, "text/csv", 200, "text/csv; charset=utf-8"),
        ("/impact.json?of=id/code-systems/icd-10", BROWSER, 200, JSON),
        (
            "/impact.csv?of=id/code-systems/icd-10",
            BROWSER,
            200,
            "text/csv; charset=utf-8",
        ),
        (
            "/impact.html?of=id/code-systems/icd-10",
            JSON,
            200,
            "text/html; charset=utf-8",
        ),
        (
            "/impact?of=id/code-systems/icd-10&format=json",
            BROWSER,
            200,
            JSON,
        ),
        (ICD, "text/turtle", 406, "application/problem+json"),
        (ICD, "text/", 400, "application/problem+json"),
        ("/impact", "*/*", 200, "text/html; charset=utf-8"),
    ] {
        let answer = reading().get(path, accept);
        let case = format!("{path} {accept}");
        assert_eq!(answer.status.as_u16(), status, "{case}: {}", answer.text());
        assert_eq!(answer.header("content-type"), content_type, "{case}");
        assert!(answer.header("vary").contains("Accept"), "{case}");
    }
    let whole = get(ICD, JSON);
    assert!(
        whole
            .header("link")
            .contains("</impact.csv?of=id/code-systems/icd-10>")
    );
    let head = reading().ask(request("HEAD", ICD, &[("accept", JSON)], ""));
    assert_eq!(head.status, 200);
    assert!(head.body.is_empty());
    assert_eq!(head.header("etag"), whole.header("etag"));
    let again = [("accept", JSON), ("if-none-match", whole.header("etag"))];
    assert_eq!(reading().ask(request("GET", ICD, &again, "")).status, 304);
    assert_eq!(reading().ask(request("DELETE", ICD, &[], "")).status, 405);
}

#[test]
fn what_cannot_be_asked_is_refused_with_what_would_do() {
    for (query, parameter) in [
        ("", "of"),
        ("?of=", "of"),
        ("?of=http://a%20b", "of"),
        ("?of=urn:%3Cx%3E", "of"),
        ("?of=id/a%7Bb", "of"),
        ("?of=no:where%20at%20all", "of"),
        ("?of=id/code-systems/icd-10&of=id/code-systems/icd-11", "of"),
        ("?of=id/code-systems/icd-10&distance=0", "distance"),
        ("?of=id/code-systems/icd-10&distance=-1", "distance"),
        ("?of=id/code-systems/icd-10&limit=1000000", "limit"),
        ("?of=id/code-systems/icd-10&limit=x", "limit"),
        ("?of=id/code-systems/icd-10&depth=1", "depth"),
        ("?of=id/code-systems/icd-10&kind=no-such-kind", "kind"),
    ] {
        let answer = reading().get(&format!("/impact{query}"), JSON);
        assert_eq!(answer.status, 400, "{query}: {}", answer.text());
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem = answer.json();
        assert_eq!(problem["parameter"], parameter, "{problem}");
        let remedy = ["example", "parameters", "expected"];
        let is_twice = text(&problem, "detail").contains("once");
        let has_one = remedy.iter().any(|name| !problem[*name].is_null());
        assert!(has_one || is_twice, "{problem}");
    }
    for query in ["?of=%ff", "?q=%ff&of=id/code-systems/icd-10"] {
        assert_eq!(
            reading().get(&format!("/impact{query}"), JSON).status,
            400,
            "{query}"
        );
    }
    for of in [
        "id/code-systems/none",
        "http://example.org/nothing",
        "urn:x",
    ] {
        let answer = reading().get(&format!("/impact?of={of}"), JSON);
        assert_eq!(answer.status, 404, "{of}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert!(
            text(&answer.json(), "detail").contains("/api/search"),
            "{of}"
        );
        let page = reading().get(&format!("/impact?of={of}"), BROWSER);
        assert_eq!(page.status, 404, "{of}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert!(page.text().contains("name=\"q\""), "{of}");
    }
}

fn propose(content_type: &str, accept: &str, body: &str) -> Answer {
    let headers = [("content-type", content_type), ("accept", accept)];
    reading().ask(request(
        "POST",
        "/impact?lang=en",
        &headers,
        body.to_owned(),
    ))
}

const UPDATE: &str = "application/sparql-update";

#[test]
fn a_stranger_may_ask_what_added_statements_touch() {
    let before = reading().app.snapshot().revision();
    let ttl = format!(
        "<{}> <{}ns#usedBy> <{}> .",
        iri("code-systems/icd-10"),
        hg::BASE,
        iri("elements/overf-agens")
    );
    let answer = propose("text/turtle", "*/*", &ttl);
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("content-type"), JSON);
    assert_eq!(answer.header("cache-control"), "no-store");
    let answer = answer.json();
    assert_eq!(
        answer["of"],
        serde_json::json!([iri("code-systems/icd-10")])
    );
    assert_eq!(
        (&answer["added"], &answer["removed"]),
        (&1.into(), &0.into())
    );
    let touched = affected(&answer);
    assert!(
        touched.contains(&iri("elements/overf-agens")),
        "along the new statement"
    );
    assert!(
        touched.contains(&iri("domains/diagnoser")),
        "along those there are"
    );
    assert!(!affected(&get(ICD, JSON).json()).contains(&iri("elements/overf-agens")));
    assert_eq!(
        reading().app.snapshot().revision(),
        before,
        "nothing is stored"
    );
    // What another graph says already is no change.
    let known = format!(
        "<{}> a <{}ns#CodeSystem> .",
        iri("code-systems/icd-10"),
        hg::BASE
    );
    let answer = propose("text/turtle", JSON, &known).json();
    assert_eq!(answer["added"], 0);
    assert_eq!(affected(&answer).len(), 0);
}

#[test]
fn the_guard_is_heard_and_nothing_changes() {
    let before = reading().app.snapshot().revision();
    let nobody = iri("organisations/nobody");
    let ttl = format!("<{nobody}> a <http://www.w3.org/ns/org#Organization> .");
    let answer = propose("text/turtle", JSON, &ttl);
    assert_eq!(answer.status, 200, "a refusal is a finding");
    let answer = answer.json();
    assert_eq!(answer["guard"]["passes"], false);
    assert!(
        list(&answer["guard"], "results")
            .iter()
            .any(|it| it["severity"] == "violation")
    );
    let page = propose("text/turtle", BROWSER, &ttl);
    assert_eq!(page.status, 200);
    assert!(page.text().contains("The guard would refuse the change."));
    assert_eq!(reading().app.snapshot().revision(), before);
    assert_eq!(reading().get("/id/organisations/nobody", JSON).status, 404);
    let fine = format!(
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> \
         INSERT DATA {{ GRAPH <{}graph/national/content> {{ <{}> skos:altLabel \"x\"@nb }} }}",
        hg::BASE,
        iri("organisations/hdir")
    );
    let answer = propose(UPDATE, JSON, &fine).json();
    assert_eq!(answer["guard"]["passes"], true, "{}", answer["guard"]);
    assert_eq!(list(&answer, "changed")[0]["kind"], "organisations");
}

#[test]
fn what_an_update_takes_away_is_touched() {
    let npr = iri("datasets/npr");
    let owners = reading().query(
        &format!("SELECT ?o WHERE {{ <{npr}> <http://data.europa.eu/930/custodian> ?o }}"),
        "text/csv",
    );
    let owner = owners.text().lines().nth(1).expect("a holder").to_owned();
    let update = format!(
        "DELETE {{ GRAPH ?g {{ <{npr}> <http://data.europa.eu/930/custodian> ?o }} }} \
         WHERE {{ GRAPH ?g {{ <{npr}> <http://data.europa.eu/930/custodian> ?o }} }}"
    );
    let answer = propose(UPDATE, JSON, &update);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let answer = answer.json();
    assert_eq!(answer["removed"], 1);
    let touched = list(&answer, "affected").iter();
    let mut lost = touched.filter(|it| it["iri"] == *owner && it["distance"] == 1);
    assert!(lost.next().is_some(), "{owner}");
    let told = list(&answer, "notify").iter().map(|it| text(it, "iri"));
    assert!(told.collect::<Vec<_>>().contains(&owner.as_str()));
    assert!(is_true(&format!(
        "<{npr}> <http://data.europa.eu/930/custodian> <{owner}>"
    )));
}

#[test]
fn what_cannot_be_proposed_is_refused() {
    let shapes = format!(
        "INSERT DATA {{ GRAPH <{}graph/shapes/x> {{ <urn:s> a <http://www.w3.org/ns/shacl#NodeShape> }} }}",
        hg::BASE
    );
    for (content_type, body, status) in [
        ("text/turtle", "this is no Turtle", 400),
        (UPDATE, "INSERT DATA { ?x ?y ?z }", 400),
        (UPDATE, "SELECT * { ?s ?p ?o }", 400),
        (UPDATE, "LOAD <http://127.0.0.1:9/x>", 403),
        (
            UPDATE,
            "INSERT { <urn:a> <urn:b> ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
            403,
        ),
        (UPDATE, &shapes, 401),
        ("image/png", "x", 415),
        ("", "x", 415),
    ] {
        let answer = propose(content_type, JSON, body);
        assert_eq!(answer.status.as_u16(), status, "{body}: {}", answer.text());
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    let bearer = |token: &str| format!("Bearer {token}");
    for (token, status) in [
        (&reading().editor, 403),
        (&reading().steward, 403),
        (&reading().admin, 200),
    ] {
        let bearer = bearer(token);
        let headers = [
            ("content-type", UPDATE),
            ("authorization", &*bearer),
            ("accept", JSON),
        ];
        let answer = reading().ask(request("POST", "/impact", &headers, shapes.clone()));
        assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
    }
    let many: String = (0..10_001)
        .map(|n| format!("<urn:{n}> <urn:p> <urn:o> .\n"))
        .collect();
    let answer = propose("application/n-triples", JSON, &many);
    assert_eq!(answer.status, 413, "{}", answer.text());
    assert_eq!(answer.json()["most"], 10_000);
}

#[test]
fn the_form_works_without_scripts() {
    let form = |parts: &[(&str, &str)]| {
        let part = |(name, value): &(&str, &str)| {
            format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let body: String = parts.iter().map(part).collect();
        propose(
            "multipart/form-data; boundary=b",
            BROWSER,
            &format!("{body}--b--\r\n"),
        )
    };
    let ttl = format!(
        "<{}> <{}ns#usedBy> <{}> .",
        iri("code-systems/icd-10"),
        hg::BASE,
        iri("elements/overf-agens")
    );
    let page = form(&[("change", &ttl), ("change-format", "ttl"), ("change", "")]);
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    let page = page.text();
    assert!(page.contains("The guard would let the change pass.") && page.contains("ICD-10"));
    assert!(
        page.contains("ns#usedBy&#62;"),
        "the form holds what was sent"
    );
    let update = format!("DELETE WHERE {{ <{}> ?p ?o }}", iri("code-systems/icd-10"));
    let page = form(&[("change", &update), ("change-format", "update")]);
    assert_eq!(page.status, 200, "{}", page.text());
    for (parts, status) in [
        (&[("change", ""), ("change-format", "ttl")][..], 400),
        (&[("change", "no turtle"), ("change-format", "ttl")], 400),
        (&[("change", "x"), ("change-format", "png")], 415),
        (&[("change", "x"), ("other", "y")], 400),
    ] {
        let answer = form(parts);
        assert_eq!(answer.status.as_u16(), status, "{parts:?}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    }
}

#[test]
fn a_hub_is_cut_and_says_so() {
    let server = Server::new(Settings::default());
    let mut quads = content::quads();
    let node = |path: &str| oxrdf::NamedNode::new(iri(path)).expect("an IRI");
    let part_of = oxrdf::NamedNode::new("http://purl.org/dc/terms/requires").expect("an IRI");
    for n in 0..20_000 {
        quads.push(oxrdf::Quad::new(
            oxrdf::NamedNode::new(format!("urn:x:{n}")).expect("an IRI"),
            part_of.clone(),
            node("code-systems/icd-10"),
            oxrdf::GraphName::DefaultGraph,
        ));
    }
    commit(&server, quads);
    let answer = server.get(ICD, JSON).json();
    assert_eq!(answer["cut"]["first"], 3_000, "{}", answer["cut"]);
    assert_eq!(answer["cut"]["at"], iri("code-systems/icd-10"));
    assert!(
        answer["cut"]["more"].as_u64() >= Some(17_000),
        "{}",
        answer["cut"]
    );
    assert_eq!(answer["total"], 3_000);
    assert_eq!(answer["listed"], 1_000);
    let page = server.get(&format!("{ICD}&lang=en"), BROWSER).text();
    assert!(page.contains("Only the first 3,000 were found"), "{page}");
    assert!(page.len() < 400_000, "{}", page.len());
    let csv = server.get(ICD, "text/csv").text();
    assert!(
        csv.lines()
            .last()
            .expect("a line")
            .contains("more statements lead on")
    );
}

/// `cargo test --release --test it impact_pages::measure -- --ignored --nocapture`
#[test]
#[ignore = "a measurement; run it in release"]
fn measure_every_thing() {
    let query = "SELECT DISTINCT ?s WHERE { ?s ?p ?o FILTER(isIRI(?s)) }";
    let things = reading().query(query, "text/csv").text();
    let things: Vec<&str> = things.lines().skip(1).collect();
    let mut times: Vec<(f64, &str, usize)> = Vec::new();
    for thing in &things {
        for accept in [BROWSER, JSON] {
            let path = format!("/impact?of={}", encoded(thing));
            reading().get(&path, accept);
            let started = Instant::now();
            let answer = reading().get(&path, accept);
            times.push((
                started.elapsed().as_secs_f64() * 1e3,
                thing,
                answer.body.len(),
            ));
            assert_eq!(answer.status, 200, "{thing}");
        }
    }
    times.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!(
        "{} things, page and JSON; the slowest, in ms and bytes:",
        things.len()
    );
    for (ms, thing, bytes) in times.iter().take(12) {
        println!("{ms:8.2} {bytes:8} {thing}");
    }
    println!("{:8.2} median", times[times.len() / 2].0);
    assert!(
        cfg!(debug_assertions) || times[0].0 <= 20.0,
        "{:?}",
        times[0]
    );
}

#[test]
fn an_answer_is_drawn_and_the_table_says_the_same() {
    let page = get("/questions/f17-what-is-here?lang=en", BROWSER).text();
    let drawing = page
        .split("<figure class=\"drawn\">")
        .nth(1)
        .expect("a chart");
    let drawing = drawing.split("</figure>").next().expect("its end");
    assert!(drawing.contains("<rect class=\"bar\""), "{drawing}");
    let table = page.split("<tbody>").nth(1).expect("a table");
    let told = drawing
        .split("<title>")
        .skip(1)
        .filter_map(|it| it.split('<').next());
    for bar in told {
        let (name, number) = bar.rsplit_once(": ").expect("a name and a number");
        assert!(table.contains(name) && table.contains(number), "{bar}");
    }
    let query = encoded("CONSTRUCT WHERE { ?s <http://www.w3.org/ns/org#subOrganizationOf> ?o }");
    let page = get(&format!("/query?lang=en&query={query}"), BROWSER).text();
    assert!(page.contains("<path class=\"grows\""), "no graph");
    assert!(page.contains("<pre class=\"turtle\""));
    let none =
        encoded("SELECT ?s ?l { ?s <http://www.w3.org/2004/02/skos/core#altLabel> ?l } LIMIT 3");
    let page = get(&format!("/query?query={none}"), BROWSER).text();
    assert!(
        !page.contains("<figure class=\"drawn\">"),
        "texts are not drawn"
    );
    // Each form of the answer can be chosen, and says why it is empty.
    for form in ["table", "graph", "chart"] {
        assert!(
            page.contains(&format!("name=\"as\" value=\"{form}\"")),
            "{form}"
        );
    }
    assert!(page.contains("Ingen graf") && page.contains("Ikke noe diagram"));
    for question in reading().app.questions().iter() {
        let link = format!("href=\"/query?example={}\"", question.name);
        assert!(page.contains(&link), "{link}");
    }
}
