//! Resources of one revision, told in the words of one profile.

use super::kind::Kind;
use super::profile::Profile;
use super::skolem;
use crate::index::{GraphView, Scope, Snapshot};
use crate::query::{self, Budget};
use oxrdf::vocab::rdf;
use oxrdf::{NamedNode, NamedOrBlankNode, Term, Triple};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Tells resources; keeps what many of them refer to.
pub struct Renderer<'a> {
    profile: &'a Profile,
    snapshot: &'a Snapshot,
    view: GraphView,
    budget: Budget,
    /// What is said of resources that others refer to; nothing for those of no such kind.
    referred: HashMap<NamedNode, Arc<[Triple]>>,
    /// What is said of values of vocabularies.
    described: HashMap<NamedNode, Arc<[Triple]>>,
}

/// One resource in the words of a profile, with all it takes to understand it alone.
#[derive(Debug, Clone)]
pub struct Rendering {
    /// The resource.
    pub iri: NamedNode,
    /// What is said, the resource itself first, each statement once.
    pub triples: Vec<Triple>,
    /// The level it says it is of.
    pub level: Option<usize>,
}

impl<'a> Renderer<'a> {
    /// Of one revision.
    pub fn new(profile: &'a Profile, snapshot: &'a Snapshot, budget: Budget) -> Self {
        Self {
            profile,
            snapshot,
            view: snapshot.view(Scope::Union),
            budget,
            referred: HashMap::new(),
            described: HashMap::new(),
        }
    }

    /// The union of the graphs of its revision.
    pub fn view(&self) -> &GraphView {
        &self.view
    }

    /// Resources of a kind, each by itself.
    pub fn render(
        &mut self,
        kind: &Kind,
        resources: &[NamedNode],
    ) -> Result<Vec<Rendering>, query::Error> {
        let said = kind
            .construct
            .statements(self.snapshot, resources, &self.budget)?;
        let mut drafts: Vec<Vec<Triple>> = resources
            .iter()
            .zip(said)
            .map(|(resource, triples)| self.in_its_words(resource, triples))
            .collect();
        self.follow(&drafts)?;
        for draft in &mut drafts {
            self.complete(draft);
        }
        Ok(resources
            .iter()
            .zip(drafts)
            .map(|(resource, triples)| Rendering {
                iri: resource.clone(),
                level: level_of(self.profile, kind, resource, &triples),
                triples: sorted(resource, triples),
            })
            .collect())
    }

    /// The resource of an address in whatever kind of the profile it is; none if in none.
    pub fn render_one(
        &mut self,
        resource: &NamedNode,
    ) -> Result<Option<(&'a Kind, Rendering)>, query::Error> {
        let profile = self.profile;
        let Some(kind) = self.kind_of(resource) else {
            return Ok(None);
        };
        let kind = &profile.kinds[kind];
        let rendered = self.render(kind, std::slice::from_ref(resource))?;
        Ok(rendered
            .into_iter()
            .next()
            .map(|rendering| (kind, rendering)))
    }

    /// The place of the kind a resource is of.
    pub fn kind_of(&self, resource: &NamedNode) -> Option<usize> {
        let id = self.view.id(resource)?;
        self.profile
            .kinds
            .iter()
            .position(|kind| kind.has(&self.view, id))
    }

    /// The catalogue; nothing if the profile has none.
    pub(super) fn catalogue(&mut self, iri: &NamedNode) -> Result<Vec<Triple>, query::Error> {
        let profile = self.profile;
        let Some(kind) = &profile.catalogue else {
            return Ok(Vec::new());
        };
        let rendered = self.render(kind, std::slice::from_ref(iri))?;
        Ok(rendered
            .into_iter()
            .flat_map(|rendering| rendering.triples)
            .collect())
    }

    /// Blank nodes named, values translated.
    fn in_its_words(&self, resource: &NamedNode, triples: Vec<Triple>) -> Vec<Triple> {
        let mut told = Vec::with_capacity(triples.len());
        for triple in skolem::named(resource, triples) {
            self.profile.translations.apply(triple, &mut told);
        }
        told
    }

    /// Tells what the drafts refer to, and what that refers to in turn.
    fn follow(&mut self, drafts: &[Vec<Triple>]) -> Result<(), query::Error> {
        let profile = self.profile;
        let kinds: Vec<&Kind> = profile
            .kinds
            .iter()
            .filter(|kind| kind.by_reference)
            .collect();
        if kinds.is_empty() {
            return Ok(());
        }
        let mut waiting: Vec<NamedNode> = drafts.iter().flatten().filter_map(refers).collect();
        while !waiting.is_empty() {
            waiting.sort_by(|a, b| a.as_str().cmp(b.as_str()));
            waiting.dedup();
            waiting.retain(|node| !self.referred.contains_key(node));
            let mut next = Vec::new();
            for kind in &kinds {
                let (own, others): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|node| {
                    self.view
                        .id(node)
                        .is_some_and(|id| kind.has(&self.view, id))
                });
                waiting = others;
                let said = kind
                    .construct
                    .statements(self.snapshot, &own, &self.budget)?;
                for (node, triples) in own.into_iter().zip(said) {
                    let told = self.in_its_words(&node, triples);
                    next.extend(told.iter().filter_map(refers));
                    self.referred.insert(node, told.into());
                }
            }
            for node in waiting {
                self.referred.insert(node, Arc::from([]));
            }
            waiting = next;
        }
        Ok(())
    }

    /// Adds what is said of all that a draft refers to.
    fn complete(&mut self, draft: &mut Vec<Triple>) {
        let mut seen: HashSet<NamedNode> = HashSet::new();
        let mut place = 0;
        while let Some(triple) = draft.get(place) {
            place += 1;
            let Some(node) = refers(triple) else { continue };
            if !seen.insert(node.clone()) {
                continue;
            }
            if let Some(said) = self.referred.get(&node) {
                draft.extend(said.iter().cloned());
            }
            let described = self
                .described
                .entry(node)
                .or_insert_with_key(|node| self.profile.vocabulary.describe(node).into());
            draft.extend(described.iter().cloned());
        }
    }
}

/// What a statement refers to.
fn refers(triple: &Triple) -> Option<NamedNode> {
    match &triple.object {
        Term::NamedNode(node) if triple.predicate != rdf::TYPE => Some(node.clone()),
        _ => None,
    }
}

/// The level a rendering says it is of.
fn level_of(
    profile: &Profile,
    kind: &Kind,
    resource: &NamedNode,
    said: &[Triple],
) -> Option<usize> {
    let property = kind.level.as_ref()?;
    let subject = NamedOrBlankNode::from(resource.clone());
    let own = said
        .iter()
        .filter(|triple| triple.predicate == *property && triple.subject == subject);
    own.filter_map(|triple| {
        let says = (property.clone(), triple.object.clone());
        profile
            .levels
            .iter()
            .position(|level| level.says.contains(&says))
    })
    .min()
}

/// Each statement once: the resource first, then by subject, types before the rest.
fn sorted(resource: &NamedNode, mut triples: Vec<Triple>) -> Vec<Triple> {
    let own = NamedOrBlankNode::from(resource.clone());
    triples.sort_by_cached_key(|triple| {
        let subject = match &triple.subject {
            NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
            NamedOrBlankNode::BlankNode(node) => node.to_string(),
        };
        let is_type = triple.predicate == rdf::TYPE;
        (triple.subject != own, subject, !is_type, triple.to_string())
    });
    triples.dedup();
    triples
}
