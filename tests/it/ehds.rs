//! The alignment with EHDS: pages, JSON, CSV and RDF say the same, and the same as the graph.

use super::server::{Answer, Server, request};
use super::shipped;
use helsegraf::catalogue::Profiles;
use helsegraf::http::Settings;
use helsegraf::vocab::hg;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::Term;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const DATA: &str = "/api/ehds/alignment";
const DAY: &str = "date=2026-11-22";
const NS: &str = "https://w3id.org/helsegraf/ns#";
const DQV: &str = "http://www.w3.org/ns/dqv#";

/// One server with the shipped content for all tests that do not write.
static SERVER: LazyLock<Server> = LazyLock::new(server);

/// A profile newer than those that are shipped: data that are not public must name their holder.
const PROFILE: [(&str, &str); 4] = [
    (
        "profile.ttl",
        r#"@base <https://w3id.org/helsegraf/> .
        PREFIX dct: <http://purl.org/dc/terms/> PREFIX owl: <http://www.w3.org/2002/07/owl#>
        PREFIX prof: <http://www.w3.org/ns/dx/prof/>
        <profiles/levels> prof:hasToken "levels" ; dct:title "Nivåer"@nb , "Nivå"@nn , "Levels"@en ;
          dct:description "n"@nb , "n"@nn , "n"@en ; owl:versionInfo "99" ; dct:conformsTo <http://example.org/levels> .
        <profiles/levels/closed> prof:isProfileOf <profiles/levels> ; prof:hasToken "closed" ;
          dct:title "Lukket"@nb , "Lukka"@nn , "Closed"@en ;
          dct:accessRights <http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC> ."#,
    ),
    (
        "dataset.rq",
        "#+ order: 1\n#+ class: dcat:Dataset\n#+ level: dct:accessRights\n\
        PREFIX dcat: <http://www.w3.org/ns/dcat#>\nPREFIX dct: <http://purl.org/dc/terms/>\n\
        PREFIX geodcatap: <http://data.europa.eu/930/>\n\
        CONSTRUCT { ?this a dcat:Dataset ; dct:accessRights ?access ; geodcatap:custodian ?holder }\n\
        WHERE { { ?this a dcat:Dataset } UNION { ?this dct:accessRights ?access } UNION { ?this geodcatap:custodian ?holder } }",
    ),
    ("shapes.ttl", ""),
    (
        "shapes-closed.ttl",
        r#"@base <https://w3id.org/helsegraf/> . PREFIX sh: <http://www.w3.org/ns/shacl#>
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        <profiles/levels/shapes-closed#Dataset> a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property [
          sh:path <http://data.europa.eu/930/custodian> ; sh:minCount 1 ;
          sh:message "Si hvem som har dataene."@nb , "Sei kven som har dataa."@nn , "Say who holds the data."@en ] ."#,
    ),
];

fn profiles() -> Arc<Profiles> {
    let directory = tempfile::tempdir().expect("a folder");
    let folder = directory.path().join("levels");
    std::fs::create_dir(&folder).expect("a folder");
    for (name, text) in PROFILE {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    let base = hg::BASE_IRI.into_owned();
    Arc::new(Profiles::load(&base, Some(directory.path())).expect("it is sound"))
}

fn server() -> Server {
    shipped::with(Settings {
        profiles: Some(profiles()),
        ..Settings::default()
    })
}

fn get(path: &str, accept: &str) -> Answer {
    let answer = SERVER.get(path, accept);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer
}

fn json(path: &str) -> Value {
    get(path, "application/json").json()
}

/// The lines of a CSV without its head; none of ours holds a line break.
fn csv(path: &str) -> Vec<Vec<String>> {
    let text = get(path, "text/csv").text();
    text.lines().skip(1).map(fields).collect()
}

fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => fields.last_mut().expect("one").push(letter),
        }
    }
    fields
}

