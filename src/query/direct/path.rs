//! `+` and `*` paths of one predicate, from the end that is known.

use super::chain::{Env, Row, Slot};
use crate::index::{Scope, TermId};
use crate::query::dataset::computed;
use foldhash::HashSet;

/// One or more steps of a predicate, or none or more.
pub(super) struct Closure {
    pub(super) scope: Scope,
    pub(super) predicate: TermId,
    /// Where each step starts, and where it leads: subject and object, or the other way round.
    pub(super) from: Slot,
    pub(super) to: Slot,
    /// `*`: the start itself is reached.
    pub(super) reflexive: bool,
    pub(super) direction: Direction,
    found: Vec<TermId>,
    at: usize,
    free: Option<usize>,
}

/// Which way the known end lets the predicate be walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    ToObject,
    ToSubject,
}

impl Closure {
    /// From `from`, which must be bound when it is started, to `to`.
    pub(super) fn new(
        scope: Scope,
        predicate: TermId,
        [from, to]: [Slot; 2],
        reflexive: bool,
        direction: Direction,
    ) -> Self {
        Self {
            scope,
            predicate,
            from,
            to,
            reflexive,
            direction,
            found: Vec::new(),
            at: 0,
            free: None,
        }
    }

    /// Finds all that can be reached, each once.
    pub(super) fn start(&mut self, row: &Row, env: &Env) {
        env.meter.row();
        self.found.clear();
        self.at = 0;
        self.free = self.to.free(row);
        let Some(from) = self.from.get(row) else {
            return;
        };
        let mut seen = HashSet::default();
        // A variable's path of no step is one of a node of the graph; a term's is one of the term.
        if self.reflexive && (matches!(self.from, Slot::Term(_)) || self.is_node(from, env)) {
            seen.insert(from);
            self.found.push(from);
        }
        let mut walked = self.found.len();
        self.walk(from, &mut seen, env);
        while let Some(next) = self.found.get(walked) {
            walked += 1;
            self.walk(*next, &mut seen, env);
        }
        if let Some(wanted) = self.to.get(row) {
            self.found.retain(|found| *found == wanted);
        }
    }

    fn is_node(&self, id: TermId, env: &Env) -> bool {
        let found = |subject, object| {
            let mut triples = env
                .dataset
                .snapshot()
                .triples(&self.scope, subject, None, object);
            triples.next().is_some()
        };
        computed(id).is_none() && (found(Some(id), None) || found(None, Some(id)))
    }

    /// One step further.
    fn walk(&mut self, from: TermId, seen: &mut HashSet<TermId>, env: &Env) {
        if computed(from).is_some() || computed(self.predicate).is_some() {
            return;
        }
        let (subject, object) = match self.direction {
            Direction::ToObject => (Some(from), None),
            Direction::ToSubject => (None, Some(from)),
        };
        let snapshot = env.dataset.snapshot();
        for [subject, _, object] in
            snapshot.triples(&self.scope, subject, Some(self.predicate), object)
        {
            env.meter.row();
            let reached = match self.direction {
                Direction::ToObject => object,
                Direction::ToSubject => subject,
            };
            if seen.insert(reached) {
                self.found.push(reached);
            }
        }
    }

    pub(super) fn next(&mut self, row: &mut Row) -> bool {
        let found = self.found.get(self.at).copied();
        self.at += 1;
        if let Some(place) = self.free {
            row[place] = found;
        }
        found.is_some()
    }

    pub(super) fn clear(&self, row: &mut Row) {
        if let Some(place) = self.free {
            row[place] = None;
        }
    }
}
