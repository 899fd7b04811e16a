//! Evaluates one query on one snapshot.

use super::Error;
use super::budget::{Budget, Stop, guarded};
use super::dataset::{Outlet, SnapshotDataset};
use super::direct;
use super::matching::{TextSearch, matched};
use super::mend::mend;
use super::order::Sorting;
use super::remote::{Others, Services};
use super::rewrite::{Rewriter, tick};
use super::running::Entry;
use super::scope::Scopes;
use super::size::is_large;
use crate::index::Snapshot;
use oxrdf::{NamedNode, Term, Variable};
use spareval::{
    QueryEvaluationError, QueryEvaluator, QueryResults, QuerySolutionIter, QueryTripleIter,
};
use spargebra::Query;
use spargebra::algebra::GraphPattern;
use std::sync::Arc;

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
    /// The hosts that `SERVICE` and `LOAD` may reach; none unless given.
    pub others: Option<Others>,
    /// What `hg:matches` finds things with; it is refused unless given.
    pub search: Option<Arc<dyn TextSearch>>,
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
            others: None,
            search: None,
        }
    }
}

/// Evaluates `query` on `snapshot`; the results are lazy and do not cross threads.
///
/// Errors of the budget also come between the results and, at the latest, at their end: results
/// that end without an error are whole. Turn them into [`Error`] with `Error::from`.
pub fn evaluate(
    snapshot: &Snapshot,
    query: &Query,
    options: &Options,
) -> Result<QueryResults<'static>, Error> {
    let entry = Entry::new(&options.budget);
    let found = matched(snapshot, pattern_of(query), options.search.as_deref())?;
    let found = found.map(|pattern| with_found(query, pattern));
    let query = found.as_ref().unwrap_or(query);
    let results = guarded(|| results(snapshot, query, options))??;
    Ok(watched(results, &options.budget, entry)?)
}

/// The query with what was found by text in it; its dataset clause stays.
fn with_found(query: &Query, pattern: GraphPattern) -> Query {
    let mut query = query.clone();
    let (Query::Select { pattern: own, .. }
    | Query::Construct { pattern: own, .. }
    | Query::Describe { pattern: own, .. }
    | Query::Ask { pattern: own, .. }) = &mut query;
    *own = pattern;
    query
}

fn results(
    snapshot: &Snapshot,
    query: &Query,
    options: &Options,
) -> Result<QueryResults<'static>, QueryEvaluationError> {
    let pattern = pattern_of(query);
    let scopes = Scopes::new(snapshot, query.dataset(), options, pattern);
    let query = &with_pattern(query, mend(snapshot, &scopes, pattern.clone()));
    let meter = options.budget.meter();
    let reaching = |evaluator, pattern| {
        Services::within_reach(evaluator, pattern, options.others.as_ref(), &options.budget)
    };
    if options.rewriting == Rewriting::Off {
        let dataset = SnapshotDataset::new(snapshot, scopes, Vec::new(), meter, Outlet::Terms);
        let evaluator = reaching(QueryEvaluator::new(), pattern);
        return execute(&evaluator, query, dataset, options);
    }
    let sorting = match query {
        Query::Select { pattern, .. } => Sorting::peel(pattern),
        _ => None,
    };
    let (sorting, unsorted) = sorting.unzip();
    let rewriter = Rewriter::new(snapshot, &scopes);
    let bound = options.bindings.iter().map(|(variable, _)| variable);
    let pattern = rewriter.rewrite_query(unsorted.as_ref().unwrap_or(pattern_of(query)), bound);
    let candidates = rewriter.into_candidates();
    let outlet = match sorting {
        Some(_) => Outlet::Ids,
        None => Outlet::Terms,
    };
    let dataset = SnapshotDataset::new(snapshot, scopes.clone(), candidates, meter, outlet);
    let query = with_pattern(query, pattern);
    let is_large = is_large(pattern_of(&query));
    let direct = (options.bindings.is_empty() && !is_large)
        .then(|| direct::evaluate(&query, &scopes, &dataset));
    let results = match direct.flatten() {
        Some(results) => results,
        None => {
            let evaluator = tick::evaluator(options.budget.state().clone());
            let mut evaluator = reaching(evaluator, pattern_of(&query));
            if is_large {
                evaluator = evaluator.without_optimizations();
            }
            execute(&evaluator, &query, dataset.clone(), options)?
        }
    };
    match (sorting, results) {
        (Some(sorting), QueryResults::Solutions(solutions)) => {
            Ok(QueryResults::Solutions(sorting.sort(solutions, dataset)?))
        }
        (_, results) => Ok(results),
    }
}

