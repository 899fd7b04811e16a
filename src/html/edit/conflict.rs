//! Somebody else has changed a thing while it was edited: both, side by side.

use super::super::changes;
use super::super::frame::Frame;
use super::super::{Link, Site};
use super::{Opened, Words};
use crate::editing::{Entry, Value};
use askama::Template;

/// One field that differs.
pub struct Difference<'a> {
    /// As it is now.
    pub theirs: &'a Entry,
    /// As it was put in.
    pub mine: &'a Entry,
    /// Whether what is there now is the better choice: only they have changed it.
    pub take_theirs: bool,
}

/// Who was first.
pub struct First {
    /// When, as `xsd:dateTime`.
    pub time: String,
    /// Who.
    pub agent: String,
    /// Why, if that was said.
    pub reason: Option<String>,
}

struct Row {
    name: Link,
    at: String,
    theirs: Vec<Link>,
    mine: Vec<Link>,
    take_theirs: bool,
    may_both: bool,
}

#[derive(Template)]
#[template(path = "edit_conflict.html", config = ".askama.toml")]
struct Page<'a> {
    frame: Frame,
    words: &'static Words,
    action: String,
    sent: &'a [(String, String)],
    carried: Vec<(String, String)>,
    rows: Vec<Row>,
    first: Option<(String, Option<String>)>,
    cancel: String,
}

/// The page.
pub fn conflict(
    site: &Site<'_>,
    opened: Opened<'_>,
    (differences, first): (&[Difference<'_>], Option<First>),
    sent: &[(String, String)],
) -> String {
    let words = Words::of(site.language());
    let mut frame = Frame::new(
        site.reader,
        &opened.path,
        words.conflict,
        site.view.snapshot().revision(),
    );
    frame.trail = super::form::trail(site, &opened);
    let rows = differences.iter().map(|difference| Row {
        name: super::fields::name(site, &difference.mine.field),
        at: difference.mine.at.clone(),
        theirs: values(site, difference.theirs),
        mine: values(site, difference.mine),
        take_theirs: difference.take_theirs,
        may_both: difference.mine.may_join(),
    });
    let first = first.map(|first| {
        let day = site.words().day(&first.time);
        let day = day.as_deref().unwrap_or(&first.time);
        ((words.conflict_by)(day, &first.agent), first.reason)
    });
    super::super::render(&Page {
        frame,
        words,
        action: site.reader.local("/edit"),
        sent,
        carried: opened.carried.clone(),
        rows: rows.collect(),
        first,
        cancel: super::form::cancel(site, &opened),
    })
}

/// What a field holds, for people.
pub(super) fn values(site: &Site<'_>, entry: &Entry) -> Vec<Link> {
    let mut found = Vec::new();
    for row in entry.rows.iter().filter(|row| !row.value.is_empty()) {
        match &row.value {
            Value::Part { node, .. } => {
                for inner in &node.entries {
                    let name = super::fields::name(site, &inner.field).text;
                    found.extend(values(site, inner).into_iter().map(|link| Link {
                        text: format!("{name}: {}", link.text),
                        ..link
                    }));
                }
            }
            value => found.extend(match value.term(&entry.field) {
                Ok(Some(term)) => Some(changes::value(site, &term)),
                Ok(None) => None,
                // What stands for nothing yet is shown as it was typed.
                Err(_) => value.typed().map(|text| Link {
                    text: text.to_owned(),
                    ..Link::default()
                }),
            }),
        }
    }
    found
}
