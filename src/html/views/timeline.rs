//! A timeline as a drawing: a column a stretch of years, lanes, what holds for all above them, and below
//! a lane of what no period is known of; and the same as a table.

use super::super::ehds::{named, unknown};
use super::super::map::wrap;
use super::super::{Link, Site};
use super::words;
use crate::alignment::Answer;
use crate::html::words::views::Views;
use crate::views::{self, Bar, Lane, Roles};
use askama::Template;

/// Width of the drawing, in its own units.
const WIDTH: usize = 1120;
/// Width of the names of lanes.
const NAMES: usize = 200;
/// Height of a line of text.
const LINE: usize = 18;
/// Between boxes.
const GAP: usize = 8;
/// Boxes beside each other in the lane of unknown periods.
const BESIDE: usize = 4;
/// Most boxes of a lane; the table has all.
const MOST: usize = 60;

/// The drawing, and the same as text.
#[derive(Template)]
#[template(path = "views_timeline.html", config = ".askama.toml")]
pub(super) struct Timeline {
    /// The id of its heading.
    pub id: String,
    /// Our words.
    pub words: &'static Views,
    /// Head of the first column of the table.
    pub head: String,
    /// Width and height, in its own units.
    pub size: (usize, usize),
    /// Columns: left, middle, years.
    pub columns: Vec<(usize, usize, String)>,
    /// Top of the columns' lines, and their bottom.
    pub lines: (usize, usize),
    /// Names beside lanes, and headings in the last one: place and lines.
    pub names: Vec<(usize, Vec<(usize, String)>)>,
    /// Lines between lanes.
    pub rules: Vec<usize>,
    /// Boxes.
    pub boxes: Vec<Block>,
    /// Texts of empty lanes, and of the last one: place, text, class.
    pub notes: Vec<(usize, usize, String, &'static str)>,
    /// Rows of the table: what a lane is of, a cell a column, and one for the unknown.
    pub table: Vec<(Link, Vec<Vec<Link>>)>,
}

/// One box.
pub(super) struct Block {
    /// Left, top, width, height.
    pub place: [usize; 4],
    /// Lines of text: height, text.
    pub lines: Vec<(usize, String)>,
    /// What it leads to.
    pub link: Link,
    /// The class of its look.
    pub class: &'static str,
}

struct Drawing<'a, 's> {
    site: &'a Site<'s>,
    axis: &'a views::Timeline,
    top: usize,
    made: Timeline,
}

impl Timeline {
    /// Of the answer that fills the lanes, and the one that says when periods are.
    pub(super) fn of(
        site: &Site<'_>,
        answer: &Answer,
        periods: Option<&Answer>,
        roles: &Roles,
        id: &str,
    ) -> Self {
        let axis = views::Timeline::of(answer, periods, roles);
        let called = |column: &str| site.questions.column(column, site.language()).to_owned();
        let mut drawing = Drawing {
            site,
            axis: &axis,
            top: 40,
            made: Self {
                id: id.to_owned(),
                words: words(site),
                head: called(&roles.lane),
                size: (WIDTH, 0),
                columns: Vec::new(),
                lines: (30, 0),
                names: Vec::new(),
                rules: Vec::new(),
                boxes: Vec::new(),
                notes: Vec::new(),
                table: table(site, &axis),
            },
        };
        drawing.columns();
        if let Some(above) = roles.above.as_deref().filter(|_| !axis.above.is_empty()) {
            drawing.lane(&called(above), &axis.above, "above");
        }
        for lane in &axis.lanes {
            let name = called_of(site, lane).text;
            drawing.lane(&name, &lane.placed, "placed");
        }
        drawing.made.lines.1 = drawing.top;
        drawing.unknown();
        drawing.made.size.1 = drawing.top + 2;
        drawing.made
    }

    /// The heads of the table, without the first.
    fn years(&self) -> impl Iterator<Item = &str> {
        let columns = self.columns.iter().map(|(_, _, years)| years.as_str());
        columns.chain([self.words.unknown])
    }
}

/// The years of a column as people write them.
fn years((first, last): (i32, i32)) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    }
}

impl Drawing<'_, '_> {
    fn left(&self, column: usize) -> usize {
        NAMES + column * (WIDTH - NAMES) / self.axis.columns.len().max(1)
    }

    fn columns(&mut self) {
        for (place, span) in self.axis.columns.iter().enumerate() {
            let (left, right) = (self.left(place), self.left(place + 1));
            self.made
                .columns
                .push((left, (left + right) / 2, years(*span)));
        }
    }

