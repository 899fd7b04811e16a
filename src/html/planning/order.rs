//! The rows of the order: place, how far a need moved, points, scores, and who and what answers it.

use super::super::{Link, Site};
use super::{decimal, named, shared, words};
use crate::planning::{Need, Needs, Order, Placed};
use oxrdf::NamedNode;

/// Most rows of the page; data have all.
pub(super) const MOST_ROWS: usize = 200;
/// Most things one cell lists in the open; more are folded.
const MOST: usize = 2;

/// One need.
pub(super) struct Row {
    /// Its place.
    pub place: String,
    /// Up, down or the same: the sign, what it says, the class of its look.
    pub moved: (&'static str, String, &'static str),
    /// It.
    pub need: Link,
    /// What kind it is of, and the priority somebody has given it.
    pub kinds: Vec<Link>,
    /// The priority somebody has given it.
    pub priority: Option<String>,
    /// Its points.
    pub points: String,
    /// What the unknown leaves open.
    pub possible: Option<String>,
    /// Score by each criterion; none is unknown.
    pub scores: Vec<Option<String>>,
    /// Who raised it: body, and case with its date.
    pub raised: Vec<(Link, Link, Option<String>)>,
    /// Data domains, and what opens a long list of them.
    pub domains: (Vec<Link>, Option<String>),
    /// Measures with what they answer it through, and what opens a long list of them.
    pub measures: (Vec<(Link, Option<String>)>, Option<String>),
}

/// The rows of an order, the first of them.
pub(super) fn rows(site: &Site<'_>, needs: &Needs, order: &Order) -> Vec<Row> {
    let placed = order.placed.iter().take(MOST_ROWS);
    placed.map(|placed| row(site, needs, placed)).collect()
}

fn row(site: &Site<'_>, needs: &Needs, placed: &Placed) -> Row {
    let words = words(site);
    let need = &needs.needs[placed.need];
    let whole = |points: f64| format!("{points:.0}");
    let points = placed.points;
    let open = (points.most - points.least).abs() > 1e-9;
    let (best, worst) = placed.span;
    let possible = open.then(|| {
        let span = [best.to_string(), worst.to_string()];
        (words.possible)([
            &whole(points.least),
            &whole(points.most),
            &span[0],
            &span[1],
        ])
    });
    Row {
        place: placed.place.to_string(),
        moved: moved(site, placed),
        need: named(site, &need.thing),
        kinds: need.kinds.iter().map(|kind| named(site, kind)).collect(),
        priority: need.priority.as_deref().map(words.priority),
        points: points.now.map_or_else(|| words.no_points.to_owned(), whole),
        possible,
        scores: need
            .scores
            .iter()
            .map(|score| score.map(|score| decimal(site, score)))
            .collect(),
        raised: raised(site, need),
        domains: some(site, &need.domains, |domain| named(site, domain)),
        measures: some(site, &need.measures, |(measure, through)| {
            let through = through.as_ref().map(|it| named(site, it).text);
            (named(site, measure), through.as_deref().map(words.through))
        }),
    }
}

/// How far a need moved against the declared weights, told by sign and words as well as by look.
fn moved(site: &Site<'_>, placed: &Placed) -> (&'static str, String, &'static str) {
    let words = words(site);
    let (now, before) = (placed.place, placed.declared);
    let told =
        |by: usize, text: fn(&str, &str) -> String| text(&by.to_string(), &before.to_string());
    match now.cmp(&before) {
        std::cmp::Ordering::Less => ("▲", told(before - now, words.up), "up"),
        std::cmp::Ordering::Greater => ("▼", told(now - before, words.down), "down"),
        std::cmp::Ordering::Equal => ("=", words.same.to_owned(), "same"),
    }
}

fn raised(site: &Site<'_>, need: &Need) -> Vec<(Link, Link, Option<String>)> {
    let raised = need.raised.iter().map(|it| {
        let date = it
            .date
            .as_deref()
            .map(|date| super::super::ehds::day(site, date));
        (named(site, &it.body), named(site, &it.case), date)
    });
    raised.collect()
}

/// All of them, and what opens the list if it is long.
fn some<T, U>(site: &Site<'_>, all: &[T], shown: impl Fn(&T) -> U) -> (Vec<U>, Option<String>) {
    let folded = (all.len() > MOST).then(|| (shared(site).things_of)(all.len()));
    (all.iter().map(shown).collect(), folded)
}

/// Things by name, for the lists of gaps.
pub(super) fn links<'n>(site: &Site<'_>, things: impl Iterator<Item = &'n NamedNode>) -> Vec<Link> {
    things
        .take(MOST_ROWS)
        .map(|thing| named(site, thing))
        .collect()
}
