//! Search: first hits of what people type, following commits, facets, hostile input, SPARQL.

use crate::server::{Answer, Server, encoded};
use crate::shipped::reading;
use helsegraf::http::Settings;
use serde_json::Value;
use std::time::{Duration, Instant};

const FIRST_HITS: &str = include_str!("cases/search/first-hits.tsv");
const MORE_FIRST_HITS: &str = include_str!("cases/search/more-first-hits.tsv");
const SEARCHED: &str = include_str!("../../shapes/search.ttl");
const ID: &str = "https://w3id.org/helsegraf/id/";
const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const PREFIXES: &str = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX hg: <https://w3id.org/helsegraf/ns#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> BASE <https://w3id.org/helsegraf/> ";

/// Share of the cases that must be right.
const RIGHT: f64 = 0.95;
const MORE_RIGHT: f64 = 0.9;

fn search(server: &Server, query: &str) -> Value {
    let answer = server.get(&format!("/api/search?{query}"), "application/json");
    assert_eq!(answer.status, 200, "{query}: {}", answer.text());
    answer.json()
}

/// The ends of the IRIs of the hits.
fn hits(found: &Value) -> Vec<String> {
    let hits = found["hits"].as_array().unwrap().iter();
    let end = |hit: &Value| {
        hit["iri"]
            .as_str()
            .unwrap()
            .trim_start_matches(ID)
            .to_owned()
    };
    hits.map(end).collect()
}

#[test]
fn what_people_type_finds_what_they_mean() {
    check("first hits", FIRST_HITS, RIGHT);
}

#[test]
fn what_else_people_type_finds_what_they_mean() {
    check("more first hits", MORE_FIRST_HITS, MORE_RIGHT);
}

/// Asks all cases of a set, of which such a share must find first what is expected.
fn check(name: &str, cases: &str, least: f64) {
    let server = reading();
    let cases: Vec<Vec<&str>> = cases
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    assert!(cases.len() >= 50, "{} cases", cases.len());
    let snapshot = server.app.snapshot();
    let mut misses = Vec::new();
    for case in &cases {
        let [_, language, text, expected] = case[..] else {
            panic!("four columns: {case:?}");
        };
        for thing in expected.split('|') {
            let iri = oxrdf::NamedNode::new(format!("{ID}{thing}")).unwrap();
            assert!(
                snapshot.id(&iri).is_some(),
                "{thing} of {text:?} is not there"
            );
        }
        let found = search(
            server,
            &format!("q={}&lang={language}&limit=5", encoded(text)),
        );
        let hits = hits(&found);
        let first = hits.first().map_or("nothing", String::as_str);
        if !expected.split('|').any(|thing| thing == first) {
            let place = hits
                .iter()
                .position(|hit| expected.split('|').any(|thing| thing == hit));
            misses.push(format!(
                "{text:?} finds {first}, not {expected} (at {place:?}); {hits:?}"
            ));
        }
    }
    let right = cases.len() - misses.len();
    println!("search, {name}: {right} of {} are right", cases.len());
    println!("{}", misses.join("\n"));
    let share = right as f64 / cases.len() as f64;
    assert!(
        share >= least,
        "{:.1} %:\n{}",
        100.0 * share,
        misses.join("\n")
    );
}

/// A server with three notes, two kinds and what is searched.
fn small() -> Server {
    let server = Server::new(Settings::default());
    let shapes = "
        <collections/notes> a hg:Collection ; hg:path \"notes\" ; hg:member hg:Note ; rdfs:label \"Notater\"@nb .
        <collections/areas> a hg:Collection ; hg:path \"areas\" ; hg:member hg:DataDomain ; rdfs:label \"Områder\"@nb .";
    let data = "
        <id/notes/a> a hg:Note ; skos:prefLabel \"Blåbærsyltetøy\"@nb , \"Bilberry jam\"@en ; hg:mark hg:doc .
        <id/notes/b> a hg:Note ; skos:prefLabel \"Tyttebær\"@nb ; skos:definition \"Ikke blåbær.\"@nb ; hg:inDomain <id/areas/bog> .
        <id/notes/c> a hg:Note ; skos:prefLabel \"Bær på <b>tue</b> & \\\"strå\\\"\"@nb ; skos:altLabel \"blåbær\"@nb .
        <id/areas/bog> a hg:DataDomain ; skos:prefLabel \"Myr\"@nb .";
    let data = format!("{PREFIXES}\n{data}");
    let shapes = format!("{SEARCHED}\n{shapes}");
    for (graph, text) in [
        ("/graph/shapes/helsegraf", shapes),
        ("/graph/national/content", data),
    ] {
        let answer = server.put(graph, "text/turtle", text);
        assert!(answer.status.is_success(), "{graph}: {}", answer.text());
    }
    server
}

