//! Views of information models: elements, sources side by side, code lists; the same as the graph says.

use super::server::Server;
use super::shipped::reading;
use super::standards::{BROWSER, end, get, questions, rows, section};
use helsegraf::graph::{Author, Mode};
use helsegraf::http::{Problem, Settings};
use helsegraf::log::Door;
use helsegraf::rdf::Delta;
use helsegraf::vocab::hg;
use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::NamedNodeRef;

const MODEL: &str = "/views/information-models/nim-overfolsomhet";

#[test]
fn elements_come_in_order_and_what_nobody_knows_is_said() {
    let elements = section(MODEL, "elements");
    let rows = rows(&elements);
    assert_eq!(rows.len(), 13);
    for (place, row) in rows.iter().enumerate() {
        assert_eq!(row["order"], (place + 1).to_string(), "{row}");
        assert_eq!(
            row["minimum"]["unknown"], true,
            "the sources give no multiplicity: {row}"
        );
    }
    let undefined = rows
        .iter()
        .filter(|row| row["definition"]["unknown"] == true);
    assert_eq!(undefined.count(), 3, "the slide defines ten of thirteen");
    assert_eq!(end(&rows[0], "valueSet"), "vs-klinisk-status");
    assert_eq!(end(&rows[0], "concept"), "klinisk-status");
    let additions: Vec<_> = rows.iter().filter(|row| row["addition"] == true).collect();
    assert_eq!(additions.len(), 2);
    assert!(additions.iter().all(|row| end(row, "mark") == "inferred"));
    let page = get("/doc/information-models/nim-overfolsomhet?lang=en", BROWSER).text();
    assert!(page.contains("Norwegian addition") && page.contains("Verification status"));
    assert!(
        page.contains(&format!("href=\"{MODEL}?lang=en#comparison\"")),
        "the way to the rest"
    );
    let view = get(&format!("{MODEL}?lang=en"), BROWSER).text();
    assert!(
        view.contains("href=\"/doc/information-models/nim-overfolsomhet?lang=en\""),
        "and back"
    );
}

