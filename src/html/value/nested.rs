//! Parts without a page of their own, and lists.

use super::super::Site;
use super::{Body, MOST, Row, Rows, Value};
use crate::index::{TermId, TermKind};
use crate::vocab::skos;
use oxrdf::vocab::{rdf, rdfs};

impl Site<'_> {
    /// Whether a node is a part of the page's thing that the page itself shows: same IRI, with a
    /// fragment. Shown once, and not inside itself.
    pub(super) fn is_inside(&self, id: TermId, above: &[TermId]) -> bool {
        let text = self.view.text(id);
        let Some((whole, _)) = text.split_once('#') else {
            return false;
        };
        self.thing
            .get()
            .is_some_and(|thing| self.view.text(thing) == whole)
            && !above.contains(&id)
            && self.view.triples(Some(id), None, None).next().is_some()
    }

    pub(super) fn nested(&self, id: TermId, above: &mut Vec<TermId>) -> Body {
        let mut by_predicate: Vec<(TermId, Vec<TermId>)> = Vec::new();
        for [_, predicate, object] in self.view.triples(Some(id), None, None) {
            match by_predicate.iter_mut().find(|(p, _)| *p == predicate) {
                Some((_, objects)) => objects.push(object),
                None => by_predicate.push((predicate, vec![object])),
            }
        }
        // What the page lists as incoming links is not listed again.
        by_predicate.retain(|(_, objects)| !self.is_listed(objects));
        // Its name first, its kind last.
        let place = |p: &TermId| match self.view.text(*p) {
            iri if iri == skos::PREF_LABEL.as_str() || iri == rdfs::LABEL.as_str() => 0,
            iri if iri == rdf::TYPE.as_str() => 2,
            _ => 1,
        };
        by_predicate.sort_by_cached_key(|(p, _)| (place(p), self.label(*p).text));
        for (_, objects) in &mut by_predicate {
            self.keep_nearest(objects);
        }
        let rows = by_predicate
            .into_iter()
            .map(|(predicate, objects)| Row {
                name: self.property_name(self.view.text(predicate), None),
                help: None,
                cut: objects.len().saturating_sub(MOST),
                others: Vec::new(),
                values: objects
                    .into_iter()
                    .take(MOST)
                    .map(|object| self.part(object, above))
                    .collect(),
            })
            .collect();
        let anchor = match self.view.kind(id) {
            TermKind::NamedNode => self.view.text(id).split_once('#').map(|(_, part)| part),
            _ => None,
        };
        Body::Nested(
            anchor.unwrap_or_default().to_owned(),
            Rows {
                rows,
                words: self.words(),
            },
        )
    }

    /// Whether the page lists all of several things among its incoming links.
    fn is_listed(&self, things: &[TermId]) -> bool {
        let listed = self.listed.borrow();
        let mut lists = listed.iter();
        things.len() > 1 && lists.any(|list| things.iter().all(|thing| list.contains(thing)))
    }

    /// Of texts in several languages keeps those nearest to the reader's, and all other values.
    fn keep_nearest(&self, values: &mut Vec<TermId>) {
        let distance = |id: &TermId| {
            let tag = self.view.language(*id)?;
            Some(self.language().distance(Some(tag)))
        };
        let best = values.iter().filter_map(distance).min();
        values.retain(|id| distance(id).is_none() || distance(id) == best);
        values.sort_by_cached_key(|id| self.order_key(*id));
    }

    fn part(&self, id: TermId, above: &mut Vec<TermId>) -> Value {
        Value {
            body: self.body(id, above),
            graphs: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The items of a well-formed list.
    pub(super) fn list(&self, head: TermId, above: &mut Vec<TermId>) -> Option<Vec<Value>> {
        let (first, rest) = (self.view.id(rdf::FIRST)?, self.view.id(rdf::REST)?);
        let nil = self.view.id(rdf::NIL)?;
        let (mut items, mut cell) = (Vec::new(), head);
        while cell != nil {
            items.push(self.view.objects(cell, first).next()?);
            cell = self.view.objects(cell, rest).next()?;
            if items.len() > MOST {
                return None;
            }
        }
        Some(
            items
                .into_iter()
                .map(|item| self.part(item, above))
                .collect(),
        )
    }
}
