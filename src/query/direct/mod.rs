//! Evaluation on ids, for the patterns that most queries are made of.
//!
//! The evaluator copies a tuple for each row it hands on and decodes terms to compare them. Here
//! one row is filled and emptied in place by a chain of steps ([`chain`]), conditions read terms
//! where they lie ([`condition`]), and only what is shown is decoded ([`results`]). What has no step
//! here is left to the evaluator, whole: a compilation ([`plan`], [`compile`]) that meets it gives none.

mod chain;
mod compile;
mod condition;
mod expression;
mod group;
mod path;
mod plan;
mod results;
mod step;

use super::dataset::SnapshotDataset;
use super::scope::Scopes;
use spareval::QueryResults;
use spargebra::Query;

/// The results of a query whose pattern has been rewritten; none if it is the evaluator's.
pub(super) fn evaluate(
    query: &Query,
    scopes: &Scopes,
    dataset: &SnapshotDataset,
) -> Option<QueryResults<'static>> {
    let compile = |pattern| plan::compile(pattern, scopes, dataset);
    match query {
        Query::Select { pattern, .. } => Some(QueryResults::Solutions(results::solutions(
            compile(pattern)?,
            dataset,
        ))),
        Query::Ask { pattern, .. } => {
            let mut rows = results::Rows::new(compile(pattern)?, dataset);
            Some(QueryResults::Boolean(rows.advance()))
        }
        Query::Construct {
            pattern, template, ..
        } => results::triples(compile(pattern)?, template, dataset).map(QueryResults::Graph),
        Query::Describe { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Snapshot;
    use crate::query::Options;
    use crate::query::dataset::Outlet;
    use crate::query::rewrite::Rewriter;
    use crate::rdf::Delta;
    use oxrdf::{NamedNode, Quad};

    /// Whether the query is evaluated here, as the whole of it is prepared for that.
    fn is_taken(text: &str) -> bool {
        let node = |name| NamedNode::new_unchecked(format!("http://ex/{name}"));
        let quad = Quad::new(node("a"), node("p"), node("b"), node("g"));
        let delta = Delta {
            added: vec![quad],
            ..Delta::default()
        };
        let snapshot = Snapshot::empty(&[]).apply(&delta, 1);
        let query =
            crate::query::parse(&format!("PREFIX : <http://ex/> {text}"), None).expect("a query");
        let (Query::Select { pattern, .. }
        | Query::Ask { pattern, .. }
        | Query::Construct { pattern, .. }
        | Query::Describe { pattern, .. }) = &query;
        let options = Options::default();
        let scopes = Scopes::new(&snapshot, query.dataset(), &options, pattern);
        let rewriter = Rewriter::new(&snapshot, &scopes);
        let pattern = rewriter.rewrite_query(pattern, std::iter::empty());
        let candidates = rewriter.into_candidates();
        let meter = options.budget.meter();
        let dataset =
            SnapshotDataset::new(&snapshot, scopes.clone(), candidates, meter, Outlet::Terms);
        let query = crate::query::evaluate::with_pattern(&query, pattern);
        evaluate(&query, &scopes, &dataset).is_some()
    }

    #[test]
    fn plain_patterns_are_evaluated_here() {
        for text in [
            "SELECT * { ?s :p ?o }",
            "SELECT DISTINCT ?s { ?s :p ?o . ?o ?q ?x } OFFSET 1 LIMIT 2",
            "ASK { :a :p+ ?o }",
            "SELECT * { ?s :p ?o FILTER(LANG(?o) = \"nb\") }",
            "SELECT * { ?s :p ?o OPTIONAL { ?o :p ?x } }",
            "SELECT * { { ?s :p ?o } UNION { ?o :q ?s } }",
            "SELECT * { ?s :p ?o FILTER NOT EXISTS { ?o :p ?x } }",
            "SELECT * { ?s :p ?o MINUS { ?s :q ?o } }",
            "SELECT * { GRAPH :g { ?s :p ?o } }",
            "SELECT * { VALUES ?s { :a } ?s :p ?o }",
            "SELECT ?s (COUNT(?o) AS ?n) { ?s :p ?o } GROUP BY ?s",
            "CONSTRUCT { ?o :q ?s } WHERE { ?s :p ?o }",
        ] {
            assert!(is_taken(text), "{text}");
        }
    }

    #[test]
    fn what_has_no_step_is_the_evaluators() {
        for text in [
            "DESCRIBE :a",
            "SELECT * { GRAPH ?g { ?s :p ?o } }",
            "SELECT (SUM(?o) AS ?n) { ?s :p ?o }",
            "SELECT * { ?s :p ?o . { SELECT ?s { ?s :q ?x } LIMIT 1 } }",
            "SELECT * { ?s :p ?o FILTER(REPLACE(?o, \"a\", \"b\") = \"b\") }",
        ] {
            assert!(!is_taken(text), "{text}");
        }
    }
}
