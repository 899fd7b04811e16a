//! The numbers of a column as bars, one a row.

use super::super::Site;
use super::super::cells::cell_of;
use super::super::map::shortened;
use super::super::query::Cell;
use super::super::words::drawn::Drawn;
use super::{ROWS, WIDTH};
use oxrdf::{Literal, Term};

/// From the top of one row to that of the next.
const ROW: usize = 38;
/// Room for the number at the end of a row.
const NUMBER: usize = 70;
/// Columns of numbers that are drawn.
const MOST: usize = 2;

/// A chart.
pub(super) struct Bars {
    pub heading: String,
    pub width: usize,
    pub height: usize,
    pub bars: Vec<Bar>,
    pub rest: Option<(usize, String)>,
}

/// One row: what it is, how much, where it stands and how long its bar is.
pub(super) struct Bar {
    pub name: String,
    pub whole: String,
    pub number: String,
    pub y: usize,
    pub length: usize,
    pub room: usize,
}

impl Bars {
    /// The charts of an answer: of each column that has numbers and nothing else, none negative,
    /// beside one that tells what they are of.
    pub(super) fn of(site: &Site<'_>, variables: &[String], rows: &[Vec<Cell>]) -> Vec<Self> {
        let is_number = |column: usize| {
            let mut cells = rows.iter().filter_map(|row| row.get(column)?.as_ref());
            let mut some = cells.clone().take(2);
            let drawn = some.next().is_some() && some.next().is_some();
            drawn && cells.all(|it| number(it).is_some()) && !counts_rows(rows, column)
        };
        let (numbers, others): (Vec<usize>, Vec<usize>) =
            (0..variables.len()).partition(|column| is_number(*column));
        let Some(of) = others.first() else {
            return Vec::new();
        };
        let charts = numbers.iter().take(MOST);
        charts
            .map(|column| Self::new(site, &variables[*column], rows, (*of, *column)))
            .collect()
    }

    fn new(
        site: &Site<'_>,
        heading: &str,
        rows: &[Vec<Cell>],
        (of, column): (usize, usize),
    ) -> Self {
        let words = Drawn::of_language(site.language());
        let all = rows.iter().filter_map(|row| {
            let value = number(row.get(column)?.as_ref()?)?;
            Some((row.get(of)?.as_ref()?, value))
        });
        let all: Vec<(&Term, f64)> = all.collect();
        let shown = all.iter().take(ROWS);
        let most = shown.clone().map(|(_, value)| *value).fold(0.0, f64::max);
        let room = WIDTH - NUMBER;
        let bars = shown.enumerate().map(|(place, (of, value))| {
            let name = cell_of(site, of).link.text;
            Bar {
                whole: format!("{name}: {value}"),
                name: shortened(&name, (WIDTH - 8) as f64 / 14.0),
                number: value.to_string(),
                y: place * ROW,
                length: match most > 0.0 {
                    true => ((value / most * room as f64) as usize).min(room),
                    false => 0,
                },
                room,
            }
        });
        let bars: Vec<Bar> = bars.collect();
        let bottom = bars.len() * ROW;
        let left_out = all.len() - bars.len();
        Self {
            heading: (words.chart)(heading),
            width: WIDTH,
            height: bottom + if left_out > 0 { 24 } else { 0 },
            rest: (left_out > 0).then(|| (bottom + 16, (words.rest)(left_out))),
            bars,
        }
    }
}

/// Whether a column numbers the rows, from one or nought and on: an order, not amounts.
fn counts_rows(rows: &[Vec<Cell>], column: usize) -> bool {
    let values = rows
        .iter()
        .map(|row| row.get(column)?.as_ref().and_then(number));
    let mut values: Vec<f64> = match values.collect() {
        Some(values) => values,
        None => return false,
    };
    values.sort_unstable_by(f64::total_cmp);
    let first = values.first().copied().unwrap_or_default();
    let mut places = values.iter().enumerate();
    first <= 1.0 && places.all(|(place, value)| *value == first + place as f64)
}

/// The value of a literal that is a number, and not negative; years and dates are none.
fn number(term: &Term) -> Option<f64> {
    let Term::Literal(literal) = term else {
        return None;
    };
    let value: f64 = literal.value().parse().ok()?;
    (is_numeric(literal) && value.is_finite() && value >= 0.0).then_some(value)
}

fn is_numeric(literal: &Literal) -> bool {
    let datatype = literal.datatype();
    let local = datatype.as_str().rsplit('#').next().unwrap_or_default();
    let exact = ["decimal", "double", "float"].contains(&local);
    exact || local.to_ascii_lowercase().ends_with("integer") || ["int", "long"].contains(&local)
}

#[cfg(test)]
mod tests {
    use super::{counts_rows, number};
    use oxrdf::vocab::xsd;
    use oxrdf::{Literal, Term};

    #[test]
    fn only_amounts_are_drawn() {
        let typed = |text: &str, datatype| Term::from(Literal::new_typed_literal(text, datatype));
        assert_eq!(number(&typed("12", xsd::INTEGER)), Some(12.0));
        assert_eq!(number(&typed("2.5", xsd::DECIMAL)), Some(2.5));
        assert_eq!(number(&typed("3", xsd::NON_NEGATIVE_INTEGER)), Some(3.0));
        for (text, datatype) in [
            ("-1", xsd::INTEGER),
            ("2031", xsd::G_YEAR),
            ("12", xsd::STRING),
            ("NaN", xsd::DOUBLE),
        ] {
            assert_eq!(number(&typed(text, datatype)), None, "{text}");
        }
    }

    #[test]
    fn a_column_that_numbers_the_rows_is_not_drawn() {
        let rows = |values: &[i64]| -> Vec<Vec<_>> {
            let cells = values
                .iter()
                .map(|value| Some(Term::from(Literal::from(*value))));
            cells.map(|cell| vec![cell]).collect()
        };
        assert!(counts_rows(&rows(&[1, 2, 3]), 0));
        assert!(counts_rows(&rows(&[2, 0, 1]), 0));
        for amounts in [&[1, 1, 2][..], &[3, 4, 5], &[1, 2, 4]] {
            assert!(!counts_rows(&rows(amounts), 0), "{amounts:?}");
        }
        let mut some = rows(&[1, 2]);
        some.push(vec![None]);
        assert!(!counts_rows(&some, 0));
    }
}
