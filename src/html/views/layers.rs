//! Layers: a drawing of what stands on which layer and how it relates, and the same as text.

mod drawing;
mod lines;
mod route;

use super::super::notes::Mark;
use super::super::{Link, Site, ehds};
use super::{Sign, is_gap, legend, words};
use crate::alignment::{Answer, Row};
use crate::html::words::views::Views;
use askama::Template;
use drawing::Drawing;
use oxrdf::NamedNode;
use std::collections::BTreeSet;

/// Most things in a drawing; the data are whole.
const MOST: usize = 80;

/// The layers.
#[derive(Template)]
#[template(path = "views_layers.html", config = ".askama.toml")]
pub(super) struct Layers {
    /// The id of its heading.
    pub id: String,
    /// Our words.
    pub words: &'static Views,
    /// How settled the relations are.
    pub legend: Vec<Sign>,
    /// The drawing.
    pub drawing: Drawing,
    /// The same as text.
    pub bands: Vec<Band>,
    /// What is said where not all are shown.
    pub cut: Option<String>,
}

/// A layer as text.
pub(super) struct Band {
    /// It; none for what is on no layer.
    pub name: Option<Link>,
    /// What bears on it from the side.
    pub beside: Vec<String>,
    /// What stands on it.
    pub things: Vec<Placed>,
}

/// A thing as text.
pub(super) struct Placed {
    /// It.
    pub link: Link,
    /// What its place rests on.
    pub mark: Option<Mark>,
    /// What it is to others: the relation, the other, how settled.
    pub relations: Vec<(Link, Link, String)>,
}

/// What is drawn, before it has a place.
pub(super) struct Plan<'a> {
    /// The layers from the base, each with what bears on it from the side.
    layers: Vec<(&'a NamedNode, Vec<&'a NamedNode>)>,
    /// The things with the place of their layer and what that rests on.
    things: Vec<(&'a NamedNode, Option<usize>, Option<&'a NamedNode>)>,
    /// The relations.
    relations: Vec<Row<'a>>,
    /// What did not fit.
    left_out: BTreeSet<&'a NamedNode>,
}

impl<'a> Plan<'a> {
    fn of(placed: &'a Answer, joined: Option<&'a Answer>) -> Self {
        let mut plan = Self {
            layers: Vec::new(),
            things: Vec::new(),
            relations: joined.map_or_else(Vec::new, |answer| answer.rows().collect()),
            left_out: BTreeSet::new(),
        };
        for row in placed.rows().filter(|row| row.value("order").is_some()) {
            if let Some(layer) = row.thing("layer")
                && plan.layer(layer).is_none()
            {
                plan.layers.push((layer, Vec::new()));
            }
        }
        for row in placed.rows() {
            let layer = row.thing("layer");
            let side = row.thing("beside").and_then(|main| plan.layer(main));
            if let (Some(side), Some(layer)) = (side, layer) {
                plan.layers[side].1.push(layer);
            }
            if let Some(thing) = row.thing("thing") {
                let place = layer.and_then(|layer| plan.layer(layer));
                plan.add(thing, place, row.thing("mark"));
            }
        }
        let ends = plan.relations.clone();
        for row in &ends {
            for end in ["one", "other"] {
                if let Some(thing) = row.thing(end) {
                    plan.add(thing, None, None);
                }
            }
        }
        plan
    }

    fn layer(&self, node: &NamedNode) -> Option<usize> {
        self.layers.iter().position(|(known, _)| *known == node)
    }

    fn thing(&self, node: &NamedNode) -> Option<usize> {
        self.things.iter().position(|(known, ..)| *known == node)
    }

    fn add(&mut self, thing: &'a NamedNode, layer: Option<usize>, mark: Option<&'a NamedNode>) {
        if self.thing(thing).is_none() {
            match self.things.len() < MOST {
                true => self.things.push((thing, layer, mark)),
                false => drop(self.left_out.insert(thing)),
            }
        }
    }
}

impl Layers {
    /// Of the answer that places things, and the one that relates them.
    pub(super) fn of(site: &Site<'_>, placed: &Answer, joined: Option<&Answer>, id: &str) -> Self {
        let plan = Plan::of(placed, joined);
        let states = plan.relations.iter().filter_map(|row| row.thing("state"));
        let layers = (0..plan.layers.len()).map(Some).chain([None]);
        let left_out = plan.left_out.len();
        Self {
            id: id.to_owned(),
            words: words(site),
            legend: legend(site, states),
            bands: layers.map(|layer| band(site, &plan, layer)).collect(),
            drawing: Drawing::of(site, &plan),
            cut: (left_out > 0).then(|| (words(site).cut)(MOST, MOST + left_out)),
        }
    }
}

fn band(site: &Site<'_>, plan: &Plan<'_>, layer: Option<usize>) -> Band {
    let stated = layer.map(|place| &plan.layers[place]);
    let beside = stated.into_iter().flat_map(|(_, beside)| beside);
    let on = |it: &&(&NamedNode, Option<usize>, Option<&NamedNode>)| it.1 == layer;
    let things = plan
        .things
        .iter()
        .filter(on)
        .map(|(thing, _, mark)| Placed {
            link: ehds::named(site, thing),
            mark: mark.and_then(|mark| ehds::mark(site, mark)),
            relations: relations(site, plan, thing),
        });
    Band {
        name: stated.map(|(layer, _)| ehds::named(site, layer)),
        beside: beside
            .map(|it| (words(site).beside)(&ehds::named(site, it).text))
            .collect(),
        things: things.collect(),
    }
}

fn relations(site: &Site<'_>, plan: &Plan<'_>, thing: &NamedNode) -> Vec<(Link, Link, String)> {
    let own = plan
        .relations
        .iter()
        .filter(|row| row.thing("one") == Some(thing));
    let told = own.filter_map(|row| {
        let (relation, other) = row.thing("relation").zip(row.thing("other"))?;
        let state = row.value("state").filter(|term| !is_gap(term));
        let state = state.map(|term| super::value(site, term).text);
        let relation = Link {
            href: None,
            ..ehds::named(site, relation)
        };
        Some((
            relation,
            ehds::named(site, other),
            state.unwrap_or_default(),
        ))
    });
    told.collect()
}
