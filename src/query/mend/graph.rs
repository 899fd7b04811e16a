//! `GRAPH ?g`, graph by graph where that makes a difference.

use super::super::scope::Named;
use super::{FEW, Mender};
use oxrdf::{NamedNode, Term, Variable};
use spargebra::algebra::GraphPattern;
use spargebra::term::{GroundTerm, NamedNodePattern};

impl Mender<'_> {
    pub(super) fn graph(&self, name: NamedNodePattern, inner: GraphPattern) -> GraphPattern {
        if let NamedNodePattern::Variable(variable) = &name
            && depends_on_graph(&inner)
            && let Some(graphs) = self.few_graphs()
        {
            return self.one_by_one(variable, &inner, graphs);
        }
        let graph = self.scopes.graph(self.snapshot, &name);
        GraphPattern::Graph {
            name,
            inner: Box::new(self.pattern(inner, &graph)),
        }
    }

    /// The graphs `GRAPH ?g` sees, if they are few and all can be written in a query.
    fn few_graphs(&self) -> Option<Vec<NamedNode>> {
        let mentioned = match &self.scopes.named {
            Named::Only(graphs) => return (graphs.len() <= FEW).then(|| graphs.to_vec()),
            Named::All { mentioned } => mentioned,
        };
        let mut names = Vec::new();
        for id in self.snapshot.named_graph_ids() {
            if self.snapshot.is_aside_id(id) && !mentioned.contains(&id) {
                continue;
            }
            match self.snapshot.term(id) {
                Term::NamedNode(name) if names.len() < FEW => names.push(name),
                _ => return None,
            }
        }
        Some(names)
    }

    /// `GRAPH ?g { inner }` as the union of `inner` in each graph.
    fn one_by_one(
        &self,
        variable: &Variable,
        inner: &GraphPattern,
        graphs: Vec<NamedNode>,
    ) -> GraphPattern {
        let branches = graphs.into_iter().map(|graph| GraphPattern::Join {
            left: Box::new(GraphPattern::Values {
                variables: vec![variable.clone()],
                bindings: vec![vec![Some(GroundTerm::NamedNode(graph.clone()))]],
            }),
            right: Box::new(self.graph(graph.into(), inner.clone())),
        });
        let union = branches.reduce(|left, right| GraphPattern::Union {
            left: Box::new(left),
            right: Box::new(right),
        });
        union.unwrap_or_else(|| GraphPattern::Values {
            variables: vec![variable.clone()],
            bindings: Vec::new(),
        })
    }
}

/// Whether what a pattern gives for all graphs together differs from what it gives graph by graph.
fn depends_on_graph(pattern: &GraphPattern) -> bool {
    match pattern {
        GraphPattern::Join { left, right }
        | GraphPattern::Lateral { left, right }
        | GraphPattern::LeftJoin { left, right, .. }
        | GraphPattern::Union { left, right } => depends_on_graph(left) || depends_on_graph(right),
        GraphPattern::Filter { inner, .. } | GraphPattern::Extend { inner, .. } => {
            depends_on_graph(inner)
        }
        GraphPattern::Bgp { .. }
        | GraphPattern::Path { .. }
        | GraphPattern::Graph { .. }
        | GraphPattern::Service { .. } => false,
        GraphPattern::Minus { .. }
        | GraphPattern::Values { .. }
        | GraphPattern::OrderBy { .. }
        | GraphPattern::Project { .. }
        | GraphPattern::Distinct { .. }
        | GraphPattern::Reduced { .. }
        | GraphPattern::Slice { .. }
        | GraphPattern::Group { .. } => true,
    }
}
