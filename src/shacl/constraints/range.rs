//! `sh:minExclusive`, `sh:minInclusive`, `sh:maxExclusive`, `sh:maxInclusive` (SHACL §4.3).

use crate::shacl::compare::Value;
use crate::shacl::model::{Bound, Constant};
use crate::shacl::run::{Node, Run};
use crate::shacl::validate::{Check, Flow};
use std::cmp::Ordering;

impl Check<'_, '_> {
    /// A value that cannot be compared with the bound is outside.
    pub(in crate::shacl) fn range(&mut self, side: Bound, bound: Constant) -> Flow {
        if self.values.is_empty() {
            return Flow::Continue(());
        }
        let bound = self.run.value(self.run.node(bound));
        self.each(|run, value| {
            let order = run
                .value(value)
                .and_then(|value| value.compare(bound.as_ref()?));
            match (side, order) {
                (_, None) => false,
                (Bound::MinExclusive, Some(order)) => order == Ordering::Greater,
                (Bound::MinInclusive, Some(order)) => order != Ordering::Less,
                (Bound::MaxExclusive, Some(order)) => order == Ordering::Less,
                (Bound::MaxInclusive, Some(order)) => order != Ordering::Greater,
            }
        })
    }
}

impl Run<'_> {
    /// What a node is worth in comparisons; none for what is no well-typed, ordered literal.
    pub(in crate::shacl) fn value(&self, node: Node) -> Option<Value<'_>> {
        Value::of(self.datatype(node)?, self.text(node))
    }
}
