//! Needs in order of priority: by which criteria, what is known of each, and what nobody has said.
//!
//! Everything here is the answer of a stored question (`ontology/questions/f*.rq`), kept with the
//! question it comes from. What is ranked, by which criteria and weights, and what counts where a
//! score is unknown is declared in Turtle (`hg:Ranking`, `hg:RankingCriterion`).

mod cache;
mod needs;
pub mod ranking;
mod rankings;
mod wish;

pub use cache::Cache;
pub use needs::{Criterion, Need, Needs, Raised, Rule, Scored};
pub use rankings::{Declared, RANKING, Rankings, USUAL};
pub use wish::{Fault, Order, Placed, Wish};

pub use crate::alignment::{Answer, Asker, Error, Reference, Row, is_unknown};
