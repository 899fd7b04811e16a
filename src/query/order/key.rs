//! Sort keys: a term decoded once.
//!
//! The order is that of <https://www.w3.org/TR/sparql11-query/#modOrderBy>: unbound, blank nodes,
//! IRIs, literals, triple terms. Where the standard leaves the order of literals open, numbers come
//! first, then texts by their characters and language, then the rest by datatype.

use crate::index::{TermId, TermParts};
use crate::query::dataset::{SnapshotDataset, computed};
use oxrdf::Term;
use spareval::ExpressionTerm;
use std::borrow::Cow;
use std::cmp::Ordering;

/// A decoded term, borrowed from the index where it is stored there.
#[derive(Clone)]
pub(super) enum Key<'s> {
    Unbound,
    Blank(Cow<'s, str>),
    Iri(Cow<'s, str>),
    Number(f64, ExpressionTerm),
    Text(Cow<'s, str>, Cow<'s, str>),
    Other(ExpressionTerm, Box<str>, Box<str>),
    Triple(Box<[Key<'s>; 3]>),
}

impl<'s> Key<'s> {
    pub(super) fn new(dataset: &'s SnapshotDataset, id: Option<TermId>) -> Self {
        let Some(id) = id else {
            return Self::Unbound;
        };
        if computed(id).is_some() {
            return Self::of_term(dataset.term(id));
        }
        match dataset.snapshot().encoded(id).parts() {
            TermParts::BlankNode(label) => Self::Blank(label.into()),
            TermParts::NamedNode(iri) => Self::Iri(iri.into()),
            TermParts::String(value) => Self::Text(value.into(), "".into()),
            TermParts::LanguageString {
                value, language, ..
            } => Self::Text(value.into(), language.into()),
            TermParts::Typed { .. } | TermParts::Triple(_) => Self::of_term(dataset.term(id)),
        }
    }

    fn of_term(term: Term) -> Self {
        match term {
            Term::BlankNode(node) => Self::Blank(node.into_string().into()),
            Term::NamedNode(name) => Self::Iri(name.into_string().into()),
            Term::Literal(literal) => {
                if let Some(language) = literal.language() {
                    let language = language.to_owned();
                    return Self::Text(literal.value().to_owned().into(), language.into());
                }
                let value: Box<str> = literal.value().into();
                let datatype = literal.datatype().as_str().into();
                match ExpressionTerm::from(Term::from(literal)) {
                    ExpressionTerm::StringLiteral(value) => Self::Text(value.into(), "".into()),
                    number if is_number(&number) => Self::Number(parse(&value), number),
                    other => Self::Other(other, datatype, value),
                }
            }
            Term::Triple(triple) => Self::Triple(Box::new([
                Self::of_term(triple.subject.into()),
                Self::of_term(triple.predicate.into()),
                Self::of_term(triple.object),
            ])),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Unbound => 0,
            Self::Blank(_) => 1,
            Self::Iri(_) => 2,
            Self::Number(..) => 3,
            Self::Text(..) => 4,
            Self::Other(..) => 5,
            Self::Triple(_) => 6,
        }
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Blank(a), Self::Blank(b)) | (Self::Iri(a), Self::Iri(b)) => a.cmp(b),
            (Self::Number(a, exact_a), Self::Number(b, exact_b)) => a
                .partial_cmp(b)
                .unwrap_or_else(|| a.total_cmp(b))
                .then_with(|| exact(exact_a, exact_b).unwrap_or(Ordering::Equal)),
            (Self::Text(a, language_a), Self::Text(b, language_b)) => {
                a.cmp(b).then_with(|| language_a.cmp(language_b))
            }
            (Self::Other(a, type_a, value_a), Self::Other(b, type_b, value_b)) => {
                exact(a, b).unwrap_or_else(|| type_a.cmp(type_b).then_with(|| value_a.cmp(value_b)))
            }
            (Self::Triple(a), Self::Triple(b)) => {
                let parts = a.iter().zip(b.iter()).map(|(a, b)| a.compare(b));
                parts
                    .into_iter()
                    .find(|order| order.is_ne())
                    .unwrap_or(Ordering::Equal)
            }
            _ => self.rank().cmp(&other.rank()),
        }
    }
}

fn is_number(term: &ExpressionTerm) -> bool {
    matches!(
        term,
        ExpressionTerm::IntegerLiteral(_)
            | ExpressionTerm::DecimalLiteral(_)
            | ExpressionTerm::FloatLiteral(_)
            | ExpressionTerm::DoubleLiteral(_)
    )
}

/// The value of a valid lexical form of a number.
fn parse(lexical: &str) -> f64 {
    match lexical.trim() {
        "INF" | "+INF" => f64::INFINITY,
        "-INF" => f64::NEG_INFINITY,
        number => number.parse().unwrap_or(f64::NAN),
    }
}

/// The order of two values of one type.
fn exact(a: &ExpressionTerm, b: &ExpressionTerm) -> Option<Ordering> {
    use ExpressionTerm as T;
    match (a, b) {
        (T::IntegerLiteral(a), T::IntegerLiteral(b)) => a.partial_cmp(b),
        (T::DecimalLiteral(a), T::DecimalLiteral(b)) => a.partial_cmp(b),
        (T::BooleanLiteral(a), T::BooleanLiteral(b)) => a.partial_cmp(b),
        (T::DateTimeLiteral(a), T::DateTimeLiteral(b)) => a.partial_cmp(b),
        (T::DateLiteral(a), T::DateLiteral(b)) => a.partial_cmp(b),
        (T::TimeLiteral(a), T::TimeLiteral(b)) => a.partial_cmp(b),
        (T::DurationLiteral(a), T::DurationLiteral(b)) => a.partial_cmp(b),
        (T::DayTimeDurationLiteral(a), T::DayTimeDurationLiteral(b)) => a.partial_cmp(b),
        (T::YearMonthDurationLiteral(a), T::YearMonthDurationLiteral(b)) => a.partial_cmp(b),
        _ => None,
    }
}
