//! The JSON of things: plain JSON by the names that shapes and ontology give, with a JSON-LD
//! context in the document itself, so that it is RDF too and nobody has to fetch anything
//! (<https://www.w3.org/TR/json-ld11/>).
//!
//! [`Writer`] tells what a graph says of a thing, [`Reader`] takes it back to triples, and what is
//! read is what was written, term by term.

mod coercion;
mod definitions;
mod document;
mod fault;
mod incoming;
mod literal;
mod overlay;
pub mod owned;
mod patch;
mod read;
mod strict;
mod value;
mod write;

pub use document::Json;
pub use fault::{Cause, Fault, pointer};
pub use overlay::overlay;
pub use patch::merge;
pub use read::{Reader, Target};
pub use strict::parse;
pub use write::Writer;

/// Parts nested in one another at most; deeper ones stand beside, in `included`.
pub(crate) const DEEPEST: usize = 12;
