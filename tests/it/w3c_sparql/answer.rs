//! What a query answered, read from the format of the expected file.

use super::endpoints::Endpoints;
use super::manifest::File;
use super::rows::{Order, Row, same};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::sparql::results::{
    QueryResultsFormat, QueryResultsParser, QueryResultsSerializer, SliceQueryResultsParserOutput,
};
use oxrdf::vocab::rdf;
use oxrdf::{BlankNode, Graph, Literal, NamedNode, Term, TermRef, Triple};
use spareval::QueryResults;
use std::collections::BTreeMap;

/// An answer, with its columns in the order of their names.
#[derive(Debug)]
pub enum Answer {
    Boolean(bool),
    Table(Vec<String>, Vec<Row>),
    Graph(Vec<Row>),
}

impl Answer {
    /// Whether `actual` is the same answer.
    pub fn same(&self, actual: &Self, order: Order) -> bool {
        match (self, actual) {
            (Self::Boolean(left), Self::Boolean(right)) => left == right,
            (Self::Table(columns, rows), Self::Table(others, other_rows)) => {
                columns == others && same(rows, other_rows, order)
            }
            (Self::Graph(left), Self::Graph(right)) => same(left, right, Order::Free),
            _ => false,
        }
    }

    /// The expected answer.
    pub fn expected(file: &File) -> Result<Self, String> {
        let bytes = std::fs::read(&file.path).map_err(|e| e.to_string())?;
        if let Some(format) = results_format(file) {
            return read(&bytes, format);
        }
        let graph = read_graph(&bytes, file)?;
        Ok(table_in_rdf(&graph).unwrap_or_else(|| Self::Graph(triples(&graph))))
    }

    /// What the query answered, written in the format of `file` and read again.
    pub fn actual(
        results: QueryResults<'_>,
        file: &File,
        endpoints: &Endpoints,
    ) -> Result<Self, String> {
        let format = results_format(file).unwrap_or(QueryResultsFormat::Xml);
        let serializer = QueryResultsSerializer::from_format(format);
        let bytes = match results {
            QueryResults::Boolean(value) => {
                let mut bytes = Vec::new();
                serializer
                    .serialize_boolean_to_writer(&mut bytes, value)
                    .map_err(|e| e.to_string())?;
                bytes
            }
            QueryResults::Solutions(solutions) => {
                let mut writer = serializer
                    .serialize_solutions_to_writer(Vec::new(), solutions.variables().to_vec())
                    .map_err(|e| e.to_string())?;
                for solution in solutions {
                    let solution = solution.map_err(|e| e.to_string())?;
                    writer.serialize(&solution).map_err(|e| e.to_string())?;
                }
                writer.finish().map_err(|e| e.to_string())?
            }
            QueryResults::Graph(triples) => {
                let graph: Graph = triples
                    .collect::<Result<_, _>>()
                    .map_err(|e| e.to_string())?;
                return Ok(Self::Graph(self::triples(&graph)));
            }
        };
        let text = String::from_utf8(bytes).map_err(|e| e.to_string())?;
        read(endpoints.published(&text).as_bytes(), format)
    }
}

fn results_format(file: &File) -> Option<QueryResultsFormat> {
    let extension = file.path.extension()?.to_str()?;
    ["srx", "srj", "csv", "tsv"]
        .contains(&extension)
        .then(|| QueryResultsFormat::from_extension(extension))
        .flatten()
}

fn read(bytes: &[u8], format: QueryResultsFormat) -> Result<Answer, String> {
    if format == QueryResultsFormat::Csv {
        return Ok(read_csv(&String::from_utf8_lossy(bytes)));
    }
    let parser = QueryResultsParser::from_format(format);
    match parser.for_slice(bytes).map_err(|e| e.to_string())? {
        SliceQueryResultsParserOutput::Boolean(value) => Ok(Answer::Boolean(value)),
        SliceQueryResultsParserOutput::Solutions(solutions) => {
            let columns = sorted(solutions.variables().iter().map(|v| v.as_str()));
            let mut rows = Vec::new();
            for solution in solutions {
                let solution = solution.map_err(|e| e.to_string())?;
                rows.push(
                    columns
                        .iter()
                        .map(|column| solution.get(column.as_str()).cloned())
                        .collect(),
                );
            }
            Ok(Answer::Table(columns, rows))
        }
    }
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<_> = names.map(str::to_owned).collect();
    names.sort();
    names
}

