//! Needs in order: page, JSON and CSV say the same, weights and rule are data, and what is wrong
//! in the address is refused with what would do.

use super::cli::Serving;
use super::server::{Answer, Server};
use super::shipped::{fresh, reading};
use helsegraf::http::Settings;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const NAMES: [&str; 6] = ["value", "effort", "law", "reach", "measures", "bodies"];

fn get(path: &str, accept: &str) -> Answer {
    let answer = reading().get(path, accept);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer
}

fn json(path: &str) -> Value {
    get(path, "application/json").json()
}

fn list<'v>(value: &'v Value, name: &str) -> &'v Vec<Value> {
    value[name]
        .as_array()
        .unwrap_or_else(|| panic!("{name} of {value}"))
}

fn slug(thing: &Value) -> &str {
    let iri = thing["@id"].as_str().unwrap_or_else(|| panic!("{thing}"));
    iri.rsplit('/').next().unwrap_or_default()
}

/// Slugs in order, with their places.
fn places(all: &Value) -> Vec<(String, u64)> {
    let needs = list(all, "needs").iter();
    needs
        .map(|it| {
            (
                slug(&it["need"]).to_owned(),
                it["place"].as_u64().expect("a place"),
            )
        })
        .collect()
}

/// How many rows a pattern has, asked in SPARQL of its own.
fn count(pattern: &str) -> usize {
    let query = format!(
        "PREFIX hg: <https://w3id.org/helsegraf/ns#> PREFIX dct: <http://purl.org/dc/terms/> \
         SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}"
    );
    let text = reading().query(&query, "text/csv").text();
    let number = text.lines().nth(1).expect("a number");
    number.parse().expect("a number")
}

/// The points of a need worked out anew from what the JSON says of criteria and scores.
fn points(all: &Value, need: &Value) -> Option<f64> {
    let rule = all["rule"]["countsAs"].as_f64();
    let (mut weights, mut sum) = (0.0, 0.0);
    for criterion in list(all, "criteria") {
        let name = criterion["parameter"]
            .as_str()
            .expect("a name")
            .trim_start_matches("w.");
        let weight = criterion["weight"].as_f64().expect("a weight");
        let top = criterion["top"].as_f64().expect("a top");
        let share = need["scores"][name]
            .as_f64()
            .map(|score| (score / top).min(1.0));
        let less = criterion["lessIsFirst"] == true;
        let share = share.map(|share| if less { 1.0 - share } else { share });
        if let Some(share) = share.or(rule) {
            weights += weight;
            sum += weight * share;
        }
    }
    (weights > 0.0).then(|| sum / weights * 100.0)
}

#[test]
fn every_need_of_the_graph_is_placed_by_its_points() {
    for query in [
        "",
        "?w.reach=0&w.bodies=6",
        "?unknown=unknownLeftOut",
        "?w.value=0&w.effort=0.5",
    ] {
        let all = json(&format!("/needs.json{query}"));
        let needs = list(&all, "needs");
        assert_eq!(
            needs.len(),
            count("?x a ?c VALUES ?c { hg:Need hg:Challenge hg:OpenQuestion }")
        );
        let told: Vec<f64> = needs
            .iter()
            .map(|it| it["points"].as_f64().unwrap_or(-1.0))
            .collect();
        for (need, own) in needs.iter().zip(&told) {
            let wanted = points(&all, need).unwrap_or(-1.0);
            assert!((own - wanted).abs() < 1e-6, "{query}: {need}");
            let better = told.iter().filter(|other| **other > own + 1e-6).count() as u64;
            assert_eq!(need["place"].as_u64(), Some(better + 1), "{query}: {need}");
        }
        assert!(told.is_sorted_by(|a, b| a >= b), "{query}: {told:?}");
    }
}