/// Waits for a search to find what it should; at most a second.
fn soon(server: &Server, query: &str, wanted: impl Fn(&Value) -> bool) -> Value {
    let started = Instant::now();
    loop {
        let found = search(server, query);
        if wanted(&found) {
            return found;
        }
        assert!(
            started.elapsed() < Duration::from_secs(1),
            "{query} still finds {found:#}"
        );
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn insert(server: &Server, triples: &str) {
    let update =
        format!("{PREFIXES} INSERT DATA {{ GRAPH <graph/national/content> {{ {triples} }} }}");
    let answer = server.update(&server.steward, &update);
    assert!(answer.status.is_success(), "{}", answer.text());
}

fn change(server: &Server, update: &str) {
    let answer = server.update(&server.admin, &format!("{PREFIXES} {update}"));
    assert!(answer.status.is_success(), "{}", answer.text());
}

#[test]
fn a_name_goes_before_a_synonym_and_that_before_a_definition() {
    let server = small();
    let found = search(&server, "q=bl%C3%A5b%C3%A6r&lang=nb");
    assert_eq!(hits(&found), ["notes/c", "notes/a", "notes/b"], "{found:#}");
    assert_eq!(found["hits"][1]["highlight"], "<mark>Blåbærsyltetøy</mark>");
    assert_eq!(found["hits"][2]["highlight"], "Ikke <mark>blåbær</mark>.");
    for (text, first) in [
        ("blaabaersyltetoey", "notes/a"),
        ("blåbærsyltetø", "notes/a"),
        ("blåbersyltetøy", "notes/a"),
        ("jams", "notes/a"),
        ("tyttebærene", "notes/b"),
        ("strå bær", "notes/c"),
    ] {
        let found = search(&server, &format!("q={}", encoded(text)));
        assert_eq!(
            hits(&found).first().map(String::as_str),
            Some(first),
            "{text}: {found:#}"
        );
    }
    let none = search(&server, "q=sjokolade");
    assert_eq!((none["total"].as_u64(), hits(&none).len()), (Some(0), 0));
}

#[test]
fn highlights_are_escaped_on_pages_and_in_json() {
    let server = small();
    let found = search(&server, "q=tue");
    assert_eq!(
        found["hits"][0]["highlight"],
        "Bær på &lt;b&gt;<mark>tue</mark>&lt;/b&gt; &amp; &quot;strå&quot;"
    );
    let page = server.get("/search?q=tue&lang=nb", BROWSER).text();
    assert!(page.contains("<mark>tue</mark>"), "{page}");
    assert!(!page.contains("<b>"), "{page}");
    let hostile = "%3Cscript%3Ealert(1)%3C/script%3E%22onfocus=%22";
    let page = server.get(&format!("/search?q={hostile}&lang=nb"), BROWSER);
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("<script>alert"), "{}", page.text());
    assert!(!page.text().contains("\"onfocus"), "{}", page.text());
    assert!(
        page.header("content-security-policy")
            .contains("default-src 'self'")
    );
}

#[test]
fn commits_are_found_within_a_second_and_what_is_gone_is_not() {
    let server = small();
    assert!(hits(&search(&server, "q=multebær")).is_empty());
    insert(
        &server,
        "<id/notes/d> a hg:Note ; skos:prefLabel 'Multebær'@nb ; hg:inDomain <id/areas/bog>",
    );
    let found = soon(&server, "q=multebær&domain=bog", |found| {
        found["total"] == 1
    });
    assert_eq!(hits(&found), ["notes/d"]);
    change(&server, "DELETE { GRAPH ?g { <id/notes/d> skos:prefLabel ?l } } INSERT { GRAPH ?g { <id/notes/d> skos:prefLabel 'Tranebær'@nb } }
        WHERE { GRAPH ?g { <id/notes/d> skos:prefLabel ?l } }");
    soon(&server, "q=tranebær", |found| hits(found) == ["notes/d"]);
    assert!(hits(&search(&server, "q=multebær")).is_empty());
    // The domain goes: the thing stays, and belongs to none.
    change(
        &server,
        "DELETE WHERE { GRAPH ?g { <id/areas/bog> ?p ?o } }",
    );
    soon(&server, "q=tranebær", |found| {
        found["facets"]["domain"] == serde_json::json!([])
    });
    change(&server, "DELETE WHERE { GRAPH ?g { <id/notes/d> ?p ?o } }");
    soon(&server, "q=tranebær", |found| found["total"] == 0);
    // What is searched changes with the shapes.
    change(
        &server,
        "INSERT DATA { GRAPH <graph/shapes/helsegraf> { <collections/leaves> a hg:Collection ; hg:path 'leaves' ; hg:member hg:Leaf } }",
    );
    insert(&server, "<id/leaves/x> a hg:Leaf ; skos:prefLabel 'Løv'@nb");
    let found = soon(&server, "q=l%C3%B8v", |found| found["total"] == 1);
    assert_eq!(found["hits"][0]["kind"], "leaves");
    // Shapes and drafts are not searched.
    let draft = "INSERT DATA { GRAPH <graph/quarantine/x> { <id/notes/q> a hg:Note ; skos:prefLabel 'Karantene'@nb } }";
    change(&server, draft);
    insert(
        &server,
        "<id/notes/e> a hg:Note ; skos:prefLabel 'Etterpå'@nb",
    );
    soon(&server, "q=etterpå", |found| found["total"] == 1);
    assert!(hits(&search(&server, "q=karantene")).is_empty());
}

#[test]
fn a_word_of_a_commit_parts_the_compounds_that_were_there_before_it() {
    let server = small();
    let name = "<id/notes/k> a hg:Note ; skos:prefLabel 'Kvistemballasje'@nb";
    insert(&server, name);
    soon(&server, "q=kvistemballasje", |found| found["total"] == 1);
    assert_eq!(search(&server, "q=kvist+")["total"], 0);
    // By a name, and by a text.
    let other = "<id/notes/l> a hg:Note ; skos:prefLabel 'Kvist'@nb";
    insert(&server, other);
    let text = "<id/notes/m> a hg:Note ; skos:prefLabel 'Ark'@nb ; skos:definition 'Et stykke emballasje til en kurv.'@nb , 'A wrapping.'@en";
    insert(&server, text);
    soon(&server, "q=kvist+", |found| {
        hits(found) == ["notes/l", "notes/k"]
    });
    // The query is a compound of words of that text alone, which nothing is called.
    soon(&server, "q=emballasjekurver", |found| {
        hits(found) == ["notes/k", "notes/m"]
    });
    assert_eq!(hits(&search(&server, "q=wrapping")), ["notes/m"]);
}

#[test]
fn kinds_are_words_too_and_records_come_behind_what_they_speak_of() {
    let server = small();
    let things = "<id/areas/x> a hg:DataDomain ; skos:prefLabel 'Tue'@nb , 'Tussock'@en .
        <id/notes/x> a hg:Note ; skos:prefLabel 'Myr'@nb";
    insert(&server, things);
    soon(&server, "q=område+tue", |found| {
        hits(found).first().is_some_and(|it| it == "areas/x")
    });
    let found = search(&server, "q=notat+myr");
    assert_eq!(hits(&found)[0], "notes/x", "{found:#}");
    assert_eq!(hits(&search(&server, "q=myr")), ["areas/bog", "notes/x"]);
    let behind = "INSERT DATA { GRAPH <graph/shapes/helsegraf> { <collections/areas> hg:searchBehind true } }";
    change(&server, behind);
    soon(&server, "q=myr", |found| {
        hits(found) == ["notes/x", "areas/bog"]
    });
}

#[test]
fn what_signs_bind_is_one_name() {
    let server = small();
    insert(
        &server,
        "<id/notes/p> a hg:Note ; skos:prefLabel 'Plan for e-helse'@nb . <id/notes/q> a hg:Note ; skos:prefLabel 'Helsedata'@nb ; skos:notation 'e' .
         <id/notes/r> a hg:Note ; skos:prefLabel 'Kode 2'@nb . <id/notes/s> a hg:Note ; skos:prefLabel 'ABCD 2'@nb",
    );
    soon(&server, "q=ABCD-2", |found| hits(found) == ["notes/s"]);
    assert_eq!(hits(&search(&server, "q=e-helse")), ["notes/p"]);
    assert_eq!(hits(&search(&server, "q=e+helse"))[0], "notes/p");
    assert_eq!(search(&server, "q=XYZ-2")["total"], 0);
}

#[test]
fn where_nothing_is_found_the_nearest_words_are_offered() {
    let server = small();
    let none = search(&server, "q=bl%C3%A5b%C3%A6rkompott");
    assert_eq!(none["total"], 0, "{none:#}");
    let near: Vec<&str> = none["near"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(near.contains(&"blåbær"), "{near:?}");
    for word in near {
        let found = search(&server, &format!("q={}", encoded(word)));
        assert!(found["total"].as_u64() > Some(0), "{word}");
        assert!(found.get("near").is_none(), "{found:#}");
    }
    let page = server
        .get("/search?q=bl%C3%A5b%C3%A6rkompott&lang=nn", BROWSER)
        .text();
    assert!(
        page.contains("Meinte du?") && page.contains("/search?q=bl%C3%A5b%C3%A6r&#38;lang=nn")
            || page.contains("/search?q=bl%C3%A5b%C3%A6r"),
        "{page}"
    );
    let none = search(&server, "q=xyzzyq");
    assert_eq!(none["near"], serde_json::json!([]));
}

#[test]
fn writers_at_once_are_all_found() {
    let server = small();
    search(&server, "q=tue");
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let server = &server;
            scope.spawn(move || {
                for n in 0..10 {
                    let name = format!("<id/notes/w{writer}-{n}> a hg:Note ; skos:prefLabel 'Skriver {writer} nummer{n}'@nb");
                    insert(server, &name);
                }
            });
        }
    });
    let found = soon(&server, "q=skriver&limit=100", |found| found["total"] == 40);
    assert_eq!(hits(&found).len(), 40);
    let one = search(&server, "q=skriver+2+nummer7");
    assert_eq!(hits(&one)[0], "notes/w2-7");
}