fn list<'v>(value: &'v Value, name: &str) -> &'v Vec<Value> {
    value[name]
        .as_array()
        .unwrap_or_else(|| panic!("{name} of {value}"))
}

fn iri(value: &Value) -> &str {
    value["@id"].as_str().unwrap_or_else(|| panic!("{value}"))
}

fn number(value: &Value) -> usize {
    let number = value.as_u64().unwrap_or_else(|| panic!("{value}"));
    usize::try_from(number).expect("a small number")
}

/// How many the graph has, asked in SPARQL of its own.
fn count(pattern: &str) -> usize {
    let query = format!(
        "PREFIX hg: <{NS}> PREFIX dcat: <http://www.w3.org/ns/dcat#> \
         PREFIX healthdcatap: <http://healthdataportal.eu/ns/health#> BASE <https://w3id.org/helsegraf/> \
         SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}"
    );
    let answer = SERVER.query(&query, "text/csv").text();
    answer
        .lines()
        .nth(1)
        .expect("a number")
        .parse()
        .expect("a number")
}

/// Every link to a stored question in a page.
fn questions(page: &str) -> BTreeSet<String> {
    let links = page.split("href=\"/questions/").skip(1);
    links
        .filter_map(|rest| rest.split('"').next())
        .map(|path| format!("/questions/{}", path.replace("&amp;", "&")))
        .collect()
}

#[test]
fn the_alignment_counts_what_the_graph_holds() {
    let all = json(&format!("{DATA}?{DAY}"));
    let letters: String = list(&all, "categories")
        .iter()
        .filter_map(|c| c["letter"].as_str())
        .collect();
    assert_eq!(letters, "abcdefghijklmnopq");
    assert_eq!(list(&all, "datasets").len(), count("?x a dcat:Dataset"));
    assert_eq!(list(&all, "elements").len(), 27);
    assert_eq!(
        list(&all, "elements").len(),
        count("?x a hg:MinimumElement")
    );
    assert_eq!(list(&all, "priorityCategories").len(), 6);
    assert_eq!(
        list(&all, "options").len(),
        count("?x hg:optionFor <id/roles/hdab>")
    );
    for category in list(&all, "categories") {
        let id = iri(&category["category"]);
        let datasets = count(&format!(
            "?x (healthdcatap:healthCategory|(hg:inDomain/healthdcatap:healthCategory)) <{id}> ; a dcat:Dataset"
        ));
        assert_eq!(number(&category["counts"]["datasets"]), datasets, "{id}");
        let listed = |name, column: &str| {
            let things = list(category, name).iter().map(|row| iri(&row[column]));
            things.collect::<BTreeSet<_>>().len()
        };
        assert_eq!(listed("datasets", "dataset"), datasets, "{id}");
        let sources = number(&category["counts"]["sources"]);
        assert_eq!(listed("sources", "source"), sources, "{id}");
        let marked = list(category, "sources")
            .iter()
            .chain(list(category, "datasets"));
        assert!(
            marked.into_iter().all(|row| row["mark"]["@id"].is_string()),
            "{category}"
        );
    }
    let starts: Vec<_> = list(&all, "timeline")
        .iter()
        .map(|day| day["date"].as_str())
        .collect();
    assert_eq!(
        starts,
        [Some("2027-03-26"), Some("2029-03-26"), Some("2031-03-26")]
    );
}

