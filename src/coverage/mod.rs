//! How much is known: entries of each kind, what they carry, how they hang together, and whether
//! every term they are written with is declared.
//!
//! `Coverage::read` goes through the index once; the command line and the home page show the same
//! table. `proof::faults` says what a content that calls itself whole must not have.

mod cache;
mod fault;
mod owners;
mod proof;
mod read;
mod tally;
mod usage;

pub use cache::{Cache, Counted};
pub use fault::{Fault, Finding};
pub use proof::faults;
pub use tally::{MARKS, Tally};

use crate::rdf::Labels;

/// What one revision knows, kind by kind.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// A row for each collection that has entries, in the order of the collections.
    pub kinds: Vec<KindRow>,
    /// All entries, each once.
    pub total: Tally,
    /// IRIs of entries with no link in or out, not even to a source; in the order of the alphabet.
    pub orphans: Vec<String>,
    /// IRIs of entries that are linked to nothing but their source.
    pub loose: Vec<String>,
    /// IRIs of things under `/id/` that no collection takes in.
    pub astray: Vec<String>,
}

/// The entries of one collection.
#[derive(Debug, Clone)]
pub struct KindRow {
    /// The name of the collection in addresses.
    pub segment: String,
    /// What its entries are called together.
    pub names: Labels,
    /// How many there are, and of what.
    pub tally: Tally,
}
