//! Walking back from the triples a write changes to the focus nodes it can concern.

use super::changes::Changes;
use super::{Fallback, Judge};
use crate::shacl::model::ShapeId;
use crate::shacl::path::distinct;
use crate::shacl::reach::{Reach, ReadId};
use crate::shacl::run::Node;
use foldhash::{HashMap, HashMapExt};

/// Finds focus nodes; keeps what it found along a read, which many shapes share.
pub(super) struct Touched<'a> {
    judge: &'a Judge<'a>,
    changes: &'a Changes,
    /// By read: the nodes it leads back to, once walked.
    origins: Vec<Option<Vec<Node>>>,
    /// Those of them that are focus nodes of a shape.
    focus_nodes: HashMap<(ShapeId, ReadId), Vec<Node>>,
}

impl<'a> Touched<'a> {
    pub(super) fn new(judge: &'a Judge<'a>, changes: &'a Changes) -> Self {
        let reads = judge.new.shapes.reaches.reads.len();
        Self {
            judge,
            changes,
            origins: vec![None; reads],
            focus_nodes: HashMap::new(),
        }
    }

    /// The focus nodes on which a part's verdict can have changed, or why no bound is known.
    pub(super) fn by(&mut self, reach: &Reach) -> Result<Vec<Node>, Fallback> {
        let Judge { old, new } = self.judge;
        let mut unbounded = reach.unbounded.iter().filter_map(|p| new.known(*p));
        if reach.anything {
            return Err(Fallback::Query);
        }
        if unbounded.any(|p| self.changes.have(p)) {
            return Err(Fallback::Predicate);
        }
        if self.hierarchy_changed(reach) {
            return Err(Fallback::Hierarchy);
        }
        let mut touched = Vec::new();
        for read in &reach.reads {
            self.along(reach.shape, *read, &mut touched);
        }
        let shape = new.shape(reach.shape);
        for prefix in &reach.closed {
            for (run, side) in [(old, &self.changes.removed), (new, &self.changes.added)] {
                let origins = run.origins(&run.paths(prefix), side.subjects());
                touched.extend(origins.iter().filter(|n| new.is_focus_node(shape, **n)));
            }
        }
        distinct(&mut touched);
        Ok(touched)
    }

    /// Adds the focus nodes of a shape to which a read leads back.
    fn along(&mut self, shape: ShapeId, read: ReadId, touched: &mut Vec<Node>) {
        if self.origins[read.0 as usize].is_none() {
            self.origins[read.0 as usize] = Some(self.walk_back(read));
        }
        let origins = self.origins[read.0 as usize].as_deref().unwrap_or_default();
        if origins.is_empty() {
            return;
        }
        let new = &self.judge.new;
        let focus_nodes = self.focus_nodes.entry((shape, read)).or_insert_with(|| {
            let shape = new.shape(shape);
            let nodes = origins.iter().copied();
            nodes.filter(|n| new.is_focus_node(shape, *n)).collect()
        });
        touched.extend_from_slice(focus_nodes);
    }

    fn walk_back(&self, read: ReadId) -> Vec<Node> {
        let Judge { old, new } = self.judge;
        let read = &new.shapes.reaches.reads[read.0 as usize];
        // A predicate the new state does not know has no changed triple in either.
        let Some(predicate) = new.known(read.predicate) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (run, side) in [(old, &self.changes.removed), (new, &self.changes.added)] {
            let ends = side.ends(predicate, read.way);
            if !ends.is_empty() {
                found.extend(run.origins(&run.paths(&read.prefix), ends));
            }
        }
        distinct(&mut found);
        found
    }

    /// Whether a class the shape looks at has gained or lost subclasses.
    fn hierarchy_changed(&self, reach: &Reach) -> bool {
        let Judge { old, new } = self.judge;
        let sub_class_of = new.sub_class_of;
        sub_class_of.is_some_and(|p| self.changes.have(p))
            && reach
                .classes
                .iter()
                .any(|class| old.classes(*class) != new.classes(*class))
    }
}
