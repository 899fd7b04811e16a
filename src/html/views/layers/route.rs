//! The ways of lines between boxes: along the gaps between bands, so that none runs behind a box.

use super::drawing::{ASIDE, BOX, EDGE, GAP};

/// A box: left, top, width, height.
type Place = [usize; 4];

/// Between lines that run side by side.
const LANE: usize = 6;

/// Which of two boxes, one in a band and one beside, is left from below: it has others to its right.
pub(super) fn leaves_below(ends: [Place; 2]) -> Option<usize> {
    let banded = ends.iter().position(|place| !is_aside(place))?;
    let is_last = ends[banded][0] + 2 * BOX > EDGE;
    (is_aside(&ends[1 - banded]) && !is_last).then_some(banded)
}

/// A line between two boxes, and its middle; lines that leave one box from below have a lane each.
pub(super) fn between(ends: [Place; 2], lane: usize) -> (String, (usize, usize)) {
    let [one, other] = ends;
    if let Some(end) = leaves_below(ends) {
        return along(ends[end], ends[1 - end], lane);
    }
    match (is_aside(&one), is_aside(&other)) {
        (true, true) if one[0] == other[0] => around(one, other),
        (false, false) if one[1] != other[1] => down(one, other),
        (false, false) => level(one, other),
        _ => across(one, other),
    }
}

/// A line that passes a band of others: down the gap between the boxes there.
pub(super) fn past([one, other]: [Place; 2]) -> (String, (usize, usize)) {
    let (upper, lower) = if one[1] < other[1] {
        (one, other)
    } else {
        (other, one)
    };
    let gap = lower[0].saturating_sub(GAP / 2);
    let (from, to) = (upper[1] + upper[3], lower[1]);
    let (x, end) = (upper[0] + 2 * GAP, lower[0] + 2 * GAP);
    let (leaves, enters) = (from + 2 * GAP, to.saturating_sub(2 * GAP));
    let path = format!(
        "M{x} {from}C{x} {0} {gap} {from} {gap} {leaves}V{enters}C{gap} {to} {end} {1} {end} {to}",
        from + GAP,
        to.saturating_sub(GAP),
    );
    (path, (gap, from.midpoint(to)))
}

fn is_aside(place: &Place) -> bool {
    place[0] >= ASIDE
}

fn centre(place: Place) -> (usize, usize) {
    (place[0] + place[2] / 2, place[1] + place[3] / 2)
}

/// Out below the box, along the gap to the edge of the bands, and over.
fn along(from: Place, to: Place, lane: usize) -> (String, (usize, usize)) {
    let (x, below) = (centre(from).0 + LANE * lane, from[1] + from[3]);
    let y = below + 9 + LANE * lane;
    let (end, height) = (to[0], centre(to).1);
    let half = EDGE.midpoint(end);
    (
        format!("M{x} {below}V{y}H{EDGE}C{half} {y} {half} {height} {end} {height}"),
        (half, y.midpoint(height)),
    )
}

/// One above the other beside the bands: round by the side where there is room.
fn around(one: Place, other: Place) -> (String, (usize, usize)) {
    let ((_, from), (_, to)) = (centre(one), centre(other));
    let right = one[0] > ASIDE;
    let x = if right { one[0] + one[2] } else { one[0] };
    let bend = if right { x + 30 } else { x - 20 };
    (
        format!("M{x} {from}C{bend} {from} {bend} {to} {x} {to}"),
        (bend, from.midpoint(to)),
    )
}

/// From the right of the one to the left of the other.
fn across(one: Place, other: Place) -> (String, (usize, usize)) {
    let (left, right) = if one[0] <= other[0] {
        (one, other)
    } else {
        (other, one)
    };
    let ((_, from), (_, to)) = (centre(left), centre(right));
    let (x, end) = (left[0] + left[2], right[0]);
    let half = x.midpoint(end);
    (
        format!("M{x} {from}C{half} {from} {half} {to} {end} {to}"),
        (half, from.midpoint(to)),
    )
}

/// From the bottom of the upper to the top of the lower.
fn down(one: Place, other: Place) -> (String, (usize, usize)) {
    let (upper, lower) = if one[1] < other[1] {
        (one, other)
    } else {
        (other, one)
    };
    let ((x, _), (end, _)) = (centre(upper), centre(lower));
    let (from, to) = (upper[1] + upper[3], lower[1]);
    let half = from.midpoint(to);
    (
        format!("M{x} {from}C{x} {half} {end} {half} {end} {to}"),
        (x.midpoint(end), half),
    )
}

/// Between boxes of one row.
fn level(one: Place, other: Place) -> (String, (usize, usize)) {
    let (left, right) = if one[0] <= other[0] {
        (one, other)
    } else {
        (other, one)
    };
    let y = centre(left).1;
    let (from, to) = (left[0] + left[2], right[0]);
    (format!("M{from} {y}H{to}"), (from.midpoint(to), y))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAST: usize = EDGE - 14 - BOX;

    fn at(x: usize, y: usize) -> Place {
        [x, y, BOX, 40]
    }

    #[test]
    fn lines_join_the_sides_that_face_each_other() {
        let (path, middle) = between([at(200, 44), at(200, 200)], 0);
        assert_eq!(path, "M261 84C261 142 261 142 261 200");
        assert_eq!(middle, (261, 142));
        assert_eq!(
            between([at(200, 200), at(200, 44)], 0).0,
            path,
            "from either end"
        );
        let half = (LAST + BOX).midpoint(ASIDE);
        let over = between([at(ASIDE, 44), at(LAST, 44)], 0).0;
        assert_eq!(
            over,
            format!("M{} 64C{half} 64 {half} 64 {ASIDE} 64", LAST + BOX)
        );
        assert_eq!(between([at(200, 44), at(400, 44)], 0).0, "M322 64H400");
        let round = between([at(ASIDE, 44), at(ASIDE, 144)], 0).0;
        assert!(round.starts_with(&format!("M{ASIDE} 64C")), "{round}");
    }

    #[test]
    fn a_line_past_a_band_runs_between_its_boxes() {
        let (path, middle) = past([at(400, 44), at(400, 300)]);
        assert!(
            path.starts_with("M432 84C") && path.contains(" 392 116V268C392 "),
            "{path}"
        );
        assert!(path.ends_with(" 432 300"), "{path}");
        assert_eq!(middle, (392, 192));
        assert_eq!(past([at(400, 300), at(400, 44)]).0, path, "from either end");
    }

    #[test]
    fn a_line_past_other_boxes_goes_below_them_in_a_lane_of_its_own() {
        let ends = [at(ASIDE, 144), at(200, 44)];
        assert_eq!(leaves_below(ends), Some(1));
        assert_eq!(leaves_below([at(ASIDE, 144), at(LAST, 44)]), None);
        let (first, second) = (between(ends, 0).0, between(ends, 1).0);
        assert!(first.starts_with(&format!("M261 84V93H{EDGE}C")), "{first}");
        assert!(
            second.starts_with(&format!("M267 84V99H{EDGE}C")),
            "{second}"
        );
    }
}
