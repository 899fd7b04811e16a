//! What the columns of answers are called: `ontology/questions/columns.tsv`.

use super::Cause;
use super::header::Texts;

/// What one column is called.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) label: Texts,
}

/// Reads the table: a line of headings, then name, nb, nn and en, tabs between.
pub(super) fn read(text: &'static str) -> Result<Vec<Column>, (usize, Cause)> {
    let lines = text.lines().enumerate().skip(1);
    lines
        .map(|(at, line)| {
            let cells: Vec<&'static str> = line.split('\t').collect();
            match cells[..] {
                [name, nb, nn, en] if cells.iter().all(|cell| !cell.is_empty()) => Ok(Column {
                    name,
                    label: Texts { nb, nn, en },
                }),
                _ => Err((at + 1, Cause::Cells)),
            }
        })
        .collect()
}
