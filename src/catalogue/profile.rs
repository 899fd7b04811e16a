//! Profiles, read from their folders at start.

use super::error::{Cause, Error};
use super::files::{self, Folder};
use super::kind::Kind;
use super::statements::{Statements, moved_text};
use super::translate::Translations;
use super::vocabulary::Vocabulary;
use crate::index::{Builder, GraphView, Scope};
use crate::rdf::Labels;
use crate::shacl::Shapes;
use crate::vocab::{dct, owl, prof, sh, void};
use oxrdf::{GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, QuadRef, Term};
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

    fn read(folder: &Folder, base: &NamedNode) -> Result<Self, Error> {
        let at = |file: &str| {
            let (token, file) = (folder.token.clone(), file.to_owned());
            move |cause| Error::new(&token, &file, cause)
        };
        let sound = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if folder.token.is_empty() || !folder.token.bytes().all(sound) {
            return Err(at("")(Cause::Token));
        }
        let statements = |file: &str| match folder.files.get(file) {
            Some(turtle) => Statements::read(turtle, base).map_err(at(file)),
            None => Ok(Statements::default()),
        };
        if !folder.files.contains_key("profile.ttl") {
            return Err(at("")(Cause::Missing("profile.ttl")));
        }
        let said = statements("profile.ttl")?;
        let mut profile = Self::described(&folder.token, &said, base).map_err(at("profile.ttl"))?;
        profile.translations = Translations::new(&statements("translations.ttl")?);
        let vocabulary = statements("vocabulary.ttl")?;
        profile.vocabulary = Vocabulary::new(&vocabulary).map_err(at("vocabulary.ttl"))?;
        for (file, content) in &folder.files {
            profile.take(file, content, base).map_err(at(file))?;
        }
        if profile.kinds.iter().all(|kind| kind.by_reference) {
            return Err(at("")(Cause::NoKind));
        }
        profile
            .kinds
            .sort_by(|a, b| (a.order, &a.name).cmp(&(b.order, &b.name)));
        let mut files = vec![("shapes.ttl".to_owned(), vec!["shapes.ttl".to_owned()])];
        for level in &profile.levels {
            let own = format!("shapes-{}.ttl", level.token);
            files.push((own.clone(), vec!["shapes.ttl".to_owned(), own]));
        }
        for (name, files) in files {
            let mut builder = Builder::new(&[]);
            for file in files {
                for triple in &statements(&file)?.0 {
                    builder.insert(QuadRef::new(
                        &triple.subject,
                        &triple.predicate,
                        &triple.object,
                        GraphNameRef::DefaultGraph,
                    ));
                }
            }
            let shapes = Shapes::compile(&builder.finish(1).view(Scope::Union));
            profile
                .shapes
                .push(shapes.map_err(|e| at(&name)(Cause::Shapes(e)))?);
        }
        Ok(profile)
    }

    /// What `profile.ttl` says.
    fn described(token: &str, said: &Statements, base: &NamedNode) -> Result<Self, Cause> {
        let iri = |path: String| {
            NamedNode::new(&path).map_err(|e| Cause::Value("prof:hasToken", e.to_string()))
        };
        let name = iri(format!("{}profiles/{token}", base.as_str()))?;
        let node = NamedOrBlankNode::from(name.clone());
        let stated = said.text(&node, prof::HAS_TOKEN, "prof:hasToken")?;
        if stated != token {
            return Err(Cause::Value("prof:hasToken", stated));
        }
        let [own] = &said.iris(&node, dct::CONFORMS_TO)[..] else {
            return Err(Cause::Count {
                node: name.as_str().to_owned(),
                property: "dct:conformsTo",
                count: said.iris(&node, dct::CONFORMS_TO).len(),
            });
        };
        let short_names = said.iris(&node, void::VOCABULARY).pop();
        Ok(Self {
            token: token.to_owned(),
            iri: own.clone(),
            also: said.iris(&node, prof::IS_PROFILE_OF),
            titles: labels(said, &node, dct::TITLE, "dct:title")?,
            descriptions: labels(said, &node, dct::DESCRIPTION, "dct:description")?,
            version: said.text(&node, owl::VERSION_INFO, "owl:versionInfo")?,
            levels: levels(said, &name)?,
            kinds: Vec::new(),
            short_names: short_names.map(NamedNode::into_string),
            catalogue: None,
            translations: Translations::default(),
            vocabulary: Vocabulary::default(),
            shapes: Vec::new(),
            name,
        })
    }

    /// One of the other files.
    fn take(&mut self, file: &str, content: &[u8], base: &NamedNode) -> Result<(), Cause> {
        match file.rsplit_once('.') {
            Some((name, "rq")) => {
                let text = std::str::from_utf8(content).map_err(|_| Cause::Text)?;
                let kind = Kind::read(name, &moved_text(text, base), base)?;
                match name {
                    CATALOGUE => self.catalogue = Some(kind),
                    _ => self.kinds.push(kind),
                }
                Ok(())
            }
            Some(("profile" | "translations" | "vocabulary" | "shapes", "ttl")) => Ok(()),
            Some((name, "ttl")) => match name.strip_prefix("shapes-") {
                Some(level) if self.level(level).is_some() => Ok(()),
                Some(level) => Err(Cause::NoLevel(level.to_owned())),
                None => Err(Cause::Strange),
            },
            _ => Ok(()),
        }
    }
}

/// The levels of a profile: what is a profile of it, with a token.
fn levels(said: &Statements, profile: &NamedNode) -> Result<Vec<Level>, Cause> {
    let mut levels: Vec<(i64, Level)> = Vec::new();
    for (node, token) in said.pairs(prof::HAS_TOKEN) {
        let (NamedOrBlankNode::NamedNode(iri), Term::Literal(token)) = (node, token) else {
            return Err(Cause::Value("prof:hasToken", token.to_string()));
        };
        if iri == profile || !said.iris(node, prof::IS_PROFILE_OF).contains(profile) {
            continue;
        }
        let order = match said.values(node, sh::ORDER).next() {
            Some(_) => said
                .text(node, sh::ORDER, "sh:order")?
                .parse()
                .map_err(|_| {
                    Cause::Value(
                        "sh:order",
                        "the place of a level is a whole number".to_owned(),
                    )
                })?,
            None => i64::MAX,
        };
        let level = Level {
            token: token.value().to_owned(),
            iri: iri.clone(),
            titles: labels(said, node, dct::TITLE, "dct:title")?,
            says: said
                .0
                .iter()
                .filter(|triple| triple.subject == *node)
                .map(|triple| (triple.predicate.clone(), triple.object.clone()))
                .collect(),
        };
        levels.push((order, level));
    }
    levels.sort_by(|(a, x), (b, y)| {
        let names = || x.iri.as_str().cmp(y.iri.as_str());
        a.cmp(b).then_with(names)
    });
    Ok(levels.into_iter().map(|(_, level)| level).collect())
}

fn labels(
    said: &Statements,
    node: &NamedOrBlankNode,
    property: NamedNodeRef<'_>,
    name: &'static str,
) -> Result<Labels, Cause> {
    let labels = said.labels(node, property);
    match labels.is_empty() {
        false => Ok(labels),
        true => Err(Cause::Count {
            node: node.to_string(),
            property: name,
            count: 0,
        }),
    }
}
