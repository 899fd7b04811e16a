//! The page where questions are asked in SPARQL, and answered without JavaScript.

use super::frame::Frame;
use super::{Link, Site};
use crate::rdf::Prefixes;
use askama::Template;
use oxrdf::{NamedNode, Term};

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
    /// CONSTRUCT and DESCRIBE, as Turtle.
    Turtle(String),
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
    editor: bool,
    answer: Option<Shown>,
    downloads: Vec<(&'static str, String)>,
}

/// An example to choose.
pub(super) struct ExampleLink {
    pub(super) summary: &'static str,
    pub(super) href: String,
    pub(super) current: bool,
}

/// An answer as the templates take it.
pub(super) enum Shown {
    Rows {
        variables: Vec<String>,
        rows: Vec<Vec<Option<Named>>>,
        summary: String,
        cut: Option<String>,
    },
    Boolean(&'static str),
    Turtle(String),
    Failure {
        title: &'static str,
        detail: String,
        place: Option<String>,
        excerpt: Option<String>,
    },
}

/// The examples as links to this page.
pub(super) fn examples(site: &Site<'_>, chosen: Option<&str>) -> Vec<ExampleLink> {
    let examples = site.questions.examples().into_iter();
    examples
        .map(|question| ExampleLink {
            summary: question.summary.in_language(site.language()),
            href: format!("/query?example={}", question.name),
            current: chosen == Some(question.name),
        })
        .collect()
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
        Some(Answer::Turtle(_)) => &[
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
        Answer::Turtle(turtle) => Shown::Turtle(turtle),
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
        },
        Answer::Failed(detail) => Shown::Failure {
            title: words.query_failed,
            detail,
            place: None,
            excerpt: None,
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

/// A term of a result: what it is called, and the IRI of what is called something else.
pub(super) struct Named {
    pub(super) link: Link,
    pub(super) iri: Option<String>,
}

fn cell_of(site: &Site<'_>, term: &Term) -> Named {
    let link = match term {
        Term::NamedNode(node) => return named(site, node),
        Term::Literal(literal) => Link {
            text: literal.value().to_owned(),
            lang: site.foreign(literal.language()),
            ..Link::default()
        },
        Term::BlankNode(_) | Term::Triple(_) => Link {
            text: term.to_string(),
            ..Link::default()
        },
    };
    Named { link, iri: None }
}

fn named(site: &Site<'_>, node: &NamedNode) -> Named {
    let iri = node.as_str();
    let label = match site.view.id(node) {
        Some(id) => site.label(id),
        None => site.label_of_iri(iri),
    };
    let short = iri
        .strip_prefix(site.base)
        .filter(|path| path.starts_with("id/"))
        .map(str::to_owned)
        .or_else(|| site.prefixes.compact(iri))
        .unwrap_or_else(|| iri.to_owned());
    Named {
        iri: (short != label.text).then_some(short),
        link: Link {
            title: iri.to_owned(),
            ..site.link_to(iri, label)
        },
    }
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
