//! The room from inside: heads that are refused, values that stay values.

use super::*;

const HEAD: &str = "#+ id: A3\n#+ role: architect\n#+ summary:\n#+   nb: b\n#+   nn: n\n#+   en: e\n\
    #+ parameter: thing\n#+   type: iri\n#+   example: id/a\n#+   nb: b\n#+   nn: n\n#+   en: e\n";
const COLUMNS: &str = "name\tnb\tnn\ten\no\tobjekt\tobjekt\tobject";
const QUERY: &str =
    "BASE <https://w3id.org/helsegraf/>\nSELECT ?o WHERE { VALUES ?thing { <id/a> } ?thing ?p ?o }";

fn read(file: &'static str, text: String) -> Result<Questions, String> {
    let base = hg::BASE_IRI.into_owned();
    Questions::read(vec![(file, text.leak())], COLUMNS, &base).map_err(|e| e.to_string())
}

#[test]
fn the_embedded_questions_are_sound() {
    let base = NamedNode::new("https://other.example/graph/").unwrap();
    for base in [hg::BASE_IRI.into_owned(), base] {
        let questions = Questions::embedded(&base).unwrap();
        for question in questions.iter() {
            let asked = question.ask(&[], None).unwrap();
            query::parse(&asked.sparql(), Some(&base)).unwrap();
            assert!(!question.columns().is_empty(), "{}", question.name);
            // Things move with the base; the ontology keeps its name.
            let ours = question.text.replace(hg::NS, "").contains(hg::BASE);
            assert!(!ours || base.as_str() == hg::BASE, "{}", question.name);
        }
    }
}

#[test]
fn a_malformed_file_is_refused_with_its_place() {
    let good = format!("{HEAD}{QUERY}");
    assert!(read("a03-x", good.clone()).is_ok());
    for (from, to, told) in [
        ("#+ id: A3", "#+ id: B3", "line 1: the id \"B3\" is not A"),
        ("#+ id: A3", "#+ id: A", "line 1: the id \"A\""),
        ("#+ id: A3\n", "", "line 1: \"id\" is missing"),
        ("#+ id: A3", "#+id: A3", "line 1: a line of the head"),
        ("architect", "chef", "line 2: \"chef\" is no role"),
        ("#+   nn: n\n", "", "line 3: \"nn\" is missing"),
        ("#+   en: e\n", "#+   en:\n", "line 6: \"en\" is missing"),
        (
            "#+   en: e\n",
            "#+   fr: e\n",
            "line 6: there is no key \"fr\"",
        ),
        (
            "#+   nn: n\n",
            "#+   nb: n\n",
            "line 5: \"nb\" is there twice",
        ),
        (
            "parameter: thing",
            "parameter: lang",
            "line 7: \"lang\" cannot name",
        ),
        ("type: iri", "type: float", "line 8: \"float\" is no type"),
        (
            "type: iri",
            "type: date",
            "line 7: the example \"id/a\" is no date",
        ),
        (
            "example: id/a",
            "example: id/b",
            "line 7: the query has no `VALUES ?thing",
        ),
        (
            "VALUES ?thing",
            "VALUES ?other",
            "line 7: the query has no `VALUES ?thing",
        ),
        (
            "SELECT ?o",
            "SELECT ?p",
            "line 1: the column ?p has no line",
        ),
        ("SELECT ?o", "SELECT o", "line 13: "),
        ("SELECT ?o", "ASK", "line 13: a question is a SELECT"),
        ("WHERE", "FROM <a> WHERE", "line 13: a question is a SELECT"),
    ] {
        let error = read("a03-x", good.replacen(from, to, 1)).err();
        let error = error.unwrap_or_else(|| panic!("{from} as {to} is taken"));
        assert!(error.contains(told), "{from} as {to}: {error}");
        assert!(error.starts_with("ontology/questions/a03-x.rq, line "));
    }
    assert!(read("a3-x", good.clone()).is_err());
    assert!(read("a03-x.y", good).is_err());
}

#[test]
fn values_are_terms_and_never_text() {
    let questions = read("a03-x", format!("{HEAD}{QUERY}")).unwrap();
    let question = questions.get("a03-x").unwrap();
    let base = hg::BASE_IRI.into_owned();
    let text = |given: &[(&str, &str)]| question.ask(given, None).map(|asked| asked.sparql());
    assert_eq!(
        text(&[]).unwrap(),
        QUERY.replace("<id/a>", "<https://w3id.org/helsegraf/id/a>")
    );
    assert_eq!(text(&[("thing", " ")]), text(&[]));
    let hostile = "http://example.org/VALUES_?thing_{";
    assert!(question.ask(&[("thing", hostile)], None).is_err());
    let odd = question
        .ask(&[("thing", "http://example.org/?VALUES=?thing")], None)
        .unwrap();
    assert_eq!(
        query::parse(&odd.sparql(), Some(&base)).unwrap(),
        odd.query()
    );
    for (given, told) in [
        (&[("thing", "a b")][..], "\"a b\" is not an IRI"),
        (
            &[("ting", "id/a")],
            "there is no parameter \"ting\"; there are thing",
        ),
        (&[("thing", "id/a"), ("thing", "id/b")], "more than once"),
    ] {
        let error = question.ask(given, None).unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
    }
}
