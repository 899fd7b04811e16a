//! The head of a kind's file: `#+ key: value` lines above the query.

use super::error::Cause;
use oxrdf::{NamedNode, Term};
use std::collections::HashMap;

/// What a head says, name by name.
pub(super) struct Header<'a> {
    lines: Vec<(usize, &'a str, &'a str)>,
    prefixes: HashMap<&'a str, &'a str>,
}

const KEYS: [&str; 9] = [
    "order",
    "class",
    "listed",
    "level",
    "published",
    "draft",
    "modified",
    "with",
    "pages",
];

impl<'a> Header<'a> {
    /// Reads the head of a query's text.
    pub fn read(text: &'a str) -> Result<Self, Cause> {
        let mut lines: Vec<(usize, &str, &str)> = Vec::new();
        let mut prefixes = HashMap::new();
        for (number, line) in (1..).zip(text.lines()) {
            if let Some((prefix, iri)) = declaration(line) {
                prefixes.insert(prefix, iri);
            }
            let Some(line) = line.strip_prefix("#+") else {
                continue;
            };
            let (key, value) = line
                .split_once(':')
                .map(|(key, value)| (key.trim(), value.trim()))
                .filter(|(_, value)| !value.is_empty())
                .ok_or_else(|| head(number, "a line of the head is `#+ key: value`"))?;
            if !KEYS.contains(&key) {
                let known = KEYS.join(", ");
                return Err(head(
                    number,
                    format!("there is no key {key:?}; there are {known}"),
                ));
            }
            if lines.iter().any(|(_, other, _)| *other == key) {
                return Err(head(number, format!("{key:?} is there twice")));
            }
            lines.push((number, key, value));
        }
        Ok(Self { lines, prefixes })
    }

    /// The value of a key as text, with its line.
    pub fn text(&self, key: &str) -> Option<(usize, &'a str)> {
        let line = self.lines.iter().find(|(_, known, _)| *known == key)?;
        Some((line.0, line.2))
    }

    /// The IRIs a key names.
    pub fn iris(&self, key: &str) -> Result<Vec<NamedNode>, Cause> {
        let Some((line, text)) = self.text(key) else {
            return Ok(Vec::new());
        };
        text.split_whitespace()
            .map(|name| self.iri(name).map_err(|what| head(line, what)))
            .collect()
    }

    /// The one IRI a key names.
    pub fn one(&self, key: &str) -> Result<Option<NamedNode>, Cause> {
        let mut iris = self.iris(key)?;
        if iris.len() > 1 {
            let (line, _) = self.text(key).unwrap_or_default();
            return Err(head(line, format!("{key:?} takes one property")));
        }
        Ok(iris.pop())
    }

    /// Property and value of a statement.
    pub fn statement(&self, key: &str) -> Result<Option<(NamedNode, Term)>, Cause> {
        let Some((line, text)) = self.text(key) else {
            return Ok(None);
        };
        let wrong = || head(line, format!("{key:?} takes a property and a value"));
        let (property, value) = text.split_once(char::is_whitespace).ok_or_else(wrong)?;
        let property = self.iri(property).map_err(|what| head(line, what))?;
        let value = value.trim();
        let value = match value.starts_with('"') {
            true => value.parse().map_err(|_| wrong())?,
            false => self.iri(value).map_err(|what| head(line, what))?.into(),
        };
        Ok(Some((property, value)))
    }

    fn iri(&self, name: &str) -> Result<NamedNode, String> {
        let spelled = name.strip_prefix('<').and_then(|n| n.strip_suffix('>'));
        let iri = match (spelled, name.split_once(':')) {
            (Some(iri), _) => iri.to_owned(),
            (None, Some((prefix, local))) => match self.prefixes.get(prefix) {
                Some(namespace) => format!("{namespace}{local}"),
                None => return Err(format!("the query declares no prefix {prefix:?}")),
            },
            (None, None) => return Err(format!("{name:?} is neither prefix:name nor <IRI>")),
        };
        NamedNode::new(&iri).map_err(|e| format!("<{iri}>: {e}"))
    }
}

/// `PREFIX name: <iri>`.
fn declaration(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let keyword = line.get(..6).filter(|k| k.eq_ignore_ascii_case("prefix"))?;
    let (prefix, iri) = line[keyword.len()..].split_once(':')?;
    let iri = iri.trim_start().strip_prefix('<')?;
    Some((prefix.trim(), iri.split_once('>')?.0))
}

pub(super) fn head(line: usize, what: impl Into<String>) -> Cause {
    Cause::Head {
        line,
        what: what.into(),
    }
}
