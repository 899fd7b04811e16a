//! The pages of catalogues: every feed there is, and one of them with what is held back and why.

mod words;

use super::frame::Frame;
use super::{Link, Site};
use crate::catalogue::{Feed, Held, Profile, Reason};
use crate::rdf::{Labels, Language};
use askama::Template;
use oxrdf::NamedNode;
use words::Words;

/// Name, media type and suffix of a form of data.
type Format = (&'static str, &'static str, &'static str);

/// Most resources that are listed as held back.
const MOST_HELD: usize = 200;

#[derive(Template)]
#[template(path = "catalogues.html", config = ".askama.toml")]
struct ListPage {
    frame: Frame,
    own: &'static Words,
    feeds: Vec<Shown>,
}

#[derive(Template)]
#[template(path = "catalogue.html", config = ".askama.toml")]
struct ProfilePage {
    frame: Frame,
    own: &'static Words,
    feed: Shown,
    iris: Vec<Link>,
    held: Vec<HeldRow>,
    more: Option<String>,
}

/// A profile and what there is of it.
struct Shown {
    name: Link,
    about: Option<Link>,
    version: String,
    rows: Vec<Row>,
}

/// The whole feed, or one level of it.
struct Row {
    name: String,
    published: String,
    held: String,
    /// Format and address; none where nothing is published.
    formats: Vec<(&'static str, &'static str, String)>,
}

/// A resource that is held back.
struct HeldRow {
    name: Link,
    level: Option<String>,
    reasons: Vec<String>,
}

/// The page of all feeds.
pub fn list(site: &Site<'_>, feeds: &[(&Profile, &Feed)], formats: &[Format]) -> String {
    let own = Words::of(site.language());
    let revision = site.view.snapshot().revision();
    let mut frame = Frame::new(site.reader, "/catalog", own.title, revision);
    frame.alternates = formats
        .iter()
        .map(|(_, media_type, suffix)| (*media_type, format!("/catalog.{suffix}")))
        .collect();
    let shown = feeds
        .iter()
        .map(|(profile, feed)| shown(site, profile, feed, formats));
    super::render(&ListPage {
        frame,
        own,
        feeds: shown.collect(),
    })
}

/// The page of one feed.
pub fn profile(site: &Site<'_>, profile: &Profile, feed: &Feed, formats: &[Format]) -> String {
    let own = Words::of(site.language());
    let path = format!("/catalog/{}", profile.token);
    let (title, _) = text(&profile.titles, site).unwrap_or_else(|| (profile.token.clone(), None));
    let mut frame = Frame::new(site.reader, &path, title, site.view.snapshot().revision());
    frame.trail = vec![Link::new(own.title, site.reader.local("/catalog"))];
    frame.alternates = formats
        .iter()
        .map(|(_, media_type, suffix)| (*media_type, format!("{path}.{suffix}")))
        .collect();
    let held = feed.held.iter().take(MOST_HELD);
    let more = feed.held.len().saturating_sub(MOST_HELD);
    super::render(&ProfilePage {
        frame,
        own,
        feed: shown(site, profile, feed, formats),
        iris: profile
            .iris()
            .map(|iri| site.link_to(iri.as_str(), crate::rdf::Label::untagged(iri.as_str())))
            .collect(),
        held: held.map(|held| held_row(site, profile, held)).collect(),
        more: (more > 0).then(|| (own.more)(more)),
    })
}

/// One profile that tells a thing.
pub struct Told {
    /// What it is called, and its IRI.
    pub name: Link,
    /// Its token.
    pub token: String,
    /// Suffix, media type and address of each form.
    pub formats: Vec<(&'static str, &'static str, String)>,
}

#[derive(Template)]
#[template(path = "alternates.html", config = ".askama.toml")]
struct AlternatesPage {
    frame: Frame,
    own: &'static Words,
    thing: Link,
    told: Vec<Told>,
}

/// The page of all the ways a thing is told.
pub fn alternates(site: &Site<'_>, path: &str, thing: &NamedNode, told: Vec<Told>) -> String {
    let own = Words::of(site.language());
    let link = match site.view.id(thing) {
        Some(id) => site.link(id),
        None => Link::default(),
    };
    let revision = site.view.snapshot().revision();
    let path = format!("/doc/{path}?_profile=alt");
    let mut frame = Frame::new(site.reader, &path, own.told, revision);
    frame.trail = vec![link.clone()];
    super::render(&AlternatesPage {
        frame,
        own,
        thing: link,
        told,
    })
}

/// Title of the list, for links to it.
pub fn title(language: Language) -> &'static str {
    Words::of(language).title
}