#[test]
fn a_restart_finds_the_same() {
    use helsegraf::graph::{Graph, Options};
    use helsegraf::log::Sqlite;
    use helsegraf::search::{Search, Wish};
    use std::sync::Arc;
    let before = small();
    insert(
        &before,
        "<id/notes/d> a hg:Note ; skos:prefLabel 'Multebær'@nb",
    );
    let quads: Vec<_> = before.app.snapshot().quads().collect();
    let directory = tempfile::tempdir().unwrap();
    let open = || {
        let log = Sqlite::open(directory.path()).unwrap();
        Arc::new(Graph::on(Arc::new(log), &Options::default()).unwrap())
    };
    let wish = Wish {
        text: "blåbær".into(),
        limit: 20,
        ..Wish::default()
    };
    let ask = |graph: &Arc<Graph>| {
        let search = Search::new(graph, "https://w3id.org/helsegraf/");
        let state = search.newest(Duration::from_secs(20)).unwrap();
        let found = state.find(&graph.snapshot(), &wish).unwrap();
        (
            found.total,
            found
                .hits
                .into_iter()
                .map(|hit| hit.iri)
                .collect::<Vec<_>>(),
        )
    };
    let graph = open();
    let author = helsegraf::graph::Author {
        agent: "tests".into(),
        door: helsegraf::log::Door::Load,
        message: None,
    };
    let delta = helsegraf::rdf::Delta {
        added: quads,
        ..Default::default()
    };
    let written = graph.commit(&author, helsegraf::graph::Mode::Commit, |_| {
        Ok::<_, helsegraf::graph::Error>(delta)
    });
    written.unwrap();
    let first = ask(&graph);
    Arc::into_inner(graph)
        .expect("search lets go of the graph")
        .close()
        .unwrap();
    let graph = open();
    assert_eq!(ask(&graph), first);
    assert_eq!(first.0, 3, "{first:?}");
}

