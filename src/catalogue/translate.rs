//! What our values are called in the vocabularies of a profile.

use super::statements::Statements;
use crate::vocab::skos;
use oxrdf::vocab::rdf;
use oxrdf::{NamedNode, Term, Triple};
use std::collections::HashMap;

/// Values by what stands in their place.
#[derive(Debug, Default)]
pub(super) struct Translations {
    anywhere: HashMap<Term, Vec<Term>>,
    by_property: HashMap<(NamedNode, Term), Vec<Term>>,
}

impl Translations {
    /// Reads `translations.ttl`.
    pub fn new(statements: &Statements) -> Self {
        let mut translations = Self::default();
        for (ours, theirs) in statements.pairs(skos::EXACT_MATCH) {
            let list = translations.anywhere.entry(Term::from(ours.clone()));
            list.or_default().push(theirs.clone());
        }
        for (node, ours) in statements.pairs(rdf::SUBJECT) {
            for property in statements.iris(node, rdf::PREDICATE) {
                let theirs = statements.values(node, rdf::OBJECT).cloned();
                let list = translations.by_property.entry((property, ours.clone()));
                list.or_default().extend(theirs);
            }
        }
        for theirs in translations
            .anywhere
            .values_mut()
            .chain(translations.by_property.values_mut())
        {
            theirs.sort_by_cached_key(ToString::to_string);
            theirs.dedup();
        }
        translations
    }

    /// The statement in the profile's words: none, one or several.
    pub fn apply(&self, triple: Triple, into: &mut Vec<Triple>) {
        let own = || {
            self.by_property
                .get(&(triple.predicate.clone(), triple.object.clone()))
        };
        let theirs = match self.by_property.is_empty() {
            true => None,
            false => own(),
        };
        match theirs.or_else(|| self.anywhere.get(&triple.object)) {
            None => into.push(triple),
            Some(theirs) => into.extend(theirs.iter().map(|object| {
                Triple::new(
                    triple.subject.clone(),
                    triple.predicate.clone(),
                    object.clone(),
                )
            })),
        }
    }
}
