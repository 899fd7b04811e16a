//! What questions are answered from: the index of one revision, which does not change any more.

use super::ask::{ALL, Asked, SHARE};
use super::collect::{Gather, Gathered, Wanted};
use super::declared::Declared;
use super::entry::{OWN_FACETS, Reader};
use super::highlight::{Marked, excerpt, marked};
use super::index::Fields;
use super::matcher::Matcher;
use super::rank::points;
use super::table::Table;
use super::vocabulary::Vocabulary;
use super::{Error, Refused};
use crate::index::{Scope, Snapshot, TermId};
use crate::rdf::{Label, Labels, Language, last_part};
use crate::registry::names_of;
use oxrdf::NamedNode;
use std::sync::Arc;
use tantivy::Searcher;

/// Things that are ranked; further ones are counted, but not shown.
pub const RANKED: usize = 500;

/// The names of the facets every search has.
pub const OWN: [&str; OWN_FACETS] = ["kind", "language"];

/// The index of one revision.
pub struct State {
    pub(super) revision: u64,
    pub(super) base: String,
    pub(super) declared: Arc<Declared>,
    pub(super) vocabulary: Arc<Vocabulary>,
    pub(super) table: Arc<Table>,
    pub(super) index: Option<(Searcher, Fields)>,
}

/// A question.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// What was typed.
    pub text: String,
    /// Facets and the value each must have.
    pub facets: Vec<(String, String)>,
    /// The language of names.
    pub language: Language,
    /// Hits to leave out at the start.
    pub offset: usize,
    /// Most hits.
    pub limit: usize,
}

/// The answer.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// How many things were found.
    pub total: usize,
    /// One page of them, best first.
    pub hits: Vec<Hit>,
    /// What they can be narrowed by, the facets in their order.
    pub facets: Vec<Choices>,
    /// Where nothing was found: words that find something, the nearest to those asked for first.
    pub near: Vec<String>,
    /// The revision of the index.
    pub revision: u64,
}

/// One thing found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// Its IRI.
    pub iri: String,
    /// Its id in the snapshot that was given.
    pub thing: TermId,
    /// The name of its collection in addresses.
    pub kind: String,
    /// Its name.
    pub label: Label,
    /// The name, marked.
    pub name: Marked,
    /// What else tells why it was found, or what it is.
    pub more: Option<Marked>,
    /// How well it fits; only to compare with others of the same question.
    pub score: f64,
}

/// The values of a facet.
#[derive(Debug, Clone)]
pub struct Choices {
    /// The name of its parameter.
    pub key: String,
    /// What it is called, if the shapes say.
    pub names: Labels,
    /// The value that is wanted.
    pub chosen: Option<String>,
    /// Values with how many things have them, the most first.
    pub values: Vec<(String, usize)>,
}

impl State {
    /// Which revision this is of.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// How many things can be found.
    pub fn things(&self) -> usize {
        self.table.len()
    }

