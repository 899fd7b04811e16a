//! The history of a thing: the newest commits beside its page, and a page of them all.

mod words;

use super::changes::Changes;
use super::frame::Frame;
use super::{Link, Site};
use crate::history::{Entry, Told};
use crate::index::TermId;
use askama::Template;
pub(super) use words::Words;

/// Commits shown on the page.
pub const MOST: usize = 20;

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

struct Shown {
    line: Line,
    revision: String,
    door: &'static str,
    changes: Option<Changes>,
    untold: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "history.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Words,
    link: Link,
    commits: Vec<Shown>,
    more: Option<String>,
    not_yet: bool,
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

/// The page of the commits that touched the thing at `path`; none while they are being read.
pub fn history(
    site: &Site<'_>,
    (path, thing): (&str, TermId),
    told: Option<Told>,
    date: Dates,
) -> String {
    let words = Words::of(site.language());
    let name = site.label(thing);
    let mut frame = Frame::new(
        site.reader,
        &format!("{path}?history"),
        (words.of)(&name.text),
        site.view.snapshot().revision(),
    );
    frame.trail = vec![Link {
        href: Some(site.reader.local(path)),
        ..site.link(thing)
    }];
    let (total, entries) = match told {
        Some(told) => (Some(told.total), told.entries),
        None => (None, Vec::new()),
    };
    let shown = entries.len();
    let iri = site.view.text(thing).to_owned();
    super::render(&Page {
        frame,
        words,
        link: site.link(thing),
        commits: entries
            .into_iter()
            .map(|entry| commit(site, &iri, entry, date))
            .collect(),
        more: total
            .filter(|total| *total > shown)
            .map(|total| (words.more)(total - shown)),
        not_yet: total.is_none(),
    })
}

fn commit(site: &Site<'_>, iri: &str, entry: Entry, date: Dates) -> Shown {
    let words = Words::of(site.language());
    let line = line(site, &entry, date);
    let draft = &entry.header.draft;
    let door = words
        .doors
        .iter()
        .find(|(name, _)| *name == draft.door.as_str());
    let changes = entry.changes.map(|delta| {
        let caption = format!("{} {}", words.revision, draft.revision);
        let quads = (delta.removed.as_slice(), delta.added.as_slice());
        Changes::of(site, iri, quads, caption)
    });
    Shown {
        line,
        revision: site
            .words()
            .number(usize::try_from(draft.revision).unwrap_or(usize::MAX)),
        door: door.map_or(draft.door.as_str(), |(_, says)| says),
        untold: changes.is_none().then_some(words.untold),
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