#[test]
fn page_json_csv_and_rdf_agree() {
    let all = json(&format!("{DATA}?{DAY}"));
    let lines = csv(&format!("{DATA}?{DAY}"));
    let page = get(&format!("/ehds?lang=en&{DAY}"), BROWSER).text();
    let measured = measured("ttl");
    assert_eq!(lines.len(), list(&all, "categories").len());
    for (category, line) in list(&all, "categories").iter().zip(&lines) {
        let id = iri(&category["category"]);
        assert_eq!(line[1], id);
        for (column, name, metric) in [
            (4, "datasets", "datasetsOfCategory"),
            (5, "sources", "sourcesOfCategory"),
            (8, "publishable", "publishableOfCategory"),
        ] {
            let told = match column {
                8 => line[8].parse().expect("a number"),
                _ => line[column].split_whitespace().count(),
            };
            assert_eq!(told, number(&category["counts"][name]), "{id} {name}");
            assert_eq!(
                measured[&(format!("{NS}{metric}"), id.to_owned())],
                told,
                "{id} {name}"
            );
        }
        for dataset in line[4].split_whitespace() {
            let path = dataset.replace("https://w3id.org/helsegraf/id/", "/doc/");
            assert!(page.contains(&format!("href=\"{path}?lang=en\"")), "{path}");
        }
        let chain = category["chain"].as_str().expect("an address");
        assert!(
            page.contains(&format!("href=\"{chain}?lang=en\"")),
            "{chain}"
        );
    }
    let lines = csv(&format!("{DATA}?section=datasets&{DAY}"));
    assert_eq!(lines.len(), list(&all, "datasets").len());
    for (dataset, line) in list(&all, "datasets").iter().zip(&lines) {
        let id = iri(&dataset["dataset"]);
        assert_eq!(line[0], id);
        let counts = [
            ("given", "elementsGivenOfDataset"),
            ("unknown", "elementsUnknownOfDataset"),
            ("missing", "elementsMissingOfDataset"),
        ];
        let lacks = list(dataset, "lacks").len();
        assert_eq!(line[10], dataset["publishable"].to_string(), "{id}");
        assert_eq!(line[11], lacks.to_string(), "{id}");
        let metric = (format!("{NS}lackingOfDataset"), id.to_owned());
        assert_eq!(measured[&metric], lacks, "{id}");
        let told: Vec<usize> = counts
            .iter()
            .zip(&line[7..])
            .map(|((name, metric), field)| {
                let told = number(&dataset[*name]);
                assert_eq!(field, &told.to_string(), "{id} {name}");
                assert_eq!(
                    measured[&(format!("{NS}{metric}"), id.to_owned())],
                    told,
                    "{id} {name}"
                );
                told
            })
            .collect();
        assert_eq!(told.iter().sum::<usize>(), 27, "{id}");
        let tally = format!(
            "{} given, {} said to be unknown, {} missing",
            told[0], told[1], told[2]
        );
        assert!(page.contains(&tally), "{id}: {tally}");
    }
    for (section, name) in [
        ("priority-categories", "priorityCategories"),
        ("duties", "duties"),
        ("options", "options"),
    ] {
        let lines = csv(&format!("{DATA}?section={section}&{DAY}"));
        assert_eq!(lines.len(), list(&all, name).len(), "{section}");
    }
    let given: usize = list(&all, "datasets")
        .iter()
        .map(|d| number(&d["given"]))
        .sum();
    let sum: usize = list(&all, "elements")
        .iter()
        .map(|e| number(&e["given"]))
        .sum();
    assert_eq!(given, sum);
    assert!(page.contains(&format!("{given} of {}", 27 * list(&all, "datasets").len())));
}

/// Metric and thing of each measurement, and its number, from one format.
fn measured(format: &str) -> BTreeMap<(String, String), usize> {
    let answer = get(&format!("{DATA}?format={format}&{DAY}"), "");
    let format = match format {
        "ttl" => RdfFormat::Turtle,
        "nt" => RdfFormat::NTriples,
        "rdf" => RdfFormat::RdfXml,
        _ => panic!("{format}"),
    };
    let mut told: BTreeMap<String, BTreeMap<String, Term>> = BTreeMap::new();
    for quad in RdfParser::from_format(format).for_slice(&answer.body) {
        let quad = quad.expect("RDF");
        let about = told.entry(quad.subject.to_string()).or_default();
        about.insert(quad.predicate.as_str().to_owned(), quad.object);
    }
    let text = |of: &BTreeMap<String, Term>, name: &str| match &of[&format!("{DQV}{name}")] {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        other => panic!("{other}"),
    };
    let measured = told.values().map(|of| {
        let key = (text(of, "isMeasurementOf"), text(of, "computedOn"));
        (key, text(of, "value").parse().expect("a number"))
    });
    measured.collect()
}

