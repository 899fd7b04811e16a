//! Query results to bytes, in the representation wanted.

use super::ask::Asking;
use super::json_rows::JsonRows;
use super::negotiate::Offer;
use super::outlet::Outlet;
use super::problem::Problem;
use super::wanted::Wanted;
use crate::query;
use crate::rdf::{Format, Prefixes};
use oxigraph::io::{RdfSerializer, WriterQuadSerializer};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use spareval::{QueryResults, QuerySolutionIter, QueryTripleIter};
use spargebra::Query;
use std::io::{BufWriter, Write};

/// Bytes gathered before they are handed on.
const PIECE_BYTES: usize = 8 << 10;

/// Representations of solutions and booleans.
pub const SOLUTIONS: &[Offer<QueryResultsFormat>] = &[
    Offer {
        what: QueryResultsFormat::Json,
        media_type: "application/sparql-results+json",
        names: &["json", "srj"],
    },
    Offer {
        what: QueryResultsFormat::Xml,
        media_type: "application/sparql-results+xml",
        names: &["xml", "srx"],
    },
    Offer {
        what: QueryResultsFormat::Csv,
        media_type: "text/csv; charset=utf-8",
        names: &["csv"],
    },
    Offer {
        what: QueryResultsFormat::Tsv,
        media_type: "text/tab-separated-values; charset=utf-8",
        names: &["tsv"],
    },
    Offer {
        what: QueryResultsFormat::Json,
        media_type: "application/json",
        names: &[],
    },
    Offer {
        what: QueryResultsFormat::Xml,
        media_type: "application/xml",
        names: &[],
    },
    Offer {
        what: QueryResultsFormat::Xml,
        media_type: "text/xml",
        names: &[],
    },
];

/// Representations of graphs and, where a format can name graphs, of datasets.
pub const GRAPHS: &[Offer<Format>] = &[
    graph(Format::Turtle, &["ttl", "turtle"]),
    graph(Format::JsonLd, &["jsonld", "json-ld", "json"]),
    graph(Format::NTriples, &["nt", "ntriples", "n-triples"]),
    graph(Format::RdfXml, &["rdf", "rdfxml", "rdf+xml", "xml"]),
    graph(Format::NQuads, &["nq", "nquads"]),
    graph(Format::TriG, &["trig"]),
    Offer {
        what: Format::JsonLd,
        media_type: "application/json",
        names: &[],
    },
    Offer {
        what: Format::RdfXml,
        media_type: "application/xml",
        names: &[],
    },
    Offer {
        what: Format::RdfXml,
        media_type: "text/xml",
        names: &[],
    },
    Offer {
        what: Format::NTriples,
        media_type: "text/plain; charset=utf-8",
        names: &[],
    },
];

/// Representations of all graphs at once.
pub const DATASETS: &[Offer<Format>] = &[
    graph(Format::NQuads, &["nq", "nquads"]),
    graph(Format::TriG, &["trig"]),
    graph(Format::JsonLd, &["jsonld", "json-ld", "json"]),
];

const fn graph(format: Format, names: &'static [&'static str]) -> Offer<Format> {
    Offer {
        what: format,
        media_type: format.media_type(),
        names,
    }
}

/// Evaluates a query and writes its results.
///
/// What is wanted is settled before the work begins: 406 costs nothing.
pub fn write(
    asking: &Asking,
    query: &Query,
    options: &query::Options,
    wanted: &Wanted,
    prefixes: &Prefixes,
    out: &mut Outlet,
) -> Result<(), Problem> {
    match query {
        Query::Select { .. } | Query::Ask { .. } => {
            let offer = wanted.choose(SOLUTIONS)?;
            out.media_type(offer.media_type);
            let serializer = QueryResultsSerializer::from_format(offer.what);
            match query::evaluate(&asking.snapshot, query, options)? {
                QueryResults::Solutions(solutions) if offer.what == QueryResultsFormat::Json => {
                    write_json(solutions, out)
                }
                QueryResults::Solutions(solutions) => write_solutions(solutions, serializer, out),
                QueryResults::Boolean(value) => {
                    serializer.serialize_boolean_to_writer(out, value)?;
                    Ok(())
                }
                QueryResults::Graph(_) => Err(Problem::internal("a graph for a SELECT or ASK")),
            }
        }
        Query::Construct { .. } | Query::Describe { .. } => {
            let offer = wanted.choose(GRAPHS)?;
            out.media_type(offer.media_type);
            match query::evaluate(&asking.snapshot, query, options)? {
                QueryResults::Graph(triples) => write_triples(triples, offer.what, prefixes, out),
                QueryResults::Solutions(_) | QueryResults::Boolean(_) => {
                    Err(Problem::internal("no graph for a CONSTRUCT or DESCRIBE"))
                }
            }
        }
    }
}

fn write_json(solutions: QuerySolutionIter<'_>, out: &mut Outlet) -> Result<(), Problem> {
    let mut rows = JsonRows::start(out, solutions.variables())?;
    for solution in solutions {
        let solution = solution.map_err(query::Error::from)?;
        rows.row(
            solution
                .values()
                .iter()
                .map(|value| Some(value.as_ref()?.as_ref())),
        )?;
    }
    rows.finish()?;
    Ok(())
}

fn write_solutions(
    solutions: QuerySolutionIter<'_>,
    serializer: QueryResultsSerializer,
    out: &mut Outlet,
) -> Result<(), Problem> {
    let variables = solutions.variables().to_vec();
    // The serialisers write a character at a time.
    let out = BufWriter::with_capacity(PIECE_BYTES, out);
    let mut serializer = serializer.serialize_solutions_to_writer(out, variables)?;
    for solution in solutions {
        let solution = solution.map_err(query::Error::from)?;
        serializer.serialize(solution.iter())?;
    }
    serializer.finish()?.flush()?;
    Ok(())
}

fn write_triples(
    triples: QueryTripleIter<'_>,
    format: Format,
    prefixes: &Prefixes,
    out: &mut Outlet,
) -> Result<(), Problem> {
    let out = BufWriter::with_capacity(PIECE_BYTES, out);
    let mut serializer = serializer(format, prefixes, out);
    for triple in triples {
        let triple = triple.map_err(query::Error::from)?;
        serializer.serialize_triple(&triple)?;
    }
    serializer.finish()?.flush()?;
    Ok(())
}

/// A serialiser that writes IRIs under the usual prefixes where the format has any.
pub fn serializer<W: Write>(
    format: Format,
    prefixes: &Prefixes,
    out: W,
) -> WriterQuadSerializer<W> {
    let mut serializer = RdfSerializer::from_format(format.as_io());
    if matches!(format, Format::Turtle | Format::TriG | Format::RdfXml) {
        for (prefix, namespace) in prefixes.iter() {
            // A namespace that is no IRI only means longer lines.
            if let Ok(with) = serializer.clone().with_prefix(prefix, namespace) {
                serializer = with;
            }
        }
    }
    serializer.for_writer(out)
}