#[test]
fn sources_stand_side_by_side_and_differences_are_told_in_words() {
    let compared = section(MODEL, "comparison");
    let cell = |row: &str, across: &str| {
        let found = rows(&compared).iter();
        let found = found.filter(|it| end(it, "row") == row && end(it, "across") == across);
        found.cloned().collect::<Vec<_>>()
    };
    for (across, codes, agreement) in [
        ("ehn-eu-ps", "3", "agrees"),
        ("fhir-ips", "3", "agrees"),
        ("kjernejournal", "2", "differs"),
    ] {
        let told = cell("vs-klinisk-status", across);
        assert_eq!(told.len(), 1, "{across}");
        assert_eq!(
            (told[0]["says"].as_i64(), end(&told[0], "agreement")),
            (codes.parse().ok(), agreement)
        );
    }
    assert_eq!(
        end(&cell("overf-agens", "fhir-ips")[0], "agreement"),
        "agrees"
    );
    assert_eq!(
        end(&cell("overf-start-slutt", "fhir-ips")[0], "agreement"),
        "agreesInPart"
    );
    assert_eq!(
        end(&cell("overf-agens", "kjernejournal")[0], "agreement"),
        "notSaid"
    );
    assert_eq!(
        end(&cell("vs-overf-kilde", "hl7-fhir")[0], "agreement"),
        "differs"
    );
    // Nothing is left blank: every row has a cell for every source.
    let names = |column: &str| {
        let names = rows(&compared)
            .iter()
            .map(|row| end(row, column).to_owned());
        names.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(names("across").len(), 4);
    for row in names("row") {
        assert!(
            names("across")
                .iter()
                .all(|across| !cell(&row, across).is_empty()),
            "{row}"
        );
    }
    let page = get(&format!("{MODEL}?lang=en"), BROWSER).text();
    let table = page
        .split("id=\"comparison\"")
        .nth(1)
        .expect("the comparison");
    let table = table.split("</section>").next().expect("its end");
    assert!(table.contains("18 rows, 5 with differences."), "{table}");
    assert_eq!(table.matches("class=\"tag-apart\">difference").count(), 5);
    for sign in ["the same", "the same in part", "different", "not said"] {
        assert!(
            table.contains(&format!("<strong>{sign}</strong>")),
            "{sign} is in the legend"
        );
    }
}

#[test]
fn code_lists_say_who_uses_which_code() {
    for (path, lines) in [(MODEL, 18), ("/views/value-sets/vs-klinisk-status", 12)] {
        let codes = section(path, "codes");
        assert_eq!(rows(&codes).len(), lines, "{path}");
        let resolved = rows(&codes)
            .iter()
            .find(|row| end(row, "row") == "ks-resolved" && end(row, "across") == "kjernejournal");
        let resolved = resolved.expect("a cell");
        assert_eq!(end(resolved, "agreement"), "doesNotUseCode");
        assert_eq!(
            (&resolved["optional"], &resolved["notation"]),
            (&true.into(), &"resolved".into())
        );
    }
    let page = get("/doc/value-sets/vs-klinisk-status?lang=nb", BROWSER).text();
    assert!(page.contains("brukes ikke") && page.contains("3 rader, 1 med forskjeller."));
}

#[test]
fn a_model_with_nothing_to_compare_says_so() {
    let page = get("/views/information-models/nim-smitte?lang=nb", BROWSER).text();
    assert!(
        page.contains("Grafen har ingenting å sammenligne her"),
        "{page}"
    );
    assert!(
        rows(&section(
            "/views/information-models/nim-smitte",
            "comparison"
        ))
        .is_empty()
    );
    let smoking = section("/views/information-models/nim-roykestatus", "comparison");
    assert_eq!(
        rows(&smoking).len(),
        1,
        "what is mapped as a whole is compared as a whole"
    );
    let csv = get(
        "/views/information-models/nim-smitte?format=csv&section=comparison",
        "*/*",
    )
    .text();
    assert_eq!(csv, "group,order,row,across,says,agreement,mark\r\n");
}

#[test]
fn the_patient_summary_has_its_sections_beside_models_and_profiles() {
    let path = "/views/information-products/pasientoppsummering";
    let sections = section(path, "sections");
    let names: std::collections::BTreeSet<_> = rows(&sections)
        .iter()
        .map(|row| end(row, "section"))
        .collect();
    assert_eq!(
        names.len(),
        7,
        "six that are presumed mandatory, and contact persons"
    );
    let contact = rows(&sections)
        .iter()
        .find(|row| end(row, "section") == "ps-kontaktpersoner");
    assert_eq!(contact.expect("a row")["obligation"]["unknown"], true);
    let compared = section(path, "comparison");
    let nim = rows(&compared)
        .iter()
        .find(|row| end(row, "row") == "ps-allergier" && end(row, "across") == "helse-nim");
    assert_eq!(end(nim.expect("a cell"), "says"), "nim-overfolsomhet");
}

#[test]
fn exports_are_whole_and_each_part_has_its_question() {
    let view = get(MODEL, "application/json").json();
    assert_eq!(
        view["of"]["@id"],
        "https://w3id.org/helsegraf/id/information-models/nim-overfolsomhet"
    );
    for part in view["sections"].as_array().expect("sections") {
        let name = part["name"].as_str().expect("a name");
        let csv = get(&format!("{MODEL}?format=csv&section={name}"), "*/*").text();
        assert_eq!(csv.lines().count(), 1 + rows(part).len(), "{name}");
        let question = part["question"].as_str().expect("a question");
        let asked = get(question, "application/sparql-results+json").json();
        let found = asked["results"]["bindings"].as_array().map(Vec::len);
        assert_eq!(found, Some(rows(part).len()), "{question}");
    }
    let page = get(MODEL, BROWSER).text();
    assert!(questions(&page).len() >= 4);
}

#[test]
fn unknown_models_formats_and_collections_are_refused() {
    for (path, status) in [
        ("/views/information-models/none", 404),
        ("/views/none/nim-overfolsomhet", 404),
        ("/views/organisations/hdir", 404),
        ("/views/information-models/%3Cx%3E", 404),
        (
            "/views/information-models/nim-overfolsomhet?format=xlsx",
            406,
        ),
        (
            "/views/information-models/nim-overfolsomhet?section=none",
            404,
        ),
    ] {
        let refused = reading().get(path, "application/json");
        assert_eq!(refused.status, status, "{path}");
        assert_eq!(
            refused.header("content-type"),
            "application/problem+json",
            "{path}"
        );
        let page = reading().get(path, BROWSER);
        assert_eq!(page.status, status, "{path}");
    }
    assert!(
        !get("/doc/organisations/hdir", BROWSER)
            .text()
            .contains("view-part")
    );
}

/// A view is a few triples: of a new collection, with a question that is there and one that is not.
#[test]
fn a_new_kind_gets_its_view_by_triples_alone() {
    let server = Server::new(Settings::default());
    let shapes = r#"@base <https://w3id.org/helsegraf/> .
        PREFIX hg: <https://w3id.org/helsegraf/ns#> PREFIX sh: <http://www.w3.org/ns/shacl#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        <collections/boats> a hg:Collection ; hg:path "boats" ; hg:member hg:Boat ; rdfs:label "Boats"@en ; hg:hasView <views/boat> .
        <views/boat> a hg:View ; rdfs:label "What it is made of"@en ; hg:viewParts (
            [ sh:name "parts" ; rdfs:label "Planks"@en ; hg:answerTo "a07-parts-of-a-model" ; hg:askedAbout "model" ; hg:shownOnPage true ]
            [ sh:name "gone" ; rdfs:label "Gone"@en ; hg:answerTo "z99-none" ; hg:shownOnPage true ] ) ."#;
    let data = r#"@base <https://w3id.org/helsegraf/> . PREFIX hg: <https://w3id.org/helsegraf/ns#>
        PREFIX dct: <http://purl.org/dc/terms/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        <id/boats/fram> a hg:Boat ; skos:prefLabel "=Fram"@en .
        <id/planks/one> a <https://data.norge.no/vocabulary/modelldcatno#InformationModel> ; dct:isPartOf <id/boats/fram> ; skos:prefLabel "=1+1"@en ."#;
    fill(
        &server,
        [(hg::SHAPES, shapes), (hg::NATIONAL_CONTENT, data)],
    );
    let page = server.get("/doc/boats/fram?lang=en", BROWSER).text();
    assert!(
        page.contains("Planks") && page.contains("/doc/planks/one"),
        "{page}"
    );
    assert!(
        page.contains("There is no question called &#34;z99-none&#34;"),
        "{page}"
    );
    let csv = server
        .get("/views/boats/fram?format=csv&lang=en", "*/*")
        .text();
    assert!(
        csv.contains(",'=1+1"),
        "a spreadsheet takes no name for a formula: {csv}"
    );
    let view = server.get("/views/boats/fram?lang=en", BROWSER);
    assert_eq!(view.status, 200);
    assert!(view.text().contains("=Fram: What it is made of"));
}

/// Puts Turtle into graphs.
fn fill<'a>(server: &Server, texts: impl IntoIterator<Item = (NamedNodeRef<'a>, &'a str)>) {
    let quads = texts.into_iter().flat_map(|(graph, turtle)| {
        let parser = RdfParser::from_format(RdfFormat::Turtle).with_default_graph(graph);
        let quads = parser
            .rename_blank_nodes()
            .for_slice(turtle)
            .collect::<Result<Vec<_>, _>>();
        quads.expect("it is Turtle")
    });
    let delta = Delta {
        added: quads.collect(),
        ..Delta::default()
    };
    let author = Author {
        agent: "test".to_owned(),
        door: Door::Embedded,
        message: None,
    };
    let graph = server.app.graph();
    let committed = graph.commit(&author, Mode::Commit, |_| Ok::<_, Problem>(delta));
    committed.expect("it is taken");
}