#[test]
fn every_metric_is_measured_and_every_format_says_the_same() {
    let turtle = measured("ttl");
    assert_eq!(turtle, measured("nt"));
    assert_eq!(turtle, measured("rdf"));
    let metrics: BTreeSet<&str> = turtle.keys().map(|(metric, _)| metric.as_str()).collect();
    // The metrics of the overview are those with a place in it; the rules of data health have none.
    let placed =
        format!("?x a <{DQV}Metric> ; <http://www.w3.org/2004/02/skos/core#notation> ?place");
    assert_eq!(metrics.len(), count(&placed));
}

#[test]
fn every_cell_leads_to_a_question_that_answers() {
    let mut links = BTreeSet::new();
    for path in [
        "/ehds",
        "/ehds/matrix",
        "/ehds/chain/k",
        "/doc/datasets/npr",
    ] {
        let found = questions(&get(path, BROWSER).text());
        assert!(!found.is_empty(), "{path}");
        links.extend(found);
    }
    let about = |name: &str| links.iter().filter(|link| link.contains(name)).count();
    assert_eq!(about("c05-datasets-of-a-category?"), 17);
    assert_eq!(about("c21-sources-of-a-category?"), 17);
    assert_eq!(about("c22-access-body-of-a-category?"), 17);
    assert_eq!(
        about("c23-minimum-elements-of-a-dataset?"),
        count("?x a dcat:Dataset")
    );
    assert_eq!(about("c28-what-a-priority-category-has?"), 6);
    let mut empty = BTreeSet::new();
    for link in &links {
        let answer = get(link, "text/csv").text();
        if answer.lines().count() < 2 {
            empty.insert(link.split('?').next().unwrap_or_default().to_owned());
        }
    }
    // Only what is asked of one category may have no rows: that is the gap it shows.
    let known = [
        "c05-datasets-of-a-category",
        "c21-sources-of-a-category",
        "c28-what-a-priority-category-has",
    ];
    let known: BTreeSet<String> = known.map(|name| format!("/questions/{name}")).into();
    assert!(empty.is_subset(&known), "{empty:?}");
}

#[test]
fn no_row_of_a_table_is_without_its_question() {
    let page = get("/ehds?lang=en", BROWSER).text();
    let body = page
        .split("<tbody>")
        .skip(1)
        .flat_map(|t| t.split("</tbody>").next());
    let rows: Vec<&str> = body.flat_map(|t| t.split("<tr>").skip(1)).collect();
    assert!(rows.len() > 17 + 25 + 6, "{}", rows.len());
    for row in rows {
        assert!(row.contains("href=\"/questions/"), "{row}");
        for cell in row
            .split("<td")
            .skip(1)
            .filter(|c| c.contains("class=\"none\""))
        {
            assert!(cell.contains("href=\"/questions/"), "{cell}");
        }
    }
}

