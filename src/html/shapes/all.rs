//! The page of all shapes: kind by kind what each demands, and what many demand alike.

use super::phrases::Phrases;
use super::{Row, Shown, Words};
use crate::html::frame::Frame;
use crate::html::order::collation;
use crate::html::{Site, render};
use crate::index::GraphView;
use crate::registry::sheet::{Sheet, Target};
use askama::Template;
use oxrdf::Term;
use std::collections::BTreeMap;

/// A property shape of at least so many classes is shown once, apart.
const SHARED: usize = 4;

#[derive(Template)]
#[template(path = "shapes.html", config = ".askama.toml")]
struct All {
    frame: Frame,
    text: &'static Words,
    formats: Vec<(&'static str, String)>,
    shapes: Vec<Shown>,
    shared: Vec<Row>,
}

/// The page of all shapes; `formats` are name and address of them as data.
pub fn shapes(site: &Site<'_>, view: &GraphView, formats: Vec<(&'static str, String)>) -> String {
    let phrases = Phrases::of(site);
    let sheets = Sheet::all(view);
    let shared = shared(&sheets);
    let told = sheets
        .iter()
        .filter(|sheet| !sheet.targets.is_empty() || !sheet.is_silent());
    let (mut rules, mut kinds) = (Vec::new(), Vec::new());
    for sheet in told {
        match kind_of(&sheets, sheet) {
            Some(kind) => rules.push((&kind.node, sheet)),
            None => kinds.push(sheet),
        }
    }
    let mut shapes: Vec<_> = kinds
        .into_iter()
        .map(|kind| {
            let own = rules.iter().filter(|(of, _)| **of == kind.node);
            let own = own.map(|(_, rule)| *rule);
            (place(site, kind), phrases.with_rules(kind, own, &shared))
        })
        .collect();
    shapes.sort_by(|(a, shown), (b, other)| {
        a.cmp(b)
            .then_with(|| collation(&shown.name.text).cmp(&collation(&other.name.text)))
    });
    let mut rows: Vec<_> = shared.values().map(|sheet| phrases.row(sheet)).collect();
    rows.sort_by_cached_key(|row| row.anchor.clone());
    let revision = site.view.snapshot().revision();
    let mut frame = Frame::new(site.reader, "/shapes", phrases.words.title, revision);
    frame.section = "shapes";
    render(&All {
        frame,
        text: phrases.words,
        formats,
        shapes: shapes.into_iter().map(|(_, shown)| shown).collect(),
        shared: rows,
    })
}

/// The shape of the kind that a rule is for: a shape without a name for one class is a rule of the
/// shape that has one.
fn kind_of<'a>(sheets: &'a [Sheet], rule: &Sheet) -> Option<&'a Sheet> {
    let [Target::Class(_)] = rule.targets.as_slice() else {
        return None;
    };
    if !rule.names.is_empty() {
        return None;
    }
    let mut sheets = sheets.iter();
    sheets.find(|kind| !kind.names.is_empty() && kind.targets == rule.targets)
}

impl Phrases<'_, '_> {
    /// The shape of a kind, with the rows of the rules for the same kind after its own.
    fn with_rules<'r>(
        &self,
        kind: &Sheet,
        rules: impl Iterator<Item = &'r Sheet>,
        shared: &BTreeMap<String, &Sheet>,
    ) -> Shown {
        let mut shown = self.shown(kind, shared);
        for rule in rules {
            let of = self.shown(rule, shared);
            let named = self.row(rule);
            shown
                .rows
                .extend(of.rows.into_iter().enumerate().map(|(place, row)| Row {
                    anchor: named.anchor.clone(),
                    is_rule: place == 0,
                    shape: named.shape.clone(),
                    ..row
                }));
            shown.also.extend(of.also);
        }
        shown
    }
}

/// The property shapes with a name that many node shapes have, by that name.
fn shared(sheets: &[Sheet]) -> BTreeMap<String, &Sheet> {
    let mut used: BTreeMap<String, (usize, &Sheet)> = BTreeMap::new();
    for property in sheets.iter().flat_map(|sheet| &sheet.properties) {
        if let Term::NamedNode(iri) = &property.node {
            let (count, _) = used.entry(iri.as_str().to_owned()).or_insert((0, property));
            *count += 1;
        }
    }
    used.into_iter()
        .filter(|(_, (count, sheet))| *count >= SHARED && !sheet.is_silent())
        .map(|(iri, (_, sheet))| (iri, sheet))
        .collect()
}

/// Where the collection of its class stands; last for shapes of no collection.
fn place(site: &Site<'_>, sheet: &Sheet) -> usize {
    let collections = site.registry.collections();
    let of_class = |class: &String| {
        let mut collections = collections.iter();
        collections.position(|c| c.classes.contains(class))
    };
    let classes = sheet.targets.iter().filter_map(|target| match target {
        Target::Class(class) => of_class(class),
        _ => None,
    });
    classes.min().unwrap_or(usize::MAX)
}
