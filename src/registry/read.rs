//! Reads node shapes from the shapes graphs of a snapshot.

use super::context::Terms;
use super::fields::{Reader, join};
use super::keys::Keys;
use super::node::{is_deactivated, one};
use super::properties::{fill, properties};
use super::thing::literals;
use super::{Direction, Kind, Registry};
use crate::index::{GraphView, Scope, Snapshot, TermId, TermKind};
use crate::rdf::{Labels, Prefixes, last_part};
use crate::vocab::{dct, hg, owl, sh, skos};
use oxrdf::NamedOrBlankNode;
use oxrdf::vocab::{rdf, rdfs};
use std::collections::BTreeMap;
use std::sync::Arc;

impl Registry {
    /// Reads every shape of a snapshot. A shape this cannot make sense of adds nothing: refusing
    /// bad shapes is the guard's task.
    pub fn read(snapshot: &Snapshot, base: &str) -> Self {
        let shapes = shapes_view(snapshot, base);
        let union = snapshot.view(Scope::Union);
        let ontology = ontology_view(snapshot, base);
        let words = Terms::new(&shapes, &ontology);
        let keys = Keys::new(&shapes, &ontology, &words, &Prefixes::new(base));
        let reader = Reader::new(&shapes, &keys, &words);
        let mut kinds: BTreeMap<String, Kind> = BTreeMap::new();
        for (class, shape) in targets(&shapes) {
            let iri = shapes.text(class).to_owned();
            let kind = kinds
                .entry(iri)
                .or_insert_with_key(|iri| kind(&shapes, &union, iri, class, base));
            if kind.names.is_empty() {
                kind.names = literals(&shapes, shape, rdfs::LABEL);
            }
            properties(&shapes, shape, &mut kind.properties, &mut Vec::new());
            let found = reader.of_shape(shape).into_iter();
            found.for_each(|field| join(&mut kind.fields, field));
        }
        let mut registry = Self {
            kinds: kinds.into_values().collect(),
            parents: parents(&union),
            ..Self::default()
        };
        registry
            .kinds
            .sort_by(|a, b| (&a.segment, &a.class).cmp(&(&b.segment, &b.class)));
        for (index, kind) in registry.kinds.iter().enumerate() {
            registry.by_class.insert(kind.class.clone(), index);
        }
        registry.terms = terms(&union, &registry.kinds);
        for kind in &mut registry.kinds {
            for property in &mut kind.properties {
                fill(&union, property);
            }
        }
        registry.take_in_collections(&shapes, &union, &reader);
        registry.keys = keys;
        registry
    }
}

/// All graphs under `graph/shapes/`, merged.
pub fn shapes_view(snapshot: &Snapshot, base: &str) -> GraphView {
    graphs_under(snapshot, &format!("{base}graph/shapes/"))
}

/// All graphs under `graph/ontology/`, merged.
pub fn ontology_view(snapshot: &Snapshot, base: &str) -> GraphView {
    graphs_under(snapshot, &format!("{base}graph/ontology/"))
}

fn graphs_under(snapshot: &Snapshot, prefix: &str) -> GraphView {
    let ids: Arc<[TermId]> = snapshot
        .named_graphs()
        .into_iter()
        .filter_map(|name| match name {
            NamedOrBlankNode::NamedNode(name) if name.as_str().starts_with(prefix) => {
                snapshot.id(&name)
            }
            _ => None,
        })
        .collect();
    snapshot.view(Scope::Merge(ids))
}

/// Class and node shape, also for shapes that are classes themselves (implicit targets).
fn targets(shapes: &GraphView) -> Vec<(TermId, TermId)> {
    let mut found = Vec::new();
    if let Some(target) = shapes.id(sh::TARGET_CLASS) {
        let stated = shapes.triples(None, Some(target), None);
        found.extend(stated.map(|[shape, _, class]| (class, shape)));
    }
    let types = [rdf::TYPE, sh::NODE_SHAPE].map(|iri| shapes.id(iri));
    if let [Some(a), Some(node_shape)] = types {
        let classes = [rdfs::CLASS, owl::CLASS].map(|iri| shapes.id(iri));
        for shape in shapes.subjects(a, node_shape) {
            let is_class = classes
                .iter()
                .flatten()
                .any(|c| shapes.contains(shape, a, *c));
            if is_class {
                found.push((shape, shape));
            }
        }
    }
    found.retain(|(class, shape)| {
        shapes.kind(*class) == TermKind::NamedNode && !is_deactivated(shapes, *shape)
    });
    found.sort_by_cached_key(|(class, shape)| {
        (
            shapes.text(*class).to_owned(),
            shapes.text(*shape).to_owned(),
        )
    });
    found.dedup();
    found
}

