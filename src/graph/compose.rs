//! Several net changes in order as one, forwards or backwards.

use crate::log::payload::Change;
use crate::rdf::Delta;
use hashbrown::HashMap;
use oxrdf::{NamedOrBlankNode, Quad};
use std::hash::Hash;

/// Which way a composition leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// From before the first change to after the last: the last change of each quad decides.
    Forwards,
    /// From after the last change to before the first: the first change of each quad says how it was.
    Backwards,
}

/// What is left of many net changes.
pub(super) struct Composition {
    direction: Direction,
    quads: HashMap<Quad, Holds>,
    graphs: HashMap<NamedOrBlankNode, Holds>,
}

/// Whether something is there where the composition leads.
#[derive(Clone, Copy, PartialEq)]
enum Holds {
    Yes,
    No,
}

impl Composition {
    /// Nothing yet.
    pub fn new(direction: Direction) -> Self {
        Self {
            direction,
            quads: HashMap::new(),
            graphs: HashMap::new(),
        }
    }

    /// How much it holds.
    pub fn len(&self) -> usize {
        self.quads.len() + self.graphs.len()
    }

    /// Takes the next change, in the order of the log.
    pub fn note(&mut self, change: Change) {
        let (came, went) = match self.direction {
            Direction::Forwards => (Holds::Yes, Holds::No),
            Direction::Backwards => (Holds::No, Holds::Yes),
        };
        match change {
            Change::Added(quad) => note(self.direction, &mut self.quads, quad, came),
            Change::Removed(quad) => note(self.direction, &mut self.quads, quad, went),
            Change::Created(graph) => note(self.direction, &mut self.graphs, graph, came),
            Change::Dropped(graph) => note(self.direction, &mut self.graphs, graph, went),
        }
    }

    /// The one change, and an empty composition again.
    pub fn take(&mut self) -> Delta {
        let (added, removed) = split(std::mem::take(&mut self.quads));
        let (created, dropped) = split(std::mem::take(&mut self.graphs));
        Delta {
            added,
            removed,
            created,
            dropped,
        }
    }
}

fn note<T: Eq + Hash>(direction: Direction, all: &mut HashMap<T, Holds>, thing: T, holds: Holds) {
    match direction {
        Direction::Forwards => _ = all.insert(thing, holds),
        Direction::Backwards => _ = all.entry(thing).or_insert(holds),
    }
}

fn split<T: Eq + Hash>(all: HashMap<T, Holds>) -> (Vec<T>, Vec<T>) {
    let (mut yes, mut no) = (Vec::new(), Vec::new());
    for (thing, holds) in all {
        match holds {
            Holds::Yes => yes.push(thing),
            Holds::No => no.push(thing),
        }
    }
    (yes, no)
}
