//! Property paths a facet is read by (SHACL §2.3.1), parsed from the shapes and walked on the data.

use crate::index::{GraphView, TermId, TermKind};
use crate::vocab::sh;
use oxrdf::NamedNode;
use oxrdf::vocab::rdf;

/// Deepest path that is read: a list in a list in a list.
const DEEPEST: usize = 12;
/// Most things one path may lead to.
const MOST: usize = 256;

/// A path over predicates of type `P`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Path<P = NamedNode> {
    /// One predicate.
    Predicate(P),
    /// The other way round.
    Inverse(Box<Self>),
    /// One after the other.
    Sequence(Vec<Self>),
    /// Any of them.
    Alternative(Vec<Self>),
    /// `?`
    Maybe(Box<Self>),
    /// `*`
    Any(Box<Self>),
}

impl Path {
    /// The path a node of the shapes stands for; none if it is not one.
    pub fn read(shapes: &GraphView, node: TermId) -> Option<Self> {
        read(shapes, node, DEEPEST)
    }

    /// Tells every predicate of it.
    pub fn each(&self, tell: &mut impl FnMut(&NamedNode)) {
        match self {
            Self::Predicate(predicate) => tell(predicate),
            Self::Sequence(paths) | Self::Alternative(paths) => {
                paths.iter().for_each(|path| path.each(tell));
            }
            Self::Inverse(path) | Self::Maybe(path) | Self::Any(path) => path.each(tell),
        }
    }

    /// The same path as a view knows it; a predicate nothing uses is none.
    pub fn known(&self, view: &GraphView) -> Path<Option<TermId>> {
        let all = |paths: &[Self]| paths.iter().map(|path| path.known(view)).collect();
        match self {
            Self::Predicate(predicate) => Path::Predicate(view.id(predicate)),
            Self::Inverse(path) => Path::Inverse(Box::new(path.known(view))),
            Self::Sequence(paths) => Path::Sequence(all(paths)),
            Self::Alternative(paths) => Path::Alternative(all(paths)),
            Self::Maybe(path) => Path::Maybe(Box::new(path.known(view))),
            Self::Any(path) => Path::Any(Box::new(path.known(view))),
        }
    }
}

fn read(shapes: &GraphView, node: TermId, deepest: usize) -> Option<Path> {
    let deeper = deepest.checked_sub(1)?;
    if shapes.kind(node) == TermKind::NamedNode {
        return NamedNode::new(shapes.text(node)).ok().map(Path::Predicate);
    }
    let list = list(shapes, node);
    if !list.is_empty() {
        let parts = list.into_iter().map(|part| read(shapes, part, deeper));
        return parts.collect::<Option<_>>().map(Path::Sequence);
    }
    let one = |property| shapes.objects(node, shapes.id(property)?).next();
    let inner = |node| read(shapes, node, deeper).map(Box::new);
    if let Some(inverse) = one(sh::INVERSE_PATH) {
        return inner(inverse).map(Path::Inverse);
    }
    if let Some(maybe) = one(sh::ZERO_OR_ONE_PATH) {
        return inner(maybe).map(Path::Maybe);
    }
    if let Some(any) = one(sh::ZERO_OR_MORE_PATH) {
        return inner(any).map(Path::Any);
    }
    let ways = self::list(shapes, one(sh::ALTERNATIVE_PATH)?).into_iter();
    let ways = ways.map(|way| read(shapes, way, deeper));
    ways.collect::<Option<_>>().map(Path::Alternative)
}

/// The members of a list, as far as it is one.
pub fn list(view: &GraphView, head: TermId) -> Vec<TermId> {
    let mut members = Vec::new();
    let (Some(first), Some(rest)) = (view.id(rdf::FIRST), view.id(rdf::REST)) else {
        return members;
    };
    let mut node = Some(head);
    while let Some(here) = node
        && members.len() < MOST
    {
        members.extend(view.objects(here, first).next());
        node = view.objects(here, rest).next();
    }
    members
}

impl Path<Option<TermId>> {
    /// What the path leads to from a thing, each once.
    pub fn walk(&self, view: &GraphView, from: TermId) -> Vec<TermId> {
        let mut found = Vec::new();
        self.follow(view, true, from, &mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    fn follow(&self, view: &GraphView, forward: bool, from: TermId, found: &mut Vec<TermId>) {
        match self {
            Self::Predicate(None) => (),
            Self::Predicate(Some(predicate)) if forward => {
                found.extend(view.objects(from, *predicate).take(MOST));
            }
            Self::Predicate(Some(predicate)) => {
                found.extend(view.subjects(*predicate, from).take(MOST));
            }
            Self::Inverse(path) => path.follow(view, !forward, from, found),
            Self::Alternative(paths) => {
                paths
                    .iter()
                    .for_each(|path| path.follow(view, forward, from, found));
            }
            Self::Maybe(path) => {
                found.push(from);
                path.follow(view, forward, from, found);
            }
            Self::Any(path) => closure(path, view, forward, from, found),
            Self::Sequence(paths) => {
                let mut here = vec![from];
                let mut step = |path: &Self| {
                    let mut there = Vec::new();
                    for node in here.drain(..) {
                        path.follow(view, forward, node, &mut there);
                    }
                    there.sort_unstable();
                    there.dedup();
                    there.truncate(MOST);
                    here = there;
                };
                match forward {
                    true => paths.iter().for_each(&mut step),
                    false => paths.iter().rev().for_each(&mut step),
                }
                found.append(&mut here);
            }
        }
    }
}

fn closure(
    path: &Path<Option<TermId>>,
    view: &GraphView,
    forward: bool,
    from: TermId,
    found: &mut Vec<TermId>,
) {
    let mut seen = vec![from];
    let mut next = 0;
    while next < seen.len() && seen.len() < MOST {
        let mut there = Vec::new();
        path.follow(view, forward, seen[next], &mut there);
        there.retain(|node| !seen.contains(node));
        there.sort_unstable();
        there.dedup();
        seen.extend(there);
        next += 1;
    }
    found.extend(seen);
}