#[test]
fn the_declared_order_is_that_of_the_turtle() {
    let all = json("/needs.json");
    assert_eq!(all["asDeclared"], true);
    assert_eq!(all["rule"]["countsAs"], 0.5);
    let weights: Vec<f64> = list(&all, "criteria")
        .iter()
        .filter_map(|c| c["declared"].as_f64())
        .collect();
    assert_eq!(weights, [3.0, 2.0, 2.0, 2.0, 1.0, 1.0]);
    let names: Vec<_> = list(&all, "criteria")
        .iter()
        .map(|c| slug(&c["criterion"]))
        .collect();
    assert_eq!(names, NAMES);
    let first: Vec<_> = places(&all).into_iter().take(5).collect();
    let wanted = [
        ("sp-hvem-konsistent", 1),
        ("sp-hvem-regelverk", 1),
        ("sp-hvem-tilgjengelig", 1),
        ("sp-hvilke-domener-prioriteres", 1),
        ("sp-oppdatert-komplett", 5),
    ];
    assert_eq!(first, wanted.map(|(name, place)| (name.to_owned(), place)));
    // Nobody has given a score: value and effort are unknown of all, and said to be.
    for need in list(&all, "needs") {
        assert!(
            need["scores"]["value"].is_null() && need["scores"]["effort"].is_null(),
            "{need}"
        );
        assert!(need["least"].as_f64() < need["most"].as_f64(), "{need}");
    }
    let known: Vec<u64> = list(&all, "criteria")
        .iter()
        .filter_map(|c| c["known"].as_u64())
        .collect();
    assert_eq!(known, [0, 0, 10, 10, 20, 20]);
}

#[test]
fn weights_change_the_order_and_the_page_tells_what_moved() {
    let (before, after) = (
        json("/needs.json"),
        json("/needs.json?w.reach=0&w.law=0&w.bodies=9"),
    );
    assert_eq!(after["asDeclared"], false);
    assert_ne!(places(&before), places(&after));
    let declared: BTreeMap<_, _> = places(&before).into_iter().collect();
    let page = get("/needs?lang=en&w.reach=0&w.law=0&w.bodies=9", BROWSER).text();
    let (mut up, mut down) = (0, 0);
    for need in list(&after, "needs") {
        let (now, was) = (
            need["place"].as_u64().expect("a place"),
            need["declaredPlace"].as_u64().expect("a place"),
        );
        assert_eq!(declared[slug(&need["need"])], was, "{need}");
        let told = match now.cmp(&was) {
            std::cmp::Ordering::Less => {
                up += 1;
                format!("▲</span> up {} from {was}", was - now)
            }
            std::cmp::Ordering::Greater => {
                down += 1;
                format!("▼</span> down {} from {was}", now - was)
            }
            std::cmp::Ordering::Equal => "=</span> unchanged".to_owned(),
        };
        assert!(page.contains(&told), "{told}: {need}");
    }
    assert!(up > 0 && down > 0, "{up} {down}");
    assert!(
        page.contains(&format!("{up} moved up and {down} down")),
        "the page tells both"
    );
    // The link to keep says what differs, and no more.
    let kept = "href=\"/needs?w.law=0&#38;w.reach=0&#38;w.bodies=9&#38;lang=en\"";
    assert!(page.contains(kept), "{kept}");
    // Sent as the form sends it, with every field, the declared weights are the declared order.
    let form =
        "w.value=3&w.effort=2&w.law=2&w.reach=2&w.measures=1&w.bodies=1&unknown=unknownAsMiddle";
    let sent = json(&format!("/needs.json?{form}"));
    assert_eq!(
        (&sent["asDeclared"], places(&sent)),
        (&Value::Bool(true), places(&before))
    );
    assert_eq!(
        places(&json("/needs.json?w.value=&unknown=")),
        places(&before)
    );
}

