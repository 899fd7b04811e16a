//! Two reports held against each other: what is new, and what was there before.

use crate::shacl::{ValidationReport, ValidationResult};
use foldhash::{HashMap, HashMapExt};
use oxrdf::Term;

impl ValidationReport {
    /// This report in two: the results that `known` does not have, and those it has too.
    ///
    /// What either leaves out past its limit cannot be compared and counts as new.
    pub fn apart_from(self, known: &Self) -> (Self, Self) {
        let mut before: HashMap<&Term, Vec<&ValidationResult>> = HashMap::new();
        for result in &known.results {
            before.entry(&result.focus_node).or_default().push(result);
        }
        let mut fresh = Self {
            results: Vec::new(),
            omitted: self.omitted,
        };
        let mut same = Self::default();
        for result in self.results {
            let candidates = before.get_mut(&result.focus_node);
            let place = candidates.and_then(|candidates| {
                let place = candidates.iter().position(|old| covers(old, &result))?;
                Some(candidates.swap_remove(place))
            });
            match place {
                Some(_) => same.results.push(result),
                None => fresh.results.push(result),
            }
        }
        (fresh, same)
    }

    /// The same report with at most `limit` results, the rest counted.
    #[must_use]
    pub fn at_most(self, limit: usize) -> Self {
        let mut short = Self::default();
        short.append(self, limit);
        short
    }
}

/// Whether a result is one there was before: the same, with no new reason.
pub(super) fn covers(old: &ValidationResult, new: &ValidationResult) -> bool {
    old.focus_node == new.focus_node
        && is_same(&old.source_shape, &new.source_shape)
        && old.component == new.component
        && is_same_or_none(&old.source_constraint, &new.source_constraint)
        && old.path_structure == new.path_structure
        && old.value == new.value
        && new
            .details
            .iter()
            .all(|reason| old.details.iter().any(|known| covers(known, reason)))
}

/// Blank nodes of shapes get new labels whenever the shapes are written.
fn is_same(old: &Term, new: &Term) -> bool {
    old == new || matches!((old, new), (Term::BlankNode(_), Term::BlankNode(_)))
}

fn is_same_or_none(old: &Option<Term>, new: &Option<Term>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => is_same(old, new),
        (None, None) => true,
        _ => false,
    }
}
