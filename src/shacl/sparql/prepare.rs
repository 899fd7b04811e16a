//! From a shape's query text to one that takes rows; refuses what pre-binding forbids.

use super::Form;
use super::nowhere::with_starts;
use super::reach::{Reach, Start};
use super::rewrite::{Level, Rewrite};
use super::rows::with_rows;
use crate::shacl::Path;
use oxrdf::Variable;
use spargebra::algebra::GraphPattern;
use spargebra::term::TermPattern;
use spargebra::{Query, SparqlParser};

/// A variable that has a value before the query is asked.
#[derive(Debug, Clone)]
pub(in crate::shacl) struct Prebound {
    pub(in crate::shacl) variable: Variable,
    /// Whether a subquery must hand it on (SHACL appendix A).
    pub(in crate::shacl) in_subqueries: bool,
}

/// A query ready to be asked.
pub(in crate::shacl) struct Prepared {
    pub(in crate::shacl) query: Query,
    pub(in crate::shacl) form: Form,
    /// Which changes of the data can change its answers.
    pub(in crate::shacl) reach: Reach,
    /// Whether it mentions `$shapesGraph`.
    pub(in crate::shacl) reads_shapes: bool,
}

/// Parses and rewrites a query; the error says why it cannot be used.
pub(in crate::shacl) fn prepare(
    text: &str,
    prefixes: &[(String, String)],
    path: Option<&Path>,
    prebound: &[Prebound],
) -> Result<Prepared, String> {
    let mut parser = SparqlParser::new();
    for (prefix, namespace) in prefixes {
        parser = parser
            .with_prefix(prefix, namespace)
            .map_err(|e| format!("the namespace of prefix {prefix:?} is no IRI: {e}"))?;
    }
    let query = crate::query::parse_with(parser, text).map_err(|e| e.to_string())?;
    let (mut pattern, form) = match query {
        Query::Select {
            dataset: None,
            pattern,
            base_iri: None,
        } => (pattern, Form::Select),
        Query::Ask {
            dataset: None,
            pattern,
            base_iri: None,
        } => (pattern, Form::Ask),
        Query::Select { .. } | Query::Ask { .. } => {
            return Err("its query must not have FROM or BASE".to_owned());
        }
        Query::Construct { .. } | Query::Describe { .. } => {
            return Err("its query must be SELECT or ASK".to_owned());
        }
    };
    // The parser gives ASK a projection nobody wrote, which would hide what is pre-bound.
    if let (Form::Ask, GraphPattern::Project { inner, .. }) = (form, &mut pattern) {
        pattern = std::mem::take(inner);
    }
    let mut rewrite = Rewrite {
        path,
        prebound,
        reads_shapes: false,
    };
    let outermost = match form {
        Form::Select => Level::Outermost,
        Form::Ask => Level::Inner,
    };
    rewrite.pattern(&mut pattern, outermost)?;
    let reads_shapes = rewrite.reads_shapes;
    let reach = Reach::of(&pattern, &roots(prebound));
    let pattern = with_starts(pattern, prebound);
    Ok(Prepared {
        query: Query::Select {
            dataset: None,
            pattern: with_rows(pattern, form, prebound)?,
            base_iri: None,
        },
        form,
        reach,
        reads_shapes,
    })
}

/// The variables of the nodes a query is asked about.
fn roots(prebound: &[Prebound]) -> Vec<(TermPattern, Start)> {
    let starts = [("this", Start::Focus), ("value", Start::Value)];
    let known = |name: &str| prebound.iter().find(|p| p.variable.as_str() == name);
    starts
        .into_iter()
        .filter_map(|(name, start)| Some((known(name)?.variable.clone().into(), start)))
        .collect()
}
