//! Reads fields from property shapes.

use super::Direction;
use super::context::Terms;
use super::field::{Bound, Field};
use super::keys::Keys;
use super::node::{all, is_deactivated, items, one, order};
use super::properties::{group, path};
use super::thing::literals;
use super::values::{Values, insert};
use crate::index::{GraphView, TermId, TermKind};
use crate::vocab::sh;
use oxrdf::NamedNodeRef;
use oxrdf::vocab::rdf;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// Shapes nested in one another at most, when it is asked what values are.
const DEEPEST: usize = 8;

/// Reads the fields of shapes.
pub(super) struct Reader<'a> {
    shapes: &'a GraphView,
    keys: &'a Keys,
    terms: &'a Terms,
    /// Property shapes that have been read: most are shared by several classes.
    known: RefCell<HashMap<TermId, Option<Field>>>,
}

impl<'a> Reader<'a> {
    /// A reader of these shapes.
    pub fn new(shapes: &'a GraphView, keys: &'a Keys, terms: &'a Terms) -> Self {
        Self {
            shapes,
            keys,
            terms,
            known: RefCell::default(),
        }
    }

    /// The fields of a node shape, and of those it refers to with `sh:node` and `sh:and`.
    pub fn of_shape(&self, shape: TermId) -> Vec<Field> {
        let mut fields = Vec::new();
        self.collect(shape, &mut fields, &mut Vec::new());
        for field in &mut fields {
            if field.values.is_unknown() && field.direction == Direction::Forward {
                field.values = self.terms.values_of(&field.predicate);
            }
            if field.direction == Direction::Inverse {
                field.values.things = true;
            }
        }
        fields
    }

    fn collect(&self, shape: TermId, into: &mut Vec<Field>, seen: &mut Vec<TermId>) {
        if seen.contains(&shape) || is_deactivated(self.shapes, shape) {
            return;
        }
        seen.push(shape);
        for node in all(self.shapes, shape, sh::PROPERTY) {
            if !is_deactivated(self.shapes, node)
                && let Some(found) = self.field(node)
            {
                join(into, found);
            }
        }
        for further in all(self.shapes, shape, sh::NODE) {
            self.collect(further, into, seen);
        }
        for list in all(self.shapes, shape, sh::AND) {
            for further in items(self.shapes, list) {
                self.collect(further, into, seen);
            }
        }
    }

    fn field(&self, node: TermId) -> Option<Field> {
        let known = self.known.borrow().get(&node).cloned();
        known.unwrap_or_else(|| {
            let found = self.read(node);
            self.known.borrow_mut().insert(node, found.clone());
            found
        })
    }

    fn read(&self, node: TermId) -> Option<Field> {
        let (shapes, text) = (self.shapes, |id| self.shapes.text(id).to_owned());
        let (predicate, direction) = path(shapes, node)?;
        let predicate = text(predicate);
        let key = self.keys.key(&predicate)?.to_owned();
        let mut field = Field::new(key, predicate, direction);
        field.names = literals(shapes, node, sh::NAME);
        field.descriptions = literals(shapes, node, sh::DESCRIPTION);
        field.messages = literals(shapes, node, sh::MESSAGE);
        field.order = order(shapes, node);
        field.group = group(shapes, node);
        field.values = self.values(node, 0);
        if shapes.kind(node) == TermKind::NamedNode {
            field.shapes.push(text(node));
        }
        let severity = one(shapes, node, sh::SEVERITY).map(text);
        if severity.is_none_or(|iri| iri == sh::VIOLATION.as_str()) {
            self.demands(node, &mut field);
        }
        Some(field)
    }

    /// What a write must hold to.
    fn demands(&self, node: TermId, field: &mut Field) {
        let number = |local: &str| {
            self.term(node, local)
                .and_then(|n| self.shapes.text(n).parse().ok())
        };
        field.min = number("minCount").unwrap_or(0);
        field.max = number("maxCount");
        field.min_length = number("minLength");
        field.max_length = number("maxLength");
        for list in all(self.shapes, node, sh::term("in").as_ref()) {
            let members = items(self.shapes, list).into_iter();
            field.one_of.extend(members.map(|m| self.shapes.term(m)));
        }
        field.languages = self.languages(node);
        field.unique_language = self
            .term(node, "uniqueLang")
            .is_some_and(|flag| self.shapes.text(flag) == "true");
        let text = |local: &str| {
            self.term(node, local)
                .map(|id| self.shapes.text(id).to_owned())
        };
        field.pattern = text("pattern").map(|p| (p, text("flags").unwrap_or_default()));
        let bound = |inclusive: &str, exclusive: &str| {
            let bound = |value, inclusive| Bound { value, inclusive };
            let stated = text(inclusive).map(|value| bound(value, true));
            stated.or_else(|| text(exclusive).map(|value| bound(value, false)))
        };
        field.least = bound("minInclusive", "minExclusive");
        field.greatest = bound("maxInclusive", "maxExclusive");
        let qualified = one(self.shapes, node, sh::QUALIFIED_VALUE_SHAPE);
        if number("qualifiedMinCount").is_some_and(|n: usize| n > 0)
            && let Some(shape) = qualified
        {
            field.required_languages = self.languages(shape);
        }
    }

