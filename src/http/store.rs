//! Graphs added, replaced and removed through the write lane.

use super::app::App;
use super::auth;
use super::conditional::Condition;
use super::documents::Documents;
use super::graphs::Subject;
use super::problem::{Problem, kinds};
use super::receipt::Done;
use crate::graph::tokens::Identity;
use crate::graph::{Author, Mode};
use crate::index::Snapshot;
use crate::log::Door;
use crate::rdf::{Delta, Target};
use oxrdf::{GraphName, GraphNameRef, NamedNode, NamedOrBlankNode, Quad};
use std::sync::Arc;
use std::time::Instant;
use tracing::info;

/// What a write does to a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Adds to what is there.
    Add,
    /// Puts itself in its place.
    Replace,
    /// Removes it.
    Remove,
}

/// A write that was asked for.
#[derive(Debug)]
pub struct Change {
    /// What is written.
    pub subject: Subject,
    /// How.
    pub effect: Effect,
    /// With what.
    pub documents: Documents,
    /// Provided what.
    pub condition: Condition,
    /// Why.
    pub message: Option<String>,
    /// Whether it is carried out.
    pub mode: Mode,
}

/// Carries out writes for somebody.
pub struct Write {
    app: App,
    identity: Arc<Identity>,
}

impl Write {
    /// For this holder of a token.
    pub fn new(app: App, identity: Arc<Identity>) -> Self {
        Self { app, identity }
    }

    /// Reads everything, then changes the graph in one commit; tells whether it existed before.
    ///
    /// A body that cannot be read changes nothing, since the lane is not entered.
    pub fn commit(&self, change: Change) -> Result<(bool, Done), Problem> {
        let started = Instant::now();
        let iri_base = &self.app.settings().iri_base;
        let Change {
            subject,
            effect,
            documents,
            condition,
            message,
            mode,
        } = change;
        let (base, target) = match &subject {
            Subject::Graph(GraphName::NamedNode(name)) => {
                (name, Target::Graph(GraphName::from(name.clone())))
            }
            Subject::Graph(other) => (iri_base, Target::Graph(other.clone())),
            Subject::Store => (iri_base, Target::Dataset),
        };
        let quads = documents.read(base, &target)?;
        let author = Author {
            agent: self.identity.name.clone(),
            door: Door::GraphStore,
            message,
        };
        let mut existed = true;
        let committed =
            self.app
                .graph()
                .commit(&author, mode, |snapshot| -> Result<_, Problem> {
                    let delta = match &subject {
                        Subject::Store => {
                            let revision = snapshot.revision();
                            condition.check(Some(revision..=revision))?;
                            Delta {
                                added: quads,
                                ..Delta::default()
                            }
                        }
                        Subject::Graph(graph) => {
                            existed = snapshot.contains_graph(graph.as_ref());
                            let touch = self.app.graph().touched(graph.as_ref(), snapshot);
                            let same = touch.revision..=snapshot.revision();
                            condition.check(existed.then_some(same))?;
                            if !existed && effect == Effect::Remove {
                                return Err(Problem::new(&kinds::NOT_FOUND)
                                    .detail(format!("there is no graph {graph}")));
                            }
                            delta_of(snapshot, graph.as_ref(), effect, quads)
                        }
                    };
                    auth::permit(&self.identity, &delta, iri_base.as_str())?;
                    Ok(delta)
                })?;
        let done = Done::new(&committed, mode);
        info!(
            revision = done.revision,
            added = done.added,
            removed = done.removed,
            agent = self.identity.name,
            duration_ms = started.elapsed().as_millis() as u64,
            "stored graphs at revision {}",
            done.revision
        );
        Ok((existed, done))
    }
}

fn delta_of(
    snapshot: &Snapshot,
    graph: GraphNameRef<'_>,
    effect: Effect,
    quads: Vec<Quad>,
) -> Delta {
    let name = match graph {
        GraphNameRef::NamedNode(name) => Some(NamedNode::from(name)),
        GraphNameRef::BlankNode(_) | GraphNameRef::DefaultGraph => None,
    };
    let name: Vec<_> = name.into_iter().map(NamedOrBlankNode::from).collect();
    let before = || snapshot.quads_in(graph).collect();
    match effect {
        Effect::Add => Delta {
            added: quads,
            created: name,
            ..Delta::default()
        },
        Effect::Replace => {
            let mut removed: Vec<Quad> = before();
            let kept: std::collections::HashSet<_> = quads.iter().collect();
            removed.retain(|quad| !kept.contains(quad));
            Delta {
                added: quads,
                removed,
                created: name,
                ..Delta::default()
            }
        }
        Effect::Remove => Delta {
            removed: before(),
            dropped: name,
            ..Delta::default()
        },
    }
}
