//! From findings to a report: the first ones written out, all of them counted.

use crate::shacl::constraints::Ahead;
use crate::shacl::model::Constraint;
use crate::shacl::run::{Node, Run};
use crate::shacl::validate::{Flow, Found, Sink};
use crate::shacl::{Counts, Path, ValidationReport, ValidationResult};
use oxrdf::Term;

/// Collects findings up to a limit and counts the rest.
pub(super) struct Collector<'c, 'r> {
    run: &'c Run<'r>,
    ahead: Ahead,
    limit: usize,
    found: Vec<Found>,
    omitted: Counts,
}

impl<'c, 'r> Collector<'c, 'r> {
    pub(super) fn new(run: &'c Run<'r>, ahead: Ahead, limit: usize) -> Self {
        Self {
            run,
            ahead,
            limit,
            found: Vec::new(),
            omitted: Counts::default(),
        }
    }

    /// What was found since the last time.
    pub(super) fn take(&mut self) -> Vec<ValidationResult> {
        let found = std::mem::take(&mut self.found);
        found.iter().map(|f| self.run.result(f)).collect()
    }

    pub(super) fn report(self) -> ValidationReport {
        ValidationReport {
            results: self.found.iter().map(|f| self.run.result(f)).collect(),
            omitted: self.omitted,
        }
    }
}

impl Sink for Collector<'_, '_> {
    fn wants_details(&self) -> bool {
        self.found.len() < self.limit
    }

    fn ahead(&self) -> Option<&Ahead> {
        Some(&self.ahead)
    }

    fn add(&mut self, found: Found) -> Flow {
        if self.found.len() < self.limit {
            self.found.push(found);
        } else {
            self.omitted.add(&self.run.shape(found.shape).severity);
        }
        Flow::Continue(())
    }
}

impl Run<'_> {
    /// A finding written out.
    pub(super) fn result(&self, found: &Found) -> ValidationResult {
        let shape = self.shape(found.shape);
        let constraint = &shape.constraints[found.constraint];
        let solution = found.solution.as_deref();
        let path_structure = self.result_path(found);
        ValidationResult {
            focus_node: self.term(found.focus),
            path: path_structure.as_ref().map(ToString::to_string),
            path_structure,
            value: solution
                .and_then(|s| s.value.clone())
                .or_else(|| found.value.map(|value| self.term(value))),
            source_shape: shape.node.clone(),
            component: constraint.component(),
            source_constraint: match constraint {
                Constraint::Sparql(constraint) => constraint.source.clone(),
                _ => None,
            },
            severity: shape.severity.clone(),
            messages: self.messages(found),
            details: found.details.iter().map(|d| self.result(d)).collect(),
        }
    }

    fn result_path(&self, found: &Found) -> Option<Path> {
        let iri = |node: Node| match self.term(node) {
            Term::NamedNode(iri) => iri,
            _ => unreachable!("paths are made of IRIs"),
        };
        if let Some(path) = found.solution.as_ref().and_then(|s| s.path.clone()) {
            return Some(Path::Predicate(path));
        }
        if let Some(predicate) = found.predicate {
            return Some(Path::Predicate(iri(predicate)));
        }
        let path = self.shape(found.shape).path.as_ref()?;
        Some(path.map(&|constant| iri(self.node(*constant))))
    }
}
