//! What is said of the thing itself, row by row.

use super::super::notes::Note;
use super::super::value::{Row, Shown, graph_name};
use super::super::{Link, Site, order};
use super::incoming::inverse;
use super::laid::Laid;
use crate::index::TermId;
use crate::rdf::Label;
use crate::registry::{Direction, Layout};
use crate::vocab::{dct, foaf, skos};
use oxrdf::NamedNodeRef;
use oxrdf::vocab::{rdf, rdfs};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Properties that say in a sentence what a thing is; the first there is opens the page.
const LEADING: [NamedNodeRef<'static>; 3] = [skos::DEFINITION, dct::DESCRIPTION, rdfs::COMMENT];

/// The statements with the thing as subject, by predicate.
pub(super) struct Statements {
    by_predicate: BTreeMap<TermId, Vec<TermId>>,
    /// Graphs of most statements first.
    pub graphs: Vec<TermId>,
    graphs_of: HashMap<[TermId; 2], Vec<TermId>>,
    notes: HashMap<[TermId; 2], Vec<Note>>,
}

impl Statements {
    pub fn of(site: &Site<'_>, id: TermId) -> Self {
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

    /// All of it, the leading sentence and the sources apart.
    pub fn rows(&self, site: &Site<'_>, id: TermId) -> Laid {
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
        let layout = site.registry.layout(classes);
        self.note_incoming(site, id, &layout);
        for (group, properties) in layout.groups {
            let mut rows = Vec::new();
            for property in &properties {
                let iri = oxrdf::NamedNode::new(&property.predicate).ok();
                let Some(predicate) = iri.and_then(|iri| site.view.id(&iri)) else {
                    continue;
                };
                if property.direction == Direction::Inverse {
                    let values = inverse(site, id, predicate, self.graphs.first());
                    if !values.is_empty() {
                        laid.inverse.insert(predicate);
                        rows.push(site.row(site.shape_name(property), site.help(property), values));
                    }
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

    /// Tells the site what incoming links the shapes place among the rows, so that parts do not
    /// list the same again.
    fn note_incoming(&self, site: &Site<'_>, id: TermId, layout: &Layout) {
        let properties = layout.groups.iter().flat_map(|(_, properties)| properties);
        let placed = properties.filter(|p| p.direction == Direction::Inverse);
        let listed = placed
            .filter_map(|property| oxrdf::NamedNode::new(&property.predicate).ok())
            .filter_map(|iri| site.view.id(&iri))
            .map(|predicate| site.view.subjects(predicate, id).collect());
        *site.listed.borrow_mut() = listed.collect();
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
                let key = order::collation(&name.text);
                left.push((key, site.row(name, None, self.shown(site, *predicate))));
            }
        }
        for predicate in unknown {
            if done.insert(*predicate) {
                let row = site.unknown_row(*predicate, None);
                left.push((order::collation(&row.name.text), row));
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

/// The classes of a thing.
pub(super) fn types(site: &Site<'_>, id: TermId) -> Vec<TermId> {
    site.view
        .id(rdf::TYPE)
        .map(|a| site.view.objects(id, a).collect())
        .unwrap_or_default()
}

/// A link to a named graph.
pub(super) fn graph_link(site: &Site<'_>, graph: TermId) -> Link {
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
