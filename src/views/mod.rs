//! Views: pages, and parts of the pages of things, put together from answers to stored questions and from
//! what the program works out.
//!
//! What a view is made of is declared in the shapes (`shapes/views.ttl`): which questions, what they
//! are asked about, what narrows them, how each answer is set out, and which computations stand
//! between them. A collection gets a view by a triple, and a view by a few; nothing here or above knows
//! a class or a property of what is shown. Rust are the arrangements: no query lays a drawing out.

mod cache;
mod declared;
mod filter;
mod matrix;
mod question;
mod reading;
mod timeline;
mod told;

pub use cache::Cache;
pub use declared::{Part, Source, View};
pub use filter::{Choice, Choices, Fault, Filter, UNKNOWN, short};
pub use matrix::{Line, Matrix};
pub use question::{Arrangement, Gathering, Question, Roles};
pub use timeline::{Bar, Lane, Timeline};
pub use told::{Told, ToldPart};
