//! What is marked as published stays publishable: the rule that writers are held to.

use super::judge::judge;
use super::kind::Kind;
use super::profile::{Profile, Profiles};
use super::render::{Renderer, Rendering};
use super::touched::{Change, Touched, touched};
use crate::graph::{self, Kept, Unjudged};
use crate::index::{Scope, Snapshot};
use crate::query::Budget;
use crate::rdf::Delta;
use crate::shacl::{Severity, ValidationReport, ValidationResult};
use crate::vocab::sh;
use oxrdf::{Literal, NamedNode, NamedOrBlankNode};
use std::sync::Arc;

/// Resources told at once.
const BATCH: usize = 100;

/// Of what is not published, as many are judged for the warnings of one write.
const MOST_WARNED: usize = 50;

/// Refuses writes after which something marked as published could not be published.
///
/// The rendering of every resource that a write can touch is held against the shapes of its level.
/// A Violation of what is published refuses the write, unless it was there before; one of a draft
/// that the write speaks of comes back as a Warning.
#[derive(Debug)]
pub struct Promise(Arc<Profiles>);

impl Promise {
    /// By these profiles.
    pub fn new(profiles: Arc<Profiles>) -> Self {
        Self(profiles)
    }
}

impl graph::Promise for Promise {
    fn judge(
        &self,
        before: &Snapshot,
        after: &Snapshot,
        delta: Option<&Delta>,
    ) -> Result<Kept, Unjudged> {
        let mut kept = Kept::default();
        for profile in self.0.iter() {
            let kinds = profile.kinds.iter().filter(|kind| kind.published.is_some());
            for kind in kinds {
                let judged = Judged {
                    profile,
                    kind,
                    before,
                    after,
                };
                judged.add_to(&mut kept, delta).map_err(|cause| {
                    Unjudged(format!("profile {}, {}: {cause}", profile.token, kind.name))
                })?;
            }
        }
        Ok(kept)
    }
}

/// One kind of one profile, before and after a write.
struct Judged<'a> {
    profile: &'a Profile,
    kind: &'a Kind,
    before: &'a Snapshot,
    after: &'a Snapshot,
}

impl Judged<'_> {
    fn add_to(&self, kept: &mut Kept, delta: Option<&Delta>) -> Result<(), crate::query::Error> {
        let touched = match delta {
            Some(delta) => touched(
                self.profile,
                self.kind,
                Change {
                    before: self.before,
                    after: self.after,
                    delta,
                },
            )?,
            None => Touched::Every,
        };
        let view = self.after.view(Scope::Union);
        let resources = match touched {
            Touched::These(resources) => resources,
            Touched::Every => self.kind.members(&view),
        };
        let (published, mut drafts): (Vec<_>, Vec<_>) = resources
            .into_iter()
            .partition(|resource| self.kind.is_published(&view, resource));
        drafts.retain(|draft| delta.is_none_or(|delta| speaks_of(delta, draft)));
        drafts.truncate(MOST_WARNED);
        self.published(kept, &published)?;
        self.drafts(kept, &drafts)
    }

    /// What is wrong with what is published, apart from what was before.
    fn published(
        &self,
        kept: &mut Kept,
        resources: &[NamedNode],
    ) -> Result<(), crate::query::Error> {
        let old = self.before.view(Scope::Union);
        for batch in resources.chunks(BATCH) {
            let wrong: Vec<(NamedNode, ValidationReport)> = self
                .reports(self.after, batch)?
                .into_iter()
                .filter(|(_, report)| report.has_violations())
                .collect();
            let were: Vec<NamedNode> = wrong
                .iter()
                .map(|(resource, _)| resource.clone())
                .filter(|resource| self.kind.is_published(&old, resource))
                .collect();
            let known = self.reports(self.before, &were)?;
            for (resource, report) in wrong {
                let before = known.iter().find(|(other, _)| *other == resource);
                let (caused, same) = match before {
                    Some((_, before)) => report.apart_from(before),
                    None => (report, ValidationReport::default()),
                };
                kept.caused.results.extend(violations(caused));
                kept.preexisting.results.extend(violations(same));
            }
        }
        Ok(())
    }

    /// What is wrong with what is not, as warnings.
    fn drafts(&self, kept: &mut Kept, resources: &[NamedNode]) -> Result<(), crate::query::Error> {
        for batch in resources.chunks(BATCH) {
            for (_, report) in self.reports(self.after, batch)? {
                kept.caused
                    .results
                    .extend(violations(report).map(|result| ValidationResult {
                        severity: Severity::Warning,
                        ..result
                    }));
            }
        }
        Ok(())
    }

    fn reports(
        &self,
        snapshot: &Snapshot,
        resources: &[NamedNode],
    ) -> Result<Vec<(NamedNode, ValidationReport)>, crate::query::Error> {
        if resources.is_empty() {
            return Ok(Vec::new());
        }
        let mut renderer = Renderer::new(self.profile, snapshot, Budget::unlimited());
        let rendered = renderer.render(self.kind, resources)?;
        Ok(rendered
            .into_iter()
            .map(|rendering| (rendering.iri.clone(), self.report(&rendering)))
            .collect())
    }

    fn report(&self, rendering: &Rendering) -> ValidationReport {
        let mut report = judge(self.profile, rendering);
        let levels = &self.profile.levels;
        if let (Some(property), false, None) =
            (&self.kind.level, levels.is_empty(), rendering.level)
        {
            report
                .results
                .push(without_level(self.profile, rendering, property));
        }
        report
    }
}

/// Whether a write adds or removes a statement of a resource or of one of its parts.
fn speaks_of(delta: &Delta, resource: &NamedNode) -> bool {
    let mut quads = delta.added.iter().chain(&delta.removed);
    quads.any(|quad| match &quad.subject {
        NamedOrBlankNode::NamedNode(subject) => subject
            .as_str()
            .strip_prefix(resource.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('#')),
        _ => false,
    })
}

fn violations(report: ValidationReport) -> impl Iterator<Item = ValidationResult> {
    let results = report.results.into_iter();
    results.filter(|result| result.severity == Severity::Violation)
}

/// That a resource says none of the levels there are.
fn without_level(
    profile: &Profile,
    rendering: &Rendering,
    property: &NamedNode,
) -> ValidationResult {
    let tokens: Vec<_> = profile
        .levels
        .iter()
        .map(|level| level.token.as_str())
        .collect();
    let tokens = tokens.join(", ");
    let text = |tag: &str, text: String| Literal::new_language_tagged_literal_unchecked(text, tag);
    ValidationResult {
        focus_node: rendering.iri.clone().into(),
        path: Some(property.to_string()),
        path_structure: None,
        value: None,
        source_shape: profile.name.clone().into(),
        component: sh::component("In"),
        source_constraint: None,
        severity: Severity::Violation,
        messages: vec![
            text("nb", format!("Oppgi tilgangsnivået, ett av: {tokens}.")),
            text("nn", format!("Oppgi tilgangsnivået, eitt av: {tokens}.")),
            text(
                "en",
                format!("State the level of access, one of: {tokens}."),
            ),
        ],
        details: Vec::new(),
    }
}
