//! The data described after VoID (<https://www.w3.org/TR/void/>): how much there is of what, and
//! where it can be had.

use super::profile::Profiles;
use crate::index::{GraphView, Scope, Snapshot};
use crate::rdf::Format;
use crate::vocab::{dct, foaf, void};
use oxrdf::vocab::rdf;
use oxrdf::{Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};
use std::collections::BTreeMap;

/// The description of a revision, for clients that read it at `origin`.
pub fn described_by_void(
    snapshot: &Snapshot,
    base: &NamedNode,
    origin: &str,
    profiles: &Profiles,
) -> Vec<Triple> {
    let view = snapshot.view(Scope::Union);
    let mut said = Said::default();
    let whole = said.node(format!("{origin}/.well-known/void#data"));
    said.say(&whole, rdf::TYPE, void::DATASET.into_owned());
    said.say(&whole, dct::TITLE, Literal::new_simple_literal("Helsegraf"));
    said.say(
        &whole,
        void::URI_SPACE,
        Literal::new_simple_literal(base.as_str()),
    );
    let endpoint = said.node(format!("{origin}/sparql"));
    said.say(&whole, void::SPARQL_ENDPOINT, endpoint);
    let home = said.node(format!("{origin}/"));
    said.say(&whole, foaf::HOMEPAGE, home);
    for format in Format::ALL {
        said.say(
            &whole,
            void::FEATURE,
            NamedNode::new_unchecked(format.iri()),
        );
    }
    for profile in profiles.iter() {
        let dump = said.node(format!("{origin}/catalog/{}.ttl", profile.token));
        said.say(&whole, void::DATA_DUMP, dump);
        said.say(&whole, dct::CONFORMS_TO, profile.iri.clone());
    }
    said.counts(&whole, &view);
    said.partitions(&whole, &view);
    for graph in snapshot.named_graphs() {
        let NamedOrBlankNode::NamedNode(name) = graph else {
            continue;
        };
        let Some(id) = snapshot.id(name.as_ref()) else {
            continue;
        };
        if snapshot.is_aside_id(id) {
            continue;
        }
        said.say(&whole, void::SUBSET, name.clone());
        said.say(&name, rdf::TYPE, void::DATASET.into_owned());
        said.counts(&name, &snapshot.view(Scope::Named(id)));
    }
    said.0
}

#[derive(Default)]
struct Said(Vec<Triple>);

impl Said {
    fn say(&mut self, subject: &NamedNode, property: NamedNodeRef<'_>, value: impl Into<Term>) {
        self.0.push(Triple::new(subject.clone(), property, value));
    }

    /// An address of ours; its host was checked.
    fn node(&self, address: String) -> NamedNode {
        NamedNode::new(&address).unwrap_or_else(|_| NamedNode::new_unchecked("http://localhost/"))
    }

    fn number(&mut self, subject: &NamedNode, property: NamedNodeRef<'_>, number: usize) {
        self.say(subject, property, Literal::from(number as u64));
    }

    fn counts(&mut self, subject: &NamedNode, view: &GraphView) {
        self.number(subject, void::TRIPLES, view.count(None, None, None));
    }

    /// How much there is of each class and property, and with which vocabularies.
    fn partitions(&mut self, whole: &NamedNode, view: &GraphView) {
        let mut properties: BTreeMap<String, usize> = BTreeMap::new();
        let mut subjects = 0;
        let mut last = None;
        for [subject, predicate, _] in view.triples(None, None, None) {
            if last != Some(subject) {
                subjects += 1;
                last = Some(subject);
            }
            match properties.get_mut(view.text(predicate)) {
                Some(count) => *count += 1,
                None => drop(properties.insert(view.text(predicate).to_owned(), 1)),
            }
        }
        let mut classes: BTreeMap<String, usize> = BTreeMap::new();
        if let Some(a) = view.id(rdf::TYPE) {
            for [_, _, class] in view.triples(None, Some(a), None) {
                *classes.entry(view.text(class).to_owned()).or_default() += 1;
            }
        }
        self.number(whole, void::DISTINCT_SUBJECTS, subjects);
        self.number(whole, void::CLASSES, classes.len());
        self.number(whole, void::PROPERTIES, properties.len());
        let mut vocabularies: Vec<String> = properties
            .keys()
            .chain(classes.keys())
            .filter_map(|iri| Some(iri[..=iri.rfind(['#', '/'])?].to_owned()))
            .collect();
        vocabularies.sort();
        vocabularies.dedup();
        for vocabulary in vocabularies
            .iter()
            .filter_map(|iri| NamedNode::new(iri).ok())
        {
            self.say(whole, void::VOCABULARY, vocabulary);
        }
        self.parts(
            whole,
            "class",
            (void::CLASS_PARTITION, void::CLASS, void::ENTITIES),
            classes,
        );
        self.parts(
            whole,
            "property",
            (void::PROPERTY_PARTITION, void::PROPERTY, void::TRIPLES),
            properties,
        );
    }

    fn parts(
        &mut self,
        whole: &NamedNode,
        name: &str,
        (partition, of, count): (NamedNodeRef<'_>, NamedNodeRef<'_>, NamedNodeRef<'_>),
        found: BTreeMap<String, usize>,
    ) {
        for (place, (iri, number)) in found.into_iter().enumerate() {
            let Ok(iri) = NamedNode::new(iri) else {
                continue;
            };
            let part = self.node(format!("{}-{name}-{}", whole.as_str(), place + 1));
            self.say(whole, partition, part.clone());
            self.say(&part, of, iri);
            self.number(&part, count, number);
        }
    }
}
