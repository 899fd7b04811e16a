//! A timeline as data: columns of years, what spans them, and what no period is known of.
//!
//! The years come from the answer that the part is joined by: columns `from` and `to` of a period, and
//! `part`, true for the periods that make columns where there are too many of them.

use super::question::Roles;
use crate::alignment::{Answer, Row};
use oxrdf::NamedNode;
use std::collections::{BTreeSet, HashMap};

/// Most columns drawn; with more, only the periods that are parts make columns.
const MOST_COLUMNS: usize = 16;

/// A timeline.
#[derive(Debug)]
pub struct Timeline {
    /// First and last year of each column, in order and without gaps between.
    pub columns: Vec<(i32, i32)>,
    /// What stands above the lanes.
    pub above: Vec<Bar>,
    /// The lanes, in the order of the answer.
    pub lanes: Vec<Lane>,
}

/// One lane.
#[derive(Debug)]
pub struct Lane {
    /// What it is of; none where nobody knows.
    pub of: Option<NamedNode>,
    /// What has a period.
    pub placed: Vec<Bar>,
    /// What has a period that nobody knows.
    pub unplaced: Vec<NamedNode>,
}

/// Something that spans columns.
#[derive(Debug, PartialEq, Eq)]
pub struct Bar {
    /// It.
    pub thing: NamedNode,
    /// Its period.
    pub period: NamedNode,
    /// Its first and its last column.
    pub span: (usize, usize),
}

impl Timeline {
    /// Of the answer that fills the lanes, and the one that says when periods are.
    pub fn of(answer: &Answer, periods: Option<&Answer>, roles: &Roles) -> Self {
        let years = periods.map_or_else(HashMap::new, |it| years(it, roles));
        let columns = periods.map_or_else(Vec::new, |it| columns(it, roles, &years));
        let span = |period: &NamedNode| {
            let (first, last) = years.get(period)?;
            let at = |year: i32| {
                let place = columns.partition_point(|(_, end)| *end < year);
                place.min(columns.len().saturating_sub(1))
            };
            (!columns.is_empty()).then(|| (at(*first), at(*last)))
        };
        let bar = |thing: &NamedNode, period: &NamedNode| {
            Some(Bar {
                span: span(period)?,
                thing: thing.clone(),
                period: period.clone(),
            })
        };
        let whole = periods.into_iter().flat_map(Answer::rows);
        let whole = whole.filter(|row| !row.is_true("part"));
        let above = whole
            .filter_map(|row| bar(row.thing(roles.above.as_deref()?)?, row.thing(&roles.time)?));
        let mut timeline = Self {
            above: above.collect(),
            lanes: Vec::new(),
            columns: columns.clone(),
        };
        for row in answer.rows() {
            timeline.place(row, roles, bar);
        }
        timeline
    }

    fn place(
        &mut self,
        row: Row<'_>,
        roles: &Roles,
        bar: impl Fn(&NamedNode, &NamedNode) -> Option<Bar>,
    ) {
        let Some(thing) = row.thing(&roles.bar) else {
            return;
        };
        let of = row.thing(&roles.lane);
        let place = self.lanes.iter().position(|lane| lane.of.as_ref() == of);
        let place = place.unwrap_or_else(|| {
            self.lanes.push(Lane {
                of: of.cloned(),
                placed: Vec::new(),
                unplaced: Vec::new(),
            });
            self.lanes.len() - 1
        });
        let lane = &mut self.lanes[place];
        match row.thing(&roles.time).and_then(|period| bar(thing, period)) {
            Some(bar) if !lane.placed.contains(&bar) => lane.placed.push(bar),
            Some(_) => {}
            None if !lane.unplaced.contains(thing) => lane.unplaced.push(thing.clone()),
            None => {}
        }
    }
}

/// The years each period begins and ends in; a period that says none is not among them.
fn years(periods: &Answer, roles: &Roles) -> HashMap<NamedNode, (i32, i32)> {
    let year = |row: Row<'_>, column: &str| -> Option<i32> {
        let text = row.text(column)?;
        text.get(..4).unwrap_or(text).parse().ok()
    };
    let rows = periods.rows().filter_map(|row| {
        let span = (year(row, "from")?, year(row, "to")?);
        Some((row.thing(&roles.time)?.clone(), span))
    });
    rows.filter(|(_, (first, last))| first <= last).collect()
}

/// Every year in which a period begins, or that follows its end, begins a column.
fn columns(
    periods: &Answer,
    roles: &Roles,
    years: &HashMap<NamedNode, (i32, i32)>,
) -> Vec<(i32, i32)> {
    let edges = |parts_only: bool| -> BTreeSet<i32> {
        let rows = periods
            .rows()
            .filter(|row| !parts_only || row.is_true("part"));
        let spans = rows.filter_map(|row| years.get(row.thing(&roles.time)?));
        spans
            .flat_map(|(first, last)| [*first, last.saturating_add(1)])
            .collect()
    };
    let all = edges(false);
    let all = if all.len() > MOST_COLUMNS + 1 {
        edges(true)
    } else {
        all
    };
    let edges: Vec<i32> = all.into_iter().take(MOST_COLUMNS + 1).collect();
    edges
        .windows(2)
        .map(|pair| (pair[0], pair[1] - 1))
        .collect()
}
