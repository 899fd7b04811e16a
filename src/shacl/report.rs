//! Validation reports (SHACL §3.6).

use oxrdf::{Literal, NamedNode, Term};

/// How bad a result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Should be mended.
    Warning,
    /// Must be mended; refuses a write.
    Violation,
}

/// One result of a validation.
#[derive(Debug, Clone, PartialEq)]
pub struct ValidationResult {
    /// The node that was checked.
    pub focus_node: Term,
    /// Path of the property shape, written as a SPARQL property path; see `path_triples` for RDF.
    pub path: Option<String>,
    /// The value that was wrong.
    pub value: Option<Term>,
    /// The shape that says so.
    pub source_shape: Term,
    /// The component that says so, e.g. `sh:MinCountConstraintComponent`.
    pub component: NamedNode,
    /// How bad it is.
    pub severity: Severity,
    /// What a person should read, in the languages there are.
    pub messages: Vec<Literal>,
}

/// What a validation found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ValidationReport {
    /// The results.
    pub results: Vec<ValidationResult>,
}

impl ValidationReport {
    /// No result at all (SHACL §3.6.1.1).
    pub fn conforms(&self) -> bool {
        self.results.is_empty()
    }

    /// Whether a result is a Violation.
    pub fn has_violations(&self) -> bool {
        self.results
            .iter()
            .any(|r| r.severity == Severity::Violation)
    }

    /// The report as a graph.
    pub fn to_graph(&self) -> oxrdf::Graph {
        oxrdf::Graph::default()
    }
}
