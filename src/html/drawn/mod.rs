//! Answers drawn: numbers as bars, links as lines between boxes. The table or text of the answer
//! says the same, and all of it; a drawing is as wide as a phone and shows the first of it.

mod bars;
mod lines;

use super::Site;
use super::query::Cell;
use super::words::drawn::Drawn;
use askama::Template;
use bars::Bars;
use lines::Lines;
use oxrdf::Triple;

/// Width of a drawing, in its own units: the pixels of a narrow screen.
const WIDTH: usize = 352;

/// Rows of a drawing.
const ROWS: usize = 30;

#[derive(Template)]
#[template(path = "drawn.html", config = ".askama.toml")]
struct Drawings {
    drawn: &'static Drawn,
    bars: Vec<Bars>,
    lines: Option<Lines>,
}

/// What of a table can be drawn; nothing if nothing can.
pub(super) fn of_rows(site: &Site<'_>, variables: &[String], rows: &[Vec<Cell>]) -> String {
    super::render(&Drawings {
        drawn: Drawn::of_language(site.language()),
        bars: Bars::of(site, variables, rows),
        lines: Lines::of_rows(site, variables, rows),
    })
}

/// What of statements can be drawn: those that link resources.
pub(super) fn of_triples(site: &Site<'_>, triples: &[Triple]) -> String {
    super::render(&Drawings {
        drawn: Drawn::of_language(site.language()),
        bars: Vec::new(),
        lines: Lines::of_triples(site, triples),
    })
}
