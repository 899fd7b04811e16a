//! What was made of one revision, remembered until the next.

use super::facets::{Counts, count, having};
use super::order::{Key, compare};
use super::words::holding;
use super::{Cursor, Query};
use crate::index::{GraphView, Kept, Scope, Snapshot, TermId, TermKind, Version};
use crate::registry::{Collection, Order, members};
use std::any::Any;
use std::collections::HashSet;
use std::sync::Arc;

/// What is remembered of one revision, at most; what was not asked for longest is forgotten.
const MOST: usize = 64;

/// The newest edition.
pub struct Lists(Kept<(), Arc<Edition>>);

impl Default for Lists {
    fn default() -> Self {
        Self(Kept::new(1))
    }
}

impl Lists {
    /// The edition of a revision. It reads a snapshot of its own: ids of another, were it of the
    /// same revision, would not be its ids.
    pub fn edition(&self, snapshot: &Snapshot) -> Arc<Edition> {
        let make = || Arc::new(Edition::new(snapshot));
        self.0.get(snapshot.version(), (), make)
    }
}

/// Lists of one revision.
pub struct Edition {
    view: GraphView,
    version: Version,
    made: Kept<String, Arc<dyn Any + Send + Sync>>,
}

/// A collection in order.
struct Sorted {
    orders: Vec<Order>,
    things: Vec<(Vec<Key>, TermId)>,
}

/// A page of a list.
#[derive(Debug)]
pub struct Page {
    /// The things on it.
    pub things: Vec<TermId>,
    /// How many things the whole list has.
    pub total: usize,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}

impl Edition {
    fn new(snapshot: &Snapshot) -> Self {
        Self {
            view: snapshot.view(Scope::Union),
            version: Version::new(0),
            made: Kept::new(MOST),
        }
    }

    /// What the lists are read from.
    pub fn view(&self) -> &GraphView {
        &self.view
    }

    /// How many things a collection has.
    pub fn total(&self, collection: &Collection) -> usize {
        self.members(collection).len()
    }

    /// One page: at most `most` things after a cursor of the same order.
    pub fn page(
        &self,
        collection: &Collection,
        query: &Query,
        after: Option<&Cursor>,
        most: usize,
    ) -> Page {
        let order = query.order_text(collection);
        let sorted = self.sorted(collection, query, &order);
        let places = self.places(collection, query, &sorted, &order);
        let total = places
            .as_ref()
            .map_or(sorted.things.len(), |places| places.len());
        let at = |place: usize| -> &(Vec<Key>, TermId) {
            let place = places
                .as_ref()
                .map_or(place, |places| places[place] as usize);
            &sorted.things[place]
        };
        let is_before = |place: usize| {
            let (keys, thing) = at(place);
            after.is_some_and(|cursor| {
                let cursor = (cursor.keys.as_slice(), cursor.iri.as_str());
                compare(&sorted.orders, (keys, self.view.text(*thing)), cursor).is_le()
            })
        };
        let start = partition_point(total, is_before);
        let end = total.min(start.saturating_add(most));
        let next = (end < total && end > start).then(|| {
            let (keys, thing) = at(end - 1);
            Cursor {
                order,
                keys: keys.clone(),
                iri: self.view.text(*thing).to_owned(),
            }
        });
        Page {
            things: (start..end).map(|place| at(place).1).collect(),
            total,
            next,
        }
    }

    /// The values of each facet; those of a facet that narrows the list are counted without it.
    pub fn facets(&self, collection: &Collection, query: &Query) -> Arc<Vec<Counts>> {
        let name = format!("facets {} {}", collection.segment, query.narrowing_text());
        self.remember(name, || {
            let facets = collection.facets();
            facets
                .map(|field| {
                    let mut others = query.clone();
                    others.filters.retain(|(key, _)| *key != field.key);
                    match self.narrowed(collection, &others) {
                        Some(things) => count(&self.view, field, |thing| things.contains(&thing)),
                        None => (*self.counts(collection, &field.key)).clone(),
                    }
                })
                .collect()
        })
    }

