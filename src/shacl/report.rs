//! Validation reports (SHACL §3.6).

use crate::shacl::Path;
use crate::vocab::sh;
use oxrdf::{Literal, NamedNode, NamedNodeRef, Term};

/// How bad a result is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Should be mended.
    Warning,
    /// A severity of the shape author's own; does not refuse a write.
    Other(NamedNode),
    /// Must be mended; refuses a write.
    Violation,
}

impl Severity {
    /// Its IRI.
    pub fn iri(&self) -> NamedNodeRef<'_> {
        match self {
            Self::Info => sh::INFO,
            Self::Warning => sh::WARNING,
            Self::Violation => sh::VIOLATION,
            Self::Other(iri) => iri.as_ref(),
        }
    }
}

impl From<NamedNode> for Severity {
    fn from(iri: NamedNode) -> Self {
        [Self::Info, Self::Warning, Self::Violation]
            .into_iter()
            .find(|known| known.iri() == iri.as_ref())
            .unwrap_or(Self::Other(iri))
    }
}

/// One result of a validation.
#[derive(Debug, Clone, PartialEq)]
pub struct ValidationResult {
    /// The node that was checked.
    pub focus_node: Term,
    /// Path of the property shape, written as a SPARQL property path.
    pub path: Option<String>,
    /// The same path in its parts.
    pub path_structure: Option<Path>,
    /// The value that was wrong.
    pub value: Option<Term>,
    /// The shape that says so.
    pub source_shape: Term,
    /// The component that says so, e.g. `sh:MinCountConstraintComponent`.
    pub component: NamedNode,
    /// The constraint that says so, where a shape can have several of a component with names.
    pub source_constraint: Option<Term>,
    /// How bad it is.
    pub severity: Severity,
    /// What a person should read, in the languages there are.
    pub messages: Vec<Literal>,
    /// Results that explain this one; they do not count as results of the report.
    pub details: Vec<Self>,
}

/// What a validation found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ValidationReport {
    /// The results, as many as the limit allows.
    pub results: Vec<ValidationResult>,
    /// How many more there are past the limit.
    pub omitted: Counts,
}

/// Numbers of results by severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Violations.
    pub violations: usize,
    /// Warnings.
    pub warnings: usize,
    /// Infos.
    pub infos: usize,
    /// Results of other severities.
    pub others: usize,
}

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, severity: &Severity) {
        match severity {
            Severity::Info => self.infos += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Other(_) => self.others += 1,
            Severity::Violation => self.violations += 1,
        }
    }

    /// All of them.
    pub fn total(&self) -> usize {
        self.violations + self.warnings + self.infos + self.others
    }
}

impl ValidationReport {
    /// Adds a result, or counts it where there are `limit` already.
    pub(super) fn push(&mut self, result: ValidationResult, limit: usize) {
        if self.results.len() < limit {
            self.results.push(result);
        } else {
            self.omitted.add(&result.severity);
        }
    }

    /// Adds the results of another report, as far as `limit` allows.
    pub(super) fn append(&mut self, other: Self, limit: usize) {
        for result in other.results {
            self.push(result, limit);
        }
        self.omitted.violations += other.omitted.violations;
        self.omitted.warnings += other.omitted.warnings;
        self.omitted.infos += other.omitted.infos;
        self.omitted.others += other.omitted.others;
    }

    /// No result at all (SHACL §3.6.1.1).
    pub fn conforms(&self) -> bool {
        self.total() == 0
    }

    /// Whether a result is a Violation.
    pub fn has_violations(&self) -> bool {
        self.counts().violations > 0
    }

    /// The true number of results, those past the limit included.
    pub fn total(&self) -> usize {
        self.results.len() + self.omitted.total()
    }

    /// The true numbers of results by severity.
    pub fn counts(&self) -> Counts {
        let mut counts = self.omitted;
        for result in &self.results {
            counts.add(&result.severity);
        }
        counts
    }
}