#[test]
fn facets_sum_up_and_narrow() {
    let server = reading();
    let all = search(server, "q=allergi&limit=100");
    let total = all["total"].as_u64().unwrap();
    assert!(total > 5, "{total}");
    let kinds = all["facets"]["kind"].as_array().unwrap();
    let sum: u64 = kinds
        .iter()
        .map(|kind| kind["count"].as_u64().unwrap())
        .sum();
    assert_eq!(sum, total, "a thing is of one kind");
    for facet in ["kind", "domain", "language", "mark"] {
        for value in all["facets"][facet].as_array().unwrap() {
            let narrowed = search(
                server,
                &format!("q=allergi&{facet}={}", value["value"].as_str().unwrap()),
            );
            assert_eq!(narrowed["total"], value["count"], "{facet} {value}");
            assert!(value["count"].as_u64().unwrap() <= total);
            // What another choice of this facet would find is still told, and the same.
            assert_eq!(narrowed["facets"][facet], all["facets"][facet]);
        }
    }
    let first = search(server, "q=allergi&limit=3");
    let second = search(server, "q=allergi&limit=3&offset=3");
    let six = search(server, "q=allergi&limit=6");
    assert_eq!([hits(&first), hits(&second)].concat(), hits(&six));
    let next = first["next"]
        .as_str()
        .unwrap()
        .split_once('?')
        .unwrap()
        .1
        .to_owned();
    assert_eq!(hits(&search(server, &next)), hits(&second));
    let last = search(server, &format!("q=allergi&offset={total}"));
    assert!(hits(&last).is_empty() && last["next"].is_null());
    let none = search(server, "q=allergi&kind=periods");
    assert_eq!(none["total"], 0);
}

