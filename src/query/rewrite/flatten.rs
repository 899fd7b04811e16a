//! A group taken apart: what is joined in it, and the conditions on it.

use super::correlate::is_closed;
use super::expression::conjuncts;
use super::group::{Element, Size};
use super::names::{Names, certain, mentioned};
use super::{Context, Rewriter, correlate};
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::NamedNodePattern;

/// The parts of a group, its conditions apart.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) elements: Vec<Element>,
    pub(super) filters: Vec<Expression>,
}

impl Rewriter<'_> {
    /// Takes a group apart; conditions at its top are conditions of the whole.
    pub(super) fn parts(&self, mut pattern: GraphPattern, context: &Context) -> Parts {
        let mut parts = Parts::default();
        while let GraphPattern::Filter { expr, inner } = pattern {
            parts.filters.extend(conjuncts(expr));
            pattern = *inner;
        }
        self.flatten(pattern, None, context, &mut parts);
        parts
    }

    fn flatten(
        &self,
        pattern: GraphPattern,
        graph: Option<&NamedNodePattern>,
        context: &Context,
        parts: &mut Parts,
    ) {
        let mut rest = vec![pattern];
        while let Some(pattern) = rest.pop() {
            match pattern {
                GraphPattern::Join { left, right } => rest.extend([*right, *left]),
                GraphPattern::Bgp { patterns } if !patterns.is_empty() => {
                    for pattern in patterns {
                        let size = Size::Fan(self.counts(context).triple(&pattern));
                        let patterns = vec![pattern];
                        parts.push(GraphPattern::Bgp { patterns }, graph, size);
                    }
                }
                GraphPattern::Bgp { .. } if graph.is_none() => {}
                GraphPattern::Path {
                    subject,
                    path,
                    object,
                } => {
                    let fan = self.counts(context).path(&subject, &path, &object);
                    let path = GraphPattern::Path {
                        subject,
                        path,
                        object,
                    };
                    parts.push(path, graph, Size::Fan(fan));
                }
                GraphPattern::Values {
                    variables,
                    bindings,
                } => {
                    let size = Size::Table(bindings.len() as f64);
                    let table = GraphPattern::Values {
                        variables,
                        bindings,
                    };
                    parts.push(table, None, size);
                }
                GraphPattern::Graph { name, inner } if is_plain(&inner) => {
                    let inside = context.in_graph(self.scopes.graph(self.snapshot, &name));
                    self.flatten(*inner, Some(&name), &inside, parts);
                }
                GraphPattern::Filter { expr, inner } if can_leave(&expr, &inner) => {
                    parts.filters.extend(conjuncts(expr));
                    rest.push(*inner);
                }
                other => {
                    let rows = self.counts(context).rows(&other);
                    parts.push(other, graph, Size::Other { rows, fits: true });
                }
            }
        }
    }
}

impl Parts {
    fn push(&mut self, pattern: GraphPattern, graph: Option<&NamedNodePattern>, size: Size) {
        let pattern = match graph {
            Some(name) => GraphPattern::Graph {
                name: name.clone(),
                inner: Box::new(pattern),
            },
            None => pattern,
        };
        self.elements.push(Element {
            certain: certain(&pattern),
            mentioned: mentioned(&pattern),
            pattern,
            size,
        });
    }

    /// Says of each part whether it may be evaluated row by row after any of the others.
    pub(super) fn settle(&mut self) {
        for index in 0..self.elements.len() {
            if let Size::Other { .. } = self.elements[index].size {
                let others = self.names_but(index);
                let fit = correlate::fits(&self.elements[index].pattern, &others);
                if let Size::Other { fits, .. } = &mut self.elements[index].size {
                    *fits = fit;
                }
            }
        }
    }

    fn names_but(&self, index: usize) -> Names {
        let others = self.elements.iter().enumerate();
        others
            .filter(|(other, _)| *other != index)
            .flat_map(|(_, element)| element.mentioned.iter().cloned())
            .collect()
    }

    /// Every name the parts mention.
    pub(super) fn names(&self) -> Names {
        self.elements
            .iter()
            .flat_map(|element| element.mentioned.iter().cloned())
            .collect()
    }
}

/// Whether a `GRAPH` holds nothing but joined triples and paths, so that each can name the graph itself.
fn is_plain(pattern: &GraphPattern) -> bool {
    match pattern {
        GraphPattern::Bgp { patterns } => !patterns.is_empty(),
        GraphPattern::Path { .. } => true,
        GraphPattern::Join { left, right } => is_plain(left) && is_plain(right),
        _ => false,
    }
}

/// Whether a condition inside a part can be one of the whole group: all it sees is bound in the part.
fn can_leave(expr: &Expression, inner: &GraphPattern) -> bool {
    let used = super::names::used(expr);
    is_closed(expr, &certain(inner), &used)
}