fn kind(shapes: &GraphView, union: &GraphView, iri: &str, class: TermId, base: &str) -> Kind {
    let named = |view: &GraphView| {
        [rdfs::LABEL, skos::PREF_LABEL, dct::TITLE]
            .into_iter()
            .map(|property| literals(view, class, property))
            .find(|labels| !labels.is_empty())
    };
    let described = [skos::DEFINITION, rdfs::COMMENT, dct::DESCRIPTION]
        .into_iter()
        .map(|property| literals(union, class, property))
        .find(|labels| !labels.is_empty());
    Kind {
        class: iri.to_owned(),
        segment: stated_segment(shapes, class)
            .or_else(|| segment(union, class, base))
            .unwrap_or_else(|| kebab(last_part(iri))),
        names: named(union).or_else(|| named(shapes)).unwrap_or_default(),
        descriptions: described.unwrap_or_default(),
        properties: Vec::new(),
        fields: Vec::new(),
    }
}

/// The path of the collection (`hg:Collection`) whose members are of this class.
fn stated_segment(shapes: &GraphView, class: TermId) -> Option<String> {
    let collection = shapes.subjects(shapes.id(hg::MEMBER)?, class).next()?;
    one(shapes, collection, hg::PATH).map(|path| shapes.text(path).to_owned())
}

/// The segment that the first instances under the base share, where no collection states it.
/// None if they differ, or there are none.
pub(super) fn segment(union: &GraphView, class: TermId, base: &str) -> Option<String> {
    let ids = format!("{base}id/");
    let a = union.id(rdf::TYPE)?;
    let mut segments = union
        .subjects(a, class)
        .filter(|thing| union.kind(*thing) == TermKind::NamedNode)
        .filter_map(|thing| {
            let (segment, slug) = union.text(thing).strip_prefix(&ids)?.split_once('/')?;
            (!slug.is_empty() && !slug.contains('#')).then(|| segment.to_owned())
        })
        .take(64);
    let first = segments.next()?;
    segments.all(|other| other == first).then_some(first)
}

/// `DataDomain` to `data-domain`.
fn kebab(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        if c.is_uppercase() && text.chars().last().is_some_and(|last| last != '-') {
            text.push('-');
        }
        text.extend(c.to_lowercase());
    }
    text
}

fn parents(union: &GraphView) -> std::collections::HashMap<String, Vec<String>> {
    let mut parents: std::collections::HashMap<String, Vec<String>> = Default::default();
    if let Some(sub_class_of) = union.id(rdfs::SUB_CLASS_OF) {
        for [class, _, parent] in union.triples(None, Some(sub_class_of), None) {
            let (class, parent) = (union.text(class), union.text(parent));
            parents
                .entry(class.to_owned())
                .or_default()
                .push(parent.to_owned());
        }
    }
    parents
}

/// Names of the kinds' properties: the same predicate is called the same in incoming links.
fn terms(union: &GraphView, kinds: &[Kind]) -> std::collections::HashMap<String, Labels> {
    let mut terms: std::collections::HashMap<String, Labels> = Default::default();
    for kind in kinds {
        terms.insert(kind.class.clone(), kind.names.clone());
        for property in &kind.properties {
            let stated = oxrdf::NamedNode::new(&property.predicate)
                .ok()
                .and_then(|iri| union.id(&iri))
                .map(|id| literals(union, id, rdfs::LABEL))
                .filter(|labels| !labels.is_empty());
            let names = stated.unwrap_or_else(|| match property.direction {
                Direction::Forward => property.names.clone(),
                Direction::Inverse => Labels::default(),
            });
            if !names.is_empty() {
                terms.entry(property.predicate.clone()).or_insert(names);
            }
        }
    }
    terms
}
