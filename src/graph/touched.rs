//! Which commit touched a named graph last, so that a graph can be told from its older self
//! without looking at it.
//!
//! What is known is what this process has seen: of a graph that nobody has touched since, it is
//! only known that it is no newer than the revision the process began with. That is enough to
//! name a state of the graph, and never names two.

use super::Graph;
use crate::index::Snapshot;
use crate::log::{Head, Record};
use crate::rdf::Delta;
use oxrdf::{GraphName, GraphNameRef};
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};
use std::time::SystemTime;

/// A revision that shows a graph as it is now, as far back as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touch {
    /// The graph is the same at this revision and at all after it up to the one asked about.
    pub revision: u64,
    /// When that revision was made.
    pub time: SystemTime,
}

/// The newest touch of each graph.
pub(super) struct Touched {
    known: RwLock<Known>,
}

struct Known {
    /// What nobody has touched since is no newer.
    start: Touch,
    graphs: HashMap<GraphName, Touch>,
}

impl Touched {
    /// Nothing is known but where it begins.
    pub fn since(head: &Head) -> Self {
        Self {
            known: RwLock::new(Known {
                start: Touch::of(head),
                graphs: HashMap::new(),
            }),
        }
    }

    /// A commit was accepted; to be called before anybody can see it.
    pub fn note(&self, record: &Record, delta: &Delta) {
        let touch = Touch::of(&Head::from(&record.header));
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let mut last: Option<&GraphName> = None;
        for quad in delta.added.iter().chain(&delta.removed) {
            if last != Some(&quad.graph_name) {
                known.touch(&quad.graph_name, touch);
                last = Some(&quad.graph_name);
            }
        }
        for name in delta.created.iter().chain(&delta.dropped) {
            known.touch(&name.clone().into(), touch);
        }
    }

    /// A commit may have touched any graph.
    pub fn note_all(&self, head: &Head) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.start = Touch::of(head);
        known.graphs.clear();
    }

    fn get(&self, graph: GraphNameRef<'_>, seen_from: u64) -> Touch {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let touch = known.graphs.get(&graph.into_owned());
        let touch = *touch.unwrap_or(&known.start);
        if touch.revision <= seen_from {
            return touch;
        }
        // It has been touched since, or the commit that did has failed: what was before is not
        // known. A date too early costs reading it again; one too late would hide a change.
        Touch {
            revision: seen_from,
            time: known.start.time.min(touch.time),
        }
    }
}

impl Known {
    fn touch(&mut self, graph: &GraphName, touch: Touch) {
        match self.graphs.get_mut(graph) {
            Some(known) => *known = touch,
            None => drop(self.graphs.insert(graph.clone(), touch)),
        }
    }
}

impl Touch {
    fn of(head: &Head) -> Self {
        Self {
            revision: head.revision,
            time: head.time,
        }
    }
}

impl Graph {
    /// The commit that touched a graph last, as seen from `snapshot`; `graph` need not exist.
    pub fn touched(&self, graph: GraphNameRef<'_>, snapshot: &Snapshot) -> Touch {
        self.touched.get(graph, snapshot.revision())
    }
}