/// Title and lead of the list in each language, with its tag.
pub fn titles() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    Language::ALL.into_iter().map(|language| {
        let words = Words::of(language);
        (language.tag(), words.title, words.lead)
    })
}

fn shown(site: &Site<'_>, profile: &Profile, feed: &Feed, formats: &[Format]) -> Shown {
    let own = Words::of(site.language());
    let path = format!("/catalog/{}", profile.token);
    let link = |labels: &Labels| {
        let (text, lang) = text(labels, site)?;
        Some(Link {
            text,
            lang,
            ..Link::default()
        })
    };
    let mut rows = vec![row(site, feed, (own.all.to_owned(), None), &path, formats)];
    for (place, level) in profile.levels.iter().enumerate() {
        let (name, _) = text(&level.titles, site).unwrap_or_else(|| (level.token.clone(), None));
        let path = format!("{path}?level={}", level.token);
        rows.push(row(site, feed, (name, Some(place)), &path, formats));
    }
    Shown {
        name: Link {
            href: Some(site.reader.local(&path)),
            ..link(&profile.titles).unwrap_or_default()
        },
        about: link(&profile.descriptions),
        version: (own.version)(&profile.version),
        rows,
    }
}

fn row(
    site: &Site<'_>,
    feed: &Feed,
    (name, level): (String, Option<usize>),
    path: &str,
    formats: &[Format],
) -> Row {
    let published = feed.published(level);
    let held = feed
        .held
        .iter()
        .filter(|held| level.is_none() || held.level == level);
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let query = if query.is_empty() {
        String::new()
    } else {
        format!("?{query}")
    };
    let formats = formats.iter().filter(|_| published > 0);
    Row {
        name,
        published: site.words().number(published),
        held: site.words().number(held.count()),
        formats: formats
            .map(|(name, media_type, suffix)| {
                (*name, *media_type, format!("{path}.{suffix}{query}"))
            })
            .collect(),
    }
}

fn held_row(site: &Site<'_>, profile: &Profile, held: &Held) -> HeldRow {
    let own = Words::of(site.language());
    let level = held.level.and_then(|place| profile.levels.get(place));
    let mut reasons: Vec<String> = match &held.reason {
        Reason::Draft => vec![own.draft.to_owned()],
        Reason::NoLevel => vec![own.no_level.to_owned()],
        Reason::Lacks(lacks) => lacks
            .iter()
            .map(|lack| match text(&lack.messages, site) {
                Some((text, _)) => text,
                None => lack.path.clone().unwrap_or_else(|| lack.node.to_string()),
            })
            .collect(),
    };
    reasons.dedup();
    HeldRow {
        name: match site.view.id(&held.iri) {
            Some(id) => site.link(id),
            None => Link::default(),
        },
        level: level.and_then(|level| Some(text(&level.titles, site)?.0)),
        reasons,
    }
}

/// The best text for the reader, and its language where it is not the page's.
fn text(labels: &Labels, site: &Site<'_>) -> Option<(String, Option<String>)> {
    let label = labels.choose(site.language())?;
    Some((label.text.clone(), site.foreign(label.language.as_deref())))
}