#[test]
fn the_matrix_is_the_same_everywhere() {
    let whole = json(&format!("/ehds/matrix?{DAY}"));
    let lines = csv(&format!("/ehds/matrix?{DAY}"));
    let page = get(&format!("/ehds/matrix?lang=en&{DAY}"), BROWSER).text();
    let names: Vec<&str> = list(&whole, "elements")
        .iter()
        .map(|e| iri(&e["element"]))
        .collect();
    let slugs: Vec<&str> = names
        .iter()
        .filter_map(|name| name.rsplit('/').next())
        .collect();
    assert_eq!(slugs.len(), 27);
    assert_eq!(list(&whole, "datasets").len(), lines.len());
    let rows: Vec<&str> = page
        .split("<tbody>")
        .nth(1)
        .expect("rows")
        .split("<tr>")
        .skip(1)
        .collect();
    assert_eq!(rows.len(), lines.len() + 1, "the datasets and the sums");
    for ((dataset, line), row) in list(&whole, "datasets").iter().zip(&lines).zip(&rows) {
        let id = iri(&dataset["dataset"]);
        assert_eq!(line[0], id);
        let states: Vec<&str> = slugs
            .iter()
            .map(|slug| {
                dataset["elements"][slug]["state"]
                    .as_str()
                    .unwrap_or_else(|| panic!("{id} {slug}"))
            })
            .collect();
        assert_eq!(line[2..29], states, "{id}");
        let drawn: Vec<&str> = row
            .split("class=\"state ")
            .skip(1)
            .filter_map(|s| s.split('"').next())
            .collect();
        assert_eq!(drawn, states, "{id}");
        for state in ["given", "unknown"] {
            let counted = states.iter().filter(|s| **s == state).count();
            assert_eq!(number(&dataset[state]), counted, "{id} {state}");
        }
    }
    for (place, element) in list(&whole, "elements").iter().enumerate() {
        let given = lines
            .iter()
            .filter(|line| line[2 + place] == "given")
            .count();
        assert_eq!(number(&element["given"]), given, "{element}");
    }
}

#[test]
fn a_dataset_says_of_itself_what_the_matrix_says() {
    for line in csv(&format!("/ehds/matrix?{DAY}")) {
        let path = line[0].replace("https://w3id.org/helsegraf/id/", "/doc/");
        let page = get(&format!("{path}?lang=en"), BROWSER).text();
        let section = page
            .split("id=\"minimum-elements\"")
            .nth(1)
            .expect("a section");
        let section = section.split("</section>").next().expect("its end");
        let drawn: Vec<&str> = section
            .split("class=\"state ")
            .skip(1)
            .filter_map(|s| s.split('"').next())
            .collect();
        assert_eq!(drawn, line[2..29], "{path}");
    }
    let other = get("/doc/organisations/fhi", BROWSER).text();
    assert!(
        !other.contains("id=\"minimum-elements\""),
        "an organisation has no elements"
    );
}

#[test]
fn a_chain_is_whole_or_shows_its_gaps() {
    for letter in 'a'..='q' {
        let chain = json(&format!("/ehds/chain/{letter}"));
        let page = get(&format!("/ehds/chain/art51-{letter}?lang=en"), BROWSER).text();
        let stages = list(&chain, "stages");
        assert_eq!(stages.len(), 6, "{letter}");
        assert_eq!(list(&stages[4], "things").len(), 1, "{letter}");
        let links = list(&chain, "links");
        assert_eq!(csv(&format!("/ehds/chain/{letter}")).len(), links.len());
        for (place, stage) in stages.iter().enumerate() {
            for thing in list(stage, "things") {
                let joined = |end: &str| links.iter().any(|link| link[end]["thing"] == *thing);
                assert!(
                    place == 5 || joined("from"),
                    "{letter}: {thing} leads nowhere"
                );
                assert!(
                    place == 0 || joined("to"),
                    "{letter}: {thing} comes from nowhere"
                );
            }
            let empty = list(stage, "things").is_empty();
            assert!(!empty || stage["gap"] == true, "{letter}: {stage}");
        }
        let gaps = list(&chain, "gaps").len();
        assert_eq!(
            gaps,
            stages.iter().filter(|stage| stage["gap"] == true).count()
        );
        assert_eq!(
            page.matches("<rect class=\"box gap\"").count(),
            gaps,
            "{letter}"
        );
        let boxes: usize = stages.iter().map(|stage| list(stage, "things").len()).sum();
        assert_eq!(
            page.matches("<rect class=\"box").count(),
            boxes + gaps,
            "{letter}"
        );
        assert_eq!(
            page.matches("<path class=\"link").count(),
            links.len(),
            "{letter}"
        );
    }
}

