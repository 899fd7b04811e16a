//! Stored questions over HTTP: the list, pages with forms, every format, values that are refused.

use super::server::request;
use super::shipped::reading;

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const CODE: &str = "/questions/c01-categories-from-2031";

#[test]
fn questions_are_listed_by_role() {
    let json = reading().get("/questions", "application/json");
    assert_eq!(json.header("content-type"), "application/json");
    let listed = json.json();
    let listed = listed.as_array().expect("a list");
    assert_eq!(listed.len(), reading().app.questions().iter().count());
    let code = listed
        .iter()
        .find(|q| q["name"] == "c01-categories-from-2031")
        .expect("it is there");
    assert_eq!(code["role"], "catalogue");
    assert_eq!(code["id"], "C1");
    for language in ["nb", "nn", "en"] {
        assert!(code["summary"][language].is_string(), "{code}");
        assert!(
            code["parameters"][0]["label"][language].is_string(),
            "{code}"
        );
    }
    assert_eq!(code["parameters"][0]["name"], "year");
    assert_eq!(code["parameters"][0]["type"], "integer");
    assert_eq!(code["parameters"][0]["example"], "2031");
    let page = reading().get("/questions", BROWSER);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    let text = page.text();
    for question in reading().app.questions().iter() {
        let link = format!("href=\"/questions/{}\"", question.name);
        assert!(text.contains(&link), "{link}");
    }
    assert!(text.contains("Semantisk arkitekt"));
    let english = reading().get("/questions?lang=en", BROWSER).text();
    assert!(english.contains("Semantic architect"));
}

#[test]
fn accept_and_suffix_choose_the_format() {
    let results = "application/sparql-results+json";
    for (path, accept, status, content_type) in [
        ("/questions", "*/*", 200, "text/html; charset=utf-8"),
        ("/questions.json", BROWSER, 200, "application/json"),
        (
            "/questions.html",
            "application/json",
            200,
            "text/html; charset=utf-8",
        ),
        ("/questions?format=json", BROWSER, 200, "application/json"),
        ("/questions", "text/turtle", 406, "application/problem+json"),
        (CODE, BROWSER, 200, "text/html; charset=utf-8"),
        (CODE, results, 200, results),
        (CODE, "application/json", 200, "application/json"),
        (
            CODE,
            "application/sparql-results+xml",
            200,
            "application/sparql-results+xml",
        ),
        (CODE, "text/csv", 200, "text/csv; charset=utf-8"),
        (
            CODE,
            "text/tab-separated-values",
            200,
            "text/tab-separated-values; charset=utf-8",
        ),
        (
            CODE,
            "application/sparql-query",
            200,
            "application/sparql-query",
        ),
        (CODE, "text/turtle", 406, "application/problem+json"),
        (CODE, "text/", 400, "application/problem+json"),
        (
            "/questions/none",
            "text/csv",
            404,
            "application/problem+json",
        ),
        ("/questions/none", BROWSER, 404, "text/html; charset=utf-8"),
    ] {
        let answer = reading().get(path, accept);
        let case = format!("{path} {accept}");
        assert_eq!(answer.status.as_u16(), status, "{case}: {}", answer.text());
        assert_eq!(answer.header("content-type"), content_type, "{case}");
        assert!(answer.header("vary").contains("Accept"), "{case}");
    }
    for (suffix, content_type) in [
        ("json", results),
        ("srj", results),
        ("xml", "application/sparql-results+xml"),
        ("csv", "text/csv; charset=utf-8"),
        ("tsv", "text/tab-separated-values; charset=utf-8"),
        ("rq", "application/sparql-query"),
        ("html", "text/html; charset=utf-8"),
    ] {
        let answer = reading().get(&format!("{CODE}.{suffix}"), "image/png");
        assert_eq!(answer.status, 200, "{suffix}: {}", answer.text());
        assert_eq!(answer.header("content-type"), content_type, "{suffix}");
    }
    assert_eq!(reading().get(&format!("{CODE}.docx"), "*/*").status, 406);
    assert_eq!(reading().send("POST", CODE, "text/plain", "").status, 405);
}

#[test]
fn what_did_not_change_is_not_sent_again() {
    let csv = format!("{CODE}.csv");
    for path in ["/questions", "/questions.json", CODE, &csv] {
        let first = reading().get(path, BROWSER);
        let tag = first.header("etag");
        assert!(tag.starts_with('"'), "{path}");
        let other = reading().get(&format!("{path}?lang=en"), BROWSER);
        assert!(
            path.ends_with("json") || other.header("etag") != tag,
            "{path}"
        );
        let headers = [("accept", BROWSER), ("if-none-match", tag)];
        let again = reading().ask(request("GET", path, &headers, ""));
        assert_eq!(again.status, 304, "{path}");
    }
}

