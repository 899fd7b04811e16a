//! Graphs in hand: formats and media types, prefixes, language choice, digests and deltas.

mod delta;

pub use delta::Delta;