#[test]
fn the_chain_has_the_datasets_of_its_category() {
    let all = json(&format!("{DATA}?{DAY}"));
    for category in list(&all, "categories") {
        let chain = json(category["chain"].as_str().expect("an address"));
        let listed: BTreeSet<&str> = list(category, "datasets")
            .iter()
            .map(|d| iri(&d["dataset"]))
            .collect();
        let drawn: BTreeSet<&str> = list(&list(&chain, "stages")[3], "things")
            .iter()
            .map(iri)
            .collect();
        assert_eq!(drawn, listed, "{category}");
    }
}

#[test]
fn an_unknown_category_is_answered_with_those_there_are() {
    let problem = SERVER.get("/ehds/chain/zz", "application/json");
    assert_eq!(problem.status, 404);
    assert_eq!(list(&problem.json(), "categories").len(), 17);
    let page = SERVER.get("/ehds/chain/zz?lang=en", BROWSER);
    assert_eq!(page.status, 404);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.text().matches("href=\"/ehds/chain/art51-").count(), 17);
    let letter = SERVER.get("/ehds/chain/k", BROWSER);
    assert!(
        letter
            .header("link")
            .contains("</ehds/chain/art51-k>; rel=\"canonical\"")
    );
}

#[test]
fn what_cannot_be_used_is_refused_with_place_and_remedy() {
    for (path, parameter) in [
        ("/ehds?date=soon", "date"),
        ("/ehds/matrix?date=2026-13-01", "date"),
        ("/ehds/chain/k?date=x", "date"),
        ("/api/ehds/alignment?section=none", "section"),
    ] {
        let answer = SERVER.get(path, "application/json");
        assert_eq!(answer.status, 400, "{path}: {}", answer.text());
        assert_eq!(answer.json()["parameter"], parameter, "{path}");
    }
    for path in ["/ehds", DATA, "/ehds/matrix", "/ehds/chain/k"] {
        assert_eq!(SERVER.get(path, "image/png").status, 406, "{path}");
        assert_eq!(
            SERVER.send("POST", path, "text/plain", "").status,
            405,
            "{path}"
        );
    }
}

#[test]
fn what_did_not_change_is_not_sent_again() {
    for (path, accept) in [
        ("/ehds", BROWSER),
        ("/ehds", "text/csv"),
        (DATA, "application/json"),
        (DATA, "text/turtle"),
        ("/ehds/matrix", BROWSER),
        ("/ehds/matrix", "text/csv"),
        ("/ehds/chain/k", BROWSER),
        ("/ehds/chain/k", "application/json"),
    ] {
        let first = get(path, accept);
        let tag = first.header("etag");
        assert!(tag.starts_with('"'), "{path}");
        assert!(first.header("vary").contains("Accept"), "{path}");
        assert!(first.header("link").contains("rel=\"alternate\""), "{path}");
        let headers = [("accept", accept), ("if-none-match", tag)];
        assert_eq!(
            SERVER.ask(request("GET", path, &headers, "")).status,
            304,
            "{path}"
        );
        let head = SERVER.ask(request("HEAD", path, &[("accept", accept)], ""));
        assert_eq!(
            (head.status.as_u16(), head.header("etag")),
            (200, tag),
            "{path}"
        );
        assert!(head.body.is_empty(), "{path}");
    }
}

#[test]
fn pages_speak_three_languages() {
    for (language, title) in [
        ("nb", "Når det begynner"),
        ("nn", "Når det byrjar"),
        ("en", "When it begins"),
    ] {
        let page = get(&format!("/ehds?lang={language}"), BROWSER).text();
        assert!(
            page.contains(title) && page.contains(&format!("<html lang=\"{language}\">")),
            "{language}"
        );
        let home = get(&format!("/?lang={language}"), BROWSER).text();
        assert!(
            home.contains(&format!("href=\"/ehds?lang={language}\"")),
            "{language}"
        );
    }
}

