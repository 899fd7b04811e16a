//! One part of a view as CSV: the columns of its answer, those of things with their names besides.

use super::super::super::csv::table;
use super::super::ehds::csv::{label, text};
use crate::alignment::{Answer, is_unknown};
use crate::html::Site;
use crate::views::ToldPart;
use oxrdf::Term;

/// A part; an empty table for one without an answer.
pub fn part(site: &Site<'_>, part: &ToldPart) -> String {
    let answer = part.answer.as_ref();
    answer.map_or_else(String::new, |answer| written(site, answer))
}

fn written(site: &Site<'_>, answer: &Answer) -> String {
    let named: Vec<bool> = answer
        .columns()
        .iter()
        .map(|name| has_things(answer, name))
        .collect();
    let mut head = Vec::new();
    for (name, named) in answer.columns().iter().zip(&named) {
        head.push(name.clone());
        head.extend(named.then(|| format!("{name}Label")));
    }
    let lines = answer.rows().map(|row| {
        let mut line = Vec::with_capacity(head.len());
        for (name, named) in answer.columns().iter().zip(&named) {
            line.push(text(row.value(name)));
            let thing = row.value(name).filter(|_| *named);
            line.extend(named.then(|| thing.map_or_else(String::new, |term| called(site, term))));
        }
        line
    });
    table(head.clone(), lines)
}

fn has_things(answer: &Answer, column: &str) -> bool {
    answer.rows().any(|row| row.thing(column).is_some())
}

fn called(site: &Site<'_>, term: &Term) -> String {
    match term {
        Term::NamedNode(node) if !is_unknown(node) => label(site, node),
        _ => String::new(),
    }
}