    /// The names of the parameters that narrow a search.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let declared = self.declared.facets.iter().map(|facet| facet.key.as_str());
        OWN.into_iter().chain(declared)
    }

    /// Answers a question; names and texts are of `snapshot`, what is gone there is left out.
    pub fn find(&self, snapshot: &Snapshot, wish: &Wish) -> Result<Found, Error> {
        let wanted = self.wanted(&wish.facets)?;
        let index = self
            .index
            .as_ref()
            .map(|(searcher, fields)| (searcher, fields));
        let asked = Asked::new(&wish.text, &self.vocabulary, index)?;
        let gathered = self.gather(&asked, &wanted)?;
        let view = snapshot.view(Scope::Union);
        let reader = Reader::new(&view, &self.declared, &self.base);
        let mut matcher = Matcher::new(&asked, &self.vocabulary);
        let ranked = self.ranked(&reader, &gathered, (&asked, &mut matcher));
        let gone = gathered.best.len() - ranked.len();
        let page = ranked.into_iter().skip(wish.offset).take(wish.limit);
        let hits = page.map(|(score, thing, kind)| {
            let mut hit = self.hit(&reader, (thing, kind), wish.language, &mut matcher);
            hit.score = f64::from(score);
            hit
        });
        let near = match (index, gathered.total) {
            (Some(index), 0) => asked.near(&self.vocabulary, index),
            _ => Vec::new(),
        };
        Ok(Found {
            near,
            hits: hits.collect(),
            total: gathered.total - gone,
            facets: self.choices(&gathered, &wanted),
            revision: self.revision,
        })
    }

    /// What a text finds, best first, with scores: the same things in the same order as
    /// [`State::find`] gives page by page, at most [`RANKED`].
    pub fn scores(&self, snapshot: &Snapshot, text: &str) -> Result<Vec<(NamedNode, f64)>, Error> {
        let wanted = self.wanted(&[])?;
        let index = self
            .index
            .as_ref()
            .map(|(searcher, fields)| (searcher, fields));
        let asked = Asked::new(text, &self.vocabulary, index)?;
        let gathered = self.gather(&asked, &wanted)?;
        let view = snapshot.view(Scope::Union);
        let reader = Reader::new(&view, &self.declared, &self.base);
        let mut matcher = Matcher::new(&asked, &self.vocabulary);
        let ranked = self
            .ranked(&reader, &gathered, (&asked, &mut matcher))
            .into_iter();
        let named = ranked.filter_map(|(score, thing, _)| {
            Some((NamedNode::new(view.text(thing)).ok()?, f64::from(score)))
        });
        Ok(named.collect())
    }

    fn gather(&self, asked: &Asked, wanted: &[Wanted]) -> Result<Gathered, Error> {
        let Some((searcher, fields)) = &self.index else {
            return Ok(Gathered::default());
        };
        let weights: Vec<f32> = self
            .declared
            .fields
            .iter()
            .map(|field| field.weight)
            .collect();
        let gather = Gather {
            table: Arc::clone(&self.table),
            wanted: wanted.into(),
            floor: ALL * SHARE,
            most: RANKED,
        };
        Ok(searcher.search(&asked.query(fields, &weights), &gather)?)
    }

    /// The best with their final scores, best first; among equals by IRI.
    fn ranked(
        &self,
        reader: &Reader<'_>,
        gathered: &Gathered,
        (asked, matcher): (&Asked, &mut Matcher<'_>),
    ) -> Vec<(f32, TermId, usize)> {
        let mut ranked: Vec<(f32, TermId, usize)> = Vec::new();
        for (score, place) in &gathered.best {
            let row = self.table.row(*place);
            let thing = row.and_then(|row| reader.view().id(&NamedNode::new(&*row.iri).ok()?));
            if let Some(thing) = thing
                && let Some(kind) = reader.kind(thing)
            {
                let points = points(
                    reader,
                    (thing, kind),
                    &self.declared,
                    (asked, &mut *matcher),
                );
                ranked.push((score + points, thing, kind));
            }
        }
        let text = |thing| reader.view().text(thing);
        ranked.sort_by(|(a, one, _), (b, other, _)| {
            b.total_cmp(a).then_with(|| text(*one).cmp(text(*other)))
        });
        ranked
    }

    fn hit(
        &self,
        reader: &Reader<'_>,
        (thing, kind): (TermId, usize),
        language: Language,
        matcher: &mut Matcher<'_>,
    ) -> Hit {
        let iri = reader.view().text(thing).to_owned();
        let label = names_of(reader.view(), thing).choose(language).cloned();
        let label = label.unwrap_or_else(|| Label::untagged(last_part(&iri)));
        let name = marked(&label.text, label.language.as_deref(), matcher);
        let more = self.more(
            reader,
            (thing, &label),
            language,
            (name.is_marked(), matcher),
        );
        Hit {
            thing,
            kind: self.declared.kinds[kind].segment.clone(),
            iri,
            label,
            name,
            more,
            score: 0.0,
        }
    }

    /// The text, other than the name, that tells most of why a thing was found; where the name
    /// tells it, what the thing is.
    fn more(
        &self,
        reader: &Reader<'_>,
        (thing, label): (TermId, &Label),
        language: Language,
        (is_named, matcher): (bool, &mut Matcher<'_>),
    ) -> Option<Marked> {
        let texts = reader.texts(thing).into_iter();
        let others = texts.filter(|text| {
            text.text != label.text && !(is_named && self.declared.fields[text.field].names)
        });
        let weighed = others.map(|text| {
            let found = excerpt(text.text, text.language, matcher);
            let far = language.distance(text.language);
            // Of the reader's language first where it is found there too, or needs not be.
            let key = (!is_named && !found.is_marked(), far, text.field);
            (key, found)
        });
        weighed.min_by_key(|(key, _)| *key).map(|(_, found)| found)
    }

    fn choices(&self, gathered: &Gathered, wanted: &[Wanted]) -> Vec<Choices> {
        let facets = self.keys().enumerate().map(|(facet, key)| {
            let value = |number| {
                self.table
                    .value(facet, number)
                    .map(|value| value.to_string())
            };
            let counts = gathered.counts.get(facet).into_iter().flatten();
            let mut values: Vec<(String, usize)> = counts
                .filter_map(|(number, n)| Some((value(*number)?, *n)))
                .collect();
            values.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
            let declared = facet.checked_sub(OWN_FACETS);
            let declared = declared.map(|place| &self.declared.facets[place]);
            Choices {
                key: key.to_owned(),
                names: declared
                    .map(|facet| facet.names.clone())
                    .unwrap_or_default(),
                chosen: match wanted[facet] {
                    Wanted::Value(number) => value(number),
                    Wanted::Anything | Wanted::Absent => None,
                },
                values,
            }
        });
        facets.collect()
    }

    /// What facets must have, by number.
    fn wanted(&self, asked: &[(String, String)]) -> Result<Vec<Wanted>, Refused> {
        let keys: Vec<&str> = self.keys().collect();
        let mut wanted = vec![Wanted::Anything; keys.len()];
        for (key, value) in asked {
            let Some(facet) = keys.iter().position(|known| known == key) else {
                return Err(Refused::NoSuchFacet(key.clone()));
            };
            if wanted[facet] != Wanted::Anything {
                return Err(Refused::FacetTwice(key.clone()));
            }
            wanted[facet] = self
                .value(facet, value)
                .ok_or_else(|| Refused::NoSuchValue {
                    facet: key.clone(),
                    value: value.clone(),
                    known: self.known(facet),
                })?;
        }
        Ok(wanted)
    }

    /// A value by its IRI or the end of it, a kind by its name; none if there is no such value.
    fn value(&self, facet: usize, asked: &str) -> Option<Wanted> {
        let same = |value: &str| value == asked;
        let by_end = |value: &str| last_part(value) == asked;
        let values = || self.table.values(facet);
        let found = values().find(|(_, value)| same(value));
        if let Some((number, _)) = found.or_else(|| values().find(|(_, value)| by_end(value))) {
            return Some(Wanted::Value(number));
        }
        let mut kinds = self.declared.kinds.iter();
        let is_kind = facet == 0 && kinds.any(|kind| kind.segment == asked);
        let is_language = facet == 1 && Language::from_tag(asked).is_some();
        (is_kind || is_language).then_some(Wanted::Absent)
    }

    /// Some of the values of a facet, as they may be given.
    fn known(&self, facet: usize) -> Vec<String> {
        let mut known: Vec<String> = match facet {
            0 => self
                .declared
                .kinds
                .iter()
                .map(|kind| kind.segment.clone())
                .collect(),
            _ => {
                let values = self.table.values(facet);
                values
                    .map(|(_, value)| last_part(value).to_owned())
                    .collect()
            }
        };
        known.sort_unstable();
        known.dedup();
        known
    }
}
