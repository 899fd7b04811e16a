//! Documents to quads: every format, errors with their place, and nothing a small document can
//! blow up into.

use super::Format;
use oxigraph::io::{RdfParseError, RdfParser};
use oxrdf::{GraphName, NamedNode, Quad};

/// How deep triple terms may be nested; deeper ones overflow the stack of whatever walks them.
const DEEPEST_TRIPLE_TERM: usize = 200;

/// How deep JSON may be nested: reading it takes time in the square of the depth, and stack.
const DEEPEST_JSON: usize = 500;

/// How deep XML elements may be nested.
const DEEPEST_XML: usize = 10_000;

/// Most bytes the entities of an RDF/XML document may grow into.
const MOST_ENTITY_BYTES: usize = 16 << 20;

/// Why a document is not RDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It does not follow the grammar of its format.
    #[error("{}{message}", at(.line, .column))]
    Syntax {
        /// From 1; none where the parser does not know.
        line: Option<u64>,
        /// From 1, in code points.
        column: Option<u64>,
        /// What is wrong.
        message: String,
    },
    /// It names graphs where one graph is meant.
    #[error("the document names the graph {0}, where the triples of one graph are expected")]
    NamesGraphs(String),
}

fn at(line: &Option<u64>, column: &Option<u64>) -> String {
    match (line, column) {
        (Some(line), Some(column)) => format!("line {line}, column {column}: "),
        (Some(line), None) => format!("line {line}: "),
        _ => String::new(),
    }
}

/// Where the quads of a document go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Everything into this graph; a document that names graphs is refused.
    Graph(GraphName),
    /// Where the document says.
    Dataset,
}

/// Reads a whole document; relative IRIs are resolved against `base`.
///
/// Blank nodes get fresh labels, so that two documents never share one by accident. Nothing is
/// fetched: a JSON-LD context by address is an error.
pub fn read(
    document: &[u8],
    format: Format,
    base: Option<&NamedNode>,
    target: Target,
) -> Result<Vec<Quad>, ReadError> {
    let mut quads = Vec::new();
    read_each(document, format, base, &target, &mut |quad| {
        quads.push(quad)
    })?;
    Ok(quads)
}

/// As [`read`], one quad at a time; those before an error have been told.
pub fn read_each(
    document: &[u8],
    format: Format,
    base: Option<&NamedNode>,
    target: &Target,
    each: &mut dyn FnMut(Quad),
) -> Result<(), ReadError> {
    refuse_bombs(document, format)?;
    let mut parser = RdfParser::from_format(format.as_io()).rename_blank_nodes();
    if let Some(base) = base {
        parser = parser
            .with_base_iri(base.as_str())
            .map_err(|e| syntax(format!("the base IRI <{}>: {e}", base.as_str())))?;
    }
    for quad in parser.for_slice(document) {
        let mut quad = quad.map_err(|e| placed(e.location(), e.to_string()))?;
        if let Target::Graph(graph) = target {
            if quad.graph_name != GraphName::DefaultGraph {
                return Err(ReadError::NamesGraphs(quad.graph_name.to_string()));
            }
            quad.graph_name = graph.clone();
        }
        each(quad);
    }
    Ok(())
}

impl From<RdfParseError> for ReadError {
    fn from(error: RdfParseError) -> Self {
        match error {
            RdfParseError::Syntax(e) => placed(e.location(), e.to_string()),
            RdfParseError::Io(e) => syntax(e.to_string()),
        }
    }
}

/// The parsers say their place in the text too, from 1, which would be said twice.
fn placed(
    location: Option<std::ops::Range<oxigraph::io::TextPosition>>,
    text: String,
) -> ReadError {
    let message = match text.strip_prefix("Parser error ") {
        Some(rest) => rest
            .split_once(": ")
            .map_or(rest, |(_, message)| message)
            .to_owned(),
        None => text,
    };
    ReadError::Syntax {
        line: location.as_ref().map(|l| l.start.line + 1),
        column: location.as_ref().map(|l| l.start.column + 1),
        message,
    }
}

fn syntax(message: String) -> ReadError {
    ReadError::Syntax {
        line: None,
        column: None,
        message,
    }
}

fn refuse_bombs(document: &[u8], format: Format) -> Result<(), ReadError> {
    match format {
        Format::RdfXml => {
            refuse_entity_bombs(document)?;
            refuse_open_elements(document)
        }
        Format::JsonLd => refuse_deep_json(document),
        Format::Turtle | Format::NTriples | Format::NQuads | Format::TriG => {
            refuse_deep_triple_terms(document)
        }
    }
}

