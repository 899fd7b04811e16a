//! The page to begin at: a field to search, what was found, and things that much is built on.

use super::super::frame::Frame;
use super::super::listing::name_of;
use super::super::words::impact::Impact;
use super::super::{Link, Site};
use super::form::{Fields, Form};
use super::path;
use crate::impact::Beginning;
use crate::search::Found;
use askama::Template;
use oxrdf::NamedNode;

#[derive(Template)]
#[template(path = "impact_begin.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Impact,
    text: String,
    unknown: Option<String>,
    found: Option<Hits>,
    groups: Vec<Group>,
    form: Fields,
}

/// What was found, to choose from.
struct Hits {
    heading: String,
    links: Vec<(Link, Link)>,
    cut: Option<String>,
}

/// Things of one collection to begin with.
struct Group {
    name: Link,
    things: Vec<(Link, String)>,
}

/// What a reader typed, and what came of it.
#[derive(Default)]
pub struct Choices<'a> {
    /// The text.
    pub text: &'a str,
    /// What it finds, if it was searched for.
    pub found: Option<&'a Found>,
    /// The address of which nothing is said, if one was asked about.
    pub unknown: Option<&'a str>,
}

/// The page.
pub fn begin(
    site: &Site<'_>,
    choices: &Choices<'_>,
    beginnings: &[Beginning],
    form: &Form,
) -> String {
    let words = Impact::of_language(site.language());
    super::super::render(&Page {
        frame: super::frame(site, "/impact", words.title),
        words,
        text: choices.text.to_owned(),
        unknown: choices.unknown.map(words.unknown),
        found: choices.found.map(|found| hits(site, choices.text, found)),
        groups: beginnings.iter().map(|it| group(site, it)).collect(),
        form: Fields::new(site, form),
    })
}

fn hits(site: &Site<'_>, text: &str, found: &Found) -> Hits {
    let words = Impact::of_language(site.language());
    let links = found.hits.iter().filter_map(|hit| {
        let id = NamedNode::new(&hit.iri)
            .ok()
            .and_then(|iri| site.view.id(&iri))?;
        let kind = name_of(site, &hit.kind);
        let kind = Link {
            lang: site.foreign(kind.language.as_deref()),
            text: kind.text,
            ..Link::default()
        };
        Some((to(site, id), kind))
    });
    let links: Vec<(Link, Link)> = links.collect();
    let number = |n: usize| site.words().number(n);
    Hits {
        heading: match found.total {
            0 => (words.none_found)(text),
            _ => (words.choose)(text),
        },
        cut: (links.len() < found.total)
            .then(|| (words.first_of)(&number(links.len()), &number(found.total))),
        links,
    }
}

fn group(site: &Site<'_>, beginning: &Beginning) -> Group {
    let words = Impact::of_language(site.language());
    let name = name_of(site, &beginning.collection);
    let things = beginning.things.iter();
    Group {
        name: Link {
            lang: site.foreign(name.language.as_deref()),
            text: name.text,
            ..Link::default()
        },
        things: things
            .map(|(thing, count)| (to(site, *thing), (words.leads_on)(*count)))
            .collect(),
    }
}

/// A thing by name, leading to what a change in it touches.
fn to(site: &Site<'_>, thing: crate::index::TermId) -> Link {
    Link {
        href: Some(site.reader.local(&path(site, thing))),
        external: false,
        ..site.link(thing)
    }
}
