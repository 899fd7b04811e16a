//! The page of one commit: all that it changed of a thing, page by page.

use super::super::changes::Cut;
use super::super::frame::Frame;
use super::super::{Link, Site};
use super::{About, Dates, PROPERTIES, Shown, Words, commit};
use crate::history::Entry;
use askama::Template;

#[derive(Template)]
#[template(path = "history_one.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Words,
    link: Link,
    commit: Shown,
    whole: Option<String>,
    pages: Option<String>,
    previous: Option<String>,
    next: Option<String>,
}

/// The page, from its first or a later hundred properties (`page` counts from 1); none if there is no
/// such page.
pub fn one(
    site: &Site<'_>,
    about: &About<'_>,
    (entry, page): (Entry, usize),
    date: Dates,
) -> Option<String> {
    let words = Words::of(site.language());
    let revision = entry.header.draft.revision;
    let at = |page: usize| match page {
        1 => format!("{}?history={revision}", about.path),
        page => format!("{}?history={revision}&page={page}", about.path),
    };
    let (size, touched) = (entry.size(), entry.added + entry.removed);
    let cut = Cut {
        skip: page.checked_sub(1)?.checked_mul(PROPERTIES)?,
        properties: PROPERTIES,
        values: usize::MAX,
    };
    let mut commit = commit(site, about, entry, (cut, date));
    let all = commit.changes.as_ref().map_or(0, |changes| changes.all);
    let last = all.div_ceil(PROPERTIES).max(1);
    if page > last {
        return None;
    }
    if let Some(changes) = &mut commit.changes {
        changes.more = None;
    }
    let number = |n: u64| {
        site.words()
            .number(usize::try_from(n).unwrap_or(usize::MAX))
    };
    let mut frame = Frame::new(
        site.reader,
        &at(page),
        (words.one_of)(&commit.revision, &about.name),
        site.view.snapshot().revision(),
    );
    let all_of_it = format!("{}?history", about.path);
    let history = Link::new(words.title, site.reader.local(&all_of_it));
    frame.trail = vec![about.link(site), history];
    let local = |page: usize| site.reader.local(&at(page));
    Some(super::super::render(&Page {
        frame,
        words,
        link: about.link(site),
        whole: (size > touched).then(|| (words.whole)(&number(size))),
        pages: (last > 1).then(|| (words.page)(page, last)),
        previous: (page > 1).then(|| local(page - 1)),
        next: (page < last).then(|| local(page + 1)),
        commit,
    }))
}
