//! A snapshot as bytes: a frame of sections, each with its length and checksum.
//!
//! Written are the terms, and of each part one order (by subject); the others are derived on
//! reading. Numbers are little-endian.

use crate::index::assemble;
use crate::index::builder::{rows_of, split};
use crate::index::check;
use crate::index::dictionary::{Dictionary, Segment};
use crate::index::level::Level;
use crate::index::matches::Side;
use crate::index::order::{Axis, Order};
use crate::index::part::Part;
use crate::index::sections::{MAGIC, Sections, VERSION, bytes, numbers, pair, section};
use crate::index::snapshot::Snapshot;
use crate::index::state::Inner;
use crate::index::term::TermKind;
use std::io::{self, Write};
use std::thread;

/// Why bytes are not a whole snapshot.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum DecodeError {
    /// They are something else.
    #[error("these bytes are not a stored index")]
    NotASnapshot,
    /// They were written by a program that is newer or too old.
    #[error("the stored index has format {0}; this program reads format {VERSION}")]
    Version(u32),
    /// They end too early.
    #[error("the stored index ends within its {0}")]
    Truncated(&'static str),
    /// What was read is not what was written.
    #[error("the checksum of the {0} of the stored index does not fit")]
    Checksum(&'static str),
    /// The checksums fit and still it makes no sense.
    #[error("the {section} of the stored index cannot be right: {reason}")]
    Content {
        /// The part that is wrong.
        section: &'static str,
        /// What is wrong with it.
        reason: &'static str,
    },
}

impl Snapshot {
    /// Writes the snapshot, overlay included; about 34 bytes a quad.
    pub fn encode(&self, out: &mut impl Write) -> io::Result<()> {
        if self.inner.dictionary.segments().len() > 1 || self.overlay_len() > 0 {
            return self.compact().encode_bare(out);
        }
        self.encode_bare(out)
    }

    /// Reads what `encode` wrote; graphs whose IRI starts with one of `aside` stay outside the
    /// union, whatever the list was when it was written.
    ///
    /// All or nothing: bytes that are cut off, damaged or of another kind are an error that says so.
    pub fn decode(bytes: &[u8], aside: &[String]) -> Result<Self, DecodeError> {
        let mut sections = Sections::open(bytes)?;
        let head = numbers(sections.next("header")?);
        let &[revision_low, revision_high, parts] = &head[..] else {
            return Err(check::wrong("header", "its length"));
        };
        if parts != 2 {
            return Err(check::wrong("header", "the number of parts"));
        }
        let arena = std::str::from_utf8(sections.next("terms")?);
        let arena = arena.map_err(|_| check::wrong("terms", "they are not UTF-8"))?;
        let ends = numbers(sections.next("term offsets")?);
        check::terms(arena, &ends)?;
        let terms = ends.len();
        let parts = [read_part(&mut sections)?, read_part(&mut sections)?];
        let named = numbers(sections.next("graph names")?);
        sections.end()?;

        let segment = |index: u32| check::term(arena, &ends, index).kind();
        let is_literal = |id| segment(id) == TermKind::Literal;
        check::graphs(&named, terms, segment)?;
        for (order, lists) in &parts {
            check::order(order, lists, terms, segment)?;
        }
        let (dictionary, parts) = thread::scope(|scope| {
            let dictionary = scope
                .spawn(|| Dictionary::from_base(Segment::new(0, arena.to_owned(), ends.clone())));
            let parts = parts.map(|(order, lists)| match order.len() {
                0 => Level::default(),
                _ => assemble::derived(dense(order, terms), lists, terms, &is_literal),
            });
            let dictionary = dictionary.join();
            (
                dictionary.unwrap_or_else(|p| std::panic::resume_unwind(p)),
                parts,
            )
        });
        for level in &parts {
            check::predicates(level.order(Axis::Pos), segment)?;
        }
        let parts = parts.map(Part::from_base);
        let inner = Inner {
            revision: u64::from(revision_low) | u64::from(revision_high) << 32,
            dictionary,
            graphs: assemble::graphs(&parts, named.into_iter()),
            parts,
            aside: aside.into(),
        };
        Ok(Self::from(inner).on_their_sides())
    }

    fn encode_bare(&self, out: &mut impl Write) -> io::Result<()> {
        let inner = &self.inner;
        let revision = inner.revision;
        out.write_all(MAGIC)?;
        out.write_all(&VERSION.to_le_bytes())?;
        section(out, &[revision as u32, (revision >> 32) as u32, 2])?;
        let segment = &inner.dictionary.segments()[0];
        bytes(out, segment.arena.as_bytes())?;
        section(out, &segment.ends)?;
        for part in &inner.parts {
            let level = part.base();
            let (leads, starts) = sparse(level.order(Axis::Spo));
            section(out, &leads)?;
            section(out, &starts)?;
            section(out, level.order(Axis::Spo).pairs.as_flattened())?;
            section(out, &level.order(Axis::Spo).graphs)?;
            section(out, &level.lists)?;
        }
        let named: Vec<u32> = inner.graphs.named().collect();
        section(out, &named)
    }

    /// The snapshot with each graph in the part where the list of prefixes wants it.
    fn on_their_sides(self) -> Self {
        let inner = &self.inner;
        let at_home = [Side::Union, Side::Aside].into_iter().all(|side| {
            let mut graphs = side.of(inner).base().positions().sizes();
            graphs.all(|(graph, _)| inner.side(graph) == side)
        });
        if at_home {
            return self;
        }
        let terms = inner.dictionary.len();
        let is_literal = |id| inner.dictionary.get(id).kind() == TermKind::Literal;
        let parts = split(vec![rows_of(&self)], inner)
            .map(|rows| Part::from_base(assemble::base(rows, terms, &is_literal)));
        Self::from(Inner {
            parts,
            ..Inner::clone(inner)
        })
    }
}

/// One order as it is read: leading ids and offsets are those that occur.
fn read_part(sections: &mut Sections<'_>) -> Result<(Order, Vec<u32>), DecodeError> {
    let leads = numbers(sections.next("subjects")?);
    let starts = numbers(sections.next("subject offsets")?);
    let pairs = sections.next("triples")?;
    let order = Order {
        ids: Some(leads),
        starts,
        pairs: pairs.as_chunks::<8>().0.iter().map(pair).collect(),
        graphs: numbers(sections.next("graphs of triples")?),
    };
    Ok((order, numbers(sections.next("lists of graphs")?)))
}

/// The leading ids that occur, and their offsets with the number of rows at the end.
fn sparse(order: &Order) -> (Vec<u32>, Vec<u32>) {
    let occupied = |index: &usize| order.starts[*index] < order.starts[*index + 1];
    let leads = (0..order.starts.len().saturating_sub(1)).filter(occupied);
    let leads: Vec<u32> = leads.map(|index| order.lead_id(index)).collect();
    let starts = leads.iter().map(|lead| order.starts[*lead as usize]);
    let starts = starts.chain([order.len() as u32]).collect();
    (leads, starts)
}

/// The same order with an offset for each of `terms` ids.
fn dense(order: Order, terms: usize) -> Order {
    let mut starts = Vec::with_capacity(terms + 1);
    for (lead, start) in order.ids.iter().flatten().zip(&order.starts) {
        starts.resize(*lead as usize + 1, *start);
    }
    starts.resize(terms + 1, order.len() as u32);
    Order {
        ids: None,
        starts,
        ..order
    }
}
