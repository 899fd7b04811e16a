//! The home page: what is here, how much of each kind, and a place to ask.

use super::Site;
use super::frame::Frame;
use super::query::{ExampleLink, examples};
use crate::rdf::Label;
use askama::Template;

#[derive(Template)]
#[template(path = "home.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    cards: Vec<Card>,
    total: String,
    text: String,
    lines: usize,
    prefixes: String,
    examples: Vec<ExampleLink>,
}

struct Card {
    name: String,
    lang: Option<String>,
    count: String,
    href: String,
}

/// The home page.
pub fn home(site: &Site<'_>) -> String {
    let words = site.words();
    let (cards, things) = cards(site);
    let statements = words.number(site.view.count(None, None, None));
    let mut frame = Frame::new(
        site.reader,
        "/",
        words.home_title,
        site.view.snapshot().revision(),
    );
    frame.section = "home";
    super::render(&Page {
        frame,
        total: (words.kinds_lead)(&words.number(things), &statements),
        cards,
        text: first_query(site),
        lines: 6,
        prefixes: super::query::prefix_lines(site.prefixes),
        examples: examples(site, None),
    })
}

/// The first of the queries to begin with.
fn first_query(site: &Site<'_>) -> String {
    let first = site.questions.examples().into_iter().next();
    let asked = first.and_then(|question| question.ask(&[], Some(site.language())).ok());
    asked.map(|asked| asked.sparql()).unwrap_or_default()
}

/// One card a collection that is not empty, in the order of the shapes.
fn cards(site: &Site<'_>) -> (Vec<Card>, usize) {
    let mut things = 0;
    let mut cards = Vec::new();
    for collection in site.registry.collections() {
        let count = super::listing::count(site, collection);
        if count == 0 {
            continue;
        }
        things += count;
        let Label { text, language } = super::listing::name_of(site, &collection.segment);
        let path = format!("/doc/{}", collection.segment);
        cards.push(Card {
            lang: site.foreign(language.as_deref()),
            name: text,
            count: site.words().number(count),
            href: site.reader.local(&path),
        });
    }
    (cards, things)
}
