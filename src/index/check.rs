//! What must hold of a stored index for the readers of it never to fail, checked after its checksums.

use crate::index::codec::DecodeError;
use crate::index::dictionary::LIMIT;
use crate::index::level::{LINK, UNNAMED, is_link};
use crate::index::order::Order;
use crate::index::term::{EncodedTerm, TermKind};

pub(super) fn wrong(section: &'static str, reason: &'static str) -> DecodeError {
    DecodeError::Content { section, reason }
}

fn ensure(holds: bool, section: &'static str, reason: &'static str) -> Result<(), DecodeError> {
    match holds {
        true => Ok(()),
        false => Err(wrong(section, reason)),
    }
}

/// Each term ends behind the one before, at the edge of a character, and can be read.
pub(super) fn terms(arena: &str, ends: &[u32]) -> Result<(), DecodeError> {
    let section = "term offsets";
    ensure(ends.len() < LIMIT as usize, section, "there are too many")?;
    let mut start = 0;
    for end in ends {
        let term = arena.get(start..*end as usize);
        let term = term.ok_or(wrong(section, "one is outside the terms"))?;
        start = *end as usize;
        ensure(
            EncodedTerm(term).is_well_formed(),
            "terms",
            "one is not a term",
        )?;
    }
    ensure(start == arena.len(), section, "they do not reach the end")
}

/// The term at an index, once `terms` has passed.
pub(super) fn term<'a>(arena: &'a str, ends: &[u32], index: u32) -> EncodedTerm<'a> {
    let index = index as usize;
    let start = index.checked_sub(1).map_or(0, |before| ends[before]);
    EncodedTerm(&arena[start as usize..ends[index] as usize])
}

/// Graph names are ascending and nodes.
pub(super) fn graphs(
    names: &[u32],
    terms: usize,
    kind: impl Fn(u32) -> TermKind,
) -> Result<(), DecodeError> {
    let section = "graph names";
    ensure(names.is_sorted_by(|a, b| a < b), section, "their order")?;
    let nodes = names
        .iter()
        .all(|name| (*name as usize) < terms && is_node(kind(*name)));
    ensure(nodes, section, "one is not a graph name")
}

/// Leading ids and offsets fit the rows, rows are sorted, and every id is that of a term.
pub(super) fn order(
    order: &Order,
    lists: &[u32],
    terms: usize,
    kind: impl Fn(u32) -> TermKind,
) -> Result<(), DecodeError> {
    let leads = order.ids.as_deref().unwrap_or_default();
    ensure(leads.is_sorted_by(|a, b| a < b), "subjects", "their order")?;
    let nodes = leads
        .iter()
        .all(|lead| (*lead as usize) < terms && is_node(kind(*lead)));
    ensure(nodes, "subjects", "one is not a subject")?;
    let starts = &order.starts;
    let fits = starts.len() == leads.len() + 1
        && starts[0] == 0
        && starts.is_sorted_by(|a, b| a < b)
        && starts[leads.len()] as usize == order.len();
    ensure(fits, "subject offsets", "they do not fit the triples")?;
    let terms_only = order
        .pairs
        .as_flattened()
        .iter()
        .all(|id| (*id as usize) < terms);
    ensure(terms_only, "triples", "an id is not that of a term")?;
    let sorted = starts
        .windows(2)
        .all(|pair| order.pairs[pair[0] as usize..pair[1] as usize].is_sorted_by(|a, b| a < b));
    ensure(sorted, "triples", "their order")?;
    let section = "graphs of triples";
    ensure(order.graphs.len() == order.len(), section, "their number")?;
    let name = |id: u32| id == UNNAMED || ((id as usize) < terms && is_node(kind(id)));
    let mut last = UNNAMED;
    for entry in &order.graphs {
        let fits = *entry == last
            || match is_link(*entry) {
                false => name(*entry),
                true => list(lists, (*entry & !LINK) as usize).is_some_and(|graphs| {
                    graphs.is_sorted_by(|a, b| a < b) && graphs.iter().all(|g| name(*g))
                }),
            };
        ensure(fits, section, "one is not a graph name")?;
        last = *entry;
    }
    Ok(())
}

/// The leading ids that have rows are IRIs.
pub(super) fn predicates(order: &Order, kind: impl Fn(u32) -> TermKind) -> Result<(), DecodeError> {
    let mut used = (0..order.starts.len().saturating_sub(1))
        .filter(|index| order.starts[*index] < order.starts[*index + 1]);
    let iris = used.all(|index| kind(order.lead_id(index)) == TermKind::NamedNode);
    ensure(iris, "triples", "a predicate is not an IRI")
}

fn list(lists: &[u32], place: usize) -> Option<&[u32]> {
    let length = *lists.get(place)? as usize;
    let graphs = lists.get(place + 1..place.checked_add(1 + length)?)?;
    (length > 1).then_some(graphs)
}

fn is_node(kind: TermKind) -> bool {
    matches!(kind, TermKind::NamedNode | TermKind::BlankNode)
}
