//! What a shape demands, in words with links.

use super::Words;
use crate::html::{Link, Site};
use crate::registry::sheet::{Demand, Piece, Sheet};
use oxrdf::Term;

/// Text and links in a row.
pub(super) type Phrase = Vec<Link>;

/// Values of a list that are named; the rest is counted.
const NAMED: usize = 20;

/// Puts demands into words for one reader.
pub(super) struct Phrases<'s, 'a> {
    pub(super) site: &'s Site<'a>,
    pub(super) words: &'static Words,
}

impl Phrases<'_, '_> {
    /// What each value must be, one phrase a demand; numbers of values stand elsewhere.
    pub(super) fn values(&self, sheet: &Sheet) -> Vec<Phrase> {
        let demands = sheet.demands.iter();
        let mut phrases: Vec<_> = demands.filter_map(|demand| self.demand(demand)).collect();
        for property in &sheet.properties {
            let mut phrase = self.path(&property.path);
            phrase.push(text(": "));
            phrase.extend(self.whole(property));
            phrases.push(phrase);
        }
        phrases
    }

    /// A path: properties by their names.
    pub(super) fn path(&self, path: &[Piece]) -> Phrase {
        path.iter()
            .map(|piece| match piece {
                Piece::Property(iri) => self.iri(iri),
                Piece::Sign(sign) => text(*sign),
            })
            .collect()
    }

    /// All of a shape inside another, numbers included.
    fn whole(&self, sheet: &Sheet) -> Phrase {
        if !matches!(sheet.node, Term::BlankNode(_)) && sheet.path.is_empty() {
            return vec![self.shape(sheet)];
        }
        let mut parts = Vec::new();
        if let (min, max @ Some(_)) | (min @ 1.., max) = sheet.cardinality() {
            parts.push(vec![text((self.words.cardinality)(min, max))]);
        }
        parts.extend(self.values(sheet));
        joined(parts, ", ")
    }

    /// A shape by its name.
    pub(super) fn shape(&self, sheet: &Sheet) -> Link {
        let name = sheet.names.choose(self.site.language()).cloned();
        match &sheet.node {
            Term::NamedNode(iri) => {
                let short = || crate::rdf::last_part(iri.as_str()).to_owned();
                let label = name.unwrap_or_else(|| crate::rdf::Label::untagged(short()));
                self.site.link_to(iri.as_str(), label)
            }
            _ => text(name.map_or_else(|| self.words.unnamed.to_owned(), |name| name.text)),
        }
    }

    fn demand(&self, demand: &Demand) -> Option<Phrase> {
        let words = self.words;
        Some(match demand {
            Demand::Min(_) | Demand::Max(_) => return None,
            Demand::Class(iri) => vec![text(words.class), self.iri(iri)],
            Demand::Datatype(iri) => vec![text(words.datatype), self.iri(iri)],
            Demand::Kind(local) => {
                let known = words.kinds.iter().find(|(name, _)| name == local);
                vec![text(known.map_or(local.as_str(), |(_, words)| words))]
            }
            Demand::In(values) => self.one_of(values),
            Demand::Languages(tags) => vec![text(format!(
                "{}{}",
                words.languages,
                tags.iter()
                    .map(|tag| self.site.words().language(tag))
                    .collect::<Vec<_>>()
                    .join(words.or)
            ))],
            Demand::UniqueLanguage => vec![text(words.unique_language)],
            Demand::MinLength(n) => vec![text((words.min_length)(*n))],
            Demand::MaxLength(n) => vec![text((words.max_length)(*n))],
            Demand::Pattern(pattern) => vec![text(format!("{}«{pattern}»", words.pattern))],
            Demand::Bound(sign, value) => vec![text(format!("{sign} {value}"))],
            Demand::Has(value) => vec![text(words.has), self.term(value)],
            Demand::Compared(local, other) => {
                let place = ["equals", "disjoint", "lessThan", "lessThanOrEquals"]
                    .iter()
                    .position(|known| known == local)?;
                vec![text(words.compared[place]), self.iri(other)]
            }
            Demand::Shape(sheet) => prefixed(words.shape, self.whole(sheet)),
            Demand::Not(sheet) => prefixed(words.not, self.whole(sheet)),
            Demand::All(sheets) => self.several(sheets, words.and),
            Demand::Any(sheets) => self.several(sheets, words.or),
            Demand::One(sheets) => prefixed(words.exactly_one, self.several(sheets, words.or)),
            Demand::Qualified(min, max, sheet) => self.qualified(*min, *max, sheet),
            Demand::Closed => vec![text(words.closed)],
            Demand::Query => vec![text(words.query)],
        })
    }

    fn one_of(&self, values: &[Term]) -> Phrase {
        let shown = values.iter().take(NAMED);
        let mut parts: Vec<Phrase> = shown.map(|value| vec![self.term(value)]).collect();
        if values.len() > NAMED {
            parts.push(vec![text(format!("… ({})", values.len()))]);
        }
        prefixed(self.words.one_of, joined(parts, ", "))
    }

    fn several(&self, sheets: &[Sheet], between: &'static str) -> Phrase {
        let parts = sheets.iter().map(|sheet| self.whole(sheet)).collect();
        joined(parts, between)
    }

    fn qualified(&self, min: Option<usize>, max: Option<usize>, sheet: &Sheet) -> Phrase {
        let counts = [min.map(self.words.at_least), max.map(self.words.at_most)];
        let parts = counts
            .into_iter()
            .flatten()
            .map(|count| prefixed(count, self.whole(sheet)))
            .collect();
        joined(parts, self.words.and)
    }

    /// An IRI by its name.
    pub(super) fn iri(&self, iri: &str) -> Link {
        let id = oxrdf::NamedNode::new(iri).ok();
        match id.and_then(|iri| self.site.view.id(&iri)) {
            Some(id) => self.site.link(id),
            None => self.site.link_to(iri, self.site.label_of_iri(iri)),
        }
    }

    /// A term by its name.
    pub(super) fn term(&self, term: &Term) -> Link {
        match term {
            Term::NamedNode(iri) => self.iri(iri.as_str()),
            Term::Literal(literal) => text(format!("«{}»", literal.value())),
            _ => text(self.words.unnamed),
        }
    }
}

fn text(text: impl Into<String>) -> Link {
    Link {
        text: text.into(),
        ..Link::default()
    }
}

fn prefixed(prefix: impl Into<String>, mut phrase: Phrase) -> Phrase {
    phrase.insert(0, text(prefix));
    phrase
}

fn joined(parts: Vec<Phrase>, between: &'static str) -> Phrase {
    let mut phrase = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !phrase.is_empty() {
            phrase.push(text(between));
        }
        phrase.extend(part);
    }
    phrase
}
