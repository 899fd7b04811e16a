//! One kind of resource in a profile: a file with a query and what its head says.

use super::construct::Construct;
use super::error::Cause;
use super::header::{Header, head};
use super::reads::Reads;
use crate::index::{GraphView, TermId, TermKind};
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{NamedNode, Term};
use std::collections::HashSet;

/// One kind of resource in a profile.
#[derive(Debug, Clone)]
pub struct Kind {
    /// The file's name, without suffix.
    pub name: String,
    /// Place in the catalogue.
    pub order: i64,
    /// By which property the catalogue names its resources.
    pub listed: Option<NamedNode>,
    /// Whether its resources are told only where others refer to them.
    pub by_reference: bool,
    /// Whether its resources need each other, so that one page holds them all.
    pub(super) whole: bool,
    pub(super) classes: Vec<NamedNode>,
    /// The property of the rendering that says the level.
    pub(super) level: Option<NamedNode>,
    pub(super) published: Option<(NamedNode, Term)>,
    pub(super) draft: Option<(NamedNode, Term)>,
    /// The property of the rendering that says when a resource was changed.
    pub(super) modified: Option<NamedNode>,
    pub(super) construct: Construct,
    pub(super) reads: Reads,
}

impl Kind {
    /// Reads a file; its IRIs are those of this deployment already.
    pub(super) fn read(name: &str, text: &str, base: &NamedNode) -> Result<Self, Cause> {
        let header = Header::read(text)?;
        let order = match header.text("order") {
            Some((line, text)) => text
                .parse()
                .map_err(|_| head(line, "the order is a whole number"))?,
            None => 0,
        };
        let by_reference = match header.text("with") {
            None => false,
            Some((_, "reference")) => true,
            Some((line, _)) => return Err(head(line, "what can be said is `with: reference`")),
        };
        let whole = match header.text("pages") {
            None => false,
            Some((_, "one")) => true,
            Some((line, _)) => return Err(head(line, "what can be said is `pages: one`")),
        };
        let construct = Construct::read(text, base)?;
        let kind = Self {
            name: name.to_owned(),
            order,
            listed: header.one("listed")?,
            by_reference,
            whole,
            classes: header.iris("class")?,
            level: header.one("level")?,
            published: header.statement("published")?,
            draft: header.statement("draft")?,
            modified: header.one("modified")?,
            reads: construct.reads(),
            construct,
        };
        if name != super::profile::CATALOGUE && kind.classes.is_empty() {
            return Err(head(1, "`#+ class:` is missing: whose instances ?this is"));
        }
        Ok(kind)
    }

    /// Its resources in the order of their IRIs.
    pub(super) fn members(&self, view: &GraphView) -> Vec<NamedNode> {
        let Some(a) = view.id(rdf::TYPE) else {
            return Vec::new();
        };
        let classes = self.all_classes(view);
        let found: HashSet<TermId> = classes
            .into_iter()
            .flat_map(|class| view.subjects(a, class))
            .filter(|id| view.kind(*id) == TermKind::NamedNode)
            .collect();
        let mut members: Vec<_> = found.into_iter().filter_map(|id| named(view, id)).collect();
        members.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        members
    }

    /// Whether a resource is one of it.
    pub(super) fn has(&self, view: &GraphView, resource: TermId) -> bool {
        let Some(a) = view.id(rdf::TYPE) else {
            return false;
        };
        let classes = self.all_classes(view);
        view.objects(resource, a)
            .any(|class| classes.contains(&class))
    }

    /// Its classes with their subclasses.
    fn all_classes(&self, view: &GraphView) -> Vec<TermId> {
        let below = view.id(rdfs::SUB_CLASS_OF);
        let mut classes: Vec<TermId> = self.classes.iter().filter_map(|c| view.id(c)).collect();
        let mut next = 0;
        while let (Some(class), Some(below)) = (classes.get(next).copied(), below) {
            for subclass in view.subjects(below, class) {
                if !classes.contains(&subclass) {
                    classes.push(subclass);
                }
            }
            next += 1;
        }
        classes
    }

    /// Whether the graph marks a resource as published.
    pub fn is_published(&self, view: &GraphView, resource: &NamedNode) -> bool {
        says(view, resource, self.published.as_ref())
    }

    /// Whether the graph marks a resource as a draft.
    pub(super) fn is_draft(&self, view: &GraphView, resource: &NamedNode) -> bool {
        says(view, resource, self.draft.as_ref())
    }
}

fn says(view: &GraphView, resource: &NamedNode, statement: Option<&(NamedNode, Term)>) -> bool {
    let ids = statement.and_then(|(property, value)| {
        Some((view.id(resource)?, view.id(property)?, view.id(value)?))
    });
    ids.is_some_and(|(resource, property, value)| view.contains(resource, property, value))
}

fn named(view: &GraphView, id: TermId) -> Option<NamedNode> {
    match view.term(id) {
        Term::NamedNode(node) => Some(node),
        _ => None,
    }
}