#[test]
fn a_long_list_is_cut_on_the_page_and_says_so_and_is_whole_as_data() {
    let server = Server::new(Settings::default());
    let shapes = r#"@base <https://w3id.org/helsegraf/> .
        PREFIX hg: <https://w3id.org/helsegraf/ns#> PREFIX sh: <http://www.w3.org/ns/shacl#>
        <collections/lists> a hg:Collection ; hg:path "lists" ; hg:member hg:List ; hg:hasView <views/list> .
        <views/list> hg:viewParts ( [ sh:name "codes" ; hg:answerTo "e43-who-uses-which-code" ; hg:askedAbout "thing" ; hg:arrangement hg:sideBySide ] ) ."#;
    let prefixes = "BASE <https://w3id.org/helsegraf/> PREFIX m: <https://data.norge.no/vocabulary/modelldcatno#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#> <id/lists/long> a m:CodeList .";
    let codes = (0..320)
        .map(|n| format!("<id/codes/c{n}> a m:CodeElement ; skos:inScheme <id/lists/long> ."));
    let data = prefixes.to_owned() + &codes.collect::<String>();
    fill(
        &server,
        [(hg::SHAPES, shapes), (hg::NATIONAL_CONTENT, &data)],
    );
    let page = server.get("/views/lists/long?lang=en", BROWSER).text();
    assert!(
        page.contains("Shows 300 of 320; JSON and CSV have all."),
        "{page}"
    );
    assert_eq!(page.matches("<th scope=\"row\">").count(), 300);
    assert!(
        page.contains("No source or version is held against this."),
        "codes that nobody is said to use"
    );
    let csv = server.get("/views/lists/long?format=csv", "*/*").text();
    assert_eq!(csv.lines().count(), 321);
}
