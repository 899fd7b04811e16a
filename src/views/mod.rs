//! Views: pages, and parts of the pages of things, put together from answers to stored questions and from
//! what the program works out.
//!
//! What a view is made of is declared in the shapes (`shapes/views.ttl`): which questions, what they
//! are asked about, how each answer is set out, and which computations stand between them. A collection gets a view by a triple, and a
//! view by a few; nothing here or above knows a class or a property of what is shown.

mod cache;
mod declared;
mod matrix;
mod told;

pub use cache::Cache;
pub use declared::{Arrangement, Part, Question, Source, View};
pub use matrix::{Line, Matrix};
pub use told::{Told, ToldPart};
