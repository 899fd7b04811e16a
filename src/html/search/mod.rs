//! The page of search: a field, what was found with the words marked, and what narrows it.

pub mod words;

use super::frame::Frame;
use super::listing::name_of;
use super::{Link, Site};
use crate::rdf::{Label, Language, last_part};
use crate::search::{
    Choices, Found, Hit, MOST_CHARACTERS, MOST_WORDS, Marked, OWN, Piece, RANKED, Wish,
};
use askama::Template;
use words::Words;

/// Values of a facet that are shown at once; the rest can be opened.
const SHOWN: usize = 8;

/// What came of a search.
pub enum Sought {
    /// There was nothing to search for yet.
    Nothing,
    /// There was more than is searched for.
    TooMuch,
    /// This was found.
    Found(Found),
}

#[derive(Template)]
#[template(path = "search.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    own: &'static Words,
    text: String,
    /// What narrows the search, to go along when the text is changed.
    kept: Vec<(String, String)>,
    /// The same to read, where nothing was searched for: each leads to the page without it.
    narrowed: Vec<Link>,
    refused: Option<String>,
    answer: Option<Answer>,
    suggestions: Vec<Link>,
    kinds: Vec<Link>,
}

struct Answer {
    summary: String,
    cut: Option<String>,
    none: Option<String>,
    near: Vec<Link>,
    without: Option<String>,
    hits: Vec<Item>,
    facets: Vec<Facet>,
    previous: Option<String>,
    next: Option<String>,
}

struct Item {
    link: Link,
    name: Vec<Piece>,
    kind: Link,
    more: Option<(Vec<Piece>, Option<String>)>,
}

struct Facet {
    name: Link,
    chosen: Option<(Link, String)>,
    values: Vec<Choice>,
    rest: Vec<Choice>,
    more: String,
}

struct Choice {
    link: Link,
    count: String,
}

/// The page; where nothing was searched for the one to begin at.
pub fn search(site: &Site<'_>, wish: &Wish, sought: &Sought) -> String {
    let own = Words::of(site.language());
    let found = match sought {
        Sought::Found(found) => Some(found),
        Sought::Nothing | Sought::TooMuch => None,
    };
    let title = match found {
        Some(_) => (own.title_of)(&wish.text),
        None => own.title.to_owned(),
    };
    let path = address("/search", wish, wish.offset);
    let mut frame = Frame::new(site.reader, &path, title, site.view.snapshot().revision());
    frame.section = "search";
    if found.is_some() {
        let data = address("/api/search", wish, wish.offset);
        frame.alternates = vec![("application/json", data)];
    }
    let is_empty = found.is_none_or(|found| found.total == 0);
    // Where there are nearer ones, those that are always there would be in their way.
    let has_near = found.is_some_and(|found| !found.near.is_empty());
    let refused = matches!(sought, Sought::TooMuch);
    let suggestions = match is_empty && !has_near && !refused {
        true => suggestions(site, own),
        false => Vec::new(),
    };
    super::render(&Page {
        own,
        frame,
        text: wish.text.clone(),
        kept: wish.facets.clone(),
        narrowed: match found {
            None => narrowed(site, wish),
            Some(_) => Vec::new(),
        },
        refused: refused.then(|| (own.too_much)(MOST_WORDS, MOST_CHARACTERS)),
        answer: found.map(|found| answer(site, wish, found)),
        suggestions,
        kinds: if is_empty { kinds(site) } else { Vec::new() },
    })
}

/// What a search will be narrowed by, each leading to the page without it.
fn narrowed(site: &Site<'_>, wish: &Wish) -> Vec<Link> {
    let facets = wish.facets.iter().enumerate();
    let links = facets.map(|(at, (key, value))| {
        let mut without = wish.clone();
        without.facets.remove(at);
        let href = site.reader.local(&address("/search", &without, 0));
        named(label(site, key, value), href, site)
    });
    links.collect()
}

fn suggestions(site: &Site<'_>, own: &Words) -> Vec<Link> {
    let suggested = own.suggested.iter();
    suggested.map(|text| to_text(site, text)).collect()
}

/// Leads to a search for a text.
fn to_text(site: &Site<'_>, text: &str) -> Link {
    let address = format!("/search?q={}", super::in_query(text));
    Link::new(text, site.reader.local(&address))
}

fn kinds(site: &Site<'_>) -> Vec<Link> {
    let collections = site.registry.collections().iter();
    let of = collections.map(|collection| {
        let path = format!("/doc/{}", collection.segment);
        named(
            name_of(site, &collection.segment),
            site.reader.local(&path),
            site,
        )
    });
    of.collect()
}

fn named(label: Label, href: String, site: &Site<'_>) -> Link {
    Link {
        lang: site.foreign(label.language.as_deref()),
        ..Link::new(label.text, href)
    }
}

