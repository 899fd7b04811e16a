//! The page where questions are asked in SPARQL, and answered without JavaScript.

use super::Site;
use super::cells::{Named, cell_of};
use super::drawn;
use super::examples::{ExampleLink, all, examples};
use super::frame::Frame;
use super::words::drawn::Drawn;
use crate::rdf::Prefixes;
use askama::Template;
use oxrdf::{Term, Triple};

/// What was asked.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The query as written; empty if nothing was asked.
    pub text: String,
    /// The question chosen to begin with, by name.
    pub example: Option<String>,
}

/// A value of a row: a term, or nothing.
pub type Cell = Option<Term>;

/// What came of it.
pub enum Answer {
    /// SELECT.
    Rows {
        /// Names, without `?`.
        variables: Vec<String>,
        /// The first rows.
        rows: Vec<Vec<Cell>>,
        /// Whether there are more rows than these.
        more: bool,
        /// How long it took, in milliseconds, where that is told.
        ms: Option<u128>,
    },
    /// ASK.
    Boolean(bool),
    /// CONSTRUCT and DESCRIBE.
    Graph {
        /// As Turtle.
        turtle: String,
        /// The first statements.
        triples: Vec<Triple>,
    },
    /// The text is no query: the reason, with line and column from 1.
    Broken {
        /// What the parser says.
        detail: String,
        /// Where, from 1.
        place: Option<(u64, u64)>,
    },
    /// It got no answer.
    Failed(String),
}

#[derive(Template)]
#[template(path = "query.html", config = ".askama.toml")]
struct Page {
    frame: Frame,
    text: String,
    lines: usize,
    prefixes: String,
    examples: Vec<ExampleLink>,
    drawn: &'static Drawn,
    all: Vec<(&'static str, Vec<ExampleLink>)>,
    every: String,
    editor: bool,
    answer: Option<Shown>,
    downloads: Vec<(&'static str, String)>,
}

/// An answer as the templates take it.
pub(super) enum Shown {
    Rows {
        variables: Vec<String>,
        rows: Vec<Vec<Option<Named>>>,
        summary: String,
        cut: Option<String>,
        drawings: drawn::Drawings,
    },
    Boolean(&'static str),
    Turtle {
        turtle: String,
        summary: String,
        drawings: drawn::Drawings,
    },
    Failure {
        title: &'static str,
        detail: String,
        place: Option<String>,
        excerpt: Option<String>,
        at: Option<(u64, u64)>,
    },
}

/// Prefixes for the editor: one line each, name and namespace.
pub(super) fn prefix_lines(prefixes: &Prefixes) -> String {
    prefixes
        .iter()
        .map(|(prefix, namespace)| format!("{prefix} {namespace}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The page with a query and its answer; `editor` says whether the SPARQL editor's bundle is here.
pub fn query(site: &Site<'_>, asked: &Asked, answer: Option<Answer>, editor: bool) -> String {
    let words = site.words();
    let encoded = super::in_query(&asked.text);
    let path = match &asked.example {
        Some(name) => format!("/query?example={}", super::in_query(name)),
        None if asked.text.is_empty() => "/query".to_owned(),
        None => format!("/query?query={encoded}"),
    };
    let formats: &[(&str, &str)] = match &answer {
        Some(Answer::Rows { .. }) => &[
            ("CSV", "text/csv"),
            ("JSON", "application/sparql-results+json"),
            ("XML", "application/sparql-results+xml"),
            ("TSV", "text/tab-separated-values"),
        ],
        Some(Answer::Graph { .. }) => &[
            ("Turtle", "text/turtle"),
            ("JSON-LD", "application/ld+json"),
            ("N-Triples", "application/n-triples"),
            ("RDF/XML", "application/rdf+xml"),
        ],
        _ => &[],
    };
    let downloads = formats
        .iter()
        .map(|(name, media_type)| {
            let media_type = super::in_query(media_type);
            (
                *name,
                format!("/sparql?query={encoded}&_mediatype={media_type}"),
            )
        })
        .collect();
    let mut frame = Frame::new(
        site.reader,
        &path,
        words.query_title,
        site.view.snapshot().revision(),
    );
    frame.section = "query";
    super::render(&Page {
        frame,
        // Room for the whole query, and a little more.
        lines: asked.text.lines().count().clamp(9, 22) + 2,
        text: asked.text.clone(),
        prefixes: prefix_lines(site.prefixes),
        examples: examples(site, asked.example.as_deref()),
        drawn: Drawn::of_language(site.language()),
        all: all(site, asked.example.as_deref()),
        every: (Drawn::of_language(site.language()).all)(site.questions.iter().count()),
        editor,
        answer: answer.map(|answer| shown(site, &asked.text, answer)),
        downloads,
    })
}

pub(super) fn shown(site: &Site<'_>, text: &str, answer: Answer) -> Shown {
    let words = site.words();
    match answer {
        Answer::Boolean(true) => Shown::Boolean(words.yes_no[0]),
        Answer::Boolean(false) => Shown::Boolean(words.yes_no[1]),
        Answer::Graph { turtle, triples } => {
            let drawings = drawn::of_triples(site, &triples);
            Shown::Turtle {
                turtle,
                summary: (drawings.words.statements)(triples.len(), &words.number(triples.len())),
                drawings,
            }
        }
        Answer::Rows {
            variables,
            rows,
            more,
            ms,
        } => Shown::Rows {
            summary: match ms {
                Some(ms) => (words.rows)(rows.len(), &words.number(rows.len()), ms),
                None => (words.row_count)(rows.len(), &words.number(rows.len())),
            },
            cut: more.then(|| (words.rows_cut)(rows.len())),
            drawings: drawn::of_rows(site, &variables, &rows),
            variables,
            rows: rows
                .into_iter()
                .map(|row| {
                    row.into_iter()
                        .map(|cell| cell.map(|t| cell_of(site, &t)))
                        .collect()
                })
                .collect(),
        },
        Answer::Broken { detail, place } => Shown::Failure {
            title: words.query_broken,
            detail,
            place: place.map(|(line, column)| (words.place)(line, column)),
            excerpt: place.and_then(|(line, column)| excerpt(text, line, column)),
            at: place,
        },
        Answer::Failed(detail) => Shown::Failure {
            title: words.query_failed,
            detail,
            place: None,
            excerpt: None,
            at: None,
        },
    }
}

/// The line of an error with a caret under the place.
fn excerpt(text: &str, line: u64, column: u64) -> Option<String> {
    let shown = text
        .lines()
        .nth(usize::try_from(line).ok()?.checked_sub(1)?)?;
    let before = usize::try_from(column).ok()?.checked_sub(1)?;
    if shown.chars().count() > 400 || before > 400 {
        return None;
    }
    Some(format!("{shown}\n{}^", " ".repeat(before)))
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn the_place_of_an_error_is_shown() {
        assert_eq!(
            excerpt("SELECT *\nWHERE { x }", 2, 9).unwrap(),
            "WHERE { x }\n        ^"
        );
        assert_eq!(excerpt("a", 0, 1), None);
        assert_eq!(excerpt("a", 7, 1), None);
    }
}
