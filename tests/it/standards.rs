//! `/standards`: how the standards hang together, as a page, JSON and CSV that say what the graph says.

use super::server::Answer;
use super::shipped::reading;
use serde_json::Value;
use std::collections::BTreeSet;

pub const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

pub fn get(path: &str, accept: &str) -> Answer {
    let answer = reading().get(path, accept);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer
}

/// The part of a view in its JSON.
pub fn section(path: &str, name: &str) -> Value {
    let view = get(path, "application/json").json();
    let sections = view["sections"].as_array().expect("sections").iter();
    let mut found = sections.filter(|section| section["name"] == name);
    found
        .next()
        .unwrap_or_else(|| panic!("{name} of {view}"))
        .clone()
}

pub fn rows(section: &Value) -> &Vec<Value> {
    section["rows"]
        .as_array()
        .unwrap_or_else(|| panic!("rows of {section}"))
}

/// The end of the IRI in a column; nothing for what has none.
pub fn end<'v>(row: &'v Value, column: &str) -> &'v str {
    let iri = row[column]["@id"].as_str().unwrap_or_default();
    iri.rsplit(['/', '#']).next().unwrap_or_default()
}

/// Every link to a stored question in a page.
pub fn questions(page: &str) -> BTreeSet<String> {
    let links = page.split("href=\"/questions/").skip(1);
    let links = links.filter_map(|rest| rest.split('"').next());
    links
        .map(|path| format!("/questions/{}", path.replace("&amp;", "&")))
        .collect()
}

#[test]
fn relations_tell_what_is_stated_possible_and_open() {
    let relations = section("/standards", "relations");
    let told: BTreeSet<_> = rows(&relations)
        .iter()
        .map(|row| ["one", "relation", "other", "state"].map(|column| end(row, column)))
        .collect();
    for wanted in [
        ["icd-11", "replaces", "icd-10", "statedRelation"],
        ["fhir-ips", "isProfileOf", "hl7-fhir", "statedRelation"],
        [
            "openehr-arketyper",
            "wasDerivedFrom",
            "openehr",
            "statedRelation",
        ],
        [
            "openehr-arketyper",
            "candidate",
            "helse-nim",
            "possibleRelation",
        ],
        ["hl7-fhir", "candidate", "helse-nim", "possibleRelation"],
        ["snomed-ct", "relationToClarify", "icd-11", "openRelation"],
        [
            "snomed-ct",
            "relationToClarify",
            "helse-nim",
            "openRelation",
        ],
        ["snomed-ct", "relatedMatch", "icd-10", "mappedRelation"],
        [
            "nim-overfolsomhet",
            "alignedWith",
            "fhir-ips",
            "statedRelation",
        ],
    ] {
        assert!(told.contains(&wanted), "{wanted:?} is not among {told:?}");
    }
    // A mapping made here is never shown as stated by the sources.
    for row in rows(&relations) {
        let is_mapping = end(row, "relation").ends_with("Match");
        assert_eq!(is_mapping, end(row, "state") == "mappedRelation", "{row}");
        assert_eq!(is_mapping, end(row, "mark") == "external", "{row}");
    }
}

#[test]
fn steps_that_no_source_documents_are_seen() {
    let gaps = section("/standards", "undocumented");
    let gaps: Vec<_> = rows(&gaps)
        .iter()
        .map(|row| ["gap", "layer", "thing"].map(|column| end(row, column)))
        .collect();
    assert!(
        gaps.contains(&["skippedLayer", "lag-universell", "no-basis"]),
        "{gaps:?}"
    );
    assert!(
        gaps.contains(&["unknownBase", "lag-universell", "ehn-eu-ps"]),
        "{gaps:?}"
    );
    for layer in ["lag-lokal", "lag-implementert", "lag-faktisk"] {
        assert!(
            gaps.contains(&["emptyLayer", layer, ""]),
            "{layer}: {gaps:?}"
        );
    }
    assert_eq!(gaps.len(), 6);
    let page = get("/standards?lang=en", BROWSER).text();
    assert_eq!(page.matches("empty-band").count(), 3);
    assert_eq!(
        page.matches("class=\"skip\" cx").count(),
        2,
        "one in the drawing, one in its legend"
    );
    assert!(page.contains("Not documented: nothing is placed here"));
}

