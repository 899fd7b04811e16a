//! The data domains side by side and their data health: page, JSON, CSV and RDF say the same, and the same as the graph.

use super::cli::Serving;
use super::content_questions::shipped;
use super::server::{Answer, request};
use super::shipped::{fresh, reading};
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::{NamedOrBlankNode, Term};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const DAY: &str = "date=2026-11-22";
const ID: &str = "https://w3id.org/helsegraf/id/";
const NS: &str = "https://w3id.org/helsegraf/ns#";
const DQV: &str = "http://www.w3.org/ns/dqv#";

fn get(path: &str, accept: &str) -> Answer {
    let answer = reading().get(path, accept);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer
}

fn told(query: &str) -> Value {
    get(&format!("/domains.json?{DAY}&{query}"), "*/*").json()
}

fn list<'v>(value: &'v Value, name: &str) -> &'v Vec<Value> {
    let list = value[name].as_array();
    list.unwrap_or_else(|| panic!("{name} of {value}"))
}

fn slug(value: &Value) -> &str {
    let iri = value["@id"].as_str().unwrap_or_default();
    iri.rsplit(['/', '#']).next().unwrap_or_default()
}

fn domain<'v>(told: &'v Value, name: &str) -> &'v Value {
    let mut domains = list(told, "domains").iter();
    let found = domains.find(|it| slug(&it["domain"]) == name);
    found.unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn every_domain_is_there_with_every_assessment() {
    let told = told("lang=en");
    let content = shipped();
    let view = content.view(helsegraf::index::Scope::Union);
    let id = |iri: String| {
        view.id(&oxrdf::NamedNode::new_unchecked(iri))
            .expect("a term")
    };
    let a = view.id(oxrdf::vocab::rdf::TYPE).expect("types");
    let domains: BTreeSet<String> = ["DataDomain", "SubDomain"]
        .into_iter()
        .flat_map(|class| {
            view.subjects(a, id(format!("{NS}{class}")))
                .collect::<Vec<_>>()
        })
        .map(|domain| view.text(domain).to_owned())
        .collect();
    let there: BTreeSet<String> = list(&told, "domains")
        .iter()
        .map(|it| it["domain"]["@id"].as_str().expect("an IRI").to_owned())
        .collect();
    assert_eq!(there, domains);
    assert_eq!(list(&told, "properties").len(), 11);
    let computed_on = id(format!("{DQV}computedOn"));
    for it in list(&told, "domains") {
        let iri = it["domain"]["@id"].as_str().expect("an IRI").to_owned();
        let stored = view.subjects(computed_on, id(iri.clone())).count();
        let cells = it["properties"].as_object().expect("cells");
        let shown: usize = cells
            .values()
            .map(|cell| list(cell, "assessments").len())
            .sum();
        assert_eq!(shown, stored, "{iri}");
        let counts = it["counts"].as_object().expect("counts").values();
        assert_eq!(counts.filter_map(Value::as_u64).sum::<u64>(), 11, "{iri}");
    }
}

#[test]
fn a_property_is_known_stale_unknown_or_not_assessed() {
    let now = told("lang=en");
    let state = |told: &Value, name: &str, property: &str| {
        let cell = &domain(told, name)["properties"][property]["state"];
        cell.as_str().expect("a state").to_owned()
    };
    assert_eq!(state(&now, "legemidler", "egenskap-bruk"), "known");
    assert_eq!(state(&now, "legemidler", "egenskap-kvalitet"), "unknown");
    assert_eq!(state(&now, "dodsarsaker", "egenskap-kvalitet"), "stale");
    assert_eq!(state(&now, "forskrivning", "egenskap-kostnad"), "unasked");
    // Two years after October 2024 it is the last of its days that counts.
    let before = get("/domains.json?date=2026-10-31", "*/*").json();
    assert_eq!(state(&before, "dodsarsaker", "egenskap-kvalitet"), "known");
    let after = get("/domains.json?date=2026-11-01", "*/*").json();
    assert_eq!(state(&after, "dodsarsaker", "egenskap-kvalitet"), "stale");
    let use_of = &domain(&now, "legemidler")["properties"]["egenskap-bruk"]["assessments"][0];
    let values: Vec<_> = list(use_of, "values").iter().map(slug).collect();
    assert_eq!(values, ["primaryUse", "secondaryUse"], "{use_of}");
    assert_eq!(use_of["mark"]["@id"], format!("{NS}inferred"), "{use_of}");
}

