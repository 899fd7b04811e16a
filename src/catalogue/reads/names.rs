//! Names for what has none: blank nodes, and the nodes that sequences of a path go over.

use oxrdf::Variable;
use spargebra::algebra::{Expression, GraphPattern as P, PropertyPathExpression as Path};
use spargebra::term::{TermPattern, TriplePattern};
use std::collections::HashMap;

/// Gives names to what has none: blank nodes, and the nodes that sequences of a path go over.
#[derive(Default)]
pub(super) struct Names {
    blanks: HashMap<String, Variable>,
    next: usize,
}

impl Names {
    fn fresh(&mut self) -> Variable {
        self.next += 1;
        Variable::new_unchecked(format!("between_{}", self.next))
    }

    fn term(&mut self, term: TermPattern) -> TermPattern {
        let TermPattern::BlankNode(node) = term else {
            return term;
        };
        if let Some(known) = self.blanks.get(node.as_str()) {
            return known.clone().into();
        }
        let name = self.fresh();
        self.blanks.insert(node.as_str().to_owned(), name.clone());
        name.into()
    }

    /// The pattern with a name for everything.
    pub(super) fn plain(&mut self, pattern: P) -> P {
        match pattern {
            P::Bgp { patterns } => P::Bgp {
                patterns: patterns
                    .into_iter()
                    .map(|triple| TriplePattern {
                        subject: self.term(triple.subject),
                        predicate: triple.predicate,
                        object: self.term(triple.object),
                    })
                    .collect(),
            },
            P::Path {
                subject,
                path,
                object,
            } => {
                let (subject, object) = (self.term(subject), self.term(object));
                self.steps(subject, path, object)
            }
            other => {
                // Both walks share `self`; they never run at once.
                let shared = std::cell::RefCell::new(self);
                crate::query::map_pattern(
                    other,
                    &mut |inner| shared.borrow_mut().plain(inner),
                    &mut |inner| shared.borrow_mut().expression(inner),
                )
            }
        }
    }

    fn expression(&mut self, expression: Expression) -> Expression {
        let shared = std::cell::RefCell::new(self);
        crate::query::map_expression(
            expression,
            &mut |inner| shared.borrow_mut().plain(inner),
            &mut |inner| shared.borrow_mut().expression(inner),
        )
    }

    /// A path as the patterns of its steps, as far as it has a number of them.
    fn steps(&mut self, subject: TermPattern, path: Path, object: TermPattern) -> P {
        match path {
            Path::NamedNode(predicate) => P::Bgp {
                patterns: vec![TriplePattern {
                    subject,
                    predicate: predicate.into(),
                    object,
                }],
            },
            Path::Reverse(inner) => self.steps(object, *inner, subject),
            Path::Sequence(first, second) => {
                let between = TermPattern::from(self.fresh());
                P::Join {
                    left: Box::new(self.steps(subject, *first, between.clone())),
                    right: Box::new(self.steps(between, *second, object)),
                }
            }
            path => P::Path {
                subject,
                path,
                object,
            },
        }
    }
}
