//! The pages on what a change touches: of a thing, of a proposed change, and the one to begin at.

mod begin;
mod depends;
mod drawing;
mod form;
mod kinds;
mod lists;
mod people;
mod sorted;
mod steps;

pub use begin::{Choices, begin};
pub use depends::{reason, summary};
pub use form::{Form, Judged, Outcome, UPDATE, change};
pub use kinds::{Kind, Kinds};
pub use people::{Person, people};
pub use sorted::{Narrowed, Sorted};
pub use steps::{Steps, property_path};

use super::frame::Frame;
use super::words::impact::Impact;
use super::{Link, Site, in_query};
use crate::impact::{Dependents, Found};
use crate::index::TermId;
use askama::Template;
use depends::Depends;
use drawing::Drawing;
use lists::Ring;
use people::Row;
use std::collections::BTreeSet;

/// The question that is the first steps of the walk.
const QUESTION: &str = "a03-what-a-change-touches";

/// Most things a page lists, and most of a kind at a distance where it lists all kinds.
const LISTED: (usize, usize) = (400, 12);

/// Most things a page lists that is narrowed.
const NARROW: usize = 500;

/// People a page lists; the rest can be unfolded.
const PEOPLE: usize = 12;

/// What a walk found, and what depends on where it began.
pub struct Touched<'a> {
    /// The walk.
    pub found: &'a Found,
    /// Questions and shapes.
    pub dependents: &'a Dependents,
}

/// What a page tells of a walk, whatever it began at.
struct Told {
    words: &'static Impact,
    summary: String,
    cut: Vec<String>,
    /// That long lists are cut short, where each leads to the rest of it.
    shortened: Option<String>,
    drawing: Option<Drawing>,
    people: Vec<Row>,
    more_people: Vec<Row>,
    more_people_says: String,
    rings: Vec<Ring>,
    depends: Depends,
}

#[derive(Template)]
#[template(path = "impact.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    thing: Link,
    question: Option<String>,
    downloads: Vec<(&'static str, &'static str, String)>,
    narrowed: Option<(String, String)>,
    told: Told,
    form: form::Fields,
}

/// The address of the page of a thing: short where the thing is one of ours.
pub fn path(site: &Site<'_>, thing: TermId) -> String {
    let iri = site.view.text(thing);
    let short = iri
        .strip_prefix(site.base)
        .filter(|path| path.starts_with("id/"));
    format!("/impact?of={}", in_query(short.unwrap_or(iri)))
}

/// The stored question asked of a thing, if it can be.
pub fn question(site: &Site<'_>, thing: TermId) -> Option<String> {
    let question = site.questions.get(QUESTION)?;
    let iri = site.view.text(thing);
    let path = iri.strip_prefix(site.base)?;
    let segment = path.strip_prefix("id/")?.split('/').next()?;
    let mut parameters = question.parameters.iter();
    let parameter = parameters.find(|it| it.collections.contains(&segment))?;
    Some(format!(
        "/questions/{QUESTION}?{}={}",
        parameter.name,
        in_query(path)
    ))
}

/// The page of what a change in a thing touches.
pub fn impact(
    site: &Site<'_>,
    thing: TermId,
    touched: &Touched<'_>,
    narrowed: &Narrowed,
    form: &Form,
) -> String {
    let words = Impact::of_language(site.language());
    let address = path(site, thing);
    let name = site.label(thing).text;
    let mut here = address.clone();
    if let Some(kind) = &narrowed.kind {
        here.push_str(&format!("&kind={}", in_query(kind)));
    }
    if let Some(distance) = narrowed.distance {
        here.push_str(&format!("&distance={distance}"));
    }
    let mut frame = frame(site, &here, (words.of)(&name));
    let downloads = [
        ("JSON", "application/json", "json"),
        ("CSV", "text/csv", "csv"),
    ];
    let query = here.strip_prefix("/impact").unwrap_or_default().to_owned();
    let downloads = downloads.map(|(name, media_type, suffix)| {
        (
            name,
            media_type,
            site.reader.local(&format!("/impact.{suffix}{query}")),
        )
    });
    frame.alternates = downloads
        .iter()
        .map(|(_, kind, href)| (*kind, href.clone()))
        .collect();
    let kinds = Kinds::new(site);
    let label = narrowed
        .kind
        .as_deref()
        .map(|kind| name_of(&kinds, touched.found, kind));
    super::render(&Page {
        frame,
        thing: Link {
            text: words.page_of.to_owned(),
            ..site.link(thing)
        },
        question: question(site, thing).map(|path| site.reader.local(&path)),
        downloads: downloads.into(),
        narrowed: (!narrowed.is_all()).then(|| {
            let says = (words.narrowed)(label.as_deref(), narrowed.distance);
            (says, site.reader.local(&address))
        }),
        told: told(site, &kinds, touched, narrowed, (&name, Some(&address))),
        form: form::Fields::new(site, form),
    })
}

