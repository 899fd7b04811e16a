//! The page of one thing.

use super::frame::Frame;
use super::notes::{Mark, Note};
use super::value::{Row, Rows, Shown, graph_name};
use super::{Link, Site};
use crate::index::{TermId, TermKind};
use crate::rdf::Label;
use crate::registry::Direction;
use crate::vocab::{dct, foaf, skos};
use askama::Template;
use oxrdf::NamedNodeRef;
use oxrdf::vocab::{rdf, rdfs};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Most incoming links of one property a page shows.
const MOST_INCOMING: usize = 50;

/// What the page is told beside the graph.
pub struct Facts<'a> {
    /// The page's address, without query.
    pub path: &'a str,
    /// Formats on offer: name, media type, address.
    pub formats: Vec<(&'static str, &'static str, String)>,
    /// When the graph changed last, as `xsd:dateTime`.
    pub changed: Option<String>,
}

#[derive(Template)]
#[template(path = "thing.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    title: Link,
    also: Vec<Link>,
    kinds: Vec<Link>,
    mark: Option<Mark>,
    sources: Vec<Link>,
    lead: Option<Row>,
    sections: Vec<Section>,
    incoming: Vec<Incoming>,
    iri: String,
    formats: Vec<(&'static str, &'static str, String)>,
    graphs: Vec<Link>,
    changed: Option<(String, String)>,
}

struct Section {
    heading: Link,
    rows: Rows,
}

struct Incoming {
    name: Link,
    count: String,
    links: Vec<Link>,
    /// How many more, and a query that lists them all.
    more: Option<(String, String)>,
}

/// The page of a thing the view knows something of.
pub fn thing(site: &Site<'_>, id: TermId, facts: Facts<'_>) -> String {
    site.thing.set(Some(id));
    let statements = Statements::of(site, id);
    let label = site.label(id);
    let mut rows = statements.rows(site, id);
    let lead = rows.take_lead();
    let kinds = kinds(site, id);
    let mut frame = Frame::new(
        site.reader,
        facts.path,
        label.text.clone(),
        site.view.snapshot().revision(),
    );
    frame.trail = trail(site, id);
    frame.alternates = facts
        .formats
        .iter()
        .map(|(_, media_type, href)| (*media_type, href.clone()))
        .collect();
    let changed = facts
        .changed
        .and_then(|lexical| Some((lexical.clone(), site.words().day(&lexical)?)));
    let page = Page {
        title: Link {
            lang: site.foreign(label.language.as_deref()),
            text: label.text.clone(),
            ..Link::default()
        },
        also: also(site, id, &label),
        kinds,
        mark: site.mark(id),
        sources: rows.sources,
        lead,
        sections: rows.sections,
        incoming: incoming(site, id, &rows.inverse),
        iri: site.view.text(id).to_owned(),
        formats: facts.formats,
        graphs: statements
            .graphs
            .iter()
            .map(|graph| graph_link(site, *graph))
            .collect(),
        changed,
        frame,
    };
    super::render(&page)
}

/// The statements with the thing as subject, by predicate.
struct Statements {
    by_predicate: BTreeMap<TermId, Vec<TermId>>,
    /// Graphs of most statements first.
    graphs: Vec<TermId>,
    graphs_of: HashMap<[TermId; 2], Vec<TermId>>,
    notes: HashMap<[TermId; 2], Vec<Note>>,
}

impl Statements {
    fn of(site: &Site<'_>, id: TermId) -> Self {
        let mut by_predicate: BTreeMap<TermId, Vec<TermId>> = BTreeMap::new();
        let mut graphs_of = HashMap::new();
        let mut counts: BTreeMap<TermId, usize> = BTreeMap::new();
        for triple in site.view.triples(Some(id), None, None) {
            let [_, predicate, object] = triple;
            by_predicate.entry(predicate).or_default().push(object);
            let graphs = site.view.graphs_of(triple);
            for graph in &graphs {
                *counts.entry(*graph).or_default() += 1;
            }
            graphs_of.insert([predicate, object], graphs);
        }
        let mut graphs: Vec<_> = counts.into_iter().collect();
        graphs.sort_by_key(|(graph, count)| (std::cmp::Reverse(*count), *graph));
        Self {
            by_predicate,
            graphs: graphs.into_iter().map(|(graph, _)| graph).collect(),
            graphs_of,
            notes: site.notes(id),
        }
    }

