//! What a change touches: one walk along the properties that the ontology says changes travel by.
//!
//! `hg:impactDirection` says which way a change goes along a property, `hg:impactEnds` where it
//! goes no further, `hg:impactNotifies` who is to be told. No class and no property of the model is
//! named here. The walk is no stored question, since it goes to any distance, keeps the shortest
//! path to each thing and stops at a bound; question A3 is its first steps in SPARQL.

mod begin;
mod cache;
mod change;
mod dependents;
mod mentions;
mod rules;
mod walk;

pub use begin::{Beginning, beginnings};
pub use cache::Cache;
pub use change::Change;
pub use dependents::{Because, Dependents, dependents};
pub use mentions::Mentions;
pub use rules::{Rules, Travels};
pub use walk::{Cut, Found, MOST_REACHED, Reached, Told, Way, walk};
