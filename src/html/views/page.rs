//! The page of a view, and what the page of a thing shows of the view of its collection.

use super::super::frame::Frame;
use super::super::{Link, Site, ehds};
use super::choose::Choose;
use super::part::{Body, Computed, Part, text};
use super::words;
use crate::html::words::views::Views;
use crate::views::{Choice, Fault, Told, short};
use askama::Template;
use oxrdf::NamedNode;

#[derive(Template)]
#[template(path = "views.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    words: &'static Views,
    lead: Option<String>,
    choose: Option<Choose>,
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

/// Where a view is told, and what the address narrows it to.
pub struct Address<'a> {
    /// The path.
    pub path: &'a str,
    /// The thing it is the view of, if it is that of one.
    pub of: Option<&'a NamedNode>,
    /// What each filter is set to.
    pub choice: &'a Choice,
    /// What is wrong with the address.
    pub wrong: Option<&'a Fault>,
}

impl Address<'_> {
    /// The path with what it is narrowed to, ready for more parameters.
    fn with(&self, site: &Site<'_>, told: &Told, more: &str) -> String {
        let set = told.filters.iter().zip(&self.choice.0);
        let set = set.filter_map(|(it, value)| Some((&it.filter.name, value.as_deref()?)));
        let mut pairs: Vec<String> = set
            .map(|(name, value)| {
                let value = super::super::in_query(short(value, site.base));
                format!("{}={value}", super::super::in_query(name))
            })
            .collect();
        pairs.extend((!more.is_empty()).then(|| more.to_owned()));
        match pairs.is_empty() {
            true => self.path.to_owned(),
            false => format!("{}?{}", self.path, pairs.join("&")),
        }
    }
}

/// The page of a view at its address; of a thing, if it is the view of one.
///
/// `computed` has a place for every part; none where it is answered, or cannot be worked out.
pub fn page(
    site: &Site<'_>,
    (told, computed): (&Told, Vec<Option<Computed>>),
    address: &Address<'_>,
) -> String {
    let (path, of) = (address.path, address.of);
    let words = words(site);
    let called = text(site, &told.view.names).unwrap_or_default();
    let thing = of.map(|thing| ehds::named(site, thing));
    let title = match &thing {
        Some(thing) => format!("{}: {called}", thing.text),
        None => called,
    };
    let here = address.with(site, told, "");
    let mut frame = Frame::new(site.reader, &here, title, site.view.snapshot().revision());
    let local = |more: &str| site.reader.local(&address.with(site, told, more));
    let json = local("format=json");
    let mut downloads = vec![("JSON".to_owned(), "application/json", json.clone())];
    let parts: Vec<Part> = told
        .parts
        .iter()
        .zip(computed)
        .map(|(part, computed)| Part::of(site, part, computed, ""))
        .collect();
    for part in &parts {
        let section = super::super::in_query(&part.id);
        let href = local(&format!("section={section}&format=csv"));
        downloads.push((format!("CSV: {}", part.heading), "text/csv", href));
    }
    frame.alternates = vec![("application/json", json)];
    match &thing {
        Some(thing) => frame
            .trail
            .extend(trail(site, path).into_iter().chain([thing.clone()])),
        None => frame.section = section(told),
    }
    super::super::render(&Page {
        words,
        lead: text(site, &told.view.leads),
        choose: Choose::of(site, told, address.choice, address.wrong, path),
        back: thing,
        downloads,
        parts,
        frame,
    })
}

/// The part of the site that a page of its own is: the entry of the menu that has its name.
fn section(told: &Told) -> &'static str {
    let name = told.view.name.as_deref();
    let mut known = super::super::navigation::sections();
    known.find(|known| Some(*known) == name).unwrap_or_default()
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
