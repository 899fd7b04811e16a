//! Health information governance as linked data; this file is the map of the rooms.
//!
//! Doors open downwards only: a room may use those listed after it, never those before
//! (`tests/it/rooms.rs` is the law).

pub mod alignment;
pub mod assets;
pub mod catalogue;
pub mod cli;
pub mod config;
pub mod coverage;
pub mod editing;
pub mod graph;
pub mod health;
pub mod history;
pub mod html;
pub mod http;
pub mod impact;
pub mod index;
pub mod log;
pub mod planning;
pub mod query;
pub mod questions;
pub mod rdf;
pub mod registry;
pub mod search;
pub mod shacl;
pub mod views;
pub mod vocab;