    /// A lane of what has a period: what overlaps stands below another.
    fn lane(&mut self, name: &str, bars: &[Bar], class: &'static str) {
        self.made.rules.push(self.top);
        let name: Vec<String> = wrap(name, (NAMES - 20) as f64 / 15.0);
        let texts = name.into_iter().enumerate();
        let top = self.top;
        let texts: Vec<_> = texts.map(|(n, text)| (top + 22 + n * LINE, text)).collect();
        let least = top + texts.len() * LINE + 14;
        self.made.names.push((4, texts));
        let (mut bottom, mut ends): (usize, Vec<(usize, usize)>) = (top + GAP, Vec::new());
        for bar in bars.iter().take(MOST) {
            // The first row of which the last box ends before this one begins.
            let row = ends.iter().position(|(end, _)| *end <= bar.span.0);
            let at = row.map_or(bottom, |row| ends[row].1);
            let block = self.bar(bar, at, class);
            bottom = bottom.max(at + block.place[3] + GAP);
            match row {
                Some(row) => ends[row].0 = bar.span.1 + 1,
                None => ends.push((bar.span.1 + 1, at)),
            }
            self.made.boxes.push(block);
        }
        if bars.is_empty() {
            let note = words(self.site).nothing_placed.to_owned();
            self.made
                .notes
                .push((NAMES + 12, top + 22, note, "empty-lane"));
        }
        self.top = least.max(bottom);
    }

    fn bar(&self, bar: &Bar, top: usize, class: &'static str) -> Block {
        let (left, right) = (self.left(bar.span.0), self.left(bar.span.1 + 1));
        let link = named(self.site, &bar.thing);
        block(
            [left + 4, top, right.saturating_sub(left + 8).max(20)],
            link,
            class,
        )
    }

    /// The lane of what no period is known of, lane by lane.
    fn unknown(&mut self) {
        let words = words(self.site);
        let all: usize = self.axis.lanes.iter().map(|lane| lane.unplaced.len()).sum();
        if all == 0 {
            return;
        }
        self.made.rules.push(self.top);
        let head = (words.unknown_time)(all);
        self.made
            .notes
            .push((4, self.top + 26, head, "unknown-head"));
        self.top += 40;
        let width = (WIDTH - NAMES) / BESIDE;
        for lane in self
            .axis
            .lanes
            .iter()
            .filter(|lane| !lane.unplaced.is_empty())
        {
            let name = called_of(self.site, lane).text;
            let texts = wrap(&name, (NAMES - 20) as f64 / 15.0);
            let lines = texts.into_iter().enumerate();
            let top = self.top;
            let lines: Vec<_> = lines.map(|(n, text)| (top + 20 + n * LINE, text)).collect();
            let least = top + lines.len() * LINE + 14;
            self.made.names.push((4, lines));
            for row in lane.unplaced[..lane.unplaced.len().min(MOST)].chunks(BESIDE) {
                let blocks = row.iter().enumerate().map(|(column, it)| {
                    let place = [NAMES + column * width + 4, self.top, width - GAP];
                    block(place, named(self.site, it), "placed unknown-time")
                });
                let mut blocks: Vec<Block> = blocks.collect();
                let tallest = blocks.iter().map(|b| b.place[3]).max().unwrap_or(0);
                blocks.iter_mut().for_each(|b| b.place[3] = tallest);
                self.made.boxes.extend(blocks);
                self.top += tallest + GAP;
            }
            self.top = self.top.max(least) + GAP;
        }
    }
}

fn block([left, top, width]: [usize; 3], link: Link, class: &'static str) -> Block {
    let room = width.saturating_sub(16) as f64 / 14.0;
    let lines = wrap(&link.text, room).into_iter().enumerate();
    let lines: Vec<_> = lines.map(|(n, text)| (top + 20 + n * LINE, text)).collect();
    Block {
        place: [left, top, width, lines.len().max(1) * LINE + 12],
        lines,
        link,
        class,
    }
}

/// What a lane is of.
fn called_of(site: &Site<'_>, lane: &Lane) -> Link {
    match &lane.of {
        Some(node) => named(site, node),
        None => unknown(site),
    }
}

/// Lane by lane: what falls in each column, and what no period is known of.
fn table(site: &Site<'_>, axis: &views::Timeline) -> Vec<(Link, Vec<Vec<Link>>)> {
    let rows = axis.lanes.iter().map(|lane| {
        let cells = (0..axis.columns.len()).map(|column| {
            let here = |bar: &&Bar| (bar.span.0..=bar.span.1).contains(&column);
            let bars = lane.placed.iter().filter(here);
            bars.map(|bar| named(site, &bar.thing)).collect()
        });
        let unknown = lane.unplaced.iter().map(|it| named(site, it));
        let cells = cells.chain([unknown.collect()]);
        (called_of(site, lane), cells.collect())
    });
    rows.collect()
}
