//! The drawing of layers: bands from top to bottom, what is on none of them beside, lines between.

use super::super::super::map::wrap;
use super::super::super::{Link, Site, ehds};
use super::super::words;
use super::Plan;
use crate::rdf::last_part;
use oxrdf::NamedNode;
use std::collections::BTreeMap;

/// Width of the drawing, in its own units.
const WIDTH: usize = 1166;
/// Where the boxes of a band begin: left of that is its name.
const INDENT: usize = 176;
/// Where the bands end.
const EDGE: usize = 706;
/// Where the boxes beside the bands begin.
const ASIDE: usize = 776;
/// Width of a box.
const BOX: usize = 150;
/// Between boxes, side by side and above each other.
const GAP: usize = 20;
/// Between bands.
const BETWEEN: usize = 26;
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

/// A relation.
pub(in super::super) struct Line {
    /// The path.
    pub path: String,
    /// The class of its look: how settled it is.
    pub class: String,
    /// All it stands for, in words.
    pub says: String,
    /// Where it crosses a layer it says nothing of.
    pub skips: Option<(usize, usize)>,
}

impl Drawing {
    pub(super) fn of(site: &Site<'_>, plan: &Plan<'_>) -> Self {
        let mut boxes: Vec<Box_> = plan.things.iter().map(|(it, ..)| box_(site, it)).collect();
        let mut bands = Vec::new();
        let mut top = TOP;
        for (place, (layer, _)) in plan.layers.iter().enumerate() {
            let on = (0..boxes.len()).filter(|at| plan.things[*at].1 == Some(place));
            let on: Vec<usize> = on.collect();
            let height = stack(&mut boxes, &on, (INDENT, top + PAD), 3) + 2 * PAD;
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
    let lines = wrap(&link.text, (BOX - 20) as f64 / 14.0);
    Box_ {
        place: [0, 0, BOX, lines.len() * LINE + 15],
        lines: lines.into_iter().map(|text| (0, 0, text)).collect(),
        link,
    }
}

/// Puts boxes in rows of so many; returns how high they are together.
fn stack(boxes: &mut [Box_], on: &[usize], (left, top): (usize, usize), columns: usize) -> usize {
    let mut height = 0;
    for row in on.chunks(columns) {
        let tallest = row.iter().map(|at| boxes[*at].place[3]).max().unwrap_or(0);
        height += if height > 0 { GAP } else { 0 };
        for (column, at) in row.iter().enumerate() {
            let place = &mut boxes[*at].place;
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
    let second = stack(boxes, &far, (ASIDE + BOX + 2 * GAP, TOP + PAD), 1);
    TOP + PAD + first.max(second)
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

/// One line a pair of things, in the look of what is least settled between them.
fn lines(site: &Site<'_>, plan: &Plan<'_>, boxes: &[Box_]) -> Vec<Line> {
    let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (place, row) in plan.relations.iter().enumerate() {
        let end = |name| row.thing(name).and_then(|thing| plan.thing(thing));
        if let (Some(one), Some(other)) = (end("one"), end("other"))
            && one != other
        {
            let pair = (one.min(other), one.max(other));
            pairs.entry(pair).or_default().push(place);
        }
    }
    let pairs = pairs.into_iter();
    pairs
        .map(|((one, other), rows)| {
            let said = rows.iter().map(|place| &plan.relations[*place]);
            let states = said.clone().filter_map(|row| row.thing("state"));
            let least = states.max_by_key(|node| site.view.id(*node).map(|id| site.order_key(id)));
            let says = said.filter_map(|row| {
                let name = |column| row.thing(column).map(|node| ehds::named(site, node).text);
                let (one, relation) = name("one").zip(name("relation"))?;
                Some(format!("{one} {relation} {}", name("other")?))
            });
            let (path, middle) = path(boxes[one].place, boxes[other].place);
            let layers = (plan.things[one].1, plan.things[other].1);
            let far = matches!(layers, (Some(a), Some(b)) if a.abs_diff(b) > 1);
            Line {
                path,
                class: least.map_or_else(String::new, |node| last_part(node.as_str()).to_owned()),
                says: says.collect::<Vec<_>>().join("; "),
                skips: far.then_some(middle),
            }
        })
        .collect()
}

/// A line between two boxes, and its middle.
fn path(one: [usize; 4], other: [usize; 4]) -> (String, (usize, usize)) {
    let (upper, lower) = match (one[1], one[0]) <= (other[1], other[0]) {
        true => (one, other),
        false => (other, one),
    };
    let centre = |place: [usize; 4]| (place[0] + place[2] / 2, place[1] + place[3] / 2);
    let ((ax, ay), (bx, by)) = (centre(upper), centre(lower));
    let is_aside = |place: [usize; 4]| place[0] >= ASIDE;
    if upper[0] == lower[0] && is_aside(upper) {
        // Above each other beside the bands: round by the outer side.
        let right = upper[0] > ASIDE;
        let x = if right { upper[0] + BOX } else { upper[0] };
        let bend = if right { x + GAP + 10 } else { x - GAP };
        return (
            format!("M{x} {ay}C{bend} {ay} {bend} {by} {x} {by}"),
            (bend, (ay + by) / 2),
        );
    }
    if is_aside(upper) || is_aside(lower) {
        let (left, right) = if ax <= bx {
            (upper, lower)
        } else {
            (lower, upper)
        };
        let ((middle, from), (_, to)) = (centre(left), centre(right));
        let (x, y) = (left[0] + left[2], right[0]);
        let half = x.midpoint(y);
        if !is_aside(left) && left[0] < INDENT + 2 * (BOX + GAP) {
            // Not behind its neighbour: out below its own row.
            let below = left[1] + left[3];
            return (
                format!(
                    "M{middle} {below}C{middle} {} {half} {to} {y} {to}",
                    below + 3 * GAP
                ),
                (half, below.midpoint(to)),
            );
        }
        return (
            format!("M{x} {from}C{half} {from} {half} {to} {y} {to}"),
            (half, from.midpoint(to)),
        );
    }
    if upper[1] == lower[1] {
        let (from, to) = (upper[0] + upper[2], lower[0]);
        return (format!("M{from} {ay}H{to}"), (from.midpoint(to), ay));
    }
    let (from, to) = (upper[1] + upper[3], lower[1]);
    let half = from.midpoint(to);
    (
        format!("M{ax} {from}C{ax} {half} {bx} {half} {bx} {to}"),
        (ax.midpoint(bx), half),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_join_the_sides_that_face_each_other() {
        let at = |x, y| [x, y, BOX, 40];
        let (down, middle) = path(at(176, 44), at(176, 200));
        assert_eq!(
            (down.as_str(), middle),
            ("M251 84C251 142 251 142 251 200", (251, 142))
        );
        assert_eq!(path(at(176, 200), at(176, 44)).0, down);
        let (across, _) = path(at(ASIDE, 44), at(516, 44));
        assert_eq!(
            across,
            format!("M666 64C{0} 64 {0} 64 {ASIDE} 64", (666 + ASIDE) / 2)
        );
        let (beside, _) = path(at(176, 44), at(346, 44));
        assert_eq!(beside, "M326 64H346");
        let (round, _) = path(at(ASIDE, 44), at(ASIDE, 144));
        assert!(round.starts_with(&format!("M{ASIDE} 64C")), "{round}");
    }
}
