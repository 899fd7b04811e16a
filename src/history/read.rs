//! What one commit changed of a thing, read again from the log, quad by quad.

use super::touches::name;
use super::{History, Whose};
use crate::graph::Error;
use crate::log;
use crate::log::payload::Change;
use crate::rdf::Delta;
use oxrdf::{Quad, Term};
use std::collections::HashSet;

/// Times one commit is read: blank nodes, of which only it may know, lead to further ones.
const PASSES: usize = 4;

/// Quads between two looks at the clock.
const OFTEN: usize = 4_096;

impl History {
    /// What a commit changed of a thing and its parts, in graphs that are shown; none if it is not in
    /// the log, or `is_over` before it is read.
    pub(super) fn changes(
        &self,
        revision: u64,
        whose: Whose<'_>,
        is_over: &dyn Fn() -> bool,
    ) -> Result<Option<Delta>, Error> {
        let mut subjects = whose.subjects();
        for _ in 1..PASSES {
            let Some(delta) = self.pass(revision, whose, &subjects, is_over)? else {
                return Ok(None);
            };
            let known = subjects.len();
            let quads = delta.added.iter().chain(&delta.removed);
            subjects.extend(quads.filter_map(|quad| match &quad.object {
                Term::BlankNode(node) => Some(node.to_string()),
                _ => None,
            }));
            if subjects.len() == known {
                return Ok(Some(delta));
            }
        }
        self.pass(revision, whose, &subjects, is_over)
    }

    fn pass(
        &self,
        revision: u64,
        whose: Whose<'_>,
        subjects: &HashSet<String>,
        is_over: &dyn Fn() -> bool,
    ) -> Result<Option<Delta>, Error> {
        let Some(before) = revision.checked_sub(1) else {
            return Ok(None);
        };
        let snapshot = whose.snapshot();
        let is_told = |quad: &Quad| {
            subjects.contains(name(&quad.subject).as_ref())
                && !snapshot.is_aside(quad.graph_name.as_ref())
        };
        let (mut delta, mut is_whole) = (Delta::default(), false);
        let outcome = self.graph.changes(before, &mut |header, changes| {
            if header.draft.revision != revision {
                return Err(log::Error::Stopped(String::new()));
            }
            for (number, change) in changes.enumerate() {
                if number % OFTEN == 0 && is_over() {
                    return Err(log::Error::Stopped(String::new()));
                }
                match change? {
                    Change::Added(quad) if is_told(&quad) => delta.added.push(quad),
                    Change::Removed(quad) if is_told(&quad) => delta.removed.push(quad),
                    _ => {}
                }
            }
            is_whole = true;
            Err(log::Error::Stopped(String::new()))
        });
        match outcome {
            Ok(()) => Ok(is_whole.then_some(delta)),
            Err(Error::Log(cause)) if matches!(*cause, log::Error::Stopped(_)) => {
                Ok(is_whole.then_some(delta))
            }
            Err(cause) => Err(cause),
        }
    }
}