fn answer(site: &Site<'_>, wish: &Wish, found: &Found) -> Answer {
    let own = Words::of(site.language());
    let to = |offset| site.reader.local(&address("/search", wish, offset));
    let after = wish.offset + found.hits.len();
    let shown = found.total.min(RANKED);
    let without = Wish {
        text: wish.text.clone(),
        ..Wish::default()
    };
    Answer {
        summary: (own.hits)(found.total, &site.words().number(found.total)),
        cut: (found.total > RANKED).then(|| (own.first)(RANKED)),
        none: (found.total == 0).then(|| (own.none)(&wish.text)),
        near: found.near.iter().map(|text| to_text(site, text)).collect(),
        without: (found.total == 0 && !wish.facets.is_empty())
            .then(|| site.reader.local(&address("/search", &without, 0))),
        hits: found.hits.iter().map(|hit| item(site, hit)).collect(),
        facets: found
            .facets
            .iter()
            .enumerate()
            .filter_map(|(n, c)| facet(site, wish, n, c))
            .collect(),
        previous: (wish.offset > 0).then(|| to(wish.offset.saturating_sub(wish.limit))),
        next: (!found.hits.is_empty() && after < shown).then(|| to(after)),
    }
}

fn item(site: &Site<'_>, hit: &Hit) -> Item {
    let kind = name_of(site, &hit.kind);
    let path = format!("/doc/{}", hit.kind);
    Item {
        link: site.link_to(&hit.iri, hit.label.clone()),
        name: hit.name.pieces.clone(),
        kind: named(kind, site.reader.local(&path), site),
        more: hit.more.as_ref().map(|more| pieces(site, more)),
    }
}

fn pieces(site: &Site<'_>, text: &Marked) -> (Vec<Piece>, Option<String>) {
    (text.pieces.clone(), site.foreign(text.language.as_deref()))
}

/// A facet worth showing: one that is chosen, or parts what was found.
fn facet(site: &Site<'_>, wish: &Wish, place: usize, choices: &Choices) -> Option<Facet> {
    let own = Words::of(site.language());
    if choices.values.len() < 2 && choices.chosen.is_none() {
        return None;
    }
    let name = match (own.facets.get(place), choices.names.choose(site.language())) {
        (Some(name), _) => Label {
            text: (*name).to_owned(),
            language: Some(site.language().tag().to_owned()),
        },
        (None, Some(label)) => label.clone(),
        (None, None) => Label::untagged(choices.key.clone()),
    };
    let with = |value: Option<&str>| {
        let mut wish = Wish {
            offset: 0,
            ..wish.clone()
        };
        wish.facets.retain(|(key, _)| *key != choices.key);
        wish.facets
            .extend(value.map(|value| (choices.key.clone(), value.to_owned())));
        site.reader.local(&address("/search", &wish, 0))
    };
    let is_chosen = |value: &String| choices.chosen.as_ref() == Some(value);
    let others = choices.values.iter().filter(|(value, _)| !is_chosen(value));
    let mut values: Vec<Choice> = others
        .map(|(value, count)| Choice {
            link: named(
                label(site, &choices.key, value),
                with(Some(token(choices, value))),
                site,
            ),
            count: site.words().number(*count),
        })
        .collect();
    let rest = values.split_off(values.len().min(SHOWN));
    let chosen = choices.chosen.as_ref().map(|value| {
        let chosen = named(label(site, &choices.key, value), with(None), site);
        (chosen, (own.all)(&name.text))
    });
    Some(Facet {
        name: Link {
            lang: site.foreign(name.language.as_deref()),
            text: name.text,
            ..Link::default()
        },
        chosen,
        values,
        more: (site.words().more)(rest.len()),
        rest,
    })
}

/// What the value of a facet is called.
pub fn label(site: &Site<'_>, key: &str, value: &str) -> Label {
    if key == OWN[0] {
        return name_of(site, value);
    }
    if key == OWN[1] {
        let name = site.words().language(value);
        return Label {
            text: name.to_owned(),
            language: Some(site.language().tag().to_owned()),
        };
    }
    let iri = oxrdf::NamedNode::new(value).ok();
    match iri.and_then(|iri| site.view.id(&iri)) {
        Some(id) => site.label(id),
        None => site.label_of_iri(value),
    }
}

/// How a value is written in addresses: by the end of its IRI, where that is enough.
pub fn token<'v>(choices: &Choices, value: &'v str) -> &'v str {
    let end = last_part(value);
    let same = choices
        .values
        .iter()
        .filter(|(other, _)| last_part(other) == end);
    if same.count() > 1 { value } else { end }
}

/// The address of a search from a hit on, without what is as usual.
pub fn address(path: &str, wish: &Wish, offset: usize) -> String {
    let mut address = format!("{path}?q={}", super::in_query(&wish.text));
    for (key, value) in &wish.facets {
        address.push_str(&format!(
            "&{}={}",
            super::in_query(key),
            super::in_query(value)
        ));
    }
    if offset > 0 {
        address.push_str(&format!("&offset={offset}"));
    }
    address
}

#[derive(Template)]
#[template(path = "opensearch.xml", config = ".askama.toml", escape = "html")]
struct Description<'a> {
    own: &'static Words,
    tag: &'static str,
    origin: &'a str,
}

/// How a browser searches here; `origin` is scheme and host of this server.
pub fn description(language: Language, origin: &str) -> String {
    super::render(&Description {
        own: Words::of(language),
        tag: language.tag(),
        origin,
    })
}
