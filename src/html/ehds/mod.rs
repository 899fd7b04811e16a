//! The pages on the European Health Data Space: the overview, the matrix and the chain.
//!
//! They are drawn from an [`Alignment`](crate::alignment::Alignment); each cell leads to the stored question it comes from.

mod chain;
mod matrix;
mod overview;
mod sections;
mod table;
mod timeline;

pub use chain::{chain, no_chain};
pub use matrix::{Row, matrix};
pub use overview::overview;

use super::notes::Mark;
use super::words::ehds::Ehds;
use super::{Link, Site};
use crate::alignment::{Reference, is_unknown};
use crate::rdf::last_part;
use oxrdf::{NamedNode, Term};

/// A link to the stored question behind something.
pub(super) struct Why {
    /// Its page, with what it was asked about.
    pub href: String,
    /// What it asks, for those who do not see the mark.
    pub text: String,
}

/// The named link to a thing.
pub(super) fn named(site: &Site<'_>, node: &NamedNode) -> Link {
    match site.view.id(node) {
        Some(id) => site.link(id),
        None => site.link_to(node.as_str(), site.label_of_iri(node.as_str())),
    }
}

/// A value as people read it: a link, a day, a text, or that it is unknown.
pub(super) fn shown(site: &Site<'_>, term: &Term) -> Link {
    match term {
        Term::NamedNode(node) if is_unknown(node) => unknown(site),
        Term::NamedNode(node) => named(site, node),
        Term::Literal(literal) => Link {
            text: day(site, literal.value()),
            lang: site.foreign(literal.language()),
            ..Link::default()
        },
        Term::BlankNode(_) | Term::Triple(_) => Link::default(),
    }
}

/// That nobody knows.
pub(super) fn unknown(site: &Site<'_>) -> Link {
    Link {
        text: Ehds::of_language(site.language()).unknown.to_owned(),
        ..Link::default()
    }
}

/// A day as people write it; what is no day stays as it is.
pub(super) fn day(site: &Site<'_>, lexical: &str) -> String {
    let day = site.words().day(lexical);
    day.unwrap_or_else(|| lexical.to_owned())
}

/// What a value rests on.
pub(super) fn mark(site: &Site<'_>, node: &NamedNode) -> Option<Mark> {
    let local = last_part(node.as_str());
    let marks = site.words().marks.iter();
    let (kind, name, meaning) = marks.copied().find(|(known, ..)| *known == local)?;
    Some(Mark {
        kind,
        name: name.to_owned(),
        meaning: meaning.to_owned(),
    })
}

/// The question a value comes from; `of` is the row it stands in.
pub(super) fn why(site: &Site<'_>, asked: &Reference, of: &str) -> Why {
    let words = Ehds::of_language(site.language());
    let question = site.questions.get(asked.question);
    let asks = question.map_or(asked.question, |q| q.summary.in_language(site.language()));
    let of = match of {
        "" => String::new(),
        of => format!(" ({of})"),
    };
    Why {
        href: address(site, asked),
        text: format!("{}: {asks}{of}", words.question),
    }
}

/// The page of a question, asked as it was.
pub fn address(site: &Site<'_>, asked: &Reference) -> String {
    site.reader.local(&path(asked, site.base))
}

/// The address of a question on this server, its value short where it is one of ours.
pub fn path(asked: &Reference, base: &str) -> String {
    let about = asked.about.as_ref().map(|(name, value)| {
        let value = value.strip_prefix(base).unwrap_or(value);
        format!("?{name}={}", super::in_query(value))
    });
    format!("/questions/{}{}", asked.question, about.unwrap_or_default())
}
