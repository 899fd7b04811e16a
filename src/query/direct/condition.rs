//! Conditions and values that are computed on ids, terms read where they lie.
//!
//! As in [SPARQL 1.1 §17.2](https://www.w3.org/TR/sparql11-query/#evaluation) a condition is true,
//! false or an error, which is none here.

use super::chain::{Chain, Env, Row};
use crate::index::{TermId, TermParts};
use crate::query::dataset::computed;
use oxrdf::Term;

/// A condition of a filter.
pub(super) enum Condition {
    And(Box<Condition>, Box<Condition>),
    Or(Box<Condition>, Box<Condition>),
    Not(Box<Condition>),
    Bound(usize),
    /// `?v = <iri>`.
    Is(usize, TermId),
    /// `sameTerm(?v, ?w)`.
    Same(usize, usize),
    /// `LANG(?v) = "nb"`, or `LANGMATCHES(LANG(?v), "nb")`.
    Language {
        place: usize,
        wanted: String,
        range: bool,
    },
    Text(Text),
    Exists(Chain),
}

/// `CONTAINS`, `STRSTARTS` or `STRENDS` of a variable, perhaps under `STR` and `LCASE`.
pub(super) struct Text {
    pub(super) place: usize,
    /// Under `STR`: IRIs and all literals have a text then.
    pub(super) any_term: bool,
    pub(super) lower_case: bool,
    pub(super) test: fn(&str, &str) -> bool,
    pub(super) needle: String,
}

/// What `BIND` and projected expressions compute.
pub(super) enum Value {
    Term(TermId),
    Variable(usize),
    Coalesce(Vec<Value>),
}

impl Value {
    pub(super) fn get(&self, row: &Row) -> Option<TermId> {
        match self {
            Self::Term(id) => Some(*id),
            Self::Variable(place) => row[*place],
            Self::Coalesce(values) => values.iter().find_map(|value| value.get(row)),
        }
    }
}

impl Condition {
    /// Whether it holds for the row; none: an error.
    pub(super) fn holds(&mut self, row: &mut Row, env: &Env) -> Option<bool> {
        match self {
            Self::And(left, right) => match left.holds(row, env) {
                Some(false) => Some(false),
                Some(true) => right.holds(row, env),
                None => right.holds(row, env).filter(|right| !right),
            },
            Self::Or(left, right) => match left.holds(row, env) {
                Some(true) => Some(true),
                Some(false) => right.holds(row, env),
                None => right.holds(row, env).filter(|right| *right),
            },
            Self::Not(inner) => inner.holds(row, env).map(|holds| !holds),
            Self::Bound(place) => Some(row[*place].is_some()),
            Self::Is(place, id) => row[*place].map(|found| found == *id),
            Self::Same(left, right) => Some(row[*left]? == row[*right]?),
            Self::Language {
                place,
                wanted,
                range,
            } => with_parts(row[*place]?, env, |parts| {
                let language = language(parts)?;
                Some(if *range {
                    matches_range(language, wanted)
                } else {
                    language == wanted.as_str()
                })
            }),
            Self::Text(text) => with_parts(row[text.place]?, env, |parts| text.holds(parts)),
            Self::Exists(chain) => Some(chain.any(row, env)),
        }
    }
}

impl Text {
    fn holds(&self, parts: TermParts<'_>) -> Option<bool> {
        let text = match parts {
            TermParts::String(value)
            | TermParts::LanguageString {
                value,
                direction: None,
                ..
            } => value,
            TermParts::NamedNode(value) | TermParts::Typed { value, .. } if self.any_term => value,
            TermParts::LanguageString { value, .. } if self.any_term => value,
            _ => return None,
        };
        Some(if self.lower_case {
            (self.test)(&text.to_lowercase(), &self.needle)
        } else {
            (self.test)(text, &self.needle)
        })
    }
}

/// The language of a literal, empty if it has none; none for what is no literal.
fn language(parts: TermParts<'_>) -> Option<&str> {
    match parts {
        TermParts::LanguageString { language, .. } => Some(language),
        TermParts::String(_) | TermParts::Typed { .. } => Some(""),
        TermParts::NamedNode(_) | TermParts::BlankNode(_) | TermParts::Triple(_) => None,
    }
}

/// Basic filtering of [RFC 4647 §3.3.1](https://www.rfc-editor.org/rfc/rfc4647#section-3.3.1).
fn matches_range(language: &str, range: &str) -> bool {
    if range == "*" {
        return !language.is_empty();
    }
    let mut parts = language.split('-');
    range
        .split('-')
        .all(|wanted| parts.next().is_some_and(|p| p.eq_ignore_ascii_case(wanted)))
}

/// Looks at a term of the dictionary in place; a computed one is encoded for it.
fn with_parts<T>(id: TermId, env: &Env, look: impl FnOnce(TermParts<'_>) -> T) -> T {
    if computed(id).is_none() {
        return look(env.dataset.snapshot().encoded(id).parts());
    }
    match env.dataset.term(id) {
        Term::NamedNode(node) => look(TermParts::NamedNode(node.as_str())),
        Term::BlankNode(node) => look(TermParts::BlankNode(node.as_str())),
        Term::Literal(literal) => look(match literal.language() {
            Some(language) => TermParts::LanguageString {
                value: literal.value(),
                language,
                direction: literal.direction(),
            },
            None if literal.datatype() == oxrdf::vocab::xsd::STRING => {
                TermParts::String(literal.value())
            }
            None => TermParts::Typed {
                value: literal.value(),
                datatype: literal.datatype().as_str(),
            },
        }),
        // The conditions here have nothing to say of triple terms: an error, as for a blank node.
        Term::Triple(_) => look(TermParts::BlankNode("")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_languages() {
        for (language, range, wanted) in [
            ("nb", "nb", true),
            ("nb-NO", "nb", true),
            ("nb", "NB", true),
            ("nbx", "nb", false),
            ("nb", "nb-no", false),
            ("", "*", false),
            ("en", "*", true),
            ("", "nb", false),
        ] {
            assert_eq!(matches_range(language, range), wanted, "{language} {range}");
        }
    }
}
