//! `helsegraf query`: one SPARQL query on a data directory.

use super::{Answer, Failure, table};
use crate::config::{AllowedHost, Storage};
use crate::http::Outward;
use crate::query::{self, Budget, DefaultGraph, Options, Others};
use crate::rdf::Format;
use clap::{Args, ValueEnum};
use oxigraph::io::RdfSerializer;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxrdf::NamedNode;
use spareval::{QueryResults, QuerySolutionIter, QueryTripleIter};
use std::io::{BufWriter, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Arguments of `query`.
#[derive(Debug, Args)]
pub struct Query {
    /// File with the query; `-` reads standard input.
    #[arg(value_name = "FILE", required_unless_present = "text")]
    file: Option<PathBuf>,
    /// The query itself.
    #[arg(long, value_name = "SPARQL", conflicts_with = "file")]
    text: Option<String>,
    #[command(flatten)]
    storage: Storage,
    /// How results are written: a table, json, xml, csv or tsv for rows; ttl, nt, rdf or jsonld
    /// for graphs. A table or Turtle unless given.
    #[arg(long, value_enum)]
    format: Option<As>,
    /// What a query without a dataset clause sees.
    #[arg(long, value_enum, env = "HELSEGRAF_DEFAULT_GRAPH", default_value_t)]
    default_graph: DefaultGraph,
    /// Longest time it may take, in seconds; without limit unless given.
    #[arg(long, value_name = "S")]
    time_limit_s: Option<u64>,
    /// Hosts that `SERVICE` may reach, separated by commas; none unless given.
    #[arg(
        long,
        value_name = "HOSTS",
        env = "HELSEGRAF_ALLOW_HOSTS",
        value_delimiter = ','
    )]
    allow_hosts: Vec<AllowedHost>,
}

/// Most bytes another host may answer with.
const ANSWER_BYTES: usize = 64 << 20;

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    Table,
    Json,
    Xml,
    Csv,
    Tsv,
    #[value(alias = "turtle")]
    Ttl,
    #[value(alias = "ntriples")]
    Nt,
    Rdf,
    Jsonld,
}

impl Query {
    pub fn run(self) -> Result<Answer, Failure> {
        let text = self.text()?;
        let query = query::parse(&text, Some(&self.storage.iri_base))?;
        let graph = super::seed::open_existing(&self.storage)?;
        let outward = Outward::new(self.allow_hosts.clone(), ANSWER_BYTES);
        let options = Options {
            others: Some(Others::new(Arc::new(outward))),
            default_graph: self.default_graph,
            budget: self.time_limit_s.map_or_else(Budget::unlimited, |s| {
                Budget::with_time(Duration::from_secs(s))
            }),
            ..Options::default()
        };
        let results = query::evaluate(&graph.snapshot(), &query, &options)?;
        let mut output = BufWriter::new(std::io::stdout().lock());
        match results {
            QueryResults::Solutions(solutions) => self.solutions(solutions, &mut output)?,
            QueryResults::Boolean(value) => self.boolean(value, &mut output)?,
            QueryResults::Graph(triples) => self.graph(triples, &mut output)?,
        }
        output.flush()?;
        Ok(Answer::Yes)
    }

    fn text(&self) -> Result<String, Failure> {
        if let Some(text) = &self.text {
            return Ok(text.clone());
        }
        let Some(file) = &self.file else {
            return Err(Failure::new("no query: give a file, - or --text"));
        };
        if file.as_os_str() == "-" {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text)?;
            return Ok(text);
        }
        std::fs::read_to_string(file).map_err(|e| Failure::at(file, &e))
    }

    fn solutions(
        &self,
        solutions: QuerySolutionIter<'_>,
        output: &mut dyn Write,
    ) -> Result<(), Failure> {
        let format = match self.format.unwrap_or(As::Table) {
            As::Table => return table::write(solutions, output),
            other => results_format(other)?,
        };
        let mut writer = QueryResultsSerializer::from_format(format)
            .serialize_solutions_to_writer(output, solutions.variables().to_vec())?;
        for solution in solutions {
            let solution = solution.map_err(query::Error::from)?;
            writer.serialize(&solution)?;
        }
        writer.finish()?;
        Ok(())
    }

    fn boolean(&self, value: bool, output: &mut dyn Write) -> Result<(), Failure> {
        match self.format.unwrap_or(As::Table) {
            As::Table => writeln!(output, "{}", if value { "yes" } else { "no" })?,
            other => {
                QueryResultsSerializer::from_format(results_format(other)?)
                    .serialize_boolean_to_writer(output, value)?;
            }
        }
        Ok(())
    }

    fn graph(&self, triples: QueryTripleIter<'_>, output: &mut dyn Write) -> Result<(), Failure> {
        let format = match self.format.unwrap_or(As::Ttl) {
            As::Ttl => Format::Turtle,
            As::Nt => Format::NTriples,
            As::Rdf => Format::RdfXml,
            As::Jsonld => Format::JsonLd,
            As::Table | As::Json | As::Xml | As::Csv | As::Tsv => {
                return Err(Failure::new(
                    "the query answers with a graph: --format ttl, nt, rdf or jsonld",
                ));
            }
        };
        let mut serializer = RdfSerializer::from_format(format.as_io()).for_writer(output);
        for triple in triples {
            let triple = triple.map_err(query::Error::from)?;
            serializer.serialize_triple(&triple)?;
        }
        serializer.finish()?;
        Ok(())
    }
}

fn results_format(format: As) -> Result<QueryResultsFormat, Failure> {
    match format {
        As::Json => Ok(QueryResultsFormat::Json),
        As::Xml => Ok(QueryResultsFormat::Xml),
        As::Csv => Ok(QueryResultsFormat::Csv),
        As::Tsv => Ok(QueryResultsFormat::Tsv),
        As::Table | As::Ttl | As::Nt | As::Rdf | As::Jsonld => Err(Failure::new(
            "the query answers with rows: --format table, json, xml, csv or tsv",
        )),
    }
}

/// An IRI given on the command line.
pub fn iri(text: &str) -> Result<NamedNode, String> {
    NamedNode::new(text.trim_start_matches('<').trim_end_matches('>')).map_err(|e| e.to_string())
}
