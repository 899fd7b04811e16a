//! The roadmap, which is a view declared in Turtle: what page, JSON and CSV tell is what the graph
//! holds, and what nobody has said is told as such.

use super::server::Answer;
use super::shipped::{fresh, reading};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const SECTIONS: [&str; 9] = [
    "timeline",
    "measures",
    "periods",
    "responsibility",
    "strategies",
    "changes",
    "goals",
    "contributions",
    "cases",
];

fn get(path: &str, accept: &str) -> Answer {
    let answer = reading().get(path, accept);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer
}

fn json(path: &str) -> Value {
    by_name(&get(path, "application/json").json())
}

/// The rows of each part by its name, and what else the parts tell.
fn by_name(view: &Value) -> Value {
    let mut told = serde_json::Map::new();
    let mut questions = serde_json::Map::new();
    for part in list(view, "sections") {
        let name = part["name"].as_str().expect("a name");
        questions.insert(name.to_owned(), part["question"].clone());
        let rows = match part["timeline"].is_object() {
            true => part["timeline"].clone(),
            false => part["rows"].clone(),
        };
        told.insert(name.to_owned(), rows);
    }
    told.insert("questions".to_owned(), questions.into());
    told.into()
}

fn list<'v>(value: &'v Value, name: &str) -> &'v Vec<Value> {
    value[name]
        .as_array()
        .unwrap_or_else(|| panic!("{name} of {value}"))
}

fn slug(thing: &Value) -> &str {
    let iri = thing["@id"].as_str().unwrap_or("none");
    iri.rsplit(['/', '#']).next().unwrap_or_default()
}

fn different<'v>(rows: impl IntoIterator<Item = &'v Value>, column: &str) -> BTreeSet<&'v str> {
    rows.into_iter().map(|row| slug(&row[column])).collect()
}

fn count(pattern: &str) -> usize {
    let query = format!(
        "PREFIX hg: <https://w3id.org/helsegraf/ns#> SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}"
    );
    let text = reading().query(&query, "text/csv").text();
    let number = text.lines().nth(1).expect("a number");
    number.parse().expect("a number")
}

#[test]
fn measures_stand_in_their_categories_and_their_periods_are_unknown() {
    let all = json("/roadmap.json");
    let mut per_category: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in list(&all, "measures") {
        let category = per_category.entry(slug(&row["category"])).or_default();
        category.insert(slug(&row["measure"]));
        assert_eq!(row["period"]["unknown"], true, "{row}");
        assert_eq!(slug(&row["status"]), "proposed", "{row}");
    }
    let told: Vec<_> = per_category
        .iter()
        .map(|(name, all)| (*name, all.len()))
        .collect();
    let wanted = [
        ("veikart-behov", 5),
        ("veikart-funksjon", 3),
        ("veikart-grunnleggende", 4),
        ("veikart-kultur", 3),
        ("veikart-samordne", 3),
    ];
    assert_eq!(told, wanted);
    let inferred = list(&all, "measures")
        .iter()
        .filter(|row| slug(&row["mark"]) == "inferred");
    assert_eq!(
        different(inferred, "measure"),
        BTreeSet::from([
            "tiltak-arshjul",
            "tiltak-behovsoversikt",
            "tiltak-kompetanse",
            "tiltak-prosess-behov"
        ])
    );
    // The timeline: columns from the periods of roadmap and strategies, everything unplaced.
    let timeline = &all["timeline"];
    let columns: Vec<_> = list(timeline, "columns")
        .iter()
        .map(|c| (c["from"].as_i64(), c["to"].as_i64()))
        .collect();
    let wanted = [
        (2024, 2024),
        (2025, 2025),
        (2026, 2027),
        (2028, 2030),
        (2031, 2035),
    ];
    assert_eq!(columns, wanted.map(|(from, to)| (Some(from), Some(to))));
    let lanes = list(timeline, "lanes");
    // In the order that the roadmap has its categories in.
    let names: Vec<_> = lanes.iter().map(|lane| slug(&lane["of"])).collect();
    assert_eq!(
        names,
        [
            "veikart-samordne",
            "veikart-funksjon",
            "veikart-behov",
            "veikart-grunnleggende",
            "veikart-kultur"
        ]
    );
    assert!(lanes.iter().all(|lane| list(lane, "placed").is_empty()));
    let unknown: usize = lanes.iter().map(|lane| list(lane, "unknown").len()).sum();
    assert_eq!(unknown, count("?x a hg:RoadmapMeasure"));
    let spans: BTreeSet<_> = list(timeline, "above")
        .iter()
        .map(|it| (slug(&it["thing"]), it["from"].as_i64(), it["to"].as_i64()))
        .collect();
    assert!(
        spans.contains(&("digitaliseringsstrategi", Some(2024), Some(2030))),
        "{spans:?}"
    );
    assert_eq!(spans.len(), 4);
}