#[test]
fn a_value_left_out_is_the_example_and_a_value_given_counts() {
    let csv = |query: &str| reading().get(&format!("{CODE}.csv{query}"), "").text();
    let usual = csv("");
    assert_eq!(usual.lines().count(), 6, "{usual}");
    assert!(usual.contains("Genetiske og genomiske data"), "{usual}");
    assert_eq!(csv("?year=2031"), usual);
    assert_eq!(csv("?year="), usual);
    assert_eq!(csv("?year=2029").lines().count(), 13);
    assert_eq!(csv("?year=1999").lines().count(), 1);
    let english = csv("?lang=en");
    assert!(english.contains("Human genetic"), "{english}");
    assert_eq!(csv("?language=en"), english);
    let header = [("accept", "text/csv"), ("accept-language", "en")];
    assert_eq!(
        reading().ask(request("GET", CODE, &header, "")).text(),
        english
    );
    let sparql = reading().get(&format!("{CODE}.rq?year=2029"), "").text();
    assert!(
        sparql.contains("VALUES ?year { 2029 }") || sparql.contains("\"2029\"^^<"),
        "{sparql}"
    );
    assert_eq!(
        reading().query(&sparql, "text/csv").text(),
        csv("?year=2029")
    );
}

#[test]
fn values_that_cannot_be_used_are_refused_with_place_and_remedy() {
    let touched = "/questions/a03-what-a-change-touches";
    for (path, parameter, told) in [
        (format!("{CODE}.csv?year=soon"), "year", "give one such as"),
        (
            format!("{CODE}.csv?years=2029"),
            "years",
            "there are year, language",
        ),
        (
            format!("{CODE}.csv?year=2029&year=2031"),
            "year",
            "give it once",
        ),
        (
            format!("{touched}.json?thing=a%20b"),
            "thing",
            "is not an IRI",
        ),
        (
            format!("{touched}.json?thing=%3E%20.%20%3Fs"),
            "thing",
            "is not an IRI",
        ),
        (
            format!("{touched}.rq?thing=http://%5B"),
            "thing",
            "is not an IRI",
        ),
    ] {
        let answer = reading().get(&path, "application/json");
        assert_eq!(answer.status, 400, "{path}: {}", answer.text());
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem = answer.json();
        assert_eq!(problem["parameter"], parameter, "{problem}");
        assert!(
            problem["detail"]
                .as_str()
                .unwrap_or_default()
                .contains(told),
            "{problem}"
        );
    }
    let page = reading().get(
        &format!("{CODE}?year=%3Cscript%3Ealert(1)&lang=en"),
        BROWSER,
    );
    assert_eq!(page.status, 400);
    let text = page.text();
    assert!(text.contains("is not a whole number"), "{text}");
    assert!(text.contains("aria-invalid=\"true\""), "{text}");
    assert!(
        text.contains("type=\"text\" value=\"&#60;script&#62;alert(1)\""),
        "{text}"
    );
    assert!(text.contains("<option value=\"en\" selected>"), "{text}");
    assert!(!text.contains("<script>alert"), "{text}");
    let broken = reading().get(&format!("{CODE}.csv?year=%ff"), "");
    assert_eq!(broken.status, 400, "{}", broken.text());
}

#[test]
fn a_page_has_form_table_sparql_and_ways_on() {
    let path = "/questions/e01-elements-of-a-model?lang=en";
    let text = reading().get(path, BROWSER).text();
    for part in [
        "<html lang=\"en\">",
        "What are the elements of an information model",
        "<label for=\"p-model\">Information model</label>",
        "<select id=\"p-model\" name=\"model\">",
        "<option value=\"id/information-models/nim-overfolsomhet\" selected>",
        "13 rows",
        "<th scope=\"col\">Value set</th>",
        "href=\"/doc/elements/overf-agens?lang=en\"",
        "<code class=\"iri\">id/elements/overf-agens</code>",
        "SELECT ?order ?element ?definition ?valueSet",
        "href=\"/query?query=BASE",
        "href=\"/questions/e01-elements-of-a-model.csv?language=en\"",
        "name=\"lang\" value=\"en\"",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let other = reading().get(
        "/questions/e01-elements-of-a-model?model=id/information-models/none",
        BROWSER,
    );
    assert_eq!(other.status, 200);
    let text = other.text();
    assert!(text.contains("<option value=\"id/information-models/none\" selected>"));
    assert!(text.contains("class=\"empty\""));
}

#[test]
fn every_question_has_a_page_in_three_languages() {
    for question in reading().app.questions().iter() {
        for language in helsegraf::rdf::Language::ALL {
            let path = format!("/questions/{}?lang={}", question.name, language.tag());
            let page = reading().get(&path, BROWSER);
            assert_eq!(page.status, 200, "{path}: {}", page.text());
            let title = question.summary.in_language(language);
            let title = title.replace('\'', "&#39;");
            assert!(page.text().contains(&title), "{path}: {title}");
        }
    }
}
