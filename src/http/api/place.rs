//! The collection and the thing that an address names.

use super::super::app::App;
use super::super::problem::{Problem, kinds};
use crate::index::{GraphView, Scope, Snapshot, TermId};
use crate::registry::{Collection, Registry, home_of, usual_home, view_of};
use oxrdf::NamedNode;
use std::sync::Arc;

/// The address of a list or of one thing, decoded.
#[derive(Debug, Clone)]
pub struct Place {
    /// The name of the collection.
    pub segment: String,
    /// The rest of the IRI, or all of it; empty for the list.
    pub slug: String,
}

/// What an address is looked up in.
pub struct Ground {
    /// What is known of collections.
    pub registry: Arc<Registry>,
    /// All data.
    pub union: GraphView,
    /// The base of the deployment.
    pub base: String,
}

/// A thing that is there.
pub struct Found {
    /// Its node.
    pub thing: TermId,
    /// The graph it belongs to.
    pub home: TermId,
    /// That graph.
    pub view: GraphView,
}

impl Ground {
    /// Of one revision.
    pub fn new(app: &App, snapshot: &Snapshot) -> Self {
        let base = app.settings().iri_base.as_str();
        Self {
            registry: app.registry().get(snapshot, base),
            union: snapshot.view(Scope::Union),
            base: base.to_owned(),
        }
    }

    /// The same registry over another revision: inside the write lane.
    pub fn at(&self, snapshot: &Snapshot) -> Self {
        Self {
            registry: self.registry.clone(),
            union: snapshot.view(Scope::Union),
            base: self.base.clone(),
        }
    }

    /// A collection: 404 with those there are.
    pub fn collection(&self, segment: &str) -> Result<&Collection, Problem> {
        self.registry.collection(segment).ok_or_else(|| {
            let collections = self.registry.collections().iter();
            let known: Vec<&str> = collections.map(|c| c.segment.as_str()).collect();
            Problem::new(&kinds::NOT_FOUND)
                .detail(format!(
                    "there is no collection {segment:?}; /api lists them"
                ))
                .with("collections", known)
        })
    }

    /// The IRI of a thing at an address: its slug, or all of an IRI with another beginning.
    pub fn iri(&self, place: &Place) -> Result<NamedNode, Problem> {
        let full = match place.slug.contains("://") || place.slug.starts_with("urn:") {
            true => place.slug.clone(),
            false => format!("{}id/{}/{}", self.base, place.segment, place.slug),
        };
        NamedNode::new(full).map_err(|_| missing())
    }

    /// The thing of an IRI, if a graph says what it is.
    pub fn find(&self, iri: &NamedNode, collection: &Collection) -> Option<Found> {
        let thing = self.union.id(iri)?;
        let home = home_of(
            &self.union,
            thing,
            &usual_home(Some(collection), &self.base),
        )?;
        Some(self.found(thing, home))
    }

    /// A thing in a graph of its own or chosen.
    pub fn found(&self, thing: TermId, home: TermId) -> Found {
        Found {
            thing,
            home,
            view: view_of(&self.union, home),
        }
    }
}

/// 404 for one thing.
pub fn missing() -> Problem {
    Problem::new(&kinds::NOT_FOUND).detail("nothing is said of this address")
}

/// An address with a suffix that names a format, and that suffix.
pub fn split(name: &str, suffixes: &[&'static str]) -> Option<(String, &'static str)> {
    suffixes.iter().find_map(|suffix| {
        let start = name.strip_suffix(suffix)?.strip_suffix('.')?;
        (!start.is_empty()).then(|| (start.to_owned(), *suffix))
    })
}