#[test]
fn a_measure_with_a_period_is_drawn_in_it() {
    let server = fresh();
    let update = r#"BASE <https://w3id.org/helsegraf/> PREFIX hg: <https://w3id.org/helsegraf/ns#>
        DELETE DATA { GRAPH <graph/national/content> { <id/measures/tiltak-arkitektur> hg:unknown hg:period } } ;
        INSERT DATA { GRAPH <graph/national/content> { <id/measures/tiltak-arkitektur> hg:period <id/periods/periode-2028-2030> } }"#;
    let answer = server.update(&server.steward, update);
    assert!(answer.status.is_success(), "{}", answer.text());
    let all = by_name(&server.get("/roadmap.json", "*/*").json());
    let mut lanes = list(&all["timeline"], "lanes").iter();
    let lane = lanes
        .find(|lane| slug(&lane["of"]) == "veikart-grunnleggende")
        .expect("its lane");
    assert_eq!(list(lane, "placed").len(), 1);
    let bar = &list(lane, "placed")[0];
    assert_eq!(
        (
            slug(&bar["thing"]),
            bar["from"].as_i64(),
            bar["to"].as_i64()
        ),
        ("tiltak-arkitektur", Some(2028), Some(2030))
    );
    assert_eq!(list(lane, "unknown").len(), 3);
    let filtered = server.get("/roadmap.json?period=periods/periode-2028-2030", "*/*");
    let filtered = by_name(&filtered.json());
    assert_eq!(
        different(list(&filtered, "measures"), "measure"),
        BTreeSet::from(["tiltak-arkitektur"])
    );
    let page = server.get("/roadmap?lang=en", BROWSER).text();
    // In the table that says the same: the fourth of five columns of years, then the unknown.
    let row = page
        .split("<tr><th scope=\"row\">")
        .skip(1)
        .find(|row| row.contains("veikart-grunnleggende"))
        .expect("its row");
    let cells: Vec<&str> = row.split("<td").skip(1).collect();
    assert_eq!(cells.len(), 6);
    let holds = |cell: &&str| cell.contains("/doc/measures/tiltak-arkitektur");
    assert_eq!(cells.iter().position(holds), Some(3), "{row}");
}

#[test]
fn filters_leave_what_matches() {
    for (query, measures) in [
        ("category=roadmap-categories/veikart-behov", 5),
        ("body=unknown", 15),
        ("body=organisations/hdir", 3),
        (
            "body=organisations/helse-vest&category=roadmap-categories/veikart-behov",
            1,
        ),
        (
            "body=organisations/helse-vest&category=roadmap-categories/veikart-kultur",
            0,
        ),
        ("period=unknown", 18),
        ("period=periods/periode-2025", 0),
        ("category=&body=&period=", 18),
    ] {
        let all = json(&format!("/roadmap.json?{query}"));
        assert_eq!(
            different(list(&all, "measures"), "measure").len(),
            measures,
            "{query}"
        );
        let page = get(&format!("/roadmap?lang=en&{query}"), BROWSER).text();
        let boxes = page.matches("class=\"box placed").count();
        assert_eq!(boxes, measures, "{query}: boxes of the drawing");
        assert_eq!(
            page.contains("<svg class=\"timeline\""),
            measures > 0,
            "{query}"
        );
    }
    let nufa = json("/roadmap.json?body=councils/nufa");
    assert_eq!(
        different(list(&nufa, "cases"), "body"),
        BTreeSet::from(["nufa"])
    );
    assert_eq!(
        different(list(&nufa, "cases"), "case").len(),
        count("?x a hg:Case ; hg:body <https://w3id.org/helsegraf/id/councils/nufa>")
    );
    assert_eq!(
        list(&nufa, "strategies").len(),
        list(&json("/roadmap.json"), "strategies").len()
    );
    let page = get("/roadmap?lang=en&body=councils/nufa", BROWSER).text();
    assert!(page.contains("<option value=\"councils/nufa\" selected>"));
}