/// CSV keeps the text of a term only; blank nodes still begin with `_:`.
fn read_csv(text: &str) -> Answer {
    let mut records = csv_records(text).into_iter();
    let header = records.next().unwrap_or_default();
    let columns = sorted(header.iter().map(String::as_str));
    let rows = records
        .map(|record| {
            let cells: BTreeMap<_, _> = header.iter().cloned().zip(record).collect();
            cells.into_values().map(csv_term).collect()
        })
        .collect();
    Answer::Table(columns, rows)
}

fn csv_term(cell: String) -> Option<Term> {
    match cell.strip_prefix("_:") {
        Some(label) => Some(BlankNode::new_unchecked(label).into()),
        None if cell.is_empty() => None,
        None => Some(Literal::from(cell).into()),
    }
}

fn csv_records(text: &str) -> Vec<Vec<String>> {
    let mut records = Vec::new();
    let mut record = vec![String::new()];
    let mut quoted = false;
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            // A doubled quote closes and opens again: the text keeps one.
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(String::new()),
            '\n' if !quoted => records.push(std::mem::replace(&mut record, vec![String::new()])),
            other => record.last_mut().expect("a cell").push(other),
        }
    }
    records
}

fn read_graph(bytes: &[u8], file: &File) -> Result<Graph, String> {
    let extension = file.path.extension().and_then(|e| e.to_str());
    let format = RdfFormat::from_extension(extension.unwrap_or_default())
        .ok_or_else(|| format!("unknown format: {}", file.path.display()))?;
    RdfParser::from_format(format)
        .with_base_iri(&file.iri)
        .map_err(|e| e.to_string())?
        .for_slice(bytes)
        .map(|quad| quad.map(Triple::from).map_err(|e| e.to_string()))
        .collect()
}

fn triples(graph: &Graph) -> Vec<Row> {
    graph
        .iter()
        .map(|triple| {
            let triple = triple.into_owned();
            vec![
                Some(triple.subject.into()),
                Some(triple.predicate.into()),
                Some(triple.object),
            ]
        })
        .collect()
}

/// A table of solutions written with the result set vocabulary of the first suites.
fn table_in_rdf(graph: &Graph) -> Option<Answer> {
    let rs = |local: &str| {
        NamedNode::new_unchecked(format!(
            "http://www.w3.org/2001/sw/DataAccess/tests/result-set#{local}"
        ))
    };
    let set = graph.subject_for_predicate_object(rdf::TYPE, &rs("ResultSet"))?;
    let text = |term: TermRef<'_>| match term {
        TermRef::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    };
    let mut columns: Vec<_> = graph
        .objects_for_subject_predicate(set, &rs("resultVariable"))
        .map(text)
        .collect();
    columns.sort();
    let (variable, bound) = (rs("variable"), rs("value"));
    let rows = graph
        .triples_for_predicate(&rs("solution"))
        .filter_map(|triple| triple.object.into_owned().try_into().ok())
        .map(|solution: oxrdf::NamedOrBlankNode| {
            let mut row = vec![None; columns.len()];
            for binding in graph.objects_for_subject_predicate(&solution, &rs("binding")) {
                let Ok(binding) = oxrdf::NamedOrBlankNode::try_from(binding.into_owned()) else {
                    continue;
                };
                let value = |property| graph.object_for_subject_predicate(&binding, property);
                let column = value(variable.as_ref()).map(text)?;
                let position = columns.iter().position(|c| *c == column)?;
                row[position] = value(bound.as_ref()).map(TermRef::into_owned);
            }
            Some(row)
        })
        .collect::<Option<_>>()?;
    Some(Answer::Table(columns, rows))
}