    /// The values of a predicate, with the graphs that are not the page's main one, and notes.
    fn shown(&self, site: &Site<'_>, predicate: TermId) -> Vec<Shown> {
        let home = self.graphs.first();
        self.by_predicate
            .get(&predicate)
            .into_iter()
            .flatten()
            .map(|object| {
                let key = [predicate, *object];
                let graphs = self.graphs_of.get(&key).map_or(&[][..], Vec::as_slice);
                let elsewhere = !graphs.iter().any(|graph| Some(graph) == home);
                Shown {
                    id: *object,
                    graphs: graphs
                        .iter()
                        .filter(|_| elsewhere)
                        .map(|graph| graph_link(site, *graph))
                        .collect(),
                    notes: self.notes.get(&key).cloned().unwrap_or_default(),
                }
            })
            .collect()
    }

    fn rows(&self, site: &Site<'_>, id: TermId) -> Laid {
        let mut laid = Laid::default();
        let mut done: HashSet<TermId> = set_apart(site, id);
        let find = |iri: NamedNodeRef<'_>| site.view.id(iri).filter(|p| self.has(*p));
        for property in LEADING {
            if let Some(predicate) = find(property)
                && done.insert(predicate)
            {
                let name = site.property_name(property.as_str(), None);
                laid.lead = Some(site.row(name, None, self.shown(site, predicate)));
                break;
            }
        }
        if let Some(source) = find(dct::SOURCE) {
            done.insert(source);
            let values = self.shown(site, source);
            laid.sources = values.iter().map(|shown| site.link(shown.id)).collect();
        }
        let unknown = self.unknown(site);
        self.rows_of_shapes(site, id, &unknown, &mut done, &mut laid);
        self.rows_left(site, &unknown, &mut done, &mut laid);
        laid
    }

    fn has(&self, predicate: TermId) -> bool {
        self.by_predicate.contains_key(&predicate)
    }

    /// Properties whose value is stated to be unknown.
    fn unknown(&self, site: &Site<'_>) -> HashSet<TermId> {
        site.ours("unknown")
            .and_then(|p| self.by_predicate.get(&p))
            .into_iter()
            .flatten()
            .copied()
            .collect()
    }

    fn rows_of_shapes(
        &self,
        site: &Site<'_>,
        id: TermId,
        unknown: &HashSet<TermId>,
        done: &mut HashSet<TermId>,
        laid: &mut Laid,
    ) {
        let classes = types(site, id);
        let classes = classes.iter().map(|class| site.view.text(*class));
        for (group, properties) in site.registry.layout(classes).groups {
            let mut rows = Vec::new();
            for property in &properties {
                let iri = oxrdf::NamedNode::new(&property.predicate).ok();
                let Some(predicate) = iri.and_then(|iri| site.view.id(&iri)) else {
                    continue;
                };
                if property.direction == Direction::Inverse {
                    rows.extend(inverse_row(site, id, predicate, property, laid));
                    continue;
                }
                if !done.contains(&predicate) && self.has(predicate) {
                    let name = site.shape_name(property);
                    let values = self.shown(site, predicate);
                    rows.push(site.row(name, site.help(property), values));
                } else if unknown.contains(&predicate) && !done.contains(&predicate) {
                    rows.push(site.unknown_row(predicate, Some(property)));
                } else {
                    continue;
                }
                done.insert(predicate);
            }
            let heading = group
                .and_then(|group| group.names.choose(site.language()).cloned())
                .unwrap_or_else(|| Label::untagged(site.words().properties));
            laid.add(site, heading, rows);
        }
    }

