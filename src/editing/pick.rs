//! What somebody typed to name a thing, to the thing: its IRI, the end of it, or its name.

use crate::index::{GraphView, TermId, TermKind};
use crate::rdf::{Language, Prefixes};
use crate::registry::{NAMING, Registry};
use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{Literal, NamedNode};

/// Things offered at most, where several could be meant.
pub const MOST: usize = 12;

/// Classes above one that are looked at.
const HIGHEST: usize = 64;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// This, and nothing else.
    One(String),
    /// One of these may be meant; none if there are none.
    Several(Vec<String>),
}

/// What is called or named `text`, of one of `classes` (of any, if there are none); `hits` are
/// what a search finds.
pub fn pick(
    view: &GraphView,
    (registry, prefixes, base): (&Registry, &Prefixes, &str),
    (text, classes): (&str, &[String]),
    hits: &dyn Fn(&str) -> Vec<TermId>,
) -> Picked {
    let text = text.trim();
    if let Some(iri) = by_iri(view, (registry, prefixes, base), text, classes) {
        return Picked::One(iri);
    }
    let fits = |thing: &TermId| {
        view.kind(*thing) == TermKind::NamedNode && is_instance(view, *thing, classes)
    };
    let mut named: Vec<TermId> = named(view, text).into_iter().filter(fits).collect();
    named.dedup();
    if let [only] = named.as_slice() {
        return Picked::One(view.text(*only).to_owned());
    }
    if named.is_empty() {
        named = hits(text).into_iter().filter(fits).collect();
    }
    named.truncate(MOST);
    let iris = named.into_iter().map(|thing| view.text(thing).to_owned());
    Picked::Several(iris.collect())
}

/// A whole IRI, one with a prefix, or the end of one of a collection of these classes.
fn by_iri(
    view: &GraphView,
    (registry, prefixes, base): (&Registry, &Prefixes, &str),
    text: &str,
    classes: &[String],
) -> Option<String> {
    if super::value::is_iri(text) {
        return NamedNode::new(text).ok().map(NamedNode::into_string);
    }
    let is_known = |iri: &String| {
        let id = NamedNode::new(iri).ok().and_then(|iri| view.id(&iri));
        id.is_some_and(|id| view.triples(Some(id), None, None).next().is_some())
    };
    if let Some(iri) = prefixes.expand(text).filter(is_known) {
        return Some(iri);
    }
    let collections = classes.iter().filter_map(|c| registry.collection_of(c));
    let mut ends = collections.map(|c| format!("{base}id/{}/{text}", c.segment));
    ends.find(is_known)
}

/// Things with exactly this name, in any language of ours or none.
fn named(view: &GraphView, text: &str) -> Vec<TermId> {
    let tagged = Language::ALL
        .iter()
        .filter_map(|one| Literal::new_language_tagged_literal(text, one.tag()).ok());
    let names: Vec<TermId> = tagged
        .chain([Literal::new_simple_literal(text)])
        .filter_map(|name| view.id(&name))
        .collect();
    let mut found = Vec::new();
    for property in NAMING.iter().filter_map(|property| view.id(*property)) {
        for name in &names {
            found.extend(view.subjects(property, *name));
        }
    }
    found.sort_by(|a, b| view.text(*a).cmp(view.text(*b)));
    found.dedup();
    found
}

/// Whether a thing is of one of these classes, or of one below; of any, if there are none.
fn is_instance(view: &GraphView, thing: TermId, classes: &[String]) -> bool {
    if classes.is_empty() {
        return true;
    }
    let Some(a) = view.id(rdf::TYPE) else {
        return false;
    };
    let above = view.id(rdfs::SUB_CLASS_OF);
    let mut queue: Vec<TermId> = view.objects(thing, a).collect();
    let mut next = 0;
    while next < queue.len() && next < HIGHEST {
        let class = queue[next];
        if classes.iter().any(|wanted| wanted == view.text(class)) {
            return true;
        }
        for higher in above
            .into_iter()
            .flat_map(|above| view.objects(class, above))
        {
            if !queue.contains(&higher) {
                queue.push(higher);
            }
        }
        next += 1;
    }
    false
}
