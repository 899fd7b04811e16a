//! Paths of length zero from terms that are no nodes of the graph.

use super::super::scope::Graph;
use super::Mender;
use crate::index::Scope;
use oxrdf::Term;
use spargebra::algebra::{GraphPattern, PropertyPathExpression};
use spargebra::term::{GroundTerm, TermPattern};

impl Mender<'_> {
    /// A path, or what a `?` or `*` path gives whose one end is a term that is no node of the graph.
    pub(super) fn zero_length(
        &self,
        subject: TermPattern,
        path: PropertyPathExpression,
        object: TermPattern,
        graph: &Graph,
    ) -> GraphPattern {
        let alone = match path {
            PropertyPathExpression::ZeroOrMore(_) | PropertyPathExpression::ZeroOrOne(_) => {
                self.term_alone(&subject, &object, graph)
            }
            _ => None,
        };
        alone.unwrap_or(GraphPattern::Path {
            subject,
            path,
            object,
        })
    }

    fn term_alone(
        &self,
        subject: &TermPattern,
        object: &TermPattern,
        graph: &Graph,
    ) -> Option<GraphPattern> {
        let (variable, term) = match (subject, object) {
            (TermPattern::Variable(variable), term) | (term, TermPattern::Variable(variable)) => {
                (variable, term)
            }
            _ => return None,
        };
        let term = match term {
            TermPattern::NamedNode(name) => GroundTerm::NamedNode(name.clone()),
            TermPattern::Literal(literal) => GroundTerm::Literal(literal.clone()),
            _ => return None,
        };
        let Graph::One(scope) = graph else {
            return None;
        };
        let is_no_graph = matches!(scope, Scope::Merge(graphs) if graphs.is_empty());
        if is_no_graph && *scope != self.scopes.default || self.is_node(&term, scope) {
            return None;
        }
        Some(GraphPattern::Values {
            variables: vec![variable.clone()],
            bindings: vec![vec![Some(term)]],
        })
    }

    fn is_node(&self, term: &GroundTerm, scope: &Scope) -> bool {
        self.snapshot
            .id(Term::from(term.clone()).as_ref())
            .is_some_and(|id| {
                let found = |s, o| self.snapshot.triples(scope, s, None, o).next();
                found(Some(id), None)
                    .or_else(|| found(None, Some(id)))
                    .is_some()
            })
    }
}
