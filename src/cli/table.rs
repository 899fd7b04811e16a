//! Rows for people: columns side by side, short names for well-known IRIs.

use super::Failure;
use crate::query;
use oxrdf::Term;
use spareval::QuerySolutionIter;
use std::io::Write;

/// Widest a column gets, in characters.
const WIDEST: usize = 72;

/// Writes a table and the number of rows.
pub fn write(solutions: QuerySolutionIter<'_>, output: &mut dyn Write) -> Result<(), Failure> {
    let header: Vec<_> = solutions
        .variables()
        .iter()
        .map(|v| v.as_str().to_owned())
        .collect();
    let mut rows = vec![header];
    for solution in solutions {
        let solution = solution.map_err(query::Error::from)?;
        let cells = solution.values().iter();
        rows.push(
            cells
                .map(|c| c.as_ref().map_or_else(String::new, cell))
                .collect(),
        );
    }
    let widths: Vec<_> = (0..rows[0].len())
        .map(|column| {
            let widest = rows.iter().map(|row| row[column].chars().count()).max();
            widest.unwrap_or(0).min(WIDEST)
        })
        .collect();
    for (position, row) in rows.iter().enumerate() {
        line(row, &widths, output)?;
        if position == 0 {
            let rules: Vec<_> = widths.iter().map(|w| "-".repeat(*w)).collect();
            line(&rules, &widths, output)?;
        }
    }
    let count = rows.len() - 1;
    writeln!(output, "({count} row{})", if count == 1 { "" } else { "s" })?;
    Ok(())
}

fn line(cells: &[String], widths: &[usize], output: &mut dyn Write) -> std::io::Result<()> {
    let padded: Vec<_> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| format!("{cell:<width$}"))
        .collect();
    writeln!(output, "{}", padded.join("  ").trim_end())
}

/// A literal without its quotes when it is plain text, anything else as in Turtle.
fn cell(term: &Term) -> String {
    match term {
        Term::Literal(literal) if literal.language().is_none() => {
            literal.value().replace(['\n', '\r', '\t'], " ")
        }
        other => other.to_string(),
    }
}
