//! `Field`: one member of the JSON of a thing, as property shapes describe it.

use super::values::{Form, Values};
use super::{Direction, Group};
use crate::rdf::Labels;
use oxrdf::Term;

/// One member of the JSON of a thing.
///
/// What a write must hold to comes from shapes of severity Violation only; what would merely be
/// warned of is not here.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name in JSON; the same for a property in every collection.
    pub key: String,
    /// IRI of the property.
    pub predicate: String,
    /// Which way it is walked. Those walked backwards are read with `?include=incoming`.
    pub direction: Direction,
    /// What its values are.
    pub values: Values,
    /// Least number of values.
    pub min: usize,
    /// Greatest number of values; with 1 it is no array in JSON.
    pub max: Option<usize>,
    /// The only values there may be (`sh:in`); empty if there may be others.
    pub one_of: Vec<Term>,
    /// The only languages there may be (`sh:languageIn`); empty if there may be others.
    pub languages: Vec<String>,
    /// Languages that must be there.
    pub required_languages: Vec<String>,
    /// At most one text in each language (`sh:uniqueLang`).
    pub unique_language: bool,
    /// Regular expression of SPARQL's `REGEX`, and its flags.
    pub pattern: Option<(String, String)>,
    /// Least number of characters.
    pub min_length: Option<usize>,
    /// Greatest number of characters.
    pub max_length: Option<usize>,
    /// Lower bound of numbers and dates, as written.
    pub least: Option<Bound>,
    /// Upper bound.
    pub greatest: Option<Bound>,
    /// What it is called.
    pub names: Labels,
    /// What its values mean.
    pub descriptions: Labels,
    /// What to do when it is wrong.
    pub messages: Labels,
    /// Place within its group; those without stand last.
    pub order: f64,
    /// The group it stands in on pages.
    pub group: Option<Group>,
    /// IRIs of the property shapes that say so, those without a name left out.
    pub shapes: Vec<String>,
}

/// One end of a range.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// The bound, as written.
    pub value: String,
    /// Whether it is in the range itself.
    pub inclusive: bool,
}

impl Field {
    /// A field that says nothing yet.
    pub(super) fn new(key: String, predicate: String, direction: Direction) -> Self {
        Self {
            key,
            predicate,
            direction,
            values: Values::default(),
            min: 0,
            max: None,
            one_of: Vec::new(),
            languages: Vec::new(),
            required_languages: Vec::new(),
            unique_language: false,
            pattern: None,
            min_length: None,
            max_length: None,
            least: None,
            greatest: None,
            names: Labels::default(),
            descriptions: Labels::default(),
            messages: Labels::default(),
            order: f64::INFINITY,
            group: None,
            shapes: Vec::new(),
        }
    }

    /// The shape of its values in JSON.
    pub fn form(&self) -> Form {
        self.values.form()
    }

    /// Whether its value in JSON is an array: always where there may be several values, except
    /// for texts, which are one object by language.
    pub fn is_array(&self) -> bool {
        self.max != Some(1) && self.form() != Form::Texts
    }

    /// Whether a thing must have it.
    pub fn is_required(&self) -> bool {
        self.min > 0 || !self.required_languages.is_empty()
    }

    /// Takes in what another property shape of the same class says: both hold.
    pub(super) fn narrow(&mut self, other: Self) {
        self.min = self.min.max(other.min);
        self.max = [self.max, other.max].into_iter().flatten().min();
        self.values.narrow(other.values);
        take_if_empty(&mut self.one_of, other.one_of);
        take_if_empty(&mut self.languages, other.languages);
        for language in other.required_languages {
            if !self.required_languages.contains(&language) {
                self.required_languages.push(language);
            }
        }
        self.unique_language |= other.unique_language;
        self.pattern = self.pattern.take().or(other.pattern);
        self.min_length = self.min_length.max(other.min_length);
        self.max_length = [self.max_length, other.max_length]
            .into_iter()
            .flatten()
            .min();
        self.least = self.least.take().or(other.least);
        self.greatest = self.greatest.take().or(other.greatest);
        self.describe(other.names, other.descriptions, other.messages);
        self.order = self.order.min(other.order);
        self.group = self.group.take().or(other.group);
        self.shapes.extend(other.shapes);
    }

    /// Takes in the field of a class whose things stand beside: either may hold.
    pub(super) fn widen(&mut self, other: Self) {
        self.min = self.min.min(other.min);
        self.values.widen(other.values);
        if self.one_of.is_empty() || other.one_of.is_empty() {
            self.one_of.clear();
        } else {
            let more = other.one_of.into_iter();
            let more: Vec<_> = more.filter(|term| !self.one_of.contains(term)).collect();
            self.one_of.extend(more);
        }
        if self.languages != other.languages {
            self.languages.clear();
        }
        self.required_languages
            .retain(|language| other.required_languages.contains(language));
        self.unique_language &= other.unique_language;
        self.pattern = self
            .pattern
            .take()
            .filter(|p| Some(p) == other.pattern.as_ref());
        self.min_length = self.min_length.filter(|n| Some(*n) == other.min_length);
        self.max_length = self.max_length.filter(|n| Some(*n) == other.max_length);
        self.least = self
            .least
            .take()
            .filter(|b| Some(b) == other.least.as_ref());
        self.greatest = self
            .greatest
            .take()
            .filter(|b| Some(b) == other.greatest.as_ref());
        // An array holds one value too, but one value cannot hold several.
        self.max = self.max.zip(other.max).map(|(a, b)| a.max(b));
        self.describe(other.names, other.descriptions, Labels::default());
        self.group = self.group.take().or(other.group);
        for shape in other.shapes {
            if !self.shapes.contains(&shape) {
                self.shapes.push(shape);
            }
        }
    }

    /// The same, asked of nobody: a thing need not have it.
    #[must_use]
    pub(super) fn optional(mut self) -> Self {
        self.min = 0;
        self.required_languages.clear();
        self
    }

    fn describe(&mut self, names: Labels, descriptions: Labels, messages: Labels) {
        for (known, more) in [
            (&mut self.names, names),
            (&mut self.descriptions, descriptions),
            (&mut self.messages, messages),
        ] {
            if known.is_empty() {
                *known = more;
            }
        }
    }
}

fn take_if_empty<T>(known: &mut Vec<T>, more: Vec<T>) {
    if known.is_empty() {
        *known = more;
    }
}