#[test]
fn points_are_what_the_rules_say() {
    let told = told("lang=en");
    let rules: BTreeMap<&str, u64> = list(&told, "rules")
        .iter()
        .map(|rule| (slug(rule), rule["points"].as_u64().expect("points")))
        .collect();
    assert_eq!(rules["owner-named"], 6);
    for it in list(&told, "domains") {
        let health = &it["health"];
        let parts = health["rules"].as_object().expect("rules");
        let sum: f64 = parts
            .values()
            .filter_map(|part| part["points"].as_f64())
            .sum();
        let of: u64 = parts.keys().map(|rule| rules[rule.as_str()]).sum();
        let number = |name: &str| health[name].as_f64().expect("a number");
        assert!((number("points") - sum).abs() < 0.001, "{it}");
        assert!((number("of") - of as f64).abs() < 0.001, "{it}");
        assert!(
            (number("score") - 100.0 * sum / of as f64).abs() < 0.06,
            "{it}"
        );
    }
    let medication = &domain(&told, "legemidler")["health"]["rules"];
    assert_eq!(medication["owner-named"]["points"], json!(0.0));
    assert_eq!(medication["code-systems-linked"]["points"], json!(3.0));
    let assessed = &medication["properties-assessed"];
    assert_eq!(
        (&assessed["met"], &assessed["counted"]),
        (&json!(1), &json!(11))
    );
    assert_eq!(list(assessed, "lacking").len(), 10);
    assert_eq!(
        assessed["lacking"][0]["faults"],
        json!(["The value is unknown."])
    );
    // One of six properties of the set is assessed; nobody has asked for the rest.
    let activity = &domain(&told, "aktivitet-spesialisthelsetjenesten")["health"]["rules"];
    let assessed = &activity["properties-assessed"];
    assert_eq!(
        (&assessed["met"], &assessed["counted"]),
        (&json!(1), &json!(6))
    );
    assert_eq!(assessed["points"], json!(2.0));
    let stale = &domain(&told, "dodsarsaker")["health"]["rules"]["assessments-fresh"];
    assert_eq!(stale["lacking"][0]["stale"], "2024-10", "{stale}");
}

#[test]
fn measurements_say_the_same_points_each_time_alike() {
    let path = format!("/domains.nt?{DAY}");
    let text = get(&path, "*/*").text();
    assert_eq!(text, get(&path, "*/*").text());
    let mut values: BTreeMap<(String, String), f64> = BTreeMap::new();
    let mut objects: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for quad in RdfParser::from_format(RdfFormat::NTriples).for_slice(text.as_bytes()) {
        let quad = quad.expect("N-Triples");
        let NamedOrBlankNode::NamedNode(subject) = quad.subject else {
            panic!("a measurement has a name");
        };
        let object = match quad.object {
            Term::NamedNode(node) => node.into_string(),
            Term::Literal(literal) => literal.value().to_owned(),
            other => panic!("{other}"),
        };
        let of = objects.entry(subject.into_string()).or_default();
        assert!(of.insert(quad.predicate.into_string(), object).is_none());
    }
    for (iri, of) in &objects {
        let of = |name: &str| of[&format!("{DQV}{name}")].clone();
        let value = of("value").parse().expect("a decimal");
        assert!(
            values
                .insert((of("isMeasurementOf"), of("computedOn")), value)
                .is_none(),
            "{iri}"
        );
    }
    let told = told("lang=nb");
    let mut count = 0;
    for it in list(&told, "domains") {
        let domain = it["domain"]["@id"].as_str().expect("an IRI").to_owned();
        let value = |metric: String| values[&(metric, domain.clone())];
        assert_eq!(
            json!(value(format!("{NS}healthScore"))),
            it["health"]["score"],
            "{domain}"
        );
        count += 1;
        for (rule, part) in it["health"]["rules"].as_object().expect("rules") {
            assert_eq!(
                json!(value(format!("{ID}health-rules/{rule}"))),
                part["points"]
            );
            count += 1;
        }
    }
    assert_eq!(values.len(), count);
}

