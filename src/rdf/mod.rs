//! Graphs in hand: formats and media types, reading, prefixes, language choice, digests and deltas.

mod collation;
mod delta;
mod format;
mod language;
mod merge;
mod prefixes;
mod read;
mod turtle;

pub use collation::collation;
pub use delta::Delta;
pub use format::{Format, Holds};
pub use language::{Label, Labels, Language, last_part};
pub use merge::{Clash, Conflict, Merge, merge};
pub use prefixes::Prefixes;
pub use read::{ReadError, Target, read, read_each};
pub use turtle::write_turtle;
