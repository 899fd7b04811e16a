//! Who refers to the thing.

use super::super::notes::Mark;
use super::super::value::Shown;
use super::super::{Link, Site, in_query, order};
use super::statements::graph_link;
use crate::index::{TermId, TermKind};
use std::collections::{BTreeMap, HashSet};

/// Most incoming links of one property a page shows.
const MOST: usize = 50;
/// Of more incoming statements it is not looked up what is said of each.
const MOST_NOTED: usize = 1_000;

/// Those who refer to the thing by one property.
pub(super) struct Incoming {
    /// What the property is called from this end.
    pub name: Link,
    /// How many they are.
    pub count: String,
    /// Who they are, with the mark of the statement where it has one of its own.
    pub links: Vec<(Link, Option<Mark>)>,
    /// How many more, and a query that lists them all.
    pub more: Option<(String, String)>,
}

/// Who refers to the thing by properties that are not placed among its rows.
pub(super) fn incoming(site: &Site<'_>, id: TermId, placed: &HashSet<TermId>) -> Vec<Incoming> {
    let mut by_predicate: BTreeMap<TermId, Vec<TermId>> = BTreeMap::new();
    for [subject, predicate, _] in site.view.triples(None, None, Some(id)) {
        let inside = subject == id || crate::registry::is_part(site.view, id, subject);
        if !inside && !placed.contains(&predicate) && !site.is_pointing(predicate) {
            by_predicate.entry(predicate).or_default().push(subject);
        }
    }
    let mut groups: Vec<Incoming> = by_predicate
        .into_iter()
        .map(|(predicate, subjects)| group(site, id, predicate, subjects))
        .collect();
    groups.sort_by_key(|group| order::collation(&group.name.text));
    groups
}

fn group(site: &Site<'_>, id: TermId, predicate: TermId, mut subjects: Vec<TermId>) -> Incoming {
    let count = subjects.len();
    if count <= 10 * MOST {
        subjects.sort_by_cached_key(|subject| site.order_key(*subject));
    }
    let links = subjects.iter().take(MOST).map(|subject| {
        let notes = site.notes(*subject).remove(&[predicate, id]);
        let mark = notes.into_iter().flatten().find_map(|note| note.mark);
        (named_holder(site, *subject), mark)
    });
    Incoming {
        name: site.inverse_name(site.view.text(predicate)),
        count: site.words().number(count),
        links: links.collect(),
        more: (count > MOST).then(|| {
            (
                (site.words().more)(count - MOST),
                list_query(site, predicate, site.view.text(id)),
            )
        }),
    }
}

/// Those who refer to the thing by a property, each with what is said of that statement; graphs
/// are named where they are not `home`.
pub(super) fn inverse(
    site: &Site<'_>,
    id: TermId,
    predicate: TermId,
    home: Option<&TermId>,
) -> Vec<Shown> {
    let subjects: Vec<TermId> = site.view.subjects(predicate, id).collect();
    let noted = subjects.len() <= MOST_NOTED;
    subjects
        .into_iter()
        .map(|subject| {
            let graphs = site.view.graphs_of([subject, predicate, id]);
            let elsewhere = home.is_some() && !graphs.iter().any(|graph| Some(graph) == home);
            let notes = noted.then(|| site.notes(subject).remove(&[predicate, id]));
            Shown {
                id: subject,
                graphs: graphs
                    .iter()
                    .filter(|_| elsewhere)
                    .map(|graph| graph_link(site, *graph))
                    .collect(),
                notes: notes.flatten().unwrap_or_default(),
            }
        })
        .collect()
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
    let encoded = in_query(&query);
    site.reader.local(&format!("/query?query={encoded}"))
}
