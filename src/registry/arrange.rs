//! Columns, facets and order of a collection: as declared, or good ones.

use super::node::{all, items, one};
use super::thing::NAMING;
use super::{Collection, Direction, Field, Form, Order};
use crate::index::{GraphView, TermId};
use crate::vocab::hg;
use oxrdf::NamedNodeRef;

/// Columns of a collection that declares none, at most, besides the name.
const MOST_COLUMNS: usize = 5;

impl Collection {
    /// Reads columns, facets and order, or finds good ones.
    pub(super) fn arrange(&mut self, shapes: &GraphView, node: Option<TermId>) {
        let listed = |property: NamedNodeRef<'_>| {
            let lists = node.map_or_else(Vec::new, |node| all(shapes, node, property));
            let members = lists.into_iter().flat_map(|list| items(shapes, list));
            members.collect::<Vec<_>>()
        };
        let place = |item: TermId| self.place(shapes.text(item));
        let columns: Vec<usize> = listed(hg::COLUMNS).into_iter().filter_map(place).collect();
        let facets: Vec<usize> = listed(hg::FACETS).into_iter().filter_map(place).collect();
        let sort = listed(hg::SORT_BY).into_iter().filter_map(|item| {
            match one(shapes, item, hg::DESCENDING) {
                Some(property) => Some((place(property)?, Order::Descending)),
                None => Some((place(item)?, Order::Ascending)),
            }
        });
        let sort: Vec<_> = sort.collect();
        let name = self.name_place();
        self.columns = match columns.is_empty() {
            true => self.good_columns(name),
            false => columns,
        };
        self.facets = match facets.is_empty() {
            true => self.good_facets(),
            false => facets,
        };
        self.sort = match sort.is_empty() {
            true => name
                .into_iter()
                .map(|place| (place, Order::Ascending))
                .collect(),
            false => sort,
        };
    }

    /// The place of the field of a property or property shape.
    fn place(&self, iri: &str) -> Option<usize> {
        let by_shape = |field: &Field| field.shapes.iter().any(|shape| shape == iri);
        let by_property =
            |field: &Field| field.predicate == iri && field.direction == Direction::Forward;
        let mut fields = self.fields.iter();
        fields.position(|field| by_property(field) || by_shape(field))
    }

    /// The place of the field that names things.
    pub(super) fn name_place(&self) -> Option<usize> {
        NAMING
            .iter()
            .find_map(|property| self.place(property.as_str()))
    }

    fn good_columns(&self, name: Option<usize>) -> Vec<usize> {
        let short = |field: &Field| match field.form() {
            Form::Boolean | Form::Integer | Form::Text => true,
            Form::Thing => field.max == Some(1) && !field.values.parts,
            Form::Texts | Form::Any => false,
        };
        let others = self.fields.iter().enumerate().filter(|(place, field)| {
            Some(*place) != name && field.direction == Direction::Forward && short(field)
        });
        let others = others.map(|(place, _)| place).take(MOST_COLUMNS);
        name.into_iter().chain(others).collect()
    }

    fn good_facets(&self) -> Vec<usize> {
        let few = |field: &Field| match field.form() {
            Form::Boolean => true,
            _ if !field.one_of.is_empty() => true,
            Form::Thing => {
                field.max == Some(1) && !field.values.classes.is_empty() && !field.values.parts
            }
            Form::Integer | Form::Text | Form::Texts | Form::Any => false,
        };
        let fields = self.fields.iter().enumerate();
        fields
            .filter(|(_, field)| field.direction == Direction::Forward && few(field))
            .map(|(place, _)| place)
            .collect()
    }
}