#[test]
fn the_table_is_narrowed_and_ordered_as_asked() {
    let names = |query: &str| -> Vec<String> {
        let told = told(query);
        let domains = list(&told, "domains").iter();
        domains.map(|it| slug(&it["domain"]).to_owned()).collect()
    };
    let all = names("lang=nb");
    let place = |name: &str| all.iter().position(|it| it == name).expect("there");
    assert!(
        place("legemidler") < place("multidose")
            && place("multidose") < place("kritisk-informasjon")
    );
    let regional = told("level=regional");
    assert_eq!(list(&regional, "domains").len(), 2);
    let levels = list(&regional, "domains")
        .iter()
        .map(|it| slug(&it["level"]));
    assert_eq!(
        levels.collect::<BTreeSet<_>>(),
        BTreeSet::from(["regional"])
    );
    let set = told("set=sett-regionalt");
    let columns: Vec<_> = list(&set, "properties").iter().map(slug).collect();
    assert_eq!(
        columns,
        [
            "egenskap-eierskap",
            "egenskap-verdi",
            "egenskap-modenhet",
            "egenskap-oversikt"
        ]
    );

    let scores = |query: &str| -> Vec<f64> {
        let told = told(query);
        let domains = list(&told, "domains").iter();
        domains
            .map(|it| it["health"]["score"].as_f64().expect("a score"))
            .collect()
    };
    assert!(scores("sort=health").is_sorted());
    assert!(scores("sort=-health").iter().rev().is_sorted());
    let states: Vec<_> = list(&told("sort=egenskap-kvalitet"), "domains")
        .iter()
        .map(|it| {
            it["properties"]["egenskap-kvalitet"]["state"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    let order = ["known", "stale", "unknown", "unasked"];
    assert!(states.is_sorted_by_key(|state| order.iter().position(|known| known == state)));
    let labels: Vec<_> = list(&told("sort=-name&lang=en"), "domains")
        .iter()
        .map(|it| {
            it["domain"]["label"]
                .as_str()
                .unwrap_or_default()
                .to_lowercase()
        })
        .collect();
    assert!(labels.iter().rev().is_sorted(), "{labels:?}");
    assert_eq!(names("sort=&level=&set="), all);
}

#[test]
fn csv_has_a_line_a_domain_and_no_formulas() {
    let text = get(
        &format!("/domains.csv?{DAY}&level=regional&set=sett-regionalt&lang=en"),
        "*/*",
    )
    .text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("domain,label,above,level,region,ended,health,known,stale,unknown,unasked,egenskap-eierskap.state,egenskap-eierskap,"));
    assert_eq!(lines[0].split(',').count(), 11 + 2 * 4);
    assert!(lines[1].contains(",regional,"), "{}", lines[1]);

    let server = fresh();
    let evil = format!(
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
         DELETE {{ GRAPH ?g {{ <{ID}domains/kreft> skos:prefLabel ?old }} }}
         INSERT {{ GRAPH ?g {{ <{ID}domains/kreft> skos:prefLabel \"=HYPERLINK(1)\"@en }} }}
         WHERE {{ GRAPH ?g {{ <{ID}domains/kreft> skos:prefLabel ?old FILTER(LANG(?old) = \"en\") }} }}"
    );
    let answer = server.update(&server.steward, &evil);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let text = server.get("/domains.csv?lang=en", "*/*").text();
    assert!(text.contains("/domains/kreft,'=HYPERLINK(1),"), "{text}");
    let page = server.get("/domains?lang=en", BROWSER).text();
    assert!(page.contains("=HYPERLINK(1)"));
}

#[test]
fn what_cannot_be_asked_is_refused_with_what_can() {
    for (query, parameter, known) in [
        ("sort=colour", "sort", "health"),
        ("sort=--health", "sort", "name"),
        ("level=communal", "level", "regional"),
        ("set=x%22%3E", "set", "sett-nasjonalt"),
        ("domain=nowhere", "domain", "legemidler"),
        ("date=2026-02-30", "date", "2026-11-22"),
        ("date=2026-11", "date", "2026-11-22"),
        ("page=0", "page", "1"),
        ("page=x", "page", "1"),
    ] {
        for path in ["/domains", "/domains.csv", "/domains.ttl"] {
            let answer =
                reading().get(&format!("{path}?{query}"), "application/json, text/*;q=0.5");
            assert_eq!(answer.status, 400, "{path}?{query}: {}", answer.text());
            let problem = answer.json();
            assert_eq!(problem["parameter"], parameter, "{problem}");
            assert!(
                problem["detail"]
                    .as_str()
                    .unwrap_or_default()
                    .contains(known),
                "{problem}"
            );
        }
    }
    assert_eq!(reading().get("/domains", "image/png").status, 406);
    assert_eq!(reading().get("/domains.xlsx", "*/*").status, 404);
    let refused = reading().get("/domains?sort=%3Cscript%3E", BROWSER);
    assert_eq!(refused.status, 400);
    assert!(!refused.text().contains("\"<script>"), "{}", refused.text());
    assert_eq!(
        reading().ask(request("POST", "/domains", &[], "")).status,
        405
    );
    let far = get(&format!("/domains?{DAY}&page=999&lang=en"), BROWSER).text();
    assert!(far.contains("No domain fits the selection."), "{far}");
}

#[test]
fn the_page_says_it_all_in_three_languages() {
    for (lang, words) in [
        (
            "nb",
            [
                "Datadomenene side om side",
                "Nasjonalt ved siden av regionalt",
                "foreldet",
            ],
        ),
        (
            "nn",
            [
                "Datadomena side om side",
                "Nasjonalt ved sida av regionalt",
                "forelda",
            ],
        ),
        (
            "en",
            [
                "The data domains side by side",
                "National beside regional",
                "stale",
            ],
        ),
    ] {
        let page = get(&format!("/domains?{DAY}&lang={lang}"), BROWSER).text();
        for word in words {
            assert!(page.contains(word), "{lang}: {word}");
        }
        assert!(page.contains(r#"id="legemidler""#));
        assert!(
            page.contains(&format!(
                "/domains?sort=-health&#38;{}&#38;lang={lang}",
                DAY
            )),
            "{page}"
        );
        assert!(
            page.contains("/doc/moves/")
                || page.contains("/doc/domains/institusjonslegemidler-midt-norge")
        );
        assert!(
            page.contains("/questions/b07-health-of-a-domain?domain=id%2Fdomains%2Flegemidler")
        );
        assert!(page.contains("/doc/health-rules/owner-named"));
    }
    let sorted = get(
        &format!("/domains?{DAY}&sort=-health&domain=kreft"),
        BROWSER,
    )
    .text();
    assert!(sorted.contains(r#"aria-sort="descending""#));
    assert!(sorted.contains(r#"<tr id="kreft" class="marked">"#));
    let links = get("/domains", BROWSER);
    assert!(
        links
            .header("link")
            .contains("</domains?format=csv>; rel=\"alternate\"; type=\"text/csv\"")
    );
}

#[test]
fn the_page_of_a_domain_has_its_health_and_says_its_gaps() {
    let page = get("/doc/domains/legemidler?lang=en", BROWSER).text();
    for words in [
        "id=\"view-health\"",
        "This raises it most",
        "Give the organisation that owns the domain.",
        "/domains?domain=legemidler&#38;lang=en#legemidler",
        "Sign in to correct",
        "/sign-in?next=%2Fedit%3Fof%3Dhttps%253A%252F%252Fw3id.org%252Fhelsegraf%252Fid%252Fdomains%252Flegemidler&#38;lang=en",
        // What a domain's page is to have.
        "includes",
        "excludes",
        ">scope<",
        "/doc/domains/multidose",
        "/doc/domain-controls/legemidler--modell",
        "/doc/code-systems/atc",
        "/doc/legislation/ehds-art-51",
        "/doc/initiatives/ini-pll",
        ">owner<",
        ">modelled by<",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let other = get("/doc/organisations/hdir?lang=en", BROWSER).text();
    assert!(!other.contains("view-health"));
}

fn lay(overlay: &Path, folder: &str, text: &str) {
    let folder = overlay.join(folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("rule.ttl"), text).expect("a file");
}

/// A rule that asks a query of each domain, another that names a shape there is none of, and a
/// kind of its own that has the card and rules.
const DATA: &str = r#"
    @prefix hg: <https://w3id.org/helsegraf/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix dct: <http://purl.org/dc/terms/> . @prefix shape: <https://w3id.org/helsegraf/shapes/> .
    @prefix ex: <https://example.org/ns#> .
    <id/health-rules/short-name> a hg:HealthRule ; skos:prefLabel "Kort navn"@nb , "Kort namn"@nn , "Short name"@en ;
        dct:description "Korte navn huskes."@nb , "Short names are remembered."@en ;
        hg:remedy "Finn et kortere navn."@nb , "Finn eit kortare namn."@nn , "Find a shorter name."@en ;
        hg:measuredClass hg:DataDomain ; hg:order 90 ; hg:points 37 ; hg:meets ex:Short ; hg:mark hg:project .
    <id/health-rules/nowhere> a hg:HealthRule ; skos:prefLabel "Ingensteds"@nb , "Ingen stad"@nn , "Nowhere"@en ;
        dct:description "Finnes ikke."@nb , "Is not there."@en ;
        hg:remedy "Lag formen."@nb , "Lag forma."@nn , "Make the shape."@en ;
        hg:measuredClass hg:DataDomain ; hg:order 91 ; hg:points 100 ; hg:counts ex:NoSuchShape ; hg:mark hg:project .
    <id/health-rules/phase> a hg:HealthRule ; skos:prefLabel "Fase"@nb , "Fase"@nn , "Phase"@en ;
        dct:description "Fasen er kjent."@nb , "The phase is known."@en ;
        hg:remedy "Oppgi fasen."@nb , "Oppgi fasen."@nn , "Give the phase."@en ;
        hg:measuredClass ex:Trial ; hg:order 92 ; hg:points 2 ; hg:counts ex:phaseOfTrial ; hg:mark hg:project .
    <id/trials/one> a ex:Trial ; skos:prefLabel "Én"@nb , "One"@en ; ex:phase 1 .
    <id/trials/two> a ex:Trial ; skos:prefLabel "To"@nb , "Two"@en ."#;

const SHAPES: &str = r#"
    @prefix ex: <https://example.org/ns#> . @prefix hg: <https://w3id.org/helsegraf/ns#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
    ex:Short a sh:NodeShape ; sh:sparql [ sh:message "The name is long."@en ; sh:select """
        SELECT $this WHERE { $this <http://www.w3.org/2004/02/skos/core#prefLabel> ?name
            FILTER(LANG(?name) = "en" && STRLEN(?name) > 10) }""" ] .
    ex:phaseOfTrial a sh:PropertyShape ; sh:path ex:phase .
    <collections/trials> a hg:Collection ; hg:path "trials" ; sh:order 99 ; hg:member ex:Trial ; hg:shape ex:TrialShape ;
        rdfs:label "Utprøvinger"@nb , "Utprøvingar"@nn , "Trials"@en ; hg:hasView ex:view .
    ex:view hg:viewParts ( [ sh:name "points" ; rdfs:label "How well"@en ; hg:computedBy hg:healthCard ; hg:shownOnPage true ]
        hg:ownStatements [ sh:name "lost" ; rdfs:label "Lost"@en ; hg:computedBy ex:noSuchCard ; hg:shownOnPage true ] ) .
    ex:TrialShape a sh:NodeShape ; sh:targetClass ex:Trial ; sh:property [ sh:path ex:phase ; sh:maxCount 1 ] ."#;

#[test]
fn a_rule_more_is_turtle_in_a_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, overlay) = (folder.path().join("graph"), folder.path().join("overlay"));
    lay(&overlay, "shapes", SHAPES);
    lay(&overlay, "data", DATA);
    let server = Serving::start(&data, &["--overlay", overlay.to_str().expect("UTF-8")]);
    let body = |path: &str| {
        let answer = server.get(path);
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        assert!(head.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        body.to_owned()
    };
    let told: Value =
        serde_json::from_str(&body(&format!("/domains.json?{DAY}&lang=en"))).expect("JSON");
    let before = self::told("lang=en");
    for it in list(&told, "domains") {
        let (name, of) = (slug(&it["domain"]), |it: &Value| {
            it["health"]["of"].as_f64()
        });
        // The rule without a shape is told, and does not count.
        let known = of(domain(&before, name)).expect("a number");
        assert_eq!(of(it), Some(known + 37.0), "{name}");
        let rules = &it["health"]["rules"];
        assert_eq!(
            rules["nowhere"]["missingShape"],
            "https://example.org/ns#NoSuchShape"
        );
        assert_eq!(rules["nowhere"]["points"], Value::Null);
        let label = it["domain"]["label"].as_str().expect("a name");
        let points = if label.chars().count() > 10 {
            0.0
        } else {
            37.0
        };
        assert_eq!(rules["short-name"]["points"], json!(points), "{label}");
    }
    let rdf = body(&format!("/domains.ttl?{DAY}"));
    assert!(
        rdf.contains("<https://w3id.org/helsegraf/domains#short-name-kreft>"),
        "{rdf}"
    );
    let page = body("/doc/domains/legemidler.html?lang=en");
    assert!(
        page.contains("there is no shape https://example.org/ns#NoSuchShape"),
        "{page}"
    );
    assert!(
        page.contains("Short name") && page.contains("37 of 37 points"),
        "{page}"
    );

    // A computation is a part of a view, declared for a kind and not written for it.
    let (one, two) = (
        body("/doc/trials/one.html?lang=en"),
        body("/doc/trials/two.html?lang=en"),
    );
    assert!(
        one.contains("100 %") && one.contains("All that the rules ask for is in place."),
        "{one}"
    );
    assert!(
        two.contains("Give the phase.") && !two.contains("/domains?domain="),
        "{two}"
    );
    let places = [
        "id=\"view-points\">How well",
        "<section>\n<h2",
        "id=\"view-lost\">Lost",
    ]
    .map(|it| one.find(it).unwrap_or_else(|| panic!("no {it}: {one}")));
    assert!(places.is_sorted(), "in the order declared: {places:?}");
    assert!(one.contains("This program does not work out https://example.org/ns#noSuchCard."));
}
