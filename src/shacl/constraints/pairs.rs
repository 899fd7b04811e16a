//! `sh:equals`, `sh:disjoint`, `sh:lessThan`, `sh:lessThanOrEquals` (SHACL §4.5).

use crate::shacl::model::Constant;
use crate::shacl::run::{Node, Run};
use crate::shacl::validate::{Check, Flow};
use std::cmp::Ordering;

impl Check<'_, '_> {
    /// A result for each value that is on one side only.
    pub(in crate::shacl) fn equals(&mut self, predicate: Constant) -> Flow {
        let others = self.others(predicate);
        self.each(|run, value| is_among(run, &others, value))?;
        for other in others {
            if !is_among(self.run, self.values, other) {
                self.wrong_value(other)?;
            }
        }
        Flow::Continue(())
    }

    pub(in crate::shacl) fn disjoint(&mut self, predicate: Constant) -> Flow {
        let others = self.others(predicate);
        self.each(|run, value| !is_among(run, &others, value))
    }

    pub(in crate::shacl) fn less_than(&mut self, predicate: Constant) -> Flow {
        self.ordered(predicate, |order| order == Ordering::Less)
    }

    pub(in crate::shacl) fn less_than_or_equals(&mut self, predicate: Constant) -> Flow {
        self.ordered(predicate, |order| order != Ordering::Greater)
    }

    /// A result for each pair that is not in order or has none.
    fn ordered(&mut self, predicate: Constant, is_right: impl Fn(Ordering) -> bool) -> Flow {
        let others = self.others(predicate);
        for value in self.values {
            self.run.spend(others.len());
            for other in &others {
                let order = self
                    .run
                    .value(*value)
                    .and_then(|a| a.compare(&self.run.value(*other)?));
                if !order.is_some_and(&is_right) {
                    self.wrong_value(*value)?;
                }
            }
        }
        Flow::Continue(())
    }

    /// The focus node's values of the other property.
    fn others(&self, predicate: Constant) -> Vec<Node> {
        match (self.focus, self.run.known(predicate)) {
            (Node::In(focus), Some(predicate)) => self
                .run
                .view
                .objects(focus, predicate)
                .map(Node::In)
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// Values are few as a rule, so they are compared one by one.
fn is_among(run: &Run<'_>, nodes: &[Node], node: Node) -> bool {
    run.spend(nodes.len());
    nodes.contains(&node)
}
