//! The table of a list: a line a thing, a column a field.

use super::super::csv::exact;
use crate::index::{GraphView, TermId, TermKind};
use crate::rdf::{Language, last_part};
use crate::registry::{Collection, Direction, Field, Form, names_of};
use oxrdf::NamedNode;

/// What stands between several values in one cell.
const BETWEEN: &str = " | ";

/// A table of things.
pub struct Table<'a> {
    /// What it is read from.
    pub view: &'a GraphView,
    /// The collection of the things.
    pub collection: &'a Collection,
    /// Names of the fields that are columns.
    pub shown: &'a [String],
    /// The language of texts and names.
    pub language: Language,
}

impl Table<'_> {
    /// The table with a header: IRI and slug, then a column a field; a field of things has one
    /// more, `...Label`, with what they are called.
    pub fn write(&self, things: &[TermId]) -> String {
        let fields: Vec<&Field> = self
            .shown
            .iter()
            .filter_map(|key| self.collection.field(key))
            .collect();
        let mut head = vec!["id".to_owned(), "slug".to_owned()];
        for field in &fields {
            head.push(field.key.clone());
            if has_labels(field) {
                head.push(format!("{}Label", field.key));
            }
        }
        let lines = things.iter().map(|thing| {
            let iri = self.view.text(*thing);
            let mut cells = vec![iri.to_owned(), last_part(iri).to_owned()];
            for field in &fields {
                self.cells(*thing, field, &mut cells);
            }
            cells
        });
        exact(head, lines)
    }

    fn cells(&self, thing: TermId, field: &Field, into: &mut Vec<String>) {
        let property = NamedNode::new(&field.predicate)
            .ok()
            .and_then(|p| self.view.id(&p));
        let values: Vec<TermId> = match (property, field.direction) {
            (None, _) => Vec::new(),
            (Some(property), Direction::Forward) => self.view.objects(thing, property).collect(),
            (Some(property), Direction::Inverse) => self.view.subjects(property, thing).collect(),
        };
        let best = values.iter().map(|value| self.distance(*value)).min();
        let mut values: Vec<TermId> = values
            .into_iter()
            .filter(|value| Some(self.distance(*value)) == best)
            .collect();
        values.sort_by(|a, b| self.view.text(*a).cmp(self.view.text(*b)));
        let texts: Vec<&str> = values.iter().map(|value| self.view.text(*value)).collect();
        into.push(texts.join(BETWEEN));
        if has_labels(field) {
            let labels = values.iter().map(|value| {
                let names = names_of(self.view, *value);
                let name = names.choose(self.language).map(|label| label.text.clone());
                name.unwrap_or_default()
            });
            into.push(labels.collect::<Vec<_>>().join(BETWEEN));
        }
    }

    /// Of texts in several languages only the best are shown; all other values.
    fn distance(&self, value: TermId) -> usize {
        match self.view.kind(value) {
            TermKind::Literal if self.view.language(value).is_some() => {
                self.language.distance(self.view.language(value))
            }
            _ => 0,
        }
    }
}

fn has_labels(field: &Field) -> bool {
    field.form() == Form::Thing
}