#[test]
fn the_drawing_says_in_text_what_it_draws() {
    let page = get("/standards?lang=en", BROWSER).text();
    let (drawing, text) = page.split_once("<ol class=\"bands\">").expect("the text");
    let drawing = drawing
        .split("<svg class=\"layers\"")
        .nth(1)
        .expect("the drawing");
    let text = text.split("</ol>").next().expect("its end");
    let links = |html: &str| -> BTreeSet<String> {
        let links = html.split("href=\"/doc/").skip(1);
        links
            .filter_map(|rest| Some(rest.split('"').next()?.to_owned()))
            .collect()
    };
    assert_eq!(links(drawing), links(text));
    for slug in [
        "snomed-ct",
        "icd-10",
        "icd-11",
        "helse-nim",
        "hl7-fhir",
        "openehr-arketyper",
        "fhir-ips",
    ] {
        assert!(
            links(drawing).iter().any(|link| link.contains(slug)),
            "{slug}"
        );
    }
    // Every pair that relates has a line; nothing is drawn outside the picture.
    let relations = section("/standards", "relations");
    let pairs: BTreeSet<_> = rows(&relations)
        .iter()
        .map(|row| {
            let mut pair = [end(row, "one"), end(row, "other")];
            pair.sort_unstable();
            pair
        })
        .collect();
    assert_eq!(
        drawing.matches("<path class=\"relation ").count(),
        pairs.len()
    );
    let size = drawing
        .split("viewBox=\"0 0 ")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let size: Vec<usize> = size
        .expect("a size")
        .split(' ')
        .map(|n| n.parse().unwrap())
        .collect();
    for rect in drawing.split("<rect ").skip(1) {
        let number = |name: &str| -> usize {
            let value = rect.split(&format!(" {name}=\"")).nth(1).expect(name);
            value.split(['"', '.']).next().unwrap().parse().unwrap()
        };
        assert!(
            number("x") + number("width") <= size[0] && number("y") + number("height") <= size[1],
            "{rect}"
        );
    }
}

#[test]
fn positions_are_those_of_the_graph_and_proposals_are_no_decisions() {
    let positions = section("/standards", "positions");
    let says = |row: &str, across: &str| -> Vec<&str> {
        let found = rows(&positions).iter();
        let found = found.filter(|it| end(it, "row") == row && end(it, "across") == across);
        found.map(|it| end(it, "says")).collect()
    };
    assert_eq!(says("snomed-ct", "Framework"), ["retningslinje-sct"]);
    assert_eq!(says("icd-10", "status"), ["beingReplaced"]);
    assert_eq!(says("icd-11", "status"), ["planned"]);
    assert_eq!(says("icd-10", "Transition"), ["icd-11-overgang"]);
    assert!(says("icd-10", "DataDomain").contains(&"dodsarsaker"));
    assert_eq!(says("eu-format", "PriorityCategory").len(), 6);
    // Every standard has a line, also those of which only a description tells.
    let query =
        "PREFIX hg: <https://w3id.org/helsegraf/ns#> PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX prof: <http://www.w3.org/ns/dx/prof/> SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {
        VALUES ?c { dct:Standard prof:Profile hg:CodeSystem hg:ModelFamily } ?s a ?c }";
    let counted = reading().query(query, "text/csv").text();
    let lines: BTreeSet<_> = rows(&positions).iter().map(|row| end(row, "row")).collect();
    assert_eq!(
        counted.lines().nth(1),
        Some(lines.len().to_string().as_str())
    );
    for row in rows(&positions)
        .iter()
        .filter(|row| end(row, "says") == "tiltak-sammenheng-standarder")
    {
        assert_eq!(end(row, "state"), "proposed", "{row}");
    }
}

