//! A domain and its subdomains, drawn as boxes in boxes.

use super::super::Site;
use super::super::words::known::Known;
use super::lettering::wrap;
use super::tree::Domain;
use super::{in_order, level, link, says};

/// Width of a drawing, in its own units.
const WIDTH: usize = 340;

/// Between a box and what is in it.
const PAD: usize = 10;

/// Between boxes.
const GAP: usize = 6;

/// One domain with its subdomains.
pub(in crate::html) struct Drawing {
    /// In units of the drawing.
    pub width: usize,
    /// In units of the drawing.
    pub height: usize,
    /// The domain's name.
    pub title: String,
    /// The outer box first.
    pub boxes: Vec<Box_>,
}

/// A box, in units of the drawing.
pub(in crate::html) struct Box_ {
    pub x: usize,
    pub y: usize,
    pub width: usize,
    pub height: usize,
    /// Its page.
    pub href: String,
    /// Everything it says, in words.
    pub label: String,
    /// The language of its name, if not the page's.
    pub lang: Option<String>,
    /// The class of its colour.
    pub level: String,
    /// Lines of the name: baseline and text.
    pub lines: Vec<(usize, String)>,
    /// The share, as a number.
    pub percent: String,
    /// The bar: top, width, and width of the known part.
    pub bar: (usize, usize, usize),
    /// Whether it is the outer one.
    pub outer: bool,
    /// Whether it holds in one region only.
    pub regional: bool,
}

/// The drawing of a domain.
pub(super) fn drawing(site: &Site<'_>, domain: &Domain<'_>) -> Drawing {
    let mut boxes = Vec::new();
    let height = draw(site, domain, (0, 0, WIDTH), &mut boxes);
    Drawing {
        width: WIDTH,
        height,
        title: boxes.first().map(|b| b.label.clone()).unwrap_or_default(),
        boxes,
    }
}

/// Draws a domain and all in it at a place of a width; returns its height.
fn draw(
    site: &Site<'_>,
    domain: &Domain<'_>,
    (x, y, width): (usize, usize, usize),
    boxes: &mut Vec<Box_>,
) -> usize {
    let outer = width == WIDTH;
    // Size of the letters (a bold one is wider), and the height of a line.
    let (size, line) = if outer { (16.0 * 1.12, 20) } else { (12.5, 16) };
    let link = link(site, domain);
    let percent = domain.percent();
    let room = width - 2 * PAD - if outer { 48 } else { 0 };
    let lines = wrap(&link.text, room as f64 / size);
    let first = y + PAD + line - 5;
    let bar = y + PAD + lines.len() * line + if outer { 6 } else { 2 };
    let place = boxes.len();
    boxes.push(Box_ {
        x,
        y,
        width,
        height: 0,
        href: link.href.unwrap_or_default(),
        label: format!("{}: {}", link.text, says(site, domain)),
        lang: link.lang,
        level: level(percent),
        lines: lines
            .into_iter()
            .enumerate()
            .map(|(n, text)| (first + n * line, text))
            .collect(),
        percent: percent.map_or_else(
            || "–".to_owned(),
            Known::of_language(site.language()).percent,
        ),
        bar: bar_of(bar, width - 2 * PAD - if outer { 0 } else { 40 }, percent),
        outer,
        regional: domain.of.region.is_some(),
    });
    let mut bottom = bar + 8;
    if !domain.parts.is_empty() {
        bottom = draw_parts(
            site,
            domain,
            (x + PAD, bottom + GAP, width - 2 * PAD),
            boxes,
        );
    }
    let height = bottom + PAD - y;
    boxes[place].height = height;
    height
}

/// Draws subdomains in two columns where there is room, the rows of equal height; returns where
/// they end.
fn draw_parts(
    site: &Site<'_>,
    domain: &Domain<'_>,
    (x, mut y, width): (usize, usize, usize),
    boxes: &mut Vec<Box_>,
) -> usize {
    let columns = if width > WIDTH / 2 { 2 } else { 1 };
    let each = (width - (columns - 1) * GAP) / columns;
    for row in in_order(site, &domain.parts).chunks(columns) {
        let mut places = Vec::new();
        let mut tallest = 0;
        // A box alone in its row takes the whole of it.
        let each = if row.len() == 1 { width } else { each };
        for (column, part) in row.iter().enumerate() {
            places.push(boxes.len());
            let place = (x + column * (each + GAP), y, each);
            tallest = tallest.max(draw(site, part, place, boxes));
        }
        for (place, part) in places.into_iter().zip(row) {
            boxes[place].height = tallest;
            if part.parts.is_empty() {
                boxes[place].bar.0 = y + tallest - PAD - 8;
            }
        }
        y += tallest + GAP;
    }
    y - GAP
}

fn bar_of(top: usize, width: usize, percent: Option<usize>) -> (usize, usize, usize) {
    (top, width, width * percent.unwrap_or(0) / 100)
}