#[test]
fn strategies_goals_and_cases_are_all_there() {
    let all = json("/roadmap.json");
    assert_eq!(
        different(list(&all, "strategies"), "strategy").len(),
        count("?x a hg:Strategy")
    );
    assert_eq!(different(list(&all, "cases"), "case").len(), 41);
    let decisions = list(&all, "cases")
        .iter()
        .filter(|row| row["decision"].is_object());
    assert_eq!(decisions.count(), count("?x a hg:Decision"));
    let without = list(&all, "cases")
        .iter()
        .filter(|row| row["decision"].is_null());
    for case in without {
        let told = &case["status"];
        assert!(told.is_null() || told["unknown"] == true, "{case}");
    }
    // Goals 1 and 2 of the e-health strategy changed places in 2024.
    let changes: BTreeMap<_, _> = list(&all, "changes")
        .iter()
        .map(|row| (slug(&row["goal"]), row))
        .collect();
    for (goal, before, after) in [
        ("mal-arbeidshverdag", 1, 2),
        ("mal-medvirkning", 2, 1),
        ("mal-helsedata", 3, 3),
    ] {
        let row = changes[goal];
        assert_eq!(
            (row["before"].as_i64(), row["after"].as_i64()),
            (Some(before), Some(after)),
            "{goal}"
        );
        assert_eq!(
            (&row["kept"], &row["stays"]),
            (&Value::Bool(true), &Value::Bool(true)),
            "{goal}"
        );
    }
    assert_eq!(changes["overordnet-kvalitet"]["kept"], false);
    let added = list(&all, "changes")
        .iter()
        .filter(|row| row["change"].is_object());
    assert_eq!(added.count(), count("?x a hg:StrategyChange"));
    let rows = list(&all, "contributions").iter();
    let of = |edition: &str| {
        let rows = rows.clone().filter(|row| slug(&row["edition"]) == edition);
        different(rows, "contributor").len()
    };
    assert_eq!(
        (of("e-helsestrategi-2022"), of("helsedatastrategi-fhi")),
        (62, 63)
    );
}

#[test]
fn responsibility_counts_those_who_have_it_and_where_nobody_has() {
    let all = json("/roadmap.json");
    let of = |kind: &str, who: &str| {
        let row = list(&all, "responsibility").iter().find(|row| {
            let unknown = row["responsible"]["unknown"] == true && who == "unknown";
            slug(&row["kind"]) == kind && (unknown || slug(&row["responsible"]) == who)
        });
        row.and_then(|row| row["things"].as_u64()).unwrap_or(0) as usize
    };
    assert_eq!(of("RoadmapMeasure", "hdir"), 3);
    assert_eq!(
        of("RoadmapMeasure", "unknown"),
        count("?x a hg:RoadmapMeasure ; hg:unknown hg:responsible")
    );
    let nobody = "FILTER NOT EXISTS { ?x hg:responsible|hg:operator ?who }";
    assert_eq!(
        of("Initiative", "unknown"),
        count(&format!("?x a hg:Initiative {nobody}"))
    );
    assert_eq!(
        of("Assignment", "unknown"),
        count(&format!("?x a hg:Assignment {nobody}"))
    );
}

#[test]
fn every_part_is_a_table_of_csv_and_of_the_page() {
    let all = json("/roadmap.json?lang=en");
    let page = get("/roadmap?lang=en", BROWSER).text();
    for section in SECTIONS {
        let csv = get(&format!("/roadmap.csv?lang=en&section={section}"), "*/*");
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
        let csv = csv.text();
        let rows = match section {
            // The timeline is drawn from the same answer.
            "timeline" => list(&all, "measures"),
            section => list(&all, section),
        };
        assert_eq!(csv.lines().count(), 1 + rows.len(), "{section}");
        assert!(
            page.contains(&format!("<h2 id=\"{section}\">")),
            "{section}"
        );
        assert!(
            page.contains(&format!("section={section}&#38;format=csv")),
            "{section}"
        );
        let question = all["questions"][section].as_str().expect("a question");
        assert!(
            page.contains(&format!("href=\"{question}?lang=en\"")),
            "{section}: {question}"
        );
        get(&format!("{question}.csv"), "*/*");
    }
    let head = get("/roadmap.csv", "*/*").text();
    assert!(head.starts_with("category,categoryLabel,measure,measureLabel,period,status,statusLabel,responsible,responsibleLabel,mark,markLabel\r\n"), "{head}");
    for language in ["nb", "nn", "en"] {
        let page = get(&format!("/roadmap?lang={language}"), BROWSER);
        assert_eq!(page.header("content-language"), language);
    }
}

