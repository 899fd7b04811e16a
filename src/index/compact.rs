//! Compaction: the overlay becomes part of a new base, and terms nobody uses are forgotten.

use crate::index::level::{Level, UNNAMED, is_link};
use crate::index::order::{Axis, Order, OrderBuilder};
use crate::index::part::{Part, finished};
use crate::index::snapshot::Snapshot;
use crate::index::state::Inner;
use crate::index::term::TermKind;
use std::sync::Arc;

impl Snapshot {
    /// How much commits have laid over the base since loading, restart or compaction: rows added
    /// and rows hidden, over both parts.
    pub fn overlay_len(&self) -> usize {
        self.inner.parts.iter().map(Part::overlay_len).sum()
    }

    /// The same revision without an overlay; this one stays as it is.
    ///
    /// It takes about half a second a million quads, so it is run beside the commits: take a
    /// snapshot, compact it, `apply` to the result each delta committed meanwhile, and publish
    /// it where the write lane publishes. Ids change; nothing but a snapshot may keep one.
    pub fn compact(&self) -> Self {
        let inner = &self.inner;
        let dictionary = inner.dictionary.compacted();
        let terms = dictionary.len();
        let is_literal = |id| dictionary.get(id).kind() == TermKind::Literal;
        let parts = [0, 1].map(|side| {
            let part: &Part = &inner.parts[side];
            part.compacted(terms, &is_literal)
        });
        let compacted = Inner {
            revision: inner.revision,
            dictionary,
            parts,
            graphs: inner.graphs.clone(),
            aside: Arc::clone(&inner.aside),
        };
        Self::from(compacted.without_unused_terms())
    }
}

impl Inner {
    /// Forgets unused terms if they are more than an eighth; both parts must be bare bases.
    fn without_unused_terms(self) -> Self {
        let terms = self.dictionary.len();
        let used = self.used();
        let kept = used.iter().filter(|used| **used).count();
        if terms - kept <= terms / 8 {
            return self;
        }
        let mut next = 0;
        let names: Vec<u32> = used
            .iter()
            .map(|used| {
                let name = next;
                next += u32::from(*used);
                name
            })
            .collect();
        let name = |id: u32| match id {
            UNNAMED => UNNAMED,
            id => names[id as usize],
        };
        let dictionary = self.dictionary.retain(|id| used[id as usize]);
        let is_literal = |id| dictionary.get(id).kind() == TermKind::Literal;
        let parts = self
            .parts
            .map(|part| Part::from_base(finished(renamed(part.base(), kept, &name), &is_literal)));
        Self {
            revision: self.revision,
            graphs: self.graphs.renamed(name),
            dictionary,
            parts,
            aside: self.aside,
        }
    }

    /// For each id, whether a quad or a graph has it.
    fn used(&self) -> Vec<bool> {
        let mut used = vec![false; self.dictionary.len()];
        for part in &self.parts {
            for axis in Axis::ALL {
                for ([lead, _, _], _) in part.base().order(axis).rows() {
                    used[lead as usize] = true;
                }
            }
        }
        for graph in self.graphs.named() {
            used[graph as usize] = true;
        }
        used
    }
}

/// A base under other ids, which are in the same order, so that all stays sorted.
fn renamed(base: &Level, terms: usize, name: &impl Fn(u32) -> u32) -> Level {
    let orders = Axis::ALL.map(|axis| -> Order {
        let order = base.order(axis);
        let mut renamed = OrderBuilder::dense(terms, order.len());
        for (key, entry) in order.rows() {
            let entry = match is_link(entry) {
                true => entry,
                false => name(entry),
            };
            renamed.push(key.map(name), entry);
        }
        renamed.finish()
    });
    let mut lists = base.lists.clone();
    let mut place = 0;
    while let Some(length) = lists.get(place).map(|length| *length as usize) {
        let graphs = &mut lists[place + 1..place + 1 + length];
        graphs.iter_mut().for_each(|graph| *graph = name(*graph));
        place += 1 + length;
    }
    Level::new(orders, lists)
}
