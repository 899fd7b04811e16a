//! The rows of a page, laid out in sections.

use super::super::value::{Row, Rows};
use super::super::{Link, Site};
use crate::index::TermId;
use crate::rdf::Label;
use std::collections::HashSet;

/// Rows under a heading.
pub(super) struct Section {
    pub heading: Link,
    pub rows: Rows,
}

/// Everything a page says of its thing.
#[derive(Default)]
pub(super) struct Laid {
    pub lead: Option<Row>,
    pub sources: Vec<Link>,
    pub sections: Vec<Section>,
    /// Incoming links that a shape placed among the rows.
    pub inverse: HashSet<TermId>,
}

impl Laid {
    pub fn take_lead(&mut self) -> Option<Row> {
        self.lead.take()
    }

    pub fn add(&mut self, site: &Site<'_>, heading: Label, rows: Vec<Row>) {
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
