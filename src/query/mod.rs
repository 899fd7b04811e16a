//! SPARQL text to plan to results on a snapshot, within a budget; updates to deltas.
//!
//! ```
//! use helsegraf::{index::Snapshot, query};
//!
//! let asked = query::parse("ASK { ?s ?p ?o }", None)?;
//! let answer = query::evaluate(&Snapshot::empty(&[]), &asked, &query::Options::default())?;
//! assert!(matches!(answer, spareval::QueryResults::Boolean(false)));
//! # Ok::<_, query::Error>(())
//! ```

mod budget;
mod change;
mod children;
mod computed;
mod dataset;
mod depth;
mod direct;
mod error;
mod evaluate;
mod foreign;
mod matching;
mod memory;
mod mend;
mod mentions;
mod order;
mod parse;
mod remote;
mod rewrite;
mod running;
mod scope;
mod size;
mod steps;
mod unnamed;
mod update;
mod values;
mod walk;

pub use budget::{Budget, DEFAULT_ROWS};
pub(crate) use children::{expressions as map_expression, patterns as map_pattern};
pub use error::Error;
pub use evaluate::{DefaultGraph, Options, Rewriting, evaluate};
pub use foreign::parse_with;
pub use matching::{TextSearch, Unsearched};
pub use memory::{default_limit_bytes, limit_memory, resident_bytes};
pub use parse::{parse, parse_update};
pub use remote::{Answer, Cause, Document, Others, Remote, RemoteError, is_remote};
pub use running::{RunningQuery, running, stop};
pub use size::{STACK_BYTES, on_stack};
pub use update::update;
pub use values::{values_of, with_value};
pub(crate) use walk::Part;
