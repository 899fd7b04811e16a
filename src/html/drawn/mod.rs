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

/// An answer, drawn: markup of what can be chosen beside table or text, and the words to choose by.
pub(super) struct Drawings {
    /// The words.
    pub words: &'static Drawn,
    /// The resources it links, or why there are none.
    pub graph: String,
    /// Its numbers, or why there are none; nothing for statements, which count nothing.
    pub chart: String,
}

#[derive(Template)]
#[template(path = "drawn_chart.html", config = ".askama.toml")]
struct Chart {
    drawn: &'static Drawn,
    bars: Vec<Bars>,
}

#[derive(Template)]
#[template(path = "drawn_graph.html", config = ".askama.toml")]
struct Graph {
    drawn: &'static Drawn,
    lines: Option<Lines>,
}

/// What of a table can be drawn.
pub(super) fn of_rows(site: &Site<'_>, variables: &[String], rows: &[Vec<Cell>]) -> Drawings {
    let drawn = Drawn::of_language(site.language());
    Drawings {
        words: drawn,
        graph: super::render(&Graph {
            drawn,
            lines: Lines::of_rows(site, variables, rows),
        }),
        chart: super::render(&Chart {
            drawn,
            bars: Bars::of(site, variables, rows),
        }),
    }
}

/// What of statements can be drawn: those that link resources.
pub(super) fn of_triples(site: &Site<'_>, triples: &[Triple]) -> Drawings {
    let drawn = Drawn::of_language(site.language());
    Drawings {
        words: drawn,
        graph: super::render(&Graph {
            drawn,
            lines: Lines::of_triples(site, triples),
        }),
        chart: String::new(),
    }
}