/// Counts `<<` less `>>`, also inside strings: wrong only for documents nobody writes.
fn refuse_deep_triple_terms(document: &[u8]) -> Result<(), ReadError> {
    let mut depth = 0_usize;
    let mut rest = document;
    while let Some(found) = memchr::memchr2(b'<', b'>', rest) {
        match &rest[found..] {
            [b'<', b'<', ..] => {
                depth += 1;
                rest = &rest[found + 2..];
            }
            [b'>', b'>', ..] => {
                depth = depth.saturating_sub(1);
                rest = &rest[found + 2..];
            }
            _ => rest = &rest[found + 1..],
        }
        if depth > DEEPEST_TRIPLE_TERM {
            return Err(syntax(format!(
                "triple terms are nested more than {DEEPEST_TRIPLE_TERM} deep"
            )));
        }
    }
    Ok(())
}

fn refuse_deep_json(document: &[u8]) -> Result<(), ReadError> {
    let mut depth = 0_usize;
    let mut bytes = document.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                while let Some(inside) = bytes.next() {
                    match inside {
                        b'"' => break,
                        b'\\' => drop(bytes.next()),
                        _ => (),
                    }
                }
            }
            _ => (),
        }
        if depth > DEEPEST_JSON {
            return Err(syntax(format!(
                "the JSON is nested more than {DEEPEST_JSON} deep"
            )));
        }
    }
    Ok(())
}

/// The parser takes the end of the text for the end of the document, also inside an element: a
/// file cut short would pass for a whole one.
fn refuse_open_elements(document: &[u8]) -> Result<(), ReadError> {
    let mut depth = 0_usize;
    let mut rest = document;
    while let Some(start) = memchr::memchr(b'<', rest) {
        let tag = &rest[start..];
        let end = end_of_markup(tag);
        match &tag[..end] {
            [b'<', b'!' | b'?', ..] => (),
            [b'<', b'/', ..] => depth = depth.saturating_sub(1),
            [.., b'/', b'>'] => (),
            _ => depth += 1,
        }
        if depth > DEEPEST_XML {
            return Err(syntax(format!(
                "the XML is nested more than {DEEPEST_XML} deep"
            )));
        }
        rest = &tag[end..];
    }
    if depth > 0 {
        return Err(syntax(format!(
            "the document ends with {depth} element(s) open"
        )));
    }
    Ok(())
}

/// The length of the tag, comment or declaration `text` starts with.
fn end_of_markup(text: &[u8]) -> usize {
    let after = |end: &[u8]| memchr::memmem::find(text, end).map(|at| at + end.len());
    let end = if text.starts_with(b"<!--") {
        after(b"-->")
    } else if text.starts_with(b"<![CDATA[") {
        after(b"]]>")
    } else if text.starts_with(b"<?") {
        after(b"?>")
    } else {
        let (mut quote, mut brackets) = (None, 0_usize);
        text.iter()
            .position(|&byte| {
                match (quote, byte) {
                    (None, b'"' | b'\'') => quote = Some(byte),
                    (Some(open), _) if open == byte => quote = None,
                    (None, b'[') => brackets += 1,
                    (None, b']') => brackets = brackets.saturating_sub(1),
                    _ => (),
                }
                byte == b'>' && quote.is_none() && brackets == 0
            })
            .map(|at| at + 1)
    };
    end.unwrap_or(text.len())
}

/// Refuses entities made of entities, and so many uses of one that they grow out of hand.
fn refuse_entity_bombs(document: &[u8]) -> Result<(), ReadError> {
    let mut longest = 0;
    for start in memchr::memmem::find_iter(document, b"<!ENTITY") {
        let declaration = &document[start..];
        let end = memchr::memchr(b'>', declaration).unwrap_or(declaration.len());
        let declaration = &declaration[..end];
        longest = longest.max(declaration.len());
        let nested =
            memchr::memchr_iter(b'&', declaration).any(|a| declaration.get(a + 1) != Some(&b'#'));
        if nested {
            return Err(syntax("an XML entity is made of other entities".to_owned()));
        }
    }
    if longest > 0 {
        let uses = memchr::memchr_iter(b'&', document).count();
        if uses.saturating_mul(longest) > MOST_ENTITY_BYTES {
            return Err(syntax(format!(
                "its XML entities grow into more than {MOST_ENTITY_BYTES} bytes"
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
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
}
