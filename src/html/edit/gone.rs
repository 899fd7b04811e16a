//! Somebody has removed a thing while it was edited: what happened, what was typed, and the ways on.

use super::super::frame::Frame;
use super::super::{Link, Site};
use super::conflict::values;
use super::{Opened, Words};
use crate::editing::Node;
use askama::Template;

/// What happened meanwhile.
pub struct Meanwhile {
    /// When, as `xsd:dateTime`.
    pub time: String,
    /// By whom.
    pub agent: String,
    /// Why, if that was said.
    pub reason: Option<String>,
    /// Where its history is told, if the thing has an address here.
    pub history: Option<String>,
    /// What to send to make it anew under the same address, if that can be done.
    pub anew: Option<Vec<(String, String)>>,
}

#[derive(Template)]
#[template(path = "edit_gone.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Words,
    action: String,
    says: String,
    reason: Option<String>,
    typed: Vec<(Link, Vec<Link>)>,
    anew: Option<Vec<(String, String)>>,
    history: Option<Link>,
    leave: Link,
}

/// The page; the site is of the last revision that had the thing.
pub fn gone(
    site: &Site<'_>,
    opened: &Opened<'_>,
    (node, meanwhile): (&Node, Meanwhile),
    revision: u64,
) -> String {
    let words = Words::of(site.language());
    let name = opened.thing.map_or_else(Link::default, |t| site.link(t));
    let mut frame = Frame::new(
        site.reader,
        &opened.path,
        (words.gone)(&name.text),
        revision,
    );
    let list = super::collection(site, opened.collection);
    frame.trail = vec![list.clone()];
    let day = site.words().day(&meanwhile.time);
    let typed = node.entries.iter().map(|entry| {
        let values = values(site, entry);
        (super::fields::name(site, &entry.field), values)
    });
    super::super::render(&Page {
        frame,
        words,
        action: site.reader.local("/edit"),
        says: (words.gone_says)(day.as_deref().unwrap_or(&meanwhile.time), &meanwhile.agent),
        reason: meanwhile.reason,
        typed: typed.filter(|(_, values)| !values.is_empty()).collect(),
        anew: meanwhile.anew,
        history: meanwhile
            .history
            .map(|path| Link::new(words.gone_history, site.reader.local(&path))),
        leave: list,
    })
}
