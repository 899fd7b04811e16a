//! The home page: the map of the domains, how much is known of each kind, and a place to ask.

use super::Site;
use super::dashboard::{Dashboard, dashboard};
use super::examples::{ExampleLink, examples};
use super::frame::Frame;
use super::map::{Map, map};
use super::navigation::{Asked, asked};
use crate::coverage::Counted;
use crate::health::Comparison;
use askama::Template;

#[derive(Template)]
#[template(path = "home.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    asked: Vec<Asked>,
    map: Option<Map>,
    board: Dashboard,
    total: String,
    text: String,
    lines: usize,
    prefixes: String,
    examples: Vec<ExampleLink>,
}

/// The home page.
pub fn home(site: &Site<'_>, counted: &Counted, comparison: &Comparison) -> String {
    let words = site.words();
    let things = counted.coverage.total.entries;
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
        asked: asked(site.language()),
        total: (words.kinds_lead)(&words.number(things), &statements),
        map: map(site, comparison),
        board: dashboard(site, &counted.coverage),
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
