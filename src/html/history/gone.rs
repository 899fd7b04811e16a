//! The page that is left of what was removed: what it was called, who removed it, when and why, and the
//! way to its history.

use super::super::frame::Frame;
use super::super::problem::Near;
use super::super::{Link, Site};
use super::{About, Dates, Words};
use crate::history::Gone;
use askama::Template;

#[derive(Template)]
#[template(path = "gone.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Words,
    iri: String,
    says: String,
    reason: Option<String>,
    history: Link,
    near: Vec<Link>,
}

/// The page.
pub fn gone(
    site: &Site<'_>,
    about: &About<'_>,
    (gone, near): (&Gone, Near),
    date: Dates,
) -> String {
    let words = Words::of(site.language());
    let draft = &gone.header.draft;
    let lexical = date(draft.time);
    let day = site.words().day(&lexical).unwrap_or(lexical);
    let frame = Frame::new(
        site.reader,
        about.path,
        (words.gone)(&about.name),
        site.view.snapshot().revision(),
    );
    let history = format!("{}?history", about.path);
    super::super::render(&Page {
        frame,
        words,
        iri: about.iri.to_owned(),
        says: (words.gone_says)(&day, &draft.agent, draft.revision),
        reason: draft.message.clone(),
        history: Link::new(words.gone_history, site.reader.local(&history)),
        near: near.0,
    })
}