#[test]
fn duties_are_shown_by_questions_that_are_there() {
    let all = json(&format!("{DATA}?{DAY}"));
    let shown: Vec<&str> = list(&all, "duties")
        .iter()
        .filter_map(|duty| duty["evidence"].as_str())
        .collect();
    assert!(shown.len() > 5, "{shown:?}");
    for name in shown {
        assert!(SERVER.app.questions().get(name).is_some(), "{name}");
    }
}

/// A year after it was confirmed a dataset is overdue; one never confirmed, once the duty began.
#[test]
fn the_yearly_check_knows_its_day() {
    let server = server();
    let update = format!(
        "PREFIX hg: <{NS}> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> BASE <https://w3id.org/helsegraf/> \
         INSERT DATA {{ GRAPH <graph/national/content> {{ <id/datasets/npr> hg:confirmed \"2028-02-29\"^^xsd:date . \
         <id/datasets/kpr> hg:confirmed \"2029-01-10\"^^xsd:date }} }}"
    );
    let answer = server.update(&server.steward, &update);
    assert!(answer.status.is_success(), "{}", answer.text());
    for (day, npr, kpr, msis) in [
        ("2026-11-22", false, false, false),
        ("2029-02-28", false, false, false),
        ("2029-03-01", true, false, false),
        ("2029-03-27", true, false, true),
        ("2030-01-11", true, true, true),
    ] {
        let all = server
            .get(&format!("{DATA}?date={day}"), "application/json")
            .json();
        for (name, overdue) in [("npr", npr), ("kpr", kpr), ("msis", msis)] {
            let found = list(&all, "datasets")
                .iter()
                .find(|d| iri(&d["dataset"]).ends_with(&format!("/{name}")));
            let found = found.expect("it is described");
            assert_eq!(found["overdue"], overdue, "{name} on {day}: {found}");
            let known = if name == "msis" {
                serde_json::json!({ "unknown": true })
            } else {
                found["confirmed"].clone()
            };
            assert_eq!(found["confirmed"], known, "{name}");
        }
    }
    let twice = update.replace("2028-02-29", "2028-03-01");
    assert_eq!(
        server.update(&server.steward, &twice).status,
        422,
        "a dataset is confirmed last once"
    );
}

#[test]
fn what_a_dataset_lacks_is_told_in_the_words_of_the_shapes() {
    let ready = count(
        "?x a dcat:Dataset ; <http://data.europa.eu/930/custodian> ?c ; <http://purl.org/dc/terms/accessRights> \
         <http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC>",
    );
    assert!(ready > 0);
    for (language, message, level) in [
        ("nb", "Si hvem som har dataene.", "Lukket"),
        ("nn", "Sei kven som har dataa.", "Lukka"),
        ("en", "Say who holds the data.", "Closed"),
    ] {
        let all = json(&format!("{DATA}?lang={language}&{DAY}"));
        let datasets = list(&all, "datasets");
        let publishable = datasets.iter().filter(|d| d["publishable"] == true).count();
        assert_eq!(publishable, ready, "{language}");
        let page = get(&format!("/ehds?lang={language}&{DAY}"), BROWSER).text();
        let lacking = datasets
            .iter()
            .filter(|d| !list(d, "lacks").is_empty())
            .count();
        assert_eq!(
            page.matches(&format!("<li>{message}</li>")).count(),
            lacking
        );
        for dataset in datasets {
            let [holder, access] =
                ["holder", "access"].map(|name| dataset[name]["unknown"] != true);
            assert_eq!(dataset["publishable"], holder && access, "{dataset}");
            let (told, lacks) = (&dataset["level"], list(dataset, "lacks"));
            assert_eq!(
                told,
                &if access {
                    Value::from(level)
                } else {
                    Value::Null
                }
            );
            assert_eq!(lacks.len(), usize::from(access && !holder), "{dataset}");
            assert!(
                lacks.iter().all(|lack| lack["message"] == message),
                "{dataset}"
            );
        }
    }
    let page = get("/doc/datasets/pll?lang=en", BROWSER).text();
    assert!(page.contains("<li>Say who holds the data.</li>"), "{page}");
}
