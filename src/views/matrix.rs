//! An answer set out side by side: a line a thing, a column a source, cells with what it says.
//!
//! The columns of such an answer are `row`, `across`, `says`, `agreement`, `state` and `mark`;
//! `group` gathers lines, `order` has put them in order, `rank` orders the columns, and any other
//! column is said of the line.

use crate::alignment::{Answer, Row};
use oxrdf::{NamedNode, Term};
use std::collections::HashMap;

/// Columns with a part to play; all others are said of the line.
const PARTS: [&str; 9] = [
    "row",
    "across",
    "says",
    "agreement",
    "state",
    "mark",
    "group",
    "order",
    "rank",
];

/// An answer side by side.
#[derive(Debug)]
pub struct Matrix<'a> {
    /// What is compared: the columns.
    pub across: Vec<&'a NamedNode>,
    /// The names of the columns that are said of the line.
    pub said: Vec<&'a str>,
    /// The lines, those of a group together.
    pub lines: Vec<Line<'a>>,
}

/// One thing.
#[derive(Debug)]
pub struct Line<'a> {
    /// The group it is in.
    pub group: Option<&'a NamedNode>,
    /// It.
    pub row: &'a NamedNode,
    /// What is said of it, column by column.
    pub said: Vec<Option<&'a Term>>,
    /// What each source says of it; nothing where the answer has no row.
    pub cells: Vec<Vec<Row<'a>>>,
}

impl<'a> Matrix<'a> {
    /// Of an answer with these columns; rows without a thing are left out.
    pub fn of(answer: &'a Answer) -> Self {
        let across = across(answer);
        let columns = answer.columns().iter().map(String::as_str);
        let said: Vec<&str> = columns.filter(|name| !PARTS.contains(name)).collect();
        let mut lines: Vec<Line<'a>> = Vec::new();
        let mut places: HashMap<_, usize> = HashMap::new();
        for answered in answer.rows() {
            let Some(row) = answered.thing("row") else {
                continue;
            };
            let group = answered.thing("group");
            let place = *places.entry((group, row)).or_insert_with(|| {
                lines.push(Line {
                    group,
                    row,
                    said: said.iter().map(|name| answered.value(name)).collect(),
                    cells: vec![Vec::new(); across.len()],
                });
                lines.len() - 1
            });
            let column = answered.thing("across");
            if let Some(column) = across.iter().position(|it| Some(*it) == column) {
                lines[place].cells[column].push(answered);
            }
        }
        Self {
            across,
            said,
            lines,
        }
    }
}

/// The columns by their rank, then by IRI.
fn across(answer: &Answer) -> Vec<&NamedNode> {
    let mut across: Vec<(u32, &NamedNode)> = Vec::new();
    for row in answer.rows() {
        if let Some(it) = row.thing("across")
            && !across.iter().any(|(_, known)| *known == it)
        {
            let rank = row.text("rank").and_then(|rank| rank.parse().ok());
            across.push((rank.unwrap_or(u32::MAX), it));
        }
    }
    across.sort_by(|(a, one), (b, other)| (a, one.as_str()).cmp(&(b, other.as_str())));
    across.into_iter().map(|(_, it)| it).collect()
}
