//! The things the index knows by number: their IRIs, and their values of each facet.

use std::collections::HashMap;
use std::sync::Arc;

/// One thing.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// Its IRI.
    pub iri: Arc<str>,
    /// For each facet the numbers of its values.
    pub values: Box<[Box<[u32]>]>,
}

/// All of them; cloning copies pointers.
#[derive(Debug, Clone, Default)]
pub struct Table {
    rows: Vec<Option<Arc<Row>>>,
    places: HashMap<Arc<str>, u32>,
    facets: Vec<Values>,
}

/// The values of one facet.
#[derive(Debug, Clone, Default)]
struct Values {
    all: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32>,
}

impl Values {
    fn number(&mut self, value: &str) -> u32 {
        if let Some(number) = self.numbers.get(value) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let value: Arc<str> = value.into();
        self.all.push(Arc::clone(&value));
        self.numbers.insert(value, number);
        number
    }
}

impl Table {
    /// The thing of a number, if it is still there.
    pub fn row(&self, place: u32) -> Option<&Arc<Row>> {
        self.rows.get(place as usize)?.as_ref()
    }

    /// The number of a thing.
    pub fn place(&self, iri: &str) -> Option<u32> {
        self.places.get(iri).copied()
    }

    /// Every thing with its number.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &Arc<Row>)> {
        let rows = (0..).zip(&self.rows);
        rows.filter_map(|(place, row)| Some((place, row.as_ref()?)))
    }

    /// How many things there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// The value of a facet behind a number.
    pub fn value(&self, facet: usize, number: u32) -> Option<&Arc<str>> {
        self.facets.get(facet)?.all.get(number as usize)
    }

    /// The values of a facet there have been, with their numbers.
    pub fn values(&self, facet: usize) -> impl Iterator<Item = (u32, &Arc<str>)> {
        let values = self.facets.get(facet).map_or(&[][..], |values| &values.all);
        (0..).zip(values)
    }

    /// Puts a thing in, or its new values of facets; its number stays.
    pub fn set(&mut self, iri: &str, facets: &[Vec<String>]) -> u32 {
        if self.facets.len() < facets.len() {
            self.facets.resize(facets.len(), Values::default());
        }
        let numbered = self.facets.iter_mut().zip(facets);
        let values: Box<[Box<[u32]>]> = numbered
            .map(|(known, values)| values.iter().map(|value| known.number(value)).collect())
            .collect();
        let place = match self.place(iri) {
            Some(place) => place,
            None => {
                self.rows.push(None);
                u32::try_from(self.rows.len() - 1).unwrap_or(u32::MAX)
            }
        };
        let slot = &mut self.rows[place as usize];
        let same = |row: &Arc<Row>| row.values == values;
        if !slot.as_ref().is_some_and(same) {
            let iri: Arc<str> = iri.into();
            self.places.insert(Arc::clone(&iri), place);
            *slot = Some(Arc::new(Row { iri, values }));
        }
        place
    }

    /// Takes a thing out; gives the number it had.
    pub fn remove(&mut self, iri: &str) -> Option<u32> {
        let place = self.places.remove(iri)?;
        self.rows[place as usize] = None;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_keep_their_numbers_and_vanish() {
        let of = |values: &[&str]| vec![values.iter().map(|v| (*v).to_owned()).collect::<Vec<_>>()];
        let mut table = Table::default();
        assert_eq!(table.set("a", &of(&["x"])), 0);
        assert_eq!(table.set("b", &of(&["y", "x"])), 1);
        assert_eq!(table.set("a", &of(&["y"])), 0);
        assert_eq!(*table.row(0).unwrap().values[0], [1]);
        assert_eq!(&**table.value(0, 1).unwrap(), "y");
        assert_eq!((table.remove("a"), table.len()), (Some(0), 1));
        assert!(table.row(0).is_none() && table.remove("a").is_none());
        assert_eq!(table.rows().count(), 1);
    }
}