#[test]
fn bad_input_is_refused_with_place_and_remedy() {
    let server = reading();
    let long = "a".repeat(201);
    let words = "allergi ".repeat(17);
    for (query, parameter) in [
        ("", "q"),
        ("q=", "q"),
        ("q=%20-%20", "q"),
        (&*format!("q={long}"), "q"),
        (&*format!("q={}", encoded(&words)), "q"),
        ("q=a&q=b", "q"),
        ("q=a&colour=red", "colour"),
        ("q=a&kind=unicorns", "kind"),
        ("q=a&kind=concepts&kind=codes", "kind"),
        ("q=a&domain=nowhere", "domain"),
        ("q=a&limit=0", "limit"),
        ("q=a&limit=1000", "limit"),
        ("q=a&limit=x", "limit"),
        ("q=a&offset=-1", "offset"),
        ("q=a&offset=501", "offset"),
    ] {
        let answer = server.get(&format!("/api/search?{query}"), "application/json");
        assert_eq!(answer.status, 400, "{query}: {}", answer.text());
        assert_eq!(
            answer.header("content-type"),
            "application/problem+json",
            "{query}"
        );
        let problem = answer.json();
        assert_eq!(problem["parameter"], parameter, "{query}: {problem}");
        assert!(problem["detail"].is_string(), "{query}");
    }
    assert_eq!(server.get("/api/search?q=%ff", "*/*").status, 400);
    assert_eq!(server.get("/api/search?q=a", "text/turtle").status, 406);
    assert_eq!(server.get("/search?q=a&colour=red", BROWSER).status, 400);
    // What is too long stays in its field, to be made shorter, and what is wrong is said.
    for (language, says) in [
        ("nb", "Ta bort noen ord"),
        ("nn", "Ta bort nokre ord"),
        ("en", "Take some words away"),
    ] {
        let page = server.get(
            &format!("/search?lang={language}&q={}", encoded(&words)),
            BROWSER,
        );
        assert_eq!(page.status, 400);
        assert!(page.text().contains(says), "{}", page.text());
        assert!(
            page.text().contains("value=\"allergi allergi"),
            "{}",
            page.text()
        );
    }
    let narrowed = server.get("/search?kind=concepts&lang=nb", BROWSER).text();
    assert!(narrowed.contains("Søket blir avgrenset til"), "{narrowed}");
    assert!(
        narrowed.contains("name=\"kind\" value=\"concepts\""),
        "{narrowed}"
    );
}