#[test]
fn a_rule_decides_what_the_unknown_counts_as() {
    let of = |rule: &str| {
        let all = json(&format!("/needs.json?unknown={rule}"));
        let needs = list(&all, "needs").iter();
        let points = needs.map(|it| {
            (
                slug(&it["need"]).to_owned(),
                it["points"].as_f64().expect("points"),
            )
        });
        points.collect::<BTreeMap<_, _>>()
    };
    let rules = ["unknownAsLeast", "unknownAsMiddle", "unknownAsMost"].map(of);
    for (need, least) in &rules[0] {
        assert!(
            *least < rules[1][need] && rules[1][need] < rules[2][need],
            "{need}"
        );
    }
    // 1 of 3 bodies, no measure: (1*1 + 1*1/3) / 2 of what is known.
    let left_out = of("unknownLeftOut")["utfordring-kvalitet"];
    assert!((left_out - 200.0 / 3.0).abs() < 1e-6, "{left_out}");
    let nothing =
        json("/needs.json?w.value=0&w.effort=0&w.law=0&w.reach=0&w.measures=0&w.bodies=0");
    assert!(
        list(&nothing, "needs")
            .iter()
            .all(|it| it["place"] == 1 && it["points"].is_null())
    );
    let page = get(
        "/needs?lang=en&w.value=0&w.effort=0&w.law=0&w.reach=0&w.measures=0&w.bodies=0",
        BROWSER,
    );
    assert!(page.text().contains("No criterion has weight"));
}

#[test]
fn page_json_and_csv_agree() {
    let query = "w.reach=5&w.bodies=2";
    let all = json(&format!("/needs.json?{query}"));
    let csv = get(&format!("/needs.csv?{query}&lang=en"), "*/*").text();
    let page = get(&format!("/needs?{query}&lang=en"), BROWSER).text();
    let lines: Vec<&str> = csv.lines().collect();
    assert!(
        lines[0].starts_with("place,declaredPlace,need,label,kinds,points"),
        "{}",
        lines[0]
    );
    assert!(
        lines[0].contains(",score.value,score.effort,score.law,score.reach,"),
        "{}",
        lines[0]
    );
    assert_eq!(lines.len(), 1 + list(&all, "needs").len());
    let mut at = 0;
    for (need, line) in list(&all, "needs").iter().zip(&lines[1..]) {
        let start = format!(
            "{},{},{},",
            need["place"],
            need["declaredPlace"],
            need["need"]["@id"].as_str().expect("an IRI")
        );
        assert!(line.starts_with(&start), "{start}: {line}");
        let link = format!(
            "<th scope=\"row\"><a href=\"/doc/{}",
            &need["need"]["@id"].as_str().expect("an IRI")
                ["https://w3id.org/helsegraf/id/".len()..]
        );
        let found = page[at..]
            .find(&link)
            .unwrap_or_else(|| panic!("{link} is not next in the page"));
        at += found;
    }
    let gaps = count(
        "?x a ?c VALUES ?c { hg:Need hg:Challenge hg:OpenQuestion } \
        FILTER NOT EXISTS { ?x (dct:subject|hg:answeredBy|^hg:drivenBy|^hg:supports|(hg:answeredBy/^hg:supports)|(hg:answeredBy/^dct:subject)) ?m . ?m a hg:Measure }",
    );
    assert_eq!(list(&all, "withoutMeasure").len(), gaps);
    let empty = list(&all, "needs")
        .iter()
        .filter(|it| list(it, "measures").is_empty());
    assert_eq!(empty.count(), gaps);
}

#[test]
fn every_link_to_a_question_leads_to_one() {
    for language in ["nb", "nn", "en"] {
        let page = get(&format!("/needs?lang={language}"), BROWSER).text();
        let links = page.split("href=\"/questions/").skip(1);
        let links: BTreeSet<&str> = links
            .filter_map(|rest| rest.split(['"', '?']).next())
            .collect();
        assert!(links.len() >= 9, "{links:?}");
        for name in links {
            get(&format!("/questions/{name}.csv"), "*/*");
        }
        assert!(page.contains("<form class=\"weights\" action=\"/needs\""));
        for name in NAMES {
            assert!(page.contains(&format!("name=\"w.{name}\"")), "{name}");
        }
    }
}

