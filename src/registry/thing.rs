//! What one thing is called, and all that is said of it.

use crate::index::{GraphView, TermId, TermKind};
use crate::rdf::Labels;
use crate::vocab::{dct, foaf, hg, owl, skos};
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, Triple};
use std::collections::{HashSet, VecDeque};

/// Properties that name a thing, the most telling first.
pub const NAMING: [NamedNodeRef<'static>; 4] =
    [skos::PREF_LABEL, rdfs::LABEL, dct::TITLE, foaf::NAME];

/// Most triples one description may hold: blank nodes can hang together without end.
const LARGEST: usize = 50_000;

/// The labels of a thing by the first naming property that has any.
pub fn names_of(view: &GraphView, thing: TermId) -> Labels {
    for property in NAMING {
        let labels = literals(view, thing, property);
        if !labels.is_empty() {
            return labels;
        }
    }
    Labels::default()
}

/// The same of quads in hand.
pub fn names_in<'q>(quads: impl Iterator<Item = &'q Quad> + Clone, thing: &NamedNode) -> Labels {
    let own = quads.filter(|quad| quad.subject == NamedOrBlankNode::from(thing.clone()));
    for property in NAMING {
        let mut labels = Labels::default();
        for quad in own.clone().filter(|quad| quad.predicate == property) {
            if let Term::Literal(literal) = &quad.object {
                labels.add(literal.value(), literal.language());
            }
        }
        if !labels.is_empty() {
            return labels;
        }
    }
    Labels::default()
}

/// A term of the ontology by its local name, under the canonical namespace or one under `base`.
pub fn own_term(view: &GraphView, base: &str, local: &str) -> Option<TermId> {
    [base, hg::BASE].into_iter().find_map(|base| {
        let iri = oxrdf::NamedNode::new(format!("{base}ns#{local}")).ok()?;
        view.id(&iri)
    })
}

/// The literals of a property, with their languages.
pub(super) fn literals(view: &GraphView, thing: TermId, property: NamedNodeRef<'_>) -> Labels {
    let mut labels = Labels::default();
    if let Some(property) = view.id(property) {
        for value in view.objects(thing, property) {
            if view.kind(value) == TermKind::Literal {
                labels.add(view.text(value), view.language(value));
            }
        }
    }
    labels
}

/// The concise bounded description of a thing: every triple with it as subject, the same for the
/// blank nodes and the thing's own parts (`{thing}#...`), and what is said of those statements
/// (`rdf:reifies`, and `rdf:subject` or `owl:annotatedSource` of blank nodes and parts).
///
/// The thing's own triples come first; each triple once.
pub fn describe(view: &GraphView, thing: TermId) -> Vec<Triple> {
    let reifies = view.id(rdf::REIFIES);
    let mut found = Vec::new();
    let mut queue = VecDeque::from([thing]);
    queue.extend(annotations(view, thing));
    let mut seen: HashSet<TermId> = queue.iter().copied().collect();
    while let Some(subject) = queue.pop_front() {
        for triple in view.triples(Some(subject), None, None) {
            if found.len() >= LARGEST {
                return found;
            }
            let [s, p, o] = triple.map(|id| view.term(id));
            let Ok(statement) = Triple::from_terms(s, p, o) else {
                continue;
            };
            let object = triple[2];
            let inside = view.kind(object) == TermKind::BlankNode || is_part(view, thing, object);
            if inside && seen.insert(object) {
                queue.push_back(object);
            }
            let about = reifies.zip(view.id(&oxrdf::Term::from(statement.clone())));
            if let Some((reifies, term)) = about {
                for reifier in view.subjects(reifies, term) {
                    if view.kind(reifier) == TermKind::BlankNode && seen.insert(reifier) {
                        queue.push_back(reifier);
                    }
                }
            }
            found.push(statement);
        }
    }
    found
}

/// Whether `node` is a part of `thing`: the same IRI with a fragment.
pub fn is_part(view: &GraphView, thing: TermId, node: TermId) -> bool {
    let named = [thing, node].map(|id| view.kind(id) == TermKind::NamedNode);
    named == [true, true]
        && view
            .text(node)
            .strip_prefix(view.text(thing))
            .is_some_and(|rest| rest.starts_with('#'))
}

/// Nodes that annotate statements of a thing and belong to it: blank, or a fragment of its IRI.
pub(super) fn annotations(view: &GraphView, thing: TermId) -> Vec<TermId> {
    let fragment = format!("{}#", view.text(thing));
    let mut found: Vec<TermId> = [rdf::SUBJECT, owl::ANNOTATED_SOURCE]
        .into_iter()
        .filter_map(|property| view.id(property))
        .flat_map(|property| view.subjects(property, thing))
        .filter(|node| {
            view.kind(*node) == TermKind::BlankNode || view.text(*node).starts_with(&fragment)
        })
        .collect();
    found.sort_by(|a, b| view.text(*a).cmp(view.text(*b)));
    found.dedup();
    found
}