    fn languages(&self, node: TermId) -> Vec<String> {
        let lists = all(self.shapes, node, sh::term("languageIn").as_ref());
        let tags = lists.into_iter().flat_map(|list| items(self.shapes, list));
        tags.map(|tag| self.shapes.text(tag).to_owned()).collect()
    }

    fn term(&self, node: TermId, local: &str) -> Option<TermId> {
        one(self.shapes, node, sh::term(local).as_ref())
    }

    /// What a shape says of its values.
    fn values(&self, node: TermId, depth: usize) -> Values {
        let mut values = Values::default();
        for datatype in all(self.shapes, node, sh::DATATYPE) {
            insert(&mut values.datatypes, self.shapes.text(datatype).to_owned());
        }
        for class in all(self.shapes, node, sh::CLASS) {
            values.things = true;
            insert(&mut values.classes, self.shapes.text(class).to_owned());
        }
        let kinds = all(self.shapes, node, sh::NODE_KIND);
        values.things |= kinds
            .iter()
            .any(|kind| self.shapes.text(*kind).contains("IRI"));
        if !self.languages(node).is_empty() {
            insert(&mut values.datatypes, rdf::LANG_STRING.as_str().to_owned());
        }
        for list in all(self.shapes, node, sh::term("in").as_ref()) {
            items(self.shapes, list)
                .into_iter()
                .for_each(|member| self.like(member, &mut values));
        }
        for value in all(self.shapes, node, sh::term("hasValue").as_ref()) {
            self.like(value, &mut values);
        }
        if depth < DEEPEST {
            self.nested(node, depth, &mut values);
        }
        values
    }

    /// Values of the kind of this one.
    fn like(&self, value: TermId, values: &mut Values) {
        match self.shapes.datatype(value) {
            Some(datatype) => insert(&mut values.datatypes, datatype.to_owned()),
            None => values.things = true,
        }
    }

    fn nested(&self, node: TermId, depth: usize, values: &mut Values) {
        let lists = |property: NamedNodeRef<'_>| {
            let lists = all(self.shapes, node, property).into_iter();
            lists
                .flat_map(|list| items(self.shapes, list))
                .collect::<Vec<_>>()
        };
        let mut either: Option<Values> = None;
        let choices = [sh::term("or"), sh::term("xone")];
        for member in choices.iter().flat_map(|p| lists(p.as_ref())) {
            let found = self.values(member, depth + 1);
            if found.is_unknown() {
                continue;
            }
            match &mut either {
                Some(known) => known.widen(found),
                None => either = Some(found),
            }
        }
        let both = all(self.shapes, node, sh::NODE)
            .into_iter()
            .chain(lists(sh::AND));
        for found in either
            .into_iter()
            .chain(both.map(|m| self.values(m, depth + 1)))
        {
            values.narrow(found);
        }
    }
}

/// Adds a field to those of a class; what speaks of the same property holds together.
pub(super) fn join(into: &mut Vec<Field>, found: Field) {
    match into.iter_mut().find(|known| is_same(known, &found)) {
        Some(known) => known.narrow(found),
        None => into.push(found),
    }
}

/// Adds the fields of another class whose things stand beside.
pub(super) fn beside(into: &mut Vec<Field>, others: Vec<Field>) {
    for found in others {
        match into.iter_mut().find(|known| is_same(known, &found)) {
            Some(known) => known.widen(found),
            None => into.push(found.optional()),
        }
    }
}

fn is_same(a: &Field, b: &Field) -> bool {
    a.predicate == b.predicate && a.direction == b.direction
}

/// In the order of pages: groups, then the order in the group, then the name.
pub(super) fn sort(fields: &mut [Field]) {
    let group = |field: &Field| field.group.as_ref().map_or(f64::INFINITY, |g| g.order);
    fields.sort_by(|a, b| {
        (group(a).total_cmp(&group(b)))
            .then(a.order.total_cmp(&b.order))
            .then_with(|| a.key.cmp(&b.key))
            .then_with(|| (a.direction as u8).cmp(&(b.direction as u8)))
    });
}

/// Says of each field whether its things are told within the thing that has them: `parts` are
/// the classes that shapes know and no collection holds.
pub(super) fn mark_parts(fields: &mut [Field], parts: &HashSet<String>) {
    for field in fields {
        let mut classes = field.values.classes.iter();
        field.values.parts = classes.any(|class| parts.contains(class));
    }
}
