//! Validating a write: only what its changes can touch, and only what it causes blocks it.

mod changes;
#[cfg(test)]
mod tests;

use crate::index::{GraphView, Scope, Snapshot};
use crate::rdf::Delta;
use crate::shacl::against::covers;
use crate::shacl::reach::Reach;
use crate::shacl::run::{Node, Run};
use crate::shacl::sink::Collector;
use crate::shacl::validate::Found;
use crate::shacl::{Shapes, ValidationReport, ValidationResult};
use changes::Changes;

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
        if self.reaches.is_empty() {
            return outcome;
        }
        let (old, new) = (before.view(Scope::Union), after.view(Scope::Union));
        let changes = Changes::of(&old, &new, delta);
        if changes.is_empty() {
            return outcome;
        }
        let judge = Judge {
            old: Run::new(self, &old),
            new: Run::new(self, &new),
        };
        for reach in &self.reaches {
            let focus_nodes = match judge.touched(reach, &changes) {
                Ok(touched) => touched,
                Err(why) => {
                    outcome.fallbacks.count(why);
                    judge.new.focus_nodes(judge.new.shape(reach.shape))
                }
            };
            outcome.checked += focus_nodes.len();
            judge.validate(reach, &focus_nodes, &mut outcome);
        }
        outcome
    }
}

/// One write seen from before and after. Ids of the old state mean the same in the new one.
struct Judge<'a> {
    old: Run<'a>,
    new: Run<'a>,
}

impl Judge<'_> {
    /// The focus nodes on which a part's verdict can have changed, or why no bound is known.
    fn touched(&self, reach: &Reach, changes: &Changes) -> Result<Vec<Node>, Fallback> {
        let mut unbounded = reach.unbounded.iter().filter_map(|p| self.new.known(*p));
        if reach.anything {
            return Err(Fallback::Query);
        }
        if unbounded.any(|p| changes.have(p)) {
            return Err(Fallback::Predicate);
        }
        if self.hierarchy_changed(reach, changes) {
            return Err(Fallback::Hierarchy);
        }
        let mut touched = Vec::new();
        for (run, changes) in [(&self.old, &changes.removed), (&self.new, &changes.added)] {
            for read in &reach.reads {
                // A predicate the new state does not know has no changed triple in either.
                let Some(predicate) = self.new.known(read.predicate) else {
                    continue;
                };
                let ends = changes.ends(predicate, read.way);
                if !ends.is_empty() {
                    touched.extend(run.origins(&run.paths(&read.prefix), ends));
                }
            }
            for prefix in &reach.closed {
                touched.extend(run.origins(&run.paths(prefix), changes.subjects()));
            }
        }
        crate::shacl::path::distinct(&mut touched);
        let shape = self.new.shape(reach.shape);
        touched.retain(|node| self.new.is_focus_node(shape, *node));
        Ok(touched)
    }

    /// Whether a class the shape looks at has gained or lost subclasses.
    fn hierarchy_changed(&self, reach: &Reach, changes: &Changes) -> bool {
        let sub_class_of = self.new.sub_class_of;
        sub_class_of.is_some_and(|p| changes.have(p))
            && reach
                .classes
                .iter()
                .any(|class| self.old.classes(*class) != self.new.classes(*class))
    }

    fn validate(&self, reach: &Reach, focus_nodes: &[Node], outcome: &mut Outcome) {
        let (shape, part) = (reach.shape, reach.part);
        let ahead = self.new.ask_ahead(shape, part, focus_nodes);
        let mut collector = Collector::new(&self.new, ahead, usize::MAX);
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
                        &mut outcome.preexisting
                    }
                    None => &mut outcome.caused,
                };
                report.push(result, MOST_RESULTS);
            }
        }
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
