//! What kind of thing something is: the collection it lives in, or its class.

use super::super::Site;
use super::super::listing::name_of;
use super::super::words::impact::Impact;
use crate::index::{TermId, TermKind};
use crate::rdf::Label;
use oxrdf::NamedNode;
use oxrdf::vocab::rdf;
use std::collections::HashMap;

/// A kind, in the order of lists: collections as the shapes have them, then classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A collection, by its place.
    Collection(usize),
    /// A class that no collection holds.
    Class(TermId),
    /// Neither.
    Other,
}

/// The kinds of one request.
pub struct Kinds<'s> {
    site: &'s Site<'s>,
    things: String,
    segments: HashMap<&'s str, usize>,
    classes: HashMap<TermId, usize>,
    class: Option<TermId>,
}

impl<'s> Kinds<'s> {
    /// The kinds of a site.
    pub fn new(site: &'s Site<'s>) -> Self {
        let collections = site.registry.collections();
        let mut classes = HashMap::new();
        for (place, collection) in collections.iter().enumerate() {
            let known = collection.all_classes().filter_map(|class| {
                let class = NamedNode::new(class).ok()?;
                site.view.id(&class)
            });
            for class in known {
                classes.entry(class).or_insert(place);
            }
        }
        let places = collections.iter().enumerate();
        Self {
            site,
            things: format!("{}id/", site.base),
            segments: places.map(|(n, c)| (c.segment.as_str(), n)).collect(),
            classes,
            class: site.view.id(rdf::TYPE),
        }
    }

    /// The kind of a thing: by its address, else by its class.
    pub fn of(&self, thing: TermId) -> Kind {
        let view = self.site.view;
        if view.kind(thing) != TermKind::NamedNode {
            return Kind::Other;
        }
        let path = view.text(thing).strip_prefix(&*self.things);
        let segment = path.and_then(|path| path.split_once('/'));
        let segment = segment.filter(|(_, slug)| !slug.contains('#'));
        let by_address = segment.and_then(|(segment, _)| self.segments.get(segment));
        if let Some(place) = by_address {
            return Kind::Collection(*place);
        }
        let classes = self.class.map(|class| view.objects(thing, class));
        let mut classes: Vec<TermId> = classes.into_iter().flatten().collect();
        let listed = classes.iter().filter_map(|class| self.classes.get(class));
        // A part of a thing is not in a collection, whatever its class.
        let is_part = path.is_some_and(|path| path.contains('#'));
        if let (false, Some(place)) = (is_part, listed.min()) {
            return Kind::Collection(*place);
        }
        classes.sort_by(|a, b| view.text(*a).cmp(view.text(*b)));
        classes
            .first()
            .map_or(Kind::Other, |class| Kind::Class(*class))
    }

    /// The kind in addresses and data: the collection's name, the class with its prefix, `other`.
    pub fn key(&self, kind: Kind) -> String {
        match kind {
            Kind::Collection(place) => self.site.registry.collections()[place].segment.clone(),
            Kind::Class(class) => {
                let iri = self.site.view.text(class);
                let short = self.site.prefixes.compact(iri);
                short.unwrap_or_else(|| iri.to_owned())
            }
            Kind::Other => "other".to_owned(),
        }
    }

    /// What people call it.
    pub fn label(&self, kind: Kind) -> Label {
        match kind {
            Kind::Collection(place) => {
                name_of(self.site, &self.site.registry.collections()[place].segment)
            }
            Kind::Class(class) => self.site.label(class),
            Kind::Other => Label::untagged(Impact::of_language(self.site.language()).other),
        }
    }

    /// Whether a collection is called so.
    pub fn is_collection(&self, key: &str) -> bool {
        self.segments.contains_key(key)
    }
}