/// What a kind that addresses name is called.
fn name_of(kinds: &Kinds<'_>, found: &Found, key: &str) -> String {
    let mut known = found.reached.iter().map(|reached| kinds.of(reached.thing));
    let kind = known.find(|kind| kinds.key(*kind) == key);
    kind.map_or_else(|| key.to_owned(), |kind| kinds.label(kind).text)
}

fn frame(site: &Site<'_>, path: &str, title: impl Into<String>) -> Frame {
    let words = Impact::of_language(site.language());
    let mut frame = Frame::new(site.reader, path, title, site.view.snapshot().revision());
    frame.section = "impact";
    if path != "/impact" {
        frame = frame.with_step(Link::new(words.title, site.reader.local("/impact")));
    }
    frame
}

/// What is told of a walk that began at something called so, with the address to narrow it at.
fn told(
    site: &Site<'_>,
    kinds: &Kinds<'_>,
    touched: &Touched<'_>,
    narrowed: &Narrowed,
    (name, address): (&str, Option<&str>),
) -> Told {
    let words = Impact::of_language(site.language());
    let found = touched.found;
    let limits = if narrowed.is_all() {
        LISTED
    } else {
        (NARROW, usize::MAX)
    };
    let sorted = Sorted::new(site, kinds, found, narrowed, limits);
    // Where each list leads to all of it, nothing is out of reach.
    let (shortened, cut_list) = match narrowed.is_all() && address.is_some() {
        true => (cut_list(site, &sorted, words.shortened), None),
        false => (None, cut_list(site, &sorted, words.first_of)),
    };
    let mut people = people::rows(site, &people(site, found));
    let more_people = people.split_off(people.len().min(PEOPLE));
    Told {
        words,
        summary: summary_of(site, &sorted),
        cut: cut_walk(site, found).into_iter().chain(cut_list).collect(),
        shortened,
        drawing: match narrowed.is_all() {
            true => Drawing::new(site, kinds, found, name),
            false => None,
        },
        people,
        more_people_says: (words.more)(more_people.len()),
        more_people,
        rings: lists::rings(site, kinds, found, &sorted, address),
        depends: depends::depends(site, touched.dependents),
    }
}

fn summary_of(site: &Site<'_>, sorted: &Sorted) -> String {
    let words = Impact::of_language(site.language());
    let Some(((steps, _), _)) = sorted.counts.last_key_value() else {
        return words.nothing.to_owned();
    };
    let kinds: BTreeSet<Kind> = sorted.counts.keys().map(|(_, kind)| *kind).collect();
    let number = site.words().number(sorted.total);
    let things = (site.words().things)(sorted.total, &number);
    (words.summary)(&things, kinds.len(), *steps)
}

/// How far a walk came that was too long.
fn cut_walk(site: &Site<'_>, found: &Found) -> Option<String> {
    let words = Impact::of_language(site.language());
    let number = |n: usize| site.words().number(n);
    found.cut.map(|cut| {
        let at = site.label(cut.at).text;
        (words.cut)(&number(found.reached.len()), &at, &number(cut.more))
    })
}

/// How much of what is wanted is listed, if not all.
fn cut_list(site: &Site<'_>, sorted: &Sorted, says: fn(&str, &str) -> String) -> Option<String> {
    let number = |n: usize| site.words().number(n);
    (sorted.listed.len() < sorted.wanted)
        .then(|| says(&number(sorted.listed.len()), &number(sorted.wanted)))
}
