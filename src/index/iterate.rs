//! Patterns of ids on a snapshot: triples of a scope, quads of named graphs, counts, search.

use crate::index::level::UNNAMED;
use crate::index::matches::{Matches, Side, Within};
use crate::index::order::Prefix;
use crate::index::snapshot::{Snapshot, TermId};
use crate::index::state::Inner;
use crate::index::statistics::Statistics;
use crate::index::text::fold;
use crate::index::view::Scope;
use std::sync::Arc;

/// Iterator over the distinct triples of a scope that match a pattern; owns what it reads.
pub struct Triples {
    first: Matches,
    /// The other side, for a merge of graphs on both.
    second: Option<Box<Second>>,
    on_second: bool,
}

struct Second {
    matches: Matches,
    /// The graphs of the first side: what it shows there is not repeated.
    first: Within,
}

/// Iterator over the quads of all named graphs that match a pattern; owns what it reads.
pub struct NamedQuads {
    matches: Matches,
    aside: Option<Matches>,
    /// The triple being told, its row, and the place of its next graph.
    current: Option<([u32; 3], usize, usize)>,
}

type Pattern = [Option<TermId>; 3];

impl Snapshot {
    /// The triples of a scope that match, each once, as `[subject, predicate, object]`.
    pub fn triples(
        &self,
        scope: &Scope,
        subject: Option<TermId>,
        predicate: Option<TermId>,
        object: Option<TermId>,
    ) -> Triples {
        let prefix = prefix([subject, predicate, object]);
        let matches = |side, within| Matches::new(&self.inner, side, prefix, within);
        let [union, aside] = self.inner.within(scope);
        let (first, second) = match (union, aside) {
            (Some(union), Some(aside)) => {
                let second = Second {
                    matches: matches(Side::Aside, aside),
                    first: union.clone(),
                };
                (matches(Side::Union, union), Some(Box::new(second)))
            }
            (Some(union), None) => (matches(Side::Union, union), None),
            (None, Some(aside)) => (matches(Side::Aside, aside), None),
            (None, None) => (matches(Side::Union, Within::Several(Arc::from([]))), None),
        };
        Triples {
            first,
            second,
            on_second: false,
        }
    }

    /// How many triples of a scope match, each counted once.
    ///
    /// A look-up on the union and for whole graphs; otherwise the matches are walked.
    pub fn count(
        &self,
        scope: &Scope,
        subject: Option<TermId>,
        predicate: Option<TermId>,
        object: Option<TermId>,
    ) -> usize {
        let prefix = prefix([subject, predicate, object]);
        match scope {
            Scope::Union => self.inner.parts[Side::Union as usize].count(&prefix),
            Scope::Unnamed if prefix.bound == 0 => self.inner.graphs.size(UNNAMED),
            Scope::Named(graph) if prefix.bound == 0 => self.inner.graphs.size(graph.0),
            _ => self.triples(scope, subject, predicate, object).count(),
        }
    }

    /// At least as many as match in the scope: a look-up whatever the scope, for join ordering.
    pub fn count_at_most(
        &self,
        scope: &Scope,
        subject: Option<TermId>,
        predicate: Option<TermId>,
        object: Option<TermId>,
    ) -> usize {
        let prefix = prefix([subject, predicate, object]);
        let graphs = |ids: &[TermId]| ids.iter().map(|id| self.graph_len(*id)).sum::<usize>();
        let [union, aside] = self.inner.within(scope);
        let range = [(Side::Union, union), (Side::Aside, aside)]
            .iter()
            .filter(|(_, within)| within.is_some())
            .map(|(side, _)| side.of(&self.inner).count(&prefix))
            .sum();
        match scope {
            Scope::Union => range,
            Scope::Unnamed => range.min(graphs(&[TermId::UNNAMED_GRAPH])),
            Scope::Named(graph) => range.min(graphs(&[*graph])),
            Scope::Merge(ids) => range.min(graphs(ids)),
        }
    }

    /// Whether a triple is in a scope.
    pub fn contains(&self, scope: &Scope, triple: [TermId; 3]) -> bool {
        let triple = triple.map(|id| id.0);
        let sides = [Side::Union, Side::Aside];
        self.inner
            .within(scope)
            .iter()
            .zip(sides)
            .any(|(within, side)| {
                within.as_ref().is_some_and(|within| {
                    let graphs = side.of(&self.inner).graphs_of(triple);
                    !graphs.is_empty() && within.shows(graphs)
                })
            })
    }