#[test]
fn what_is_wrong_is_refused_with_what_would_do() {
    for (query, parameter, told) in [
        ("w.value=abc", "w.value", "is no number from 0 to 10"),
        ("w.value=-1", "w.value", "is no number from 0 to 10"),
        ("w.value=10.5", "w.value", "is no number from 0 to 10"),
        ("w.value=1e9", "w.value", "is no number from 0 to 10"),
        (
            "w.value=99999999999999999999",
            "w.value",
            "is no number from 0 to 10",
        ),
        ("w.value=inf", "w.value", "is no number from 0 to 10"),
        ("w.value=NaN", "w.value", "is no number from 0 to 10"),
        ("w.value=1.2.3", "w.value", "is no number from 0 to 10"),
        ("w.value=.", "w.value", "is no number from 0 to 10"),
        (
            "w.price=1",
            "w.price",
            "there are value, effort, law, reach, measures, bodies",
        ),
        ("w.=1", "w.", "there are value, effort"),
        (
            "unknown=never",
            "unknown",
            "there are unknownAsMiddle, unknownAsLeast",
        ),
        ("weight=1", "weight", "there are w.value, w.effort"),
        ("w.value=1&w.value=2", "w.value", "give it once"),
    ] {
        for path in ["/needs.json", "/needs.csv"] {
            let answer = reading().get(&format!("{path}?{query}"), "*/*");
            assert_eq!(answer.status, 400, "{query}");
            assert_eq!(
                answer.header("content-type"),
                "application/problem+json",
                "{query}"
            );
            let problem = answer.json();
            assert_eq!(problem["parameter"], parameter, "{query}");
            let detail = problem["detail"].as_str().expect("a detail");
            assert!(detail.contains(told), "{query}: {detail}");
        }
        let page = reading().get(&format!("/needs?lang=en&{query}"), BROWSER);
        assert_eq!(page.status, 400, "{query}");
        assert_eq!(
            page.header("content-type"),
            "text/html; charset=utf-8",
            "{query}"
        );
        let text = page.text();
        assert!(text.contains("This cannot be used"), "{query}");
        // The order is still there, as declared, and the form to mend it in.
        assert!(
            text.contains("sp-hvem-konsistent") && text.contains("name=\"w.value\""),
            "{query}"
        );
    }
    let page = reading()
        .get("/needs?lang=en&w.reach=%22%3E%3Cscript%3E&w.law=4", BROWSER)
        .text();
    assert!(
        !page.contains("\"><script>"),
        "markup in a value stays text"
    );
    assert!(page.contains("aria-invalid=\"true\""));
    assert!(
        page.contains("name=\"w.law\" value=\"4\""),
        "the other fields stay as sent"
    );
    let bytes = reading().get("/needs.json?w.value=%FF", "*/*");
    assert_eq!(bytes.status, 400);
    assert_eq!(reading().get("/needs", "text/turtle").status, 406);
}

#[test]
fn a_graph_without_needs_has_a_page_that_says_so() {
    let server = Server::new(Settings::default());
    assert_eq!(server.get("/needs?lang=en", BROWSER).status, 200);
    // What no shapes declare is no page.
    assert_eq!(server.get("/roadmap?lang=en", BROWSER).status, 404);
    assert!(
        server
            .get("/needs?lang=en", BROWSER)
            .text()
            .contains("No ranking is declared")
    );
    assert!(list(&server.get("/needs.json", "*/*").json(), "needs").is_empty());
    assert_eq!(server.get("/needs.json?w.value=1", "*/*").status, 400);
}

