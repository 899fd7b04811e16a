//! `sh:minLength`, `sh:maxLength`, `sh:pattern`, `sh:languageIn`, `sh:uniqueLang` (SHACL §4.4).

use crate::index::TermKind;
use crate::shacl::model::Pattern;
use crate::shacl::run::{Node, Run};
use crate::shacl::validate::{Check, Flow};

/// Longest text that is matched with a pattern under a budget.
const MOST_MATCHED_BYTES: usize = 256 << 10;

impl Check<'_, '_> {
    pub(in crate::shacl) fn min_length(&mut self, length: usize) -> Flow {
        self.each(|run, value| run.string(value).is_some_and(|s| is_as_long_as(s, length)))
    }

    pub(in crate::shacl) fn max_length(&mut self, length: usize) -> Flow {
        self.each(|run, value| {
            run.string(value)
                .is_some_and(|s| s.len() <= length || s.chars().count() <= length)
        })
    }

    pub(in crate::shacl) fn pattern(&mut self, pattern: &Pattern) -> Flow {
        self.each(|run, value| {
            run.string(value).is_some_and(|s| {
                run.spend(match s.len() {
                    // Matching takes time in the product of both lengths, and nothing stops it.
                    length if length > MOST_MATCHED_BYTES => usize::MAX >> 1,
                    length => length,
                });
                pattern.regex.is_match(s)
            })
        })
    }

    pub(in crate::shacl) fn language_in(&mut self, ranges: &[String]) -> Flow {
        self.each(|run, value| {
            run.language(value)
                .is_some_and(|tag| ranges.iter().any(|range| is_in_range(tag, range)))
        })
    }

    /// One result for each language that several values have.
    pub(in crate::shacl) fn unique_lang(&mut self) -> Flow {
        let mut once: Vec<&str> = Vec::new();
        let mut told: Vec<&str> = Vec::new();
        for value in self.values {
            let Some(tag) = self.run.language(*value) else {
                continue;
            };
            self.run.spend(once.len());
            if !once.contains(&tag) {
                once.push(tag);
            } else if !told.contains(&tag) {
                told.push(tag);
                self.wrong()?;
            }
        }
        Flow::Continue(())
    }
}

impl Run<'_> {
    /// SPARQL's `STR`: an IRI or lexical form, nothing for blank nodes.
    fn string(&self, node: Node) -> Option<&str> {
        match self.kind(node) {
            TermKind::NamedNode | TermKind::Literal => Some(self.text(node)),
            TermKind::BlankNode | TermKind::Triple => None,
        }
    }
}

/// Whether a text has so many characters; counts no further than that.
fn is_as_long_as(text: &str, length: usize) -> bool {
    text.len() >= length && (length == 0 || text.chars().nth(length - 1).is_some())
}

/// Basic filtering of language ranges (RFC 4647 §3.3.1), both in lower case.
pub(in crate::shacl) fn is_in_range(tag: &str, range: &str) -> bool {
    range == "*"
        || tag
            .strip_prefix(range)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
