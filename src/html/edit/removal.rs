//! Whether a thing is to be removed.

use super::super::frame::Frame;
use super::super::{Link, Site};
use super::{Opened, Said, Words};
use askama::Template;

#[derive(Template)]
#[template(path = "edit_removal.html", config = ".askama.toml")]
struct Page<'a> {
    frame: Frame,
    words: &'static Words,
    action: String,
    carried: Vec<(String, String)>,
    referred: String,
    link: Link,
    refusals: &'a [Said],
    refused: String,
    warnings: &'a [Said],
    warned: String,
    cancel: String,
}

/// The page; with `refusals` it cannot be removed.
pub fn removal(
    site: &Site<'_>,
    opened: Opened<'_>,
    referring: usize,
    (refusals, warnings): (&[Said], &[Said]),
) -> String {
    let words = Words::of(site.language());
    let name = opened.thing.map_or_else(Link::default, |t| site.link(t));
    let mut frame = Frame::new(
        site.reader,
        &opened.path,
        (words.delete_title)(&name.text),
        site.view.snapshot().revision(),
    );
    frame.trail = super::form::trail(site, &opened);
    super::super::render(&Page {
        frame,
        words,
        action: site.reader.local("/edit"),
        carried: opened.carried.clone(),
        referred: (words.referred)(referring),
        link: name,
        refused: (words.errors)(refusals.len()),
        refusals,
        warned: (words.warnings)(warnings.len()),
        warnings,
        cancel: super::form::cancel(site, &opened),
    })
}
