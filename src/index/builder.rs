//! Loading in bulk: terms are interned while they are read, and sorted once at the end.

use crate::index::assemble::{self, Row};
use crate::index::dictionary::NewTerms;
use crate::index::encode::encode;
use crate::index::level::UNNAMED;
use crate::index::matches::Side;
use crate::index::part::{Change, Part};
use crate::index::snapshot::{Snapshot, TermId};
use crate::index::state::Inner;
use crate::index::term::TermKind;
use crate::index::view::Scope;
use oxrdf::{GraphNameRef, NamedOrBlankNodeRef, QuadRef, TermRef};
use std::sync::Arc;

/// Collects quads for a snapshot, far faster than a delta of as many could be applied.
///
/// ```
/// use helsegraf::index::{Builder, LineFormat, Snapshot};
/// use oxrdf::GraphNameRef;
///
/// let text = "<http://example.org/s> <http://example.org/p> \"o\" .\n";
/// let mut builder = Builder::on(&Snapshot::empty(&[]));
/// builder.read_lines(text.as_bytes(), LineFormat::NTriples, GraphNameRef::DefaultGraph)?;
/// let snapshot = builder.finish(1);
/// assert_eq!(snapshot.quad_count(), 1);
/// # Ok::<(), helsegraf::index::LoadError>(())
/// ```
pub struct Builder {
    pub(super) before: Snapshot,
    pub(super) terms: NewTerms,
    pub(super) rows: Vec<Vec<Row>>,
    created: Vec<u32>,
    text: String,
}

impl Builder {
    /// Starts from nothing; graphs whose IRI starts with one of `aside` stay outside the union.
    pub fn new(aside: &[String]) -> Self {
        Self::on(&Snapshot::empty(aside))
    }

    /// Adds to what a snapshot holds.
    pub fn on(snapshot: &Snapshot) -> Self {
        Self {
            before: snapshot.clone(),
            terms: NewTerms::after(&snapshot.inner.dictionary),
            rows: vec![Vec::new()],
            created: Vec::new(),
            text: String::new(),
        }
    }

    /// Number of quads collected, repeated ones counted each time.
    pub fn len(&self) -> usize {
        self.rows.iter().map(Vec::len).sum()
    }

    /// Whether no quad was collected.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds one quad as it is: blank nodes keep their labels.
    pub fn insert(&mut self, quad: QuadRef<'_>) {
        let graph = self.graph(quad.graph_name);
        let row = [
            self.intern(quad.subject.into()),
            self.intern(quad.predicate.into()),
            self.intern(quad.object),
            graph,
        ];
        match self.rows.last_mut() {
            Some(rows) => rows.push(row),
            None => self.rows.push(vec![row]),
        }
    }

    /// Makes a named graph exist even if no quad is in it.
    pub fn create_graph(&mut self, graph: NamedOrBlankNodeRef<'_>) {
        let id = self.intern(graph.into());
        self.created.push(id);
    }

    /// The snapshot with all that was collected, at `revision`, without an overlay unless it
    /// was small.
    pub fn finish(self, revision: u64) -> Snapshot {
        let many = 4 * self.len() >= self.before.quad_count();
        let created = self.created.clone();
        let mut inner = match many {
            true => self.assembled(),
            false => self.overlaid(),
        };
        for graph in created {
            inner.graphs.create(graph);
        }
        inner.revision = revision;
        Snapshot::from(inner)
    }

    pub(super) fn graph(&mut self, graph: GraphNameRef<'_>) -> u32 {
        match graph {
            GraphNameRef::DefaultGraph => UNNAMED,
            GraphNameRef::NamedNode(n) => self.intern(n.into()),
            GraphNameRef::BlankNode(n) => self.intern(n.into()),
        }
    }

    fn intern(&mut self, term: TermRef<'_>) -> u32 {
        self.text.clear();
        encode(term, &mut self.text);
        self.terms.intern(&self.before.inner.dictionary, &self.text)
    }

    /// Everything sorted anew, old and added together.
    fn assembled(mut self) -> Inner {
        let before = Arc::clone(&self.before.inner);
        self.rows.push(rows_of(&self.before));
        drop(self.before);
        let dictionary = before.dictionary.with(self.terms).compacted();
        let named: Vec<u32> = before.graphs.named().collect();
        let mut inner = Inner {
            dictionary,
            aside: Arc::clone(&before.aside),
            ..Inner::default()
        };
        drop(before);
        let terms = inner.dictionary.len();
        let is_literal = |id| inner.dictionary.get(id).kind() == TermKind::Literal;
        let parts = split(self.rows, &inner)
            .map(|rows| Part::from_base(assemble::base(rows, terms, &is_literal)));
        inner.graphs = assemble::graphs(&parts, named.into_iter());
        inner.parts = parts;
        inner
    }

    /// The added quads as one run over the old ones.
    fn overlaid(self) -> Inner {
        let before = &self.before.inner;
        let dictionary = before.dictionary.with(self.terms);
        let sides = Inner {
            dictionary,
            aside: Arc::clone(&before.aside),
            ..Inner::default()
        };
        let changes = split(self.rows, &sides).map(|rows| {
            let rows = rows.into_iter().flatten();
            rows.map(|[s, p, o, graph]| Change {
                triple: [s, p, o],
                graph,
                add: true,
            })
            .collect()
        });
        before.changed(sides.dictionary, changes)
    }
}

/// All quads of a snapshot as rows.
pub(super) fn rows_of(snapshot: &Snapshot) -> Vec<Row> {
    let mut rows = Vec::with_capacity(snapshot.quad_count());
    let unnamed = snapshot.triples(&Scope::Unnamed, None, None, None);
    rows.extend(unnamed.map(|[s, p, o]| [s.0, p.0, o.0, UNNAMED]));
    let named = snapshot.named_quads(None, None, None);
    rows.extend(named.map(|quad| quad.map(|id: TermId| id.0)));
    rows
}

/// Rows by the side of their graph; blocks that are on one side are not copied.
pub(super) fn split(rows: Vec<Vec<Row>>, inner: &Inner) -> [Vec<Vec<Row>>; 2] {
    let mut sides: [Vec<Vec<Row>>; 2] = Default::default();
    let mut last = (UNNAMED, Side::Union);
    let mut aside_of = |graph: u32| {
        if graph != last.0 {
            last = (graph, inner.side(graph));
        }
        last.1 == Side::Aside
    };
    for mut block in rows {
        let aside: Vec<Row> = block
            .iter()
            .filter(|row| aside_of(row[3]))
            .copied()
            .collect();
        if !aside.is_empty() {
            block.retain(|row| !aside_of(row[3]));
            sides[Side::Aside as usize].push(aside);
        }
        sides[Side::Union as usize].push(block);
    }
    sides
}
