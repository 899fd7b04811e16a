//! Validating a write: only what its changes can touch, and only what it causes blocks it.

mod changes;
#[cfg(test)]
mod tests;
mod touched;

use crate::index::{Scope, Snapshot};
use crate::rdf::Delta;
use crate::shacl::against::covers;
use crate::shacl::reach::Reach;
use crate::shacl::run::{Node, Run};
use crate::shacl::sink::Collector;
use crate::shacl::validate::Found;
use crate::shacl::work::{self, BATCH};
use crate::shacl::{Shapes, ValidationReport, ValidationResult};
use changes::Changes;
use touched::Touched;

/// Results an outcome holds at most, caused and pre-existing each; it says how many there are.
const MOST_RESULTS: usize = 1000;

/// What validating a write found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// Results this write makes; a Violation among them refuses it.
    pub caused: ValidationReport,
    /// Results of the constraints and nodes it touches that were there before and still are.
    pub preexisting: ValidationReport,
    /// How many pairs of constraint and focus node were validated.
    pub checked: usize,
    /// How many constraints were validated at all focus nodes of their shape, because what the
    /// write touches could not be bounded.
    pub fallbacks: Fallbacks,
}

/// Why what a write touches could not be bounded, and how often.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fallbacks {
    /// A query of the shape can read anything.
    pub query: usize,
    /// The write changes a predicate that a query reads at nodes no path leads to.
    pub predicate: usize,
    /// A class the constraint looks at has gained or lost subclasses.
    pub hierarchy: usize,
}

impl Fallbacks {
    /// All of them.
    pub fn total(&self) -> usize {
        self.query + self.predicate + self.hierarchy
    }

    fn count(&mut self, why: Fallback) {
        match why {
            Fallback::Query => self.query += 1,
            Fallback::Predicate => self.predicate += 1,
            Fallback::Hierarchy => self.hierarchy += 1,
        }
    }
}

/// Why what a write touches cannot be bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fallback {
    Query,
    Predicate,
    Hierarchy,
}

impl Shapes {
    /// Validates what `delta` can have changed; `after` must be `before` with `delta` applied.
    pub fn validate_delta(&self, before: &Snapshot, after: &Snapshot, delta: &Delta) -> Outcome {
        let mut outcome = Outcome::default();
        if !self.knows_reaches {
            // Such shapes are not meant for this: whatever is wrong counts as caused.
            outcome.caused = self.validate_at_most(&after.view(Scope::Union), MOST_RESULTS);
            return outcome;
        }
        let (old, new) = (before.view(Scope::Union), after.view(Scope::Union));
        let changes = Changes::of(&old, &new, delta);
        if self.reaches.parts.is_empty() || changes.is_empty() {
            return outcome;
        }
        let judge = Judge {
            old: Run::new(self, &old),
            new: Run::new(self, &new),
        };
        let mut batches = Vec::new();
        let mut touched = Touched::new(&judge, &changes);
        for reach in &self.reaches.parts {
            let focus_nodes = match touched.by(reach) {
                Ok(touched) => touched,
                Err(why) => {
                    outcome.fallbacks.count(why);
                    judge.new.focus_nodes(judge.new.shape(reach.shape))
                }
            };
            outcome.checked += focus_nodes.len();
            let batch = |nodes: &[Node]| (reach, nodes.to_vec());
            batches.extend(focus_nodes.chunks(BATCH).map(batch));
        }
        let judged = work::in_order(&batches, outcome.checked, work::cores(), |batch| {
            judge.validate(batch.0, &batch.1)
        });
        for part in judged {
            outcome.caused.append(part.caused, MOST_RESULTS);
            outcome.preexisting.append(part.preexisting, MOST_RESULTS);
        }
        outcome
    }
}

/// One write seen from before and after. Ids of the old state mean the same in the new one.
struct Judge<'a> {
    old: Run<'a>,
    new: Run<'a>,
}

/// Results of some focus nodes.
#[derive(Default)]
struct Judged {
    caused: ValidationReport,
    preexisting: ValidationReport,
}

impl Judge<'_> {
    fn validate(&self, reach: &Reach, focus_nodes: &[Node]) -> Judged {
        let (shape, part) = (reach.shape, reach.part);
        let ahead = self.new.ask_ahead(shape, part, focus_nodes);
        let mut collector = Collector::new(&self.new, ahead, usize::MAX);
        let mut judged = Judged::default();
        for focus in focus_nodes {
            // Never breaks: a collector counts to the end.
            let _ = self.new.validate_part(shape, part, *focus, &mut collector);
            let found = collector.take();
            if found.is_empty() {
                continue;
            }
            let mut known = self.results_before(reach, *focus);
            for result in found {
                let report = match known.iter().position(|old| covers(old, &result)) {
                    Some(place) => {
                        known.swap_remove(place);
                        &mut judged.preexisting
                    }
                    None => &mut judged.caused,
                };
                report.push(result, MOST_RESULTS);
            }
        }
        judged
    }

    fn results_before(&self, reach: &Reach, focus: Node) -> Vec<ValidationResult> {
        let Some(node) = self.old.node_for(&self.new.term(focus)) else {
            return Vec::new();
        };
        let shape = self.old.shape(reach.shape);
        let mut found: Vec<Found> = Vec::new();
        if self.old.is_focus_node(shape, node) {
            // Never breaks: a list takes all.
            let _ = self
                .old
                .validate_part(reach.shape, reach.part, node, &mut found);
        }
        found.iter().map(|found| self.old.result(found)).collect()
    }
}
