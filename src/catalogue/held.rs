//! What is held back from a feed, and why.

use super::judge::judge;
use super::kind::Kind;
use super::profile::Profile;
use super::render::Rendering;
use crate::rdf::Labels;
use crate::shacl::{Severity, ValidationReport};
use oxrdf::{NamedNode, Term};

/// A resource that is held back.
#[derive(Debug, Clone)]
pub struct Held {
    /// The resource.
    pub iri: NamedNode,
    /// The name of its kind.
    pub kind: String,
    /// The level it says it is of.
    pub level: Option<usize>,
    /// Why.
    pub reason: Reason,
}

/// Why a resource is held back.
#[derive(Debug, Clone)]
pub enum Reason {
    /// It is marked as a draft.
    Draft,
    /// The profile has levels and it says none of them.
    NoLevel,
    /// Its rendering has Violations: what each says, in the languages there are.
    Lacks(Vec<Lack>),
}

/// One thing a resource lacks.
#[derive(Debug, Clone)]
pub struct Lack {
    /// The property, as a SPARQL path.
    pub path: Option<String>,
    /// The node that lacks it: the resource, or a part of it.
    pub node: Term,
    /// What to do, from the shape.
    pub messages: Labels,
}

/// Why a rendering is held back, if it is.
pub(super) fn why_held(profile: &Profile, kind: &Kind, rendering: &Rendering) -> Option<Reason> {
    if kind.level.is_some() && !profile.levels.is_empty() && rendering.level.is_none() {
        return Some(Reason::NoLevel);
    }
    let report = judge(profile, rendering);
    report
        .has_violations()
        .then(|| Reason::Lacks(lacks(&report)))
}

/// What the Violations of a report say.
pub fn lacks(report: &ValidationReport) -> Vec<Lack> {
    let violations = report
        .results
        .iter()
        .filter(|r| r.severity == Severity::Violation);
    let mut lacks: Vec<Lack> = violations
        .map(|result| {
            let mut messages = Labels::default();
            for message in &result.messages {
                messages.add(message.value(), message.language());
            }
            Lack {
                path: result.path.clone(),
                node: result.focus_node.clone(),
                messages,
            }
        })
        .collect();
    lacks.sort_by_cached_key(|lack| (lack.node.to_string(), lack.path.clone()));
    lacks
}