#[test]
fn what_must_leave_icd_10_is_told_there_and_on_its_own_page() {
    let leaves = section("/standards", "icd-10");
    let users: BTreeSet<_> = rows(&leaves).iter().map(|row| end(row, "user")).collect();
    for user in [
        "dodsarsaksregister",
        "npr",
        "kpr",
        "epj",
        "diagnoser",
        "icd-10-konsekvens-pasient",
    ] {
        assert!(users.contains(user), "{user}: {users:?}");
    }
    assert!(rows(&leaves).iter().all(|row| end(row, "to") == "icd-11"));
    let page = get("/doc/code-systems/icd-10?lang=nb", BROWSER).text();
    assert!(page.contains("Må over på et nytt kodeverk") && page.contains("/doc/registries/npr"));
    let other = get("/doc/code-systems/atc?lang=nb", BROWSER).text();
    assert!(
        other.contains("Grafen har ingenting her."),
        "nothing must leave ATC, and that is said"
    );
}

#[test]
fn a_csv_is_one_part_with_names_and_each_part_leads_to_its_question() {
    let csv = get("/standards?format=csv&section=undocumented&lang=en", "*/*");
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    let text = csv.text();
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some("order,layer,layerLabel,gap,gapLabel,thing,thingLabel,base,baseLabel,note")
    );
    assert_eq!(lines.count(), 6);
    let first = get("/standards", "text/csv").text();
    assert!(
        first.starts_with("order,layer,layerLabel,beside,"),
        "{first}"
    );
    let page = get("/standards", BROWSER).text();
    let links = questions(&page);
    assert_eq!(links.len(), 6, "{links:?}");
    for link in links {
        let answer = get(&link, "application/sparql-results+json").json();
        let rows = answer["results"]["bindings"].as_array().expect("rows");
        assert!(!rows.is_empty(), "{link}");
    }
}

#[test]
fn what_is_not_there_is_refused_with_what_there_is() {
    for path in [
        "/standards?section=none",
        "/standards?section=none&format=csv",
    ] {
        let refused = reading().get(path, "application/json");
        assert_eq!(refused.status, 404, "{path}");
        let problem = refused.json();
        assert_eq!(problem["parameter"], "section");
        assert_eq!(problem["sections"][0], "layers");
    }
    let unknown = reading().get("/views/none", "application/json");
    assert_eq!(unknown.status, 404);
    assert_eq!(
        unknown.json()["views"],
        serde_json::json!(["roadmap", "standards"])
    );
    assert_eq!(reading().get("/standards", "text/turtle").status, 406);
    assert_eq!(reading().get("/standards?format=xlsx", BROWSER).status, 406);
    assert_eq!(
        get("/views/standards", "application/json").json()["page"],
        "/standards"
    );
}

#[test]
fn the_page_is_whole_in_three_languages() {
    for (language, words) in [
        (
            "nb",
            [
                "Udokumenterte steg",
                "Anbefalt bruk og standpunkt",
                "må avklares",
            ],
        ),
        (
            "nn",
            [
                "Udokumenterte steg",
                "Tilrådd bruk og standpunkt",
                "må avklarast",
            ],
        ),
        (
            "en",
            [
                "Undocumented steps",
                "Recommended use and position",
                "to be clarified",
            ],
        ),
    ] {
        let page = get(&format!("/standards?lang={language}"), BROWSER).text();
        assert!(page.contains(&format!("<html lang=\"{language}\">")));
        for word in words {
            assert!(page.contains(word), "{language}: {word}");
        }
        assert!(
            !page.contains(" style=\"") && !page.contains("<script>"),
            "the policy allows neither"
        );
    }
}
