//! A form as a browser sends it.

use super::tree::{Sent, Step};
use super::value::Value;
use super::{Control, DEEPEST, Entry, Node};
use crate::registry::json::pointer;
use crate::registry::{Direction, Field, Registry};
use std::collections::HashSet;

/// A name in a form that is none of its inputs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the form has no input {0:?}")]
pub struct Wrong(pub String);

/// What is known while a form is read.
struct Reading<'a> {
    registry: &'a Registry,
    /// Pointers of the fields that the form covers.
    covered: &'a HashSet<String>,
}

impl Node {
    /// What was sent, of the fields that are `covered`: others stay as they are.
    pub fn sent(
        registry: &Registry,
        fields: &[Field],
        covered: &HashSet<String>,
        sent: &Sent,
    ) -> Result<Self, Wrong> {
        Reading { registry, covered }.node(fields, sent, ("", ""), 0)
    }
}

impl Reading<'_> {
    /// `sent_at` is where it stood in the form, `at` where it stands from now on: what was
    /// removed leaves no gap.
    fn node(
        &self,
        fields: &[Field],
        sent: &Sent,
        (sent_at, at): (&str, &str),
        depth: usize,
    ) -> Result<Node, Wrong> {
        let mut known = HashSet::new();
        let mut entries = Vec::new();
        let forward = fields
            .iter()
            .filter(|field| field.direction == Direction::Forward);
        for field in forward {
            known.insert(field.key.as_str());
            let sent_at = pointer(sent_at, &field.key);
            if !self.covered.contains(&sent_at) {
                continue;
            }
            let mut entry = Entry::new(field.clone(), pointer(at, &field.key));
            if let Some(rows) = sent.children.get(&Step::Name(field.key.clone())) {
                self.rows(&mut entry, rows, &sent_at, depth)?;
            }
            entry.open();
            entries.push(entry);
        }
        for step in sent.children.keys() {
            let is_known = match step {
                Step::Name(name) => name.starts_with('@') || known.contains(name.as_str()),
                Step::Row(_) => false,
            };
            if !is_known {
                return Err(wrong(sent_at, step));
            }
        }
        Ok(Node { entries })
    }

    fn rows(
        &self,
        entry: &mut Entry,
        sent: &Sent,
        sent_at: &str,
        depth: usize,
    ) -> Result<(), Wrong> {
        for (step, row) in &sent.children {
            let Step::Row(number) = step else {
                return Err(wrong(sent_at, step));
            };
            let from = pointer(sent_at, number);
            let at = pointer(&entry.at, entry.rows.len());
            let value = self.value(entry.control, row, (&from, &at), depth)?;
            // An empty row is only kept where it is one of a language, to be written in.
            if !value.is_empty() || entry.control == Control::EachLanguage {
                entry.grow(value);
            }
        }
        Ok(())
    }

    fn value(
        &self,
        control: Control,
        sent: &Sent,
        (from, at): (&str, &str),
        depth: usize,
    ) -> Result<Value, Wrong> {
        let told = |name: &str| sent.member(name).unwrap_or_default().to_owned();
        let is_part = sent.member("@id").is_some();
        let stray = sent.children.keys().find(|step| match step {
            Step::Name(name) => !is_part && !MEMBERS.contains(&name.as_str()),
            Step::Row(_) => true,
        });
        if let Some(step) = stray {
            return Err(wrong(from, step));
        }
        if is_part {
            let classes: Vec<String> = told("@class").split(' ').map(str::to_owned).collect();
            let fields = self.registry.fields_of(classes.iter().map(String::as_str));
            if depth + 1 >= DEEPEST {
                return Err(Wrong(from.to_owned()));
            }
            return Ok(Value::Part {
                id: told("@id"),
                node: self.node(&fields, sent, (from, at), depth + 1)?,
                classes,
            });
        }
        if sent.member("@iri").is_some_and(|iri| !iri.is_empty()) {
            return Ok(Value::Thing {
                iri: told("@iri"),
                text: told("@text"),
                found: Vec::new(),
            });
        }
        if sent.member("@keep").is_some() {
            return Ok(Value::Kept {
                term: told("@keep"),
            });
        }
        Ok(match control {
            Control::Choice => Value::Choice {
                term: told("@term"),
            },
            Control::Thing | Control::Part => Value::Thing {
                iri: told("@iri"),
                text: told("@text"),
                found: Vec::new(),
            },
            _ if sent.member("@lang").is_some() => Value::Text {
                language: told("@lang"),
                text: told("@text"),
            },
            _ => Value::Plain {
                text: told("@text"),
                datatype: told("@type"),
            },
        })
    }
}

/// What a row may have.
const MEMBERS: [&str; 6] = ["@text", "@lang", "@iri", "@type", "@term", "@keep"];

fn wrong(at: &str, step: &Step) -> Wrong {
    Wrong(match step {
        Step::Row(number) => pointer(at, number),
        Step::Name(name) => pointer(at, name),
    })
}
