//! Evaluates one query on one snapshot.

use super::{Budget, Error};
use crate::index::Snapshot;
use oxrdf::{GraphName, NamedNode, NamedOrBlankNode, Term, Variable};
use spareval::{QueryEvaluator, QueryResults};
use spargebra::{Query, SparqlParser};

/// What a query without a dataset clause sees as its default graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum DefaultGraph {
    /// Every data graph and the ontology, each triple once.
    #[default]
    Union,
    /// The unnamed graph alone, as the SPARQL test suites expect.
    Unnamed,
}

/// Whether plans are rewritten by exact counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rewriting {
    /// Rewrite.
    #[default]
    On,
    /// Leave all to the evaluator; for comparison in tests.
    Off,
}

/// How a query is evaluated.
#[derive(Clone)]
pub struct Options {
    /// Default graph of queries without a dataset clause.
    pub default_graph: DefaultGraph,
    /// Rewriting on or off.
    pub rewriting: Rewriting,
    /// Time, rows, cancellation.
    pub budget: Budget,
    /// `default-graph-uri` and `named-graph-uri` of the protocol; if either is given both replace
    /// the dataset of the query.
    pub default_graphs: Vec<NamedNode>,
    /// See `default_graphs`.
    pub named_graphs: Vec<NamedNode>,
    /// Variables bound beforehand (they must be projected).
    pub bindings: Vec<(Variable, Term)>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            default_graph: DefaultGraph::Union,
            rewriting: Rewriting::On,
            budget: Budget::unlimited(),
            default_graphs: Vec::new(),
            named_graphs: Vec::new(),
            bindings: Vec::new(),
        }
    }
}

/// Parses a query; relative IRIs are resolved against `base`.
pub fn parse(text: &str, base: Option<&NamedNode>) -> Result<Query, Error> {
    let mut parser = SparqlParser::new();
    if let Some(base) = base {
        parser = parser
            .with_base_iri(base.as_str())
            .expect("a named node is an IRI");
    }
    Ok(parser.parse_query(text)?)
}

/// Evaluates `query` on `snapshot`; the results are lazy and do not cross threads.
pub fn evaluate(
    snapshot: &Snapshot,
    query: &Query,
    options: &Options,
) -> Result<QueryResults<'static>, Error> {
    let dataset: &'static oxrdf::Dataset = Box::leak(Box::new(super::dataset::dataset(
        snapshot,
        options.default_graph,
    )));
    let evaluator = QueryEvaluator::new().with_cancellation_token(options.budget.token());
    let mut prepared = evaluator.prepare(query);
    if !options.default_graphs.is_empty() || !options.named_graphs.is_empty() {
        prepared.dataset_mut().set_default_graph(
            options
                .default_graphs
                .iter()
                .cloned()
                .map(GraphName::from)
                .collect(),
        );
        prepared.dataset_mut().set_available_named_graphs(
            options
                .named_graphs
                .iter()
                .cloned()
                .map(NamedOrBlankNode::from)
                .collect(),
        );
    }
    for (variable, term) in &options.bindings {
        prepared = prepared.substitute_variable(variable.clone(), term.clone());
    }
    Ok(prepared.execute(dataset)?)
}