    /// What no shape speaks of, in a last group, by name.
    fn rows_left(
        &self,
        site: &Site<'_>,
        unknown: &HashSet<TermId>,
        done: &mut HashSet<TermId>,
        laid: &mut Laid,
    ) {
        let mut left: Vec<(String, Row)> = Vec::new();
        for predicate in self.by_predicate.keys() {
            if done.insert(*predicate) {
                let name = site.property_name(site.view.text(*predicate), None);
                let key = super::order::collation(&name.text);
                left.push((key, site.row(name, None, self.shown(site, *predicate))));
            }
        }
        for predicate in unknown {
            if done.insert(*predicate) {
                let row = site.unknown_row(*predicate, None);
                left.push((super::order::collation(&row.name.text), row));
            }
        }
        left.sort_by(|(a, _), (b, _)| a.cmp(b));
        let rows = left.into_iter().map(|(_, row)| row).collect();
        let heading = if laid.sections.is_empty() {
            site.words().properties
        } else {
            site.words().other_properties
        };
        laid.add(site, Label::untagged(heading), rows);
    }
}

/// Properties that say in a sentence what a thing is; the first there is opens the page.
const LEADING: [NamedNodeRef<'static>; 3] = [skos::DEFINITION, dct::DESCRIPTION, rdfs::COMMENT];

#[derive(Default)]
struct Laid {
    lead: Option<Row>,
    sources: Vec<Link>,
    sections: Vec<Section>,
    /// Incoming links that a shape placed among the rows.
    inverse: HashSet<TermId>,
}

impl Laid {
    fn take_lead(&mut self) -> Option<Row> {
        self.lead.take()
    }

    fn add(&mut self, site: &Site<'_>, heading: Label, rows: Vec<Row>) {
        if rows.is_empty() {
            return;
        }
        self.sections.push(Section {
            heading: Link {
                lang: site.foreign(heading.language.as_deref()),
                text: heading.text,
                ..Link::default()
            },
            rows: Rows {
                rows,
                words: site.words(),
            },
        });
    }
}

/// Predicates shown elsewhere than in the rows: type, mark, unknown, and the one that names it.
fn set_apart(site: &Site<'_>, id: TermId) -> HashSet<TermId> {
    let naming = [skos::PREF_LABEL, rdfs::LABEL, dct::TITLE, foaf::NAME]
        .into_iter()
        .filter_map(|property| site.view.id(property))
        .find(|property| site.view.objects(id, *property).next().is_some());
    [
        site.view.id(rdf::TYPE),
        site.ours("mark"),
        site.ours("unknown"),
        site.ours("statementMark"),
        naming,
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn inverse_row(
    site: &Site<'_>,
    id: TermId,
    predicate: TermId,
    property: &crate::registry::Property,
    laid: &mut Laid,
) -> Option<Row> {
    let values: Vec<Shown> = site
        .view
        .subjects(predicate, id)
        .map(|subject| Shown {
            id: subject,
            graphs: Vec::new(),
            notes: Vec::new(),
        })
        .collect();
    if values.is_empty() {
        return None;
    }
    laid.inverse.insert(predicate);
    Some(site.row(site.shape_name(property), site.help(property), values))
}

fn types(site: &Site<'_>, id: TermId) -> Vec<TermId> {
    site.view
        .id(rdf::TYPE)
        .map(|a| site.view.objects(id, a).collect())
        .unwrap_or_default()
}

/// Links to the lists of a thing's kinds; to the class where there is no list.
fn kinds(site: &Site<'_>, id: TermId) -> Vec<Link> {
    let mut kinds: Vec<(bool, Link)> = types(site, id)
        .into_iter()
        .map(
            |class| match site.registry.kind_of_class(site.view.text(class)) {
                Some(kind) => {
                    let mut link = site.link(class);
                    link.href = Some(site.reader.local(&format!("/doc/{}", kind.segment)));
                    link.external = false;
                    (false, link)
                }
                None => (true, site.link(class)),
            },
        )
        .collect();
    kinds.sort_by(|(a, x), (b, y)| (a, &x.text).cmp(&(b, &y.text)));
    kinds.into_iter().map(|(_, link)| link).collect()
}

/// The names of a thing in other languages.
fn also(site: &Site<'_>, id: TermId, shown: &Label) -> Vec<Link> {
    let mut also = Vec::new();
    for language in crate::rdf::Language::ALL {
        let names = crate::registry::names_of(site.view, id);
        if let Some(label) = names.choose(language)
            && label.text != shown.text
            && label.language.is_some()
            && !also.iter().any(|link: &Link| link.text == label.text)
        {
            also.push(Link {
                text: label.text.clone(),
                lang: label.language.clone(),
                ..Link::default()
            });
        }
    }
    also
}

fn trail(site: &Site<'_>, id: TermId) -> Vec<Link> {
    let Some(path) = site.local_path(site.view.text(id)) else {
        return Vec::new();
    };
    let segment = path.strip_prefix("/doc/").and_then(|p| p.split_once('/'));
    let Some((segment, _)) = segment.filter(|(s, _)| site.registry.collection(s).is_some()) else {
        return Vec::new();
    };
    let name = super::listing::name_of(site, segment);
    vec![Link {
        lang: site.foreign(name.language.as_deref()),
        href: Some(site.reader.local(&format!("/doc/{segment}"))),
        text: name.text,
        ..Link::default()
    }]
}

fn graph_link(site: &Site<'_>, graph: TermId) -> Link {
    if graph == TermId::UNNAMED_GRAPH {
        return Link {
            text: site.words().unnamed_graph.to_owned(),
            ..Link::default()
        };
    }
    let iri = site.view.text(graph);
    let name = Label::untagged(graph_name(site.base, iri));
    let mut link = site.link_to(iri, name);
    // Graphs are data, not pages: their language does not change.
    link.href = site.local_path(iri).or(link.href);
    link
}

/// Who refers to the thing, by property.
fn incoming(site: &Site<'_>, id: TermId, placed: &HashSet<TermId>) -> Vec<Incoming> {
    let mut by_predicate: BTreeMap<TermId, Vec<TermId>> = BTreeMap::new();
    for [subject, predicate, _] in site.view.triples(None, None, Some(id)) {
        let inside = subject == id || crate::registry::is_part(site.view, id, subject);
        if !inside && !placed.contains(&predicate) && !site.is_pointing(predicate) {
            by_predicate.entry(predicate).or_default().push(subject);
        }
    }
    let mut groups: Vec<Incoming> = by_predicate
        .into_iter()
        .map(|(predicate, mut subjects)| {
            let count = subjects.len();
            if count <= 10 * MOST_INCOMING {
                subjects.sort_by_cached_key(|subject| site.order_key(*subject));
            }
            let links = subjects.iter().take(MOST_INCOMING);
            Incoming {
                name: site.property_name(site.view.text(predicate), None),
                count: site.words().number(count),
                links: links.map(|subject| named_holder(site, *subject)).collect(),
                more: (count > MOST_INCOMING).then(|| {
                    (
                        (site.words().more)(count - MOST_INCOMING),
                        list_query(site, predicate, site.view.text(id)),
                    )
                }),
            }
        })
        .collect();
    groups.sort_by_key(|group| super::order::collation(&group.name.text));
    groups
}

/// A subject, or the named thing it is part of.
fn named_holder(site: &Site<'_>, mut subject: TermId) -> Link {
    for _ in 0..6 {
        if site.view.kind(subject) != TermKind::BlankNode {
            break;
        }
        match site.view.triples(None, None, Some(subject)).next() {
            Some([holder, _, _]) => subject = holder,
            None => break,
        }
    }
    site.link(subject)
}

/// The address of a query that lists all that refer to a thing.
fn list_query(site: &Site<'_>, predicate: TermId, thing: &str) -> String {
    let predicate = site.view.text(predicate);
    let query = format!("SELECT ?thing WHERE {{ ?thing <{predicate}> <{thing}> }} ORDER BY ?thing");
    let encoded = super::in_query(&query);
    site.reader.local(&format!("/query?query={encoded}"))
}
