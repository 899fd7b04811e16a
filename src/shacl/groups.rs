//! Results that have one reason, together: what a person mends in one go.

use crate::rdf::Language;
use crate::shacl::{Severity, ValidationReport, ValidationResult};
use oxrdf::{Literal, NamedNode, Term};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Results of one constraint with one message.
#[derive(Debug, Clone, PartialEq)]
pub struct Group<'r> {
    /// How bad they are.
    pub severity: &'r Severity,
    /// The shape that says so.
    pub shape: &'r Term,
    /// Path of the property shape, written as a SPARQL property path.
    pub path: Option<&'r str>,
    /// The component that says so.
    pub component: &'r NamedNode,
    /// What a person should read, in the language that suits best.
    pub message: Option<&'r Literal>,
    /// The results, in the order of the report.
    pub results: Vec<&'r ValidationResult>,
}

impl ValidationReport {
    /// The results in groups, the worst first, then by shape, path and message.
    pub fn groups(&self, language: Language) -> Vec<Group<'_>> {
        let mut groups: BTreeMap<_, Group<'_>> = BTreeMap::new();
        for result in &self.results {
            let message = result.message(language);
            let key = (
                Reverse(&result.severity),
                result.source_shape.to_string(),
                result.path.as_deref(),
                message.map(Literal::value),
                result.component.as_str(),
            );
            let group = groups.entry(key).or_insert_with(|| Group {
                severity: &result.severity,
                shape: &result.source_shape,
                path: result.path.as_deref(),
                component: &result.component,
                message,
                results: Vec::new(),
            });
            group.results.push(result);
        }
        groups.into_values().collect()
    }
}

impl ValidationResult {
    /// The message in the language that suits best.
    pub fn message(&self, language: Language) -> Option<&Literal> {
        let messages = self.messages.iter();
        messages.min_by_key(|message| language.distance(message.language()))
    }

    /// The component's name without `sh:` and `ConstraintComponent`, or its IRI.
    pub fn component_name(&self) -> &str {
        self.component
            .as_str()
            .trim_start_matches(crate::vocab::sh::NS)
            .trim_end_matches("ConstraintComponent")
    }
}