#[test]
fn long_lists_of_gaps_say_how_much_they_leave_out() {
    let server = fresh();
    let many: String = (0..230)
        .map(|n| {
            format!(
                "<id/needs/n{n}> a hg:Need ; skos:prefLabel \"b{n}\"@nb , \"n{n}\"@nn , \"e{n}\"@en ;
                 dct:description \"tekst\"@nb , \"text\"@en ; hg:unknown hg:priority ;
                 dct:source <id/passages/002-12-24> ; hg:mark hg:project ."
            )
        })
        .collect();
    let added = server.update(
        &server.steward,
        &format!(
            "BASE <https://w3id.org/helsegraf/> PREFIX hg: <https://w3id.org/helsegraf/ns#>
             PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dct: <http://purl.org/dc/terms/>
             INSERT DATA {{ GRAPH <graph/national/content> {{ {many} }} }}"
        ),
    );
    assert!(added.status.is_success(), "{}", added.text());
    let all = server.get("/needs.json", "*/*").json();
    let page = server.get("/needs?lang=en", BROWSER).text();
    let lists = page.split("class=\"gap-lists\"").nth(1).expect("the lists");
    for (name, gaps) in [
        ("f37-needs-without-measure", "measures"),
        ("f46-needs-without-domain", "domains"),
    ] {
        let without = list(&all, "needs").iter();
        let count = without.filter(|it| list(it, gaps).is_empty()).count();
        assert!(count > 230, "{count}");
        assert!(
            lists.contains(&format!("<span class=\"count\">{count}</span>")),
            "{name}"
        );
        let cut = format!("The first 200 of {count} are shown");
        let told = lists
            .split(&cut)
            .nth(1)
            .unwrap_or_else(|| panic!("{cut}: {lists}"));
        assert!(
            told.split("</p>")
                .next()
                .is_some_and(|it| it.contains(&format!(
                    "href=\"/questions/{name}?lang=en\">The whole list"
                ))),
            "{name}: {told}"
        );
        let whole = server.get(&format!("/questions/{name}.csv"), "*/*").text();
        assert_eq!(whole.lines().count(), 1 + count, "{name}");
    }
}

