//! The page of a view, and what the page of a thing shows of the view of its collection.

use super::super::frame::Frame;
use super::super::{Link, Site, ehds};
use super::part::{Body, Computed, Part, text};
use super::words;
use crate::html::words::views::Views;
use crate::views::Told;
use askama::Template;
use oxrdf::NamedNode;

#[derive(Template)]
#[template(path = "views.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Views,
    lead: Option<String>,
    back: Option<Link>,
    downloads: Vec<(String, &'static str, String)>,
    parts: Vec<Part>,
}

#[derive(Template)]
#[template(path = "views_on_thing.html", config = ".askama.toml")]
struct Shown {
    parts: Vec<Part>,
    others: Vec<(Link, String)>,
    whole: Option<Link>,
}

/// What the page of a thing shows of its view, as HTML.
#[derive(Debug, Default)]
pub struct OnThing {
    /// What comes before what is said of the thing itself.
    pub before: String,
    /// What comes after it.
    pub after: String,
}

/// The page of a view at its address; of a thing, if it is the view of one.
///
/// `computed` has a place for every part; none where it is answered, or cannot be worked out.
pub fn page(
    site: &Site<'_>,
    (told, computed): (&Told, Vec<Option<Computed>>),
    path: &str,
    of: Option<&NamedNode>,
) -> String {
    let words = words(site);
    let called = text(site, &told.view.names).unwrap_or_default();
    let thing = of.map(|thing| ehds::named(site, thing));
    let title = match &thing {
        Some(thing) => format!("{}: {called}", thing.text),
        None => called,
    };
    let mut frame = Frame::new(site.reader, path, title, site.view.snapshot().revision());
    let json = format!("{path}?format=json");
    let mut downloads = vec![("JSON".to_owned(), "application/json", json.clone())];
    let parts: Vec<Part> = told
        .parts
        .iter()
        .zip(computed)
        .map(|(part, computed)| Part::of(site, part, computed, ""))
        .collect();
    for part in &parts {
        let href = format!(
            "{path}?format=csv&section={}",
            super::super::in_query(&part.id)
        );
        downloads.push((format!("CSV: {}", part.heading), "text/csv", href));
    }
    frame.alternates = vec![("application/json", json)];
    match &thing {
        Some(thing) => frame
            .trail
            .extend(trail(site, path).into_iter().chain([thing.clone()])),
        None => frame.section = "standards",
    }
    super::super::render(&Page {
        words,
        lead: text(site, &told.view.leads),
        back: thing,
        downloads,
        parts,
        frame,
    })
}

/// The collection of the thing at `/views/{collection}/{slug}`.
fn trail(site: &Site<'_>, path: &str) -> Option<Link> {
    let segment = path.strip_prefix("/views/")?.split('/').next()?;
    site.registry.collection(segment)?;
    let name = super::super::listing::name_of(site, segment);
    Some(Link {
        lang: site.foreign(name.language.as_deref()),
        href: Some(site.reader.local(&format!("/doc/{segment}"))),
        text: name.text,
        ..Link::default()
    })
}

/// What the page of a thing shows of its view: the parts that stand there, and the way to the rest.
pub fn on_thing(
    site: &Site<'_>,
    (told, computed): (&Told, Vec<Option<Computed>>),
    path: &str,
) -> OnThing {
    let (mut before, mut after, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for (place, (told_part, computed)) in told.parts.iter().zip(computed).enumerate() {
        if !told_part.part.on_page {
            let part = Part::of(site, told_part, computed, "");
            others.push(other(site, part, path));
            continue;
        }
        let part = Part::of(site, told_part, computed, "view-");
        match place < told.view.before {
            true => before.push(part),
            false => after.push(part),
        }
    }
    let shown = |parts: Vec<Part>, others, whole| {
        super::super::render(&Shown {
            parts,
            others,
            whole,
        })
    };
    let whole = Link::new(words(site).whole, site.reader.local(path));
    OnThing {
        before: shown(before, Vec::new(), None),
        after: shown(after, others, Some(whole)),
    }
}

/// The way to a part that stands elsewhere, and how much there is.
fn other(site: &Site<'_>, part: Part, path: &str) -> (Link, String) {
    let href = site.reader.local(&format!("{path}#{}", part.id));
    let says = match part.body {
        Body::Nothing(text) => text,
        Body::Answer(_) => part.summary,
    };
    (Link::new(part.heading, href), says)
}