#[test]
fn the_page_is_whole_in_three_languages() {
    let server = reading();
    for (language, words) in [("nb", "Avgrens"), ("nn", "Avgrens"), ("en", "Narrow")] {
        let page = server.get(&format!("/search?q=allergi&lang={language}"), BROWSER);
        assert_eq!(page.status, 200);
        let text = page.text();
        for part in [
            words,
            "<mark>",
            "role=\"search\"",
            "rel=\"search\"",
            "/search?q=allergi&amp;kind=",
            "value=\"allergi\"",
        ] {
            let plain = text.replace("&#38;", "&amp;");
            assert!(plain.contains(part), "{language}: {part}\n{text}");
        }
        let start = server
            .get(&format!("/search?lang={language}"), BROWSER)
            .text();
        assert!(start.contains("/search?q=allerg"), "{start}");
        let none = server.get(&format!("/search?q=xyzzyq&lang={language}"), BROWSER);
        assert!(none.status == 200 && none.text().contains("xyzzyq"));
    }
    let home = server.get("/?lang=en", BROWSER).text();
    assert!(home.contains("action=\"/search\"") && home.contains("name=\"lang\" value=\"en\""));
    let described = server.get("/opensearch.xml?lang=nn", "*/*");
    assert_eq!(
        described.header("content-type"),
        "application/opensearchdescription+xml"
    );
    assert!(
        described.text().contains("/search?q={searchTerms}"),
        "{}",
        described.text()
    );
}

fn csv(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer
        .text()
        .lines()
        .skip(1)
        .map(|line| line.trim_end().to_owned())
        .collect()
}

#[test]
fn sparql_finds_what_search_finds() {
    let server = reading();
    for text in [
        "allergi",
        "kritisk informasjon",
        "icd11",
        "kjernejornal",
        "data quality",
    ] {
        let query = format!(
            "PREFIX hg: <https://w3id.org/helsegraf/ns#> SELECT ?thing WHERE {{
               ?thing hg:matches [ hg:query \"{text}\" ; hg:score ?score ] }} ORDER BY DESC(?score) ?thing LIMIT 100"
        );
        let found = csv(&server.query(&query, "text/csv"));
        let page = search(server, &format!("q={}&limit=100", encoded(text)));
        let hits: Vec<String> = hits(&page).iter().map(|hit| format!("{ID}{hit}")).collect();
        assert_eq!(found, hits, "{text}");
    }
    let joined = "PREFIX hg: <https://w3id.org/helsegraf/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?label WHERE { VALUES ?text { 'ICD11' } ?s hg:matches ?text ; a hg:CodeSystem ; skos:prefLabel ?label . FILTER(LANG(?label) = 'nb') }";
    assert!(csv(&server.query(joined, "text/csv")).contains(&"ICD-11".to_owned()));
    let ask = "PREFIX hg: <https://w3id.org/helsegraf/ns#> ASK { ?s hg:matches 'xyzzyq' }";
    assert!(
        server
            .query(ask, "application/sparql-results+json")
            .text()
            .contains("false")
    );
    for (wrong, why) in [
        ("?x", "VALUES"),
        ("<http://a.no/>", "no text"),
        ("''", "no word"),
    ] {
        let query =
            format!("PREFIX hg: <https://w3id.org/helsegraf/ns#> ASK {{ ?s hg:matches {wrong} }}");
        let answer = server.query(&query, "application/sparql-results+json");
        assert_eq!(answer.status, 400, "{wrong}");
        assert!(
            answer.text().contains(why) && answer.text().contains("/problems/query-invalid"),
            "{}",
            answer.text()
        );
    }
    let described = server.get("/sparql", "text/turtle").text();
    assert!(described.contains("propertyFeature"), "{described}");
}

#[test]
fn a_graph_without_collections_has_no_index() {
    let server = Server::new(Settings::default());
    insert(
        &server,
        "<id/notes/a> a hg:Note ; skos:prefLabel 'Notat'@nb",
    );
    assert_eq!(search(&server, "q=notat")["total"], 0);
    let state = server.app.search().newest(Duration::from_secs(5)).unwrap();
    assert_eq!(state.things(), 0);
}
