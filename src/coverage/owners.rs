//! Which entry a node belongs to: itself, the thing whose fragment it is, or whoever holds a blank node.

use crate::index::{GraphView, TermId, TermKind};
use oxrdf::NamedNode;
use std::collections::HashMap;

/// Blank nodes nested deeper belong to nobody.
const DEEPEST: usize = 6;

/// The entries of a view, by number, and who each node belongs to.
pub(super) struct Owners<'v> {
    view: &'v GraphView,
    /// What the IRIs of things begin with.
    ids: String,
    entries: Vec<TermId>,
    known: HashMap<TermId, Option<usize>>,
}

impl<'v> Owners<'v> {
    pub fn new(view: &'v GraphView, base: &str) -> Self {
        Self {
            view,
            ids: format!("{base}id/"),
            entries: Vec::new(),
            known: HashMap::new(),
        }
    }

    /// The entries met so far; their place is their number.
    pub fn entries(&self) -> &[TermId] {
        &self.entries
    }

    /// Makes a node an entry; its number.
    pub fn enter(&mut self, node: TermId) -> usize {
        if let Some(Some(number)) = self.known.get(&node) {
            return *number;
        }
        self.entries.push(node);
        self.known.insert(node, Some(self.entries.len() - 1));
        self.entries.len() - 1
    }

    /// The entry a node is, or is a part of.
    pub fn of(&mut self, node: TermId) -> Option<usize> {
        self.find(node, 0)
    }

    fn find(&mut self, node: TermId, depth: usize) -> Option<usize> {
        if let Some(known) = self.known.get(&node) {
            return *known;
        }
        let owner = match self.view.kind(node) {
            TermKind::NamedNode => return self.find_named(node),
            TermKind::BlankNode if depth < DEEPEST => self
                .view
                .triples(None, None, Some(node))
                .next()
                .and_then(|[holder, ..]| self.find(holder, depth + 1)),
            TermKind::BlankNode | TermKind::Literal | TermKind::Triple => None,
        };
        self.known.insert(node, owner);
        owner
    }

    fn find_named(&mut self, node: TermId) -> Option<usize> {
        let text = self.view.text(node);
        let owner = match text.split_once('#') {
            Some((whole, _)) => NamedNode::new(whole)
                .ok()
                .and_then(|whole| self.view.id(&whole))
                .and_then(|whole| self.find(whole, DEEPEST)),
            // Something of ours that no collection takes in.
            None if text.starts_with(&self.ids) && self.says_something(node) => {
                return Some(self.enter(node));
            }
            None => None,
        };
        self.known.insert(node, owner);
        owner
    }

    fn says_something(&self, node: TermId) -> bool {
        self.view.triples(Some(node), None, None).next().is_some()
    }
}
