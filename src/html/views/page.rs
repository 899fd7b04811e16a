//! The page of a view, and what the page of a thing shows of the view of its collection.

use super::super::frame::Frame;
use super::super::{Link, Site, ehds};
use super::part::{Body, Part, text};
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
struct OnThing {
    parts: Vec<Part>,
    others: Vec<(Link, String)>,
    whole: Link,
}

/// The page of a view at its address; of a thing, if it is the view of one.
pub fn page(site: &Site<'_>, told: &Told, path: &str, of: Option<&NamedNode>) -> String {
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
        .map(|part| Part::of(site, part, ""))
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
pub fn on_thing(site: &Site<'_>, told: &Told, path: &str) -> String {
    let words = words(site);
    let (shown, others): (Vec<_>, Vec<_>) = told.parts.iter().partition(|it| it.part.on_page);
    let others = others.into_iter().map(|told| {
        let part = Part::of(site, told, "");
        let link = Link::new(
            part.heading,
            site.reader.local(&format!("{path}#{}", part.id)),
        );
        let says = match part.body {
            Body::Nothing(text) => text,
            Body::Answer(_) => part.summary,
        };
        (link, says)
    });
    super::super::render(&OnThing {
        others: others.collect(),
        parts: shown
            .iter()
            .map(|told| Part::of(site, told, "view-"))
            .collect(),
        whole: Link::new(words.whole, site.reader.local(path)),
    })
}
