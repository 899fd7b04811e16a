//! Errors have their place; bombs and halves are refused.

use super::*;

fn turtle(text: &str) -> Result<Vec<Quad>, ReadError> {
    read(text.as_bytes(), Format::Turtle, None, Target::Dataset)
}

#[test]
fn an_error_has_its_place() {
    let error = turtle("<http://a> <http://b> \"c\" .\n<http://a> nonsense .\n").unwrap_err();
    let ReadError::Syntax { line, column, .. } = &error else {
        panic!("{error}");
    };
    assert_eq!((*line, column.is_some()), (Some(2), true), "{error}");
}

#[test]
fn invalid_iris_and_language_tags_are_refused() {
    for text in [
        "<http://a b> <http://b> <http://c> .",
        "<http://a> <http://b> \"x\"@toolonglanguagetag .",
        "<relative> <http://b> <http://c> .",
        "<http://a> <http://b> \"\0",
    ] {
        assert!(turtle(text).is_err(), "{text}");
    }
}

#[test]
fn deep_nesting_is_survived() {
    const DEEP: usize = 100_000;
    let nested = format!(
        "<http://a> <http://b> {}1{} .",
        "[ <http://b> ".repeat(DEEP),
        "]".repeat(DEEP)
    );
    assert_eq!(turtle(&nested).unwrap().len(), DEEP + 1);
    assert!(turtle(&format!("<http://a> <http://b> {}", "(".repeat(DEEP))).is_err());
    assert!(turtle(&"<<".repeat(DEEP)).is_err());
    for (open, close) in [("[", "]"), ("{\"http://a\":", "}"), ("{\"@context\":", "}")] {
        let json = format!("{}1{}", open.repeat(DEEP), close.repeat(DEEP));
        assert!(read(json.as_bytes(), Format::JsonLd, None, Target::Dataset).is_err());
    }
    let xml = format!(
        "<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://a/\">{}",
        "<A><b>".repeat(DEEP)
    );
    assert!(read(xml.as_bytes(), Format::RdfXml, None, Target::Dataset).is_err());
}

#[test]
fn a_document_cut_short_is_refused() {
    let whole = r#"<?xml version="1.0"?><!-- <a> -->
            <!DOCTYPE r:RDF [<!ENTITY a "ha">]>
            <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">
            <r:Description r:about="http://a"><e:b r:resource="http://c"/><e:d>&a; ></e:d>
            </r:Description></r:RDF>"#;
    let rdf = |text: &str| read(text.as_bytes(), Format::RdfXml, None, Target::Dataset);
    assert_eq!(rdf(whole).unwrap().len(), 2);
    for end in ["</r:RDF>", "</r:Description></r:RDF>", "<e:d>"] {
        let cut = whole.split(end).next().unwrap();
        assert!(rdf(cut).is_err(), "{cut}");
    }
}

#[test]
fn a_billion_laughs_is_refused() {
    let xml = r#"<?xml version="1.0"?><!DOCTYPE r:RDF [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>
            <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></r:RDF>"#;
    assert!(read(xml.as_bytes(), Format::RdfXml, None, Target::Dataset).is_err());
}

#[test]
fn a_graph_may_not_name_graphs() {
    let text = "<http://a> <http://b> <http://c> <http://g> .";
    let target = Target::Graph(GraphName::DefaultGraph);
    let error = read(text.as_bytes(), Format::NQuads, None, target).unwrap_err();
    assert_eq!(error, ReadError::NamesGraphs("<http://g>".to_owned()));
}
