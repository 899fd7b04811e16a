//! The rows of one triple pattern.

use super::super::scope::Named;
use super::{Shared, SnapshotDataset, computed};
use crate::index::{NamedQuads, Scope, TermId, Triples};
use std::rc::Rc;
use std::sync::Arc;

/// The rows of one search; the evaluator boxes it, so the common ones are not boxed here.
pub(super) enum Rows {
    None,
    View(Triples, Option<TermId>),
    Named(Rc<Shared>, NamedQuads),
    Other(Box<dyn Iterator<Item = ([TermId; 3], Option<TermId>)>>),
}

impl Iterator for Rows {
    type Item = ([TermId; 3], Option<TermId>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::None => None,
            Self::View(triples, graph) => Some((triples.next()?, *graph)),
            Self::Named(shared, quads) => loop {
                let [s, p, o, graph] = quads.next()?;
                if shared.is_visible(graph) {
                    return Some(([s, p, o], Some(graph)));
                }
            },
            Self::Other(quads) => quads.next(),
        }
    }
}

impl SnapshotDataset {
    pub(super) fn search(
        &self,
        pattern: [Option<TermId>; 3],
        graph: Option<Option<TermId>>,
    ) -> Rows {
        let [subject, predicate, object] = pattern;
        let shared = &self.shared;
        if pattern.iter().flatten().any(|id| computed(*id).is_some()) {
            // A computed term stands in no triple, but may stand for a list of candidates.
            return self.candidates(pattern, graph.flatten());
        }
        let view = |scope: &Scope, graph| {
            let triples = shared.snapshot.triples(scope, subject, predicate, object);
            Rows::View(triples, graph)
        };
        match (graph, &shared.scopes.named) {
            (Some(None), _) => view(&shared.scopes.default, None),
            (Some(Some(graph)), _) if computed(graph).is_some() || !shared.is_visible(graph) => {
                Rows::None
            }
            (Some(Some(graph)), _) => view(&Scope::Named(graph), Some(graph)),
            (None, Named::All { .. }) => Rows::Named(
                Rc::clone(shared),
                shared.snapshot.named_quads(subject, predicate, object),
            ),
            (None, Named::Only(_)) => {
                let snapshot = shared.snapshot.clone();
                let graphs = shared.visible_graphs().into_iter();
                let graphs = graphs.filter(|graph| computed(*graph).is_none());
                Rows::Other(Box::new(graphs.flat_map(move |graph| {
                    let scope = Scope::Named(graph);
                    let triples = snapshot.triples(&scope, subject, predicate, object);
                    triples.map(move |triple| (triple, Some(graph)))
                })))
            }
        }
    }

    fn candidates(&self, pattern: [Option<TermId>; 3], graph: Option<TermId>) -> Rows {
        let ([Some(subject), predicate, object], Some(_)) = (pattern, self.shared.lists_predicate)
        else {
            return Rows::None;
        };
        let list = self.shared.lists.iter().find(|(id, _)| *id == subject);
        let Some((list, predicate)) = list.zip(predicate) else {
            return Rows::None;
        };
        let list = Arc::clone(&list.1);
        let row = move |object| ([subject, predicate, object], graph);
        match object {
            Some(object) => {
                let found = list.binary_search(&object).is_ok();
                Rows::Other(Box::new(found.then(|| row(object)).into_iter()))
            }
            None => Rows::Other(Box::new((0..list.len()).map(move |i| row(list[i])))),
        }
    }
}
