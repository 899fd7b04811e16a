//! Walking paths over the data, from either end.

use super::{Path, Way};
use crate::index::TermId;
use crate::shacl::run::{Node, Run};

/// A path as the data knows it; a predicate no triple uses is none.
pub(in crate::shacl) type DataPath = Path<Option<TermId>>;

impl Run<'_> {
    /// The nodes at the end of `path` from `start`, each once.
    pub(in crate::shacl) fn values(&self, path: &DataPath, start: Node) -> Vec<Node> {
        let mut found = Vec::new();
        self.walk(path, Way::Forward, start, &mut found);
        // A view shows each triple once, so only compound paths can meet a node twice.
        if !matches!(path, Path::Predicate(_)) {
            distinct(&mut found);
        }
        found
    }

    /// The nodes from which `path` leads to one of `ends`, each once.
    pub(in crate::shacl) fn origins(&self, path: &[DataPath], mut ends: Vec<Node>) -> Vec<Node> {
        distinct(&mut ends);
        for step in path.iter().rev() {
            let mut found = Vec::new();
            for end in ends {
                self.walk(step, Way::Backward, end, &mut found);
            }
            distinct(&mut found);
            ends = found;
        }
        ends
    }

    fn walk(&self, path: &DataPath, way: Way, from: Node, found: &mut Vec<Node>) {
        self.spend(1);
        match path {
            Path::Predicate(predicate) => self.step(*predicate, way, from, found),
            Path::Inverse(path) => self.walk(path, way.turned(), from, found),
            Path::Sequence(paths) => {
                let mut here = vec![from];
                let mut there = Vec::new();
                let mut follow = |path: &DataPath| {
                    for node in here.drain(..) {
                        self.walk(path, way, node, &mut there);
                    }
                    distinct(&mut there);
                    std::mem::swap(&mut here, &mut there);
                };
                match way {
                    Way::Forward => paths.iter().for_each(&mut follow),
                    Way::Backward => paths.iter().rev().for_each(&mut follow),
                }
                found.append(&mut here);
            }
            Path::Alternative(paths) => paths.iter().for_each(|p| self.walk(p, way, from, found)),
            Path::ZeroOrOne(path) => {
                found.push(from);
                self.walk(path, way, from, found);
            }
            Path::ZeroOrMore(path) => self.closure(path, way, vec![from], found),
            Path::OneOrMore(path) => {
                let mut first = Vec::new();
                self.walk(path, way, from, &mut first);
                self.closure(path, way, first, found);
            }
        }
    }

    fn step(&self, predicate: Option<TermId>, way: Way, from: Node, found: &mut Vec<Node>) {
        let (Some(predicate), Node::In(from)) = (predicate, from) else {
            return;
        };
        let before = found.len();
        match way {
            Way::Forward => found.extend(self.view.objects(from, predicate).map(Node::In)),
            Way::Backward => found.extend(self.view.subjects(predicate, from).map(Node::In)),
        }
        self.spend(found.len() - before);
    }

    fn closure(&self, path: &DataPath, way: Way, start: Vec<Node>, found: &mut Vec<Node>) {
        let mut seen: foldhash::HashSet<Node> = start.iter().copied().collect();
        let mut frontier = start;
        let mut next = Vec::new();
        while let Some(node) = frontier.pop() {
            self.walk(path, way, node, &mut next);
            frontier.extend(next.drain(..).filter(|n| seen.insert(*n)));
        }
        found.extend(seen);
    }
}

/// Sorts and removes duplicates.
pub(in crate::shacl) fn distinct(nodes: &mut Vec<Node>) {
    if nodes.len() > 1 {
        nodes.sort_unstable();
        nodes.dedup();
    }
}
