//! The pages behind the types of problems, and the list of them.

use super::Link;
use super::frame::{Frame, Reader};
use super::marked::{Piece, marked};
use super::words::problems::Words;
use askama::Template;

/// One kind of problem, in the reader's language.
pub struct ProblemKind {
    /// Its `type`.
    pub address: String,
    /// Last part of that.
    pub slug: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What the status is called in the standard.
    pub phrase: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// When it comes.
    pub when: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

#[derive(Template)]
#[template(path = "problem_kind.html", config = ".askama.toml")]
struct Page<'a> {
    frame: Frame,
    text: &'static Words,
    kind: &'a ProblemKind,
    when: Vec<Piece<'a>>,
    remedy: Vec<Piece<'a>>,
    example: String,
}

#[derive(Template)]
#[template(path = "problem_kinds.html", config = ".askama.toml")]
struct ListPage {
    frame: Frame,
    text: &'static Words,
    lead: Vec<Piece<'static>>,
    members: Vec<Piece<'static>>,
    kinds: Vec<(ProblemKind, Vec<Piece<'static>>)>,
}

/// The page of one kind.
pub fn problem_kind(reader: Reader, kind: &ProblemKind) -> String {
    let text = Words::of(reader.language);
    let mut frame = Frame::new(reader, &kind.address, kind.title, 0)
        .with_step(Link::new(text.title, reader.local("/problems")));
    frame.alternates = vec![("application/json", format!("{}?format=json", kind.address))];
    let example = format!(
        "HTTP/1.1 {} {}\nContent-Type: application/problem+json\n\n{{\n  \"type\": \"{}\",\n  \
         \"title\": \"{}\",\n  \"status\": {}\n}}",
        kind.status, kind.phrase, kind.address, kind.title, kind.status
    );
    super::render(&Page {
        frame,
        text,
        kind,
        when: marked(kind.when),
        remedy: marked(kind.remedy),
        example,
    })
}

/// The list of all kinds, in the order of their status.
pub fn problem_kinds(reader: Reader, mut kinds: Vec<ProblemKind>) -> String {
    let text = Words::of(reader.language);
    let mut frame = Frame::new(reader, "/problems", text.title, 0);
    frame.alternates = vec![("application/json", "/problems?format=json".to_owned())];
    kinds.sort_by_key(|kind| kind.status);
    let kinds = kinds.into_iter().map(|kind| {
        let when = marked(kind.when);
        (kind, when)
    });
    super::render(&ListPage {
        frame,
        text,
        lead: marked(text.lead),
        members: marked(text.members),
        kinds: kinds.collect(),
    })
}
