//! Graphs in hand: formats and media types, reading, prefixes, language choice, digests and deltas.

mod delta;
mod format;
mod read;

pub use delta::Delta;
pub use format::{Format, Holds};
pub use read::{ReadError, Target, read};
