//! Whether a content is whole: every term declared and named, every link and entry in its place.

use super::usage::{Graphs, Usage};
use super::{Coverage, Fault, Finding};
use crate::index::{GraphView, Scope, Snapshot, TermId};
use crate::rdf::{Language, Prefixes};
use crate::registry::Registry;
use crate::vocab::{sh, skos};
use oxrdf::NamedNodeRef;
use oxrdf::vocab::rdfs;
use std::collections::BTreeMap;

/// Everything that is wrong with the content, ontology and shapes of this deployment, sorted.
///
/// Graphs of others (harvested ones, and names outside `{base}graph/`) are not judged. Terms are
/// looked at where there is an ontology, the place of entries where there are collections.
pub fn faults(
    snapshot: &Snapshot,
    registry: &Registry,
    coverage: &Coverage,
    prefixes: &Prefixes,
    base: &str,
) -> Vec<Finding> {
    let graphs = Graphs::of(snapshot, base);
    let mut proof = Proof {
        union: snapshot.view(Scope::Union),
        found: Vec::new(),
    };
    let mut content = Usage::default();
    content.add(&graphs.content, base);
    let borrowed = content.borrowed.clone();
    let mut all = content;
    all.add(&graphs.ontology, base);
    all.add(&graphs.shapes, base);
    if graphs.ontology.count(None, None, None) > 0 {
        proof.own_terms(&graphs.ontology, &all);
        proof.names(borrowed.iter().copied());
        proof.namespaces(&all, prefixes);
    }
    proof.declarations(&graphs.shapes, prefixes);
    proof.links(&graphs.shapes, &all);
    let ids = format!("{base}id/");
    let ours = |iri: &&String| iri.starts_with(&ids);
    for orphan in coverage.orphans.iter().filter(ours) {
        proof.add(Fault::Orphan, orphan, String::new());
    }
    if !registry.collections().is_empty() {
        for thing in coverage.astray.iter().filter(ours) {
            proof.add(Fault::Astray, thing, String::new());
        }
    }
    proof.found.sort();
    proof.found
}

struct Proof {
    union: GraphView,
    found: Vec<Finding>,
}

impl Proof {
    fn add(&mut self, fault: Fault, iri: &str, detail: String) {
        self.found.push(Finding {
            fault,
            iri: iri.to_owned(),
            detail,
        });
    }

    /// Declared, labelled and defined.
    fn own_terms(&mut self, ontology: &GraphView, used: &Usage) {
        for (term, user) in &used.own {
            let iri = self.union.text(*term).to_owned();
            if ontology.triples(Some(*term), None, None).next().is_none() {
                let user = format!("is used by <{}>", self.union.text(*user));
                self.add(Fault::Undeclared, &iri, user);
                continue;
            }
            for (fault, properties) in [
                (Fault::Unlabelled, [rdfs::LABEL, skos::PREF_LABEL]),
                (Fault::Undefined, [skos::DEFINITION, rdfs::COMMENT]),
            ] {
                if let Some(missing) = missing_languages(ontology, *term, &properties) {
                    self.add(fault, &iri, missing);
                }
            }
        }
    }

    fn names(&mut self, terms: impl Iterator<Item = TermId>) {
        for term in terms {
            let properties = [rdfs::LABEL, skos::PREF_LABEL];
            if let Some(missing) = missing_languages(&self.union, term, &properties) {
                let iri = self.union.text(term).to_owned();
                self.add(Fault::Unnamed, &iri, missing);
            }
        }
    }

    fn namespaces(&mut self, used: &Usage, prefixes: &Prefixes) {
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for term in used.borrowed.iter().chain(used.own.keys()) {
            let iri = self.union.text(*term);
            if !prefixes
                .iter()
                .any(|(_, namespace)| iri.starts_with(namespace))
            {
                let end = iri.rfind(['#', '/']).map_or(iri.len(), |at| at + 1);
                found
                    .entry(iri[..end].to_owned())
                    .or_insert_with(|| format!("of <{iri}>"));
            }
        }
        for (namespace, example) in found {
            self.add(Fault::NoPrefix, &namespace, example);
        }
    }

    /// `sh:declare`: what SPARQL in shapes calls a namespace, the project calls it too.
    fn declarations(&mut self, shapes: &GraphView, prefixes: &Prefixes) {
        let (Some(prefix), Some(namespace)) = (shapes.id(sh::PREFIX), shapes.id(sh::NAMESPACE))
        else {
            return;
        };
        for [node, _, name] in shapes.triples(None, Some(prefix), None) {
            for value in shapes.objects(node, namespace) {
                let (name, value) = (shapes.text(name), shapes.text(value));
                let known = prefixes.iter().find(|(known, _)| *known == name);
                match known {
                    Some((_, other)) if other != value => {
                        let detail = format!("is declared as {name}:, which is <{other}>");
                        self.add(Fault::PrefixTwice, value, detail);
                    }
                    _ => {}
                }
            }
        }
    }

    fn links(&mut self, shapes: &GraphView, used: &Usage) {
        for (address, user) in &used.links {
            let is_there = [&self.union, shapes]
                .iter()
                .any(|view| view.triples(Some(*address), None, None).next().is_some());
            if !is_there {
                let user = format!("is linked to by <{}>", self.union.text(*user));
                let iri = self.union.text(*address).to_owned();
                self.add(Fault::DeadLink, &iri, user);
            }
        }
    }
}

/// The languages in which none of the properties says anything, in words; none if all are there.
fn missing_languages(
    view: &GraphView,
    term: TermId,
    properties: &[NamedNodeRef<'_>],
) -> Option<String> {
    let properties = properties.iter().filter_map(|p| view.id(*p));
    let texts: Vec<TermId> = properties.flat_map(|p| view.objects(term, p)).collect();
    let missing: Vec<&str> = Language::ALL
        .into_iter()
        .filter(|language| {
            let tags = texts.iter().filter_map(|text| view.language(*text));
            !tags
                .into_iter()
                .any(|tag| Language::from_tag(tag) == Some(*language))
        })
        .map(Language::tag)
        .collect();
    (!missing.is_empty()).then(|| format!("lacks {}", missing.join(", ")))
}
