//! The things of a collection, and a list of them as data.

use super::Collection;
use super::thing::NAMING;
use crate::index::{GraphView, TermId, TermKind};
use crate::vocab::{dct, hydra, skos};
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{BlankNode, Literal, NamedNode, NamedNodeRef, Term, Triple};

/// What a list says of each thing, besides that it is a member.
const SAID: [NamedNodeRef<'static>; 4] = [
    rdf::TYPE,
    skos::NOTATION,
    skos::DEFINITION,
    dct::DESCRIPTION,
];

/// The instances of a collection's classes, each once, in the order of the index.
pub fn members(view: &GraphView, collection: &Collection) -> Vec<TermId> {
    let Some(a) = view.id(rdf::TYPE) else {
        return Vec::new();
    };
    let mut things: Vec<TermId> = collection
        .all_classes()
        .filter_map(|class| view.id(&NamedNode::new(class).ok()?))
        .flat_map(|class| view.subjects(a, class))
        .collect();
    things.sort_unstable();
    things.dedup();
    things
}

/// A list of a collection as a `hydra:Collection`, or one page of it
/// (<https://www.hydra-cg.com/spec/latest/core/#collections>).
#[derive(Debug)]
pub struct List {
    /// Type, names, notation, definition and description of each member, and the collection.
    pub triples: Vec<Triple>,
    /// The last member of this page, where more follow.
    pub last: Option<NamedNode>,
}

impl List {
    /// At most `most` members after the IRI `after`, in the order of their IRIs.
    ///
    /// `name` is the collection's IRI, `page` makes the IRI of the page after a member.
    pub fn of(
        view: &GraphView,
        collection: &Collection,
        name: &NamedNode,
        (after, most): (Option<&str>, usize),
        page: impl Fn(Option<&str>) -> Option<NamedNode>,
    ) -> Self {
        let mut things = members(view, collection);
        things.retain(|thing| view.kind(*thing) == TermKind::NamedNode);
        things.sort_by(|a, b| view.text(*a).cmp(view.text(*b)));
        let start = things.partition_point(|thing| after.is_some_and(|a| view.text(*thing) <= a));
        let shown = &things[start..things.len().min(start + most)];
        let more = start + shown.len() < things.len();
        let last = shown.last().filter(|_| more).map(|last| view.text(*last));
        let mut list = Self {
            triples: Vec::new(),
            last: last.and_then(|iri| NamedNode::new(iri).ok()),
        };
        list.describe(collection, name, things.len());
        if shown.len() < things.len() {
            let next = last.and_then(|last| page(Some(last)));
            list.page(name, page(after), next);
        }
        for thing in shown {
            list.member(view, name, *thing);
        }
        list
    }

    fn add(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        let triple = Triple::new(subject.clone(), predicate.into_owned(), object);
        self.triples.push(triple);
    }

    fn describe(&mut self, collection: &Collection, name: &NamedNode, count: usize) {
        self.add(name, rdf::TYPE, hydra::COLLECTION.into_owned());
        for label in collection.names.iter() {
            let literal = match &label.language {
                Some(tag) => Literal::new_language_tagged_literal(&label.text, tag)
                    .unwrap_or_else(|_| Literal::new_simple_literal(&label.text)),
                None => Literal::new_simple_literal(&label.text),
            };
            self.add(name, rdfs::LABEL, literal);
        }
        let count = Literal::from(u64::try_from(count).unwrap_or(u64::MAX));
        self.add(name, hydra::TOTAL_ITEMS, count);
    }

    fn page(&mut self, name: &NamedNode, this: Option<NamedNode>, next: Option<NamedNode>) {
        let (view, subject): (Term, _) = match this {
            Some(this) => (this.clone().into(), oxrdf::NamedOrBlankNode::from(this)),
            None => {
                let node = BlankNode::default();
                (node.clone().into(), node.into())
            }
        };
        self.add(name, hydra::VIEW, view);
        let kind = hydra::PARTIAL_COLLECTION_VIEW.into_owned();
        let stated = Triple::new(subject.clone(), rdf::TYPE.into_owned(), kind);
        self.triples.push(stated);
        if let Some(next) = next {
            let stated = Triple::new(subject, hydra::NEXT.into_owned(), next);
            self.triples.push(stated);
        }
    }

    fn member(&mut self, view: &GraphView, name: &NamedNode, thing: TermId) {
        let Ok(iri) = NamedNode::new(view.text(thing)) else {
            return;
        };
        self.add(name, hydra::MEMBER, iri.clone());
        for property in NAMING.into_iter().chain(SAID) {
            let Some(id) = view.id(property) else {
                continue;
            };
            for value in view.objects(thing, id) {
                if view.kind(value) != TermKind::BlankNode {
                    self.add(&iri, property, view.term(value));
                }
            }
        }
    }
}
