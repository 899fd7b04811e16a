//! The graph in memory: interned terms, sorted quads, immutable snapshots, one reading interface.
//!
//! A [`Snapshot`] is one revision; [`Snapshot::apply`] makes the next one and shares all they have
//! in common. Terms are [`TermId`]s into a dictionary; two terms are the same exactly when their
//! ids are. Distinct triples are kept in three orders, so that any pattern is one range whose
//! length is its exact count; what commits change lies over them in small runs until
//! [`Snapshot::compact`]. Graphs that are *aside* are a second part over the same dictionary, so
//! that the union of all others is a plain range.
//!
//! Reading, by what one has in hand:
//!
//! - a graph or a union, and terms: [`Snapshot::view`] and [`GraphView`];
//! - ids and a scope: [`Snapshot::triples`], [`Snapshot::count`], [`Snapshot::contains`];
//! - any named graph, with its name: [`Snapshot::named_quads`], [`Snapshot::named_graph_ids`];
//! - an id, to look at it without copying: [`Snapshot::encoded`], [`EncodedTerm::parts`];
//! - a predicate, for the order of joins: [`Snapshot::statistics`], [`Snapshot::predicates`];
//! - a part of a text: [`Snapshot::literals_containing`].
//!
//! Keeping what was worked out of a snapshot: [`Kept`].
//!
//! Making: [`Snapshot::apply`] for a commit, [`Builder`] for a load, [`Snapshot::encode`] and
//! [`Snapshot::decode`] for a restart.

mod apply;
mod assemble;
mod builder;
mod check;
mod codec;
mod compact;
mod datatypes;
mod dictionary;
mod encode;
mod graphs;
mod iterate;
mod kept;
mod level;
mod lines;
mod matches;
mod order;
mod parse;
mod part;
mod positions;
mod sections;
mod snapshot;
mod state;
mod statistics;
mod term;
mod text;
mod view;

pub use builder::Builder;
pub use codec::DecodeError;
pub use iterate::{NamedQuads, Triples};
pub use kept::{Kept, Version};
pub use lines::{LineFormat, LoadError};
pub use snapshot::{Snapshot, TermId};
pub use statistics::Statistics;
pub use term::{EncodedTerm, TermKind, TermParts};
pub use view::{GraphView, Scope};
