//! The timeline as data: columns of years, what spans them, and what no period is known of.

use super::{Answer, Filter, Roadmap, Row};
use oxrdf::NamedNode;
use std::collections::{BTreeSet, HashMap};

/// Most columns drawn; with more, only the periods of roadmaps make columns.
const MOST_COLUMNS: usize = 16;

/// The timeline.
#[derive(Debug)]
pub struct Axis {
    /// First and last year of each column, in order and without gaps between.
    pub columns: Vec<(i32, i32)>,
    /// Strategies with a period.
    pub strategies: Vec<Bar>,
    /// One lane a category.
    pub lanes: Vec<Lane>,
}

/// One category of the roadmap.
#[derive(Debug)]
pub struct Lane {
    /// It.
    pub category: NamedNode,
    /// Measures with a period.
    pub placed: Vec<Bar>,
    /// Measures whose period nobody knows.
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

/// The timeline of what a filter leaves.
pub fn axis(roadmap: &Roadmap, filter: &Filter) -> Axis {
    let periods = roadmap.answer("periods");
    let years = years(periods);
    let measures = roadmap.rows("measures", filter);
    let columns = columns(periods, &years);
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
    let strategies = periods.rows().filter(|row| !row.is_true("part"));
    let strategies = strategies.filter_map(|row| bar(row.thing("strategy")?, row.thing("period")?));
    let mut axis = Axis {
        strategies: strategies.collect(),
        lanes: Vec::new(),
        columns: columns.clone(),
    };
    for row in measures {
        axis.place(row, bar);
    }
    axis
}

impl Axis {
    fn place(&mut self, row: Row<'_>, bar: impl Fn(&NamedNode, &NamedNode) -> Option<Bar>) {
        let (Some(category), Some(measure)) = (row.thing("category"), row.thing("measure")) else {
            return;
        };
        let place = self
            .lanes
            .iter()
            .position(|lane| lane.category == *category);
        let place = place.unwrap_or_else(|| {
            self.lanes.push(Lane {
                category: category.clone(),
                placed: Vec::new(),
                unplaced: Vec::new(),
            });
            self.lanes.len() - 1
        });
        let lane = &mut self.lanes[place];
        match row.thing("period").and_then(|period| bar(measure, period)) {
            Some(bar) if !lane.placed.contains(&bar) => lane.placed.push(bar),
            Some(_) => {}
            None if !lane.unplaced.contains(measure) => lane.unplaced.push(measure.clone()),
            None => {}
        }
    }
}

/// The years each period begins and ends in; a period that says none is not among them.
fn years(periods: &Answer) -> HashMap<NamedNode, (i32, i32)> {
    let year = |row: Row<'_>, column: &str| -> Option<i32> { row.text(column)?.parse().ok() };
    let rows = periods.rows().filter_map(|row| {
        let span = (year(row, "from")?, year(row, "to")?);
        Some((row.thing("period")?.clone(), span))
    });
    rows.filter(|(_, (first, last))| first <= last).collect()
}

/// Every year in which a period begins, or that follows its end, begins a column.
fn columns(periods: &Answer, years: &HashMap<NamedNode, (i32, i32)>) -> Vec<(i32, i32)> {
    let edges = |parts_only: bool| -> BTreeSet<i32> {
        let rows = periods
            .rows()
            .filter(|row| !parts_only || row.is_true("part"));
        let spans = rows.filter_map(|row| years.get(row.thing("period")?));
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
