//! What is said of single statements: marks, comments and sources, shown beside them.
//!
//! Three ways of saying it are read: `rdf:subject`/`predicate`/`object`, the same in OWL
//! (`owl:annotatedSource` ...), and `rdf:reifies` with a triple term.

use super::{Link, Site};
use crate::index::{TermId, TermKind};
use crate::rdf::Label;
use crate::vocab::{dct, owl};
use oxrdf::NamedNodeRef;
use oxrdf::vocab::{rdf, rdfs};
use std::collections::HashMap;

/// How sure a statement, or all that is said of a thing, is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Local name: `doc`, `inferred`, `external`, `project`, or `other`.
    pub kind: &'static str,
    /// What it is called.
    pub name: String,
    /// What it means.
    pub meaning: String,
}

/// What is said of one statement.
#[derive(Debug, Clone, Default)]
pub struct Note {
    /// How sure it is.
    pub mark: Option<Mark>,
    /// Comments in the reader's language.
    pub comments: Vec<Link>,
    /// Where it comes from.
    pub sources: Vec<Link>,
    /// The page of the annotation, if it has one of its own.
    pub page: Option<Link>,
}

/// Predicates by which an annotation points at its statement; no news on a page.
const POINTING: [NamedNodeRef<'static>; 7] = [
    rdf::SUBJECT,
    rdf::PREDICATE,
    rdf::OBJECT,
    rdf::REIFIES,
    owl::ANNOTATED_SOURCE,
    owl::ANNOTATED_PROPERTY,
    owl::ANNOTATED_TARGET,
];

impl Site<'_> {
    /// The notes on the statements of a thing, by predicate and object.
    pub(super) fn notes(&self, thing: TermId) -> HashMap<[TermId; 2], Vec<Note>> {
        let mut notes: HashMap<_, Vec<Note>> = HashMap::new();
        for (statement, node) in self.annotations(thing) {
            notes.entry(statement).or_default().push(self.note(node));
        }
        notes
    }

    /// Whether a predicate only ties an annotation to its statement.
    pub(super) fn is_pointing(&self, predicate: TermId) -> bool {
        POINTING
            .iter()
            .any(|p| self.view.text(predicate) == p.as_str())
    }

    fn annotations(&self, thing: TermId) -> Vec<([TermId; 2], TermId)> {
        let mut found = Vec::new();
        for [s, p, o] in [
            [rdf::SUBJECT, rdf::PREDICATE, rdf::OBJECT],
            [
                owl::ANNOTATED_SOURCE,
                owl::ANNOTATED_PROPERTY,
                owl::ANNOTATED_TARGET,
            ],
        ] {
            let (Some(s), Some(p), Some(o)) = (self.view.id(s), self.view.id(p), self.view.id(o))
            else {
                continue;
            };
            for node in self.view.subjects(s, thing) {
                for predicate in self.view.objects(node, p) {
                    for object in self.view.objects(node, o) {
                        found.push(([predicate, object], node));
                    }
                }
            }
        }
        found.extend(self.reifiers(thing));
        found
    }

    fn reifiers(&self, thing: TermId) -> Vec<([TermId; 2], TermId)> {
        let Some(reifies) = self.view.id(rdf::REIFIES) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for triple in self.view.triples(Some(thing), None, None) {
            let [s, p, o] = triple.map(|id| self.view.term(id));
            let Ok(statement) = oxrdf::Triple::from_terms(s, p, o) else {
                continue;
            };
            if let Some(term) = self.view.id(&oxrdf::Term::from(statement)) {
                let nodes = self.view.subjects(reifies, term);
                found.extend(nodes.map(|node| ([triple[1], triple[2]], node)));
            }
        }
        found
    }

    fn note(&self, node: TermId) -> Note {
        let objects = |property: NamedNodeRef<'_>| {
            let property = self.view.id(property);
            property.map_or_else(Vec::new, |p| self.view.objects(node, p).collect())
        };
        let has_page = self.view.kind(node) == TermKind::NamedNode
            && !self.view.text(node).contains('#')
            && self.local_path(self.view.text(node)).is_some();
        Note {
            mark: self.mark(node),
            comments: self.best_texts(&objects(rdfs::COMMENT)),
            sources: objects(dct::SOURCE).iter().map(|s| self.link(*s)).collect(),
            page: has_page.then(|| {
                let label = Label::untagged(self.words().see_mapping);
                Link {
                    lang: None,
                    ..self.link_to(self.view.text(node), label)
                }
            }),
        }
    }

    /// Of texts in several languages those in the one nearest to the reader's.
    pub(super) fn best_texts(&self, values: &[TermId]) -> Vec<Link> {
        let distance = |id: &TermId| self.language().distance(self.view.language(*id));
        let best = values.iter().map(distance).min();
        let mut texts: Vec<Link> = values
            .iter()
            .filter(|id| Some(distance(id)) == best)
            .map(|id| self.link(*id))
            .collect();
        texts.sort_by(|a, b| a.text.cmp(&b.text));
        texts
    }

    /// How sure what is said of a node is.
    pub(super) fn mark(&self, node: TermId) -> Option<Mark> {
        let property = self.ours("mark")?;
        let value = self.view.objects(node, property).min()?;
        let label = self.label(value);
        let local = crate::rdf::last_part(self.view.text(value)).to_owned();
        let known = self
            .words()
            .marks
            .iter()
            .find(|(known, ..)| *known == local);
        Some(match known {
            Some((kind, name, meaning)) => Mark {
                kind,
                name: (*name).to_owned(),
                meaning: (*meaning).to_owned(),
            },
            None => Mark {
                kind: "other",
                name: label.text,
                meaning: self.view.text(value).to_owned(),
            },
        })
    }
}
