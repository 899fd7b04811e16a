//! One kind of resource, and how the properties of a thing are laid out.

use super::Field;
use crate::rdf::Labels;

/// A class that a shape describes.
#[derive(Debug, Clone)]
pub struct Kind {
    /// IRI of the class.
    pub class: String,
    /// The part of the IRIs after `/id/`: `standard` in `/id/standard/icd-11`.
    pub segment: String,
    /// What it is called.
    pub names: Labels,
    /// What it is.
    pub descriptions: Labels,
    /// Its property shapes, in no particular order.
    pub properties: Vec<Property>,
    /// The same for JSON, with what they demand.
    pub fields: Vec<Field>,
}

/// Things listed together, under one address.
#[derive(Debug, Clone)]
pub struct Collection {
    /// The name in addresses: `standards` in `/id/standards/icd-11`.
    pub segment: String,
    /// Place among the collections.
    pub order: f64,
    /// What its things are called together.
    pub names: Labels,
    /// What it holds, in words.
    pub descriptions: Labels,
    /// The classes whose instances it holds, as stated.
    pub classes: Vec<String>,
    /// Their subclasses that have no collection of their own.
    pub subclasses: Vec<String>,
    /// What the JSON of its things has, in the order of pages.
    pub fields: Vec<Field>,
    /// The graph to which new things go, where not the national content.
    pub home: Option<String>,
    pub(super) columns: Vec<usize>,
    pub(super) facets: Vec<usize>,
    pub(super) sort: Vec<(usize, Order)>,
}

/// Whether the first or the last comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// From small to great.
    Ascending,
    /// From great to small.
    Descending,
}

impl Collection {
    /// A collection of nothing yet.
    pub(super) fn new(segment: String) -> Self {
        Self {
            segment,
            order: f64::INFINITY,
            names: Labels::default(),
            descriptions: Labels::default(),
            classes: Vec::new(),
            subclasses: Vec::new(),
            fields: Vec::new(),
            home: None,
            columns: Vec::new(),
            facets: Vec::new(),
            sort: Vec::new(),
        }
    }

    /// Every class whose instances it holds.
    pub fn all_classes(&self) -> impl Iterator<Item = &str> {
        self.classes
            .iter()
            .chain(&self.subclasses)
            .map(String::as_str)
    }

    /// The field of a name; with several of that name, the one walked forward.
    pub fn field(&self, key: &str) -> Option<&Field> {
        let named = || self.fields.iter().filter(|field| field.key == key);
        named()
            .find(|field| field.direction == Direction::Forward)
            .or_else(|| named().next())
    }

    /// The field that names its things.
    pub fn name(&self) -> Option<&Field> {
        self.name_place().map(|place| &self.fields[place])
    }

    /// What a list shows of each thing, in order.
    pub fn columns(&self) -> impl Iterator<Item = &Field> {
        self.columns.iter().map(|place| &self.fields[*place])
    }

    /// What a list can be narrowed by.
    pub fn facets(&self) -> impl Iterator<Item = &Field> {
        self.facets.iter().map(|place| &self.fields[*place])
    }

    /// What a list is ordered by, unless asked otherwise.
    pub fn sort(&self) -> impl Iterator<Item = (&Field, Order)> {
        let sort = self.sort.iter();
        sort.map(|(place, order)| (&self.fields[*place], *order))
    }
}

/// Which end of the statement the thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The thing is the subject.
    Forward,
    /// The thing is the object (`sh:inversePath`).
    Inverse,
}

/// One property of a kind.
#[derive(Debug, Clone)]
pub struct Property {
    /// IRI of the predicate.
    pub predicate: String,
    /// Which way it is walked.
    pub direction: Direction,
    /// Place within its group; those without stand last.
    pub order: f64,
    /// The group, if the shape names one.
    pub group: Option<Group>,
    /// What it is called.
    pub names: Labels,
    /// What its values mean.
    pub descriptions: Labels,
}

/// Properties that stand together.
#[derive(Debug, Clone)]
pub struct Group {
    /// IRI, or the blank node's label.
    pub node: String,
    /// Place among the groups; those without stand last.
    pub order: f64,
    /// The heading.
    pub names: Labels,
}

/// The groups of a thing, in order, each with its properties in order.
#[derive(Debug, Default)]
pub struct Layout {
    /// The properties of one group stand together; those without a group come last.
    pub groups: Vec<(Option<Group>, Vec<Property>)>,
}

impl Layout {
    pub(super) fn add(&mut self, kind: &Kind) {
        for property in &kind.properties {
            let known = self.groups.iter().flat_map(|(_, properties)| properties);
            if known
                .into_iter()
                .any(|p| p.predicate == property.predicate && p.direction == property.direction)
            {
                continue;
            }
            let node = property.group.as_ref().map(|group| &group.node);
            let place = self
                .groups
                .iter()
                .position(|(group, _)| group.as_ref().map(|g| &g.node) == node);
            match place {
                Some(place) => self.groups[place].1.push(property.clone()),
                None => self
                    .groups
                    .push((property.group.clone(), vec![property.clone()])),
            }
        }
    }

    pub(super) fn sort(&mut self) {
        let group_key = |group: &Option<Group>| {
            group.as_ref().map_or((f64::INFINITY, String::new()), |g| {
                (g.order, g.node.clone())
            })
        };
        self.groups.sort_by(|(a, _), (b, _)| {
            let ((a, a_node), (b, b_node)) = (group_key(a), group_key(b));
            a.total_cmp(&b).then(a_node.cmp(&b_node))
        });
        for (_, properties) in &mut self.groups {
            properties.sort_by(|a, b| {
                a.order
                    .total_cmp(&b.order)
                    .then_with(|| a.predicate.cmp(&b.predicate))
            });
        }
    }
}
