//! Profiles, read from their folders at start.

mod read;

use super::error::{Cause, Error};
use super::files::{self, Folder};
use super::kind::Kind;
use super::translate::Translations;
use super::vocabulary::Vocabulary;
use crate::index::GraphView;
use crate::rdf::Labels;
use crate::shacl::Shapes;
use oxrdf::{NamedNode, Term};
use std::collections::BTreeMap;
use std::path::Path;

/// The name of the file that tells the catalogue itself.
pub(super) const CATALOGUE: &str = "catalogue";

/// Every profile, by token.
#[derive(Debug, Default)]
pub struct Profiles(Vec<Profile>);

/// One way to tell the model to those who harvest it.
#[derive(Debug)]
pub struct Profile {
    /// Its name in addresses.
    pub token: String,
    /// Our own IRI of it.
    pub name: NamedNode,
    /// The IRI it is known by: what `Content-Profile` says.
    pub iri: NamedNode,
    /// Other IRIs it may be asked for by.
    pub also: Vec<NamedNode>,
    /// What it is called.
    pub titles: Labels,
    /// What it is for.
    pub descriptions: Labels,
    /// Its version.
    pub version: String,
    /// Its levels of access, if it has such.
    pub levels: Vec<Level>,
    /// The kinds of resource it tells, in their order.
    pub kinds: Vec<Kind>,
    /// The namespace whose names stand alone in the JSON-LD of pages.
    pub short_names: Option<String>,
    pub(super) catalogue: Option<Kind>,
    pub(super) translations: Translations,
    pub(super) vocabulary: Vocabulary,
    /// The shapes of every level, then those of each level with them.
    pub(super) shapes: Vec<Shapes>,
}

/// One level of access.
#[derive(Debug)]
pub struct Level {
    /// Its name in addresses.
    pub token: String,
    /// Its IRI.
    pub iri: NamedNode,
    /// What it is called.
    pub titles: Labels,
    /// What a resource of it says.
    pub(super) says: Vec<(NamedNode, Term)>,
}

impl Profiles {
    /// The profiles inside the program and those in `overlay`, for a deployment with this base.
    ///
    /// A folder of the overlay takes the place of one with its name. Fails on the first fault.
    pub fn load(base: &NamedNode, overlay: Option<&Path>) -> Result<Self, Error> {
        let mut folders = files::embedded();
        if let Some(path) = overlay {
            files::overlay(&mut folders, path)?;
        }
        Self::read(&folders, base)
    }

    fn read(folders: &BTreeMap<String, Folder>, base: &NamedNode) -> Result<Self, Error> {
        let mut profiles: Vec<Profile> = Vec::new();
        for folder in folders.values() {
            let profile = Profile::read(folder, base)?;
            for iri in profile.iris() {
                let other = profiles.iter().find(|p| p.iris().any(|known| known == iri));
                if let Some(other) = other {
                    let cause = Cause::SameIri(iri.as_str().to_owned(), other.token.clone());
                    return Err(Error::new(&folder.token, "profile.ttl", cause));
                }
            }
            profiles.push(profile);
        }
        Ok(Self(profiles))
    }

    /// Every profile, by token.
    pub fn iter(&self) -> impl Iterator<Item = &Profile> {
        self.0.iter()
    }

    /// The profile of a token.
    pub fn get(&self, token: &str) -> Option<&Profile> {
        self.iter().find(|profile| profile.token == token)
    }

    /// The profile of a token or of one of its IRIs.
    pub fn find(&self, name: &str) -> Option<&Profile> {
        self.get(name).or_else(|| {
            self.iter()
                .find(|p| p.iris().any(|iri| iri.as_str() == name))
        })
    }
}

impl Profile {
    /// Every IRI it may be asked for by.
    pub fn iris(&self) -> impl Iterator<Item = &NamedNode> {
        [&self.name, &self.iri].into_iter().chain(&self.also)
    }

    /// The level of a name.
    pub fn level(&self, token: &str) -> Option<usize> {
        self.levels.iter().position(|level| level.token == token)
    }

    /// The kind of a name.
    pub fn kind(&self, name: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.name == name)
    }

    /// Whether a resource is of one of its kinds.
    pub fn tells(&self, view: &GraphView, resource: &NamedNode) -> bool {
        let id = view.id(resource);
        id.is_some_and(|id| self.kinds.iter().any(|kind| kind.has(view, id)))
    }
}
