//! What a form would change, before it does.

use super::super::changes::{Changes, Cut};
use super::super::frame::Frame;
use super::super::{Link, Site};
use super::{Opened, Said, Words, title};
use crate::rdf::Delta;
use askama::Template;

#[derive(Template)]
#[template(path = "edit_review.html", config = ".askama.toml")]
struct Page<'a> {
    frame: Frame,
    words: &'static Words,
    action: String,
    sent: &'a [(String, String)],
    carried: Vec<(String, String)>,
    about: Link,
    changes: Option<Changes>,
    warnings: &'a [Said],
    warned: String,
    message: &'a str,
}

/// The page; `iri` is the thing, `sent` what the form holds.
pub fn review(
    site: &Site<'_>,
    opened: Opened<'_>,
    (iri, delta): (&str, &Delta),
    warnings: &[Said],
    (sent, message): (&[(String, String)], &str),
) -> String {
    let words = Words::of(site.language());
    let mut frame = Frame::new(
        site.reader,
        &opened.path,
        words.review,
        site.view.snapshot().revision(),
    );
    frame.trail = super::form::trail(site, &opened);
    let is_change = !delta.added.is_empty() || !delta.removed.is_empty();
    let changes = is_change.then(|| {
        let quads = (delta.removed.as_slice(), delta.added.as_slice());
        Changes::of(site, iri, quads, (words.changes.to_owned(), Cut::SHORT))
    });
    super::super::render(&Page {
        about: Link {
            text: title(site, &opened),
            title: iri.to_owned(),
            ..Link::default()
        },
        frame,
        words,
        action: site.reader.local("/edit"),
        sent,
        carried: opened.carried.clone(),
        changes,
        warned: (words.warnings)(warnings.len()),
        warnings,
        message,
    })
}
