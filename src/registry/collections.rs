//! Collections as the shapes declare them: classes, fields, columns, facets, order.

use super::fields::{Reader, beside, join, mark_parts, sort};
use super::node::{one, order};
use super::thing::literals;
use super::{Collection, Direction, Field, Registry};
use crate::index::{GraphView, TermId};
use crate::vocab::{hg, skos};
use oxrdf::NamedNode;
use oxrdf::vocab::rdfs;
use std::collections::HashSet;

impl Registry {
    /// The declared collections, with what the JSON of their things has; where there are none,
    /// one for each segment of the kinds.
    pub(super) fn take_in_collections(
        &mut self,
        shapes: &GraphView,
        union: &GraphView,
        reader: &Reader<'_>,
    ) {
        let declared = declared(shapes);
        self.is_declared = !declared.is_empty();
        self.collections = match declared.is_empty() {
            true => self.of_kinds(),
            false => declared.iter().map(|(_, c)| c.clone()).collect(),
        };
        self.take_in_subclasses();
        let parts: HashSet<String> = self
            .kinds
            .iter()
            .filter(|kind| self.collection_of(&kind.class).is_none())
            .map(|kind| kind.class.clone())
            .collect();
        for kind in &mut self.kinds {
            mark_parts(&mut kind.fields, &parts);
            kind.fields.iter_mut().for_each(|field| name(field, union));
            sort(&mut kind.fields);
        }
        for place in 0..self.collections.len() {
            let node = declared.get(place).map(|(node, _)| *node);
            let mut fields = self.fields_of_collection(&self.collections[place]);
            if let Some(shape) = node.and_then(|node| one(shapes, node, hg::SHAPE)) {
                let mut more = reader.of_shape(shape);
                mark_parts(&mut more, &parts);
                more.iter_mut().for_each(|field| name(field, union));
                more.into_iter()
                    .for_each(|field| join_once(&mut fields, field));
            }
            sort(&mut fields);
            let collection = &mut self.collections[place];
            collection.fields = fields;
            collection.arrange(shapes, node);
        }
        self.in_order();
    }

    /// The fields of things of these classes: what their shapes and those of their superclasses
    /// say holds together.
    pub fn fields_of<'a>(&self, classes: impl IntoIterator<Item = &'a str>) -> Vec<Field> {
        let mut queue: Vec<&str> = classes.into_iter().collect();
        let mut seen: Vec<&str> = Vec::new();
        let mut fields = Vec::new();
        while let Some(class) = queue.pop() {
            if seen.contains(&class) {
                continue;
            }
            seen.push(class);
            if let Some(kind) = self.kind_of_class(class) {
                let found = kind.fields.iter().cloned();
                found.for_each(|field| join_once(&mut fields, field));
            }
            if let Some((_, parents)) = self.parents.get_key_value(class) {
                queue.extend(parents.iter().map(String::as_str));
            }
        }
        sort(&mut fields);
        fields
    }

    /// The collection whose things a class's instances are.
    pub fn collection_of(&self, class: &str) -> Option<&Collection> {
        let mut collections = self.collections.iter();
        collections.find(|c| c.all_classes().any(|known| known == class))
    }

    fn fields_of_collection(&self, collection: &Collection) -> Vec<Field> {
        let mut classes = collection.classes.iter();
        let Some(first) = classes.next() else {
            return Vec::new();
        };
        let mut fields = self.fields_of([first.as_str()]);
        for class in classes {
            let others = self.fields_of([class.as_str()]);
            for field in &mut fields {
                let is_shared = others
                    .iter()
                    .any(|f| f.predicate == field.predicate && f.direction == field.direction);
                if !is_shared {
                    *field = field.clone().optional();
                }
            }
            beside(&mut fields, others);
        }
        for class in &collection.subclasses {
            beside(&mut fields, self.fields_of([class.as_str()]));
        }
        fields
    }

    fn of_kinds(&self) -> Vec<Collection> {
        let mut found: Vec<Collection> = Vec::new();
        for kind in &self.kinds {
            match found.iter_mut().find(|c| c.segment == kind.segment) {
                Some(known) => known.classes.push(kind.class.clone()),
                None => found.push(Collection {
                    names: kind.names.clone(),
                    classes: vec![kind.class.clone()],
                    ..Collection::new(kind.segment.clone())
                }),
            }
        }
        found
    }

    /// Gives each class without a collection of its own to the nearest one above it.
    fn take_in_subclasses(&mut self) {
        let mut homes: Vec<(usize, String)> = Vec::new();
        for class in self.parents.keys() {
            let (mut seen, mut level) = (Vec::new(), vec![class]);
            let home = loop {
                if let Some(home) = level.iter().find_map(|class| self.stated_home(class)) {
                    break Some(home);
                }
                seen.extend(level.iter().copied());
                let above = level.iter().filter_map(|class| self.parents.get(*class));
                level = above.flatten().filter(|c| !seen.contains(c)).collect();
                if level.is_empty() {
                    break None;
                }
            };
            if let Some(home) = home
                && self.stated_home(class).is_none()
            {
                homes.push((home, class.clone()));
            }
        }
        homes.sort();
        for (home, class) in homes {
            self.collections[home].subclasses.push(class);
        }
    }

    /// The first collection that states a class.
    fn stated_home(&self, class: &str) -> Option<usize> {
        let mut collections = self.collections.iter();
        collections.position(|c| c.classes.iter().any(|known| known == class))
    }

    fn in_order(&mut self) {
        self.collections
            .sort_by(|a, b| (a.order.total_cmp(&b.order)).then_with(|| a.segment.cmp(&b.segment)));
    }
}