#[test]
fn needs_of_a_domain_are_found_through_what_they_touch() {
    let server = fresh();
    let element = "https://w3id.org/helsegraf/id/elements/overf-agens";
    let told = |server: &Server| {
        let view = server
            .get("/views/domains/overfolsomhet?format=json", "*/*")
            .json();
        let parts = list(&view, "sections").clone();
        let needs = parts
            .iter()
            .find(|it| it["name"] == "needs")
            .expect("the part");
        let rows = list(needs, "rows").iter();
        rows.map(|row| {
            (
                slug(&row["need"]).to_owned(),
                row["through"]["@id"].as_str().map(str::to_owned),
            )
        })
        .collect::<BTreeSet<_>>()
    };
    let before = told(&server);
    assert!(
        before.contains(&(
            "sp-modeller-kodeverk".to_owned(),
            Some("https://w3id.org/helsegraf/id/measures/tiltak-klargjore-nim".to_owned())
        )),
        "through a measure: {before:?}"
    );
    let added = server.update(
        &server.steward,
        &format!("BASE <https://w3id.org/helsegraf/> PREFIX hg: <https://w3id.org/helsegraf/ns#>
         INSERT DATA {{ GRAPH <graph/national/content> {{ <id/needs/tannhelse-diagnose> hg:touches <{element}> }} }}"),
    );
    assert!(added.status.is_success(), "{}", added.text());
    let new: Vec<_> = told(&server).difference(&before).cloned().collect();
    assert_eq!(
        new,
        [("tannhelse-diagnose".to_owned(), Some(element.to_owned()))],
        "through an element of its model"
    );
    let page = server
        .get("/doc/domains/overfolsomhet?lang=en", BROWSER)
        .text();
    let part = page.split("id=\"view-needs\"").nth(1).expect("the part");
    assert!(part.contains("/doc/needs/tannhelse-diagnose?lang=en"));
}

#[test]
fn a_name_cannot_be_a_formula() {
    let server = fresh();
    let added = server.update(
        &server.steward,
        r#"BASE <https://w3id.org/helsegraf/> PREFIX hg: <https://w3id.org/helsegraf/ns#>
           PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dct: <http://purl.org/dc/terms/>
           INSERT DATA { GRAPH <graph/national/content> { <id/needs/formula> a hg:Need ;
             skos:prefLabel "=HYPERLINK(\"x\")"@nb , "+1"@nn , "@SUM"@en ;
             dct:description "tekst"@nb , "text"@en ; hg:unknown hg:priority ;
             dct:source <id/passages/002-12-24> ; hg:mark hg:project } }"#,
    );
    assert!(added.status.is_success(), "{}", added.text());
    for (language, cell) in [("nb", "\"'=HYPERLINK(\"\"x\"\")\""), ("en", "'@SUM")] {
        let csv = server
            .get(&format!("/needs.csv?lang={language}"), "*/*")
            .text();
        let line = csv
            .lines()
            .find(|line| line.contains("/needs/formula,"))
            .expect("its line");
        assert!(line.contains(&format!("/needs/formula,{cell},")), "{line}");
    }
}

/// A criterion of one's own with two scores, and one whose question is not there.
const OWN: &str = r#"
    @prefix dct: <http://purl.org/dc/terms/> . @prefix hg: <https://w3id.org/helsegraf/ns#> .
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    <id/ranking-criteria/safety> a hg:RankingCriterion ;
        skos:prefLabel "Pasientsikkerhet"@nb , "Pasienttryggleik"@nn , "Patient safety"@en ;
        dct:description "Hvor farlig det er å vente."@nb , "How dangerous it is to wait."@en ;
        hg:criterionOf <id/rankings/needs> ; hg:order 0 ; hg:weight 10 ; hg:scaleMaximum 3 ; hg:lessIsFirst false ;
        dct:source <id/passages/000-tiltak-utvalgte> ; hg:mark hg:project .
    <id/ranking-criteria/lost> a hg:RankingCriterion ;
        skos:prefLabel "Borte"@nb , "Borte"@nn , "Lost"@en ; dct:description "Uten svar."@nb , "Without an answer."@en ;
        hg:criterionOf <id/rankings/needs> ; hg:order 9 ; hg:weight 0 ; hg:scaleMaximum 3 ; hg:lessIsFirst false ;
        hg:scoredBy "f99-not-there" ; dct:source <id/passages/000-tiltak-utvalgte> ; hg:mark hg:project .
    <id/needs/tannhelse-behov> hg:rating <id/needs/tannhelse-behov#safety> .
    <id/needs/tannhelse-behov#safety> a hg:Rating ; hg:byCriterion <id/ranking-criteria/safety> ; rdf:value 3 ;
        dct:source <id/passages/002-12-24> ; hg:mark hg:project .
    <id/challenges/utfordring-kvalitet> hg:rating <id/challenges/utfordring-kvalitet#safety> .
    <id/challenges/utfordring-kvalitet#safety> a hg:Rating ; hg:byCriterion <id/ranking-criteria/safety> ; rdf:value 0.5 ;
        dct:source <id/passages/001-27-25> ; hg:mark hg:project ."#;

#[test]
fn a_criterion_of_ones_own_is_turtle_in_a_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, overlay) = (folder.path().join("graph"), folder.path().join("overlay"));
    std::fs::create_dir_all(overlay.join("data")).expect("a folder");
    std::fs::write(overlay.join("data/own.ttl"), OWN).expect("a file");
    let server = Serving::start(&data, &["--overlay", overlay.to_str().expect("UTF-8")]);
    let answer = |path: &str| {
        let answer = server.get(path);
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        assert!(head.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        body.to_owned()
    };
    let all: Value = serde_json::from_str(&answer("/needs.json")).expect("JSON");
    let criteria: Vec<_> = list(&all, "criteria")
        .iter()
        .map(|c| slug(&c["criterion"]))
        .collect();
    assert_eq!(
        criteria,
        [
            "safety", "value", "effort", "law", "reach", "measures", "bodies", "lost"
        ]
    );
    assert_eq!(list(&all, "criteria")[0]["known"], 2);
    assert!(list(&all, "criteria")[7]["question"].is_null());
    assert_eq!(places(&all)[0], ("tannhelse-behov".to_owned(), 1));
    let quality = list(&all, "needs")
        .iter()
        .find(|it| slug(&it["need"]) == "utfordring-kvalitet")
        .expect("it");
    assert_eq!(quality["scores"]["safety"], 0.5);
    let without: Value = serde_json::from_str(&answer("/needs.json?w.safety=0")).expect("JSON");
    assert_ne!(places(&without)[0].0, "tannhelse-behov");
    let page = answer("/needs.html?lang=en");
    assert!(page.contains("name=\"w.safety\"") && page.contains("Patient safety"));
    assert!(page.contains("The question f99-not-there is not there"));
    assert!(
        answer("/needs.csv")
            .lines()
            .next()
            .expect("a head")
            .contains("score.safety,score.value")
    );
}

