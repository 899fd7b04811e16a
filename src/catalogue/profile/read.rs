//! A profile, read from the files of its folder.

use super::super::error::{Cause, Error};
use super::super::files::Folder;
use super::super::kind::Kind;
use super::super::statements::{Statements, moved_text};
use super::super::translate::Translations;
use super::super::vocabulary::Vocabulary;
use super::{CATALOGUE, Level, Profile};
use crate::index::{Builder, Scope};
use crate::rdf::Labels;
use crate::shacl::Shapes;
use crate::vocab::{dct, owl, prof, sh, void};
use oxrdf::{GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, QuadRef, Term};

impl Profile {
    /// Reads and checks every file of a folder; fails on the first fault.
    pub(super) fn read(folder: &Folder, base: &NamedNode) -> Result<Self, Error> {
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
        let common = statements("shapes.ttl")?;
        let shapes = compiled(&[&common]).map_err(at("shapes.ttl"))?;
        profile.shapes.push(shapes);
        for level in &profile.levels {
            let file = format!("shapes-{}.ttl", level.token);
            let own = statements(&file)?;
            let shapes = compiled(&[&common, &own]).map_err(at(&file))?;
            profile.shapes.push(shapes);
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

/// The shapes of some files together.
fn compiled(files: &[&Statements]) -> Result<Shapes, Cause> {
    let mut builder = Builder::new(&[]);
    for triple in files.iter().flat_map(|file| &file.0) {
        builder.insert(QuadRef::new(
            &triple.subject,
            &triple.predicate,
            &triple.object,
            GraphNameRef::DefaultGraph,
        ));
    }
    Shapes::compile(&builder.finish(1).view(Scope::Union)).map_err(Cause::Shapes)
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
