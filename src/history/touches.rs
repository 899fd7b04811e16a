//! Which commit speaks of which subject: hashes, sorted, commit by commit.

use crate::graph::{Error, Graph};
use crate::index::Snapshot;
use crate::log::payload::Change;
use crate::log::{self, Header};
use oxrdf::{GraphName, NamedOrBlankNode, Quad};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

/// That a commit touched a thing.
#[derive(Debug, Clone, Copy)]
pub struct Touch {
    /// The commit.
    pub revision: u64,
    /// Statements it added.
    pub added: u64,
    /// Statements it removed.
    pub removed: u64,
}

/// A subject in a commit: its hash, statements added, statements removed. Some 16 bytes.
type Subject = (u64, u32, u32);

/// All commits up to a revision.
#[derive(Default)]
pub struct Touches {
    commits: Vec<(u64, Box<[Subject]>)>,
    revision: u64,
    hasher: foldhash::fast::RandomState,
}

/// The name a quad's subject is known by: parts are of their thing.
pub fn name(subject: &NamedOrBlankNode) -> Cow<'_, str> {
    match subject {
        NamedOrBlankNode::NamedNode(node) => {
            let iri = node.as_str();
            Cow::Borrowed(iri.split('#').next().unwrap_or(iri))
        }
        NamedOrBlankNode::BlankNode(node) => Cow::Owned(node.to_string()),
    }
}

impl Touches {
    /// Up to which commit it knows.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The commits up to `revision` that speak of one of these subjects, the newest first.
    pub fn of(&self, subjects: &HashSet<String>, revision: u64) -> Vec<Touch> {
        let hashes: Vec<u64> = subjects
            .iter()
            .map(|s| self.hasher.hash_one(s.as_str()))
            .collect();
        let commits = self.commits.iter().rev();
        let commits = commits.filter(|(number, _)| *number <= revision);
        let touches = commits.filter_map(|(number, known)| {
            let mut touch = Touch {
                revision: *number,
                added: 0,
                removed: 0,
            };
            for hash in &hashes {
                if let Ok(place) = known.binary_search_by_key(hash, |subject| subject.0) {
                    touch.added += u64::from(known[place].1);
                    touch.removed += u64::from(known[place].2);
                }
            }
            (touch.added + touch.removed > 0).then_some(touch)
        });
        touches.collect()
    }

    /// Takes in the commits up to that of a snapshot.
    pub fn read(&mut self, graph: &Graph, snapshot: &Snapshot) -> Result<(), Error> {
        let until = snapshot.revision();
        if self.revision >= until {
            return Ok(());
        }
        let outcome = graph.changes(self.revision, &mut |header, changes| {
            if header.draft.revision > until {
                return Err(log::Error::Stopped(String::new()));
            }
            self.take(header, changes, snapshot)
        });
        match outcome {
            Ok(()) | Err(Error::Log(_)) if self.revision >= until => Ok(()),
            Ok(()) => Ok(()),
            Err(cause) => Err(cause),
        }
    }

    fn take(
        &mut self,
        header: &Header,
        changes: &mut dyn Iterator<Item = Result<Change, log::Error>>,
        snapshot: &Snapshot,
    ) -> Result<(), log::Error> {
        let mut found: HashMap<u64, (u32, u32)> = HashMap::new();
        // Quads of one graph stand together, as a rule.
        let mut last: Option<(GraphName, bool)> = None;
        for change in changes {
            let (quad, is_added): (Quad, bool) = match change? {
                Change::Added(quad) => (quad, true),
                Change::Removed(quad) => (quad, false),
                Change::Created(_) | Change::Dropped(_) => continue,
            };
            let is_aside = match &last {
                Some((graph, is_aside)) if *graph == quad.graph_name => *is_aside,
                _ => {
                    let is_aside = snapshot.is_aside(quad.graph_name.as_ref());
                    last = Some((quad.graph_name.clone(), is_aside));
                    is_aside
                }
            };
            if is_aside {
                continue;
            }
            let hash = self.hasher.hash_one(name(&quad.subject).as_ref());
            let (added, removed) = found.entry(hash).or_default();
            match is_added {
                true => *added = added.saturating_add(1),
                false => *removed = removed.saturating_add(1),
            }
        }
        let mut subjects: Vec<Subject> = found
            .into_iter()
            .map(|(hash, (added, removed))| (hash, added, removed))
            .collect();
        subjects.sort_unstable_by_key(|subject| subject.0);
        if !subjects.is_empty() {
            self.commits
                .push((header.draft.revision, subjects.into_boxed_slice()));
        }
        self.revision = header.draft.revision;
        Ok(())
    }
}
