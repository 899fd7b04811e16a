//! `SERVICE`, for the evaluator ([SPARQL 1.1 Federated
//! Query](https://www.w3.org/TR/sparql11-federated-query/)).

use super::{Answer, Cause, Others, RemoteError, has_service};
use crate::query::budget::Budget;
use crate::query::walk::Part;
use oxigraph::sparql::results::{QueryResultsParser, SliceQueryResultsParserOutput};
use oxiri::Iri;
use oxrdf::{NamedNode, Term, Variable};
use spareval::{DefaultServiceHandler, QueryEvaluator, QuerySolutionIter};
use spargebra::Query;
use spargebra::algebra::GraphPattern;
use spargebra::term::NamedNodePattern;
use std::collections::HashSet;
use std::sync::Arc;

/// Solutions as another host gave them.
#[derive(Debug)]
pub(super) struct Table {
    variables: Arc<[Variable]>,
    rows: Vec<Vec<Option<Term>>>,
}

impl Table {
    /// Reads results; each row counts as a row of the budget.
    pub(super) fn read(answer: &Answer, budget: &Budget) -> Result<Self, Cause> {
        let wrong = |error: &dyn std::fmt::Display| Cause::Results(error.to_string());
        let parser = QueryResultsParser::from_format(answer.format);
        match parser.for_slice(&answer.bytes).map_err(|e| wrong(&e))? {
            SliceQueryResultsParserOutput::Boolean(_) => {
                Err(wrong(&"a boolean, where solutions are expected"))
            }
            SliceQueryResultsParserOutput::Solutions(solutions) => {
                let variables = solutions.variables().into();
                let mut rows = Vec::new();
                for solution in solutions {
                    budget.state().tick();
                    rows.push(solution.map_err(|e| wrong(&e))?.values().to_vec());
                }
                Ok(Self { variables, rows })
            }
        }
    }
}

/// Answers the evaluator's calls for services.
pub(in crate::query) struct Services {
    others: Option<Others>,
    budget: Budget,
    loud: Loud,
}

impl Services {
    /// Puts the services of `pattern` within reach of an evaluator, if it has any.
    pub(in crate::query) fn within_reach(
        evaluator: QueryEvaluator,
        pattern: &GraphPattern,
        others: Option<&Others>,
        budget: &Budget,
    ) -> QueryEvaluator {
        // Without others the evaluator refuses by itself, except where it swallows errors.
        if !has_service(pattern) {
            return evaluator;
        }
        evaluator.with_default_service_handler(Self {
            others: others.cloned(),
            budget: budget.clone(),
            loud: Loud::of(pattern),
        })
    }

    fn answer(
        &self,
        name: &NamedNode,
        pattern: &GraphPattern,
    ) -> Result<QuerySolutionIter<'static>, RemoteError> {
        let Some(others) = &self.others else {
            return Err(Cause::NotAllowed.at(name));
        };
        let query = Query::Select {
            dataset: None,
            pattern: pattern.clone(),
            base_iri: None,
        };
        let table = others.table(name, query.to_string(), &self.budget)?;
        let variables = table.variables.clone();
        let state = self.budget.state().clone();
        let rows = (0..table.rows.len()).map(move |number| {
            state.tick();
            Ok((table.variables.clone(), table.rows[number].clone()).into())
        });
        Ok(QuerySolutionIter::new(variables, rows))
    }
}

impl DefaultServiceHandler for Services {
    type Error = RemoteError;

    fn handle(
        &self,
        name: &NamedNode,
        pattern: &GraphPattern,
        _base: Option<&Iri<String>>,
    ) -> Result<QuerySolutionIter<'static>, RemoteError> {
        let answer = self.answer(name, pattern);
        if let Err(error) = &answer
            && self.loud.is(name)
        {
            // The evaluator drops errors inside MINUS and EXISTS: the answer would be wrong.
            self.budget.state().fail(error.clone());
        }
        answer
    }
}

/// The services that a query needs: those without `SILENT`.
#[derive(Default)]
struct Loud {
    names: HashSet<NamedNode>,
    /// One is named by a variable; it may be any.
    any: bool,
}

impl Loud {
    fn of(pattern: &GraphPattern) -> Self {
        let mut loud = Self::default();
        Part::Pattern(pattern).all(&mut |part| {
            if let Part::Pattern(GraphPattern::Service {
                name,
                silent: false,
                ..
            }) = part
            {
                match name {
                    NamedNodePattern::NamedNode(name) => drop(loud.names.insert(name.clone())),
                    NamedNodePattern::Variable(_) => loud.any = true,
                }
            }
        });
        loud
    }

    fn is(&self, name: &NamedNode) -> bool {
        self.any || self.names.contains(name)
    }
}
