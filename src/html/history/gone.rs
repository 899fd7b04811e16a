//! The page that is left of what was removed: what it was called, who removed it, when and why, and the
//! way to its history.

use super::super::frame::Frame;
use super::super::problem::Near;
use super::super::{Link, Site};
use super::{About, Dates, Words};
use crate::log::Header;
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

/// The page; `header` is of the commit that removed it.
pub fn gone(
    site: &Site<'_>,
    about: &About<'_>,
    (header, near): (&Header, Near),
    date: Dates,
) -> String {
    let words = Words::of(site.language());
    let draft = &header.draft;
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
