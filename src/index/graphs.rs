//! The graphs that exist, empty ones too, and how many quads each holds.

use crate::index::level::UNNAMED;

/// A small sorted table; a commit copies it.
#[derive(Debug, Clone, Default)]
pub(super) struct Graphs {
    entries: Vec<(u32, usize)>,
    unnamed: usize,
}

impl Graphs {
    pub(super) fn contains(&self, graph: u32) -> bool {
        graph == UNNAMED || self.place(graph).is_ok()
    }

    /// Number of quads in one graph.
    pub(super) fn size(&self, graph: u32) -> usize {
        if graph == UNNAMED {
            return self.unnamed;
        }
        match self.place(graph) {
            Ok(place) => self.entries[place].1,
            Err(_) => 0,
        }
    }

    /// Number of quads in all graphs.
    pub(super) fn quads(&self) -> usize {
        self.unnamed + self.entries.iter().map(|entry| entry.1).sum::<usize>()
    }

    /// The named graphs, ascending by id.
    pub(super) fn named(&self) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.entries.iter().map(|entry| entry.0)
    }

    pub(super) fn create(&mut self, graph: u32) {
        self.change(graph, 0);
    }

    /// Ends a graph unless quads are left in it.
    pub(super) fn drop_if_empty(&mut self, graph: u32) {
        if let Ok(place) = self.place(graph)
            && self.entries[place].1 == 0
        {
            self.entries.remove(place);
        }
    }

    /// Changes the number of quads of a graph, which exists from then on.
    pub(super) fn change(&mut self, graph: u32, by: i64) {
        let size = if graph == UNNAMED {
            &mut self.unnamed
        } else {
            let place = match self.place(graph) {
                Ok(place) => place,
                Err(place) => {
                    self.entries.insert(place, (graph, 0));
                    place
                }
            };
            &mut self.entries[place].1
        };
        *size = size.saturating_add_signed(by as isize);
    }

    /// The same graphs under other ids, which are in the same order.
    pub(super) fn renamed(&self, name: impl Fn(u32) -> u32) -> Self {
        Self {
            entries: self.entries.iter().map(|e| (name(e.0), e.1)).collect(),
            unnamed: self.unnamed,
        }
    }

    fn place(&self, graph: u32) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&graph, |entry| entry.0)
    }
}
