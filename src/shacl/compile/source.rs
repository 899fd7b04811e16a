//! Reading the shapes graph: values, lists and instances, with refusals that name the shape.

use crate::index::{GraphView, TermId, TermKind};
use crate::query::Budget;
use crate::shacl::Error;
use foldhash::{HashSet, HashSetExt};
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{Literal, NamedNodeRef, Term, Triple};

/// The shapes graph.
pub(super) struct Source<'a> {
    pub(super) view: &'a GraphView,
    /// What reading it may use; none for shapes of our own.
    pub(super) budget: Option<&'a Budget>,
}

impl Source<'_> {
    /// Counts work: as many steps, or what takes as long or as much room.
    pub(super) fn spend(&self, steps: usize) {
        if let Some(budget) = self.budget {
            budget.spend(steps as u64);
        }
    }

    pub(super) fn term(&self, id: TermId) -> Term {
        self.view.term(id)
    }

    pub(super) fn is_iri(&self, id: TermId) -> bool {
        self.view.kind(id) == TermKind::NamedNode
    }

    pub(super) fn is_literal(&self, id: TermId) -> bool {
        self.view.kind(id) == TermKind::Literal
    }

    pub(super) fn is(&self, id: TermId, iri: NamedNodeRef<'_>) -> bool {
        self.is_iri(id) && self.view.text(id) == iri.as_str()
    }

    /// The objects of a predicate, in the order of their ids.
    pub(super) fn objects(&self, subject: TermId, predicate: NamedNodeRef<'_>) -> Vec<TermId> {
        match self.view.id(predicate) {
            Some(predicate) => {
                let mut found: Vec<_> = self.view.objects(subject, predicate).collect();
                self.spend(found.len() + 1);
                found.sort_unstable();
                found
            }
            None => Vec::new(),
        }
    }

    /// The subjects that have a predicate at all.
    pub(super) fn subjects_with(&self, predicate: NamedNodeRef<'_>) -> Vec<TermId> {
        match self.view.id(predicate) {
            Some(predicate) => self
                .view
                .triples(None, Some(predicate), None)
                .map(|t| t[0])
                .collect(),
            None => Vec::new(),
        }
    }

    /// The subjects of a predicate and object.
    pub(super) fn subjects(&self, predicate: NamedNodeRef<'_>, object: TermId) -> Vec<TermId> {
        match self.view.id(predicate) {
            Some(predicate) => {
                let found: Vec<_> = self.view.subjects(predicate, object).collect();
                self.spend(found.len() + 1);
                found
            }
            None => Vec::new(),
        }
    }

    /// At most one value; `shape` is told if there are more.
    pub(super) fn at_most_one(
        &self,
        shape: TermId,
        predicate: NamedNodeRef<'_>,
    ) -> Result<Option<TermId>, Error> {
        match *self.objects(shape, predicate).as_slice() {
            [] => Ok(None),
            [value] => Ok(Some(value)),
            _ => Err(self.refuse(shape, format!("more than one value for {predicate}"))),
        }
    }

    /// The SHACL instances of a class (`rdf:type/rdfs:subClassOf*`).
    pub(super) fn instances(&self, class: NamedNodeRef<'_>) -> Vec<TermId> {
        let (Some(class), Some(rdf_type)) = (self.view.id(class), self.view.id(rdf::TYPE)) else {
            return Vec::new();
        };
        let mut classes = vec![class];
        let mut seen = HashSet::from_iter([class]);
        if let Some(sub_class_of) = self.view.id(rdfs::SUB_CLASS_OF) {
            let mut next = 0;
            while next < classes.len() {
                let subclasses: Vec<_> = self.view.subjects(sub_class_of, classes[next]).collect();
                classes.extend(subclasses.into_iter().filter(|c| seen.insert(*c)));
                next += 1;
            }
        }
        classes
            .into_iter()
            .flat_map(|class| self.view.subjects(rdf_type, class).collect::<Vec<_>>())
            .collect()
    }

    /// The members of a SHACL list (SHACL §1.1 "SHACL list").
    pub(super) fn list(&self, shape: TermId, head: TermId) -> Result<Vec<TermId>, Error> {
        let mut members = Vec::new();
        let mut seen = HashSet::new();
        let mut node = head;
        while !self.is(node, rdf::NIL) {
            let (first, rest) = (
                self.objects(node, rdf::FIRST),
                self.objects(node, rdf::REST),
            );
            match (first.as_slice(), rest.as_slice()) {
                ([first], [rest]) if seen.insert(node) => {
                    members.push(*first);
                    node = *rest;
                }
                _ => return Err(self.refuse(shape, "a value that must be a list is not one")),
            }
        }
        Ok(members)
    }

    pub(super) fn literal(&self, id: TermId) -> Option<Literal> {
        match self.term(id) {
            Term::Literal(literal) => Some(literal),
            _ => None,
        }
    }

    /// Whether a value is the literal `true`, and nothing else that denotes it.
    pub(super) fn is_true(&self, id: TermId) -> bool {
        self.literal(id).is_some_and(|l| l == Literal::from(true))
    }

    /// The whole graph.
    pub(super) fn triples(&self) -> Vec<Triple> {
        let triples = self.view.triples(None, None, None);
        triples
            .filter_map(|[s, p, o]| {
                Triple::from_terms(self.term(s), self.term(p), self.term(o)).ok()
            })
            .collect()
    }

    /// A refusal that names the shape.
    pub(super) fn refuse(&self, shape: TermId, reason: impl Into<String>) -> Error {
        Error::Shape {
            shape: self.name(shape),
            reason: reason.into(),
        }
    }

    /// A name a person can find again: blank nodes are told by what points to them.
    fn name(&self, shape: TermId) -> String {
        let term = self.term(shape);
        if !matches!(term, Term::BlankNode(_)) {
            return term.to_string();
        }
        let mut name = term.to_string();
        let mut node = shape;
        // Owners are few steps up; a cycle of blank nodes must not hold us.
        for _ in 0..16 {
            let Some([owner, predicate, _]) = self.view.triples(None, None, Some(node)).next()
            else {
                break;
            };
            if self.is_iri(owner) {
                return format!(
                    "{name} (under {} by {})",
                    self.term(owner),
                    self.term(predicate)
                );
            }
            node = owner;
        }
        if let Some(path) = self.objects(shape, crate::vocab::sh::PATH).first() {
            name = format!("{name} (with path {})", self.term(*path));
        }
        name
    }
}