    /// The values of one facet in the whole collection.
    pub fn counts(&self, collection: &Collection, key: &str) -> Arc<Counts> {
        self.remember(format!("counts {} {key}", collection.segment), || {
            let members = self.members(collection);
            let field = collection.facets().find(|field| field.key == key);
            let none = || Counts {
                key: key.to_owned(),
                values: Vec::new(),
            };
            field.map_or_else(none, |field| {
                count(&self.view, field, |t| members.contains(&t))
            })
        })
    }

    fn members(&self, collection: &Collection) -> Arc<HashSet<TermId>> {
        self.remember(format!("members {}", collection.segment), || {
            let things = members(&self.view, collection).into_iter();
            things
                .filter(|thing| self.view.kind(*thing) == TermKind::NamedNode)
                .collect()
        })
    }

    fn sorted(&self, collection: &Collection, query: &Query, order: &str) -> Arc<Sorted> {
        self.remember(format!("sorted {order}"), || {
            let wanted = query.order(collection);
            let fields: Vec<_> = wanted
                .iter()
                .filter_map(|(key, order)| Some((collection.field(key)?, *order)))
                .collect();
            let orders: Vec<Order> = fields.iter().map(|(_, order)| *order).collect();
            let key = |thing: TermId| {
                let keys = fields.iter().map(|(field, order)| {
                    Key::of(&self.view, thing, field, *order, query.language)
                });
                (keys.collect::<Vec<_>>(), thing)
            };
            let mut things: Vec<_> = self.members(collection).iter().map(|t| key(*t)).collect();
            things.sort_by(|(a, x), (b, y)| {
                compare(&orders, (a, self.view.text(*x)), (b, self.view.text(*y)))
            });
            Sorted { orders, things }
        })
    }

    /// The places in the order of what a narrowing leaves; none if it leaves all.
    fn places(
        &self,
        collection: &Collection,
        query: &Query,
        sorted: &Sorted,
        order: &str,
    ) -> Option<Arc<Vec<u32>>> {
        if query.words.is_none() && query.filters.is_empty() {
            return None;
        }
        let name = format!("places {order} {}", query.narrowing_text());
        Some(self.remember(name, || {
            let left = self.narrowed(collection, query);
            let is_left = |thing| left.as_ref().is_none_or(|left| left.contains(&thing));
            let things = sorted.things.iter().zip(0_u32..);
            things
                .filter(|((_, thing), _)| is_left(*thing))
                .map(|(_, place)| place)
                .collect()
        }))
    }

    /// What a narrowing leaves; none if it leaves all.
    fn narrowed(&self, collection: &Collection, query: &Query) -> Option<HashSet<TermId>> {
        let mut left: Option<HashSet<TermId>> = None;
        for (key, values) in &query.filters {
            let Some(field) = collection.facets().find(|field| field.key == *key) else {
                continue;
            };
            let counts = self.counts(collection, key);
            let having = having(&self.view, field, &counts, values);
            let left_now = match left {
                None => having,
                Some(left) => left.into_iter().filter(|t| having.contains(t)).collect(),
            };
            left = Some(left_now);
        }
        let Some(words) = query.words.as_deref() else {
            return left;
        };
        let members = self.members(collection);
        Some(holding(
            &self.view,
            words,
            left.as_ref().unwrap_or(&members),
        ))
    }

    /// What was made under a name, or is made now.
    fn remember<T: Send + Sync + 'static>(&self, name: String, make: impl FnOnce() -> T) -> Arc<T> {
        let make = || -> Arc<dyn Any + Send + Sync> { Arc::new(make()) };
        let made = self.made.get(self.version, name, make);
        made.downcast()
            .expect("a name stands for values of one type")
    }
}

/// The first of `0..count` of which something does not hold that holds up to there.
fn partition_point(count: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        match holds(middle) {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    low
}
