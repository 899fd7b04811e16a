//! The timeline: an axis of years with the days on which something begins, and the same as text.

use super::super::map::wrap;
use super::super::words::ehds::Ehds;
use super::super::{Link, Site};
use super::{Why, day, named, why};
use crate::alignment::{Alignment, Day};

/// Width of the drawing, in its own units.
const WIDTH: usize = 960;
/// Free space at both ends of the axis.
const MARGIN: usize = 40;
/// Height of the axis in the drawing.
const AXIS: usize = 64;
/// Top of the boxes.
const TOP: usize = 118;
/// Between boxes.
const GAP: usize = 20;
/// Height of a line of text.
const LINE: usize = 19;

/// The timeline.
pub(super) struct Timeline {
    /// Our words.
    pub words: &'static Ehds,
    /// In units of the drawing.
    pub width: usize,
    /// In units of the drawing.
    pub height: usize,
    /// Where the axis is: start, end, height.
    pub axis: (usize, usize, usize),
    /// Ticks at new year: place and year.
    pub years: Vec<(usize, String)>,
    /// The day it is seen from: place, and what it says.
    pub now: (usize, String),
    /// The days.
    pub stops: Vec<Stop>,
    /// The question behind it.
    pub why: Why,
}

/// A day.
pub(super) struct Stop {
    /// Its place on the axis.
    pub at: usize,
    /// Its box: left, top, width, height, middle.
    pub place: [usize; 5],
    /// The day.
    pub date: String,
    /// Lines of the box: height and text.
    pub lines: Vec<(usize, String)>,
    /// Its milestones.
    pub milestones: Vec<Link>,
    /// What begins: the kind with its number, and the things.
    pub starts: Vec<(String, Vec<Link>)>,
}

/// The timeline of an alignment.
pub(super) fn timeline(site: &Site<'_>, alignment: &Alignment) -> Timeline {
    let words = Ehds::of_language(site.language());
    let days = &alignment.timeline;
    let now = number(&alignment.date);
    let dates = days.iter().map(|day| number(&day.date));
    let (first, last) = dates.fold((now, now), |(a, b), n| (a.min(n), b.max(n)));
    let (start, end) = (first / 372 * 372, (last / 372 + 1) * 372);
    let span = (end - start).max(1);
    let at = |day: usize| MARGIN + (day - start) * (WIDTH - 2 * MARGIN) / span;
    let width = (WIDTH + GAP) / days.len().max(1) - GAP;
    let mut stops: Vec<Stop> = days
        .iter()
        .enumerate()
        .map(|(place, day)| {
            stop(
                site,
                day,
                at(number(&day.date)),
                (place * (width + GAP), width),
            )
        })
        .collect();
    let tallest = stops.iter().map(|stop| stop.place[3]).max().unwrap_or(0);
    stops.iter_mut().for_each(|stop| stop.place[3] = tallest);
    let years = (start / 372..=end / 372).map(|year| (at(year * 372), year.to_string()));
    Timeline {
        words,
        width: WIDTH,
        height: TOP + tallest + 2,
        axis: (MARGIN, WIDTH - MARGIN, AXIS),
        years: years.collect(),
        now: (at(now), words.today.to_owned()),
        stops,
        why: why(site, &alignment.dated, words.timeline),
    }
}

/// A date as days of months of 31 days: near enough to draw, and in order.
fn number(date: &str) -> usize {
    let mut parts = date.splitn(3, '-').map(|part| {
        let digits = part.get(..part.len().min(4)).unwrap_or_default();
        digits.parse::<usize>().unwrap_or_default()
    });
    let mut part = || parts.next().unwrap_or_default();
    let (year, month, day) = (part(), part().clamp(1, 12), part().clamp(1, 31));
    year * 372 + (month - 1) * 31 + day - 1
}

fn stop(site: &Site<'_>, it: &Day, at: usize, (left, width): (usize, usize)) -> Stop {
    let words = Ehds::of_language(site.language());
    let milestones: Vec<Link> = it.milestones.iter().map(|m| named(site, m)).collect();
    let starts: Vec<_> = it
        .starts
        .iter()
        .map(|start| {
            let kind = named(site, &start.class).text;
            let things = start.things.iter().map(|thing| named(site, thing));
            ((words.many)(&kind, start.things.len()), things.collect())
        })
        .collect();
    let date = day(site, &it.date);
    // A milestone named by its own date says nothing that the date does not.
    let names = milestones.iter().map(|link| link.text.clone());
    let names =
        names.filter(|name| !date.contains(name.as_str()) && !it.date.contains(name.as_str()));
    let texts = names.chain(
        starts
            .iter()
            .map(|(text, _): &(String, Vec<Link>)| text.clone()),
    );
    let room = (width - 24) as f64 / 15.0;
    let lines = texts.flat_map(|text| wrap(&text, room)).enumerate();
    let lines: Vec<_> = lines.map(|(n, text)| (TOP + 52 + n * LINE, text)).collect();
    Stop {
        at,
        place: [
            left,
            TOP,
            width,
            52 + lines.len().max(1) * LINE,
            left + width / 2,
        ],
        date,
        lines,
        milestones,
        starts,
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn days_keep_their_order() {
        let days = [
            "2026-11-22",
            "2027-03-26",
            "2029-02-28",
            "2029-03-01",
            "2031-12-31",
        ];
        assert!(days.map(number).is_sorted());
        assert!(number("2031-12-31") < number("2032-01-01"));
        assert_eq!(number("æ"), number("-"));
    }
}
