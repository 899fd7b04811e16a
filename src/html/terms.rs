//! The page of the ontology: every term of ours with what it means.

use super::frame::Frame;
use super::order::collation;
use super::{Link, Site};
use crate::index::TermId;
use crate::rdf::{Label, last_part};
use crate::registry::ontology_view;
use crate::vocab::skos;
use askama::Template;
use oxrdf::NamedNodeRef;
use oxrdf::vocab::{rdf, rdfs};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "terms.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    formats: Vec<(&'static str, String)>,
    sections: Vec<Section>,
}

struct Section {
    heading: &'static str,
    terms: Vec<Term>,
}

struct Term {
    anchor: String,
    name: Link,
    /// The list of its things, for a kind.
    list: Option<String>,
    about: Vec<Link>,
    relations: Vec<(String, Vec<Link>)>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Class,
    Property,
    Other,
}

/// The page of the terms under `ns#`; `formats` are name and address of the ontology as data.
pub fn terms(site: &Site<'_>, formats: Vec<(&'static str, String)>) -> String {
    let words = site.words();
    let mut by_sort: BTreeMap<Sort, Vec<TermId>> = BTreeMap::new();
    for (term, sort) in of_ours(site) {
        by_sort.entry(sort).or_default().push(term);
    }
    let sections = by_sort
        .into_iter()
        .map(|(sort, mut terms)| {
            terms.sort_by_cached_key(|term| collation(&site.label(*term).text));
            Section {
                heading: match sort {
                    Sort::Class => words.classes,
                    Sort::Property => words.term_properties,
                    Sort::Other => words.individuals,
                },
                terms: terms.into_iter().map(|term| shown(site, term)).collect(),
            }
        })
        .collect();
    let revision = site.view.snapshot().revision();
    let mut frame = Frame::new(site.reader, "/ns", words.terms_title, revision);
    frame.section = "terms";
    super::render(&Page {
        frame,
        formats,
        sections,
    })
}

/// The terms of our namespace that have a type.
fn of_ours(site: &Site<'_>) -> BTreeMap<TermId, Sort> {
    let mut found = BTreeMap::new();
    let Some(a) = site.view.id(rdf::TYPE) else {
        return found;
    };
    let starts = [
        format!("{}ns#", site.base),
        format!("{}ns#", crate::vocab::hg::BASE),
    ];
    let ontology = ontology_view(site.view.snapshot(), site.base);
    for [term, _, class] in ontology.triples(None, Some(a), None) {
        let iri = ontology.text(term);
        if !starts.iter().any(|start| iri.starts_with(start.as_str())) {
            continue;
        }
        let sort = match last_part(ontology.text(class)) {
            "Class" => Sort::Class,
            "Property" | "ObjectProperty" | "DatatypeProperty" | "AnnotationProperty" => {
                Sort::Property
            }
            _ => Sort::Other,
        };
        let known = found.entry(term).or_insert(Sort::Other);
        if sort < *known {
            *known = sort;
        }
    }
    found
}

fn shown(site: &Site<'_>, term: TermId) -> Term {
    let iri = site.view.text(term);
    let values = |property: NamedNodeRef<'_>| -> Vec<TermId> {
        let property = site.view.id(property);
        property.map_or_else(Vec::new, |p| site.view.objects(term, p).collect())
    };
    let about = [skos::DEFINITION, rdfs::COMMENT]
        .into_iter()
        .map(values)
        .find(|values| !values.is_empty())
        .map(|values| site.best_texts(&values))
        .unwrap_or_default();
    let relations = [
        rdfs::SUB_CLASS_OF,
        rdfs::SUB_PROPERTY_OF,
        rdfs::DOMAIN,
        rdfs::RANGE,
    ]
    .into_iter()
    .filter_map(|property| {
        let links: Vec<Link> = values(property)
            .into_iter()
            .filter(|v| site.view.kind(*v) == crate::index::TermKind::NamedNode)
            .map(|v| site.link(v))
            .collect();
        let name = site.label_of_iri(property.as_str()).text;
        (!links.is_empty()).then_some((name, links))
    })
    .collect();
    let mut collections = site.registry.collections().iter();
    let listed = collections.find(|c| c.all_classes().any(|class| class == iri));
    Term {
        anchor: last_part(iri).to_owned(),
        name: {
            let Label { text, language } = site.label(term);
            Link {
                lang: site.foreign(language.as_deref()),
                text,
                title: site.prefixes.compact(iri).unwrap_or_else(|| iri.to_owned()),
                ..Link::default()
            }
        },
        list: listed.map(|c| site.reader.local(&format!("/doc/{}", c.segment))),
        about,
        relations,
    }
}
