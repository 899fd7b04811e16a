//! Where one begins to edit.

use super::super::frame::Frame;
use super::super::{Link, Site};
use super::Words;
use crate::registry::Collection;
use askama::Template;

#[derive(Template)]
#[template(path = "edit_start.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Words,
    kinds: Vec<Link>,
}

/// The page: how one finds what to edit, and all that who is signed in `may_make`.
pub fn start(site: &Site<'_>, may_make: impl Fn(&Collection) -> bool) -> String {
    let words = Words::of(site.language());
    let revision = site.view.snapshot().revision();
    let kinds = site.registry.collections().iter();
    let kinds = kinds.filter(|one| may_make(one)).map(|one| Link {
        href: Some(site.reader.local(&format!("/edit?kind={}", one.segment))),
        ..super::collection(site, one)
    });
    let mut frame = Frame::new(site.reader, "/edit", words.start, revision);
    frame.section = "edit";
    super::super::render(&Page {
        frame,
        words,
        kinds: kinds.collect(),
    })
}