/// As [`join`], but for what shapes that several classes share have said already.
fn join_once(fields: &mut Vec<Field>, field: Field) {
    let is_said = |known: &Field| {
        let mut shapes = field.shapes.iter();
        !field.shapes.is_empty() && shapes.all(|shape| known.shapes.contains(shape))
    };
    if !fields.iter().any(is_said) {
        join(fields, field);
    }
}

/// What the shape leaves unsaid, the ontology may say.
fn name(field: &mut Field, union: &GraphView) {
    let predicate = NamedNode::new(&field.predicate).ok();
    let Some(id) = predicate.and_then(|predicate| union.id(&predicate)) else {
        return;
    };
    if field.names.is_empty() && field.direction == Direction::Forward {
        field.names = literals(union, id, rdfs::LABEL);
    }
    for property in [skos::DEFINITION, rdfs::COMMENT] {
        if field.descriptions.is_empty() {
            field.descriptions = literals(union, id, property);
        }
    }
}

/// The collections of the shapes with their nodes, in their order.
fn declared(shapes: &GraphView) -> Vec<(TermId, Collection)> {
    let mut found = Vec::new();
    let Some((member, path)) = shapes.id(hg::MEMBER).zip(shapes.id(hg::PATH)) else {
        return found;
    };
    for [node, _, segment] in shapes.triples(None, Some(path), None) {
        let classes = shapes.objects(node, member);
        let mut classes: Vec<_> = classes.map(|class| shapes.text(class).to_owned()).collect();
        classes.sort();
        let collection = Collection {
            order: order(shapes, node),
            names: literals(shapes, node, rdfs::LABEL),
            descriptions: literals(shapes, node, rdfs::COMMENT),
            home: one(shapes, node, hg::HOME_GRAPH).map(|graph| shapes.text(graph).to_owned()),
            classes,
            ..Collection::new(shapes.text(segment).to_owned())
        };
        found.push((node, collection));
    }
    found.sort_by(|(_, a), (_, b)| {
        (a.order.total_cmp(&b.order)).then_with(|| a.segment.cmp(&b.segment))
    });
    found
}
