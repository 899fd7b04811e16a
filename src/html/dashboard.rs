//! The dashboard of the home page: how much is known of each kind of thing, as numbers and bars.

use super::words::known::Known;
use super::{Link, Site};
use crate::coverage::{Coverage, KindRow, MARKS, Tally};
use crate::rdf::Label;

/// The dashboard.
pub(super) struct Dashboard {
    /// Our words.
    pub words: &'static Known,
    /// The whole, in a few measures.
    pub measures: Vec<Measure>,
    /// How many values are stated to be unknown.
    pub unknown: String,
    /// One row a kind, the sum last.
    pub rows: Vec<Row>,
}

/// One measure of the whole.
pub(super) struct Measure {
    /// What is measured.
    pub name: &'static str,
    /// Whole percent.
    pub percent: usize,
    /// So many of so many.
    pub of: String,
}

/// One kind of thing.
pub(super) struct Row {
    /// The kind, with a link to its list; the sum has none.
    pub kind: Link,
    /// How many there are.
    pub count: String,
    /// With a text, with a name in nb, nn and en, with a source.
    pub shares: Vec<Share>,
    /// What they rest on.
    pub marks: Vec<Mark>,
    /// Values unknown, links out, links in, without links.
    pub counts: Vec<String>,
}

/// So many of a kind.
pub(super) struct Share {
    /// How many.
    pub count: String,
    /// Whole percent of the kind, for the bar.
    pub percent: usize,
}

/// Part of a bar of marks.
pub(super) struct Mark {
    /// The class of its colour.
    pub kind: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// How many.
    pub count: String,
    /// Where the part begins and how wide it is, in percent.
    pub start: usize,
    /// See `start`.
    pub width: usize,
}

/// The dashboard of a revision.
pub(super) fn dashboard(site: &Site<'_>, coverage: &Coverage) -> Dashboard {
    let words = Known::of_language(site.language());
    let total = &coverage.total;
    let number = |n: usize| site.words().number(n);
    let measure = |name, part: usize| Measure {
        name,
        percent: percent(part, total.entries),
        of: (words.of)(&number(part), &number(total.entries)),
    };
    let unlinked = total.loose + total.orphans;
    let mut rows: Vec<Row> = coverage.kinds.iter().map(|k| kind_row(site, k)).collect();
    let name = Label::untagged(words.all);
    rows.push(row(site, link(site, name, None), total));
    Dashboard {
        words,
        measures: vec![
            measure(words.named, total.named_in_all),
            measure(words.explained, total.explained),
            measure(words.sourced, total.sourced),
            measure(words.marked, total.entries - total.unmarked),
            measure(words.linked, total.entries - unlinked),
        ],
        unknown: number(total.unknown),
        rows,
    }
}

fn kind_row(site: &Site<'_>, kind: &KindRow) -> Row {
    let name = super::listing::name_of(site, &kind.segment);
    let href = site.reader.local(&format!("/doc/{}", kind.segment));
    row(site, link(site, name, Some(href)), &kind.tally)
}

fn link(site: &Site<'_>, name: Label, href: Option<String>) -> Link {
    Link {
        lang: site.foreign(name.language.as_deref()),
        text: name.text,
        href,
        ..Link::default()
    }
}

fn row(site: &Site<'_>, kind: Link, tally: &Tally) -> Row {
    let number = |n: usize| site.words().number(n);
    let [nb, nn, en] = tally.named;
    let shares = [tally.explained, nb, nn, en, tally.sourced];
    let counts = [
        tally.unknown,
        tally.links_out,
        tally.links_in,
        tally.loose + tally.orphans,
    ];
    Row {
        kind,
        count: number(tally.entries),
        shares: shares
            .into_iter()
            .map(|count| Share {
                count: number(count),
                percent: percent(count, tally.entries),
            })
            .collect(),
        marks: marks(site, tally),
        counts: counts.into_iter().map(number).collect(),
    }
}

/// The marks that occur, and those without, as parts of one bar.
fn marks(site: &Site<'_>, tally: &Tally) -> Vec<Mark> {
    let unmarked = Known::of_language(site.language()).unmarked;
    let named = MARKS.into_iter().zip(tally.marks).map(|(mark, count)| {
        let name = site.words().mark(mark).map_or(mark, |(name, _)| name);
        (mark, name, count)
    });
    let all: Vec<_> = named.chain([("none", unmarked, tally.unmarked)]).collect();
    let sum: usize = all.iter().map(|(.., count)| count).sum();
    let mut before = 0;
    let mut parts = Vec::new();
    for (kind, name, count) in all.into_iter().filter(|(.., count)| *count > 0) {
        let (start, end) = (percent(before, sum), percent(before + count, sum));
        before += count;
        parts.push(Mark {
            kind,
            name,
            count: site.words().number(count),
            start,
            width: end - start,
        });
    }
    parts
}

/// In whole percent, where only everything is 100 and only nothing 0.
fn percent(part: usize, all: usize) -> usize {
    match part * 100 / all.max(1) {
        0 if part > 0 => 1,
        percent => percent,
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn only_everything_is_a_hundred() {
        let shown = [(0, 0), (0, 7), (1, 700), (699, 700), (700, 700)].map(|(p, a)| percent(p, a));
        assert_eq!(shown, [0, 0, 1, 99, 100]);
    }
}