/// A ranking of another kind is Turtle alone.
#[test]
fn another_kind_is_ranked_by_declaration() {
    let server = fresh();
    let added = server.update(
        &server.steward,
        r#"BASE <https://w3id.org/helsegraf/> PREFIX hg: <https://w3id.org/helsegraf/ns#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX dcat: <http://www.w3.org/ns/dcat#>
        INSERT DATA { GRAPH <graph/national/content> {
        <id/rankings/datasets> a hg:Ranking ; skos:prefLabel "Datasett"@nb , "Datasett"@nn , "Datasets first"@en ;
          dct:description "Hva som beskrives først."@nb , "What is described first."@en ;
          hg:ranks dcat:Dataset ; hg:greatestWeight 5 ; hg:unknownRule hg:unknownAsLeast ; hg:decisionStatus hg:undecided ;
          dct:source <id/passages/000-tiltak-utvalgte> ; hg:mark hg:project .
        <id/ranking-criteria/asked-for> a hg:RankingCriterion ;
          skos:prefLabel "Etterspurt"@nb , "Etterspurt"@nn , "Asked for"@en ; dct:description "Hvor mange spør."@nb , "How many ask."@en ;
          hg:criterionOf <id/rankings/datasets> ; hg:order 1 ; hg:weight 2 ; hg:scaleMaximum 4 ; hg:lessIsFirst false ;
          dct:source <id/passages/000-tiltak-utvalgte> ; hg:mark hg:project .
        <id/datasets/npr> hg:rating <id/datasets/npr#asked> .
        <id/datasets/npr#asked> a hg:Rating ; hg:byCriterion <id/ranking-criteria/asked-for> ; rdf:value 3 ;
          dct:source <id/passages/002-12-24> ; hg:mark hg:project . } }"#,
    );
    assert!(added.status.is_success(), "{}", added.text());
    let all = server
        .get("/needs.json?ranking=datasets&lang=en", "*/*")
        .json();
    assert_eq!(slug(&all["ranking"]), "datasets");
    let datasets = list(&all, "needs");
    let count = server.query(
        "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a <http://www.w3.org/ns/dcat#Dataset> }",
        "text/csv",
    );
    let count = count.text().lines().nth(1).and_then(|n| n.parse().ok());
    assert_eq!(Some(datasets.len()), count);
    assert!(datasets.len() > 5);
    assert_eq!(slug(&datasets[0]["need"]), "npr");
    assert_eq!(datasets[0]["points"].as_f64(), Some(75.0));
    assert_eq!(
        (&datasets[1]["place"], &datasets[1]["points"]),
        (&2.into(), &0.0.into())
    );
    let criteria: Vec<_> = list(&all, "criteria")
        .iter()
        .map(|c| slug(&c["criterion"]))
        .collect();
    assert_eq!(
        criteria,
        ["asked-for"],
        "those of the other ranking are not among them"
    );
    assert!(all["questions"]["measures"].is_null(), "none is declared");
    let page = server
        .get("/needs?ranking=datasets&lang=en&w.asked-for=4", BROWSER)
        .text();
    assert!(
        page.contains("<h1>Datasets first</h1>")
            && page.contains("name=\"ranking\" value=\"datasets\""),
        "{page}"
    );
    assert!(
        page.contains("href=\"/needs?ranking=datasets&#38;w.asked-for=4&#38;lang=en\""),
        "the link that keeps the order"
    );
    assert!(!page.contains("Who raised it") && !page.contains("Data domains <a"));
    // The needs are what they were.
    let needs = server.get("/needs.json", "*/*").json();
    assert_eq!(slug(&needs["ranking"]), "needs");
    let wrong = server.get("/needs.json?ranking=none", "*/*");
    assert_eq!(wrong.status, 400);
    assert_eq!(
        wrong.json()["expected"],
        serde_json::json!(["datasets", "needs"])
    );
}
