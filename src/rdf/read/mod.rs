//! Documents to quads: every format, errors with their place, and nothing a small document can
//! blow up into.

mod bombs;
#[cfg(test)]
mod tests;

use super::Format;
use bombs::refuse_bombs;
use oxigraph::io::{RdfParseError, RdfParser};
use oxrdf::{GraphName, NamedNode, Quad};

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