#[test]
fn a_choice_that_is_none_is_refused_with_those_there_are() {
    for (query, parameter, told) in [
        (
            "category=veikart",
            "category",
            "roadmap-categories/veikart-behov",
        ),
        ("body=nobody", "body", "councils/nufa"),
        ("period=2028", "period", "periods/periode-2028-2030"),
        ("year=2028", "year", "category, body, period, section"),
        ("body=unknown&body=unknown", "body", "give it once"),
    ] {
        let answer = reading().get(&format!("/roadmap.json?{query}"), "*/*");
        assert_eq!(answer.status, 400, "{query}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem = answer.json();
        assert_eq!(problem["parameter"], parameter, "{query}");
        assert!(
            problem["detail"].as_str().expect("a detail").contains(told),
            "{problem}"
        );
        let page = reading().get(&format!("/roadmap?lang=en&{query}"), BROWSER);
        assert_eq!(page.status, 400, "{query}");
        let text = page.text();
        assert!(
            text.contains("This cannot be used") && text.contains("tiltak-arkitektur"),
            "{query}"
        );
    }
}

/// The arrangements and filters are those of any view: one of a stranger's, without a line of Rust.
#[test]
fn another_view_has_timeline_and_filters_by_declaration() {
    let server = fresh();
    let shapes = r#"PREFIX hg: <https://w3id.org/helsegraf/ns#> PREFIX sh: <http://www.w3.org/ns/shacl#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        INSERT DATA { GRAPH <https://w3id.org/helsegraf/graph/shapes/helsegraf> {
        <urn:plans> a hg:View ; sh:name "plans" ; rdfs:label "Plans"@en ;
          hg:viewFilters <urn:l1> ; hg:viewParts <urn:l2> .
        <urn:l1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> <urn:f> ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .
        <urn:f> sh:name "who" ; rdfs:label "Who"@en .
        <urn:l2> <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> <urn:p> ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .
        <urn:p> sh:name "owners" ; rdfs:label "By owner"@en ; hg:answerTo "f40-strategies" ; hg:joinedBy "f39-periods" ;
          hg:arrangement hg:asTimeline ; hg:laneColumn "owner" ; hg:barColumn "strategy" ; hg:timeColumn "period" ;
          hg:narrowedBy <urn:n> .
        <urn:n> hg:filter "who" ; hg:column "owner" .
        } }"#;
    let taken = server.update(&server.admin, shapes);
    assert!(taken.status.is_success(), "{}", taken.text());
    let view =
        |query: &str| server.get(&format!("/views/plans?lang=en{query}"), "application/json");
    let timeline = |query: &str| list(&view(query).json(), "sections")[0]["timeline"].clone();
    let whole = timeline("");
    assert_eq!(list(&whole, "columns").len(), 5);
    let lanes = list(&whole, "lanes");
    let owners = different(lanes, "of");
    assert_eq!(
        owners,
        BTreeSet::from(["fhi", "none"]),
        "a lane for what nobody owns"
    );
    let health_data = lanes
        .iter()
        .find(|lane| slug(&lane["of"]) == "fhi")
        .expect("its lane");
    let bar = &list(health_data, "placed")[0];
    assert_eq!(
        (bar["from"].as_i64(), bar["to"].as_i64()),
        (Some(2025), Some(2027)),
        "{bar}"
    );
    assert!(list(&whole, "above").is_empty(), "none is declared");
    assert_eq!(
        different(list(&timeline("&who=organisations/fhi"), "lanes"), "of"),
        BTreeSet::from(["fhi"])
    );
    assert_eq!(view("&who=organisations/none").status, 400);
    assert_eq!(
        view("&body=organisations/fhi").status,
        400,
        "the filters of another view"
    );
    let page = server
        .get("/views/plans?lang=en&who=organisations/fhi", BROWSER)
        .text();
    assert!(
        page.contains("<svg class=\"timeline\"")
            && page.contains("<option value=\"organisations/fhi\" selected>"),
        "{page}"
    );
}

/// What an address takes is read from the declaration, too.
#[test]
fn the_filters_are_described_as_they_are_declared() {
    let document = get("/api/openapi.json?lang=en", "*/*").json();
    for path in ["/roadmap", "/roadmap.{suffix}"] {
        let told = document["paths"][path]["get"]["parameters"].to_string();
        for (name, says) in [
            ("category", "Category"),
            ("body", "Body or responsible"),
            ("period", "Period"),
        ] {
            assert!(
                told.contains(&format!("\"name\":\"{name}\"")) && told.contains(says),
                "{path}: {told}"
            );
        }
    }
    assert!(document["paths"]["/standards"]["get"].is_object());
}