fn execute(
    evaluator: &QueryEvaluator,
    query: &Query,
    dataset: SnapshotDataset,
    options: &Options,
) -> Result<QueryResults<'static>, QueryEvaluationError> {
    let mut prepared = evaluator.prepare(query);
    // The dataset answers the clause itself.
    *prepared.dataset_mut() = Default::default();
    for (variable, term) in &options.bindings {
        prepared = prepared.substitute_variable(variable.clone(), term.clone());
    }
    prepared.execute(dataset)
}

/// The query with another pattern, its dataset clause settled.
pub(super) fn with_pattern(query: &Query, pattern: GraphPattern) -> Query {
    let base_iri = query.base_iri().cloned();
    let dataset = None;
    match query {
        Query::Select { .. } => Query::Select {
            dataset,
            pattern,
            base_iri,
        },
        Query::Construct { template, .. } => Query::Construct {
            template: template.clone(),
            dataset,
            pattern,
            base_iri,
        },
        Query::Describe { .. } => Query::Describe {
            dataset,
            pattern,
            base_iri,
        },
        Query::Ask { .. } => Query::Ask {
            dataset,
            pattern,
            base_iri,
        },
    }
}

pub(super) fn pattern_of(query: &Query) -> &GraphPattern {
    match query {
        Query::Select { pattern, .. }
        | Query::Construct { pattern, .. }
        | Query::Describe { pattern, .. }
        | Query::Ask { pattern, .. } => pattern,
    }
}

/// Puts the budget's guard around results that are not there yet.
fn watched(
    results: QueryResults<'static>,
    budget: &Budget,
    entry: Entry,
) -> Result<QueryResults<'static>, Stop> {
    Ok(match results {
        QueryResults::Solutions(solutions) => {
            let variables = solutions.variables().into();
            let watched = Watched::new(solutions, budget, entry);
            QueryResults::Solutions(QuerySolutionIter::new(variables, watched))
        }
        QueryResults::Graph(triples) => {
            QueryResults::Graph(QueryTripleIter::new(Watched::new(triples, budget, entry)))
        }
        QueryResults::Boolean(answer) => match budget.state().stopped() {
            Some(stop) => return Err(stop),
            None => QueryResults::Boolean(answer),
        },
    })
}

/// Lazy results that end with an error if the evaluation was stopped, and with nothing else then.
pub(super) struct Watched<I> {
    results: Option<I>,
    budget: Budget,
    _entry: Entry,
}

impl<I> Watched<I> {
    pub(super) fn new(results: I, budget: &Budget, entry: Entry) -> Self {
        Self {
            results: Some(results),
            budget: budget.clone(),
            _entry: entry,
        }
    }
}

impl<T, I: Iterator<Item = Result<T, QueryEvaluationError>>> Iterator for Watched<I> {
    type Item = Result<T, QueryEvaluationError>;

    fn next(&mut self) -> Option<Self::Item> {
        let results = self.results.as_mut()?;
        let stop = match guarded(|| results.next()) {
            Ok(Some(item)) => return Some(item),
            Ok(None) => self.budget.state().stopped(),
            Err(stop) => Some(stop),
        };
        self.results = None;
        stop.map(|stop| Err(QueryEvaluationError::Dataset(Box::new(stop))))
    }
}
