//! The constraint components of SHACL Core (SHACL §4), one group a file.

mod cardinality;
mod logical;
mod other;
mod pairs;
mod range;
mod shape_based;
mod sparql;
mod string;
mod value_type;

pub(super) use sparql::Ahead;
