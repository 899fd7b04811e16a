//! The steps of a path by name: a property is read from the end it is walked from.

use super::super::{Link, Site};
use crate::impact::{Reached, Way};
use crate::index::TermId;
use std::cell::RefCell;
use std::collections::HashMap;

/// Names of properties and things, each looked up once.
pub struct Steps<'s> {
    site: &'s Site<'s>,
    ways: RefCell<HashMap<(TermId, Way), Link>>,
}

/// One step of a path, by name.
pub struct Step {
    /// What the property is called from where the step begins.
    pub along: Link,
    /// What it leads to; none for the last, which is the thing itself.
    pub to: Option<Link>,
}

impl<'s> Steps<'s> {
    /// The names of a site.
    pub fn new(site: &'s Site<'s>) -> Self {
        Self {
            site,
            ways: RefCell::default(),
        }
    }

    /// What a property is called from the end a step begins at.
    pub fn way(&self, along: TermId, way: Way) -> Link {
        let mut ways = self.ways.borrow_mut();
        let name = ways.entry((along, way)).or_insert_with(|| {
            let iri = self.site.view.text(along);
            match way {
                Way::Forward => self.site.property_name(iri, None),
                Way::Backward => self.site.inverse_name(iri),
            }
        });
        name.clone()
    }

    /// The steps of a path.
    pub fn of(&self, path: &[&Reached]) -> Vec<Step> {
        let last = path.len().saturating_sub(1);
        let steps = path.iter().enumerate().map(|(place, step)| Step {
            along: self.way(step.along, step.way),
            to: (place < last).then(|| self.site.link(step.thing)),
        });
        steps.collect()
    }

    /// The same as one line of text, from what is changed.
    pub fn text(&self, path: &[&Reached]) -> String {
        let start = path.first().map(|step| self.site.label(step.before).text);
        let mut text = start.unwrap_or_default();
        for step in path {
            let along = self.way(step.along, step.way).text;
            let to = self.site.label(step.thing).text;
            text.push_str(&format!(" [{along}] {to}"));
        }
        text
    }
}

/// The path as a property path of SPARQL, from what is changed.
pub fn property_path(site: &Site<'_>, path: &[&Reached]) -> String {
    let steps = path.iter().map(|step| {
        let iri = site.view.text(step.along);
        match step.way {
            Way::Forward => format!("<{iri}>"),
            Way::Backward => format!("^<{iri}>"),
        }
    });
    steps.collect::<Vec<_>>().join("/")
}