    /// The graphs of a scope in which a triple stands, `UNNAMED_GRAPH` among them.
    pub fn graphs_of(&self, scope: &Scope, triple: [TermId; 3]) -> Vec<TermId> {
        let triple = triple.map(|id| id.0);
        let sides = [Side::Union, Side::Aside];
        let mut found = Vec::new();
        for (within, side) in self.inner.within(scope).iter().zip(sides) {
            if let Some(within) = within {
                let graphs = side.of(&self.inner).graphs_of(triple).iter();
                found.extend(graphs.filter(|g| within.shows(std::slice::from_ref(g))));
            }
        }
        found.into_iter().map(TermId).collect()
    }

    /// The quads of all named graphs that match, aside or not, as subject, predicate, object, graph.
    pub fn named_quads(
        &self,
        subject: Option<TermId>,
        predicate: Option<TermId>,
        object: Option<TermId>,
    ) -> NamedQuads {
        let prefix = prefix([subject, predicate, object]);
        let matches = |side| Matches::new(&self.inner, side, prefix, Within::Any);
        NamedQuads {
            matches: matches(Side::Union),
            aside: Some(matches(Side::Aside)),
            current: None,
        }
    }

    /// What is known of a predicate in the union.
    pub fn statistics(&self, predicate: TermId) -> Statistics {
        self.inner.parts[Side::Union as usize].statistics(predicate.0)
    }

    /// The predicates of the union; some may have no triple left.
    pub fn predicates(&self) -> impl Iterator<Item = TermId> + use<> {
        let ids = self.inner.parts[Side::Union as usize].predicates();
        ids.into_iter().map(TermId)
    }

    /// The literals of any datatype and language whose lexical form contains `text` when case is
    /// ignored, ascending: all that `CONTAINS` (on either side of `LCASE`), `STRSTARTS`,
    /// `STRENDS` or a regular expression without case that must contain `text` can accept, and
    /// more. `UCASE` is not covered (`ß` becomes `SS`). IRIs are not searched.
    pub fn literals_containing(&self, text: &str) -> Vec<TermId> {
        let folded = fold(text);
        let mut found = Vec::new();
        for segment in self.inner.dictionary.segments() {
            segment.folded().containing(&folded, |index| {
                found.push(TermId(segment.first() + index));
            });
        }
        found
    }
}

impl Inner {
    /// What a scope shows of each side; none: nothing.
    fn within(&self, scope: &Scope) -> [Option<Within>; 2] {
        let one = |graph: u32| match self.side(graph) {
            Side::Union => [Some(Within::One(graph)), None],
            Side::Aside => [None, Some(Within::One(graph))],
        };
        match scope {
            Scope::Union => [Some(Within::Any), None],
            Scope::Unnamed => one(UNNAMED),
            Scope::Named(graph) => one(graph.0),
            Scope::Merge(graphs) => {
                let mut sides: [Vec<u32>; 2] = Default::default();
                for graph in graphs.iter() {
                    sides[self.side(graph.0) as usize].push(graph.0);
                }
                sides.map(|mut graphs| {
                    graphs.sort_unstable();
                    graphs.dedup();
                    match graphs[..] {
                        [] => None,
                        [graph] => Some(Within::One(graph)),
                        _ => Some(Within::Several(graphs.into())),
                    }
                })
            }
        }
    }
}

impl Iterator for Triples {
    type Item = [TermId; 3];

    #[inline]
    fn next(&mut self) -> Option<[TermId; 3]> {
        if !self.on_second {
            if let Some((triple, _)) = self.first.next_row() {
                return Some(triple.map(TermId));
            }
            self.on_second = true;
        }
        let second = self.second.as_mut()?;
        while let Some((triple, _)) = second.matches.next_row() {
            let told = self.first.graphs_of(triple);
            if told.is_empty() || !second.first.shows(told) {
                return Some(triple.map(TermId));
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let second = self.second.as_ref().map_or(0, |s| s.matches.upper_bound());
        (0, Some(self.first.upper_bound() + second))
    }
}

impl Iterator for NamedQuads {
    type Item = [TermId; 4];

    fn next(&mut self) -> Option<[TermId; 4]> {
        loop {
            if let Some((triple, row, place)) = &mut self.current {
                let graphs = self.matches.graphs_at(*row);
                // The unnamed graph sorts last.
                if let Some(graph) = graphs.get(*place).filter(|g| **g != UNNAMED) {
                    *place += 1;
                    let [s, p, o] = *triple;
                    return Some([s, p, o, *graph].map(TermId));
                }
            }
            self.current = match self.matches.next_row() {
                Some((triple, row)) => Some((triple, row, 0)),
                None => {
                    self.matches = self.aside.take()?;
                    None
                }
            };
        }
    }
}

fn prefix([s, p, o]: Pattern) -> Prefix {
    let raw = |id: Option<TermId>| id.map(|id| id.0);
    Prefix::new(raw(s), raw(p), raw(o))
}
