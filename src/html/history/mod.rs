//! The history of a thing: the newest commits beside its page, and a page of them all.

mod gone;
mod one;
mod words;

pub use gone::gone;
pub use one::one;

use super::changes::{Changes, Cut};
use super::frame::Frame;
use super::{Link, Site};
use crate::history::{Entry, Told};
use askama::Template;
pub(super) use words::Words;

/// Commits shown on the page.
pub const MOST: usize = 20;

/// Properties of one commit that its own page shows at once.
const PROPERTIES: usize = 200;

/// Commits told beside a thing.
pub const BESIDE: usize = 3;

/// One commit in a line.
pub struct Line {
    /// When, as computers write it.
    pub lexical: String,
    /// When, as people do.
    pub day: String,
    /// Who.
    pub agent: String,
    /// How much.
    pub amount: String,
    /// Why.
    pub reason: Option<String>,
}

/// What stands beside a thing.
pub struct Beside {
    /// Heading.
    pub heading: &'static str,
    /// The newest commits.
    pub lines: Vec<Line>,
    /// To all of them.
    pub all: Link,
}

/// Whose history is told.
pub struct About<'a> {
    /// The address of its page.
    pub path: &'a str,
    /// Its IRI.
    pub iri: &'a str,
    /// What it is called, or was.
    pub name: String,
    /// The language of that, if not the page's.
    pub lang: Option<String>,
    /// Whether it was removed.
    pub is_gone: bool,
}

impl About<'_> {
    /// To its page, which of one that was removed says so.
    fn link(&self, site: &Site<'_>) -> Link {
        Link {
            text: self.name.clone(),
            lang: self.lang.clone(),
            href: Some(site.reader.local(self.path)),
            title: self.iri.to_owned(),
            ..Link::default()
        }
    }
}

/// One commit with what it changed.
struct Shown {
    line: Line,
    revision: String,
    /// Of its own page.
    address: String,
    door: &'static str,
    changes: Option<Changes>,
}

#[derive(Template)]
#[template(path = "history.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Words,
    lead: Option<String>,
    link: Link,
    commits: Vec<Shown>,
    newest: Option<String>,
    older: Option<String>,
    not_yet: bool,
    is_gone: bool,
}

/// The newest commits that touched the thing at `path`, to stand beside it.
pub fn beside(site: &Site<'_>, path: &str, told: Option<&Told>, date: Dates) -> Option<Beside> {
    let words = Words::of(site.language());
    let told = told?;
    let lines = told.entries.iter().take(BESIDE);
    Some(Beside {
        heading: words.title,
        lines: lines.map(|entry| line(site, entry, date)).collect(),
        all: Link::new(
            (words.all)(told.total),
            site.reader.local(&format!("{path}?history")),
        ),
    })
}

/// How a time is written as `xsd:dateTime`.
pub type Dates = fn(std::time::SystemTime) -> String;

/// A page of the commits that touched a thing; none while they are being read. `before` is the revision
/// that it begins before.
pub fn history(
    site: &Site<'_>,
    about: &About<'_>,
    (told, before): (Option<Told>, Option<u64>),
    date: Dates,
) -> String {
    let words = Words::of(site.language());
    let at = |before: Option<u64>| match before {
        Some(revision) => format!("{}?history&before={revision}", about.path),
        None => format!("{}?history", about.path),
    };
    let mut frame = Frame::new(
        site.reader,
        &at(before),
        (words.of)(&about.name),
        site.view.snapshot().revision(),
    );
    frame.trail = vec![about.link(site)];
    let not_yet = told.is_none();
    let (older, total, entries) = match told {
        Some(told) => (told.older, told.total, told.entries),
        None => (None, 0, Vec::new()),
    };
    super::render(&Page {
        frame,
        words,
        lead: (!not_yet).then(|| (words.lead)(total)),
        link: about.link(site),
        commits: entries
            .into_iter()
            .map(|entry| commit(site, about, entry, (Cut::SHORT, date)))
            .collect(),
        newest: before.map(|_| site.reader.local(&at(None))),
        older: older.map(|revision| site.reader.local(&at(Some(revision)))),
        not_yet,
        is_gone: about.is_gone,
    })
}

/// One commit, drawn.
fn commit(site: &Site<'_>, about: &About<'_>, entry: Entry, (cut, date): (Cut, Dates)) -> Shown {
    let words = Words::of(site.language());
    let line = line(site, &entry, date);
    let draft = &entry.header.draft;
    let doors = words.doors.iter();
    let mut door = doors.filter(|(name, _)| *name == draft.door.as_str());
    let changes = entry.changes.as_ref().map(|delta| {
        let caption = format!("{} {}", words.revision, draft.revision);
        let quads = (delta.removed.as_slice(), delta.added.as_slice());
        Changes::of(site, about.iri, quads, (caption, cut))
    });
    Shown {
        line,
        revision: site
            .words()
            .number(usize::try_from(draft.revision).unwrap_or(usize::MAX)),
        address: site
            .reader
            .local(&format!("{}?history={}", about.path, draft.revision)),
        door: door.next().map_or(draft.door.as_str(), |(_, says)| says),
        changes,
    }
}

fn line(site: &Site<'_>, entry: &Entry, date: Dates) -> Line {
    let draft = &entry.header.draft;
    let lexical = date(draft.time);
    let number = |n: u64| {
        site.words()
            .number(usize::try_from(n).unwrap_or(usize::MAX))
    };
    Line {
        day: site
            .words()
            .day(&lexical)
            .unwrap_or_else(|| lexical.clone()),
        lexical,
        agent: draft.agent.clone(),
        amount: format!("+{} −{}", number(entry.added), number(entry.removed)),
        reason: draft.message.clone(),
    }
}
