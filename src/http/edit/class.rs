//! Another class is chosen for something new: what fits it stays; the rest is set aside, and comes back
//! with a class that has a place for it.

use super::super::problem::Problem;
use super::asked::Asked;
use super::desk::Desk;
use crate::editing::{Entry, Node, Sent};
use crate::html::edit::{Errors, Notice, field_name};
use crate::registry::{Direction, Field};
use axum::http::StatusCode;
use axum::response::Response;
use std::collections::HashSet;

/// Members of a row that somebody has written; the others stand in empty rows too.
const WRITTEN: [&str; 4] = ["/@text", "/@iri", "/@term", "/@keep"];

impl Desk<'_> {
    /// The form of the class that was chosen.
    pub fn other_class(&mut self, asked: &Asked) -> Result<Response, Problem> {
        let put_in = asked.pairs.iter().filter(|(name, _)| name.starts_with('/'));
        let mut left: Vec<_> = put_in.chain(&asked.aside).cloned().collect();
        let covered = covered(asked);
        let mut node = self.now();
        for entry in &mut node.entries {
            let (own, others): (Vec<_>, Vec<_>) = left
                .into_iter()
                .partition(|(at, _)| is_within(at, &entry.at));
            left = others;
            match self.read_one(entry, &own, &covered) {
                Some(read) => *entry = read,
                None => left.extend(own),
            }
        }
        left.retain(|(at, _)| {
            let top = top(at);
            asked
                .pairs
                .iter()
                .chain(&asked.aside)
                .any(|(at, value)| is_within(at, top) && is_written(at, value))
        });
        self.aside = left;
        let names = self.names_aside();
        let notice = (!names.is_empty()).then(|| Notice {
            text: (self.words().aside)(&names.join(", ")),
            is_bad: false,
        });
        let clean = Errors::default();
        self.form(StatusCode::OK, (&node, &clean), &asked.slug, notice)
    }

    /// A field as it was sent; none if nothing was, or it does not fit.
    fn read_one(
        &self,
        entry: &Entry,
        sent: &[(String, String)],
        covered: &HashSet<String>,
    ) -> Option<Entry> {
        if sent.is_empty() {
            return None;
        }
        let pairs = sent.iter().map(|(at, value)| (at.as_str(), value.as_str()));
        let sent = Sent::new(pairs).ok()?;
        let field = std::slice::from_ref(&entry.field);
        let read = Node::sent(&self.ground.registry, field, covered, &sent).ok()?;
        read.entries.into_iter().next()
    }

    /// What the fields are called that are set aside, each once.
    fn names_aside(&self) -> Vec<String> {
        let mut tops: Vec<&str> = self.aside.iter().map(|(at, _)| top(at)).collect();
        tops.dedup();
        let collection = self.ground.collection(&self.subject.segment).ok();
        let classes = collection.into_iter().flat_map(|one| one.all_classes());
        let fields: Vec<Field> = self.ground.registry.fields_of(classes);
        let is = |field: &&Field, top: &str| {
            field.direction == Direction::Forward
                && crate::registry::json::pointer("", &field.key) == top
        };
        let named = |top: &str| fields.iter().find(|field| is(field, top));
        let mut names = self.draw(|site| {
            let fields = tops.iter().filter_map(|top| named(top));
            fields
                .map(|field| field_name(site, field).text)
                .collect::<Vec<_>>()
        });
        names.dedup();
        names
    }
}

/// The fields that were in the form, and those of what was set aside before.
fn covered(asked: &Asked) -> HashSet<String> {
    let mut covered = asked.covered.clone();
    for (at, _) in &asked.aside {
        let ends = at.match_indices('/').skip(1).map(|(end, _)| end);
        covered.extend(ends.map(|end| at[..end].to_owned()));
    }
    covered
}

/// The pointer of the field of the thing itself that a pointer leads into.
fn top(at: &str) -> &str {
    let rest = at.strip_prefix('/').unwrap_or(at);
    let end = rest.find('/').map_or(at.len(), |end| end + 1);
    &at[..end]
}

fn is_within(at: &str, field: &str) -> bool {
    at.strip_prefix(field)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn is_written(at: &str, value: &str) -> bool {
    !value.trim().is_empty() && WRITTEN.iter().any(|member| at.ends_with(member))
}
