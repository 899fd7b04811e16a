//! What a form holds: the fields that shapes give a thing, row by row, and back to the JSON that
//! the write path reads.
//!
//! [`Node::of`] fills a form from the graph, [`Node::sent`] from what a browser sends, and
//! [`Node::members`] says it as members of the thing's JSON. Names of inputs are JSON pointers:
//! `/altLabel/0/@text` is the text of the first row of a field. Nothing here names a class or a
//! property.

mod fill;
mod pick;
mod receive;
mod tree;
mod value;
mod write;

pub use pick::{Picked, pick};
pub use receive::Wrong;
pub use tree::{Sent, Step};
pub use value::{Fault, Value};
pub use write::Places;

use crate::rdf::Language;
use crate::registry::{Field, Form};

/// Values of one field that a form takes up; a field with more is left as it is.
pub const MOST_OF_FIELD: usize = 200;

/// Parts nested in one another at most; deeper ones are kept as they are.
pub const DEEPEST: usize = 3;

/// A thing or a part of it, as a form has it.
#[derive(Debug, Clone, Default)]
pub struct Node {
    /// Its fields, in the order of pages.
    pub entries: Vec<Entry>,
}

/// One field with its rows.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What the shapes say of it.
    pub field: Field,
    /// Its pointer.
    pub at: String,
    /// How its values are put in.
    pub control: Control,
    /// Its values, and empty rows for more.
    pub rows: Vec<Row>,
    /// Values that are too many for a form: they stay as they are.
    pub left: usize,
}

/// One value.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its pointer.
    pub at: String,
    /// The value.
    pub value: Value,
}

/// How the values of a field are put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// One text in each language.
    EachLanguage,
    /// Texts, each in a language.
    Texts,
    /// Yes or no.
    Boolean,
    /// One of a list.
    Choice,
    /// Numbers, dates, codes.
    Plain,
    /// Other things, found by name.
    Thing,
    /// Parts, with fields of their own.
    Part,
    /// Texts, or things by their IRIs.
    Any,
}

impl Control {
    /// Of a field.
    pub fn of(field: &Field) -> Self {
        match field.form() {
            _ if !field.one_of.is_empty() => Self::Choice,
            Form::Texts if field.unique_language || field.max == Some(1) => Self::EachLanguage,
            Form::Texts => Self::Texts,
            Form::Boolean => Self::Boolean,
            Form::Integer | Form::Text => Self::Plain,
            Form::Thing if field.values.parts => Self::Part,
            Form::Thing => Self::Thing,
            Form::Any => Self::Any,
        }
    }
}

/// The languages a field asks for, each in a row.
fn languages(field: &Field) -> Vec<String> {
    match field.languages.is_empty() {
        true => Language::ALL.map(|one| one.tag().to_owned()).into(),
        false => field.languages.clone(),
    }
}

impl Entry {
    fn new(field: Field, at: String) -> Self {
        let control = Control::of(&field);
        Self {
            field,
            at,
            control,
            rows: Vec::new(),
            left: 0,
        }
    }

    /// Whether another value may be added.
    pub fn may_grow(&self) -> bool {
        let is_each = self.control == Control::EachLanguage;
        !is_each && self.field.max.is_none_or(|max| self.rows.len() < max)
    }

    /// Whether it can hold what two have put in, value by value.
    pub fn may_join(&self) -> bool {
        let by_value = !matches!(self.control, Control::EachLanguage | Control::Part);
        by_value && self.field.max != Some(1)
    }

    /// With the values of another one after its own, each once.
    pub fn joined(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.rows.retain(|row| !row.value.is_empty());
        let known: Vec<String> = both.told();
        for row in other.rows.iter().filter(|row| !row.value.is_empty()) {
            let mut alone = other.emptied();
            alone.grow(row.value.clone());
            // What was typed and not found yet says nothing; it is not lost.
            let told = alone.told();
            if told.is_empty() || told.iter().any(|told| !known.contains(told)) {
                both.grow(row.value.clone());
            }
        }
        both
    }

    /// Adds an empty row.
    pub fn grow(&mut self, value: Value) {
        let at = crate::registry::json::pointer(&self.at, self.rows.len());
        self.rows.push(Row { at, value });
    }

    /// Adds the rows to write in that a field has even without values.
    fn open(&mut self) {
        match self.control {
            Control::EachLanguage => {
                let languages = languages(&self.field);
                for language in &languages {
                    let has = |row: &Row| row.value.language() == Some(language);
                    if !self.rows.iter().any(has) {
                        self.grow(Value::text(language));
                    }
                }
                let place = |row: &Row| {
                    let mut known = languages.iter();
                    known.position(|one| row.value.language() == Some(one))
                };
                let mut rows = std::mem::take(&mut self.rows);
                rows.sort_by_key(|row| place(row).unwrap_or(languages.len()));
                rows.into_iter().for_each(|row| self.grow(row.value));
            }
            Control::Part => {}
            _ if self.rows.is_empty() => self.grow(Value::empty(self.control)),
            _ => {}
        }
    }

    /// The value that one more row begins with.
    pub fn blank(&self) -> Value {
        Value::empty(self.control)
    }
}

impl Node {
    /// The field at a pointer, of this node or of a part in it.
    pub fn entry_mut(&mut self, at: &str) -> Option<&mut Entry> {
        for entry in &mut self.entries {
            if entry.at == at {
                return Some(entry);
            }
            if !at.starts_with(&entry.at) {
                continue;
            }
            for row in &mut entry.rows {
                if let Value::Part { node, .. } = &mut row.value
                    && let Some(found) = node.entry_mut(at)
                {
                    return Some(found);
                }
            }
        }
        None
    }

    /// Every row, those of parts too, with its field.
    pub fn each_row<'n>(&'n self, each: &mut dyn FnMut(&'n Entry, &'n Row)) {
        for entry in &self.entries {
            for row in &entry.rows {
                each(entry, row);
                if let Value::Part { node, .. } = &row.value {
                    node.each_row(each);
                }
            }
        }
    }

    /// The same, to be changed.
    pub fn each_row_mut(&mut self, each: &mut dyn FnMut(&Field, &mut Row)) {
        for entry in &mut self.entries {
            for row in &mut entry.rows {
                each(&entry.field, row);
                if let Value::Part { node, .. } = &mut row.value {
                    node.each_row_mut(each);
                }
            }
        }
    }
}
