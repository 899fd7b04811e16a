//! Pages that say what the shapes demand: all of them, or one.

mod all;
mod phrases;
mod words;

pub use all::shapes;

use super::frame::Frame;
use super::{Link, Site};
use crate::index::GraphView;
use crate::rdf::Language;
use crate::registry::sheet::{Sheet, Target, Weight};
use askama::Template;
use oxrdf::{NamedNode, Term};
use phrases::{Phrase, Phrases};
use std::collections::BTreeMap;
use words::Words;

#[derive(Template)]
#[template(path = "shape.html", config = ".askama.toml")]
struct One {
    frame: Frame,
    text: &'static Words,
    formats: Vec<(&'static str, String)>,
    shape: Shown,
    used_by: Vec<Link>,
}

struct Shown {
    anchor: String,
    name: Link,
    targets: Vec<(&'static str, Link)>,
    rows: Vec<Row>,
    /// Names of shared property shapes it has too.
    also: Vec<Link>,
}

struct Row {
    anchor: String,
    /// Whether it stands for a whole shape, which can be led to.
    is_rule: bool,
    property: Phrase,
    count: String,
    values: Vec<Phrase>,
    class: &'static str,
    severity: &'static str,
    message: Link,
    shape: Link,
}

/// The page of one shape at `path`; none if the shapes do not tell of it.
pub fn shape(
    site: &Site<'_>,
    view: &GraphView,
    iri: &NamedNode,
    path: &str,
    formats: Vec<(&'static str, String)>,
) -> Option<String> {
    let id = view.id(iri)?;
    view.triples(Some(id), None, None).next()?;
    let phrases = Phrases::of(site);
    let sheet = Sheet::read(view, id);
    let shape = phrases.shown(&sheet, &BTreeMap::new());
    let used_by = Sheet::all(view)
        .iter()
        .filter(|other| other.properties.iter().any(|p| p.node == sheet.node))
        .map(|other| phrases.shape(other))
        .collect();
    let revision = site.view.snapshot().revision();
    let frame = Frame::new(site.reader, path, shape.name.text.clone(), revision)
        .with_step(Link::new(phrases.words.title, site.reader.local("/shapes")));
    Some(super::render(&One {
        frame,
        text: phrases.words,
        formats,
        shape,
        used_by,
    }))
}

impl<'s, 'a> Phrases<'s, 'a> {
    fn of(site: &'s Site<'a>) -> Self {
        Self {
            site,
            words: match site.language() {
                Language::Nb => &words::NB,
                Language::Nn => &words::NN,
                Language::En => &words::EN,
            },
        }
    }

    fn shown(&self, sheet: &Sheet, shared: &BTreeMap<String, &Sheet>) -> Shown {
        let is_shared = |property: &&Sheet| match &property.node {
            Term::NamedNode(iri) => shared.contains_key(iri.as_str()),
            _ => false,
        };
        let (also, own): (Vec<_>, Vec<_>) = sheet
            .properties
            .iter()
            .filter(|property| !property.is_silent())
            .partition(is_shared);
        let is_about_itself = !sheet.demands.is_empty() || !sheet.path.is_empty();
        let mut rows: Vec<_> = is_about_itself
            .then(|| self.row(&sheet.alone()))
            .into_iter()
            .collect();
        rows.extend(own.iter().map(|property| self.row(property)));
        Shown {
            anchor: anchor(sheet),
            name: self.shape(sheet),
            targets: sheet.targets.iter().map(|t| self.target(t)).collect(),
            rows,
            also: also
                .iter()
                .map(|property| {
                    let Link { text, lang, .. } = self.named(property);
                    let anchor = anchor(property);
                    Link {
                        lang,
                        ..Link::new(text, format!("#{anchor}"))
                    }
                })
                .collect(),
        }
    }

    /// A property shape by what it says its property is called, or else by its path.
    fn named(&self, sheet: &Sheet) -> Link {
        match sheet.names.choose(self.site.language()) {
            Some(label) => Link {
                lang: self.site.foreign(label.language.as_deref()),
                text: label.text.clone(),
                ..Link::default()
            },
            None => Link {
                text: anchor(sheet),
                ..Link::default()
            },
        }
    }

    fn target(&self, target: &Target) -> (&'static str, Link) {
        let [class, node, subjects, objects] = self.words.targets;
        match target {
            Target::Class(iri) => (class, self.iri(iri)),
            Target::Node(term) => (node, self.term(term)),
            Target::SubjectsOf(iri) => (subjects, self.iri(iri)),
            Target::ObjectsOf(iri) => (objects, self.iri(iri)),
        }
    }

    fn row(&self, sheet: &Sheet) -> Row {
        let (min, max) = sheet.cardinality();
        let (class, severity) = match sheet.severity {
            Weight::Violation => ("violation", self.words.severities[0]),
            Weight::Warning => ("warning", self.words.severities[1]),
            Weight::Info => ("info", self.words.severities[2]),
        };
        let message = sheet.messages.choose(self.site.language());
        Row {
            anchor: anchor(sheet),
            is_rule: false,
            property: match sheet.path.as_slice() {
                [] => vec![Link {
                    text: self.words.itself.to_owned(),
                    ..Link::default()
                }],
                path => self.path(path),
            },
            count: match sheet.path.is_empty() {
                true => String::new(),
                false => (self.words.cardinality)(min, max),
            },
            values: self.values(sheet),
            class,
            severity,
            message: message.map_or_else(Link::default, |message| Link {
                lang: self.site.foreign(message.language.as_deref()),
                text: message.text.clone(),
                ..Link::default()
            }),
            shape: Link {
                text: anchor(sheet),
                ..self.shape(sheet)
            },
        }
    }
}

/// The end of a shape's IRI; empty for one without.
fn anchor(sheet: &Sheet) -> String {
    match &sheet.node {
        Term::NamedNode(iri) => crate::rdf::last_part(iri.as_str()).to_owned(),
        _ => String::new(),
    }
}
