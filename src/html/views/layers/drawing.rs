//! The drawing of layers: bands from top to bottom, what is on none of them beside, lines between.

use super::super::super::map::wrap;
use super::super::super::{Link, Site, ehds};
use super::super::words;
use super::Plan;
use super::lines::{Line, lines};
use oxrdf::NamedNode;

/// Width of the drawing, in its own units.
const WIDTH: usize = SECOND + BOX + 44;
/// Where the boxes of a band begin: left of that is its name.
const INDENT: usize = 170;
/// Where the bands end.
pub(super) const EDGE: usize = INDENT + COLUMNS * (BOX + GAP) - GAP + PAD;
/// Where the boxes beside the bands begin.
pub(super) const ASIDE: usize = EDGE + 70;
/// Where the second column of them begins.
const SECOND: usize = ASIDE + BOX + 44;
/// Width of a box.
pub(super) const BOX: usize = 122;
/// Boxes side by side in a band.
const COLUMNS: usize = 4;
/// Between boxes, side by side and above each other.
pub(super) const GAP: usize = 16;
/// Between bands.
const BETWEEN: usize = 30;
/// Inside a band.
const PAD: usize = 14;
/// Height of a line of text.
const LINE: usize = 17;
/// Top of the first band.
const TOP: usize = 30;

/// The drawing.
pub(in super::super) struct Drawing {
    /// In units of the drawing.
    pub width: usize,
    /// In units of the drawing.
    pub height: usize,
    /// The bands.
    pub bands: Vec<Band>,
    /// Heading of what is beside them: place and text.
    pub aside: (usize, usize, String),
    /// The lines.
    pub lines: Vec<Line>,
    /// The boxes.
    pub boxes: Vec<Box_>,
}

/// A layer.
pub(in super::super) struct Band {
    /// Left, top, width, height.
    pub place: [usize; 4],
    /// Its name.
    pub link: Link,
    /// Lines of the name: left, height, text.
    pub name: Vec<(usize, usize, String)>,
    /// What an empty one says: lines as above.
    pub empty: Vec<(usize, usize, String)>,
}

/// A thing.
pub(in super::super) struct Box_ {
    /// Left, top, width, height.
    pub place: [usize; 4],
    /// It.
    pub link: Link,
    /// Lines of its name: middle, height, text.
    pub lines: Vec<(usize, usize, String)>,
}

impl Drawing {
    pub(super) fn of(site: &Site<'_>, plan: &Plan<'_>) -> Self {
        let mut boxes: Vec<Box_> = plan.things.iter().map(|(it, ..)| box_(site, it)).collect();
        let mut bands = Vec::new();
        let mut top = TOP;
        for (place, (layer, _)) in plan.layers.iter().enumerate() {
            let on = (0..boxes.len()).filter(|at| plan.things[*at].1 == Some(place));
            let mut on: Vec<usize> = on.collect();
            // What relates to something beside stands nearest to it.
            on.sort_by_key(|at| aside_of(plan, *at));
            let height = stack(&mut boxes, &on, (INDENT, top + PAD), COLUMNS) + 2 * PAD;
            let band = band(site, layer, (top, height), on.is_empty());
            top += band.place[3] + BETWEEN;
            bands.push(band);
        }
        let bottom = aside(plan, &mut boxes);
        boxes.iter_mut().for_each(letter);
        Self {
            width: WIDTH,
            height: top.max(bottom + BETWEEN) - BETWEEN + 6,
            bands,
            aside: (ASIDE, TOP - 8, words(site).unplaced.to_owned()),
            lines: lines(site, plan, &boxes),
            boxes,
        }
    }
}

fn box_(site: &Site<'_>, thing: &NamedNode) -> Box_ {
    let link = ehds::named(site, thing);
    let lines = wrap(&link.text, (BOX - 16) as f64 / 13.0);
    Box_ {
        place: [0, 0, BOX, lines.len() * LINE + 15],
        lines: lines.into_iter().map(|text| (0, 0, text)).collect(),
        link,
    }
}

/// Puts boxes in rows of so many, to the right in them; returns how high they are together.
fn stack(boxes: &mut [Box_], on: &[usize], (left, top): (usize, usize), columns: usize) -> usize {
    let mut height = 0;
    for row in on.chunks(columns) {
        let tallest = row.iter().map(|at| boxes[*at].place[3]).max().unwrap_or(0);
        height += if height > 0 { GAP } else { 0 };
        for (column, at) in row.iter().enumerate() {
            let place = &mut boxes[*at].place;
            let column = columns - row.len() + column;
            (place[0], place[1], place[3]) = (left + column * (BOX + GAP), top + height, tallest);
        }
        height += tallest;
    }
    height
}

/// Puts what is on no layer beside the bands: what relates to a band nearest to it.
fn aside(plan: &Plan<'_>, boxes: &mut [Box_]) -> usize {
    let mut near: Vec<(usize, usize)> = Vec::new();
    let mut far = Vec::new();
    for at in (0..boxes.len()).filter(|at| plan.things[*at].1.is_none()) {
        let tops = neighbours(plan, at).into_iter();
        let tops = tops.filter(|other| plan.things[*other].1.is_some());
        let tops: Vec<usize> = tops.map(|other| boxes[other].place[1]).collect();
        match tops.len() {
            0 => far.push(at),
            n => near.push((tops.iter().sum::<usize>() / n, at)),
        }
    }
    near.sort_unstable();
    let near: Vec<usize> = near.into_iter().map(|(_, at)| at).collect();
    // Those that relate to something first.
    far.sort_by_key(|at| (neighbours(plan, *at).is_empty(), *at));
    let first = stack(boxes, &near, (ASIDE, TOP + PAD), 1);
    let second = stack(boxes, &far, (SECOND, TOP + PAD), 1);
    TOP + PAD + first.max(second)
}

/// To how many things beside the bands one relates.
fn aside_of(plan: &Plan<'_>, at: usize) -> usize {
    let others = neighbours(plan, at).into_iter();
    others
        .filter(|other| plan.things[*other].1.is_none())
        .count()
}

fn neighbours(plan: &Plan<'_>, at: usize) -> Vec<usize> {
    let own = plan.things[at].0;
    let others = plan.relations.iter().filter_map(|row| {
        let (one, other) = row.thing("one").zip(row.thing("other"))?;
        match (one == own, other == own) {
            (true, _) => plan.thing(other),
            (_, true) => plan.thing(one),
            (false, false) => None,
        }
    });
    others.collect()
}

fn band(site: &Site<'_>, layer: &NamedNode, (top, height): (usize, usize), empty: bool) -> Band {
    let link = ehds::named(site, layer);
    let text = |text: &str, left: usize, room: usize| {
        let lines = wrap(text, room as f64 / 14.0).into_iter().enumerate();
        let lines = lines.map(|(n, text)| (left, top + PAD + 13 + n * LINE, text));
        lines.collect::<Vec<_>>()
    };
    let name = text(&link.text, PAD, INDENT - 2 * PAD);
    Band {
        place: [0, top, EDGE, height.max(2 * PAD + name.len() * LINE)],
        name,
        empty: match empty {
            true => text(words(site).empty_layer, INDENT, EDGE - INDENT - PAD),
            false => Vec::new(),
        },
        link,
    }
}

/// Writes the name in the middle of its box.
fn letter(it: &mut Box_) {
    let [left, top, width, height] = it.place;
    let first = top + (height - it.lines.len() * LINE) / 2 + 13;
    for (n, line) in it.lines.iter_mut().enumerate() {
        (line.0, line.1) = (left + width / 2, first + n * LINE);
    }
}
